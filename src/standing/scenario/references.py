"""Every name that a scenario uses is defined in it.

Looks at the tree, so that undefined names are found beside faults of other kinds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Final

from standing.errors import Problem, Problems, listed, nearest, shown
from standing.population.cells import Cells
from standing.population.read import cells_from_file, cells_from_rows
from standing.scenario.chances import read_status_start
from standing.scenario.labels import incomplete_mixing, incomplete_tables, mappings, undefined_labels
from standing.scenario.position import Tree
from standing.scenario.regime import LATER_ON
from standing.scenario.response import read_target
from standing.scenario.strict import ARROW, MOST_OF_A_KIND
from standing.scenario.uses import Found, at, undefined, walk
from standing.scenario.words import not_built

USES: Final[tuple[tuple[str, str], ...]] = (
    ("clock.series_by.[]", "column"),
    ("world.services.*.outcomes.granted.KEY", "conduct"),
    ("world.services.*.outcomes.granted.*.score", "score"),
    ("world.services.*.outcomes.refused.KEY", "conduct"),
    ("world.services.*.outcomes.refused.*.score", "score"),
    ("world.responses.[].while.on_list.[]", "list"),
    ("world.responses.[].while.in_band.KEY", "score"),
    ("world.responses.[].while.status.KEY", "status"),
    ("world.responses.[].after.listed", "list"),
    ("regime.sensors.*.observes.[]", "conduct"),
    ("regime.sensors.*.authority", "authority"),
    ("regime.sensors.*.mixing.by", "column"),
    ("regime.sensors.*.assesses.on", "service"),
    ("regime.sensors.*.conduct", "conduct"),
    ("regime.sensors.*.guilty_if.status.KEY", "status"),
    ("regime.scores.*.points.KEY", "conduct"),
    ("regime.scores.*.by_status.KEY", "status"),
    ("regime.lists.*.enters.[].observed.[]", "conduct"),
    ("regime.lists.*.enters.[].by.[]", "sensor"),
    ("regime.lists.*.enters.[].score", "score"),
    ("regime.lists.*.enters.[].band.KEY", "score"),
    ("regime.lists.*.enters.[].list", "list"),
    ("regime.lists.*.enters.[].status.KEY", "status"),
    ("regime.lists.*.exempt.[].status.KEY", "status"),
    ("regime.lists.*.decision.by", "authority"),
    ("regime.lists.*.decided_by", "authority"),
    ("regime.sanctions.*.list.[]", "list"),
    ("regime.sanctions.*.band.KEY", "score"),
    ("regime.sanctions.*.denies", "service"),
    ("regime.sanctions.*.grants", "service"),
    ("regime.sanctions.*.authority", "authority"),
    ("regime.lists.*.leaving_needs.[]", "service"),
    ("regime.redress.*.against", "list"),
    ("regime.redress.*.needs.[]", "service"),
    ("regime.grounds.KEY", "conduct"),
    ("regime.redress.*.decided_by", "authority"),
)
"""Where which kind of name stands, as `walk` reads it."""

BANDS: Final = ("world.responses.[].while.in_band", "regime.lists.*.enters.[].band", "regime.sanctions.*.band")
"""Where bands stand below the name of their score."""

VALUES: Final = (
    "world.responses.[].while.status",
    "regime.sensors.*.guilty_if.status",
    "regime.scores.*.by_status",
    "regime.lists.*.enters.[].status",
    "regime.lists.*.exempt.[].status",
)
"""Where values stand below the name of their status; points by value have them as keys."""

DEFINED: Final = {
    "conduct": ("world", "conducts"),
    "service": ("world", "services"),
    "status": ("world", "statuses"),
    "sensor": ("regime", "sensors"),
    "score": ("regime", "scores"),
    "list": ("regime", "lists"),
    "authority": ("regime", "authorities"),
}
_SOURCE_NAME: Final = re.compile(r"[^\W\d_][\w-]*")
Names = dict[str, list[str] | None]


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
    names: Names = {kind: _names(tree, path) for kind, path in DEFINED.items()}
    names["column"] = None if cells is None else list(cells.columns)
    uses = (
        problem
        for pattern, kind in USES
        for found in walk(tree, pattern)
        for problem in undefined(found, kind, names[kind])
    )
    kinds = [uses, _undefined_bands(tree), _undefined_values(tree, folder), _undefined_targets(tree, names)]
    kinds += [
        _undefined_dependants(tree),
        _undefined_sources(tree),
        _lists_in_a_circle(tree),
        _which_score(tree, names),
    ]
    kinds += [_second_redress(tree)]
    if cells is not None:
        kinds += [undefined_labels(tree, cells), incomplete_mixing(tree, cells), incomplete_tables(tree, cells)]
    return [problem for kind in kinds for problem in islice(kind, MOST_OF_A_KIND)]


def _cells(tree: dict[str, Tree], folder: Path | None) -> Cells | None:
    raw = at(tree, ("world", "population", "cells"))
    try:
        if isinstance(raw, list):
            return cells_from_rows(raw)
        return cells_from_file(raw, folder) if isinstance(raw, str) and folder is not None else None
    except Problems:
        return None


def _names(tree: dict[str, Tree], path: tuple[str, str]) -> list[str] | None:
    if path[0] == "world" and not isinstance(tree.get("world"), dict):
        return None
    section = at(tree, path)
    if section is None:
        return []
    return list(section) if isinstance(section, dict) else None


def _undefined_bands(tree: dict[str, Tree]) -> Iterator[Problem]:
    for pattern in BANDS:
        for path, bands in walk(tree, pattern):
            for score, some in bands.items() if isinstance(bands, dict) else ():
                defined = at(tree, ("regime", "scores", score, "bands"))
                names = list(defined) if isinstance(defined, dict) else []
                if isinstance(at(tree, ("regime", "scores", score)), dict):
                    for found in walk(some, "[]", (*path, score)):
                        yield from undefined(found, "band", names, score)


def _undefined_values(tree: dict[str, Tree], folder: Path | None) -> Iterator[Problem]:
    known: dict[str, list[str] | None] = {}
    for pattern in VALUES:
        for path, statuses in walk(tree, pattern):
            for status, values in statuses.items() if isinstance(statuses, dict) else ():
                if status not in known:
                    known[status] = _values(tree, status, folder)
                below = "KEY" if isinstance(values, dict) else "[]"
                for place, value in walk(values, below, (*path, status)):
                    word = str(value).lower() if isinstance(value, bool) else value
                    yield from undefined((place, word), "value", known[status], status)


def _values(tree: dict[str, Tree], status: str, folder: Path | None) -> list[str] | None:
    start = at(tree, ("world", "statuses", status, "start"))
    try:
        return list(read_status_start(start, folder).values)
    except Problems:
        return None


def _undefined_targets(tree: dict[str, Tree], names: Names) -> Iterator[Problem]:
    for path, word in walk(tree, "world.responses.[].multiplies.[]"):
        try:
            target = read_target(word)
        except Problems:
            continue
        kind = {"conduct": "conduct", "attempts": "service", "move": "status"}[target.kind]
        if target.name not in (names[kind] or [target.name]) or names[kind] == []:
            for problem in undefined((path, target.name), kind, names[kind]):
                better = f"{target.kind}.{problem.nearest}" if problem.nearest else None
                yield replace(problem, found=shown(word), nearest=better, at="value")
        elif target.move is not None and names[kind] is not None:
            moves = at(tree, ("world", "statuses", target.name, "moves"))
            known = [*moves] if isinstance(moves, dict) else []
            for problem in undefined((path, ARROW.join(target.move)), "move", known, target.name):
                better = f"move.{target.name}.{problem.nearest}" if problem.nearest else None
                yield replace(problem, found=shown(word), nearest=better, at="value")


def _undefined_dependants(tree: dict[str, Tree]) -> Iterator[Problem]:
    if not isinstance(tree.get("world"), dict):
        return
    defined = at(tree, ("world", "population", "dependants"))
    names = ["self", *(defined if isinstance(defined, dict) else ())]
    for path, word in walk(tree, "regime.sanctions.*.on"):
        if isinstance(word, str) and word not in (*names, *LATER_ON):
            allowed = f"self, or a kind of dependants of the population ({listed(names[1:]) or 'it has none'})"
            step = "world.population.dependants says how many people have" if len(names) == 1 else None
            yield Problem(shown(word), allowed, path, "value", nearest(word, names), "reference", step)


def _undefined_sources(tree: dict[str, Tree]) -> Iterator[Problem]:
    """Look up one-word sources; anything longer is a citation."""
    sources = tree.get("sources")
    names = list(sources) if isinstance(sources, dict) else []
    for path, node in mappings(tree, ()):
        word = node.get("source")
        if path[:1] != ("sources",) and isinstance(word, str) and _SOURCE_NAME.fullmatch(word) and word not in names:
            yield from undefined(((*path, "source"), word), "source", names)


def _lists_in_a_circle(tree: dict[str, Tree]) -> Iterator[Problem]:
    """Give the entries from another list that lead back to where they stand."""
    entries: list[tuple[str, Found]] = [
        (str(found[0][2]), found) for found in walk(tree, "regime.lists.*.enters.[].list")
    ]
    sources: dict[str, list[str]] = {}
    for name, (_, source) in entries:
        sources.setdefault(name, []).append(str(source))
    for name, (path, source) in entries:
        reached, ahead = set[str](), [str(source)]
        while ahead:
            each = ahead.pop()
            if each not in reached:
                reached.add(each)
                ahead += sources.get(each, [])
        if name in reached:
            what = "its own list" if source == name else f"{source}, which is itself entered from {name}"
            yield Problem(what, "another list, without a circle", path, code="reference")


def _which_score(tree: dict[str, Tree], names: Names) -> Iterator[Problem]:
    """Give the tables by score that do not say by which, where the scenario has not exactly one."""
    scores = names["score"] or []
    for key in ("granted", "refused"):
        for path, outcome in walk(tree, f"world.services.*.outcomes.{key}.*"):
            if (
                isinstance(outcome, dict)
                and "by_score" in outcome
                and outcome.get("score") is None
                and len(scores) != 1
            ):
                allowed = f"score: one of {listed(scores)}" if scores else "a score in the regime, which has none"
                yield Problem("by_score without a score", allowed, (*path, "by_score"), "key", code="reference")


def _second_redress(tree: dict[str, Tree]) -> Iterator[Problem]:
    seen: set[str] = set()
    for path, against in walk(tree, "regime.redress.*.against"):
        if isinstance(against, str) and against in seen:
            yield not_built(against, *path, what="several ways of redress against one list", at_key=False)
        seen.add(str(against))
