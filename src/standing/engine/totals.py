"""Blocks added up: by cell, by group and replicate, by calendar bin."""

from __future__ import annotations

import threading

import numpy as np
from numpy.typing import NDArray

from standing.program import Program
from standing.records.kinds import REPLICATES
from standing.records.tallies import Series, Slot, Tallies, empty_replicates, groups_of


class Totals:
    """Exact sums of all blocks of a run; safe to add to from several threads."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.slots = len(program.slots)
        self.bins = len(program.bins)
        self.dates = len(program.dates)
        self.groups = groups_of(program.columns, program.labels)
        cells = len(program.people)
        self.totals = np.zeros((cells, self.slots), dtype=np.int64)
        self.replicates = empty_replicates(len(self.groups), self.slots)
        self.histogram = np.zeros((cells, self.bins), dtype=np.int64)
        rows = program.events + len(program.stocks)
        self.series = np.zeros((len(program.series_groups), rows, self.dates), dtype=np.int64)
        self.groups_of_cell = [
            [0, *(self.groups.index(f"{column}={label}") for column, label in zip(program.columns, row, strict=True))]
            for row in program.labels
        ]
        self.lock = threading.Lock()

    def add(self, cell: int, tally: NDArray[np.int64]) -> None:
        """Add the integers of a block of one cell."""
        by_replicate = tally[: REPLICATES * self.slots].reshape(REPLICATES, self.slots)
        at = REPLICATES * self.slots
        histogram = tally[at : at + self.bins]
        series = tally[at + self.bins :].reshape(-1, self.dates)
        sums = by_replicate.sum(axis=0)
        with self.lock:
            self.totals[cell] += sums
            self.histogram[cell] += histogram
            for group in self.groups_of_cell[cell]:
                self.replicates[group] += by_replicate
            for group, (_, cells) in enumerate(self.program.series_groups):
                if cell in cells:
                    self.series[group] += series

    def tallies(self) -> Tallies:
        """The record of the run; stocks are summed up over the calendar."""
        program = self.program
        series = self.series.copy()
        series[:, program.events :] = np.cumsum(series[:, program.events :], axis=2)
        slots: tuple[Slot, ...] = (*program.slots[: program.events], *program.stocks)
        return Tallies(
            columns=program.columns,
            labels=program.labels,
            people=program.people,
            slots=program.slots,
            totals=self.totals,
            groups=self.groups,
            replicates=self.replicates,
            bins=program.bins,
            histogram=self.histogram,
            series=Series(
                slots=slots,
                stocks=(False,) * program.events + (True,) * len(program.stocks),
                groups=tuple(name for name, _ in program.series_groups),
                dates=program.dates,
                values=series,
            ),
        )
