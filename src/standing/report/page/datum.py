"""A number on a page: what people read, what it is exactly, and where the document has it."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup, escape

from standing.measures.differences import Difference
from standing.measures.measure import Value
from standing.measures.out_of import counted, written
from standing.measures.suppress import is_too_few
from standing.measures.wording import number, with_unit
from standing.report.compared_words import around, signed
from standing.texts import text

BETWEEN: Final = "::"
"""Stands between the parts of an id."""

UNBROKEN: Final = "\u00a0%"
"""A per cent sign that stays on the line of its number."""

BETWEEN_ENDS: Final = Markup("{}\u00a0{} {}")
"""Both ends of a range: where there is no room for a line, it breaks after the word between them."""

SPELT: Final = ("share", "days", "correlation", "ratio")
"""Units that are short, and stand after the number even in a table."""


def datum(value: float | None, shown: str, *where: str) -> Markup:
    r"""Give a number as an element that programs can read.

    Parameters
    ----------
    value
        The number as the document has it; None where it has none.
    shown
        What people read.
    where
        Parts of its id: the document first ("run", "compare", …), then the path to the number; none for a number that
        stands in no document.

    Examples
    --------
    >>> datum(0.25, "25 %", "run", "Q3", "value")
    Markup('<data value="0.25" data-id="run::Q3::value">25\xa0%</data>')
    """
    if value is None:
        return escape(shown)
    name = Markup(' data-id="{}"').format(BETWEEN.join(where)) if where else ""
    return Markup('<data value="{}"{}>{}</data>').format(_exactly(value), name, shown.replace(" %", UNBROKEN))


def _exactly(value: float) -> str:
    return str(value) if isinstance(value, int) else repr(float(value))


def of_value(value: Value, field: str, *, unit: bool = True) -> Markup:
    """Give one field of a measured value in a row of a table: numerator, denominator, value, or an end of a range.

    Parameters
    ----------
    value
        What was measured; the row says so (`within`), so that the id here is the field alone.
    field
        Which of its numbers.
    unit
        Whether the unit is written after it.
    """
    found: float | None = getattr(value, field)
    if found is None:
        return escape(text("page.none"))
    if field == "numerator":
        shown = number(found)
    elif field == "denominator":
        shown = written(found, value.unit)
    else:
        shown = with_unit(found, value.unit) if unit or value.unit == "share" else number(found)
    return datum(found, shown, field)


def out_of(value: Value, unit: str = "") -> Markup:
    """Give the denominator of a measured value in a row of a table, with what it counts.

    Parameters
    ----------
    value
        What was measured.
    unit
        Unit of the row, where the value itself has none.
    """
    shown = of_value(value, "denominator")
    if value.denominator is None:
        return shown
    return Markup("{} <small>{}</small>").format(shown, counted(value.name, value.unit or unit))


def place(value: Value) -> tuple[str, ...]:
    """Give where a run's document has a value: the word "run", then id, name, item and group."""
    return ("run", *value.key)


def within(*where: str | int) -> Markup:
    """Give the attribute by which an element says what the numbers in it are about: the beginning of their ids.

    Parameters
    ----------
    where
        Parts of an id.

    Examples
    --------
    >>> within("run", "Q3")
    Markup('data-in="run::Q3"')
    """
    return Markup('data-in="{}"').format(BETWEEN.join(map(str, where)))


def place_of_difference(row: Difference, reform: str) -> tuple[str, ...]:
    """Give where the document of a comparison has a difference.

    Parameters
    ----------
    row
        The difference.
    reform
        Name of the reform.
    """
    return ("compare", reform, *row.key)


def interval(value: Value, low: str, high: str) -> Markup:
    """Give a range of a value, both ends.

    Parameters
    ----------
    value
        What was measured.
    low, high
        Fields of the ends: low and high, or assume_low and assume_high.
    """
    if is_too_few(value) or (getattr(value, low) is None and getattr(value, high) is None):
        return escape(text("page.none"))
    ends = [of_value(value, each, unit=False) for each in (low, high)]
    return BETWEEN_ENDS.format(ends[0], text("page.to"), ends[1])


def of_difference(row: Difference, field: str) -> Markup:
    """Give one number of a comparison in a row of a table, whose ids begin with `place_of_difference`.

    Parameters
    ----------
    row
        The difference.
    field
        "before", "after", "difference" or "interval".
    """
    if row.is_too_few:
        return escape(text("page.too_few") if field == "difference" else "")
    if field == "interval":
        return _interval(row)
    if field == "difference":
        return datum(row.difference, signed(row), field)
    value = getattr(row, field)
    if value.value is None:
        return escape(text("page.none"))
    return datum(value.value, _in_a_table(value.value, row.before.unit or row.after.unit), field)


def denominators(row: Difference) -> Markup:
    """Give what the values of a comparison are out of, and what that counts: once where it is the same under both.

    Parameters
    ----------
    row
        The difference.
    """
    unit = row.before.unit or row.after.unit
    both = [(row.before.denominator, "denominator_before"), (row.after.denominator, "denominator_after")]
    shown = [datum(of, written(of, unit), field) for of, field in both if of is not None]
    if not shown:
        return Markup("")
    same = both[0][0] == both[1][0]
    numbers = Markup(f" {text('page.then')} ").join(shown[:1] if same else shown)
    return Markup("{} <small>{}</small>").format(numbers, counted(row.before.name, unit))


def _interval(row: Difference) -> Markup:
    shown = around(row)
    if not shown or row.low is None or row.high is None:
        return Markup("")
    low, _, high = shown.partition(" to ")
    return BETWEEN_ENDS.format(datum(row.low, low, "low"), text("page.to"), datum(row.high, high, "high"))


def _in_a_table(value: float, unit: str) -> str:
    return with_unit(value, unit) if unit in SPELT else number(value)
