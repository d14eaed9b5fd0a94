"""The regime in one picture, drawn from its rules: who reports, who decides, what happens, how one gets out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from standing.figures.canvas import BOLD, BREADTH, Canvas, Lettering, Line
from standing.figures.colours import BLUE, BOX, GREEN, INK, MUTED, ORANGE, PAPER, RULE
from standing.figures.figure import Figure
from standing.figures.flow_stations import COLUMNS, Band, Station, bands_of
from standing.figures.frame import LINE, columns_of, framed, synthetic
from standing.figures.lettering import wrapped
from standing.figures.nothing import NothingToDraw
from standing.measures.catalogue import Catalogue
from standing.records.table import Cell
from standing.scenario import Scenario
from standing.texts import text

GAP: Final = 22
"""Pixels between columns, for the arrows."""

WIDTHS: Final = dict(zip(COLUMNS, (132, 150, 196, 136), strict=True))
"""Pixels of each column: what happens needs the most words."""

INSIDE: Final = 7
SMALL: Final = 11
BETWEEN: Final = 6
APART: Final = 16
EDGES: Final = dict(zip(COLUMNS, (BLUE, INK, ORANGE, GREEN), strict=True))
ARROW: Final = "M-0.7,-1L0.7,0L-0.7,1Z"


def flow(scenario: Scenario, run: Catalogue | None = None) -> Figure:
    """Draw who reports, who decides, what happens and how one gets out, list by list; with counts where a run is given.

    Parameters
    ----------
    scenario
        Whose rules are drawn; it needs no world.
    run
        The measures of a run of it, for observations, listings, refused purchases and ends.

    Raises
    ------
    NothingToDraw
        If the regime has neither a list nor a sanction.
    """
    bands = bands_of(scenario, run)
    if not bands:
        raise NothingToDraw("flow", text("figures.flow.none"))
    title = text("figures.flow.title", name=scenario.title or scenario.name)
    lines = [synthetic(run), text("figures.flow.counts")] if run else [text("figures.flow.rules")]
    caption = text("figures.flow.caption", counts=lines[-1])
    columns = columns_of("flow", list="", column="", name="", says="", count="")
    rows = tuple(_row(band, column, each) for band in bands for column in COLUMNS for each in band.stations[column])
    spec = framed(_drawing(bands).drawing(), title, lines, caption)
    return Figure("flow", title, caption, columns, rows, spec, stretches=False)


def _row(band: Band, column: str, station: Station) -> dict[str, Cell]:
    head = text(f"figures.flow.heads.{column}")
    return {
        "list": band.name, "column": head, "name": station.name, "says": "; ".join(station.says), "count": station.total,
    }  # fmt: skip


def _drawing(bands: Sequence[Band]) -> Canvas:
    canvas, y = Canvas(), LINE / 2
    for at, column in enumerate(COLUMNS):
        canvas.text(_left(at), y, [text(f"figures.flow.heads.{column}")], BOLD, EDGES[column])
    y += LINE + 2
    for band in bands:
        if len(bands) > 1:
            canvas.line(0, y - 2, BREADTH, y - 2)
            y += APART / 2
        y = _band(canvas, band, y) + APART
    return canvas


def _left(column: int) -> float:
    return sum(list(WIDTHS.values())[:column]) + column * GAP


def _band(canvas: Canvas, band: Band, top: float) -> float:
    """Draw the stations of one list, each column in the middle of the highest; gives where the band ends."""
    highs = {column: _height(band.stations[column], WIDTHS[column]) for column in COLUMNS}
    most = max(highs.values())
    for at, column in enumerate(COLUMNS):
        y = top + (most - highs[column]) / 2
        for station in band.stations[column]:
            y = _station(canvas, (_left(at), y, WIDTHS[column]), station, EDGES[column]) + BETWEEN
    for at in range(1, len(COLUMNS)):
        middle, x = top + most / 2, _left(at)
        canvas.line(x - GAP + 3, middle, x - 7, middle, Line(1.6), MUTED)
        canvas.mark(x - 7, middle, ARROW, MUTED, 50)
    return top + most


def _height(stations: Sequence[Station], wide: float) -> float:
    return sum(_station_height(each, wide) for each in stations) + BETWEEN * (len(stations) - 1)


def _parts(station: Station, wide: float) -> tuple[list[str], list[str], list[str]]:
    """Lines of the name, of what is said of it, and of its count."""
    room = wide - 2 * INSIDE
    says = [line for each in station.says for line in wrapped(each, room, SMALL)]
    return (
        wrapped(station.name, room, 12, bold=True),
        says,
        wrapped(station.counted, room, 12) if station.counted else [],
    )


def _station_height(station: Station, wide: float) -> float:
    return sum(map(len, _parts(station, wide))) * LINE + 2 * INSIDE - 2


def _station(canvas: Canvas, place: tuple[float, float, float], station: Station, edge: str) -> float:
    """Put a box at its left, top and width; gives where it ends."""
    x, y, wide = place
    name, says, counted = _parts(station, wide)
    high = _station_height(station, wide)
    canvas.box(x, y, wide, high, PAPER if station.is_fold else BOX, RULE if station.is_fold else edge)
    line = y + INSIDE + LINE / 2 - 1
    for lines, lettering, fill in (
        (name, BOLD, INK),
        (says, Lettering(SMALL), MUTED),
        (counted, Lettering(), edge),
    ):
        if lines:
            canvas.text(x + INSIDE, line, lines, lettering, fill)
            line += len(lines) * LINE
    return y + high
