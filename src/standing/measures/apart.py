"""A measure of two runs of different persons: the difference, and its interval from the intervals of both.

Nobody is the same in both runs, so nothing that they have in common drops out. The two intervals are joined by the
square-and-add rule (Zou and Donner, Construction of confidence limits about effect measures, 2008), which asks nothing
but that the runs be independent: of different seeds.
"""

from __future__ import annotations

import math
from typing import Final

from standing.measures.differences import Difference, Status
from standing.measures.intervals import Interval
from standing.measures.measure import Value
from standing.texts import text

METHOD: Final = "independent runs"
"""How such an interval was made."""


def apart(before: Value, after: Value, people: int) -> Difference:
    """Give the difference of a measure between two runs of different persons.

    Parameters
    ----------
    before, after
        The same measure, name, item and group in both.
    people
        Synthetic persons of each run.

    Returns
    -------
    Difference
        After minus before; without an interval where one of the two has none.
    """
    lacking = next((each for each in (before, after) if each.status == "not_modelled"), None)
    if before.value is None or after.value is None or lacking is not None:
        status: Status = "not_modelled" if lacking is not None else "no_value"
        empty = before if before.value is None else after
        return Difference(before, after, None, None, None, None, None, people, status, (lacking or empty).why)
    difference = after.value - before.value
    low, high = _joined(before, after, difference)
    why = text("measures.none.interval") if low is None else None
    return Difference(before, after, difference, low, high, METHOD, None, people, "computed", why)


def _joined(before: Value, after: Value, difference: float) -> Interval:
    ends = (before.low, before.value, before.high, after.low, after.value, after.high)
    known = [each for each in ends if each is not None]
    if len(known) < len(ends):
        return Interval(None, None)
    low_before, one, high_before, low_after, other, high_after = known
    low = difference - math.hypot(other - low_after, high_before - one)
    high = difference + math.hypot(high_after - other, one - low_before)
    return Interval(max(-1.0, low), min(1.0, high)) if before.unit == "share" else Interval(low, high)
