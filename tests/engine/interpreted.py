"""What only interpreted kernels can show, run in a process of its own with `NUMBA_DISABLE_JIT=1`.

Prints one line per question: a digest, or whether two ways of living the same lives agree.
"""

from __future__ import annotations

import sys
from dataclasses import replace

import numpy as np

from standing.engine import simulate
from standing.engine.driver import Worker, with_more_room
from standing.engine.kernel.ending import finish
from standing.engine.kernel.birth import begin
from standing.engine.kernel.person import advance
from standing.program import program_from
from tests.engine.scenarios import everything

PEOPLE = 60


def lived(worker: Worker, instants: list[float]) -> np.ndarray:
    """Tallies of PEOPLE persons of the first cell, each carried from instant to instant."""
    p, s = worker.tables[0], worker.state[0]
    worker.tally[:] = 0
    for person in range(PEOPLE):
        begin(p, worker.numbers, s, worker.tally, person, 0, True)
        for until in [*instants, p.end]:
            advance(p, worker.numbers, s, worker.tally, until)
        assert s.overflow == 0
        finish(p, worker.numbers, s, worker.tally)
    return worker.tally.copy()


def main() -> None:
    """Answer each question."""
    scenario = everything()
    tallies, _ = simulate(scenario, people=PEOPLE, seed=5, threads=1)
    print("digest", tallies.digest)
    program = program_from(scenario, 10_000, 5)
    worker = Worker(program)
    whole = lived(worker, [])
    windows = lived(worker, [86_400.0 * 7 * week for week in range(1, 200)])
    print("until", bool((whole == windows).all()), int(whole.sum()))
    small = replace(program, shape=replace(program.shape, agenda=16, listings=2, seen=4))
    cramped = Worker(small)
    cramped.block["first"], cramped.block["last"] = 0, PEOPLE
    code = cramped.run(0, 0, PEOPLE)
    roomy = Worker(with_more_room(with_more_room(small)))
    print("room", code != 0, roomy.run(0, 0, PEOPLE) == 0, worker.run(0, 0, PEOPLE) == 0)
    print("same", bool((roomy.tally == worker.tally).all()))


if __name__ == "__main__":
    sys.exit(main())
