"""The same persons under several regimes at once: lives that regimes share are lived once (docs/model.md, section 4.5)."""

from __future__ import annotations

import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, pairwise
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from standing.engine.blocks import Worker, blocks_of, persons_of, with_more_room
from standing.engine.cache import is_cached
from standing.engine.driver import Progress, Timing, block_for, unheard
from standing.engine.marks import Left, OnLeft
from standing.engine.totals import Totals
from standing.program import Program, program_from
from standing.program.layout import MARKED, REGIMES, SETS
from standing.program.together import Together, are_alike, together
from standing.records.kinds import REPLICATES
from standing.records.slices import Entries
from standing.records.tallies import Slot, Tallies
from standing.scenario import Scenario

ROOM: Final = 24
"""Sets of regimes that have a part of the tally, beside those of one regime alone."""

Integers = NDArray[np.int64]


class Regime(NamedTuple):
    """What one of several regimes left.

    Parameters
    ----------
    tallies
        The integers of a run under it alone, to the last one.
    slices
        Entries of its histograms, by slice of persons.
    changed
        Persons whose life is not, event by event, what it is under the first regime.
    """

    tallies: Tallies
    slices: list[Entries]
    changed: int


class Block(NamedTuple):
    """What a block left: of each set of regimes that shared lives in it, the entries of its histograms that are not 0."""

    persons: int
    cell: int
    entries: list[tuple[int, Integers, Integers]]
    changed: Integers
    marks: NDArray[np.uint64]


def sharing(scenarios: Sequence[Scenario], *, people: int, seed: int) -> list[Program | None]:
    """Give the programs of those that can be lived together with the first: they differ in the rules of the regime only.

    Parameters
    ----------
    scenarios
        The first is always among them.
    people, seed
        As in `simulate`.
    """
    programs = [(each, program_from(each, people, seed)) for each in scenarios]
    alike = [True, *(are_alike(programs[0], each) for each in programs[1:])]
    fits = np.cumsum(alike) <= REGIMES
    return [each[1] if found and fit else None for each, found, fit in zip(programs, alike, fits, strict=True)]


def simulate_together(
    scenarios: Sequence[Scenario],
    programs: Sequence[Program],
    *,
    people: int,
    threads: int | None = None,
    edges: Sequence[int] = (),
    on_progress: Progress | None = None,
    on_left: OnLeft | None = None,
) -> tuple[list[Regime], Timing]:
    """Let the same persons live under scenarios that `sharing` tells to be alike.

    Parameters
    ----------
    scenarios, programs
        At most `layout.REGIMES`, and what `sharing` gave for them.
    people, threads
        As in `simulate`.
    edges
        First person of each slice, and the one after the last.
    on_progress
        As in `simulate`; persons count once.
    on_left
        Handed what each block left under the first regime, with marks of its lives.

    Returns
    -------
    tuple
        One `Regime` per scenario, in their order; and what it took.
    """
    workers = threads or os.cpu_count() or 1
    report = on_progress or unheard
    both = list(zip(scenarios, programs, strict=True))
    laid = together(both[0], both[1:])
    report(0, people, "loading the engine" if is_cached() else "compiling the engine, once on this machine")
    began = time.perf_counter()
    size = block_for(people, workers)
    size = min(size, MARKED) if on_left else size
    slices = list(edges) or [0, people]
    program = programs[0]
    shared = Shared(laid, program, len(scenarios), marking=on_left is not None)
    shared.worker().run(0, 0, 0)
    compiled = time.perf_counter()
    told = 0
    while True:
        tasks = chain.from_iterable(blocks_of(program, size, *each) for each in pairwise(slices))
        heard = Heard(slices, on_left, told)
        if shared.live(tasks, workers, lambda done: report(done, people, "living"), heard):
            break
        told = max(told, heard.persons)
        program = with_more_room(program)
        shared = Shared(laid, program, len(scenarios), marking=on_left is not None)
    timing = Timing(compile_s=compiled - began, elapsed_s=time.perf_counter() - compiled)
    found = [
        Regime(shared.tallies(r, each), heard.entries(r, laid.first, each), int(heard.changed[r]))
        for r, each in enumerate(programs)
    ]
    return found, timing


