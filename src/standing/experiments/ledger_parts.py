"""Events on their way into a Parquet file: put into words, written in parts, joined at the end."""

from __future__ import annotations

import errno
import re
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from standing.engine.chunk import Chunk
from standing.engine.ledger import Vocabulary
from standing.records.events import COLUMNS

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PART_ROWS: Final = 500_000
"""Events that are held before they are written."""

GROUP_ROWS: Final = 122_880
"""Events of a row group of the file; a reader that asks for one person reads one or two of them."""

MEMORY_MB: Final = 600
"""Most that writing takes beyond the run itself; a test measures it."""

TYPES: Final = {"person": "i8", "generation": "i4", "cell": "i4", "time": "f8", "made": "?", "listing": "i4", "n": "i8"}
"""Types of the columns that are numbers; `value` is "f8", the others are text."""

CODED: Final = ("event", "item", "part", "truth", "cause")
"""Columns of a chunk whose numbers are words of the scenario."""

Columns = dict[str, NDArray[Any]]


def worded(chunk: Chunk, words: Vocabulary) -> Columns:
    """Give the columns of a chunk as text and numbers.

    Parameters
    ----------
    chunk
        Events.
    words
        The vocabulary of their run.

    Returns
    -------
    dict
        `COLUMNS`, each (events,). Each combination of codes is put into words once, however often it occurs.
    """
    first, which = _kinds(chunk)
    sample = replace(chunk, **{field.name: getattr(chunk, field.name)[first] for field in fields(chunk)})
    said = words.words(sample)
    found: Columns = {}
    for name in COLUMNS:
        if name in CODED:
            found[name] = np.asarray(said[name], dtype=object)[which]
        else:
            found[name] = np.asarray(getattr(chunk, name)).astype(TYPES.get(name, "f8"), copy=False)
    return found


def _kinds(chunk: Chunk) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Give where each combination of codes occurs first, and which combination each event is."""
    code = np.zeros(len(chunk.person), dtype=np.int64)
    for name in CODED:
        column = np.asarray(getattr(chunk, name), dtype=np.int64)
        if len(column):
            low, high = int(column.min()), int(column.max())
            code = code * (high - low + 1) + (column - low)
    _, first, which = np.unique(code, return_index=True, return_inverse=True)
    return first, which.reshape(-1)


class Parts:
    """Events on their way into a file, in parts.

    Parameters
    ----------
    folder
        An empty folder for the parts.
    words
        The vocabulary of the run.
    """

    def __init__(self, folder: Path, words: Vocabulary) -> None:
        self.folder, self.words = folder, words
        self.waiting: list[Columns] = []
        self.rows, self.parts = 0, 0

    def add(self, chunk: Chunk) -> None:
        """Take events; they are written when enough have come together."""
        if not len(chunk.person):
            return
        self.waiting.append(worded(chunk, self.words))
        self.rows += len(chunk.person)
        if self.rows >= PART_ROWS:
            self.write()

    def part(self, at: int) -> Path:
        """Path of a part."""
        return self.folder / f"{at}.parquet"

    def write(self) -> None:
        """Write what waits as the next part."""
        import duckdb

        columns = {name: np.concatenate([each[name] for each in self.waiting]) for name in COLUMNS}
        self.waiting, self.rows = [], 0
        with duckdb.connect() as connection:
            connection.register("events", columns)
            copy(connection, "events", self.part(self.parts), "")
        self.parts += 1

    def join(self, target: Path, said: Mapping[str, str]) -> None:
        """Write the file from its parts, in their order.

        Parameters
        ----------
        target
            The file.
        said
            What it says about itself.
        """
        import duckdb

        if self.waiting:
            self.write()
        pairs = ", ".join(f"{key}: {_quoted(text)}" for key, text in said.items())
        with duckdb.connect() as connection:
            connection.execute(f"SET memory_limit = '{MEMORY_MB // 2}MB'")
            parts = ", ".join(_quoted(_literally(self.part(at))) for at in range(self.parts))
            copy(
                connection,
                f"read_parquet([{parts}])",
                target,
                f", ROW_GROUP_SIZE {GROUP_ROWS}, KV_METADATA {{{pairs}}}",
            )


def copy(connection: DuckDBPyConnection, source: str, target: Path, more: str) -> None:
    """Write a Parquet file.

    Parameters
    ----------
    connection
        A database in memory.
    source
        What to read, in SQL.
    target
        The file.
    more
        Further options of COPY.

    Raises
    ------
    OSError
        If the disk does not take it.
    """
    import duckdb

    connection.execute("SET enable_progress_bar = false")  # a run has a bar of its own
    try:
        connection.execute(
            f"COPY (SELECT * FROM {source}) TO {_quoted(target)} (FORMAT parquet, COMPRESSION zstd{more})"
        )
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        raise OSError(errno.EIO, str(error).splitlines()[0]) from None


def _quoted(text: object) -> str:
    """Text between the quotation marks of SQL."""
    return "'" + str(text).replace("'", "''") + "'"


def _literally(path: Path) -> str:
    """Path in which no letter stands for others, as it would where several files are read."""
    return re.sub(r"[\[*?]", lambda found: f"[{found[0]}]", str(path))
