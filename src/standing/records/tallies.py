"""Exact integers of a run: by tally, item, part and cell, with the 64 replicate groups that intervals are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from standing.records.kinds import REPLICATES

Counts = NDArray[np.int64]


class Slot(NamedTuple):
    """Where one integer belongs: `tally` (a word of DESIGN section 7), `item` (a name of the scenario) and `part`."""

    tally: str
    item: str
    part: str


class TallyRow(NamedTuple):
    """One exact integer of a run, for the cell it counts."""

    tally: str
    item: str
    part: str
    cell: int
    value: int


class SeriesRow(NamedTuple):
    """One point of a series: events in the bin that ends at `date`, or the stock at that instant."""

    series: str
    item: str
    part: str
    group: str
    date: str
    value: int


@dataclass(frozen=True)
class Series:
    """Events and stocks along the calendar.

    Parameters
    ----------
    slots
        What each row counts; `stocks` says which of them are stocks at the end of the bin.
    groups
        "all", then one per value of `clock.series_by`.
    dates
        ISO dates of the bin ends, (bins,). The last is the end of the run.
    values
        Events in the bin, or the stock at its end, (groups, slots, bins).
    """

    slots: tuple[Slot, ...]
    stocks: tuple[bool, ...]
    groups: tuple[str, ...]
    dates: tuple[str, ...]
    values: Counts

    def rows(self) -> Iterator[SeriesRow]:
        """Rows in the order of the document, group by group."""
        for g, group in enumerate(self.groups):
            for s, slot in enumerate(self.slots):
                for b, date in enumerate(self.dates):
                    yield SeriesRow(slot.tally, slot.item, slot.part, group, date, int(self.values[g, s, b]))

    def of(self, series: str, item: str, part: str | None = None, group: str = "all") -> Counts:
        """Values of one series, (bins,); the parts together if `part` is None."""
        rows = [s for s, slot in enumerate(self.slots) if slot[:2] == (series, item) and part in (None, slot.part)]
        return np.asarray(self.values[self.groups.index(group), rows].sum(axis=0), dtype=np.int64)


@dataclass(frozen=True)
class Tallies:
    """The exact record of a run.

    Parameters
    ----------
    columns, labels
        Group columns of the population, (columns,), and each cell's values, (cells, columns).
    people
        Persons per cell, (cells,).
    slots
        What each integer counts, (slots,).
    totals
        The integers by cell, (cells, slots).
    groups
        "all", then every `column=value`, (groups,).
    replicates
        The same integers by group and replicate, (groups, 64, slots).
    bins, histogram
        Tallies with very many parts, (bins,), and their integers by cell, (cells, bins).
    series
        Events and stocks along the calendar.
    """

    columns: tuple[str, ...]
    labels: tuple[tuple[str, ...], ...]
    people: tuple[int, ...]
    slots: tuple[Slot, ...]
    totals: Counts
    groups: tuple[str, ...]
    replicates: Counts
    bins: tuple[Slot, ...]
    histogram: Counts
    series: Series

    @cached_property
    def _places(self) -> Mapping[tuple[str, str], Mapping[str, int]]:
        """Where the slots of each tally and item are, by part."""
        return _index(self.slots)

    @cached_property
    def _bin_places(self) -> Mapping[tuple[str, str], Mapping[str, int]]:
        return _index(self.bins)

    def has(self, tally: str, item: str) -> bool:
        """Whether the scenario has what this tally counts."""
        return (tally, item) in self._places or (tally, item) in self._bin_places

    def items(self, tally: str) -> list[str]:
        """Items that this tally counts, in the order of the scenario."""
        return [item for name, item in (*self._places, *self._bin_places) if name == tally]

    def parts(self, tally: str, item: str) -> list[str]:
        """Parts of a tally, in order."""
        return list(self._places.get((tally, item)) or self._bin_places[tally, item])

    def cells_in(self, group: str) -> list[int]:
        """Cells of a group: "all" or `column=value`."""
        if group == "all":
            return list(range(len(self.people)))
        column, _, value = group.partition("=")
        at = self.columns.index(column)
        return [c for c, labels in enumerate(self.labels) if labels[at] == value]

    def persons(self, group: str = "all") -> int:
        """Persons in a group."""
        return sum(self.people[c] for c in self.cells_in(group))

    def persons_by_replicate(self, group: str = "all") -> Counts:
        """Persons in a group by replicate, (64,)."""
        return self.by_replicate("persons_lived", "", None, group)

    def value(self, tally: str, item: str, part: str | Iterable[str] | None = None, group: str = "all") -> int:
        """One exact integer; all parts together if `part` is None. Raises KeyError if the scenario has no such item."""
        if (tally, item) in self._bin_places:
            kept = _wanted(self._bin_places[tally, item], part)
            return int(self.histogram[np.ix_(self.cells_in(group), kept)].sum())
        return int(self.by_replicate(tally, item, part, group).sum())

    def by_replicate(
        self, tally: str, item: str, part: str | Iterable[str] | None = None, group: str = "all"
    ) -> Counts:
        """The same integer in each of the 64 replicate groups, (64,)."""
        kept = _wanted(self._places[tally, item], part)
        chosen = self.replicates[self.groups.index(group)][:, kept]
        return np.asarray(chosen.sum(axis=1), dtype=np.int64)

    def counts(self, tally: str, item: str, group: str = "all") -> dict[str, int]:
        """Part -> integer, the parts that occurred only."""
        if (tally, item) not in self._bin_places:
            return {
                part: value for part in self._places[tally, item] if (value := self.value(tally, item, part, group))
            }
        places = self._bin_places[tally, item]
        sums = self.histogram[self.cells_in(group)].sum(axis=0)
        return {part: int(sums[at]) for part, at in places.items() if sums[at]}

    def rows(self) -> Iterator[TallyRow]:
        """Rows of the document that are not zero, and every slot of the first cell so that names are complete."""
        for block, slots in ((self.totals, self.slots), (self.histogram, self.bins)):
            keep_zero = block is self.totals
            for cell in range(block.shape[0]):
                for at, slot in enumerate(slots):
                    if block[cell, at] or (keep_zero and cell == 0):
                        yield TallyRow(*slot, cell, int(block[cell, at]))

    @cached_property
    def digest(self) -> str:
        """SHA-256 over every integer of the run, in hexadecimal: equal digests mean equal runs."""
        text = sha256()
        for names in (self.slots, self.bins, self.series.slots, self.groups, self.series.dates):
            text.update(repr(tuple(names)).encode())
        for numbers in (np.asarray(self.people), self.totals, self.replicates, self.histogram, self.series.values):
            text.update(np.ascontiguousarray(numbers, dtype="<i8").tobytes())
        return text.hexdigest()


def groups_of(columns: Sequence[str], labels: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Give "all" and every `column=value`, in the order of the cells."""
    found = ["all"]
    for at, column in enumerate(columns):
        found += dict.fromkeys(f"{column}={row[at]}" for row in labels)
    return tuple(found)


def _index(slots: Sequence[Slot]) -> dict[tuple[str, str], dict[str, int]]:
    places: dict[tuple[str, str], dict[str, int]] = {}
    for at, slot in enumerate(slots):
        places.setdefault(slot[:2], {})[slot.part] = at
    return places


def _wanted(places: Mapping[str, int], part: str | Iterable[str] | None) -> list[int]:
    if part is None:
        return list(places.values())
    return [places[one] for one in ([part] if isinstance(part, str) else part) if one in places]


def empty_replicates(groups: int, slots: int) -> Counts:
    """Zeros of the shape that `Tallies.replicates` has."""
    return np.zeros((groups, REPLICATES, slots), dtype=np.int64)
