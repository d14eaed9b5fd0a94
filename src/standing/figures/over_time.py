"""Along the calendar: how many are listed, how many of them wrongly, and what was refused so far."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np

from standing.figures.answers import list_in_words
from standing.figures.colours import BLUE, DASHES, ORANGE, SERIES
from standing.figures.figure import Figure
from standing.figures.frame import WIDTH, Spec, columns_of, framed, synthetic
from standing.figures.nothing import NothingToDraw
from standing.measures.catalogue import Catalogue
from standing.measures.mechanisms import NO_LIST
from standing.measures.reading import lists_of, refusing
from standing.measures.suppress import LEAST_EVENTS, why_too_few
from standing.measures.wording import name_in_words
from standing.records.table import Cell
from standing.texts import text

HIGH: Final = 120
EXTENT: Final = 58
"""Pixels for the numbers before each panel, so that the panels stand one below the other."""

MOST: Final = len(SERIES)
APART: Final = {"scale": dict.fromkeys(("color", "strokeDash"), "independent")}


def over_time(run: Catalogue, item: str | None = None) -> Figure:
    """Draw persons on a list, those on it wrongly, and purchases refused under it so far, along the calendar.

    Parameters
    ----------
    run
        The measures of the run.
    item
        The list; the first with enough listed persons if it is not given.

    Raises
    ------
    NothingToDraw
        If the scenario has no list, or too few were ever listed.
    """
    names = list(lists_of(run.evidence)) if item is None else [item]
    if len(run.evidence.tallies.series.dates) <= 1:
        raise NothingToDraw("over_time", text("figures.over_time.one_span"))
    for name in names:
        rows = list(_rows(run, name))
        if rows:
            return _figure(run, name, rows)
    raise NothingToDraw("over_time", text("figures.over_time.too_few", why=why_too_few()) if names else text(NO_LIST))


def _figure(run: Catalogue, name: str, rows: Sequence[dict[str, Cell]]) -> Figure:
    title = text("figures.over_time.title", list=list_in_words(run.evidence.scenario, name))
    few = [text(f"figures.over_time.series.{each}") for each in ("listed", "wrongful") if not _of(rows, each)]
    hidden = [text("figures.too_few", what=", ".join(few), why=why_too_few())] if few else []
    counted = text("figures.over_time.counted")
    caption = " ".join([text("figures.over_time.caption"), *hidden])
    spec = framed(
        {"vconcat": list(_panels(rows)), "spacing": 14, "resolve": APART},
        title,
        [synthetic(run), counted, *hidden],
        caption,
    )
    columns = columns_of("over_time", panel="", series="", date="", value="")
    kept = tuple({**row, "panel": text(f"figures.over_time.series.{row['panel']}")} for row in rows)
    return Figure("over_time", title, caption, columns, kept, spec, stretches=False)


def _rows(run: Catalogue, name: str) -> Iterator[dict[str, Cell]]:
    """Points of every series that is not too small all along; small ones in between are left out."""
    series = run.evidence.tallies.series
    for kind in ("listed", "wrongful"):
        yield from _points(kind, text(f"figures.over_time.series.{kind}"), series.dates, series.of(kind, name))
    sanctions = run.evidence.scenario.regime.sanctions
    refused = {
        each: np.cumsum(series.of("denials", each)) for each in refusing(run.evidence) if name in sanctions[each].lists
    }
    for each in sorted(refused, key=lambda one: -refused[one][-1])[:MOST]:
        yield from _points("denials", sanctions[each].title or name_in_words(each), series.dates, refused[each])


def _points(panel: str, series: str, dates: Sequence[str], values: Any) -> Iterator[dict[str, Cell]]:
    if values.max(initial=0) < LEAST_EVENTS:
        return
    for date, value in zip(dates, map(int, values), strict=True):
        shown = value if value == 0 or value >= LEAST_EVENTS else None
        yield {"panel": panel, "series": series, "date": date, "value": shown}


def _of(rows: Sequence[dict[str, Cell]], panel: str) -> list[dict[str, Cell]]:
    return [row for row in rows if row["panel"] == panel]


def _panels(rows: Sequence[dict[str, Cell]]) -> Iterator[Spec]:
    for panel, colours in (("listed", [BLUE]), ("wrongful", [ORANGE]), ("denials", list(SERIES))):
        own = _of(rows, panel)
        names = list(dict.fromkeys(str(row["series"]) for row in own))
        if own:
            yield _panel(panel, own, names, colours)


def _panel(panel: str, rows: Sequence[dict[str, Cell]], names: Sequence[str], colours: Sequence[str]) -> Spec:
    legend = {"columns": 3, "symbolType": "stroke", "symbolSize": 400} if len(names) > 1 else None
    domain = {"domain": list(names)}
    dashes = [list(each) for each in DASHES[: len(names)]]
    return {
        "width": WIDTH - EXTENT - 50,
        "height": HIGH,
        "title": {
            "text": text(f"figures.over_time.heads.{panel}"),
            "fontSize": 12,
            "fontWeight": "normal",
            "anchor": "start",
            "frame": "group",
            "offset": 6,
        },
        "data": {"values": [{key: row[key] for key in ("series", "date", "value")} for row in rows]},
        "mark": {"type": "line", "strokeWidth": 2.2, "invalid": "break-paths-show-domains"},
        "encoding": {
            "x": {
                "field": "date",
                "type": "temporal",
                "axis": {"title": None, "grid": False, "tickCount": 7, "format": "%Y-%m"},
            },
            "y": {
                "field": "value",
                "type": "quantitative",
                "axis": {"title": None, "minExtent": EXTENT, "tickCount": 4, "format": ",.0f"},
            },
            "color": {"field": "series", "scale": {**domain, "range": list(colours[: len(names)])}, "legend": legend},
            "strokeDash": {"field": "series", "scale": {**domain, "range": dashes}, "legend": legend},
        },
    }
