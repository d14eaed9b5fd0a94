"""Numbers, spans and rates of a rulebook in words, with the unit that the file gives them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from standing.measures.wording import number, percent
from standing.texts import text
from standing.units import Span, rate_from_text, span_from_text

UNITS: Final = {
    "s": "second",
    "min": "minute",
    "h": "hour",
    "d": "day",
    "w": "week",
    "wd": "working_day",
    "mo": "month",
    "y": "year",
    "yr": "year",
}
"""Units as a file writes them, and their keys in the texts."""

ONE_IN: Final = ("about_one_in", "one_in")
"""Keys of how a rare share is told: about, and exactly."""

RARE: Final = 0.01
"""Shares below this one are said as "1 in 500" too."""


def plain(value: float) -> str:
    """Write a number with all its figures and thousands apart.

    Examples
    --------
    >>> plain(1000), plain(0.5), plain(1e-05), plain(730.5)
    ('1,000', '0.5', '0.00001', '730.5')
    """
    if value == int(value):
        return f"{int(value):,}"
    return f"{Decimal(f'{value:.12g}'):,f}"


def counted(value: float, what: str) -> str:
    """Write how many of something there are.

    Parameters
    ----------
    value
        How many.
    what
        A unit of time, or "point".

    Examples
    --------
    >>> counted(1, "day"), counted(30, "day")
    ('1 day', '30 days')
    """
    return text(f"explain.{'one' if value == 1 else 'many'}.{what}", number=plain(value))


def span(written: str, factor: float = 1.0) -> str:
    """Write a span in the unit that it was written in.

    Parameters
    ----------
    written
        Such as "3wd".
    factor
        What it is multiplied by.

    Examples
    --------
    >>> span("3wd"), span("2y"), span("0d")
    ('3 working days', '2 years', 'no time')
    """
    read = span_from_text(written)
    return length(Span(read.number * factor, read.unit))


def length(read: Span) -> str:
    """Write a span that was read."""
    return counted(read.number, UNITS[read.unit]) if read.number else text("explain.no_time")


def rate(written: str, factor: float = 1.0) -> str:
    """Write a rate in the unit that it was written in.

    Parameters
    ----------
    written
        Such as "1/30d".
    factor
        What it is multiplied by.

    Examples
    --------
    >>> rate("0.5/yr"), rate("1/30d"), rate("0.00001/yr"), rate("2/h")
    ('0.5 times a year', 'once every 30 days', '0.00001 times a year', '2 times an hour')
    """
    read = rate_from_text(written)
    unit, times = UNITS[read.span.unit], read.times * factor
    if not times:
        return text("explain.never")
    if read.span.number == 1:
        return text(f"explain.{'once' if times == 1 else 'times'}_a.{unit}", times=plain(times))
    return text(f"explain.every.{'once' if times == 1 else 'times'}", times=plain(times), span=length(read.span))


def share(value: float) -> str:
    """Write a share in per cent; a small one also as one in so many.

    Examples
    --------
    >>> share(0.6), share(0.002), share(0.003), share(0)
    ('60 %', '0.2 % (1 in 500)', '0.3 % (about 1 in 330)', '0 %')
    >>> share(1e-07)
    '0.00001 % (1 in 10,000,000)'
    """
    if not 0 < value < RARE:
        return percent(value)
    one_in = 1 / value
    whole = abs(one_in - round(one_in)) < 1e-6
    told = number(round(one_in) if whole else float(f"{one_in:.2g}"))
    in_full = text("measures.percent", number=plain(float(f"{value * 100:.3g}")))
    return text("explain.rare", percent=in_full, one_in=text(f"explain.{ONE_IN[whole]}", number=told))


def together(words: Sequence[str], last: str = "and") -> str:
    """Join words as a sentence does.

    Examples
    --------
    >>> together(["a"]), together(["a", "b"]), together(["a", "b", "c"], "or")
    ('a', 'a and b', 'a, b or c')
    """
    *others, final = words
    return text(f"explain.{last}", others=", ".join(others), last=final) if others else final


def part(key: str, /, **blanks: object) -> str:
    """Give a part of a sentence with the space before it, if one belongs there.

    Parameters
    ----------
    key
        Its key in the catalogue, after "explain.".
    **blanks
        What stands in its blanks.

    Examples
    --------
    >>> part("by", who="the court"), part("decides.independent")
    (' by the court', ', and is independent of who reports')
    """
    said = text(f"explain.{key}", **blanks)
    return said if said[0] in ".,;:" else f" {said}"


def inside(title: str) -> str:
    """Title as it stands inside a sentence: only its article is written small, since the rest may be a name.

    Examples
    --------
    >>> inside("The court"), inside("China Railway")
    ('the court', 'China Railway')
    """
    return title[:1].lower() + title[1:] if title.startswith(("The ", "A ", "An ")) else title
