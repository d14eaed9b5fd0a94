"""Groups at equal conduct as rows with a point and a line: what the picture of disparities draws, small enough for paper."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from standing.figures import NothingToDraw, disparities
from standing.measures.wording import number
from standing.records.table import Cell
from standing.report.page.datum import datum
from standing.report.page.pictures import why_nothing
from standing.report.page.subject import Subject

MOST_ROWS: Final = 32
"""Rows of the first page; the picture has all."""

WIDEST: Final = 8.0
"""Largest ratio that the scale goes to; what lies beyond stands at its end."""

Row = Mapping[str, Cell]


@dataclass(frozen=True)
class Stage:
    """What is compared, and a row for each group.

    Parameters
    ----------
    title
        What is compared.
    rows
        Groups with their numbers and places.
    has_equal
        Whether some are equal by construction.
    """

    title: str
    rows: list[dict[str, object]]
    has_equal: bool


def forest(subject: Subject) -> list[Stage] | str:
    """Give what is compared with its rows, each with its place on one scale; why there is none, if so.

    Parameters
    ----------
    subject
        What the page is about.
    """
    try:
        figure = disparities(subject.run.catalogue)
    except NothingToDraw as nothing:
        return why_nothing(nothing)
    rows = [row for row in figure.rows if isinstance(row["ratio"], float)]
    shown = rows[:MOST_ROWS]
    scale = _Scale(shown)
    stages = [(title, list(inside)) for title, inside in groupby(shown, key=_stage)]
    return [Stage(title, list(scale.placed(each)), any(row["equal"] for row in each)) for title, each in stages]


def _stage(row: Row) -> str:
    return str(row["stage"])


class _Scale:
    """One logarithmic scale for all rows, with 1 in its middle."""

    def __init__(self, rows: Sequence[Row]) -> None:
        ends = [abs(math.log(each)) for row in rows for each in _ends(row) if each > 0]
        self.reach = min(max([*ends, math.log(2)]), math.log(WIDEST))

    def placed(self, rows: Iterable[Row]) -> Iterator[dict[str, object]]:
        """Give rows with their places from left to right, in per cent."""
        for row in rows:
            ratio, ends = row["ratio"], _ends(row)
            yield {
                "group": row["group"],
                "ratio": datum(_number(ratio), number(float(f"{_number(ratio):.3g}"))),
                "interval": [datum(each, number(float(f"{each:.2g}"))) for each in ends],
                "at": self._at(_number(ratio)),
                "left": self._at(ends[0]) if ends else None,
                "right": self._at(ends[1]) if ends else None,
                "is_equal": bool(row["equal"]),
                "is_clear": bool(ends) and (ends[0] > 1 or ends[1] < 1),
            }

    def _at(self, ratio: float) -> float:
        place = math.log(ratio) / self.reach if ratio > 0 else -1.0
        return round(50 + 48 * max(-1.0, min(1.0, place)), 1)


def _number(cell: Cell) -> float:
    return float(cell) if isinstance(cell, (int, float)) else 0.0


def _ends(row: Row) -> list[float]:
    """Both ends of an interval; none where one is not known."""
    found = [row["low"], row["high"]]
    return [_number(each) for each in found] if all(isinstance(each, float) for each in found) else []
