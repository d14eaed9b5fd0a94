"""The same persons under several regimes: the one place where the runs of a comparison are obtained."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from standing.engine import simulate_ranges
from standing.errors import StandingError
from standing.experiments.memory import peak_mib
from standing.experiments.outcome import Run
from standing.records.kinds import REPLICATES
from standing.records.piece import arrays_of, filled
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
    """Let the same persons live under each of several scenarios, slice after slice of consecutive persons.

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
    report = _Together(on_progress, len(scenarios)) if on_progress else None
    edges = [people * at // REPLICATES for at in range(REPLICATES + 1)]
    slices = [each for each in pairwise(edges) if each[0] < each[1]]
    under = [_Regime(each, slices, people, seed, threads, report) for each in scenarios]
    for _ in slices:
        for each in under:
            each.live_slice()
        for each in under:
            each.unchanged += int((each.marks == under[0].marks).sum())
    return [each.lived() for each in under]


class _Together:
    """Progress of several regimes that are lived in turns: how far each is, added up."""

    def __init__(self, report: Progress, regimes: int) -> None:
        self.report = report
        self.regimes = regimes
        self.done: dict[int, int] = {}

    def of(self, regime: int) -> Progress:
        """Give the progress of one of them."""

        def heard(done: int, wanted: int, note: str) -> None:
            self.done[regime] = done
            self.report(sum(self.done.values()), self.regimes * wanted, note)

        return heard


class _Regime:
    """One scenario, lived slice after slice, and added up."""

    def __init__(
        self,
        scenario: Scenario,
        slices: Sequence[tuple[int, int]],
        people: int,
        seed: int,
        threads: int,
        together: _Together | None,
    ) -> None:
        self.scenario, self.people, self.seed, self.threads = scenario, people, seed, threads
        self.heard: list[NDArray[np.uint64]] = []
        self.marks: NDArray[np.uint64] = np.zeros(0, dtype=np.uint64)
        self.unchanged = 0
        self.first: Tallies | None = None
        self.sums: dict[str, NDArray[np.int64]] = {}
        self.entries: list[Entries] = []
        self.elapsed_s = self.compile_s = 0.0
        self.made = simulate_ranges(
            scenario,
            list(slices),
            people=people,
            seed=seed,
            threads=threads,
            on_progress=together.of(id(self)) if together else None,
            on_marks=self.heard.append,
        )

    def live_slice(self) -> None:
        """Live the next slice; `marks` are then those of its persons."""
        self.heard.clear()
        tallies, timing = next(self.made)
        self.marks = np.concatenate(self.heard)
        arrays = arrays_of(tallies)
        self.sums = {name: np.add(self.sums[name], array) for name, array in arrays.items()} if self.sums else arrays
        self.first = self.first or tallies
        self.entries.append(Entries.of(tallies.histogram))
        self.elapsed_s, self.compile_s = self.elapsed_s + timing.elapsed_s, self.compile_s + timing.compile_s

    def lived(self) -> Lived:
        """Give what it left."""
        if self.first is None:
            raise StandingError("a regime is lived before it leaves anything")
        whole = filled(self.first, self.sums)
        how = (self.people, self.seed, self.threads, self.elapsed_s, self.compile_s, peak_mib())
        return Lived(Run(self.scenario, whole, *how), Slices.of(whole, self.entries), self.unchanged)
