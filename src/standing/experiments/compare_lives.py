"""The same persons under several regimes: the one place where the runs of a comparison are obtained."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from standing.engine import Timing, simulate_ranges
from standing.engine.marks import Counts, Left, Marks, OnLeft
from standing.engine.together import sharing, simulate_together
from standing.experiments.memory import peak_mib
from standing.experiments.outcome import Run
from standing.program import Program
from standing.records.kinds import REPLICATES
from standing.records.slices import Entries, Slices
from standing.records.tallies import Tallies
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
    """Let the same persons live under each of several scenarios.

    Those that differ in rules of the regime only are lived at once: a life that they share is lived once. The others follow,
    one run after another; then every life under the first leaves a mark, to be compared with.

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
    programs = sharing(scenarios, people=people, seed=seed)
    apart = [at for at, program in enumerate(programs) if program is None]
    edges = list(dict.fromkeys(people * at // REPLICATES for at in range(REPLICATES + 1)))
    runs = _Runs(people, seed, threads, on_progress, edges, 1 + len(apart))
    base: list[_Marked] = []
    keep = (lambda left: base.append(_Marked.of(left))) if apart else None
    found = dict(runs.together(scenarios, programs, keep))
    for at, which in enumerate(apart, start=1):
        found[which] = runs.alone(scenarios[which], base, at)
    return [found[at] for at in range(len(scenarios))]


class _Runs(NamedTuple):
    """How the runs of a comparison are made.

    Parameters
    ----------
    people, seed, threads, on_progress
        As in `lived`.
    edges
        First person of each slice, and the one after the last.
    passes
        How often the persons are lived.
    """

    people: int
    seed: int
    threads: int
    on_progress: Progress | None
    edges: list[int]
    passes: int

    def together(
        self, scenarios: Sequence[Scenario], programs: Sequence[Program | None], keep: OnLeft | None
    ) -> Iterator[tuple[int, Lived]]:
        """Live those that have a program at once; gives which of all scenarios each is."""
        which = [at for at, program in enumerate(programs) if program is not None]
        regimes, timing = simulate_together(
            [scenarios[at] for at in which],
            [program for program in programs if program is not None],
            people=self.people,
            threads=self.threads,
            edges=self.edges,
            on_progress=self.progress(0),
            on_left=keep,
        )
        for at, regime in zip(which, regimes, strict=True):
            run = self.run(scenarios[at], regime.tallies, timing)
            yield at, Lived(run, Slices.of(regime.tallies, regime.slices), self.people - regime.changed)

    def alone(self, scenario: Scenario, base: list[_Marked], at: int) -> Lived:
        """Live one by itself, and hold its marks against those of the first."""
        heard = _Heard(base, self.edges)
        made = simulate_ranges(
            scenario,
            [(0, self.people)],
            people=self.people,
            seed=self.seed,
            threads=self.threads,
            on_progress=self.progress(at),
            on_left=heard,
            cuts=self.edges[1:-1],
        )
        tallies, timing = next(made)
        return Lived(self.run(scenario, tallies, timing), Slices.of(tallies, heard.entries()), heard.unchanged)

    def run(self, scenario: Scenario, tallies: Tallies, timing: Timing) -> Run:
        """Give one of the runs."""
        took = timing.elapsed_s, timing.compile_s
        return Run(scenario, tallies, self.people, self.seed, self.threads, *took, peak_mib())

    def progress(self, at: int) -> Progress | None:
        """Progress of one pass among several."""
        return self.on_progress and _Later(self.on_progress, at * self.people, self.passes * self.people)


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

    @classmethod
    def of(cls, left: Left) -> _Marked:
        """Keep the marks of a block."""
        persons = np.flatnonzero(left.marks)
        return cls(persons, left.marks[persons])


class _Heard:
    """What the blocks of one run left: histograms by slice, and how many lives are the same as under the first regime.

    Parameters
    ----------
    base
        Marks of the first regime, block after block; the blocks are the same.
    edges
        First person of each slice, and the one after the last.
    """

    def __init__(self, base: list[_Marked], edges: list[int]) -> None:
        self.base, self.edges = base, edges
        self.parts: list[list[Left]] = [[] for _ in self.edges[1:]]
        self.blocks = self.persons = self.unchanged = 0

    def __call__(self, left: Left) -> None:
        """Take in one block."""
        self.parts[bisect_right(self.edges, self.persons) - 1].append(left._replace(marks=left.marks[:0]))
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
