"""A probability that depends on a score: straight between the points of a table, constant beyond its ends (R27)."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from standing.errors import Place, Problem, Problems, shown
from standing.scenario.beside import PATH_PATTERN, is_path, rows_beside
from standing.scenario.chances import LARGEST_SCORE
from standing.scenario.quantities import SHARE_ALLOWED, QuantityOf
from standing.scenario.stated import Statement, number_from
from standing.scenario.strict import is_dated
from standing.scenario.words import JsonSchema

Points = tuple[tuple[float, float], ...]

NUMBER_KEY: Final = r"^-?[0-9][0-9_.]*$"
_SHARE: Final = QuantityOf("share", SHARE_ALLOWED, high=1.0)
_TABLE: Final = "shares by score, such as {300: 0.02, 600: 0.2}, or the path of a CSV file"


@dataclass(frozen=True)
class Curve:
    """A probability by score: straight between its points, constant beyond the ends.

    Parameters
    ----------
    tables
        Points by label, ascending in score; by the empty text where they are the same for everybody.
    column
        The column by whose labels they are given, or None.
    statement
        What the scenario says about the table.
    """

    tables: Mapping[str, Points]
    column: str | None = None
    statement: Statement = field(default_factory=Statement)

    def points(self, group: Mapping[str, str]) -> list[tuple[float, float]]:
        """Give score and probability of each point for one cell, ascending in score.

        Parameters
        ----------
        group
            Label by column.
        """
        return list(self.tables.get("" if self.column is None else group.get(self.column, ""), ()))

    def at(self, group: Mapping[str, str], score: float) -> float:
        """Give the probability for one cell at one score."""
        points = self.points(group)
        if not points or score <= points[0][0]:
            return points[0][1] if points else 0.0
        for (low, left), (high, right) in itertools.pairwise(points):
            if score <= high:
                return left + (right - left) * ((score - low) / (high - low))
        return points[-1][1]


def read_curve(raw: object, folder: Path | None) -> Curve:
    """Read a table of shares by score: rows, a path, or either by the labels of one column."""
    if not (isinstance(raw, dict) and set(raw) == {"by"} and isinstance(raw["by"], dict)):
        return Curve({"": _points(raw, folder)})
    if len(raw["by"]) != 1:
        raise Problems(
            Problem(shown(raw["by"]), "exactly one column, such as {region: {north: {…}}}", ("by",), code="form")
        )
    column, labels = next(iter(raw["by"].items()))
    if not isinstance(labels, dict) or not labels:
        raise Problems(Problem(shown(labels), "a table for each label", ("by", column), code="form"))
    tables: dict[str, Points] = {}
    problems: list[Problem] = []
    for label, each in labels.items():
        try:
            tables[label] = _points(each, folder)
        except Problems as refused:
            problems += refused.under("by", column, label)
    if problems:
        raise Problems(*problems)
    return Curve(tables, column)


def _points(raw: object, folder: Path | None) -> Points:
    rows: list[tuple[tuple[str, ...], object, object, Place | None]]
    if is_path(raw):
        table = rows_beside(str(raw), folder, ("score", "share"))
        rows = [((), row["score"], row["share"], place) for place, row in table]
    elif isinstance(raw, dict) and raw and not is_dated(raw):
        rows = [((key,), key, share, None) for key, share in raw.items()]
    else:
        raise Problems(Problem(shown(raw), _TABLE, code="form"))
    points: dict[float, float] = {}
    problems: list[Problem] = []
    for path, score, share, place in rows:
        try:
            number = _score(score, points)
        except Problems as refused:
            problems += [
                replace(each, path=path, at="key" if path else "value", place=place) for each in refused.problems
            ]
            continue
        try:
            points[number] = _SHARE.scalar(share)
        except Problems as refused:
            problems += [replace(each, path=path, place=place) for each in refused.problems]
    if problems:
        raise Problems(*problems)
    return tuple(sorted(points.items()))


def _score(raw: object, known: Mapping[float, float]) -> float:
    number = number_from(raw, "a score")
    if abs(number) > LARGEST_SCORE:
        raise Problems(Problem(shown(raw), "a score of at most a million", code="number"))
    if number in known:
        raise Problems(Problem(f"the score {number:g} again", "each score once", code="form"))
    return number


def _table_schema() -> JsonSchema:
    table: JsonSchema = {
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"pattern": NUMBER_KEY},
        "additionalProperties": {"$standing": "PlainNumber"},
    }
    either = [table, {"type": "string", "pattern": PATH_PATTERN}]
    labels: JsonSchema = {"type": "object", "additionalProperties": {"anyOf": either}}
    by: JsonSchema = {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": labels}
    return {
        "anyOf": [
            *either,
            {"type": "object", "required": ["by"], "additionalProperties": False, "properties": {"by": by}},
        ]
    }


CURVE_SCHEMA: Final = _table_schema()
