"""What a measure adds up: parts of tallies, in days, persons or pieces."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, NamedTuple

import numpy as np

from standing.measures.intervals import Numbers
from standing.records.kinds import REPLICATES
from standing.records.tallies import Slot, Tallies

DAY: Final = 86_400.0
YEAR: Final = 365.25 * DAY


class Term(NamedTuple):
    """Parts of one tally of one item; all parts if `parts` is None. `sign` is -1 where it is taken away."""

    tally: str
    item: str
    parts: tuple[str, ...] | None
    sign: int = 1


@dataclass(frozen=True)
class Count:
    """A sum of tallies times a factor.

    Parameters
    ----------
    terms
        What is added, or taken away.
    factor
        What one unit of the sum is worth: 1 for events, 1/86,400 for seconds told in days.
    """

    terms: tuple[Term, ...] = ()
    factor: float = 1.0

    def __add__(self, other: Count) -> Count:
        """Give the sum of two of the same factor; without terms, either has the other's."""
        return Count(self.terms + other.terms, self.factor if self.terms else other.factor)

    def __sub__(self, other: Count) -> Count:
        """Give the difference of two of the same factor, where the other is part of it."""
        return self + replace(other, terms=tuple(term._replace(sign=-term.sign) for term in other.terms))

    def times(self, factor: float) -> Count:
        """Give the same sum in another unit."""
        return replace(self, factor=self.factor * factor)

    @property
    def is_time(self) -> bool:
        """Whether seconds are added and not events."""
        return any("_seconds" in term.tally for term in self.terms)

    def slots(self, tallies: Tallies) -> frozenset[Slot]:
        """Integers of the run that are added."""
        return frozenset(
            Slot(tally, item, part)
            for tally, item, parts, _ in self.terms
            for part in tallies.parts(tally, item)
            if parts is None or part in parts
        )

    def by_replicate(self, tallies: Tallies, group: str) -> Numbers:
        """Give the sum in each replicate group, (64,): integers, unless the factor is not 1."""
        total = np.zeros(REPLICATES, dtype=np.int64)
        for tally, item, parts, sign in self.terms:
            total += sign * tallies.by_replicate(tally, item, parts, group)
        return total if self.factor == 1.0 else total.astype(np.float64) * self.factor


def count(tally: str, item: str, *parts: str) -> Count:
    """Events or persons of a tally; all parts if none is named."""
    return Count((Term(tally, item, parts or None),))


def days(tally: str, item: str, *parts: str) -> Count:
    """Seconds of a tally, told in days."""
    return count(tally, item, *parts).times(1 / DAY)


def persons() -> Count:
    """Persons who lived in the run, those who left included."""
    return count("persons_lived", "")


def persons_at_end() -> Count:
    """Persons of the last day, and so of any day; without renewal they are all who lived."""
    return count("persons_at_end", "")


def total_of(counts: list[Count]) -> Count:
    """Sum of several, empty if there are none."""
    total = Count()
    for one in counts:
        total += one
    return total
