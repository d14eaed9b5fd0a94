"""What a reform changes for the same persons: paired differences with their intervals, and what they mean in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from standing.figures.answers import list_in_words
from standing.figures.colours import BLUE, GREY, INK, ORANGE
from standing.figures.figure import Figure
from standing.figures.frame import Spec, columns_of, framed, synthetic
from standing.figures.nothing import NothingToDraw
from standing.figures.rows import Row, Rows
from standing.measures.catalogue import Catalogue
from standing.measures.differences import Difference
from standing.measures.reading import ANY
from standing.measures.suppress import why_too_few
from standing.measures.wording import name_in_words, number, with_sign, with_unit
from standing.records.table import Cell
from standing.texts import text

ASKED: Final = {
    "Q1": ("listed on the last day", "ever listed"),
    "Q2": ("listing rate",),
    "Q3": ("wrongful share of listings",),
    "Q4": ("burden on those who did nothing",),
    "Q5": ("missed",),
    "Q6": ("median duration of a wrongful listing", "wrongful listings open after 1 year", "wrongful sanction-days"),
    "Q7": ("median of the correction lag",),
    "Q8": ("sanction before notice",),
    "Q9": ("aware, of wrongful listings", "filed, of wrongful listings", "corrected, of wrongful listings"),
    "Q12": ("other persons under a sanction",),
    "Q18": ("lawful acts forgone",),
    "Q22": ("days publicly named wrongly",),
}
"""Measures and their questions, in the order in which they are drawn."""

SHORT: Final = ("share", "days")
"""Units that are written after each number; others stand with the name."""

MOST: Final = 24
"""Rows of one picture."""

BURDEN, PROTECTION, NEUTRAL = "burden", "protection", "neutral"
MEANS: Final = {
    **dict.fromkeys(("Q3", "Q4", "Q6", "Q7", "Q8", "Q12", "Q18", "Q22"), BURDEN),
    "Q9": PROTECTION,
}
"""Whether more of it is worse, or better, for those whom the regime strikes; the others are neither."""


def differences(run: Catalogue, rows: Iterable[Difference], reform: str) -> Figure:
    """Draw each difference that a reform makes for the same persons, with its interval, and say what it means.

    Parameters
    ----------
    run
        The measures of the run as the rules stand.
    rows
        Differences of all measures, all persons together (`Reformed.overall`).
    reform
        What the reform is called.

    Raises
    ------
    NothingToDraw
        If no difference can be told, or too few stand behind each.
    """
    every = list(rows)
    asked = [
        each
        for measure, names in ASKED.items()
        for name in names
        for each in every
        if (each.key[0], each.key[1]) == (measure, name) and each.difference is not None
    ]
    drawn, few = [each for each in asked if not each.is_too_few], [each for each in asked if each.is_too_few]
    if not drawn:
        raise NothingToDraw("differences", text("figures.differences.none", why=why_too_few()))
    kept, rest = drawn[:MOST], drawn[MOST:]
    title = text("figures.differences.title", reform=reform)
    left = list(_left_out(run, few, rest))
    caption = " ".join([text("figures.differences.caption"), *left])
    short = [text("figures.differences.few_short", count=len(few), why=why_too_few())] if few else []
    lines = [synthetic(run), text("figures.differences.counted"), *short]
    columns = columns_of(
        "differences",
        id="",
        measure="",
        item="",
        before="",
        after="",
        unit="",
        difference="",
        low="",
        high="",
        means="",
    )
    spec = framed(_drawing(run, kept), title, lines, caption)
    return Figure("differences", title, caption, columns, tuple(_row(each) for each in kept), spec)


def _left_out(run: Catalogue, few: Sequence[Difference], rest: Sequence[Difference]) -> Iterator[str]:
    if few:
        yield text("figures.too_few", what="; ".join(_name(run, each) for each in few), why=why_too_few())
    if rest:
        yield text("figures.not_drawn", what="; ".join(_name(run, each) for each in rest))


def _name(run: Catalogue, row: Difference) -> str:
    item = row.before.item
    if item in run.evidence.scenario.regime.sanctions:
        of = run.evidence.scenario.regime.sanctions[item].title or name_in_words(item)
    else:
        of = list_in_words(run.evidence.scenario, item) if item not in ("", ANY) else ""
    name = f"{row.before.name_in_words}, {of}" if of and _several(run) else row.before.name_in_words
    return name if row.before.unit in SHORT else f"{name} ({row.before.unit})"


def _several(run: Catalogue) -> bool:
    regime = run.evidence.scenario.regime
    return len(regime.lists) > 1 or len(regime.sanctions) > 1


def _row(row: Difference) -> dict[str, Cell]:
    item = name_in_words(row.before.item)
    return {
        "id": row.before.id, "measure": row.before.name, "item": item, "before": row.before.value,
        "after": row.after.value, "unit": row.before.unit, "difference": row.difference, "low": row.low,
        "high": row.high, "means": means(row),
    }  # fmt: skip


def means(row: Difference) -> str:
    """Say what a difference means: better or worse for those whom the regime strikes, more or less, or no difference.

    Parameters
    ----------
    row
        The difference.
    """
    if row.status in ("same", "none_seen"):
        return text(f"figures.differences.{row.status}")
    if not row.is_certain:
        return text("figures.differences.not_told")
    kind = MEANS.get(row.before.id, NEUTRAL)
    return text(f"figures.differences.means.{kind}.{'less' if (row.difference or 0) < 0 else 'more'}")


def _drawing(run: Catalogue, rows: Sequence[Difference]) -> Spec:
    heads = tuple(text(f"figures.differences.heads.{each}") for each in ("before", "difference", "means"))
    sheet = Rows(tuple(Row(_name(run, each), _cells(each)) for each in rows), heads, 190)
    values = [{"y": y, **_place(row)} for y, row in zip(sheet.places, rows, strict=True)]
    x = sheet.x("at", None, domain=[-1.05, 1.05], nice=False)
    kind = {"field": "colour", "type": "nominal", "scale": None}
    noise = {
        "transform": [
            {"filter": "datum.low !== null && datum.high !== null && datum.low < datum.high"},
            {"calculate": "datum.low / datum.widest", "as": "from"},
            {"calculate": "datum.high / datum.widest", "as": "to"},
        ],
        "mark": {"type": "rule", "strokeWidth": 2.5},
        "encoding": {"y": sheet.y(), "x": {**x, "field": "from"}, "x2": {"field": "to"}, "color": kind},
    }
    points = {
        "transform": [{"calculate": "datum.widest ? datum.difference / datum.widest : 0", "as": "at"}],
        "mark": {"type": "point", "filled": True, "size": 75, "opacity": 1},
        "encoding": {
            "y": sheet.y(), "x": x, "color": kind, "shape": {"field": "shape", "type": "nominal", "scale": None},
        },
    }  # fmt: skip
    layers = [sheet.level(x, 0), noise, points, *sheet.texts()]
    return {"height": sheet.height, "data": {"values": values}, "layer": layers}


def _place(row: Difference) -> dict[str, Cell]:
    """What is drawn of a row: its numbers, the widest of them, and the mark that its meaning has."""
    widest = max(abs(each) for each in (row.difference, row.low, row.high, 0.0) if each is not None)
    worse = {BURDEN: 1, PROTECTION: -1}.get(MEANS.get(row.before.id, NEUTRAL), 0) * (row.difference or 0)
    told = row.status == "computed" and row.is_certain
    colour, shape = (ORANGE, "triangle-up") if worse > 0 else (BLUE, "triangle-down") if worse < 0 else (INK, "circle")
    shown = {"colour": colour, "shape": shape} if told else {"colour": GREY, "shape": "circle"}
    return {**_row(row), "widest": widest, **shown}


def _cells(row: Difference) -> tuple[str, str, str]:
    before, after = (_amount(value, row.before.unit) for value in (row.before.value, row.after.value))
    return text("figures.to", low=before, high=after), _signed(row), means(row)


def _amount(value: float | None, unit: str) -> str:
    """Value with its unit where that is short."""
    return with_unit(value or 0, unit) if unit in SHORT else number(value or 0)


def _signed(row: Difference) -> str:
    if not row.difference:
        return "0"
    scale = 100 if row.before.unit == "share" else 1
    size = with_sign(float(f"{row.difference * scale:.3g}"))
    unit = {"share": f" {text('figures.differences.points')}", "days": " days"}.get(row.before.unit, "")
    return f"{size}{unit}"
