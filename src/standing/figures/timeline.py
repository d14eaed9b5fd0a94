"""One synthetic life along the calendar: acts, records, listings, requests, sanctions, and the dates that rules set."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Final

from standing.figures.canvas import BREADTH, CENTRED, Canvas, Lettering, Line
from standing.figures.colours import GRID, INK, MUTED, PINK
from standing.figures.figure import Figure
from standing.figures.frame import LETTERS, LINE, columns_of, framed
from standing.figures.lettering import width, wrapped
from standing.figures.nothing import NothingToDraw
from standing.figures.timeline_lanes import LOOKS, Bar, Lane, in_words, lanes_of
from standing.measures.wording import number
from standing.records.table import Cell
from standing.scenario import Scenario
from standing.texts import text

ROOM: Final = 200
"""Pixels for the names of the lanes."""

MOST: Final = 22
"""Lanes of one picture."""

HIGH: Final = 9
"""Thickness of a bar."""

RULE_LINE: Final = Line(1.2, (4, 3), above=True)
SPAN: Final = Line(1)


def timeline(scenario: Scenario, life: Mapping[str, Any], rules: Sequence[tuple[dt.datetime, str]] = ()) -> Figure:
    """Draw one synthetic life: what was done, recorded, decided, refused and contested, and when.

    Parameters
    ----------
    scenario
        What was run.
    life
        The document of a life (`Life.document()`).
    rules
        Dates that the rules set for this life, and what falls due then.

    Raises
    ------
    NothingToDraw
        If nothing happened to the person.
    """
    lanes = lanes_of(scenario, life)
    if not lanes:
        raise NothingToDraw("timeline", text("figures.timeline.none"))
    since, until = scenario.clock.start, scenario.clock.end
    title = text("figures.timeline.title", person=number(life["person"]))
    lines = [
        text("figures.timeline.synthetic"),
        text(
            "figures.timeline.counted",
            people=number(life["people"]),
            name=life["scenario"],
            seed=life["seed"],
            since=since.date(),
            until=until.date(),
        ),
    ]
    ways = list(dict.fromkeys(_ways(scenario, life)))
    rest = text("figures.timeline.more", count=len(lanes) - MOST, names=", ".join(each.name for each in lanes[MOST:]))
    said = " ".join([*ways, *([rest] if len(lanes) > MOST else [])])
    caption = text(
        "figures.timeline.caption", people=number(life["people"]), since=since.date(), until=until.date(), said=said
    )
    spec = framed(_drawing(lanes[:MOST], (since, until), rules, ways).drawing(), title, lines, caption)
    columns = columns_of("timeline", at="", row="", what="", until="")
    rows = sorted((row for lane in lanes[:MOST] for row in _rows(lane)), key=lambda row: str(row["at"]))
    return Figure("timeline", title, caption.strip(), columns, tuple(rows), spec, stretches=False)


def _ways(scenario: Scenario, life: Mapping[str, Any]) -> list[str]:
    """What ended each listing, and what could have, as the life tells it."""
    lists = scenario.regime.lists
    return [
        text(
            "figures.timeline.ways", list=lists[each["list"]].title or each["list"].replace("_", " "), text=way["text"]
        )
        for each in life["listings"]
        for way in each["ways"]
    ]


def _rows(lane: Lane) -> list[dict[str, Cell]]:
    bars: list[dict[str, Cell]] = [
        {"at": str(bar.since.date()), "row": lane.name, "what": bar.words, "until": str(bar.until.date())}
        for bar in lane.bars
    ]
    marks: list[dict[str, Cell]] = [
        {"at": str(at.date()), "row": lane.name, "what": in_words(kind), "until": None} for at, kind in lane.marks
    ]
    return [*bars, *marks]


def _drawing(
    lanes: Sequence[Lane],
    window: tuple[dt.datetime, dt.datetime],
    rules: Sequence[tuple[dt.datetime, str]],
    ways: Sequence[str],
) -> Canvas:
    canvas = Canvas()
    top = _key(canvas, lanes, bool(rules)) + LINE
    y = top
    for lane in lanes:
        lines = wrapped(lane.name, ROOM - 12, LETTERS)
        canvas.text(0, y + LINE / 2, lines)
        middle = y + len(lines) * LINE / 2
        _lane(canvas, lane, window, middle)
        y += len(lines) * LINE + 9
    _calendar(canvas, window, top - 6, y)
    y += 2 * LINE
    for at, _ in rules:
        x = _x(at, window)
        canvas.line(x, top - 6, x, y - 2 * LINE, RULE_LINE, PINK)
    for said in [*(text("figures.timeline.rule", date=at.date(), what=what) for at, what in rules), *ways]:
        lines = wrapped(said, BREADTH, 11)
        canvas.text(0, y, lines, Lettering(11), MUTED)
        y += len(lines) * LINE
    return canvas


def _x(at: dt.datetime, window: tuple[dt.datetime, dt.datetime]) -> float:
    """Place of an instant, pixels from the left."""
    since, until = window
    return ROOM + (at - since) / (until - since) * (BREADTH - ROOM - 4)


def _lane(canvas: Canvas, lane: Lane, window: tuple[dt.datetime, dt.datetime], y: float) -> None:
    canvas.line(ROOM, y, BREADTH - 4, y, SPAN, GRID)
    for bar in lane.bars:
        _bar(canvas, bar, window, y)
    for at, kind in lane.marks:
        look = LOOKS[kind]
        canvas.mark(_x(at, window), y, look.shape, look.fill, look.size, look.stroke)


def _bar(canvas: Canvas, bar: Bar, window: tuple[dt.datetime, dt.datetime], y: float) -> None:
    left, right = _x(bar.since, window), _x(min(bar.until, window[1]), window)
    high = HIGH if bar.is_thick else HIGH / 3
    canvas.box(left, y - high / 2, max(right - left, 1), high, bar.fill, bar.stroke)


def _calendar(canvas: Canvas, window: tuple[dt.datetime, dt.datetime], top: float, bottom: float) -> None:
    """Lines at the beginnings of years, or of quarters where the span is short, as far as their names do not meet."""
    since, until = window
    months = range(1, 13, 12 if (until - since).days > 1_100 else 3)
    days = [
        dt.datetime(year, month, 1, tzinfo=since.tzinfo)
        for year in range(since.year, until.year + 1)
        for month in months
    ]
    last = -1e9
    for day in days:
        if not since <= day <= until:
            continue
        x, said = _x(day, window), f"{day:%Y-%m}"
        canvas.line(x, top, x, bottom, SPAN, GRID)
        if x - last > width(said, LETTERS) + 10 and x + width(said, LETTERS) / 2 < BREADTH:
            canvas.text(x, bottom + LINE / 2, [said], CENTRED, MUTED)
            last = x


def _key(canvas: Canvas, lanes: Sequence[Lane], has_rules: bool) -> float:  # noqa: FBT001 - whether there is a line for them
    """What each mark and each bar means, as many on a line as fit."""
    kinds = [each for each in LOOKS if any(kind == each for lane in lanes for _, kind in lane.marks)]
    bars = {bar.words: bar for lane in lanes for bar in lane.bars}
    x, y = 0.0, LINE / 2
    entries = [(in_words(each), each) for each in kinds] + [(words, "") for words in bars]
    entries += [(text("figures.timeline.key.rule"), "rule")] if has_rules else []
    for words, kind in entries:
        wide = width(words, LETTERS) + 34
        if x and x + wide > BREADTH:
            x, y = 0.0, y + LINE + 3
        if kind == "rule":
            canvas.line(x + 7, y - 7, x + 7, y + 7, RULE_LINE, PINK)
        elif kind:
            canvas.mark(x + 7, y, LOOKS[kind].shape, LOOKS[kind].fill, LOOKS[kind].size, LOOKS[kind].stroke)
        else:
            high = HIGH if bars[words].is_thick else HIGH / 3
            canvas.box(x, y - high / 2, 15, high, bars[words].fill, bars[words].stroke)
        canvas.text(x + 20, y, [words], Lettering(), INK)
        x += wide
    return y + LINE / 2