class Shared:
    """Integers of several regimes while they are lived: kept once for each set of regimes that shared the lives behind them.

    Parameters
    ----------
    laid
        The regimes.
    program
        The first, with as much room for a life as is needed.
    regimes
        How many.
    marking
        Whether every life leaves a mark, and not only those that are no longer shared.
    """

    def __init__(self, laid: Together, program: Program, regimes: int, *, marking: bool) -> None:
        self.laid, self.program, self.regimes, self.marking = laid, program, regimes, marking
        self.size = int(laid.first.tables[0]["tally_size"])
        self.totals: dict[int, Totals] = {}
        self.lock = threading.Lock()

    def worker(self) -> Worker:
        """Give a thread its own records."""
        room = min(1 + self.regimes + ROOM, SETS)
        made = Worker(self.program, marking=True, parts=room, tables=self.laid.tables, numbers=self.laid.numbers)
        block = made.block
        block["regimes"], block["room"], block["sets"] = self.regimes, room, 1 + self.regimes
        block["marking"] = self.marking
        block["set"][0, : 1 + self.regimes] = [(1 << self.regimes) - 1, *(1 << r for r in range(self.regimes))]
        return made

    def live(
        self, tasks: Iterator[tuple[int, int, int]], threads: int, report: Callable[[int], None], heard: Heard
    ) -> bool:
        """Live blocks; False if a life did not fit."""
        local = threading.local()

        def work(cell: int, first: int, last: int) -> Block | None:
            if not hasattr(local, "worker"):
                local.worker = self.worker()
            return self.block(local.worker, cell, first, last)

        done = 0
        with ThreadPoolExecutor(threads) as pool:
            running: deque[Future[Block | None]] = deque()
            try:
                for task in chain(tasks, [None] * (2 * threads)):
                    if task is not None:
                        running.append(pool.submit(work, *task))
                    if running and (task is None or len(running) >= 2 * threads):
                        left = running.popleft().result()
                        if left is None:
                            return False
                        heard.take(left)
                        done += left.persons
                        report(done)
            finally:
                for future in running:
                    future.cancel()
        return True

    def block(self, worker: Worker, cell: int, first: int, last: int) -> Block | None:
        """Live a block and add it up; None if a life did not fit."""
        worker.block["changed"] = 0
        if persons_of(worker.run(cell, first, last), last - first) is None:
            return None
        sets = [int(each) for each in worker.block["set"][0][: int(worker.block["sets"][0])]]
        at, bins = REPLICATES * len(self.laid.first.slots), len(self.laid.first.bins)
        entries = []
        for k, mask in enumerate(sets):
            part = worker.tally[k * self.size : (k + 1) * self.size]
            if part.any():
                self.total(mask).add(cell, part)
                histogram = part[at : at + bins]
                found = np.flatnonzero(histogram)
                entries.append((mask, found, histogram[found]))
        marks = worker.block["mark"][0][: last - first].copy() if self.marking else np.zeros(0, np.uint64)
        return Block(last - first, cell, entries, worker.block["changed"][0].copy(), marks)

    def total(self, mask: int) -> Totals:
        """Sums of a set of regimes."""
        with self.lock:
            if mask not in self.totals:
                self.totals[mask] = Totals(self.laid.first)
            return self.totals[mask]

    def tallies(self, r: int, program: Program) -> Tallies:
        """Give the record of regime r as a run under its own program would leave it."""
        own, first = Totals(program), self.laid.first
        slots, bins = places(first.slots, program.slots), places(first.bins, program.bins)
        rows = places(series_of(first), series_of(program))
        for mask, total in self.totals.items():
            if mask >> r & 1:
                own.totals += total.totals[:, slots]
                own.replicates += total.replicates[:, :, slots]
                own.histogram += total.histogram[:, bins]
                own.series += total.series[:, rows]
        return own.tallies()


class Heard:
    """Takes in what blocks left, in the order of persons.

    Parameters
    ----------
    edges
        First person of each slice, and the one after the last.
    on_left
        Handed the marks under the first regime.
    told
        Persons whose marks it was handed before; they are lived again with more room.
    """

    def __init__(self, edges: Sequence[int], on_left: OnLeft | None, told: int = 0) -> None:
        self.edges, self.on_left, self.told = list(edges), on_left, told
        self.parts: list[list[Block]] = [[] for _ in self.edges[1:]]
        self.persons = self.slice = 0
        self.changed = np.zeros(REGIMES, dtype=np.int64)

    def take(self, block: Block) -> None:
        """Take in one block."""
        while self.persons >= self.edges[self.slice + 1]:
            self.slice += 1
        self.parts[self.slice].append(block)
        self.persons += block.persons
        self.changed += block.changed
        if self.on_left is not None and self.persons > self.told:
            self.on_left(Left(block.cell, block.marks, *empty()))

    def entries(self, r: int, first: Program, program: Program) -> list[Entries]:
        """Give the histograms of regime r by slice, under its own program."""
        back = np.full(len(first.bins), -1, dtype=np.int64)
        back[places(first.bins, program.bins)] = np.arange(len(program.bins))
        return [self._slice(r, part, back) for part in self.parts]

    def _slice(self, r: int, part: list[Block], back: Integers) -> Entries:
        found = [(block.cell, *each[1:]) for block in part for each in block.entries if each[0] >> r & 1]
        cells = [np.full(len(each[1]), each[0]) for each in found]
        bins = back[np.concatenate([empty()[0], *(each[1] for each in found)])]
        counts = np.concatenate([empty()[0], *(each[2] for each in found)])
        kept = bins >= 0
        return Entries(np.concatenate([empty()[0], *cells])[kept], bins[kept], counts[kept])


def series_of(program: Program) -> tuple[Slot, ...]:
    """Name the rows of the series: events, then stocks."""
    return (*program.slots[: program.events], *program.stocks)


def places(among: tuple[Slot, ...], wanted: tuple[Slot, ...]) -> list[int] | slice:
    """Where names stand among others; all of them, where they are the same."""
    if among == wanted:
        return slice(None)
    at = {name: k for k, name in enumerate(among)}
    return [at[name] for name in wanted]


def empty() -> tuple[Integers, Integers]:
    """Give two arrays of nothing."""
    return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
