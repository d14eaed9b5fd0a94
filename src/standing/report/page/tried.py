"""What the engine was tried against, in numbers: a test holds each of them against the suite that it is taken from."""

from __future__ import annotations

from typing import Final

CLAIMS: Final = 436
"""Numbers of a run that a closed formula gives exactly, and that the engine is compared with."""

CLAIM_PEOPLE: Final = 100_000
"""Synthetic persons of such a run."""

BOUND: Final = 5.17
"""Standard errors that no comparison may be away, corrected for their number."""

MORE: Final = 16
"""Times as many other persons, with which what lies beyond the bound is looked at again."""

FIRST_LOOK: Final = 10_000
"""One in so many right engines has some comparison beyond the bound at the first look."""

BOTH_LOOKS: Final = 10_000_000_000
"""Less than one in so many right engines fails: the same comparison lies beyond the bound twice, on different persons."""

SAME_TIME_S: Final = 0.001
"""Seconds to which the events of both engines are the same."""

COVER_SEEDS: Final = 400
"""Seeds over which the intervals are tried."""

COVER_LEAST: Final = 364
COVER_MOST: Final = 393
"""How many of these intervals have to hold the true value."""

COVER_ERROR: Final = 0.001
"""Probability that a right interval is outside these bounds."""
