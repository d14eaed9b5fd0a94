"""What only interpreted kernels can show, run in a process of its own with `NUMBA_DISABLE_JIT=1`.

Prints one line per question, after the name of the scenario: a digest, or whether two ways of living the same lives agree.
"""

from __future__ import annotations

import sys
from dataclasses import replace

import numpy as np

from standing.engine.blocks import Worker, blocks_of, with_more_room
from standing.engine.kernel.birth import begin, open_streams
from standing.engine.kernel.ending import finish
from standing.engine.kernel.person import advance
from standing.engine.kernel.screen import EVERY_STREAM
from standing.engine.totals import Totals
from standing.program import Program, program_from
from standing.records.kinds import REPLICATES
from standing.scenario import Scenario
from tests.engine.scenarios import everything, everything_else

WEEK = 86_400.0 * 7
SCENARIOS = {"everything": everything, "everything_else": everything_else}
PEOPLE = {"everything": 10, "everything_else": 2}
"""Persons of each scenario; those in which every further mechanism acts live slowly."""

STEP = {"everything": WEEK, "everything_else": 4 * WEEK}
"""How far each person is carried at a time."""


def lived(worker: Worker, people: int, instants: list[float]) -> np.ndarray:
    """Tallies of so many persons of the first cell, each carried from instant to instant."""
    p, s = worker.tables[0], worker.state[0]
    worker.tally[:] = 0
    for person in range(people):
        begin(p, worker.numbers, s, worker.tally, person, 0, EVERY_STREAM)
        open_streams(p, worker.numbers, s, EVERY_STREAM)
        for until in [*instants, p.end]:
            advance(p, worker.numbers, s, worker.tally, until)
        assert s.overflow == 0
        finish(p, worker.numbers, s, worker.tally)
    return worker.tally.copy()


def happened(program: Program, tally: np.ndarray) -> list[str]:
    """Names of what was counted at least once."""
    counts = tally[: REPLICATES * len(program.slots)].reshape(REPLICATES, -1).sum(axis=0)
    return sorted({slot.tally for slot, count in zip(program.slots, counts, strict=True) if count > 0})


def worker_for(program: Program, like: Worker, *, marking: bool = False) -> Worker:
    """A worker that takes over the bounds of the factors: they depend on the scenario alone, and take long to interpret."""
    worker = Worker(program, marking=marking)
    worker.block[:] = like.block
    worker.block["marking"] = marking
    for name in ("bound", "constant"):
        worker.state[name] = like.state[name]
    return worker


def marks(program: Program, worker: Worker) -> list[int]:
    """Marks of everybody's lives."""
    found: list[int] = []
    for cell, first, last in blocks_of(program, 1_000_000):
        assert worker.run(cell, first, last) == 0
        found += worker.left(cell, last - first).marks.tolist()
    return found


def bounded(program: Program, name: str) -> Worker:
    """A worker with bounds of the factors: none for `everything_else`, so that whoever has a factor is looked at."""
    worker = Worker(program)
    if name == "everything_else":
        worker.state["bound"], worker.block["ready"] = np.inf, 1
    return worker


def digest(program: Program, worker: Worker) -> str:
    """Digest of everybody's tallies, added up as the driver adds them."""
    totals = Totals(program)
    for cell, first, last in blocks_of(program, 1_000_000):
        assert worker.run(cell, first, last) == 0
        totals.add(cell, worker.tally)
    return totals.tallies().digest


def answer(name: str, scenario: Scenario) -> None:
    """Answer each question about a scenario."""
    people, step = PEOPLE[name], STEP[name]
    few = program_from(scenario, people, 5)
    first = bounded(few, name)
    print(name, "digest", digest(few, first))
    print(name, "marks", *marks(few, worker_for(few, first, marking=True)))
    program = program_from(scenario, 10_000, 5)
    worker = worker_for(program, first)
    whole = lived(worker, people, [])
    windows = lived(worker, people, [step * each for each in range(1, int(worker.tables[0].end / step) + 1)])
    print(name, "until", bool((whole == windows).all()), *happened(program, whole))
    small = replace(program, shape=replace(program.shape, agenda=16, listings=2, seen=4))
    cramped = worker_for(small, first)
    code = full = cramped.run(0, 0, people)
    while code != 0:
        small = with_more_room(small)
        cramped = worker_for(small, first)
        code = cramped.run(0, 0, people)
    print(name, "room", full != 0, worker.run(0, 0, people) == 0)
    print(name, "same", bool((cramped.tally == worker.tally).all()))


def main() -> None:
    """Answer for each scenario."""
    for name, scenario in SCENARIOS.items():
        answer(name, scenario())


if __name__ == "__main__":
    sys.exit(main())
