"""The same persons under several regimes: the one place where the runs of a comparison are obtained."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from standing.engine import simulate_ranges
from standing.engine.marks import Counts, Left, Marks
from standing.experiments.memory import peak_mib
from standing.experiments.outcome import Run
from standing.records.kinds import REPLICATES
from standing.records.slices import Entries, Slices
from standing.scenario import Scenario

Progress = Callable[[int, int, str], None]
"""Called with persons done, persons in all runs, and a note on what is going on."""


@dataclass(frozen=True)
class Lived:
    """One of several regimes that the same persons lived under.

    Parameters
    ----------
    run
        What it left.
    slices
        Durations by slice of persons.
    unchanged
        Persons whose life is the same, event by event, as under the first regime (by the marks that lives leave).
    """

    run: Run
    slices: Slices
    unchanged: int


def lived(
    scenarios: Sequence[Scenario],
    *,
    people: int,
    seed: int,
    threads: int,
    on_progress: Progress | None = None,
) -> list[Lived]:
    """Let the same persons live under each of several scenarios, one run after another.

    Parameters
    ----------
    scenarios
        The first is what the others are compared with.
    people, seed, threads
        As for `run`.
    on_progress
        Called between blocks of persons.

    Returns
    -------
    list of Lived
        In the same order. The integers are those of `run`, to the last one.
    """
    base: list[_Marked] = []
    found = []
    for at, scenario in enumerate(scenarios):
        heard = _Heard(base, people, is_first=at == 0)
        report = on_progress and _Later(on_progress, at * people, len(scenarios) * people)
        made = simulate_ranges(
            scenario,
            [(0, people)],
            people=people,
            seed=seed,
            threads=threads,
            on_progress=report or None,
            on_left=heard,
            cuts=heard.edges[1:-1],
        )
        tallies, timing = next(made)
        run = Run(scenario, tallies, people, seed, threads, timing.elapsed_s, timing.compile_s, peak_mib())
        found.append(Lived(run, Slices.of(tallies, heard.entries()), heard.unchanged))
    return found


@dataclass(frozen=True)
class _Later:
    """Progress of one run among several: persons before it, and in all."""

    report: Progress
    before: int
    wanted: int

    def __call__(self, done: int, _of: int, note: str) -> None:
        self.report(self.before + done, self.wanted, note)


class _Marked(NamedTuple):
    """Marks of a block that are not 0, and whose they are."""

    persons: Counts
    marks: Marks


class _Heard:
    """What the blocks of one run left: histograms by slice, and how many lives are the same as under the first regime.

    Parameters
    ----------
    base
        Marks of the first regime, block after block: written by it, read by the others, whose blocks are the same.
    people
        Persons of the run.
    is_first
        Whether this is the first regime.
    """

    def __init__(self, base: list[_Marked], people: int, *, is_first: bool) -> None:
        self.base, self.is_first = base, is_first
        self.edges = list(dict.fromkeys(people * at // REPLICATES for at in range(REPLICATES + 1)))
        self.parts: list[list[Left]] = [[] for _ in self.edges[1:]]
        self.blocks = self.persons = self.unchanged = 0

    def __call__(self, left: Left) -> None:
        """Take in one block."""
        self.parts[bisect_right(self.edges, self.persons) - 1].append(left._replace(marks=left.marks[:0]))
        if self.is_first:
            persons = np.flatnonzero(left.marks)
            self.base.append(_Marked(persons, left.marks[persons]))
        first = np.zeros_like(left.marks)
        first[self.base[self.blocks].persons] = self.base[self.blocks].marks
        self.unchanged += int((first == left.marks).sum())
        self.blocks += 1
        self.persons += len(left.marks)

    def entries(self) -> list[Entries]:
        """Give the histograms by slice."""
        return [
            Entries(
                np.concatenate([np.full(len(each.bins), each.cell) for each in part]),
                np.concatenate([each.bins for each in part]),
                np.concatenate([each.counts for each in part]),
            )
            for part in self.parts
        ]
