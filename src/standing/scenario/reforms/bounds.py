"""Bounds of a reform: no longer than, no shorter than, and words that are to be among those that stand there.

What keeps to the bound already is left as it is, so that a reform never worsens what it is meant to better. Spans with a law
are compared by their mean or median; multipliers by group are left out of the comparison.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from standing.errors import Finding, InputError, Problems, shown
from standing.scenario.fields import default_at, field_at
from standing.scenario.law import LAW_KEYS
from standing.scenario.position import Tree
from standing.scenario.scenario import Scenario
from standing.scenario.since import entries_of_law, first_day, standing_at
from standing.scenario.stated import number_from
from standing.units import rate_from_text, span_from_text

AT_MOST: Final = "at_most"
AT_LEAST: Final = "at_least"
WITH: Final = "with"
BOUNDS: Final = (AT_MOST, AT_LEAST, WITH)
INSIDE: Final = ("value", "base", *LAW_KEYS, "mean", "median")


def is_bound(keys: Sequence[str], value: Tree) -> bool:
    """Whether a value is a bound; a condition of entry may itself be written {at_most: 600}."""
    is_one = isinstance(value, dict) and len(value) == 1 and next(iter(value)) in BOUNDS
    return is_one and "enters" not in keys


def bounded(scenario: Scenario, keys: Sequence[str], value: Tree) -> tuple[bool, Tree]:
    """Give whether something has to change for a bound to hold, and what stands there then.

    Parameters
    ----------
    scenario
        As it is.
    keys
        The path.
    value
        The bound.

    Raises
    ------
    InputError
        If what stands there and the bound cannot be compared.
    """
    ((how, limit),) = value.items() if isinstance(value, dict) else ((WITH, value),)
    old = standing_at(scenario.origin.tree, keys)
    if how == WITH:
        return _with_words(old, keys, limit)
    start = first_day(scenario.origin.tree) or ""
    field = field_at(keys)
    if old is None:
        old = field.default if field else None
    entries = entries_of_law(old, start)
    new = {date: limit if _breaks(each, how, limit, keys) else each for date, each in entries.items()}
    is_needed = new != entries
    return is_needed, limit if all(each == limit for each in new.values()) else new


def _with_words(old: Tree, keys: Sequence[str], words: Tree) -> tuple[bool, Tree]:
    wanted = words if isinstance(words, list) else [words]
    if old is None:
        default = default_at(keys)
        standing: list[Tree] = sorted(default) if isinstance(default, frozenset | tuple) else []
    else:
        standing = old if isinstance(old, list) else [old]
    missing = [each for each in wanted if each not in standing]
    return bool(missing), [*standing, *missing]


def _breaks(entry: Tree, how: str, limit: Tree, keys: Sequence[str]) -> bool:
    """Whether an entry is outside a bound: no term is longer than any; what nobody has said is not within any."""
    if entry is None:
        return how == AT_MOST or keys[-1] != "term"
    one, other = _amount(entry, keys), _amount(limit, keys)
    return one > other * (1 + 1e-9) if how == AT_MOST else one < other * (1 - 1e-9)


def _amount(value: Tree, keys: Sequence[str]) -> float:
    while isinstance(value, dict):
        key = next((each for each in INSIDE if each in value), None)
        if key is None:
            break
        value = value[key]
    for read in (lambda raw: span_from_text(raw).seconds, lambda raw: rate_from_text(raw).per_second, number_from):
        try:
            return read(value)
        except Problems:
            continue
    path = ".".join(keys)
    allowed = "a span, a rate or a number, to compare with a bound"
    raise InputError([Finding(None, None, None, path, shown(value), allowed, code="change", changed_by=path)])
