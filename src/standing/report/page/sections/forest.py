"""Groups at equal conduct as rows with a point and a line: what the picture of disparities draws, small enough for paper."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from standing.figures.disparities import OUT_OF, RATIO, Compared, compared
from standing.figures.disparities import Stage as Measured
from standing.figures.nothing import NothingToDraw
from standing.measures.measure import Value
from standing.measures.reading import lists_of
from standing.measures.wording import name_in_words, number
from standing.report.page.datum import datum
from standing.report.page.pictures import why_nothing
from standing.report.page.saying import say
from standing.report.page.sheet import shared
from standing.report.page.subject import Subject

MOST_ROWS: Final = 24
"""Rows of the first page, headings among them; the section about groups has all."""

OF_A_COLUMN: Final = 2
"""Rows that a column costs beside its comparisons: its heading, and the blank around it."""

WIDEST: Final = 8.0
"""Largest ratio that the scale goes to; what lies beyond stands at its end."""


@dataclass(frozen=True)
class Stage:
    """What is compared, and a row for each group.

    Parameters
    ----------
    title
        What is compared.
    rows
        Groups with their numbers and places.
    """

    title: str
    rows: list[dict[str, object]]


@dataclass(frozen=True)
class Column:
    """Groups of one column against its largest one.

    Parameters
    ----------
    words
        The column in words.
    against, persons
        The largest group, and its persons.
    stages
        What is compared, with the rows that are shown.
    shown, drawn, few
        Comparisons that are shown, that there are, and of which too few stand behind them.
    why
        Why nothing is compared; None where something is.
    """

    words: str
    against: str = ""
    persons: str = ""
    stages: Sequence[Stage] = ()
    shown: int = 0
    drawn: int = 0
    few: int = 0
    why: str | None = None

    @property
    def left_out(self) -> int:
        """Comparisons with a number that are not among the rows."""
        return self.drawn - self.shown

    @property
    def has_equal(self) -> bool:
        """Whether some are equal by construction."""
        return any(row["is_equal"] for stage in self.stages for row in stage.rows)


def found_in(subject: Subject, column: str, item: str | None = None) -> Compared | str:
    """Give the comparisons of a column; why there are none, if so.

    Parameters
    ----------
    subject
        What the page is about.
    column
        A column of the cells.
    item
        The list; the first with something to compare if it is not given.
    """
    try:
        return compared(subject.run.catalogue, column, item)
    except NothingToDraw as nothing:
        return why_nothing(nothing)


def forest(subject: Subject, most: int | None = MOST_ROWS) -> list[Column]:
    """Give every column of groups with its rows, each with its place on one scale.

    Parameters
    ----------
    subject
        What the page is about.
    most
        Rows in all, headings among them: of each comparison those furthest from equal are shown. None for every row.
    """
    columns = {each: found_in(subject, each) for each in subject.run.tallies.columns}
    wanted = [0 if isinstance(each, str) else each.drawn for each in columns.values()]
    headings = sum(OF_A_COLUMN + (0 if isinstance(each, str) else _stages(each)) for each in columns.values())
    rooms = shared(wanted, max(0, most - headings)) if most is not None else wanted
    chosen = {
        name: {} if isinstance(each, str) else _chosen(each, room)
        for (name, each), room in zip(columns.items(), rooms, strict=True)
    }
    scale = _Scale([row for stages in chosen.values() for rows in stages.values() for row in rows])
    return [_column(subject, name, each, chosen[name], scale) for name, each in columns.items()]


def every_list(subject: Subject, column: str) -> list[tuple[Compared, list[Stage]]]:
    """Give all comparisons of a column, list by list, every row with its place.

    Parameters
    ----------
    subject
        What the page is about.
    column
        A column of the cells.
    """
    found = [found_in(subject, column, each) for each in lists_of(subject.run.catalogue.evidence)]
    there = [each for each in found if not isinstance(each, str)]
    scale = _Scale([row for each in there for stage in each.stages for row in stage.drawn])
    return [(each, _placed(each, {stage.name: stage.drawn for stage in each.stages}, scale)) for each in there]


def _stages(found: Compared) -> int:
    return sum(bool(stage.drawn) for stage in found.stages)


def _chosen(found: Compared, room: int) -> dict[str, list[Value]]:
    """Rows of each comparison for which there is room, those furthest from equal, in the order of the cells."""
    rooms = shared([len(stage.drawn) for stage in found.stages], room)
    return {stage.name: _furthest(stage, each) for stage, each in zip(found.stages, rooms, strict=True)}


def _furthest(stage: Measured, room: int) -> list[Value]:
    far = sorted(stage.drawn, key=lambda each: -abs(math.log(each.value)) if each.value else -math.inf)[:room]
    return [each for each in stage.drawn if each in far]


def _column(
    subject: Subject, name: str, found: Compared | str, chosen: dict[str, list[Value]], scale: _Scale
) -> Column:
    words = name_in_words(name)
    if isinstance(found, str):
        return Column(words, why=found)
    persons = number(subject.run.tallies.persons(found.reference))
    shown = sum(map(len, chosen.values()))
    return Column(words, found.against, persons, _placed(found, chosen, scale), shown, found.drawn, found.few)


def _placed(found: Compared, chosen: dict[str, list[Value]], scale: _Scale) -> list[Stage]:
    return [Stage(stage.name, list(scale.placed(chosen[stage.name]))) for stage in found.stages if chosen[stage.name]]


class _Scale:
    """One logarithmic scale for all rows, with 1 in its middle."""

    def __init__(self, values: Sequence[Value]) -> None:
        ends = [abs(math.log(each)) for value in values for each in _ends(value) if each > 0]
        self.reach = min(max([*ends, math.log(2)]), math.log(WIDEST))

    def placed(self, values: Iterable[Value]) -> Iterator[dict[str, object]]:
        """Give rows with their places from left to right, in per cent."""
        for value in values:
            ratio, ends = value.value or 0.0, _ends(value)
            yield {
                "value": value,
                "unit": say(f"groups.unit.{OUT_OF[value.name.removesuffix(RATIO)]}"),
                "group": name_in_words(value.group.partition("=")[2]),
                "ratio": datum(ratio, number(float(f"{ratio:.3g}")), "value"),
                "interval": [
                    datum(each, number(float(f"{each:.2g}")), field)
                    for each, field in zip(ends, ("low", "high"), strict=False)
                ],
                "at": self._at(ratio),
                "left": self._at(ends[0]) if ends else None,
                "right": self._at(ends[1]) if ends else None,
                "is_equal": value.status == "equal_by_construction",
                "is_clear": bool(ends) and (ends[0] > 1 or ends[1] < 1),
            }

    def _at(self, ratio: float) -> float:
        place = math.log(ratio) / self.reach if ratio > 0 else -1.0
        return round(50 + 48 * max(-1.0, min(1.0, place)), 1)


def _ends(value: Value) -> list[float]:
    """Both ends of an interval; none where one is not known."""
    return [] if value.low is None or value.high is None else [value.low, value.high]
