"""How long a wrongful listing lasts: the share not yet lifted, day by day, as the rules stand and under reforms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import numpy as np

from standing.figures.answers import answer, is_drawn, list_for, list_in_words, why_not
from standing.figures.colours import DASHES, SERIES
from standing.figures.figure import Figure
from standing.figures.frame import LETTERS, WIDTH, Spec, columns_of, framed, synthetic
from standing.figures.lettering import wrapped
from standing.figures.rows import literal, percents
from standing.measures.catalogue import Catalogue
from standing.measures.measure import Value
from standing.measures.suppress import is_too_few
from standing.measures.survival import Survival
from standing.measures.wording import number, with_unit
from standing.records.table import Cell
from standing.texts import text

MEDIAN: Final = "median duration of a wrongful listing"
TALLY: Final = "wrongful_duration_days"
MOST: Final = len(SERIES)
"""Curves of one picture."""

POINTS: Final = 240
"""Points of all curves together: a curve falls on more days than a screen has room for."""

SYMBOL: Final = 130
"""Pixels that the legend needs beside its letters."""

BANDS: Final = 3
"""Curves up to which every one has its band; else the first alone."""


def survival(runs: Mapping[str, Catalogue], item: str | None = None) -> Figure:
    """Draw the share of wrongful listings not yet lifted everywhere, by days since they began (Kaplan-Meier).

    Parameters
    ----------
    runs
        Measures by what people call the rules; the first are those as they stand. Six are drawn, the others named.
    item
        The list; the first with enough wrongful listings if it is not given.

    Raises
    ------
    NothingToDraw
        If no listing can be wrongful, or too few were.
    """
    base = next(iter(runs.values()))
    name = list_for(base, "survival", "Q6", MEDIAN, item)
    medians = {label: value for label, run in runs.items() if (value := answer(run, "Q6", MEDIAN, name)) is not None}
    drawn = [label for label, value in medians.items() if is_drawn(value) or _is_open(value)][:MOST]
    rows = [row for label in drawn for row in _rows(label, runs[label], name, POINTS // len(drawn))]
    title = text("figures.survival.title", list=list_in_words(base.evidence.scenario, name))
    lines = [synthetic(base), text("figures.survival.counted"), *_left_out(runs, medians, drawn)]
    caption = text("figures.survival.caption", curves=" ".join(_curve(each, medians[each]) for each in drawn))
    spec = framed(_drawing(rows, {each: _label(each, medians[each]) for each in drawn}), title, lines, caption)
    columns = columns_of("survival", regime="", days="days", open="share", low="share", high="share")
    return Figure("survival", title, " ".join([caption, *lines[2:]]), columns, tuple(rows), spec)


def _is_open(value: Value) -> bool:
    """Whether enough ended for a curve, although not half of them."""
    return value.status != "not_modelled" and value.value is None and not is_too_few(value)


def _rows(label: str, run: Catalogue, name: str, most: int) -> Iterator[dict[str, Cell]]:
    """Points of a curve: the day on which it falls, and the share from then on."""
    curve = Survival.of(run.evidence.tallies.counts(TALLY, name))
    share, around = curve.open_at(0)
    yield {"regime": label, "days": 0, "open": share, "low": around.low, "high": around.high}
    grid = np.linspace(curve.days[0], curve.days[-1], most)
    for at in np.unique(np.searchsorted(curve.days, grid, side="right") - 1):
        open_, low, high = (float(each[at]) for each in (curve.open, curve.low, curve.high))
        yield {"regime": label, "days": int(curve.days[at]), "open": open_, "low": low, "high": high}


def _label(label: str, value: Value) -> list[str]:
    """Lines of the legend."""
    said = text("figures.survival.label", regime=label, begun=number(value.denominator or 0), half=_half(value))
    return wrapped(said, WIDTH - SYMBOL, LETTERS)


def _curve(label: str, value: Value) -> str:
    return text(
        "figures.survival.curve",
        regime=label,
        ended=number(value.numerator or 0),
        begun=number(value.denominator or 0),
        half=_half(value),
    )


def _half(value: Value) -> str:
    if value.value is None:
        return text("figures.survival.not_half")
    return text("figures.survival.half", days=with_unit(value.value, "days"))


def _left_out(runs: Mapping[str, Catalogue], medians: Mapping[str, Value], drawn: list[str]) -> list[str]:
    """Say which rules have no curve, and why."""
    why = {each: why_not(medians[each]) if each in medians else "" for each in runs if each not in drawn}
    said = [
        text("figures.not_drawn_item", what=each, why=reason or text("figures.no_room")) for each, reason in why.items()
    ]
    return [text("figures.not_drawn", what="; ".join(said))] if said else []


def _drawing(rows: list[dict[str, Cell]], labels: Mapping[str, list[str]]) -> Spec:
    names = list(labels)
    legend = {"labelExpr": f"{literal(labels)}[datum.value]", "symbolType": "stroke", "symbolSize": 400, "offset": 12}
    series = {
        "color": {"field": "regime", "scale": {"domain": names, "range": list(SERIES[: len(names)])}, "legend": legend},
        "strokeDash": {
            "field": "regime",
            "scale": {"domain": names, "range": [list(each) for each in DASHES[: len(names)]]},
            "legend": legend,
        },
    }
    x = {
        "field": "days",
        "type": "quantitative",
        "axis": {"title": text("figures.survival.x"), "format": ",.0f", "grid": False},
    }
    y = {
        "field": "open",
        "type": "quantitative",
        "scale": {"domain": [0, 1]},
        "axis": {"title": text("figures.survival.y"), "values": [0, 0.25, 0.5, 0.75, 1], **percents()},
    }
    line = {
        "mark": {"type": "line", "interpolate": "step-after", "strokeWidth": 2.2},
        "encoding": {"x": x, "y": y, **series},
    }
    banded = names if len(names) <= BANDS else names[:1]
    bands = [_band(each, colour, x) for each, colour in zip(banded, SERIES, strict=False)]
    return {"height": 300, "data": {"values": rows}, "layer": [*bands, line]}


def _band(label: str, colour: str, x: Spec) -> Spec:
    return {
        "transform": [{"filter": {"field": "regime", "equal": label}}],
        "mark": {"type": "area", "interpolate": "step-after", "opacity": 0.15, "color": colour},
        "encoding": {"x": x, "y": {"field": "low", "type": "quantitative"}, "y2": {"field": "high"}},
    }
