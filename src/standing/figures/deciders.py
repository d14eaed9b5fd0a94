"""Who decides: behind how many refused purchases stands whose decision, how it was reviewed, and which rule it cites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from standing.figures.answers import ALL, shown_values
from standing.figures.colours import BLUE, RULE
from standing.figures.figure import Figure
from standing.figures.frame import Spec, columns_of, framed, synthetic
from standing.figures.nothing import NothingToDraw
from standing.figures.rows import Row, Rows, percents
from standing.measures.catalogue import Catalogue
from standing.measures.measure import Value
from standing.measures.suppress import why_too_few
from standing.measures.who_decides import BY_AUTHORITY, BY_ENFORCER, BY_REVIEW, BY_RULE
from standing.measures.wording import number, percent
from standing.records.table import Cell
from standing.scenario import Scenario
from standing.texts import text

QUESTIONS: Final = {BY_AUTHORITY: "authority", BY_REVIEW: "review", BY_RULE: "rule", BY_ENFORCER: "enforcer"}


def deciders(run: Catalogue) -> Figure:
    """Draw shares of refused purchases by deciding authority, kind of review, rule cited and enforcing authority (Q16).

    Parameters
    ----------
    run
        The measures of the run.

    Raises
    ------
    NothingToDraw
        If nothing is refused, or too few purchases were.
    """
    values = list(run.values(["Q16"], [ALL]))
    drawn, few = shown_values(iter(values))
    if not drawn:
        missing = next((each.why for each in values if each.status == "not_modelled"), None)
        raise NothingToDraw("deciders", missing or text("figures.denied.too_few", why=why_too_few()))
    title = text("figures.deciders.title")
    of = text("figures.deciders.of", count=number(drawn[0].denominator or 0))
    hidden = [_name(run.evidence.scenario, each) for each in few]
    left = [text("figures.too_few", what=", ".join(hidden), why=why_too_few())] if hidden else []
    caption = " ".join([text("figures.deciders.caption"), of, *left])
    rows = tuple(_row(run.evidence.scenario, each) for each in drawn)
    spec = framed(_drawing(run.evidence.scenario, drawn), title, [synthetic(run), of], caption)
    columns = columns_of(
        "deciders", question="", answer="", refused="refused purchases", share="share", low="share", high="share"
    )
    return Figure("deciders", title, caption, columns, rows, spec)


def _row(scenario: Scenario, value: Value) -> dict[str, Cell]:
    return {
        "question": text(f"figures.deciders.questions.{QUESTIONS[value.name]}"), "answer": _name(scenario, value),
        "refused": value.numerator, "share": value.value, "low": value.low, "high": value.high,
    }  # fmt: skip


def _name(scenario: Scenario, value: Value) -> str:
    known = scenario.regime.authorities.get(value.item) if value.name in (BY_AUTHORITY, BY_ENFORCER) else None
    return known.name if known else value.item_in_words


def _drawing(scenario: Scenario, values: Sequence[Value]) -> Spec:
    heads = tuple(text(f"figures.deciders.heads.{each}") for each in ("refused", "share"))
    sheet = Rows(tuple(_lines(scenario, values)), heads, 260)
    places = [y for row, y in zip(sheet.rows, sheet.places, strict=True) if not row.is_heading]
    rows = [{"y": y, "zero": 0, **_row(scenario, value)} for y, value in zip(places, _ordered(values), strict=True)]
    axis = {"title": text("figures.deciders.x"), "values": [0, 0.25, 0.5, 0.75, 1], "grid": False, **percents()}
    x = sheet.x("low", axis, domain=[0, 1])
    bars = {
        "mark": {"type": "bar", "height": 12, "color": BLUE},
        "encoding": {"y": sheet.y(), "x": {**x, "field": "zero"}, "x2": {"field": "share"}},
    }
    noise = {
        "transform": [{"filter": "datum.low !== null && datum.high !== null && datum.low < datum.high"}],
        "mark": {"type": "rule", "strokeWidth": 2, "color": RULE},
        "encoding": {"y": sheet.y(), "x": x, "x2": {"field": "high"}},
    }
    layers = [bars, noise, sheet.lines_between(), *sheet.texts()]
    return {"height": sheet.height, "data": {"values": rows}, "layer": layers}


def _ordered(values: Sequence[Value]) -> list[Value]:
    return [each for name in QUESTIONS for each in values if each.name == name]


def _lines(scenario: Scenario, values: Sequence[Value]) -> Iterator[Row]:
    for name, word in QUESTIONS.items():
        own = [each for each in values if each.name == name]
        if own:
            yield Row(text(f"figures.deciders.questions.{word}"), is_heading=True)
        for each in own:
            yield Row(_name(scenario, each), (number(each.numerator or 0), percent(each.value or 0)))
