"""A table of differences: a row for each measure, with both values, the difference and its interval."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from rich.console import RenderableType

from standing.measures.catalogue import MEASURES
from standing.measures.differences import Difference
from standing.measures.suppress import not_modelled, too_few, why_too_few
from standing.measures.wording import number, with_unit
from standing.report.compared_words import around, signed
from standing.report.five import FIVE, MOST_ITEMS, standing_for
from standing.report.layout import table
from standing.texts import text

READING: Final = {"Q6": "median", "Q11": "strictest"}
"""Key of which number of a measure stands in the row, where it has several."""

IN_TABLES: Final = ("share", "days")
"""Units that stand behind the numbers of a table; others stand behind the name of the row."""


def is_leading(row: Difference) -> bool:
    """Whether a row is one of the five numbers.

    Parameters
    ----------
    row
        The difference.
    """
    return row.before.id in FIVE and row.before.name == MEASURES[row.before.id].leading


def five_rows(rows: Sequence[Difference]) -> tuple[list[Difference], list[str]]:
    """Give the rows of the five numbers, and a line for each measure of which there are more in the document.

    Parameters
    ----------
    rows
        Differences of all measures, for all persons together.
    """
    shown: list[Difference] = []
    more: list[str] = []
    leading = sorted(filter(is_leading, rows), key=lambda row: FIVE.index(row.before.id))
    for each, of_one in groupby(leading, key=lambda row: row.before.id):
        found = standing_for(of_one, lambda row: row.before.item)
        shown += found[:MOST_ITEMS]
        if len(found) > MOST_ITEMS:
            more.append(text("screen.compared.more_in_document", measure=each, count=len(found) - MOST_ITEMS))
    return shown, more


def is_left_out(row: Difference) -> bool:
    """Whether a row says "too few": of what is modelled, and only of that, there can be too few.

    Parameters
    ----------
    row
        The difference.
    """
    return row.status != "not_modelled" and row.is_too_few


def of_differences(rows: Sequence[Difference], *, wide: bool) -> RenderableType:
    """Table of differences.

    Parameters
    ----------
    rows
        Which.
    wide
        Whether there is room for what pairing saves.
    """
    words = ("before", "after", "difference", "interval", *(("saved",) if wide else ()))
    heads = ["", *(f">{text(f'screen.compared.{each}')}" for each in words)]
    return table(heads, [_line(row, wide=wide) for row in rows])


def _line(row: Difference, *, wide: bool) -> list[str]:
    unit = row.before.unit or row.after.unit
    label = f"{row.before.id}  {_name(row)}"
    if row.status == "not_modelled":
        return [label, *(["", "", not_modelled(), ""]), *([""] if wide else [])]
    if is_left_out(row):
        return [label, "", "", too_few(), "", *([""] if wide else [])]
    values = [_value(value.value, unit) for value in (row.before, row.after)]
    saved = (
        text("screen.compared.times", number=number(row.variance_reduction)) if row.variance_reduction and wide else ""
    )
    return [label, *values, signed(row), around(row), *([saved] if wide else [])]


def _value(value: float | None, unit: str) -> str:
    if value is None:
        return "–"
    return with_unit(value, unit) if unit in IN_TABLES else number(value)


def _name(row: Difference) -> str:
    called = _called(row)
    if row.before.item not in ("", "any"):
        called = text("screen.of", name=called, item=row.before.item_in_words)
    unit = row.before.unit or row.after.unit
    return called if unit in (*IN_TABLES, "", "ratio") else text("screen.compared.in_unit", name=called, unit=unit)


def _called(row: Difference) -> str:
    each = row.before.id
    if not is_leading(row):
        return row.before.name_in_words
    name = text(f"screen.five.{each}")
    return text(f"screen.compared.{READING[each]}", name=name) if each in READING else name


def what_words_mean(rows: Sequence[Difference]) -> Iterator[str]:
    """Say what the words of a table mean, those that occur.

    Parameters
    ----------
    rows
        What the table shows.
    """
    lacking = dict.fromkeys(
        text("screen.lacking", what=row.before.id, why=row.why)
        for row in rows
        if row.status in ("not_modelled", "no_value")
    )
    yield from lacking
    shown = [row for row in rows if row.status == "computed" and not is_left_out(row)]
    if any((row.before.unit or row.after.unit) == "share" for row in shown):
        yield text("screen.compared.points")
    if any(row.status == "none_seen" for row in rows):
        yield text("screen.compared.seen_by_nobody")
    if any(is_left_out(row) for row in rows):
        yield text("screen.few_means_either", few=too_few(), why=why_too_few(), either=text("screen.compared.either"))
