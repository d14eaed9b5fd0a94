"""A scenario to findings, from its rules alone: nothing here runs anything.

`sense` says what can be run and hardly be meant; it asks `world`, `sensors`, `lists` and `times`, each about its own.
"""
