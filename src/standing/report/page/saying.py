"""Sentences on a page: fixed ones with their blanks, and those about a measure with every number marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter
from typing import Final

from markupsafe import Markup, escape

from standing.measures.measure import Value
from standing.measures.suppress import is_too_few, sentence
from standing.report.page.datum import UNBROKEN, datum, place
from standing.texts import text

_MARK: Final = re.compile("\ue000(.*?)\ue001")
"""A blank of a text, between two letters that no text has."""

_REST: Final = r"(?P<rest>(?: \[.*|; .*)?\.)$"
"""What follows the phrase of a measure: its range, and why groups are equal."""

_ENDS: Final = re.compile(r"^( \[[^:]*: )(.+?)( to )(.+?)(\].*)$")
"""The two ends of a range."""

_FIELDS: Final = {"top": "numerator", "bottom": "denominator", "base": "denominator", "value": "value"}
"""Names in the phrase of a measure, and which of its numbers they stand for."""


def say(key: str, /, **blanks: object) -> Markup:
    """Give a text of the page; what stands in its blanks keeps its markup, everything else is escaped.

    Parameters
    ----------
    key
        Its key in the catalogue, after "page.".
    **blanks
        What stands in its blanks.
    """
    raw = text(f"page.{key}", **{name: f"\ue000{name}\ue001" for name in blanks})
    parts = _MARK.split(raw)
    return (
        Markup("")
        .join(escape(blanks[part] if at % 2 else part) for at, part in enumerate(parts))
        .replace(" %", UNBROKEN)
    )


def told(value: Value, *, opening: bool = True) -> Markup:
    """Give the sentence of a measured value with its numbers marked, as `suppress.sentence` has it.

    Parameters
    ----------
    value
        What was measured.
    opening
        Whether it begins "In the simulated population".
    """
    whole = sentence(value).removeprefix(value.opening).strip()
    if not opening:
        whole = whole[:1].upper() + whole[1:]
    is_number = value.value is not None and value.status != "not_modelled" and not is_too_few(value)
    marked = Markup("").join(_marked(value, whole)) if is_number else escape(whole)
    marked = marked.replace(" %", UNBROKEN)
    return Markup("{} {}").format(value.opening, marked) if opening else marked


def _marked(value: Value, whole: str) -> Iterator[Markup]:
    """Mark the numbers of a sentence: those of its phrase, then those of its range."""
    pieces = list(Formatter().parse(value.phrase))
    pattern = "".join(
        re.escape(literal) + (f"(?P<_{at}>.+?)" if field is not None else "")
        for at, (literal, field, _, _) in enumerate(pieces)
    )
    found = re.search(f"^{pattern}{_REST}", whole, re.IGNORECASE)
    if found is None:
        yield escape(whole)
        return
    begun = 0
    for at, (_, field, _, _) in enumerate(pieces):
        if field is not None:
            yield escape(whole[begun : found.start(f"_{at}")])
            yield _number(value, _FIELDS.get(field), found[f"_{at}"])
            begun = found.end(f"_{at}")
    yield escape(whole[begun : found.start("rest")])
    yield from _range(value, found["rest"])


def _number(value: Value, field: str | None, shown: str) -> Markup:
    return escape(shown) if field is None else datum(getattr(value, field), shown, *place(value), field)


def _range(value: Value, rest: str) -> Iterator[Markup]:
    """Mark both ends of the range, as they stand in the sentence."""
    found = _ENDS.match(rest)
    if found is None:
        yield escape(rest)
        return
    yield escape(found[1])
    yield _number(value, "low", found[2])
    yield escape(found[3])
    yield _number(value, "high", found[4])
    yield escape(found[5])
