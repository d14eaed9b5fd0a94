"""A run in parts: kept while it goes on, continued after an interruption, shared among machines."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial, reduce
from pathlib import Path
from typing import Final

from standing.engine import nobody, simulate_ranges
from standing.engine.driver import PEOPLE_PER_SEED, Progress, unheard
from standing.errors import InputError
from standing.experiments.elsewhere import simulate_elsewhere
from standing.experiments.memory import peak_mib
from standing.experiments.outcome import Run
from standing.experiments.spans import Range, cut, gaps
from standing.experiments.whole import belonging_of
from standing.records.piece import SUFFIX, Piece, arrays_of, filled, read_piece
from standing.scenario import Scenario
from standing.scenario.choices import Choices

FOLDER: Final = "parts"
"""Folder of the parts, under that of the run."""

EVERY: Final = 2.0
"""Seconds between two files at least: what a crash can cost."""

MOST_PARTS: Final = 2**20


@dataclass(frozen=True)
class Part:
    """Part `number` of so many, from 1."""

    number: int = 1
    of: int = 1

    def span(self, people: int) -> Range:
        """Persons of a run of so many that are in the part."""
        return people * (self.number - 1) // self.of, people * self.number // self.of

    @classmethod
    def read(cls, text: str) -> Part:
        """Read `3/7`.

        Raises
        ------
        InputError
            If it is something else.
        """
        number, slash, of = text.partition("/")
        digits = all(each.isascii() and each.isdigit() and len(each) < 8 for each in (number, of))
        if not slash or not digits or not 1 <= int(number) <= int(of) <= MOST_PARTS:
            raise InputError.one(f'"{text}"', "a part of several such as 3/7, from 1/7 to 7/7", code="part")
        return cls(int(number), int(of))


@dataclass(frozen=True)
class Keeper:
    """Keeps what is done of a part of a run in a folder.

    Parameters
    ----------
    scenario, people, seed
        The whole run.
    folder
        Where the files go: `parts` under the folder of the run.
    part
        Which part of it.
    every
        Seconds between two files at least.
    executor
        Who lives the persons; threads of this process if None.
    """

    scenario: Scenario
    people: int
    seed: int
    folder: Path
    part: Part = Part()
    every: float = EVERY
    executor: Executor | None = None

    def found(self) -> list[Piece]:
        """What is kept of the part already, in order; damaged files count for nothing, and neither does a second of one range."""
        belonging = belonging_of(self.scenario, self.people, self.seed)
        first, last = self.part.span(self.people)
        pieces: list[Piece] = []
        for path in sorted(self.folder.glob(f"{belonging.key}-*{SUFFIX}")):
            with suppress(InputError):
                piece = read_piece(path)
                begin = pieces[-1].last if pieces else first
                if piece.belonging == belonging and begin <= piece.first and piece.last <= last:
                    pieces.append(piece)
        return pieces

    def live(self, threads: int | None = None, on_progress: Progress | None = None) -> tuple[Piece, float]:
        """Live what is missing, and keep all of it as one file.

        Returns
        -------
        tuple[Piece, float]
            The whole part, and the seconds that compiling or loading the engine took.

        Raises
        ------
        OSError
            If nothing can be written there; what was written before is kept.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        kept = self.found()
        span = self.part.span(self.people)
        ranges = [each for gap in gaps(kept, span) for each in cut(gap, span)]
        done = sum(piece.last - piece.first for piece in kept)
        report = on_progress or unheard
        compile_s = 0.0

        def further(lived: int, _of: int, note: str) -> None:
            report(done + lived, span[1] - span[0], note)

        opened: Piece | None = None
        saved = time.monotonic()
        try:
            for piece, seconds in self._lived(ranges, threads, further):
                compile_s += seconds
                if opened is not None and opened.last != piece.first:
                    kept.append(self._saved(opened))
                    opened = None
                opened = piece if opened is None else opened.joined(piece)
                if time.monotonic() - saved >= self.every:
                    kept.append(self._saved(opened))
                    opened, saved = None, time.monotonic()
        finally:
            if opened is not None:
                kept.append(self._saved(opened))
        return self._whole(kept), compile_s

    def _lived(self, ranges: list[Range], threads: int | None, report: Progress) -> Iterator[tuple[Piece, float]]:
        if not ranges:
            return
        simulate = simulate_ranges if self.executor is None else partial(simulate_elsewhere, self.executor)
        made = simulate(self.scenario, ranges, people=self.people, seed=self.seed, threads=threads, on_progress=report)
        empty = self._empty()
        for (first, last), (tallies, timing) in zip(ranges, made, strict=True):
            piece = replace(empty, first=first, last=last, elapsed_s=timing.elapsed_s, arrays=arrays_of(tallies))
            yield piece, timing.compile_s

    def _empty(self) -> Piece:
        """A piece without persons at the beginning of the part."""
        first, _ = self.part.span(self.people)
        return Piece(
            belonging=belonging_of(self.scenario, self.people, self.seed),
            first=first,
            last=first,
            changes=dict(self.scenario.origin.changes),
            parts=self.part.of,
            elapsed_s=0.0,
            arrays=arrays_of(nobody(self.scenario, people=self.people, seed=self.seed)),
        )

    def _saved(self, piece: Piece) -> Piece:
        piece.save(self.folder)
        return piece

    def _whole(self, kept: list[Piece]) -> Piece:
        """Join everything into one file, and clear away the smaller ones and what a crash left half written."""
        whole = reduce(Piece.joined, sorted(kept, key=lambda each: each.first), self._empty())
        whole.save(self.folder)
        self._clear(whole.name)
        return whole

    def _clear(self, but: str = "") -> None:
        """Remove the files of this part."""
        key, (first, last) = belonging_of(self.scenario, self.people, self.seed).key, self.part.span(self.people)
        for path in [*self.folder.glob(f"{key}-*"), *self.folder.glob(f".{key}-*")]:
            begin, _, end = path.name.lstrip(".").removeprefix(f"{key}-").partition(".")[0].partition("-")
            if path.name != but and begin.isdigit() and end.isdigit() and first <= int(begin) and int(end) <= last:
                path.unlink(missing_ok=True)

    def forget(self) -> None:
        """Remove what is kept of the part, once the result stands elsewhere."""
        self._clear()
        with suppress(OSError):
            self.folder.rmdir()


