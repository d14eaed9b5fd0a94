"""Spans and rates: `90d`, `2y`, `0.3/yr`, `1/30d`. The only place where units are read or written.

A year is 365.25 days and a month 30.4375 days, except in a term, where both are calendar (model.md, rulings R1 and R2).
"""

from __future__ import annotations

import math
import re
from typing import Final, NamedTuple

from standing.errors import Problem, Problems, nearest, shown

SECONDS: Final[dict[str, float]] = {
    "s": 1.0,
    "min": 60.0,
    "h": 3_600.0,
    "d": 86_400.0,
    "w": 604_800.0,
    "wd": 120_960.0,
    "mo": 2_629_800.0,
    "y": 31_557_600.0,
    "yr": 31_557_600.0,
}
"""Seconds of each unit; `wd` is a working day, 7/5 of a day."""

MONTHS: Final[dict[str, int]] = {"mo": 1, "y": 12, "yr": 12}
"""Calendar months of each unit that a term counts by the calendar."""

NUMBER_PATTERN: Final = r"[0-9][0-9_]*(\.[0-9][0-9_]*)?([eE][+-]?[0-9]{1,3})?"
SPAN_PATTERN: Final = rf"^{NUMBER_PATTERN} ?(s|min|h|d|w|wd|mo|y|yr)$"
RATE_PATTERN: Final = rf"^{NUMBER_PATTERN} ?/ ?({NUMBER_PATTERN} ?)?(s|min|h|d|w|wd|mo|y|yr)$"
SPAN_ALLOWED: Final = "a span such as 90d, 36h, 2w, 6mo or 2y"
RATE_ALLOWED: Final = "a rate such as 0.3/yr, 2/mo or 1/30d"

_NUMBER: Final = r"[0-9][0-9_]*(?:\.[0-9][0-9_]*)?(?:[eE][+-]?[0-9]{1,3})?"
_SPAN: Final = re.compile(rf"({_NUMBER}) ?([A-Za-z]+)")
_RATE: Final = re.compile(rf"({_NUMBER}) ?/ ?(?:({_NUMBER}) ?)?([A-Za-z]+)")
_BARE: Final = re.compile(rf"[+-]?{_NUMBER}")
_LONGEST: Final = 64
_WORDS: Final = {
    "second": "s",
    "seconds": "s",
    "sec": "s",
    "minute": "min",
    "minutes": "min",
    "hour": "h",
    "hours": "h",
    "day": "d",
    "days": "d",
    "week": "w",
    "weeks": "w",
    "month": "mo",
    "months": "mo",
    "year": "y",
    "years": "y",
    "a": "y",
}


class Span(NamedTuple):
    """A length of time as written: `number` of `unit`."""

    number: float
    unit: str

    @property
    def seconds(self) -> float:
        """Exact seconds; a year is 365.25 days and a month 30.4375 days."""
        return self.number * SECONDS[self.unit]

    @property
    def months(self) -> int | None:
        """Calendar months, or None where the unit is not a calendar one or the months are not whole."""
        if self.unit not in MONTHS:
            return None
        months = self.number * MONTHS[self.unit]
        return int(months) if months == int(months) else None


class Per(NamedTuple):
    """A rate as written: `times` in `span`."""

    times: float
    span: Span

    @property
    def per_second(self) -> float:
        """The rate, per second."""
        return self.times / self.span.seconds


def span_from_text(value: object) -> Span:
    """Read a span.

    Parameters
    ----------
    value
        What the file holds, such as "90d".

    Returns
    -------
    Span
        Number and unit.

    Raises
    ------
    Problems
        If it is not a span; a bare number and the unit `m` are refused.

    Examples
    --------
    >>> span_from_text("1_000d").seconds, span_from_text("5wd").seconds / 86_400
    (86400000.0, 7.0)
    """
    text = _text(value, SPAN_ALLOWED)
    match = _SPAN.fullmatch(text)
    if match is None:
        raise Problems(_refusal(text, SPAN_ALLOWED, f"{text}d" if _BARE.fullmatch(text) else None))
    return Span(_number(match[1], text, SPAN_ALLOWED), _unit(match[2], text, SPAN_ALLOWED))


