"""Experiments: one run, or the same persons run again.

`run` runs a scenario and gives a `Run` (`outcome`), which knows its measures, its document (`document`) and what was
published (`published`). `ranges` runs the same persons at both ends of each assumed input; `until` finds how many
persons a precision takes.
"""
