"""Changes by dotted path, as `--set PATH=VALUE` takes them: applied to the tree, which is then checked again."""

from __future__ import annotations

import copy
import difflib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from standing.errors import Finding, InputError, Part, listed, nearest, shown
from standing.scenario.fields import opened
from standing.scenario.plain import plain
from standing.scenario.position import DEEPEST, Path, Positions, Tree, dotted, parsed
from standing.scenario.since import from_date_on
from standing.scenario.text import is_printable

COLLECTIONS: Final = (
    ("world", "population", "dependants"),
    ("world", "statuses"),
    ("world", "conducts"),
    ("world", "services"),
    ("regime", "authorities"),
    ("regime", "sensors"),
    ("regime", "scores"),
    ("regime", "lists"),
    ("regime", "sanctions"),
    ("regime", "redress"),
)
"""Sections of named things: a change inside one that does not exist is refused, rather than made up."""

MOST_PATHS: Final = 3
LONGEST_PATH: Final = 500


def changed(tree: Tree, positions: Positions, changes: Mapping[str, object]) -> tuple[Tree, Positions]:
    """Give a tree with changes.

    Parameters
    ----------
    tree, positions
        As the file has them.
    changes
        Values by dotted path. Text is read as YAML. Null removes a field, or a named thing. Values by date of which the
        first comes after the first day of the clock leave what stood before it (see `since`).

    Returns
    -------
    tuple
        The new tree, and positions that know what was changed.

    Raises
    ------
    InputError
        With every path that leads nowhere, with those nearest to it, and every value that cannot be read.
    """
    new = copy.deepcopy(tree)
    marks = replace(positions, changed=dict(positions.changed))
    findings: list[Finding] = []
    for path, value in changes.items():
        try:
            place = _apply(new, path, _value(path, value))
        except InputError as refused:
            findings += refused.findings
        else:
            marks.changed = {each: by for each, by in marks.changed.items() if each[: len(place)] != place}
            marks.changed[place] = f"{path}={_as_text(value)}"
    if findings:
        raise InputError(findings)
    return new, marks


def change_from_text(text: str) -> tuple[str, str]:
    """Read `PATH=VALUE`.

    Raises
    ------
    InputError
        If there is no = or no path.
    """
    path, equals, value = text.partition("=")
    if not equals or not path.strip():
        raise InputError.one(shown(text), "PATH=VALUE, such as clock.end=2019-07-09", code="change")
    return path.strip(), value.strip()


def _value(path: str, value: object) -> Tree:
    name = f"--set {path}"
    if isinstance(value, str):
        try:
            return parsed(value, name)[0]
        except InputError as refused:
            raise InputError(
                [replace(each, path=path, file=name, line=None, column=None) for each in refused.findings]
            ) from None
    try:
        return plain(value)
    except ValueError as error:
        raise InputError(
            [Finding(None, None, None, path, str(error), "a value", code="change", changed_by=path)]
        ) from None


def _as_text(value: object) -> str:
    text = " ".join(str(value).split()) if isinstance(value, (str, int, float)) else shown(value)
    return text if len(text) <= 60 else f"{text[:60]}…"


def _apply(tree: Tree, path: str, value: Tree) -> Path:
    keys = path.split(".")
    is_path = all(keys) and len(keys) <= DEEPEST and len(path) <= LONGEST_PATH and is_printable(path)
    if not isinstance(tree, dict) or not is_path:
        raise _leads_nowhere(tree, path, path)
    node: Tree = tree
    place: list[Part] = []
    for depth, key in enumerate(keys[:-1]):
        node, part = _below(node, key, tree, keys, depth)
        place.append(part)
    last = _index(node, keys[-1])
    if isinstance(node, list) and last is not None:
        node[last] = from_date_on(tree, keys, value)
        return (*place, last)
    if not isinstance(node, dict):
        raise _leads_nowhere(tree, path, ".".join(keys[:-1]))
    is_named_thing = tuple(keys[:-1]) in COLLECTIONS
    if value is None and is_named_thing:
        if keys[-1] not in node:
            raise _leads_nowhere(tree, path, path)
        del node[keys[-1]]
    else:
        node[keys[-1]] = from_date_on(tree, keys, value)
    return (*place, keys[-1])


def _below(node: Tree, key: str, tree: Tree, keys: list[str], depth: int) -> tuple[Tree, Part]:
    index = _index(node, key)
    if isinstance(node, list) and index is not None:
        return node[index], index
    if not isinstance(node, dict):
        raise _leads_nowhere(tree, ".".join(keys), ".".join(keys[:depth]))
    if node.get(key) is None:
        if tuple(keys[:depth]) in COLLECTIONS:
            raise _leads_nowhere(tree, ".".join(keys), ".".join(keys[: depth + 1]))
        node[key] = {}
    node[key] = opened(node[key], key, keys[depth + 1])
    return node[key], key


def _index(node: Tree, key: str) -> int | None:
    if isinstance(node, list) and key.isdecimal() and len(key) < 6 and int(key) < len(node):
        return int(key)
    return None


def _leads_nowhere(tree: Tree, path: str, stopped: str) -> InputError:
    paths = [dotted(each) for each in _paths(tree, ())]
    near = difflib.get_close_matches(path[:200], paths, MOST_PATHS, cutoff=0.6)
    allowed = f"a path of this scenario, such as {listed(near)}" if near else "a path of this scenario"
    found = f"{shown(path)}, which leads nowhere" + (f" after {stopped}" if stopped and stopped != path else "")
    finding = Finding(None, None, None, "", found, allowed, near[0] if near else nearest(path, paths), code="change")
    return InputError([replace(finding, changed_by=shown(path).strip('"'))])


def _paths(tree: Tree, path: Path) -> Iterator[Path]:
    items: list[tuple[Part, Tree]] = []
    if isinstance(tree, dict):
        items += tree.items()
    elif isinstance(tree, list) and len(tree) < 100:
        items += enumerate(tree)
    for key, each in items:
        yield (*path, key)
        yield from _paths(each, (*path, key))
