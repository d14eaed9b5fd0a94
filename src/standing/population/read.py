"""A table of cells from a CSV or Parquet file, or from the rows in a scenario.

The header is judged before any row is read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Final

from standing.errors import Part, Place, Problem, Problems, shown
from standing.population.boundary import (
    FEWEST,
    MOST_CELLS,
    WHY,
    refusal_of_column,
    refusal_of_label,
    refusal_of_table,
)
from standing.population.cells import Cells

COUNT: Final = "count"
MOST_BYTES: Final = 8_000_000
MOST_PEOPLE: Final = 20_000_000_000
PATH_ALLOWED: Final = "the path of a .csv or .parquet file beside the scenario"
COUNT_ALLOWED: Final = f"a whole number of people, {FEWEST} or more"
MOST_PROBLEMS: Final = 20

_Row = tuple[Sequence[object], object, tuple[Part, ...], Place | None]
_Where = Callable[[str], tuple[tuple[Part, ...], Place | None]]


def cells_from_rows(rows: Sequence[object]) -> Cells:
    """Read cells from the rows of a scenario, `[{sex: female, count: 440_000_000}, …]`.

    Raises
    ------
    Problems
        For every row, column and label that the boundary refuses.
    """
    if not rows:
        raise Problems(Problem("no rows", "at least one cell"))
    for at, row in enumerate(rows):
        if not isinstance(row, dict) or not row:
            raise Problems(Problem(shown(row), "a row such as {region: north, count: 1_000}", (at,)))
    header = [str(key) for key in rows[0]] if isinstance(rows[0], dict) else []
    columns = _checked_header(header, lambda name: ((0, name), None))
    problems: list[Problem] = []
    table: list[_Row] = []
    for at, row in enumerate(row for row in rows if isinstance(row, dict)):
        problems += _same_keys(row, header, at)
        table.append(([row.get(column) for column in columns], row.get(COUNT), (at,), None))
    if problems:
        raise Problems(*problems[:MOST_PROBLEMS])
    return _cells(columns, table)


def cells_from_file(name: str, folder: Path) -> Cells:
    """Read cells from a CSV or Parquet file.

    Parameters
    ----------
    name
        Path relative to the scenario; it may not leave its folder.
    folder
        Of the scenario.

    Raises
    ------
    Problems
        If the path is refused or cannot be read, and for every line that the boundary refuses.
    """
    path = file_beside(name, folder)
    if path.suffix == ".parquet":
        header, rows = _parquet(path)
    elif path.suffix == ".csv":
        header, texts = csv_rows(path)
        rows = ((line, [*row]) for line, row in texts)
    else:
        raise Problems(Problem(shown(name), PATH_ALLOWED, code="path"))
    columns = _checked_header(header, lambda _: ((), (str(path), 1, None)))
    at = {column: header.index(column) for column in (*columns, COUNT)}
    table: list[_Row] = []
    problems: list[Problem] = []
    for line, row in islice(rows, MOST_CELLS + 1):
        place = (str(path), line, None)
        if len(row) != len(header):
            found = f"{len(row)} value{'s' if len(row) > 1 else ''}"
            problems.append(Problem(found, f"{len(header)}, as in the header", place=place, code="cells"))
            continue
        table.append(([row[at[column]] for column in columns], row[at[COUNT]], (), place))
    if not (table or problems):
        raise Problems(Problem("no rows", "at least one cell", place=(str(path), None, None), code="cells"))
    try:
        cells = _cells(columns, table)
    except Problems as refused:
        problems += refused.problems
    if problems:
        raise Problems(*problems[:MOST_PROBLEMS])
    return cells


def file_beside(name: str, folder: Path) -> Path:
    """Give the path of a file in the scenario's folder.

    Raises
    ------
    Problems
        If it is absolute, leaves the folder, is an address on the web or a link, or does not exist.
    """
    pure = PurePosixPath(name)
    step = "an address on the web or in a database is never read" if "://" in name else None
    if (
        step
        or pure.is_absolute()
        or ".." in pure.parts
        or "\\" in name
        or ":" in name
        or "\0" in name
        or not pure.name
        or len(name) > 200
    ):
        raise Problems(Problem(shown(name), PATH_ALLOWED, code="path", next_step=step))
    path = folder / pure
    if not path.resolve().is_relative_to(folder.resolve()):
        raise Problems(
            Problem(shown(name), PATH_ALLOWED, code="path", next_step="the file leads out of the scenario's folder")
        )
    if not path.is_file():
        raise Problems(Problem(shown(name), PATH_ALLOWED, code="path", next_step="there is no such file"))
    if path.stat().st_size > MOST_BYTES:
        raise Problems(
            Problem(f"{path.stat().st_size / 1e6:.1f} MB", f"at most {MOST_BYTES // 1_000_000} MB", code="path")
        )
    return path


def csv_rows(path: Path) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """Read the header of a CSV file, and its rows with their line numbers.

    Raises
    ------
    Problems
        If it is not a CSV file in UTF-8.
    """
    file = str(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (UnicodeDecodeError, OSError):
        raise Problems(
            Problem("a file that is not text in UTF-8", "a CSV file", place=(file, None, None), code="path")
        ) from None
    if "\0" in text:
        raise Problems(
            Problem(
                "a NUL character",
                "a CSV file",
                place=(file, text.count("\n", 0, text.index("\0")) + 1, None),
                code="path",
            )
        )
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)

    def rows() -> Iterator[tuple[int, list[str]]]:
        try:
            yield from ((reader.line_num, [value.strip() for value in row]) for row in reader if row)
        except csv.Error as error:
            raise Problems(
                Problem(str(error), "a CSV file", place=(file, reader.line_num, None), code="path")
            ) from None

    all_rows = rows()
    first = next(all_rows, None)
    if first is None:
        raise Problems(Problem("an empty file", "a header and rows", place=(file, None, None), code="path"))
    return first[1], all_rows


def _parquet(path: Path) -> tuple[list[str], Iterator[tuple[int, list[object]]]]:
    import duckdb  # only who reads Parquet pays for it

    try:
        with duckdb.connect() as connection:
            relation = connection.read_parquet(str(path))
            header = list(relation.columns)
            _checked_header(header, lambda _: ((), (str(path), None, None)))
            rows = relation.limit(MOST_CELLS + 1).fetchall()
    except duckdb.Error:
        raise Problems(
            Problem("a file that is not Parquet", PATH_ALLOWED, place=(str(path), None, None), code="path")
        ) from None
    return header, ((line, list(row)) for line, row in enumerate(rows, 1))


def _checked_header(header: Sequence[str], where: _Where) -> list[str]:
    """Give the group columns of a header that the boundary lets pass."""
    problems: list[Problem] = []
    for name in header:
        path, place = where(name)
        if header.count(name) > 1:
            problems.append(
                Problem(f"the column {shown(name)} twice", "each column once", path, "key", place=place, code="cells")
            )
        elif name != COUNT and (why := refusal_of_column(name)) is not None:
            found = f"the column {shown(name)}, which {why}"
            problems.append(Problem(found, f"columns of categories ({WHY})", path, "key", place=place, code="boundary"))
    if COUNT not in header:
        path, place = where(header[0] if header else COUNT)
        found, step = "no column count", "a table with one row per person is refused"
        problems.append(
            Problem(found, f"cells with a count ({WHY})", path[:1], place=place, code="boundary", next_step=step)
        )
    if problems:
        raise Problems(*problems)
    return [name for name in header if name != COUNT]


def _same_keys(row: dict[str, object], header: list[str], at: int) -> Iterable[Problem]:
    for key in row:
        if key not in header:
            yield Problem(f"the column {shown(key)}", "the columns of the first row", (at, key), "key", code="cells")
    for key in header:
        if key not in row:
            yield Problem(f"no {key}", "the columns of the first row", (at,), code="cells")


def _cells(columns: list[str], table: Sequence[_Row]) -> Cells:
    labels: list[tuple[str, ...]] = []
    counts: list[int] = []
    problems: list[Problem] = []
    seen: set[tuple[str, ...]] = set()
    for values, raw_count, path, place in table:
        row = tuple(_label_text(value) for value in values)
        problems += _refused_labels(columns, row, path, place)
        count = _count(raw_count)
        if count is None or count > MOST_PEOPLE:
            problems.append(
                Problem(
                    f"the count {shown(raw_count)}",
                    COUNT_ALLOWED,
                    (*path, COUNT) if path else (),
                    place=place,
                    code="cells",
                )
            )
            count = FEWEST
        elif row in seen:
            problems.append(
                Problem(f"the cell {', '.join(row)} again", "each cell once", path, place=place, code="cells")
            )
        seen.add(row)
        labels.append(row)
        counts.append(count)
    whole = None if not table else refusal_of_table(columns, labels, counts)
    if whole is not None:
        place = table[0][3] and (table[0][3][0], None, None)
        raise Problems(Problem(whole, f"a table of categories and counts ({WHY})", place=place, code="boundary"))
    for (_, _, path, place), count in zip(table, counts, strict=True):
        if count < FEWEST:
            found, below = f"a cell of {count} people", (*path, COUNT) if path else ()
            problems.append(Problem(found, f"cells of {FEWEST} or more ({WHY})", below, place=place, code="boundary"))
    if problems:
        raise Problems(*problems[:MOST_PROBLEMS])
    return Cells(tuple(columns), tuple(labels), tuple(counts))


def _refused_labels(
    columns: Sequence[str], row: Sequence[str], path: tuple[Part, ...], place: Place | None
) -> Iterator[Problem]:
    for column, label in zip(columns, row, strict=True):
        why = "is empty" if not label else refusal_of_label(label)
        if why is not None:
            found = f"in column {column} {shown(label)}, which {why}"
            below = (*path, column) if path else ()
            yield Problem(found, f"short labels of categories ({WHY})", below, place=place, code="boundary")


def _label_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).strip()


def _count(raw: object) -> int | None:
    if isinstance(raw, str):
        digits = raw.replace("_", "")
        is_whole = len(raw) < 20 and digits.isascii() and digits.isdecimal() and raw[0] != "_"
        return int(digits) if is_whole else None
    if isinstance(raw, (int, float, Decimal)) and not isinstance(raw, bool) and 0 <= raw <= MOST_PEOPLE:
        return int(raw) if raw == int(raw) else None
    return None
