"""Quantities and laws in words: what holds first, what from which date on, for whom else, and whether it is assumed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, TypeVar

from standing.measures.wording import name_in_words
from standing.report.explain.words import ONE_IN, plain, rate, share, span, together
from standing.scenario import Law, LawSegment, Quantity
from standing.texts import text
from standing.units import rate_to_text, span_to_text

MOST_LABELS: Final = 8
"""Groups up to which each has its own value in a sentence."""

Labels = Mapping[str, Sequence[str]]
Step = tuple[dt.date, str]
T = TypeVar("T")


def quantity(value: Quantity, start: dt.date, labels: Labels, of: str = "") -> str:
    """Put a quantity into words.

    Parameters
    ----------
    value
        A share, rate, span or number.
    start
        First day of the run: what held before it is not told.
    labels
        Labels of the cells by column; empty where there is no world.
    of
        What it is a share of; stands behind the first number.

    Returns
    -------
    str
        Such as "0 % of attempts before 2014-07-01, 98 % from then on (assumed)".
    """
    words = dated([(day, _at(value, day, labels)) for day in _days(value, start)])
    return marked(words.replace("%", text("explain.percent_of", what=of), 1) if of else words, value.status)


def law(value: Law, start: dt.date, labels: Labels, never: str = "never") -> str:
    """Put the law of a span into words.

    Parameters
    ----------
    value
        A delay or a term.
    start
        First day of the run.
    labels
        Labels of the cells by column.
    never
        Key of what a term without end is called: "never" or "none".

    Returns
    -------
    str
        Such as "30 days on average (assumed) before 2017-05-01, 3 working days from then on".
    """
    begun = [each.since for each in value.segments if each.since is not None and each.since > start]
    days = sorted({start, *begun, *(day for each in value.segments for day in _days(each.scale, start))})
    held = [value.at(day) for day in days]
    statuses = {each.scale.status for each in held if each.kind != "none"}
    each_marked = len(statuses) > 1 or any(each.kind == "none" for each in held)
    steps = []
    for day, segment in zip(days, held, strict=True):
        words = _law_at(segment, day, labels, never)
        steps.append((day, marked(words, segment.scale.status) if each_marked and segment.kind != "none" else words))
    return dated(steps) if each_marked else marked(dated(steps), *statuses)


def dated(steps: Sequence[Step]) -> str:
    """Join what holds from which date on; the first step holds from the start.

    Examples
    --------
    >>> day = dt.date.fromisoformat
    >>> dated([(day("2013-01-01"), "60 %"), (day("2015-01-01"), "90 %")])
    '60 % before 2015-01-01, 90 % from then on'
    >>> dated([(day("2013-01-01"), "0 %"), (day("2015-01-01"), "90 %")])
    '90 % from 2015-01-01'
    """
    kept = [steps[0], *(after for before, after in pairwise(steps) if after[1] != before[1])]
    first, *later = kept
    if not later:
        return first[1]
    told = [text("explain.dated.since", value=words, day=day) for day, words in later]
    if first[1] == share(0):  # none that holds first is not told: what comes later says from when
        return ", ".join(told)
    if len(later) == 1:
        return text("explain.dated.change", before=first[1], day=later[0][0], after=later[0][1])
    return ", ".join([text("explain.dated.until", value=first[1], day=later[0][0]), *told])


def switch(truth: bool | Quantity, start: dt.date, yes: str, no: str) -> str:  # noqa: FBT001 - a rule, not an option
    """Put true or false into words, by date where it is dated.

    Parameters
    ----------
    truth
        True, false, or one after the other.
    start
        First day of the run.
    yes, no
        What is said where it is true, and where it is not.
    """
    if not isinstance(truth, Quantity):
        return yes if truth else no
    return dated([(day, yes if truth.at({}, day) else no) for day in _days(truth, start)])


def marked(words: str, status: str | None) -> str:
    """Say behind a number that it is assumed, where it is."""
    if status != "assumed":
        return words
    rare = _one_in().search(words)
    if rare is not None:
        return words[: rare.start()] + text("explain.rare_assumed", one_in=rare[1])
    return text("explain.assumed", number=words)


@cache
def _one_in() -> re.Pattern[str]:
    """End of a rare share, such as (1 in 500)."""
    told = (re.escape(text(f"explain.{each}", number="#")).replace(r"\#", "[0-9,]+") for each in ONE_IN)
    return re.compile(rf"\(({'|'.join(told)})\)$")


def _days(value: Quantity, start: dt.date) -> list[dt.date]:
    """Days from which a quantity may have another value, the start first."""
    return sorted({start, *(day for day, _ in (*value.dated, *value.over) if day > start)})


def _at(value: Quantity, day: dt.date, labels: Labels) -> str:
    """One value in words, with those of other groups."""
    write = _writer(value, day)
    factor = _last(value.over, day, 1.0)
    if not value.by:
        return write(factor)
    (column, multipliers), *others = value.by.items()
    if others or len(multipliers) > MOST_LABELS:
        low, high = _ends(value, labels)
        columns = together([name_in_words(each) for each in value.by])
        return text("explain.by_group.range", low=write(factor * low), high=write(factor * high), columns=columns)
    told = [
        text("explain.by_group.value", value=write(factor * each), column=name_in_words(column), label=label)
        for label, each in multipliers.items()
    ]
    covers = _covers(column, multipliers, labels)
    return together(told) if covers else text("explain.by_group.others", value=write(factor), groups=together(told))


def _covers(column: str, multipliers: Mapping[str, float], labels: Labels) -> bool:
    return column in labels and set(labels[column]) <= set(multipliers)


def _ends(value: Quantity, labels: Labels) -> tuple[float, float]:
    """Lowest and highest product of the multipliers; a label that is left out has 1."""
    low = high = 1.0
    for column, multipliers in value.by.items():
        factors = [*multipliers.values(), *([] if _covers(column, multipliers, labels) else [1.0])]
        low, high = low * min(factors), high * max(factors)
    return low, high


def _writer(value: Quantity, day: dt.date) -> Callable[[float], str]:
    """How a value of one day is written, times a factor: with the unit of the file where it has one."""
    base = _last(value.dated, day, value.dated[0][1] if value.dated else value.base)
    if value.unit == "share":
        return lambda factor: share(base * factor)
    if value.unit == "number":
        return lambda factor: plain(base * factor)
    written = _written(value, day) or (rate_to_text if value.unit == "per second" else span_to_text)(base)
    return lambda factor: (rate if value.unit == "per second" else span)(written, factor)


def _written(value: Quantity, day: dt.date) -> str:
    """Text of a value as the file has it on one day; a dated quantity keeps "date: value, date: value"."""
    if not value.dated:
        return value.text
    texts = {
        dt.date.fromisoformat(at): text for at, _, text in (each.partition(": ") for each in value.text.split(", "))
    }
    return _last(sorted(texts.items()), day, texts[min(texts)])


def _last(steps: Iterable[tuple[dt.date, T]], day: dt.date, otherwise: T) -> T:
    return ([otherwise] + [each for since, each in steps if since <= day])[-1]


def _law_at(segment: LawSegment, day: dt.date, labels: Labels, never: str) -> str:
    if segment.kind == "none":
        return text(f"explain.{never}")
    if segment.kind == "calendar":
        return span(segment.scale.text)
    words = _at(segment.scale, day, labels)
    if segment.kind == "lognormal" and segment.p90 is not None:
        return text("explain.law.median", span=words, p90=span(span_to_text(segment.p90)))
    return words if segment.kind == "fixed" else text("explain.law.average", span=words)
