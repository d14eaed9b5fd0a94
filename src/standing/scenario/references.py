"""Every name that a scenario uses is defined in it.

Looks at the tree, so that undefined names are found beside faults of other kinds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from standing.errors import Part, Problem, Problems, listed, nearest, shown
from standing.population.cells import Cells
from standing.population.read import cells_from_file, cells_from_rows
from standing.scenario.position import Tree
from standing.scenario.strict import MOST_OF_A_KIND
from standing.scenario.words import not_built

Found = tuple[tuple[Part, ...], object]

USES: Final[tuple[tuple[str, str], ...]] = (
    ("clock.series_by.[]", "column"),
    ("regime.sensors.*.observes.[]", "conduct"),
    ("regime.sensors.*.authority", "authority"),
    ("regime.sensors.*.mixing.by", "column"),
    ("regime.scores.*.points.KEY", "conduct"),
    ("regime.lists.*.enters.[].observed.[]", "conduct"),
    ("regime.lists.*.enters.[].by.[]", "sensor"),
    ("regime.lists.*.enters.[].score", "score"),
    ("regime.lists.*.enters.[].band.KEY", "score"),
    ("regime.lists.*.decision.by", "authority"),
    ("regime.lists.*.decided_by", "authority"),
    ("regime.sanctions.*.list.[]", "list"),
    ("regime.sanctions.*.denies", "service"),
    ("regime.sanctions.*.authority", "authority"),
    ("regime.redress.*.against", "list"),
    ("regime.redress.*.decided_by", "authority"),
)
"""Where which kind of name stands: `*` any name, `[]` one or each of several, `KEY` the keys themselves."""

DEFINED: Final = {
    "conduct": ("world", "conducts"),
    "service": ("world", "services"),
    "sensor": ("regime", "sensors"),
    "score": ("regime", "scores"),
    "list": ("regime", "lists"),
    "authority": ("regime", "authorities"),
}
NOT_BUILT_KEYS: Final = ("responses", "statuses", "households", "learns", "assesses", "outcomes", "queue", "exempt")
_SOURCE_NAME: Final = re.compile(r"[^\W\d_][\w-]*")


def problems_of_references(tree: Tree, cells: Cells | None, folder: Path | None) -> list[Problem]:
    """Give a problem for every name that is used and not defined.

    Parameters
    ----------
    tree
        What the file says.
    cells
        The population, where the scenario could be read; else it is tried again here.
    folder
        Of the scenario.
    """
    if not isinstance(tree, dict):
        return []
    cells = cells if cells is not None else _cells(tree, folder)
    names = {kind: _names(tree, path) for kind, path in DEFINED.items()}
    names["column"] = None if cells is None else list(cells.columns)
    undefined = (
        problem
        for pattern, kind in USES
        for found in _walk(tree, pattern)
        for problem in _undefined(found, kind, names[kind])
    )
    kinds = [undefined, _undefined_bands(tree), _undefined_sources(tree), _second_redress(tree)]
    if cells is not None:
        kinds += [_undefined_groups(tree, cells), _incomplete_mixing(tree, cells)]
    return [problem for kind in kinds for problem in islice(kind, MOST_OF_A_KIND)]


def _cells(tree: dict[str, Tree], folder: Path | None) -> Cells | None:
    raw = _at(tree, ("world", "population", "cells"))
    try:
        if isinstance(raw, list):
            return cells_from_rows(raw)
        return cells_from_file(raw, folder) if isinstance(raw, str) and folder is not None else None
    except Problems:
        return None


def _at(tree: Tree, path: Sequence[str]) -> Tree:
    for part in path:
        tree = tree.get(part) if isinstance(tree, dict) else None
    return tree


def _names(tree: dict[str, Tree], path: tuple[str, str]) -> list[str] | None:
    if path[0] == "world" and not isinstance(tree.get("world"), dict):
        return None
    section = _at(tree, path)
    if section is None:
        return []
    return list(section) if isinstance(section, dict) else None


def _walk(tree: object, pattern: str, path: tuple[Part, ...] = ()) -> Iterator[Found]:
    head, _, rest = pattern.partition(".")
    if head == "":
        yield path, tree
    elif head == "[]":
        many = list(enumerate(tree)) if isinstance(tree, list) else [(None, tree)]
        for at, each in many:
            yield from _walk(each, rest, path if at is None else (*path, at))
    elif isinstance(tree, dict) and head == "KEY":
        yield from (((*path, key), key) for key in tree)
    elif isinstance(tree, dict):
        for key in list(tree) if head == "*" else [head] if head in tree else []:
            yield from _walk(tree[key], rest, (*path, key))


def _undefined(found: Found, kind: str, names: list[str] | None, of: str = "") -> Iterator[Problem]:
    path, word = found
    if names is None or not isinstance(word, str) or word in names:
        return
    owner = f"{kind} of {of}" if of else f"{kind} of this scenario"
    article = "an" if kind[0] in "aeiou" else "a"
    allowed = f"{article} {owner} ({listed(names)})" if names else f"{article} {owner}, which has none"
    at_key = bool(path) and path[-1] == word
    yield Problem(shown(word), allowed, path, "key" if at_key else "value", nearest(word, names), "reference")


def _undefined_bands(tree: dict[str, Tree]) -> Iterator[Problem]:
    for path, bands in _walk(tree, "regime.lists.*.enters.[].band"):
        for score, listed_bands in bands.items() if isinstance(bands, dict) else ():
            defined = _at(tree, ("regime", "scores", score, "bands"))
            names = list(defined) if isinstance(defined, dict) else []
            if isinstance(_at(tree, ("regime", "scores", score)), dict):
                for found in _walk(listed_bands, "[]", (*path, score)):
                    yield from _undefined(found, "band", names, score)


def _undefined_sources(tree: dict[str, Tree]) -> Iterator[Problem]:
    """Look up one-word sources; anything longer is a citation."""
    sources = tree.get("sources")
    names = list(sources) if isinstance(sources, dict) else []
    for path, node in _mappings(tree, ()):
        word = node.get("source")
        if path[:1] != ("sources",) and isinstance(word, str) and _SOURCE_NAME.fullmatch(word) and word not in names:
            yield from _undefined(((*path, "source"), word), "source", names)


def _mappings(tree: object, path: tuple[Part, ...]) -> Iterator[tuple[tuple[Part, ...], Mapping[str, object]]]:
    if isinstance(tree, dict):
        yield path, tree
        for key, each in tree.items():
            if key not in NOT_BUILT_KEYS:
                yield from _mappings(each, (*path, key))
    elif isinstance(tree, list):
        for at, each in enumerate(tree):
            yield from _mappings(each, (*path, at))


def _second_redress(tree: dict[str, Tree]) -> Iterator[Problem]:
    seen: set[str] = set()
    for path, against in _walk(tree, "regime.redress.*.against"):
        if isinstance(against, str) and against in seen:
            yield not_built(against, *path, what="several ways of redress against one list", at_key=False)
        seen.add(str(against))


def _undefined_groups(tree: dict[str, Tree], cells: Cells) -> Iterator[Problem]:
    groups: list[Found] = list(_walk(tree, "regime.lists.*.by_hand.[].group"))
    for path, group in groups:
        for column, label in group.items() if isinstance(group, dict) else ():
            yield from _undefined_labels((*path, column), column, [(label, (*path, column))], cells)
    for path, node in [*_mappings(tree.get("world"), ("world",)), *_mappings(tree.get("regime"), ("regime",))]:
        by = node.get("by")
        for column, labels in by.items() if isinstance(by, dict) else ():
            below = (*path, "by", column)
            inside = [(label, (*below, label)) for label in labels] if isinstance(labels, dict) else []
            yield from _undefined_labels(below, column, inside, cells)


def _undefined_labels(
    path: tuple[Part, ...], column: str, labels: Iterable[tuple[object, tuple[Part, ...]]], cells: Cells
) -> Iterator[Problem]:
    if column not in cells.columns:
        yield from _undefined((path, column), "column", list(cells.columns), "the cells")
        return
    for label, below in labels:
        if isinstance(label, (str, int, float)) and not isinstance(label, bool):
            yield from _undefined((below, str(label)), "label", list(cells.values[column]), column)


def _incomplete_mixing(tree: dict[str, Tree], cells: Cells) -> Iterator[Problem]:
    for path, mixing in _walk(tree, "regime.sensors.*.mixing"):
        column = mixing.get("by") if isinstance(mixing, dict) else None
        weights = mixing.get("weights") if isinstance(mixing, dict) else None
        if not isinstance(column, str) or column not in cells.columns or not isinstance(weights, dict):
            continue
        below = (*path, "weights")
        for row, others in weights.items():
            inside = [(other, (*below, row, other)) for other in others] if isinstance(others, dict) else []
            yield from _undefined_labels(below, column, [(row, (*below, row)), *inside], cells)
        missing = [label for label in cells.values[column] if label not in weights]
        if missing:
            yield Problem(f"no row for {listed(missing)}", f"a row for each label of {column}", below, code="reference")
