"""Part of a run on disk: the exact integers of a range of persons, with what run they belong to and a checksum."""

from __future__ import annotations

import io
import json
import os
import zipfile
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import numpy as np

from standing.errors import InputError
from standing.records.tallies import Counts, Tallies
from standing.records.whole import whole_file

FORMAT: Final = b"standing tallies 1\n"
SUFFIX: Final = ".tallies"
ALLOWED: Final = "a whole file of a part, as `standing run --part` writes it"
KINDS: Final = {
    "scenario": str,
    "digest": str,
    "people": int,
    "seed": int,
    "version": str,
    "engine": str,
    "first": int,
    "last": int,
    "changes": dict,
    "parts": int,
    "elapsed_s": float,
}
"""Fields of the head of a file; that of a whole run has the source as well."""

ARRAYS: Final = ("totals", "replicates", "histogram", "series")


@dataclass(frozen=True)
class Belonging:
    """The run that a part belongs to: parts add up only if all of this is equal.

    Parameters
    ----------
    scenario, digest
        Name of the scenario, and SHA-256 of what it says.
    people, seed
        Persons of the whole run, and which.
    version, engine
        Version of Standing, and hash of the engine's sources.
    """

    scenario: str
    digest: str
    people: int
    seed: int
    version: str
    engine: str

    @property
    def key(self) -> str:
        """Short name of the run, for file names."""
        return sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Piece:
    """The integers of persons first … last - 1 of a run.

    Parameters
    ----------
    belonging
        Which run.
    first, last
        First person, and the one after the last.
    changes
        Changes of the scenario by path, as `--set` takes them, so that it can be loaded again.
    parts
        How many parts the run was asked to be done in.
    elapsed_s
        Wall-clock seconds that it took.
    arrays
        `totals`, `replicates`, `histogram` and `series` of `Tallies`.
    source
        File of the scenario, seen from the folder that the piece is kept in; "" where nothing is said of it.
    """

    belonging: Belonging
    first: int
    last: int
    changes: dict[str, object]
    parts: int
    elapsed_s: float
    arrays: dict[str, Counts]
    source: str = ""

    @property
    def name(self) -> str:
        """Name of its file: run and range."""
        return f"{self.belonging.key}-{self.first:010}-{self.last:010}{SUFFIX}"

    def joined(self, later: Piece) -> Piece:
        """Join it and the piece that begins where it ends."""
        return replace(
            self,
            last=later.last,
            elapsed_s=self.elapsed_s + later.elapsed_s,
            arrays={name: self.arrays[name] + later.arrays[name] for name in ARRAYS},
        )

    def save(self, folder: Path, name: str | None = None) -> Path:
        """Write it, whole or not at all; gives the path.

        Parameters
        ----------
        folder
            Where it goes.
        name
            Name of the file; that of run and range if none is given.
        """
        head: dict[str, Any] = {
            **asdict(self.belonging),
            "first": self.first,
            "last": self.last,
            "changes": self.changes,
            "parts": self.parts,
            "elapsed_s": self.elapsed_s,
            **({"source": self.source} if self.source else {}),
        }
        body = io.BytesIO()
        found = self.arrays
        np.savez_compressed(
            body,
            totals=found["totals"],
            replicates=found["replicates"],
            histogram=found["histogram"],
            series=found["series"],
        )
        payload = json.dumps(head, default=str).encode() + b"\n" + body.getvalue()
        path = folder / (name or self.name)
        with whole_file(path) as draft, draft.open("wb") as file:
            file.write(FORMAT + sha256(payload).hexdigest().encode() + b"\n" + payload)
            file.flush()
            os.fsync(file.fileno())
        return path


def arrays_of(tallies: Tallies) -> dict[str, Counts]:
    """Give the integers of a record without their names."""
    return {
        "totals": tallies.totals,
        "replicates": tallies.replicates,
        "histogram": tallies.histogram,
        "series": tallies.series.values,
    }


def filled(empty: Tallies, arrays: dict[str, Counts]) -> Tallies:
    """Give the record that has the names of one without persons, and these integers."""
    return replace(
        empty,
        totals=arrays["totals"],
        replicates=arrays["replicates"],
        histogram=arrays["histogram"],
        series=replace(empty.series, values=arrays["series"]),
    )


def read_piece(path: Path) -> Piece:
    """Read a part of a run.

    Raises
    ------
    InputError
        If it cannot be read, is damaged, or is something else.
    """
    try:
        text = path.read_bytes()
    except OSError as error:
        raise InputError.one(f"{path}, which cannot be read ({error.strerror})", ALLOWED, code="part") from None
    if not text.startswith(FORMAT):
        raise InputError.one(f"{path}, which is something else", ALLOWED, code="part")
    checksum, _, payload = text[len(FORMAT) :].partition(b"\n")
    if sha256(payload).hexdigest().encode() != checksum:
        raise InputError.one(f"{path}, which is damaged (its checksum does not fit)", ALLOWED, code="part")
    try:
        return _from(payload)
    except (ValueError, KeyError, AttributeError, TypeError, zipfile.BadZipFile):
        raise InputError.one(f"{path}, which was not made by this program", ALLOWED, code="part") from None


def _from(payload: bytes) -> Piece:
    line, _, body = payload.partition(b"\n")
    head = json.loads(line)
    source = head.pop("source", "")
    if {name: type(value) for name, value in head.items()} != KINDS or not isinstance(source, str):
        raise ValueError("other fields")
    if not (0 <= head["first"] <= head["last"] <= head["people"] and head["parts"] >= 1):
        raise ValueError("no range of persons")
    belonging = Belonging(**{name: head.pop(name) for name in Belonging.__dataclass_fields__})
    with np.load(io.BytesIO(body), allow_pickle=False) as found:
        arrays = {name: found[name].astype(np.int64, casting="no") for name in ARRAYS}
    return Piece(belonging, arrays=arrays, source=source, **head)
