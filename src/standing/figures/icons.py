"""One thousand icons: how many of a thousand listings, or persons, are of which kind, to scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from standing.figures.answers import ALL, answer, list_for, list_in_words
from standing.figures.canvas import BREADTH, Canvas, Line
from standing.figures.colours import AMBER, BLUE, MUTED, ORANGE, PALE, PAPER, PINK
from standing.figures.figure import Figure
from standing.figures.frame import LINE, columns_of, framed, synthetic
from standing.figures.nothing import NothingToDraw
from standing.measures.catalogue import Catalogue
from standing.measures.confusion import LEADING as PREDICTIVE
from standing.measures.measure import Value
from standing.measures.suppress import is_too_few, why_too_few
from standing.measures.wording import number
from standing.measures.wrongful import LEADING as WRONGFUL
from standing.records.table import Cell
from standing.texts import text

Of = Literal["listings", "persons"]

LISTINGS: Final = (
    "listings of a wrong person", "listings on a wrong fact", "listings by hand", "listings inherited",
)  # fmt: skip
"""Questions of Q3: kinds of a wrongful listing."""

PERSONS: Final = ("not met and listed", "met and listed", "met and not listed")
"""Questions of Q17."""

_SHAPES: Final = ((ORANGE, "circle"), (BLUE, "triangle-up"), (AMBER, "diamond"), (PINK, "cross"))
LOOKS: Final = {**dict(zip(LISTINGS, _SHAPES, strict=True)), **dict(zip(PERSONS, _SHAPES, strict=False))}
"""Colour and shape of each kind."""

SHEETS: Final = {1_000: 50, 10_000: 125}
"""How many icons there are, and how many stand in a row: the first sheet on which every kind has an icon."""

SHAPED: Final = 250
"""Icons of one kind that get a shape; more are an area of their colour, framed."""

KEY: Final = 22


class Kind(NamedTuple):
    """One kind: what it is called, how many there are, and how many icons that makes."""

    name: str
    words: str
    total: int
    icons: int


def icons(run: Catalogue, of: Of = "listings", item: str | None = None) -> Figure:
    """Draw 1,000 icons to scale: of the listings, how many are wrongful and why; of the persons, how many are listed.

    Parameters
    ----------
    run
        The measures of the run.
    of
        "listings" (wrong person, wrong fact, by hand, inherited, the others) or "persons" (listed, met the condition or not).
    item
        The list; the first with enough to draw if it is not given.

    Raises
    ------
    NothingToDraw
        If no listing can be wrongful (of listings), no condition can be met (of persons), or too few stand behind each kind.
    """
    measure, leading, names = ("Q3", WRONGFUL, LISTINGS) if of == "listings" else ("Q17", PREDICTIVE, PERSONS)
    name = list_for(run, "icons", measure, leading, item)
    asked = [
        value for each in names if (value := answer(run, measure, each, name, ALL)) and value.numerator is not None
    ]
    drawn, few = [each for each in asked if not is_too_few(each)], [each for each in asked if is_too_few(each)]
    if not drawn:
        raise NothingToDraw("icons", text("figures.icons.none", why=why_too_few()))
    whole, sheet = int(drawn[0].denominator or 0), _sheet(drawn)
    kinds = [_kind(each, sheet) for each in drawn]
    title = text(f"figures.icons.{of}.title", sheet=number(sheet), list=list_in_words(run.evidence.scenario, name))
    scale = text(f"figures.icons.{of}.scale", sheet=number(sheet), whole=number(whole))
    larger = [text("figures.icons.larger", sheet=number(sheet))] if sheet != min(SHEETS) else []
    hidden = (
        [text("figures.too_few", what="; ".join(_words(each.name) for each in few), why=why_too_few())] if few else []
    )
    caption = " ".join([_sentence(of, sheet, whole, kinds), *larger, *hidden])
    spec = framed(
        _drawing(sheet, kinds, _rest(of, few)).drawing(),
        title,
        [synthetic(run), " ".join([scale, *larger]), *hidden],
        caption,
    )
    columns = columns_of("icons", kind="", count="", whole="", icons="", sheet="")
    return Figure(
        "icons", title, caption, columns, tuple(_row(each, whole, sheet) for each in kinds), spec, stretches=False
    )


def _rest(of: Of, few: Sequence[Value]) -> str:
    """What the other icons are; the kinds that are too few to show are among them."""
    rest = text(f"figures.icons.{of}.rest")
    return text("figures.icons.rest_few", rest=rest) if few else rest


def _sheet(values: Sequence[Value]) -> int:
    """How many icons it takes for every kind to have one, as far as there are sheets."""
    fits = (each for each in SHEETS if all(not value.numerator or _scaled(value, each) >= 1 for value in values))
    return next(fits, max(SHEETS))


def _scaled(value: Value, sheet: int) -> float:
    """Icons that a count makes when the whole is a sheet."""
    return sheet * (value.numerator or 0) / (value.denominator or 1)


def _kind(value: Value, sheet: int) -> Kind:
    return Kind(value.name, _words(value.name), int(value.numerator or 0), round(_scaled(value, sheet)))


def _words(name: str) -> str:
    return text(f"figures.icons.kinds.{name.replace(' ', '_')}")


def _row(kind: Kind, whole: int, sheet: int) -> dict[str, Cell]:
    return {"kind": kind.words, "count": kind.total, "whole": whole, "icons": kind.icons, "sheet": sheet}


def _sentence(of: Of, sheet: int, whole: int, kinds: Sequence[Kind]) -> str:
    said = "; ".join(text("figures.icons.kind", words=each.words, count=_count(each)) for each in kinds)
    return text(f"figures.icons.{of}.caption", sheet=number(sheet), whole=number(whole), kinds=said)


def _count(kind: Kind) -> str:
    """Icons in words: "under 1" where there are some, but fewer than one icon's worth."""
    return text("figures.icons.under_one") if kind.total and not kind.icons else number(kind.icons)


