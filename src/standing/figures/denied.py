"""What is refused: purchases by sanction, and on what each refusal rested."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from standing.figures.colours import ORANGE, PALE, PAPER, PINK, SAND, SKY
from standing.figures.figure import Figure
from standing.figures.frame import Spec, columns_of, framed, synthetic
from standing.figures.nothing import NothingToDraw
from standing.figures.rows import Row, Rows
from standing.measures.catalogue import Catalogue
from standing.measures.mechanisms import NO_DENIAL
from standing.measures.reading import refusing
from standing.measures.suppress import LEAST_EVENTS, why_too_few
from standing.measures.wording import name_in_words, number
from standing.records.table import Cell
from standing.texts import text

PARTS: Final = ("rightful", "wrongful", "after_end", "third_party", "misfire")
"""On what a refusal rests, as the tally has it."""

COLOURS: Final = (SKY, ORANGE, SAND, PINK, PALE)
"""Light and dark in turn, so that neighbours are told apart in grey print too."""


def denied(run: Catalogue) -> Figure:
    """Draw refused purchases by sanction: under an own listing, a wrongful one, after the end, of others, by mistake.

    Parameters
    ----------
    run
        The measures of the run.

    Raises
    ------
    NothingToDraw
        If no sanction refuses anything, or too few purchases were refused.
    """
    names = refusing(run.evidence)
    every = {each: run.evidence.tallies.counts("denials", each) for each in names}
    rows = [row for each in names for row in _rows(run, each, every[each])]
    if not rows:
        raise NothingToDraw("denied", text("figures.denied.too_few", why=why_too_few()) if names else text(NO_DENIAL))
    title, few = text("figures.denied.title"), list(_few(run, every))
    lines = [synthetic(run), text("figures.denied.counted")]
    parts = [each for each in PARTS if any(row["kind"] == text(f"figures.denied.parts.{each}") for row in rows)]
    spec = framed(_drawing(rows, parts, _hidden(run, every)), title, lines, text("figures.denied.caption"))
    caption = " ".join([text("figures.denied.caption"), *few])
    columns = columns_of("denied", sanction="", kind="", refused="refused purchases")
    return Figure("denied", title, caption, columns, tuple(rows), spec)


def _rows(run: Catalogue, name: str, counts: dict[str, int]) -> Iterator[dict[str, Cell]]:
    """Refusals of one sanction, by what they rested on; the few are left out."""
    for part in PARTS:
        if counts.get(part, 0) >= LEAST_EVENTS:
            kind = text(f"figures.denied.parts.{part}")
            yield {"sanction": _title(run, name), "kind": kind, "refused": counts[part]}


def _few(run: Catalogue, every: dict[str, dict[str, int]]) -> Iterator[str]:
    """Say which parts are hidden."""
    for name, counts in every.items():
        parts = [text(f"figures.denied.parts.{each}") for each in PARTS if 0 < counts.get(each, 0) < LEAST_EVENTS]
        if parts:
            yield text("figures.denied.few", sanction=_title(run, name), parts=", ".join(parts), why=why_too_few())
        if not any(counts.values()):
            yield text("figures.denied.nobody", sanction=_title(run, name))


def _title(run: Catalogue, name: str) -> str:
    return run.evidence.scenario.regime.sanctions[name].title or name_in_words(name)


def _drawing(rows: Sequence[dict[str, Cell]], parts: Sequence[str], few: Collection[tuple[str, str]]) -> Spec:
    titles = list(dict.fromkeys(row["sanction"] for row in rows))
    words = [text(f"figures.denied.parts.{each}") for each in parts]
    cells = {title: _cells(rows, str(title), words, few) for title in titles}
    heads = tuple(text(f"figures.denied.heads.{each}") for each in parts)
    sheet = Rows(tuple(Row(str(title), cells[title]) for title in titles), heads, 150)
    place = dict(zip(titles, sheet.places, strict=True))
    colours = [COLOURS[PARTS.index(each)] for each in parts]
    x = sheet.x("refused", {"title": text("figures.denied.x"), "format": ",.0f", "tickCount": 4})
    beside = {"groupby": ["sanction"], "sort": [{"field": "place"}], "as": ["from", "to"]}
    bars = {
        "transform": [{"stack": "refused", **beside}],
        "mark": {"type": "bar", "height": 13, "stroke": PAPER, "strokeWidth": 0.5},
        "encoding": {
            "y": sheet.y(),
            "x": {**x, "field": "from"},
            "x2": {"field": "to"},
            "color": {"field": "kind", "scale": {"domain": words, "range": colours}, "legend": {"columns": 3}},
        },
    }
    values = [{"y": place[row["sanction"]], "place": words.index(str(row["kind"])), **row} for row in rows]
    return {"height": sheet.height, "data": {"values": values}, "layer": [bars, *sheet.texts()]}


def _cells(
    rows: Sequence[dict[str, Cell]], title: str, words: Sequence[str], few: Collection[tuple[str, str]]
) -> tuple[str, ...]:
    """Numbers beside the bars of a sanction: "few" where some are hidden, and a dash where there were none."""
    found = {row["kind"]: row["refused"] for row in rows if row["sanction"] == title}
    hidden = {each: text("figures.denied.few_short") for each in words if (title, each) in few}
    return tuple(number(int(str(found[each]))) if each in found else hidden.get(each, "–") for each in words)


def _hidden(run: Catalogue, every: dict[str, dict[str, int]]) -> set[tuple[str, str]]:
    """Sanctions with the parts of which there are some, but too few to show."""
    return {
        (_title(run, name), text(f"figures.denied.parts.{part}"))
        for name, counts in every.items()
        for part in PARTS
        if 0 < counts.get(part, 0) < LEAST_EVENTS
    }
