"""A small table in a CSV file beside the scenario: columns by name, every row with its line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from standing.errors import Place, Problem, Problems, listed, shown
from standing.population.read import csv_rows, file_beside
from standing.scenario.strict import unknown_key

MOST_ROWS: Final = 5_000
PATH_PATTERN: Final = r"\.csv$"


@dataclass(frozen=True, eq=False)
class ReadsBeside:
    """A field that a function reads from the tree and from files beside the scenario.

    Parameters
    ----------
    read
        Raw value and the scenario's folder (None where it stands in none) to value; raises Problems.
    schema
        What editors see.
    """

    read: Callable[[object, Path | None], object]
    schema: dict[str, Any]

    def _with_folder(self, raw: object, info: ValidationInfo) -> object:
        folder = (info.context or {}).get("folder")
        return self.read(raw, folder if isinstance(folder, Path) else None)

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Validate by the function alone."""
        return core_schema.with_info_plain_validator_function(self._with_folder)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Show the schema as given."""
        return dict(self.schema)


def is_path(raw: object) -> bool:
    """Whether a value can only be meant as the path of a table."""
    return isinstance(raw, str) and raw.endswith(".csv")


def rows_beside(
    name: str, folder: Path | None, columns: Sequence[str], optional: Sequence[str] = ()
) -> list[tuple[Place, dict[str, str]]]:
    """Read a CSV file with these columns.

    Parameters
    ----------
    name
        Path relative to the scenario.
    folder
        Of the scenario; None where it stands in none.
    columns
        Names of the columns, in any order.
    optional
        Names of columns that may be there too.

    Returns
    -------
    list
        File and line, and value by column, of each row.

    Raises
    ------
    Problems
        If the path is refused, the header is another one, or a row is of another length.
    """
    if folder is None:
        raise Problems(Problem(shown(name), "a table, since this scenario stands in no folder", code="path"))
    path = file_beside(name, folder)
    if path.suffix != ".csv":
        raise Problems(Problem(shown(name), "the path of a .csv file beside the scenario", code="path"))
    header, rows = csv_rows(path)
    problems = list(_wrong_header(header, columns, optional, (str(path), 1, None)))
    table: list[tuple[Place, dict[str, str]]] = []
    for line, row in rows if not problems else ():
        place = (str(path), line, None)
        if len(row) != len(header):
            problems.append(
                Problem(f"{len(row)} values", f"{len(header)}, as in the header", place=place, code="table")
            )
        elif len(table) >= MOST_ROWS:
            problems.append(Problem("more rows", f"at most {MOST_ROWS:,} rows", place=place, code="table"))
            break
        else:
            table.append((place, dict(zip(header, row, strict=True))))
    if not (table or problems):
        problems.append(Problem("no rows", "at least one row", place=(str(path), None, None), code="table"))
    if problems:
        raise Problems(*problems)
    return table


def _wrong_header(
    header: Sequence[str], columns: Sequence[str], optional: Sequence[str], place: Place
) -> Iterator[Problem]:
    for name in dict.fromkeys(header):
        if name not in (*columns, *optional):
            wrong = unknown_key(name, [*columns, *optional])
            yield Problem(f"the column {wrong.found}", wrong.allowed, nearest=wrong.nearest, code="table", place=place)
        elif header.count(name) > 1:
            yield Problem(f"the column {shown(name)} twice", "each column once", code="table", place=place)
    missing = [name for name in columns if name not in header]
    if missing:
        yield Problem(f"no column {listed(missing)}", f"the columns {','.join(columns)}", code="table", place=place)
