"""Element 7, the table of every number: its path, value with unit, status, range and source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from standing.report.odd.paper import bullets, code, plain, table
from standing.scenario import Input, Scenario
from standing.scenario.law import LAW_KEYS
from standing.scenario.position import Tree
from standing.scenario.stated import STATEMENT_KEYS
from standing.texts import text

LONGEST: Final = 90
"""Characters of a value that stands in the table; a longer one stands below it."""

MOST_ROWS: Final = 40
"""Values by date or label up to which a long value is written out; a table in a file of its own is named instead."""

_NUMBER: Final = re.compile(r"[-+]?[0-9][0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?")
_STATED: Final = frozenset(("value", "base", *LAW_KEYS))
_UNITS: Final = (
    (re.compile(r"^world\.population\.cells"), "cells"),
    (re.compile(r"\.(frailty|spread)(\.shape)?$"), "shape"),
    (re.compile(r"^world\.responses\."), "multiplier"),
    (re.compile(r"^regime\.scores\.|\.(at_most|at_least)$"), "points"),
    (re.compile(r"\.times$"), "observations"),
    (re.compile(r"\.minutes$"), "minutes"),
    (re.compile(r"\.(gravity|severity|impact_level)$"), "grade"),
    (re.compile(r"\.peer_reviews$"), "reviews"),
)
"""Units of numbers that a file writes without one, by the path; all others are shares."""


def parameters(scenario: Scenario) -> list[str]:
    """Give the table of every number that a scenario states, and what is too long for it.

    Parameters
    ----------
    scenario
        Whose.
    """
    inputs = scenario.inputs()
    if not inputs:
        return [text("odd.parameters.none")]
    values = {each.path: _value(scenario, each) for each in inputs}
    rows = [_row(each, values[each.path]) for each in inputs]
    long = [f"{code(path)}: {value}" for path, value in values.items() if len(value) > LONGEST]
    heads = [text(f"odd.parameters.heads.{each}") for each in ("path", "value", "status", "range", "source")]
    below = [text("odd.parameters.long"), bullets(long)] if long else []
    return [text("odd.parameters.lead", count=len(inputs)), table(heads, rows), *below]


def _row(each: Input, value: str) -> tuple[str, ...]:
    shown = text("odd.parameters.below") if len(value) > LONGEST else value
    return code(each.path), shown, each.status, _range(each), plain(each.source or "")


def _range(each: Input) -> str:
    if each.ends is None:
        return ""
    low, high = (next(iter(end.values())) for end in each.ends)
    return plain(text("odd.parameters.range", low=_flow(low), high=_flow(high)))


def _value(scenario: Scenario, each: Input) -> str:
    node = _node(scenario.origin.tree, each.path)
    if node is None or isinstance(node, list):
        words = each.text
    elif isinstance(node, str) and each.text != node:
        words = f"{each.text}: {node}"
    else:
        words = _flow(_bare(node))
    unit = _unit(each.path) if _NUMBER.fullmatch(words) else ""
    return plain(f"{words} {unit}".strip())


def _unit(path: str) -> str:
    found = next((unit for pattern, unit in _UNITS if pattern.search(path)), "share")
    return text(f"odd.parameters.units.{found}")


def _node(tree: Tree, path: str) -> Tree:
    """Give what stands at a dotted path; a key may have dots of its own."""
    if not path:
        return tree
    parts = path.split(".")
    for end in range(len(parts), 0, -1):
        key, rest = ".".join(parts[:end]), ".".join(parts[end:])
        if isinstance(tree, Mapping) and key in tree:
            return _node(tree[key], rest)
        if isinstance(tree, list) and key.isdecimal() and int(key) < len(tree):
            return _node(tree[int(key)], rest)
    return None


def _bare(node: Tree) -> Tree:
    """Give a number without what is said about it; a mapping of a value alone is the value."""
    if not isinstance(node, dict):
        return node
    said = STATEMENT_KEYS if _STATED & set(node) else ()
    kept = {key: _bare(each) for key, each in node.items() if key not in said}
    return next(iter(kept.values())) if set(kept) in ({"value"}, {"base"}, {"shape"}) else kept


def _flow(node: object) -> str:
    """Write a value on one line, as a file may have it.

    Examples
    --------
    >>> _flow({"base": "0.1/yr", "by": {"age": {"old": 2}}})
    'base: 0.1/yr, by: (age: (old: 2))'
    >>> _flow(1e-05)
    '0.00001'
    """
    if isinstance(node, Mapping):
        return ", ".join(_fields(node))
    if isinstance(node, list):
        return ", ".join(_inside(each) for each in node)
    if isinstance(node, float):
        return f"{Decimal(str(node)):f}"
    return "never" if node is None else f"{node}"


def _fields(node: Mapping[str, object]) -> Iterator[str]:
    for at, (key, each) in enumerate(node.items()):
        if at == MOST_ROWS:
            yield f"… ({len(node)})"
            return
        yield f"{key}: {_inside(each)}"


def _inside(node: object) -> str:
    return f"({_flow(node)})" if isinstance(node, (Mapping, list)) else _flow(node)
