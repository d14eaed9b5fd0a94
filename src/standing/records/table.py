"""A tidy table that forces no dataframe library on anyone."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from standing.errors import InputError
from standing.records.whole import whole_file

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped,unused-ignore]
    import polars as pl

Cell = str | int | float | bool | tuple[str, ...] | None
"""What stands in one field of a table: text, a number, a truth, several words, or nothing."""

ROWS_SHOWN: Final = 60
"""Rows that a notebook or a prompt shows before it says how many more there are."""

_NUMBERS: Final = (bool, int, float)


def as_it_is(row: Mapping[str, Cell]) -> Mapping[str, Cell]:
    """Show a row to people exactly as the files have it."""
    return row


@dataclass(frozen=True)
class Table:
    """Named columns and rows, one fact per row.

    Parameters
    ----------
    columns
        Names, (columns,).
    rows
        Fields, (rows, columns).
    caption
        What people must know when they see the table.
    for_people
        How a row is changed where people read it (a small group becomes "too few"); files and dataframes keep the row.

    Examples
    --------
    >>> table = Table.of([{"list": "debtors", "listings": 12}, {"list": "travel", "listings": 3}])
    >>> len(table), table.column("listings")
    (2, [12, 3])
    >>> print(table)
    list     listings
    debtors  12
    travel   3
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    for_people: Callable[[Mapping[str, Cell]], Mapping[str, Cell]] = field(default=as_it_is, repr=False, compare=False)

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, Cell]], columns: Sequence[str] = (), caption: str = "") -> Table:
        """Table of rows given by column name; the columns are those of the first row unless they are given."""
        found = list(rows)
        names = tuple(columns) or tuple(found[0] if found else ())
        return cls(names, tuple(tuple(row[name] for name in names) for row in found), caption)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Cell]]:
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))

    def column(self, name: str) -> list[Cell]:
        """One column from top to bottom."""
        at = self.columns.index(name)
        return [row[at] for row in self.rows]

    def where(self, **fields: Cell) -> Table:
        """Rows whose named fields have these values."""
        places = {self.columns.index(name): value for name, value in fields.items()}
        kept = tuple(row for row in self.rows if all(row[at] == value for at, value in places.items()))
        return Table(self.columns, kept, self.caption, self.for_people)

    def to_dicts(self) -> list[dict[str, Cell]]:
        """Rows as dictionaries; several words become a list, as in JSON."""
        return [{name: _as_list(cell) for name, cell in row.items()} for row in self]  # type: ignore[misc]

    def to_pandas(self) -> pd.DataFrame:
        """Pandas data frame (pandas is imported now, and only now).

        Raises
        ------
        InputError
            If pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError:
            raise InputError.missing("pandas", "tables") from None

        return pd.DataFrame({name: list(map(_as_list, self.column(name))) for name in self.columns})

    def to_polars(self) -> pl.DataFrame:
        """Polars data frame (polars is imported now, and only now).

        Raises
        ------
        InputError
            If polars is not installed.
        """
        try:
            import polars as pl
        except ImportError:
            raise InputError.missing("polars", "tables") from None

        columns = {name: [_as_list(cell) for cell in _one_type(self.column(name))] for name in self.columns}
        return pl.DataFrame(columns, strict=False)

    def to_csv(self, path: str | Path) -> None:
        """Write a CSV file: UTF-8, an empty field where there is nothing, several words joined by "; "."""
        with whole_file(path) as draft, draft.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(self.columns)
            writer.writerows([_as_text(cell) for cell in row] for row in self.rows)

    def to_parquet(self, path: str | Path) -> None:
        """Write a Parquet file of the same content (duckdb is imported now, and only now)."""
        import duckdb

        arrays = {name: _as_array(self.column(name)) for name in self.columns}
        with whole_file(path) as draft, duckdb.connect() as connection:
            connection.register("arrays", arrays)
            target = str(draft).replace("'", "''")
            connection.execute(f"COPY (SELECT * FROM arrays) TO '{target}' (FORMAT parquet)")

    def __str__(self) -> str:
        shown = [self.columns, *self._shown()]
        widths = [max(len(row[at]) for row in shown) for at in range(len(self.columns))]
        padded = [[cell.ljust(width) for cell, width in zip(row, widths, strict=True)] for row in shown]
        lines = ["  ".join(row).rstrip() for row in padded]
        return "\n".join([*lines, *self._notes()])

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in self._shown())
        notes = "".join(f"<p>{escape(note)}</p>" for note in self._notes())
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{notes}"

    def _shown(self) -> list[tuple[str, ...]]:
        """Rows as people see them, the first ones only."""
        rows = [dict(zip(self.columns, row, strict=True)) for row in self.rows[:ROWS_SHOWN]]
        return [tuple(_for_eyes(self.for_people(row)[name]) for name in self.columns) for row in rows]

    def _notes(self) -> list[str]:
        left = len(self.rows) - ROWS_SHOWN
        more = f"… and {left:,} more rows" if left > 0 else ""
        return [note for note in (more, self.caption) if note]


def _as_list(cell: Cell) -> object:
    return list(cell) if isinstance(cell, tuple) else cell


def _as_text(cell: Cell) -> str:
    """Text of a field in a file: numbers so that reading them gives the same number."""
    if cell is None:
        return ""
    if isinstance(cell, tuple):
        return "; ".join(cell)
    return repr(cell) if isinstance(cell, float) else str(cell)


def _for_eyes(cell: Cell) -> str:
    return f"{cell:.4g}" if isinstance(cell, float) else _as_text(cell)


def _one_type(cells: list[Cell]) -> list[Cell]:
    """Give the cells one type: floating where numbers are mixed, text where more than numbers are."""
    kinds = {type(cell) for cell in cells if cell is not None}
    if kinds == {int, float}:
        return [None if cell is None else float(cell) for cell in cells]  # type: ignore[arg-type]
    return cells if len(kinds) <= 1 else [None if cell is None else _as_text(cell) for cell in cells]


def _as_array(cells: list[Cell]) -> NDArray[np.generic]:
    """Masked column of one type, as duckdb reads it: integers, floating numbers, truths or text."""
    cells = _one_type(cells)
    gaps = [cell is None for cell in cells]
    kind = next((type(cell) for cell in cells if cell is not None), str)
    if kind not in _NUMBERS:
        return np.array([None if cell is None else _as_text(cell) for cell in cells], dtype=object)
    filled = np.array([kind(0) if cell is None else cell for cell in cells], dtype=kind)
    return np.ma.masked_array(filled, mask=gaps) if any(gaps) else filled
