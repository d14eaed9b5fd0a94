"""Histograms of a run by slices of consecutive persons: what a curve over durations needs for a paired interval.

Tallies keep histograms by cell only. Here they are kept by 64 slices of the persons as well, the entries that are not 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from standing.records.kinds import REPLICATES
from standing.records.tallies import Counts, Tallies

ENDED = "ended"


@dataclass(frozen=True)
class Slices:
    """Histograms by slice.

    Parameters
    ----------
    tallies
        The whole run: its names, cells and bins.
    slices, cells, bins, counts
        Entries that are not 0: which slice, cell and bin, and how many, (entries,).
    """

    tallies: Tallies
    slices: Counts
    cells: Counts
    bins: Counts
    counts: Counts

    @classmethod
    def of(cls, tallies: Tallies, histograms: Iterable[Entries]) -> Slices:
        """Put slices together, in the order of the persons."""
        found = list(histograms)
        sizes = [len(each.counts) for each in found]
        return cls(
            tallies,
            np.repeat(np.arange(len(found)), sizes),
            np.concatenate([each.cells for each in found]),
            np.concatenate([each.bins for each in found]),
            np.concatenate([each.counts for each in found]),
        )

    def durations(self, tally: str, item: str, group: str = "all") -> tuple[Counts, Counts]:
        """Ended and still open after so many whole days, by slice.

        Parameters
        ----------
        tally, item
            A histogram with the parts `ended N` and `open N`.
        group
            "all" or `column=value`.

        Returns
        -------
        tuple
            Two arrays, (64, days).
        """
        word, day = self._parts[tally, item]
        kept = (day[self.bins] >= 0) & np.isin(self.cells, self.tallies.cells_in(group))
        slices, bins, counts = self.slices[kept], self.bins[kept], self.counts[kept]
        found = np.zeros((2, REPLICATES, int(day[bins].max(initial=-1)) + 1), dtype=np.int64)
        np.add.at(found, (word[bins], slices, day[bins]), counts)
        return found[0], found[1]

    @cached_property
    def _parts(self) -> dict[tuple[str, str], tuple[NDArray[np.int64], NDArray[np.int64]]]:
        """Of each histogram of durations: 0 or 1 for ended and open, and the day, by bin; −1 in bins of others."""
        found: dict[tuple[str, str], tuple[NDArray[np.int64], NDArray[np.int64]]] = {}
        size = len(self.tallies.bins)
        for at, slot in enumerate(self.tallies.bins):
            word, _, day = slot.part.partition(" ")
            if not day.isdigit():
                continue
            if slot[:2] not in found:
                found[slot[:2]] = np.zeros(size, np.int64), np.full(size, -1, np.int64)
            words, days = found[slot[:2]]
            words[at], days[at] = int(word != ENDED), int(day)
        return found


@dataclass(frozen=True)
class Entries:
    """Entries of one slice that are not 0: cell, bin and how many, (entries,)."""

    cells: Counts
    bins: Counts
    counts: Counts

    @classmethod
    def of(cls, histogram: Counts) -> Entries:
        """Find them in a histogram, (cells, bins)."""
        cells, bins = np.nonzero(histogram)
        return cls(cells, bins, histogram[cells, bins])


class Grouped(NamedTuple):
    """What a run left by groups of persons: tallies by person mod 64, durations by slice where they were kept."""

    tallies: Tallies
    slices: Slices | None = None