def _drawing(sheet: int, kinds: Sequence[Kind], rest: str) -> Canvas:
    canvas, across = Canvas(), SHEETS[sheet]
    side = BREADTH // across if sheet == min(SHEETS) else BREADTH / across
    top = _key(canvas, sheet, kinds, rest) + LINE / 2
    canvas.box(0, top, across * side, sheet // across * side, PALE, PALE)
    at = 0
    for kind in kinds:
        colour, shape = LOOKS[kind.name]
        _some(canvas, top, side, across, range(at, at + kind.icons), colour, shape)
        at += kind.icons
    gap = Line(2 if sheet == min(SHEETS) else 1, above=True)
    for n in range(across + 1):
        canvas.line(n * side, top, n * side, top + sheet // across * side, gap, PAPER)
    for n in range(sheet // across + 1):
        canvas.line(0, top + n * side, across * side, top + n * side, gap, PAPER)
    return canvas


def _some(canvas: Canvas, top: float, side: float, across: int, places: range, colour: str, shape: str) -> None:
    """Icons of one kind: shapes, or, where they are many, an area."""
    if len(places) <= SHAPED:
        for place in places:
            down, right = divmod(place, across)
            canvas.mark((right + 0.5) * side, top + (down + 0.5) * side, shape, colour, (0.62 * side) ** 2)
        return
    for down in range(places[0] // across, places[-1] // across + 1):
        first, last = max(places[0], down * across), min(places[-1], (down + 1) * across - 1)
        canvas.box((first % across) * side, top + down * side, (last - first + 1) * side, side, colour, colour)


def _key(canvas: Canvas, sheet: int, kinds: Sequence[Kind], rest: str) -> float:
    """What each look means, one line each, above the sheet; gives where they end."""
    y = LINE / 2
    for kind in kinds:
        colour, shape = LOOKS[kind.name]
        canvas.mark(7, y, shape, colour, 90)
        canvas.text(KEY, y, [text("figures.icons.line", count=_count(kind), words=kind.words)])
        y += LINE + 4
    others = sheet - sum(each.icons for each in kinds)
    canvas.mark(7, y, "square", PALE, 110)
    canvas.text(KEY, y, [text("figures.icons.line", count=number(others), words=rest)], fill=MUTED)
    return y + LINE / 2
