"""Program + seed -> tallies: blocks of persons over a pool of threads, added up exactly.

Every block fills integers of its own, and integers add up in any order: so the result is the same to the bit for any number
of threads and any size of block.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Final

from standing.engine.blocks import Marking, Telling, blocks_of, compile_for, run_blocks, told_block
from standing.engine.cache import is_cached
from standing.engine.chunk import Chunk
from standing.engine.marks import OnLeft
from standing.engine.specialist import Specialist
from standing.engine.totals import Totals
from standing.program import program_from
from standing.program.layout import MARKED
from standing.records.tallies import Tallies
from standing.scenario import Scenario

LARGEST_BLOCK: Final = 262_144
SMALLEST_BLOCK: Final = 32_768
BLOCKS_PER_THREAD: Final = 32
"""Blocks that each thread gets at least, where persons suffice: so progress is heard of, and Ctrl-C answered, soon."""

PEOPLE_PER_SEED: Final = 2**32
"""Persons that addresses tell apart."""

Progress = Callable[[int, int, str], None]
"""Called with persons done, persons in all, and a note on what is going on."""


@dataclass(frozen=True)
class Timing:
    """Wall-clock seconds of a run: compiling (or loading compiled code), and living."""

    compile_s: float
    elapsed_s: float


def simulate(
    scenario: Scenario,
    *,
    people: int,
    seed: int = 1,
    threads: int | None = None,
    block: int | None = None,
    on_progress: Progress | None = None,
    on_ledger: Callable[[Chunk], None] | None = None,
) -> tuple[Tallies, Timing]:
    """Give the tallies of so many people under a scenario.

    Parameters
    ----------
    scenario
        What to run.
    people
        Persons; apportioned to the cells by largest remainder (R5).
    seed
        Key of every draw, 0 to 2^64 - 1.
    threads
        Threads that share the work; all processors if None. Changes nothing but the time.
    block
        Persons per unit of work; by their number if None. Changes nothing but the time.
    on_progress
        Called between blocks, in the calling thread; an exception it raises stops the run.
    on_ledger
        Handed every event of every person, in the order of persons, in the calling thread; memory stays bounded.

    Raises
    ------
    InputError
        If the scenario has no world or cannot be run.
    ValueError
        If `people` is not between 1 and 2^32.
    """
    made = simulate_ranges(
        scenario,
        [(0, people)],
        people=people,
        seed=seed,
        threads=threads,
        block=block,
        on_progress=on_progress,
        on_ledger=on_ledger,
    )
    return next(made)


def simulate_ranges(
    scenario: Scenario,
    ranges: Sequence[tuple[int, int]],
    *,
    people: int,
    seed: int = 1,
    threads: int | None = None,
    block: int | None = None,
    on_progress: Progress | None = None,
    on_ledger: Callable[[Chunk], None] | None = None,
    on_left: OnLeft | None = None,
    cuts: Sequence[int] = (),
) -> Iterator[tuple[Tallies, Timing]]:
    """Give the tallies of one range of the persons of a run after the other; those of all of them add up to the run's.

    Parameters
    ----------
    scenario
        What to run.
    ranges
        First person, and the one after the last.
    people, seed, threads, block, on_progress, on_ledger
        As in `simulate`. Progress counts the persons of all ranges.
    on_left
        Handed what each block left, in the order of persons: 64 bits per person, equal where two regimes left the same events
        in a life, and histograms. Not with `on_ledger`.
    cuts
        Persons at which blocks begin, ascending.

    Yields
    ------
    tuple[Tallies, Timing]
        Of each range; `compile_s` is 0 but for the first.
    """
    if not 1 <= people <= PEOPLE_PER_SEED:
        raise ValueError(f"people: found {people}, allowed 1 to {PEOPLE_PER_SEED}")
    workers = threads or os.cpu_count() or 1
    report = on_progress or unheard
    program = program_from(scenario, people, seed)
    note = "loading the engine" if is_cached() else "compiling the engine, once on this machine"
    wanted = sum(last - first for first, last in ranges)
    report(0, wanted, note)
    began = time.perf_counter()
    compile_for(program)
    specialist = Specialist(program, workers)
    try:
        specialist.begin()
        compiled = time.perf_counter()
        compile_s = compiled - began
        size = block or (told_block(program) if on_ledger else block_for(people, workers))
        size = min(size, MARKED) if on_left else size
        before = 0
        for first, last in ranges:
            telling: Telling | Marking | None = Telling(on_ledger) if on_ledger is not None else None
            telling = Marking(on_left) if on_left is not None else telling
            edges = [first, *(each for each in cuts if first < each < last), last]
            while True:
                totals = Totals(program)
                tasks = chain.from_iterable(blocks_of(program, size, *each) for each in pairwise(edges))
                heard = Heard(report, before, wanted, specialist)
                grown = run_blocks(program, totals, workers, tasks, heard, telling, specialist)
                if grown is None:
                    break
                program = grown
                report(before, wanted, "compiling the engine for longer lives")
                compile_for(program)
                specialist.dismiss()
                specialist = Specialist(program, workers)
                specialist.begin(before)
            before += last - first
            yield totals.tallies(), Timing(compile_s=compile_s, elapsed_s=time.perf_counter() - compiled)
            compile_s, compiled = 0.0, time.perf_counter()
    finally:
        specialist.dismiss()


def nobody(scenario: Scenario, *, people: int, seed: int) -> Tallies:
    """Give the record of a run before anybody has lived: every name, and zeros."""
    return Totals(program_from(scenario, people, seed)).tallies()


@dataclass(frozen=True)
class Heard:
    """Progress of one range among several.

    Parameters
    ----------
    report
        Who hears of it.
    before, wanted
        Persons of the ranges before, and of all ranges.
    specialist
        Who hears of it too.
    """

    report: Progress
    before: int
    wanted: int
    specialist: Specialist

    def __call__(self, done: int) -> None:
        """So many persons of the range are done."""
        self.specialist.hear(self.before + done, self.wanted)
        self.report(self.before + done, self.wanted, "living")


def unheard(_done: int, _of: int, _note: str) -> None:
    """Progress that nobody listens to."""


def block_for(people: int, threads: int) -> int:
    """Persons per block: large enough to be worth its overhead, small enough for many blocks a thread."""
    return max(SMALLEST_BLOCK, min(LARGEST_BLOCK, people // (threads * BLOCKS_PER_THREAD)))
