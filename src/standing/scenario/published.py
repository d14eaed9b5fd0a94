"""Published figures that a run is compared with: rows of the scenario, or a CSV file beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from standing.errors import Place, Problem, Problems, listed, nearest, shown
from standing.population.read import csv_rows, file_beside
from standing.scenario.stated import number_from
from standing.scenario.strict import unknown_key
from standing.scenario.words import read_date

Use = Literal["fit", "holdout", "reference", "prediction"]
USES: Final[tuple[Use, ...]] = ("fit", "holdout", "reference", "prediction")
KEYS: Final = (
    "series", "date", "value", "unit", "item", "tally", "part", "set", "source", "publisher", "note", "since", "people",
)  # fmt: skip
REQUIRED: Final = ("series", "date", "value", "tally", "item")
MOST_FIGURES: Final = 2_000


@dataclass(frozen=True)
class PublishedFigure:
    """One published figure.

    Parameters
    ----------
    series
        Name of the series that it belongs to, for people.
    date
        As of which day; through its 24:00 (ruling R1).
    value
        As published.
    unit
        What is counted, for people.
    tally, item, parts
        The tally of a run that it is compared with; no parts means all of them.
    use
        Whether the scenario was fitted to it (fit), or not (holdout, reference, prediction).
    source, note
        Where it comes from.
    since
        First day that it counts from; the start of the run where it is None.
    people
        The population that it is about; that of the scenario where it is None.
    """

    series: str
    date: dt.date
    value: float
    unit: str
    tally: str
    item: str
    parts: tuple[str, ...] = ()
    use: Use = "reference"
    source: str | None = None
    note: str | None = None
    since: dt.date | None = None
    people: int | None = None


class PublishedIn:
    """A field that holds published figures."""

    def read(self, raw: object, info: ValidationInfo) -> tuple[PublishedFigure, ...]:
        """Read rows, or the file that is named."""
        if isinstance(raw, str):
            folder = (info.context or {}).get("folder")
            if not isinstance(folder, Path):
                raise Problems(Problem(shown(raw), "rows, since this scenario stands in no folder", code="path"))
            return figures_from_file(raw, folder)
        if not isinstance(raw, list):
            raise Problems(Problem(shown(raw), "rows of figures, or the path of a CSV file beside the scenario"))
        figures, problems = [], []
        for at, row in enumerate(raw[:MOST_FIGURES]):
            try:
                figures.append(figure_from(row))
            except Problems as refused:
                problems += refused.under(at)
        if problems:
            raise Problems(*problems)
        return tuple(figures)

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Validate by `read` alone."""
        return core_schema.with_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Show both ways of writing."""
        properties: dict[str, Any] = {key: {} for key in KEYS} | {
            "set": {"enum": list(USES)},
            "date": {"$standing": "Date"},
        }
        row = {"type": "object", "required": list(REQUIRED), "additionalProperties": False, "properties": properties}
        return {"anyOf": [{"type": "array", "items": row}, {"type": "string", "pattern": r"\.csv$"}]}


def figures_from_file(name: str, folder: Path) -> tuple[PublishedFigure, ...]:
    """Read a CSV file with the columns of a figure.

    Raises
    ------
    Problems
        With file and line.
    """
    path = file_beside(name, folder)
    header, rows = csv_rows(path)
    unknown = [unknown_key(key, list(KEYS)) for key in header if key not in KEYS]
    if unknown:
        raise Problems(*[_placed(each, (str(path), 1, None)) for each in unknown])
    figures, problems = [], list[Problem]()
    for line, row in rows:
        place = (str(path), line, None)
        if len(row) != len(header):
            problems.append(Problem(f"{len(row)} values", f"{len(header)}, as in the header", place=place))
            continue
        try:
            figures.append(figure_from({key: value for key, value in zip(header, row, strict=True) if value}))
        except Problems as refused:
            problems += [_placed(each, place) for each in refused.problems]
    if problems:
        raise Problems(*problems)
    return tuple(figures[:MOST_FIGURES])


def _placed(problem: Problem, place: Place) -> Problem:
    where = f" in column {problem.path[0]}" if problem.path and problem.at == "value" else ""
    return Problem(
        problem.found + where, problem.allowed, (), problem.at, problem.nearest, problem.code, problem.next_step, place
    )


def figure_from(raw: object) -> PublishedFigure:
    """Read one figure."""
    if not isinstance(raw, dict):
        raise Problems(Problem(shown(raw), f"a row with {listed(KEYS)}"))
    problems = [unknown_key(key, list(KEYS)) for key in raw if key not in KEYS]
    problems += [
        Problem(f"no {key}", "the field, which is required", code="missing") for key in REQUIRED if raw.get(key) is None
    ]
    use = next((each for each in USES if each == (raw.get("set") or "reference")), None)
    if use is None:
        near = nearest(str(raw["set"]), USES)
        problems.append(Problem(shown(raw["set"]), listed(USES), ("set",), nearest=near, code="word"))
    date = _read(raw, "date", read_date, problems)
    value = _read(raw, "value", number_from, problems)
    since = _read(raw, "since", read_date, problems)
    people = _read(raw, "people", number_from, problems)
    parts, wrong = _parts(raw.get("part"))
    problems += wrong
    if problems or date is None or value is None or use is None:
        raise Problems(*problems)
    words: dict[str, Any] = {key: str(raw[key]) for key in ("source", "note") if raw.get(key) is not None}
    texts = {key: str(raw.get(key) or "") for key in ("series", "unit", "tally", "item")}
    return PublishedFigure(
        date=date,
        value=value,
        parts=parts,
        use=use,
        since=since,
        people=None if people is None else int(people),
        **texts,
        **words,
    )


def _read(raw: Mapping[str, object], key: str, read: Any, problems: list[Problem]) -> Any:
    if raw.get(key) is None:
        return None
    try:
        return read(raw[key])
    except Problems as refused:
        problems += refused.under(key)
    return None


def _parts(raw: object) -> tuple[tuple[str, ...], list[Problem]]:
    if raw is None:
        return (), []
    many: list[object] = list(raw) if isinstance(raw, list) else [*str(raw).split("+")]
    if any(isinstance(each, (dict, list)) for each in many):
        return (), [Problem(shown(raw), "a part, or a list of parts", ("part",))]
    return tuple(str(each).strip() for each in many), []
