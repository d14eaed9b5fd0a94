"""The regime from left to right in words: who reports, who decides, what happens, how one gets out, with the counts of a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from standing.figures import Figure, NothingToDraw, flow
from standing.measures.wording import number
from standing.records.table import Cell
from standing.report.page.datum import datum
from standing.report.page.pictures import why_nothing
from standing.report.page.sheet import BOXES, in_turn
from standing.report.page.subject import Subject
from standing.texts import text

COLUMNS: Final = ("reports", "decides", "happens", "out")
"""Columns from left to right, by their keys in the texts."""

MOST_LISTS: Final = 3
"""Lists whose way is shown on the first page; the picture has all."""


def ways(subject: Subject) -> list[dict[str, object]] | str:
    """Give for each list its columns from left to right, each with what stands in it; why there is none, if so.

    Parameters
    ----------
    subject
        What the page is about.
    """
    try:
        figure = flow(subject.scenario, subject.run.catalogue)
    except NothingToDraw as nothing:
        return why_nothing(nothing)
    found = [(name, list(_columns(rows))) for name, rows in list(_by(figure, "list"))[:MOST_LISTS]]
    on_paper = in_turn([_height(columns) for _, columns in found], BOXES)
    return [{"list": name, "columns": columns, "spare": at >= on_paper} for at, (name, columns) in enumerate(found)]


def _height(columns: Sequence[Mapping[str, object]]) -> int:
    """Boxes of the highest column; those of what happens stand two by two."""
    boxes = {str(each["key"]): each["boxes"] for each in columns}
    heights = {key: len(each) for key, each in boxes.items() if isinstance(each, list)}
    return max([(count + 1) // 2 if key == "happens" else count for key, count in heights.items()], default=0)


def _by(figure: Figure, key: str) -> Iterator[tuple[str, list[Mapping[str, Cell]]]]:
    rows = [{**row, "at": at} for at, row in enumerate(figure.rows)]
    for name, inside in groupby(rows, key=lambda row: str(row[key])):
        yield name, list(inside)


def _columns(rows: Iterable[Mapping[str, Cell]]) -> Iterator[dict[str, object]]:
    """Columns that have something in them; what is counted in each is said by its key in the texts."""
    keys = {text(f"figures.flow.heads.{key}"): key for key in COLUMNS}
    for title, inside in groupby(rows, key=lambda row: str(row["column"])):
        yield {"title": title, "key": keys.get(title, COLUMNS[0]), "boxes": [_box(row) for row in inside]}


def _box(row: Mapping[str, Cell]) -> dict[str, object]:
    count = row["count"]
    shown = datum(count, number(count), "figure", "flow", str(row["at"]), "count") if isinstance(count, int) else None
    return {"name": row["name"], "says": row["says"], "count": shown}
