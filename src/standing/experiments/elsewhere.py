"""A run on an executor: ranges of persons are lived by whoever the executor has, on this machine or on others."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass
from typing import Final

from standing.engine import Timing, nobody, simulate_ranges
from standing.engine.cache import source_hash
from standing.engine.driver import Progress, unheard
from standing.errors import InputError
from standing.experiments.spans import Range, cut
from standing.records.piece import arrays_of, filled
from standing.records.tallies import Counts, Tallies
from standing.scenario import Scenario
from standing.version import VERSION

TRIES: Final = 3
"""How often a range is handed out before its failure is that of the run."""

PATIENCE: Final = 0.5
"""Seconds after which somebody who waits looks up: Ctrl-C is answered, progress is told."""


@dataclass(frozen=True)
class Answer:
    """What comes back for a range of persons.

    Parameters
    ----------
    version, engine
        Version of Standing and hash of the engine's sources where the persons were lived.
    arrays
        The integers, as from `arrays_of`.
    """

    version: str
    engine: str
    arrays: dict[str, Counts]


def answer(scenario: Scenario, people: int, seed: int, span: Range, threads: int) -> Answer:
    """Live a range of the persons of a run: what an executor is given to do."""
    tallies, _ = next(simulate_ranges(scenario, [span], people=people, seed=seed, threads=threads))
    return Answer(VERSION, source_hash(), arrays_of(tallies))


def simulate_elsewhere(
    executor: Executor,
    scenario: Scenario,
    ranges: Sequence[Range],
    *,
    people: int,
    seed: int = 1,
    threads: int | None = None,
    on_progress: Progress | None = None,
) -> Iterator[tuple[Tallies, Timing]]:
    """Give the tallies of one range of the persons of a run after the other, as `simulate_ranges` does.

    Parameters
    ----------
    executor
        Who lives the persons.
    scenario, ranges, people, seed
        As in `simulate_ranges`.
    threads
        Threads of each range; 1 if None.
    on_progress
        Called as ranges come back, in the calling thread.

    Raises
    ------
    InputError
        If the executor has lost all its workers, or runs another version.
    """
    report = on_progress or unheard
    wanted = sum(last - first for first, last in ranges)
    report(0, wanted, "living")
    empty = nobody(scenario, people=people, seed=seed)
    begun = time.perf_counter()

    def ask(span: Range) -> Future[Answer]:
        try:
            return executor.submit(answer, scenario, people, seed, span, threads or 1)
        except BrokenExecutor:
            raise lost() from None

    asked = {span: ask(span) for span in ranges}
    tries = dict.fromkeys(ranges, 1)
    try:
        for span in ranges:
            while True:
                wait_for(asked[span], asked, lambda done: report(done, wanted, "living"))
                fault = asked[span].exception()
                if fault is None:
                    break
                if isinstance(fault, InputError) or tries[span] == TRIES:
                    raise fault
                if isinstance(fault, BrokenExecutor):
                    raise lost() from None
                asked[span], tries[span] = ask(span), tries[span] + 1
            found = asked[span].result()
            asked[span] = Future()  # what came back is not held twice
            asked[span].set_result(Answer(found.version, found.engine, {}))
            refuse_other(found)
            now = time.perf_counter()
            yield filled(empty, found.arrays), Timing(compile_s=0.0, elapsed_s=now - begun)
            begun = now
    finally:
        for future in asked.values():
            future.cancel()


def wait_for(future: Future[Answer], asked: dict[Range, Future[Answer]], report: Callable[[int], None]) -> None:
    """Wait for one range, and tell how many persons are done meanwhile."""
    while True:
        pending = [each for each in asked.values() if not each.done()]
        report(sum(last - first for (first, last), each in asked.items() if each.done()))
        if future.done():
            return
        wait(pending, timeout=PATIENCE, return_when=FIRST_COMPLETED)


def refuse_other(found: Answer) -> None:
    """Refuse the integers of another engine: they would not add up."""
    if (found.version, found.engine) != (VERSION, source_hash()):
        raise InputError.one(
            f"a worker with Standing {found.version}, engine {found.engine}",
            f"Standing {VERSION}, engine {source_hash()}, as here",
            code="worker",
        )


def lost() -> InputError:
    """Say that nobody is left to live the persons."""
    return InputError.one(
        "an executor whose workers are gone",
        "workers that live, or one that replaces them; what was kept is kept",
        code="worker",
    )


def shared(
    executor: Executor,
    scenario: Scenario,
    *,
    people: int,
    seed: int,
    threads: int | None,
    on_progress: Progress | None,
) -> tuple[Tallies, Timing]:
    """Give the tallies of everybody from an executor; the ranges that it is handed add up."""
    everybody = (0, people)
    made = simulate_elsewhere(
        executor,
        scenario,
        list(cut(everybody, everybody)),
        people=people,
        seed=seed,
        threads=threads,
        on_progress=on_progress,
    )
    tallies, timing = next(made)
    arrays, elapsed_s = arrays_of(tallies), timing.elapsed_s
    for further, timing in made:
        arrays = {name: arrays[name] + array for name, array in arrays_of(further).items()}
        elapsed_s += timing.elapsed_s
    return filled(tallies, arrays), Timing(compile_s=0.0, elapsed_s=elapsed_s)