def refuse_impossible(people: int) -> None:
    """Refuse what is no number of persons of one seed."""
    if not 1 <= people <= PEOPLE_PER_SEED:
        raise InputError.one(
            f"{people:,} persons", f"one person or more, at most {PEOPLE_PER_SEED:,} per seed", code="people"
        )


def run_part(
    scenario: Scenario,
    part: str | Part,
    folder: str | Path,
    *,
    people: int,
    seed: int = 1,
    threads: int | None = None,
    on_progress: Progress | None = None,
    executor: Executor | None = None,
) -> Path:
    """Do one part of a run, or what is missing of it, and leave it in a folder for `merge`.

    Parameters
    ----------
    scenario
        What is run.
    part
        Which part of how many, such as "3/7".
    folder
        Folder of the run; several machines may share it.
    people, seed, threads, on_progress, executor
        The whole run, as for `run`.

    Returns
    -------
    pathlib.Path
        The file of the part.

    Raises
    ------
    InputError
        If there is no such part, or the scenario cannot be run.
    OSError
        If nothing can be written.
    """
    refuse_impossible(people)
    Choices.of(scenario)
    which = Part.read(part) if isinstance(part, str) else part
    keeper = Keeper(scenario, people, seed, Path(folder) / FOLDER, which, executor=executor)
    piece, _ = keeper.live(threads, on_progress)
    return keeper.folder / piece.name


def run_of(scenario: Scenario, whole: Piece, *, threads: int, compile_s: float) -> Run:
    """Give the run that a piece with everybody in it is."""
    people, seed = whole.belonging.people, whole.belonging.seed
    tallies = filled(nobody(scenario, people=people, seed=seed), whole.arrays)
    return Run(scenario, tallies, people, seed, threads, whole.elapsed_s, compile_s, peak_mib())
