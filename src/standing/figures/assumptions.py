"""What assumptions do to a number: the same persons at both ends of each assumed input, the widest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from standing.errors import path_in_words
from standing.figures.answers import is_drawn, why_not
from standing.figures.colours import BLUE, ORANGE, PINK
from standing.figures.figure import Figure
from standing.figures.frame import Spec, columns_of, framed, synthetic
from standing.figures.nothing import NothingToDraw
from standing.figures.rows import Row, Rows, percents
from standing.measures.catalogue import Catalogue
from standing.measures.measure import Value
from standing.measures.suppress import sentence
from standing.measures.wording import name_in_words, with_unit
from standing.records.table import Cell
from standing.texts import text

Move = tuple[str, float, float]
"""Path of an input, and the smallest and the largest value that it moves a measure to."""

MOST: Final = 16
"""Inputs of one picture."""


def assumptions(run: Catalogue, value: Value, moves: Sequence[Move], notes: Sequence[str] = ()) -> Figure:
    """Draw how far each assumed input moves a number over its stated range, one at a time (a tornado).

    Parameters
    ----------
    run
        The measures of the run.
    value
        The number, with every input as stated.
    moves
        What each input does to it, the widest first (`Ranges.moves`).
    notes
        What was not varied (`Ranges.notes`).

    Raises
    ------
    NothingToDraw
        If the number is not drawn, or no assumed input has a range that moves it.
    """
    if not is_drawn(value):
        raise NothingToDraw("assumptions", text("figures.nothing.of", what=value.name_in_words, reasons=why_not(value)))
    moving = [each for each in moves if _end(each[1], value.unit) != _end(each[2], value.unit)]
    if not moving:
        raise NothingToDraw("assumptions", text("figures.assumptions.none", measure=value.name))
    title = text("figures.assumptions.title", measure=value.name_in_words, item=value.item_in_words)
    still = text("figures.assumptions.still", count=len(moves) - len(moving)) if len(moving) < len(moves) else ""
    rest = text("figures.assumptions.rest", count=len(moving) - MOST) if len(moving) > MOST else ""
    caption = " ".join(
        filter(None, [sentence(value), text("figures.assumptions.caption", measure=value.name), still, rest, *notes])
    )
    lines = [synthetic(run), sentence(value), text("figures.assumptions.counted")]
    rows = tuple(_row(value, each) for each in moving[:MOST])
    unit = value.unit
    columns = columns_of("assumptions", input="", low=unit, stated=unit, high=unit)
    return Figure("assumptions", title, caption, columns, rows, framed(_drawing(value, rows), title, lines, caption))


def _row(value: Value, move: Move) -> dict[str, Cell]:
    path, low, high = move
    return {"input": name_in_words(path_in_words(path)), "low": low, "stated": value.value, "high": high}


def _drawing(value: Value, rows: Sequence[dict[str, Cell]]) -> Spec:
    heads = tuple(text(f"figures.assumptions.heads.{each}") for each in ("low", "high"))
    lines = tuple(
        Row(str(row["input"]), tuple(_end(row[each], value.unit) for each in ("low", "high"))) for row in rows
    )
    sheet = Rows(lines, heads, 200)
    values = [{"y": y, **row} for y, row in zip(sheet.places, rows, strict=True)]
    words = percents() if value.unit == "share" else {"format": ",.4~g"}
    unit = "" if value.unit == "share" else value.unit
    x = sheet.x("low", {"title": text("figures.assumptions.x", unit=unit), "tickCount": 5, **words}, zero=False)
    noise = []
    if value.low is not None and value.high is not None and value.low < value.high:
        span = {"data": {"values": [{"low": value.low, "high": value.high, "y": sheet.top, "y2": sheet.height}]}}
        mark = {"type": "rect", "color": PINK, "opacity": 0.14}
        noise = [
            {**span, "mark": mark, "encoding": {"x": x, "x2": {"field": "high"}, "y": sheet.y(), "y2": {"field": "y2"}}}
        ]
    bars = [
        {
            "mark": {"type": "bar", "height": 13, "color": colour},
            "encoding": {"y": sheet.y(), "x": {**x, "field": start}, "x2": {"field": end}},
        }
        for start, end, colour in (("low", "stated", BLUE), ("stated", "high", ORANGE))
    ]
    layers = [*noise, *bars, sheet.level(x, value.value or 0), *sheet.texts()]
    return {"height": sheet.height, "data": {"values": values}, "layer": layers}


def _end(value: Cell, unit: str) -> str:
    said = with_unit(float(str(value)), unit)
    return said if unit == "share" else said.removesuffix(f" {unit}")
