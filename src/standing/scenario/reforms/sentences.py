"""What a reform changes, in sentences: one for each field, with what stood there before, and from when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from standing.errors import shown
from standing.scenario.called import Called
from standing.scenario.fields import default_at, field_at
from standing.scenario.law import LAW_KEYS
from standing.scenario.position import Tree
from standing.scenario.reform import COLLECTIONS
from standing.scenario.scenario import Scenario
from standing.scenario.since import standing_at
from standing.scenario.stated import STATEMENT_KEYS
from standing.scenario.strict import is_dated
from standing.texts import text

FOR_PEOPLE: Final = ("published", "expects", "title", "description", "note", "sources")
NUMBER_KEYS: Final = ("value", "base")
LAWS: Final = {"exponential": "average", "gamma": "average", "lognormal": "median"}
"""Laws of a span, and the key of what the number in them is."""

WHEN: Final = ("before", "with", "after", "none")
"""When a notice can be sent."""

Pair = tuple[Tree, Tree]


def sentences(before: Scenario, after: Scenario, paths: Sequence[str]) -> list[str]:
    """Say what differs between a scenario and a reform of it.

    Parameters
    ----------
    before, after
        The scenario and the reform.
    paths
        Where the reform changed something.
    """
    said: list[str] = []
    called = Called(before)
    for path in paths:
        keys = _whole(path.split("."))
        if keys[0] not in FOR_PEOPLE:
            old, new = standing_at(before.origin.tree, keys), standing_at(after.origin.tree, keys)
            said += _said_of(called, keys, _default(before, keys) if old is None else old, new)
    return list(dict.fromkeys(said))


def _said_of(called: Called, keys: list[str], old: Tree, new: Tree) -> Iterator[str]:
    if new is None and tuple(keys[:-1]) in COLLECTIONS:
        yield text(f"reforms.removes.{keys[-2]}", what=called.at(keys))
    elif _is_many(old) or _is_many(new):
        one, other = (each if isinstance(each, dict) else {} for each in (old, new))
        for key in dict.fromkeys((*one, *other)):
            yield from _said_of(called, [*keys, key], one.get(key), other.get(key))
    else:
        clauses = _clauses(keys, _by_date(old), _by_date(new))
        if clauses:
            yield text("reforms.changes", field=_place(called, keys), changes="; ".join(clauses))


def _is_many(node: Tree) -> bool:
    """Whether a mapping holds fields, and not one number with what is said of it."""
    return isinstance(node, dict) and not is_dated(node) and not set(node) & {*NUMBER_KEYS, *LAW_KEYS}


def _by_date(node: Tree) -> dict[str, Tree]:
    """Values from each date on; the first has no date, since it also holds before (R26)."""
    inner = next((node[key] for key in NUMBER_KEYS if key in node), None) if isinstance(node, dict) else None
    dated = node if is_dated(node) else inner
    if not isinstance(dated, dict) or not is_dated(dated):
        return {"": node}
    ordered = sorted(dated.items())
    return {"" if at == 0 else date: value for at, (date, value) in enumerate(ordered)}


def _clauses(keys: list[str], old: Mapping[str, Tree], new: Mapping[str, Tree]) -> list[str]:
    pieces: list[tuple[str, str]] = []
    for date in sorted({*old, *new}):
        clause = _clause(keys, _at(old, date), _at(new, date))
        if not pieces or pieces[-1][1] != clause:
            pieces.append((date, clause))
    ends = [date for date, _ in pieces[1:]] + [""]
    return [_when(clause, date, end) for (date, clause), end in zip(pieces, ends, strict=True) if clause]


def _whole(keys: list[str]) -> list[str]:
    """Give the field of which a date is one entry: when another begins is part of what is said."""
    return keys[: next((at for at, key in enumerate(keys) if is_dated({key: None})), len(keys))]


def _when(clause: str, since: str, until: str) -> str:
    if since:
        return text("reforms.from", day=since, change=clause)
    return text("reforms.until", day=until, change=clause) if until else clause


def _at(dated: Mapping[str, Tree], date: str) -> Tree:
    return dated[max(each for each in dated if each <= date)]


def _clause(keys: list[str], old: Tree, new: Tree) -> str:
    """`5d instead of 15d`; nothing where both say the same."""
    before, after = _words(keys, old, is_old=True), _words(keys, new, is_old=False)
    if _words(keys, new, is_old=True) == before:
        return ""
    return text(f"reforms.{'instead' if before else 'new'}", before=before, after=after)


def _words(keys: list[str], value: Tree, *, is_old: bool) -> str:
    if value is None:
        if keys[-1] == "term":
            return text("reforms.word.no_term")
        return "" if is_old else text("reforms.word.nothing")
    if keys[-1] == "when" and value in WHEN and not is_old:
        return text(f"reforms.when.{value}")
    return in_words(value)


def in_words(value: Tree) -> str:
    """Give a value of a file as a sentence has it.

    Parameters
    ----------
    value
        Text, a number, true or false, a list, or what stands for one of them.
    """
    match value:
        case bool():
            return text(f"reforms.word.{'yes_' if value else 'no_'}")
        case list():
            return ", ".join(map(in_words, value))
        case dict():
            return _of_mapping(value)
    if isinstance(value, float):
        return f"{value:.10f}".rstrip("0").rstrip(".")
    return str(value) if isinstance(value, str | int) else shown(value)


def _of_mapping(value: dict[str, Tree]) -> str:
    for key in NUMBER_KEYS:
        if key in value:
            by = [each for each in ("by", "over") if each in value]
            told, fields = in_words(value[key]), f" {text('reforms.word.and')} ".join(by)
            return text("reforms.word.multipliers", value=told, fields=fields) if by else told
    law = next((each for each in LAWS if each in value), None)
    return text(f"reforms.word.{LAWS[law]}", value=in_words(_scale(value[law]))) if law else shown(value)


def _scale(inner: Tree) -> Tree:
    if not isinstance(inner, dict):
        return inner
    return next((inner[each] for each in ("mean", "median", *NUMBER_KEYS) if each in inner), None)


def _default(scenario: Scenario, keys: list[str]) -> Tree:
    """What holds where nothing stands; a word does so only where the thing that it is about is described at all."""
    field = field_at(keys)
    if field is not None:
        return field.default
    if standing_at(scenario.origin.tree, keys[:-1]) is None:
        return None
    default = default_at(keys)
    if isinstance(default, frozenset | tuple) and default:
        return list[Tree](sorted(map(str, default)))
    return default if isinstance(default, str | bool) else None


def _place(called: Called, keys: list[str]) -> str:
    """The field in words, without what is only a way of writing."""
    writing = (*NUMBER_KEYS, *LAW_KEYS, "mean", "median", *STATEMENT_KEYS)
    kept = [each for each in keys if each not in writing]
    if kept[-2:] == ["notice", "when"]:
        kept = kept[:-1]
    return called.path(".".join(kept))
