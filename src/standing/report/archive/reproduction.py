"""A run lived again from its archive alone, and held against the numbers that are kept there."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from standing.engine.cache import source_hash
from standing.errors import InputError
from standing.experiments.outcome import Run
from standing.experiments.run import run as live
from standing.report.archive import record
from standing.report.archive.keeping import FOLDER, RESULT
from standing.report.archive.manifest import ALLOWED, damage, read_manifest, strangers
from standing.scenario import load
from standing.texts import text
from standing.version import VERSION

TALLIES: Final = f"{RESULT}/tallies.csv"
MOST_DIFFERENCES: Final = 5
Progress = Callable[[int, int, str], None]
_Key = tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """One integer that is another one: its name, as it is kept, and as it came out now; None where there is none."""

    name: str
    kept: int | None
    now: int | None


@dataclass(frozen=True)
class Reproduction:
    """What came of living a run again.

    Parameters
    ----------
    record
        What the archive says of its run.
    run
        The run as it was lived now.
    files
        How many files fit their checksums.
    strangers
        Files in the folder that are not of the archive.
    differences
        The first integers that differ; none where the runs are the same.
    """

    record: record.Record
    run: Run
    files: int
    strangers: tuple[str, ...]
    differences: tuple[Difference, ...]

    @property
    def same(self) -> bool:
        """Whether every integer is the same."""
        return self.run.tallies.digest == self.record.tallies

    @property
    def notes(self) -> list[str]:
        """What is another one here than where the archive was made, as sentences."""
        notes = []
        if self.record.standing != VERSION:
            notes.append(text("archive.reproduce.version", theirs=self.record.standing, ours=VERSION))
        elif self.record.engine != source_hash():
            notes.append(text("archive.reproduce.engine"))
        if self.run.scenario.digest != self.record.digest:
            notes.append(text("archive.reproduce.reads"))
        if self.strangers:
            notes.append(text("archive.reproduce.strangers", names=", ".join(self.strangers[:MOST_DIFFERENCES])))
        return notes


def reproduce(folder: str | Path, *, threads: int | None = None, on_progress: Progress | None = None) -> Reproduction:
    """Live the run of an archive again, from the archive alone, and hold its numbers against those that are kept.

    Parameters
    ----------
    folder
        The archive.
    threads
        How many threads share the work; changes nothing but the time.
    on_progress
        Called between blocks of persons.

    Returns
    -------
    Reproduction
        Whether every integer is the same, and what is not.

    Raises
    ------
    InputError
        If it is no archive, or a file is missing or damaged: each is named.
    """
    place = Path(folder)
    checksums = read_manifest(place)
    wrong = damage(place, checksums)
    if wrong:
        raise InputError(wrong)
    known = record.Record.read(_text(place, record.NAME, checksums), str(place / record.NAME))
    kept = _text(place, TALLIES, checksums)
    _text(place, f"{FOLDER}/{known.file}", checksums)
    scenario = load(place / FOLDER / known.file, known.changes)
    run = live(scenario, people=known.people, seed=known.seed, threads=threads, on_progress=on_progress)
    others = tuple(strangers(place, checksums))
    differs = () if run.tallies.digest == known.tallies else tuple(_differences(kept, run))
    return Reproduction(known, run, len(checksums), others, differs)


def _text(place: Path, path: str, checksums: dict[str, str]) -> str:
    """Text of a file that an archive must have."""
    if path not in checksums:
        raise InputError.one(f"{place}, whose manifest does not name {path}", ALLOWED, code="archive")
    try:
        return (place / path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise InputError.one(f"{place / path}, which is not text", ALLOWED, code="archive") from None


def _differences(kept: str, run: Run) -> list[Difference]:
    before = _read(kept)
    now: dict[_Key, int] = {(row.tally, row.item, row.part, str(row.cell)): row.value for row in run.tallies.rows()}
    names = [key for key in {**before, **now} if before.get(key) != now.get(key)]
    return [Difference(" ".join(filter(None, key)), before.get(key), now.get(key)) for key in names[:MOST_DIFFERENCES]]


def _read(kept: str) -> dict[_Key, int]:
    rows: dict[_Key, int] = {}
    for row in csv.reader(io.StringIO(kept)):
        *key, value = row or [""]
        if value.lstrip("-").isdecimal():
            rows[tuple(key)] = int(value)
    return rows
