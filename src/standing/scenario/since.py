"""Changes from a date on: what stood before the first date of a change stays, as far as ruling R26 allows dated values.

A change `{date: value, …}` is told apart by its first date. On or before the first day of the clock it says what holds all
the time, and replaces what stood there. After it, what stood before that date stays:

- a plain value is dated from the first day of the clock;
- a dated one keeps its entries before the first new date, and loses the later ones;
- `{value, status, range, source}`: for a delay or a term it stays whole, as the entry of its time; for a rate, a share or a
  number, whose entries are bare, the value stays and what is said about it goes, since it would be said of the new one too;
- `{base, by, over}`: for a delay or a term it stays whole; for a rate, a share or a number it is refused, since multipliers
  would fall on the new value too. Changing its `base` says that they should;
- where nothing stood, the default of the schema did; where that cannot be written as a value, the change is refused.

Fields that take no dated values get the change as it is, and say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from standing.errors import Finding, InputError, Problems
from standing.scenario.fields import COMPOSED, Field, field_at, opened
from standing.scenario.law import LAW_KEYS
from standing.scenario.position import Tree
from standing.scenario.strict import is_dated
from standing.scenario.words import read_date

NUMBER_KEYS: Final = ("value", "base")


def from_date_on(tree: Tree, keys: Sequence[str], value: Tree) -> Tree:
    """Give what stands at a path after a change: with what stood there before the first date of the change.

    Parameters
    ----------
    tree
        The scenario before the change.
    keys
        The path.
    value
        What the change says; anything but dated values is given back as it is.

    Raises
    ------
    InputError
        If what stood there cannot be kept beside the new value.
    """
    start = first_day(tree)
    if start is None or not isinstance(value, dict) or not _is_later(value, start):
        return value
    return _joined(standing_at(tree, keys), field_at(keys), value, start, ".".join(keys))


def _joined(old: Tree, field: Field | None, value: dict[str, Tree], start: str, path: str) -> Tree:
    if field is None:
        return value
    if field.kind in COMPOSED:
        return _composed(old, field, value, start, path)
    entries = _entries(old, field, start, path, min(value))
    return {**{date: each for date, each in entries.items() if date < min(value)}, **value}


def _composed(old: Tree, field: Field, value: dict[str, Tree], start: str, path: str) -> Tree:
    """A removal is a delay with more beside it, a confirmation two shares; a change of the whole is a change of these."""
    inner, parts = COMPOSED[field.kind]
    whole = old if isinstance(old, dict) and set(old) & {*parts, "fails"} else None
    if whole is None and old is not None:
        return _joined(old, Field(inner), value, start, path)
    kept = whole or {}
    return {
        **kept,
        **{
            part: _joined(kept.get(part), Field(inner, parts[part], is_required=False), value, start, f"{path}.{part}")
            for part in parts
        },
    }


def _entries(old: Tree, field: Field, start: str, path: str, first: str) -> dict[str, Tree]:
    if old is None:
        if field.is_required or (field.default is None and field.kind != "term"):
            raise _refused(path, f"nothing before {first}", f"the value before it as well: {{{start}: …, {first}: …}}")
        return {start: field.default}
    if field.kind in ("law", "term"):
        return entries_of_law(old, start)
    if is_dated(old) and isinstance(old, dict):
        return _from_the_start(old, start)
    if not isinstance(old, dict):
        return {start: old}
    if set(old) & {"by", "over"}:
        step = None if "range" in old else f"change {path}.base instead, and its multipliers go on"
        raise _refused(path, "multipliers by group or by date", "a value without them, to keep it before a date", step)
    number = next((old[key] for key in NUMBER_KEYS if key in old), None)
    return _from_the_start(number, start) if isinstance(number, dict) else {start: number}


def entries_of_law(old: Tree, start: str) -> dict[str, Tree]:
    """Give what holds from which date on, of a delay or a term as a file writes it, each with what is said of it.

    Parameters
    ----------
    old
        As the file has it.
    start
        First day of the clock.
    """
    if is_dated(old) and isinstance(old, dict):
        return _from_the_start(old, start)
    inner = old.get("value") if isinstance(old, dict) else None
    if not isinstance(old, dict) or not isinstance(inner, dict) or not is_dated(inner):
        return {start: old}
    said = {key: each for key, each in old.items() if key != "value"}
    return {date: _said_of(each, said) for date, each in _from_the_start(inner, start).items()}


def _said_of(entry: Tree, said: dict[str, Tree]) -> Tree:
    """Give an entry what was said of all entries together; one without a term has no number to say it of."""
    if entry is None:
        return None
    if isinstance(entry, dict) and set(entry) & {*NUMBER_KEYS, *LAW_KEYS}:
        return {**said, **entry}
    return {"value": entry, **said}


def _from_the_start(dated: dict[str, Tree], start: str) -> dict[str, Tree]:
    """Entries by date; the first of them also holds before its date (R26)."""
    ordered = dict(sorted(dated.items()))
    first = next(iter(ordered))
    if first <= start:
        return ordered
    return {start: ordered[first], **ordered}


def _is_later(value: dict[str, Tree], start: str) -> bool:
    if not is_dated(value):
        return False
    try:
        return min(str(read_date(date)) for date in value) > start
    except Problems:
        return False


def first_day(tree: Tree) -> str | None:
    """Give the first day of the clock, or None where a tree has none."""
    clock = tree.get("clock") if isinstance(tree, dict) else None
    start = clock.get("start") if isinstance(clock, dict) else None
    return start if isinstance(start, str) else None


def standing_at(tree: Tree, keys: Sequence[str]) -> Tree:
    """Give what stands at a path, or None."""
    for key, below in zip_longest(keys, keys[1:], fillvalue=""):
        if isinstance(tree, dict):
            tree = opened(tree.get(key), key, below)
        elif isinstance(tree, list) and key.isdecimal() and int(key) < len(tree):
            tree = tree[int(key)]
        else:
            return None
    return tree


def _refused(path: str, found: str, allowed: str, step: str | None = None) -> InputError:
    finding = Finding(None, None, None, path, found, allowed, code="change", next_step=step)
    return InputError([finding])
