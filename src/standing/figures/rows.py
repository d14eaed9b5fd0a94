"""Pictures of one row after another: names on the left, numbers in words on the right, marks between them.

Every text has its place in pixels, so that none is cut off and none meets another, however long the names are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from standing.figures.colours import GRID, INK, MUTED
from standing.figures.frame import LETTERS, LINE, PADDING, WIDTH, Spec
from standing.figures.lettering import width, wrapped

ROOM: Final = 215
"""Pixels for the names on the left."""

GAP: Final = 9
"""Pixels between rows."""

APART: Final = 14
"""Pixels between columns."""


@dataclass(frozen=True)
class Row:
    """One row of a picture.

    Parameters
    ----------
    name
        On the left.
    cells
        On the right, one text for each column.
    is_heading
        Whether it is a heading of the rows below.
    """

    name: str
    cells: tuple[str, ...] = ()
    is_heading: bool = False


@dataclass(frozen=True)
class Rows:
    """Rows one below the other, each as high as its name needs.

    Parameters
    ----------
    rows
        From top to bottom.
    headings
        Of the columns on the right.
    room
        Pixels for the names.
    """

    rows: tuple[Row, ...]
    headings: tuple[str, ...] = ()
    room: float = ROOM

    @cached_property
    def names(self) -> list[list[str]]:
        """Lines of each name; a heading may run over the whole width."""
        return [
            wrapped(each.name, WIDTH - 2 * PADDING if each.is_heading else self.room, LETTERS, bold=each.is_heading)
            for each in self.rows
        ]

    @cached_property
    def top(self) -> float:
        """Pixels for the headings of the columns."""
        return max((len(self._heading(at)) for at in range(len(self.headings))), default=0) * LINE + GAP / 2

    @cached_property
    def places(self) -> list[float]:
        """Middle of each row, pixels from above."""
        found, at = [], self.top
        for row, lines in zip(self.rows, self.names, strict=True):
            height = len(lines) * LINE + (1.6 if row.is_heading else 1) * GAP
            found.append(at + height / 2)
            at += height
        return found

    @cached_property
    def height(self) -> float:
        """Height of all of them."""
        if not self.rows:
            return self.top
        return self.places[-1] + (len(self.names[-1]) * LINE + GAP) / 2

    @cached_property
    def widths(self) -> list[float]:
        """Width of each column on the right."""
        return [
            max(
                *(width(line, LETTERS) for line in self._heading(at)),
                *(width(row.cells[at], LETTERS) for row in self.rows if row.cells),
            )
            for at in range(len(self.headings))
        ]

    @property
    def right(self) -> float:
        """Pixels for all columns on the right."""
        return sum(self.widths) + APART * len(self.widths)

    def x(self, field: str, axis: Spec | None, **scale: Any) -> Spec:
        """Encoding of what is drawn between names and columns.

        Parameters
        ----------
        field
            What is drawn.
        axis
            Below the rows, or none.
        **scale
            As Vega-Lite takes it, but for its range.
        """
        span = [self.room + APART, {"expr": f"width - {self.right + APART:.0f}"}]
        return {"field": field, "type": "quantitative", "scale": {**scale, "range": span}, "axis": axis}

    def y(self, field: str = "y") -> Spec:
        """Encoding of the middle of a row."""
        scale = {"domain": [0, self.height], "range": [0, self.height], "zero": False, "nice": False}
        return {"field": field, "type": "quantitative", "scale": scale, "axis": None}

    def texts(self) -> Iterator[Spec]:
        """Layers of all that is written."""
        for is_heading in (False, True):
            said = [
                {"y": y, "text": lines}
                for row, lines, y in zip(self.rows, self.names, self.places, strict=True)
                if row.is_heading is is_heading
            ]
            if said:
                yield self._text(said, 0, "left", fontWeight="bold" if is_heading else "normal", fill=INK)
        right = 0.0
        for at in reversed(range(len(self.headings))):
            said = [
                {"y": y, "text": row.cells[at]}
                for row, y in zip(self.rows, self.places, strict=True)
                if row.cells and row.cells[at]
            ]
            place = {"expr": f"width - {right:.0f}"}
            yield self._text([{"y": self.top / 2 - GAP / 4, "text": self._heading(at)}], place, "right", fill=MUTED)
            yield self._text(said, place, "right", fill=INK)
            right += self.widths[at] + APART

    def level(self, x: Spec, value: float) -> Spec:
        """Layer of a line of reference through the rows, but not through the headings between them.

        Parameters
        ----------
        x
            The encoding of the field that it is a level of.
        value
            Where it stands.
        """
        blocks: list[list[float]] = [[]]
        for row, lines, y in zip(self.rows, self.names, self.places, strict=True):
            if row.is_heading:
                blocks.append([])
            else:
                half = (len(lines) * LINE + GAP) / 2
                blocks[-1] += [y - half, y + half]
        at = {**{key: each for key, each in x.items() if key != "field"}, "datum": value}
        return {
            "data": {"values": [{"y": block[0], "y2": block[-1]} for block in blocks if block]},
            "mark": {"type": "rule", "color": INK},
            "encoding": {"x": at, "y": self.y(), "y2": {"field": "y2"}},
        }

    def lines_between(self) -> Spec:
        """Layer of a thin line above every heading but the first row."""
        at = [
            {"y": y - len(lines) * LINE / 2 - GAP / 2}
            for n, (row, lines, y) in enumerate(zip(self.rows, self.names, self.places, strict=True))
            if row.is_heading and n
        ]
        return {
            "data": {"values": at},
            "mark": {"type": "rule", "color": GRID},
            "encoding": {"y": self.y(), "x": {"value": 0}, "x2": {"value": "width"}},
        }

    def _heading(self, at: int) -> list[str]:
        return self.headings[at].split("\n")

    def _text(self, values: Sequence[Spec], x: Any, align: str, **style: Any) -> Spec:
        mark = {"type": "text", "align": align, "baseline": "middle", "lineHeight": LINE, "fontSize": LETTERS, **style}
        return {
            "data": {"values": [_raised(each) for each in values]},
            "mark": mark,
            "encoding": {"x": {"value": x}, "y": self.y(), "text": {"field": "text"}},
        }


def literal(value: Any) -> str:
    """Value as it stands in an expression of Vega."""
    return json.dumps(value, ensure_ascii=False)


def percents(*, signed: bool = False) -> Spec:
    """Part of an axis that writes shares in per cent, as the measures do."""
    sign = "(datum.value > 0 ? '+' : '') + " if signed else ""
    return {"labelExpr": f"{sign}format(100 * datum.value, ',.3~f') + ' %'"}


def _raised(said: Spec) -> Spec:
    """Text of several lines begins with its first, so it stands half of the others higher."""
    if isinstance(said["text"], str):
        return said
    lines = said["text"]
    return {"y": said["y"] - (len(lines) - 1) * LINE / 2, "text": lines if len(lines) > 1 else lines[0]}
