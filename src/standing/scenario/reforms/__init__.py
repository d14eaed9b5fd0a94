"""Reforms of a scenario, as data: read from files, shipped by name, chained, described in sentences.

`reform` is a reform, `file` reads one, `library` has those that are shipped, `places` finds the places that a path with
wildcards names, `bounds` makes of a bound what stands there afterwards, `rules` are the changes that paths cannot say, and
`sentences` says what changes. `word` makes a reform of what somebody typed.
"""

from standing.scenario.reforms.library import reform_names
from standing.scenario.reforms.reform import NOTHING_FITS, Reform
from standing.scenario.reforms.word import fitting, is_reform, reform_from, shipped_reforms

__all__ = ["NOTHING_FITS", "Reform", "fitting", "is_reform", "reform_from", "reform_names", "shipped_reforms"]