def rate_from_text(value: object) -> Per:
    """Read a rate.

    Parameters
    ----------
    value
        What the file holds, such as "1/30d" (once in 30 days).

    Returns
    -------
    Per
        How often in which span.

    Raises
    ------
    Problems
        If it is not a rate; a bare number is refused.

    Examples
    --------
    >>> rate_from_text("1/30d").per_second * 86_400 * 30
    1.0
    """
    text = _text(value, RATE_ALLOWED)
    match = _RATE.fullmatch(text)
    if match is None:
        raise Problems(_refusal(text, RATE_ALLOWED, f"{text}/yr" if _BARE.fullmatch(text) else None))
    times = _number(match[1], text, RATE_ALLOWED)
    length = _number(match[2], text, RATE_ALLOWED) if match[2] else 1.0
    if length == 0:
        raise Problems(Problem(shown(text), RATE_ALLOWED, code="unit", next_step="the span below the line is zero"))
    return Per(times, Span(length, _unit(match[3], text, RATE_ALLOWED)))


def span_to_text(seconds: float) -> str:
    """Write seconds as a span that reads back as exactly the same number.

    Examples
    --------
    >>> span_to_text(7_776_000.0), span_to_text(0.0), span_to_text(90.5)
    ('90d', '0d', '90.5s')
    """
    for unit in ("d", "h", "min"):
        number = seconds / SECONDS[unit]
        if number == int(number) and number * SECONDS[unit] == seconds:
            return f"{_plain(number)}{unit}"
    return f"{_plain(seconds)}s"


def rate_to_text(per_second: float) -> str:
    """Write a rate per second as text that reads back as exactly the same number.

    Examples
    --------
    >>> rate_to_text(rate_from_text("0.3/yr").per_second), rate_to_text(rate_from_text("1/30d").per_second)
    ('0.3/yr', '1/30d')
    """
    for unit in ("yr", "mo", "d", "h", "s"):
        times = float(f"{per_second * SECONDS[unit]:.12g}")
        if times / SECONDS[unit] == per_second:
            return f"{_plain(times)}/{unit}"
    if per_second > 0 and math.isfinite(days := 1 / per_second / SECONDS["d"]):
        days = float(f"{days:.12g}")
        if days > 0 and 1 / (days * SECONDS["d"]) == per_second:
            return f"1/{_plain(days)}d"
    return f"{_plain(per_second)}/s"


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) and abs(number) < 1e15 else repr(number)


def _text(value: object, allowed: str) -> str:
    if isinstance(value, str) and len(value) <= _LONGEST:
        return value.strip()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        unit = "/yr" if allowed is RATE_ALLOWED else "d"
        raise Problems(_refusal(value, allowed, f"{value}{unit}"))
    raise Problems(Problem(shown(value), allowed, code="unit"))


def _refusal(found: object, allowed: str, suggestion: str | None) -> Problem:
    step = "a bare number has no unit" if suggestion else None
    return Problem(shown(found), allowed, nearest=suggestion, code="unit", next_step=step)


def _number(digits: str, text: str, allowed: str) -> float:
    number = float(digits.replace("_", ""))
    if not math.isfinite(number) or number > 1e15:
        raise Problems(Problem(shown(text), allowed, code="unit", next_step="the number is too large"))
    return number


def _unit(unit: str, text: str, allowed: str) -> str:
    if unit in SECONDS:
        return unit
    if unit == "m":
        raise Problems(Problem(shown(text), allowed, code="unit", next_step="m is ambiguous: write min or mo"))
    likely = _WORDS.get(unit.casefold()) or nearest(unit, SECONDS)
    better = text[: len(text) - len(unit)].rstrip() + likely if likely else None
    raise Problems(Problem(shown(text), allowed, nearest=better, code="unit"))
