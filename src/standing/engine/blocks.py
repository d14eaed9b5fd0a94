"""Blocks of persons: who lives them, and how their integers and events come together.

A block is a range of persons of one cell. Its persons are lived one after another in one thread, with records of its own.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from standing.engine.chunk import Chunk, Events
from standing.engine.kernel.codes import NEEDS_ROOM, NEEDS_TOLD, TOO_MANY_ATTEMPTS
from standing.engine.machine_code import IS_INTERPRETED, bound
from standing.engine.marks import Left, OnLeft, named_by, names_of
from standing.engine.specialist import Specialist
from standing.engine.totals import Totals
from standing.errors import InputError
from standing.program import Program
from standing.program.layout import block_type, state_type
from standing.records.events import EVENTS
from standing.records.kinds import REPLICATES

TOLD_BLOCK: Final = 4_096
"""Most persons per block where a ledger is kept: the events of a few blocks are held at a time."""

TOLD_EVENTS: Final = 250_000
"""Events per block that are aimed at where a ledger is kept: 20 MB."""

TRIED: Final = 32
"""Persons of each cell whose events are counted beforehand where a ledger is kept."""

Told = Any
"""Events of some persons, or what a block left."""

MOST_PENDING: Final = 2**20
GROWTH: Final = 8


def blocks_of(program: Program, block: int, first: int = 0, last: int | None = None) -> Iterator[tuple[int, int, int]]:
    """Blocks (cell, first person, last person + 1) of persons first … last - 1: never across a cell (R5)."""
    end = 0
    for cell, people in enumerate(program.people):
        begin, end = max(first, end), end + people
        stop = end if last is None else min(end, last)
        while begin < stop:
            until = min(stop, begin + block)
            yield cell, begin, until
            begin = until


def run_blocks(
    program: Program,
    totals: Totals,
    threads: int,
    tasks: Iterator[tuple[int, int, int]],
    report: Callable[[int], None],
    telling: Telling | Marking | None,
    specialist: Specialist,
) -> Program | None:
    """Run every block and add it up; gives a program of larger capacity if one did not fit, else None."""
    local = threading.local()
    marking = isinstance(telling, Marking)

    def work(cell: int, first: int, last: int) -> tuple[int, list[Told]]:
        if not hasattr(local, "worker"):
            local.worker = Worker(program, marking=marking)
        worker: Worker = local.worker
        worker.live = specialist.lend(worker.arrays, worker.live)
        events: list[Told] = []
        code = worker.run(cell, first, last, events.append if telling and not marking else None)
        if code == 0:
            totals.add(cell, worker.tally)
        if marking:
            events.append(worker.left(cell, last - first))
        return (last - first if code == 0 else -code), events

    done = 0
    with ThreadPoolExecutor(threads) as pool:
        running: deque[Future[tuple[int, list[Told]]]] = deque()
        try:
            for task in tasks:
                running.append(pool.submit(work, *task))
                while len(running) >= 2 * threads:
                    done += lived_in(running.popleft(), done, telling)
                    report(done)
            while running:
                done += lived_in(running.popleft(), done, telling)
                report(done)
        except NeedsRoomError:
            for future in running:
                future.cancel()
            return with_more_room(program)
        except BaseException:
            for future in running:
                future.cancel()
            raise
    return None


def lived_in(future: Future[tuple[int, list[Told]]], before: int, telling: Telling | Marking | None) -> int:
    """Persons of a block that is done, its events handed out; raises NeedsRoomError if it did not fit."""
    code, events = future.result()
    persons = persons_of(-code, code) if code < 0 else code
    if persons is None:
        raise NeedsRoomError
    if telling is not None:
        telling.tell(before, persons, events)
    return persons


def persons_of(code: int, persons: int) -> int | None:
    """Persons of a block that is done; None if a life did not fit.

    Raises
    ------
    InputError
        If somebody tries too often to be followed.
    """
    if code == TOO_MANY_ATTEMPTS:
        raise InputError.one(
            "more than 65,536 attempts of one synthetic person at one service in 64 days",
            "lower attempts, or less spread between persons",
            code="rate",
        )
    return persons if code == 0 else None


class NeedsRoomError(Exception):
    """A life had more pending than the record of a person's state holds."""


def with_more_room(program: Program) -> Program:
    """Give the same program with a larger state of a person; its kernel is compiled once more."""
    shape = program.shape
    if shape.agenda >= MOST_PENDING:
        raise InputError.one(
            "a synthetic person with more than a million events pending", "lower rates, or shorter delays", code="rate"
        )
    larger = replace(
        shape,
        agenda=shape.agenda * GROWTH,
        listings=shape.listings * GROWTH,
        seen=shape.seen * GROWTH,
        events=shape.events * GROWTH,
    )
    return replace(program, shape=larger)


