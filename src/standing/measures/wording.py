"""Numbers and names as people read them."""

from __future__ import annotations

import math
import re
from typing import Final

from standing.scenario.called import name_in_words
from standing.texts import text

__all__ = [
    "amount", "key_of", "literal", "name_in_words", "number", "opened", "per", "percent", "phrase", "trait_in_words", "with_sign",
    "with_unit",
]  # fmt: skip

MINUS: Final = "−"
TINY: Final = 1e-4
"""A number under it is only said to be so, since nobody reads powers of ten in a table."""

PURE: Final = "correlation"
"""A unit that is not written after the number."""
PERSONS: Final = "persons"
"""A unit that has no halves."""
OPEN: Final = {name: f"{{{name}}}" for name in ("top", "bottom", "base", "value", "item")}
"""Blanks in the sentence of a measure that are filled when its numbers are known."""


def number(x: float) -> str:
    """Write a number with thousands apart and at most three figures that matter after rounding; never with a power of ten.

    Examples
    --------
    >>> number(1234567), number(1234.5), number(3.14159), number(0.01234), number(-2.5)
    ('1,234,567', '1,234', '3.14', '0.0123', '−2.5')
    >>> number(0.000612), number(0.0000856), number(-0.00000996)
    ('0.000612', 'under 0.0001', 'over −0.0001')
    """
    if 0 < abs(x) < TINY:
        return text(f"measures.{'tiny' if x > 0 else 'tiny_below_nothing'}")
    if isinstance(x, int) or x == int(x):
        written = f"{int(x):,}"
    elif abs(x) >= 100:
        written = f"{x:,.0f}"
    else:
        written = f"{float(f'{x:.3g}'):f}".rstrip("0").rstrip(".")
    return written.replace("-", MINUS, 1) if x < 0 else written


def with_sign(x: float) -> str:
    """Write a number with its sign.

    Examples
    --------
    >>> with_sign(0.25), with_sign(-1234.0), with_sign(0), with_sign(0.00001)
    ('+0.25', '−1,234', '0', 'under +0.0001')
    """
    if 0 < x < TINY:
        return text("measures.tiny_with_sign")
    return f"+{number(x)}" if x > 0 else number(x)


def percent(share: float) -> str:
    """Share in per cent; close to the whole, with as many figures as tell it from the whole.

    Examples
    --------
    >>> percent(0.0024), percent(0.5), percent(1.0)
    ('0.24 %', '50 %', '100 %')
    >>> percent(0.99996)
    '99.996 %'
    """
    if 0.99 < share < 1:
        digits = min(1 - math.floor(math.log10(100 * (1 - share))), 6)
        return text("measures.percent", number=f"{share * 100:.{digits}f}".rstrip("0").rstrip("."))
    return text("measures.percent", number=number(float(f"{share * 100:.3g}")))


def change_in_percent(share: float) -> str:
    """Relative change in per cent, with its sign and one digit.

    Examples
    --------
    >>> change_in_percent(0.301), change_in_percent(-0.0158), change_in_percent(0.0)
    ('+30.1 %', '−1.6 %', '0.0 %')
    """
    tenths = round(1000 * share)
    sign = "+" if tenths > 0 else MINUS if tenths < 0 else ""
    return text("measures.percent", number=f"{sign}{abs(tenths) / 10:,.1f}")


def with_unit(x: float, unit: str) -> str:
    """Value with its unit.

    Examples
    --------
    >>> with_unit(0.25, "share"), with_unit(731.0, "days"), with_unit(3.2, "listings per 1,000 person-years")
    ('25 %', '731 days', '3.2 listings per 1,000 person-years')
    >>> with_unit(-0.4, "correlation")
    '−0.4'
    """
    if unit == "share":
        return percent(x)
    if unit == PURE:
        return number(x)
    return text(f"measures.unit.{key_of(unit)}", number=amount(x, unit))


def amount(x: float, unit: str) -> str:
    """Value as it stands before its unit.

    Examples
    --------
    >>> amount(0.25, "share"), amount(730.6, "days"), amount(730.6, "persons")
    ('25 %', '731', '731')
    """
    return percent(x) if unit == "share" else number(round(x) if unit == PERSONS else x)


def key_of(words: str) -> str:
    """Give the key of the text of a name or unit that stands in files and JSON.

    Examples
    --------
    >>> key_of("persons refused 2 times or more"), key_of("listings per 1,000 person-years")
    ('persons_refused_2_times_or_more', 'listings_per_1_000_person_years')
    """
    return re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")


def phrase(key: str, /, **blanks: object) -> str:
    """Give the sentence of a measure with what the scenario says filled in, and its numbers left open.

    Parameters
    ----------
    key
        Its key in the catalogue, after "measures.".
    **blanks
        What stands in its blanks but for `top`, `bottom`, `base`, `value` and `item`; braces in it stay braces.
    """
    return text(f"measures.{key}", **OPEN, **{name: literal(str(each)) for name, each in blanks.items()})


def per(unit: str) -> int:
    """Give how many of its base a unit is counted by.

    Examples
    --------
    >>> per("persons per 100 listed persons"), per("days per 1,000 person-years"), per("days")
    (100, 1000, 1)
    """
    found = re.search(r" per ([0-9,]+) ", unit)
    return int(found[1].replace(",", "")) if found else 1


def trait_in_words(name: str) -> str:
    """Name of a trait as it stands in a sentence.

    Examples
    --------
    >>> trait_in_words("work=unemployed|off_sick")
    'work: unemployed or off sick'
    """
    return name_in_words(name.replace("=", ": ", 1).replace("|", f" {text('measures.or')} "))


def opened(words: str) -> str:
    """Words as a sentence begins.

    Examples
    --------
    >>> opened("the court decides.")
    'The court decides.'
    """
    return words[:1].upper() + words[1:]


def literal(text: str) -> str:
    """Text in which no brace is taken for a name.

    Examples
    --------
    >>> literal("a {curious} text").format(curious="plain")
    'a {curious} text'
    """
    return text.replace("{", "{{").replace("}", "}}")
