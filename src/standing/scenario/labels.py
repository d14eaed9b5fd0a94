"""Columns and labels of the cells that a scenario names: multipliers, groups, mixing, and tables by the labels of a column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from standing.errors import Part, Problem, listed
from standing.population.cells import Cells
from standing.scenario.position import Tree
from standing.scenario.reform import COLLECTIONS
from standing.scenario.uses import undefined, walk

NOT_BUILT_KEYS: Final = ("households", "learns", "queue")
"""Fields that are refused as a whole: nothing inside them is looked at."""

GROUPS: Final = ("regime.lists.*.by_hand.[].group", "regime.lists.*.amnesty.[].group")
TABLES: Final = (
    "world.population.dependants.*",
    "world.statuses.*.start",
    "world.services.*.outcomes.granted.*.by_score",
    "world.services.*.outcomes.refused.*.by_score",
    "regime.scores.*.start",
)
"""Where a table may be given by the labels of a column, all of which it then needs."""


def undefined_labels(tree: dict[str, Tree], cells: Cells) -> Iterator[Problem]:
    """Give a problem for every column and label that the cells do not have."""
    for pattern in GROUPS:
        for path, group in walk(tree, pattern):
            yield from _in_group(group, path, cells)
    for path, exempt in walk(tree, "regime.lists.*.exempt.[]"):
        for key, labels in exempt.items() if isinstance(exempt, dict) else ():
            if key in ("status", "group") and isinstance(labels, dict):
                yield from _in_group(labels if key == "group" else {}, (*path, key), cells)
            else:
                yield from _in_group({key: labels}, path, cells)
    for path, node in [*mappings(tree.get("world"), ("world",)), *mappings(tree.get("regime"), ("regime",))]:
        by = node.get("by") if not _names_things(path) else None
        for column, labels in by.items() if isinstance(by, dict) else ():
            below = (*path, "by", column)
            inside = [(label, (*below, label)) for label in labels] if isinstance(labels, dict) else []
            yield from _undefined(below, column, inside, cells)


def _in_group(group: object, path: tuple[Part, ...], cells: Cells) -> Iterator[Problem]:
    for column, labels in group.items() if isinstance(group, dict) else ():
        yield from _undefined(
            (*path, column), column, [(each, place) for place, each in walk(labels, "[]", (*path, column))], cells
        )


def mappings(tree: object, path: tuple[Part, ...]) -> Iterator[tuple[tuple[Part, ...], Mapping[str, object]]]:
    """Give every mapping of a tree with its path, those of fields that are not built apart."""
    if isinstance(tree, dict):
        yield path, tree
        for key, each in tree.items():
            if key not in NOT_BUILT_KEYS:
                yield from mappings(each, (*path, key))
    elif isinstance(tree, list):
        for at, each in enumerate(tree):
            yield from mappings(each, (*path, at))


def _names_things(path: tuple[Part, ...]) -> bool:
    """Whether `by` in a mapping is no group: a name that somebody chose, or the multiplier of a response."""
    return path in COLLECTIONS or (path[:2] == ("world", "responses") and len(path) <= 3)


def _undefined(
    path: tuple[Part, ...], column: str, labels: Iterable[tuple[object, tuple[Part, ...]]], cells: Cells
) -> Iterator[Problem]:
    if column not in cells.columns:
        yield from undefined((path, column), "column", list(cells.columns), "the cells")
        return
    for label, below in labels:
        if isinstance(label, (str, int, float)) and not isinstance(label, bool):
            yield from undefined((below, str(label)), "label", list(cells.values[column]), column)


def incomplete_mixing(tree: dict[str, Tree], cells: Cells) -> Iterator[Problem]:
    """Give a problem for every label of a sensor's mixing that is not known, or has no row."""
    for path, mixing in walk(tree, "regime.sensors.*.mixing"):
        column = mixing.get("by") if isinstance(mixing, dict) else None
        weights = mixing.get("weights") if isinstance(mixing, dict) else None
        if not isinstance(column, str) or column not in cells.columns or not isinstance(weights, dict):
            continue
        below = (*path, "weights")
        for row, others in weights.items():
            inside = [(other, (*below, row, other)) for other in others] if isinstance(others, dict) else []
            yield from _undefined(below, column, [(row, (*below, row)), *inside], cells)
        yield from _missing("row", weights, column, cells, below)


def incomplete_tables(tree: dict[str, Tree], cells: Cells) -> Iterator[Problem]:
    """Give a problem for every table by the labels of a column that leaves some out."""
    for pattern in TABLES:
        for path, table in walk(tree, pattern):
            by = table["by"] if isinstance(table, dict) and set(table) == {"by"} else None
            for column, labels in by.items() if isinstance(by, dict) else ():
                if column in cells.columns and isinstance(labels, dict):
                    yield from _missing("table", labels, column, cells, (*path, "by", column))


def _missing(
    what: str, given: Mapping[str, object], column: str, cells: Cells, path: tuple[Part, ...]
) -> Iterator[Problem]:
    missing = [label for label in cells.values[column] if label not in given]
    if missing:
        yield Problem(
            f"no {what} for {listed(missing)}", f"a {what} for each label of {column}", path, code="reference"
        )