class Telling:
    """Hands out events in the order of persons, those of each block once, even where blocks are lived again with more room."""

    def __init__(self, on_ledger: Callable[[Chunk], None]) -> None:
        self.on_ledger = on_ledger
        self.told = 0

    def tell(self, first: int, persons: int, events: list[Told]) -> None:
        """Hand out the events of a block that begins with so many persons before it."""
        if first < self.told:
            return
        self.told = first + persons
        rows = np.concatenate(events)
        if len(rows):
            self.on_ledger(Chunk.of(rows))


class Marking:
    """Hands out what blocks left in the order of persons, each once, even where blocks are lived again."""

    def __init__(self, on_left: OnLeft) -> None:
        self.on_left = on_left
        self.told = 0

    def tell(self, first: int, persons: int, left: list[Told]) -> None:
        """Hand out what a block left that begins with so many persons before it."""
        if first < self.told:
            return
        self.told = first + persons
        self.on_left(left[0])


def told_block(program: Program) -> int:
    """Persons per block where a ledger is kept: fewer where the first persons of some cell have many events."""
    worker = Worker(program)
    most = 1.0
    for cell, first, last in blocks_of(program, max(program.people)):
        tried = min(last, first + TRIED)
        events: list[Events] = []
        if worker.run(cell, first, tried, events.append) == NEEDS_ROOM:
            return told_block(with_more_room(program))
        most = max(most, sum(map(len, events)) / (tried - first))
    return max(1, min(TOLD_BLOCK, int(TOLD_EVENTS / most)))


def compile_for(program: Program) -> None:
    """Compile or load the kernels for the shape of a program, by running no person."""
    Worker(program).run(0, 0, 0)


def records(array: NDArray[np.void]) -> NDArray[np.void]:
    """The same records, with fields as attributes where kernels are interpreted (`NUMBA_DISABLE_JIT=1`)."""
    return array.view(np.recarray) if IS_INTERPRETED else array


class Worker:
    """One thread's own records: a person's state and the integers of a block.

    Parameters
    ----------
    program
        What is lived.
    marking
        Whether lives leave marks.
    parts
        Parts of the tally; more than one where several regimes are lived together.
    tables, numbers
        Records of several regimes, and what they point into; those of the program if they are not given.
    """

    def __init__(
        self,
        program: Program,
        *,
        marking: bool = False,
        parts: int = 1,
        tables: NDArray[np.void] | None = None,
        numbers: NDArray[np.float64] | None = None,
    ) -> None:
        self.program = program
        self.tables = records(program.tables if tables is None else tables)
        self.numbers = program.numbers if numbers is None else numbers
        self.state = records(np.zeros(1 if parts == 1 else 2, dtype=state_type(program.shape)))
        self.state["key"] = program.seed
        if marking:
            self.state["marking"] = 1
            self.state["named_by"][:, : len(EVENTS)] = named_by()
            for kind, names in names_of(program.words).items():
                self.state["name"][:, kind, : len(names)] = np.array(names, dtype=np.uint64)
        self.life = np.zeros(int(program.tables[0]["tally_size"]), dtype=np.int64)
        self.tally = np.zeros(parts * len(self.life), dtype=np.int64)
        self.block = records(np.zeros(1, dtype=block_type(program.shape)))
        self.block["marking"] = marking
        self.arrays = (self.tables, self.numbers, self.state, self.block, self.tally, self.life)
        self.live = bound(self.arrays)

    def left(self, cell: int, persons: int) -> Left:
        """Give what the block that was lived last left."""
        at = REPLICATES * len(self.program.slots)
        histogram = self.tally[at : at + len(self.program.bins)]
        bins = np.flatnonzero(histogram)
        return Left(cell, self.block["mark"][0][:persons].copy(), bins, histogram[bins])

    def run(self, cell: int, first: int, last: int, on_events: Callable[[Events], None] | None = None) -> int:
        """Live a block; gives 0, or the code of what did not fit. `on_events` is handed the events as they come."""
        self.block["cell"], self.block["first"], self.block["last"] = cell, first, last
        self.block["resumes"] = 0
        self.state["recording"], self.state["recorded"] = on_events is not None, 0
        while True:
            code = self.live()
            if code not in (0, NEEDS_TOLD):
                return code
            if on_events is not None:
                on_events(self.state["event"][0][: int(self.state["recorded"][0])].copy())
                self.state["recorded"] = 0
            if code == 0:
                return 0
