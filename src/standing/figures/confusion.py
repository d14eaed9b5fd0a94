"""Who met the list's condition and who was listed: four integers for each group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from standing.figures.answers import ALL, answer, list_for, list_in_words
from standing.figures.canvas import BOLD, BREADTH, CENTRED, CENTRED_BOLD, Canvas, Lettering
from standing.figures.colours import BOX, INK, MUTED, ORANGE, PAPER, RULE
from standing.figures.figure import Figure
from standing.figures.frame import LETTERS, LINE, columns_of, framed, synthetic
from standing.figures.lettering import wrapped
from standing.figures.nothing import NothingToDraw
from standing.measures.catalogue import Catalogue
from standing.measures.confusion import LEADING
from standing.measures.measure import Value
from standing.measures.reading import lists_of, window_in_words
from standing.measures.suppress import is_too_few, shown, too_few, why_too_few
from standing.measures.wording import name_in_words, number
from standing.texts import text

QUADRANTS: Final = ("met and listed", "not met and listed", "met and not listed", "not met and not listed")
"""Questions of Q17, row by row."""

WRONG: Final = QUADRANTS[1:3]
RATES: Final = ("false positive rate", "false negative rate", LEADING)
MOST: Final = 9
"""Groups of one picture."""

ACROSS: Final = 3
APART: Final = 22
SIDE: Final = 62
HIGH: Final = 34

Answers = dict[str, Value]


def confusion(run: Catalogue, by: str | None = None, item: str | None = None) -> Figure:
    """Draw a two-by-two table for each group: met the list's condition or not, listed or not, and three shares of them.

    Parameters
    ----------
    run
        The measures of the run.
    by
        A column of the cells; all persons together if it is not given.
    item
        The list; the first with an entry condition if it is not given.

    Raises
    ------
    NothingToDraw
        If no list has an entry condition that could be met or missed, or too few stand behind it.
    """
    name = _list(run, item)
    groups = [each for each in run.evidence.tallies.groups if each == ALL or (by and each.startswith(f"{by}="))]
    if by and len(groups) == 1:
        raise NothingToDraw("confusion", text("figures.confusion.no_column", column=name_in_words(by)))
    tables = [(each, _answers(run, name, each)) for each in groups]
    drawn = [(group, each) for group, each in tables if group == ALL or _is_shown(each)][:MOST]
    few = [_label(group) for group, each in tables if group != ALL and not _is_shown(each)]
    rest = [_label(group) for group, each in tables if _is_shown(each) and (group, each) not in drawn]
    title = text("figures.confusion.title", list=list_in_words(run.evidence.scenario, name))
    whose = text("figures.confusion.by", column=name_in_words(by)) if by else text("figures.confusion.all")
    counted = text("figures.confusion.counted", whose=whose, window=window_in_words(run.evidence.scenario))
    left = [text("figures.confusion.few", groups=", ".join(few), why=why_too_few())] if few else []
    left += [text("figures.not_drawn", what=", ".join(rest))] if rest else []
    short = [text("figures.confusion.few_short", count=len(few), why=why_too_few())] if few else []
    caption = " ".join(
        [text("figures.confusion.caption", list=list_in_words(run.evidence.scenario, name)), counted, *left]
    )
    spec = framed(_drawing(drawn).drawing(), title, [synthetic(run), " ".join([counted, *short])], caption)
    units = {"group": "", "persons": "", **dict.fromkeys((_key(each) for each in QUADRANTS), "persons")}
    columns = columns_of("confusion", **units, **dict.fromkeys((_key(each) for each in RATES), "share"))
    return Figure("confusion", title, caption, columns, tuple(_row(*each) for each in drawn), spec, stretches=False)


def _list(run: Catalogue, item: str | None) -> str:
    """Name the list asked for, or the first of whose table enough is shown."""
    for each in [item] if item else lists_of(run.evidence):
        table = _answers(run, each, ALL)
        if table and table[QUADRANTS[0]].status != "not_modelled" and _is_shown(table):
            return each
    return list_for(run, "confusion", "Q17", LEADING, item)


def _key(name: str) -> str:
    return name.replace(" ", "_")


def _answers(run: Catalogue, name: str, group: str) -> Answers:
    asked = (answer(run, "Q17", each, name, group) for each in (*QUADRANTS, *RATES))
    return {each.name: each for each in asked if each is not None}


def _is_shown(table: Answers) -> bool:
    """Whether the table of a group tells anything: two of its four integers at least."""
    return sum(not is_too_few(table[each]) for each in QUADRANTS) > 1


def _label(group: str) -> str:
    return text("figures.everybody") if group == ALL else name_in_words(group.partition("=")[2])


def _row(group: str, table: Answers) -> dict[str, str | int | float | None]:
    """Row of the table under the picture; what is hidden is left empty."""
    numbers = {_key(each): None if is_too_few(value) else value.value for each, value in table.items()}
    return {"group": _label(group), "persons": table[QUADRANTS[0]].persons, **numbers}


def _drawing(tables: Sequence[tuple[str, Answers]]) -> Canvas:
    canvas, top = Canvas(), 4.0
    across = min(max(len(tables), 2), ACROSS)
    wide = (BREADTH - (across - 1) * APART) / across
    for first in range(0, len(tables), across):
        row = tables[first : first + across]
        most = max(len(_name(group, table, wide)) for group, table in row)
        for at, (group, table) in enumerate(row):
            canvas.text(at * (wide + APART), top + LINE / 2, _name(group, table, wide), BOLD)
            _table(canvas, at * (wide + APART), top + (most + 1) * LINE, wide, table)
        top = canvas.height + APART
    return canvas


def _name(group: str, table: Answers, wide: float) -> list[str]:
    said = text("figures.confusion.group", group=_label(group), persons=number(table[QUADRANTS[0]].persons))
    return wrapped(said, wide, LETTERS, bold=True)


def _table(canvas: Canvas, left: float, y: float, wide: float, table: Answers) -> None:
    half = (wide - SIDE) / 2
    for at, head in enumerate(("met", "not_met")):
        canvas.text(left + SIDE + (at + 0.5) * half, y, [text(f"figures.confusion.{head}")], CENTRED, MUTED)
    y += LINE
    for at, question in enumerate(QUADRANTS):
        down, across = divmod(at, 2)
        _cell(canvas, left + SIDE + across * half, y + down * HIGH, half, table[question])
    for at, head in enumerate(("listed", "not_listed")):
        canvas.text(left, y + (at + 0.5) * HIGH, [text(f"figures.confusion.{head}")], Lettering(), MUTED)
    y += 2 * HIGH + LINE
    for question in RATES:
        kind = "too_few" if is_too_few(table[question]) else "rates"
        said = text(f"figures.confusion.{kind}.{_key(question)}", value=shown(table[question]))
        lines = wrapped(said, wide, LETTERS)
        canvas.text(left, y, lines)
        y += len(lines) * LINE + 3


def _cell(canvas: Canvas, x: float, y: float, wide: float, value: Value) -> None:
    is_wrong = value.name in WRONG
    canvas.box(x, y, wide, HIGH, PAPER if is_wrong else BOX, ORANGE if is_wrong else RULE)
    said = too_few() if is_too_few(value) else number(value.numerator or 0)
    canvas.text(x + wide / 2, y + HIGH / 2, [said], CENTRED_BOLD if is_wrong else CENTRED, INK)
