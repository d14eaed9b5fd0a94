"""The numbers that a scenario states, each with its status: what a report counts and what ranges are run over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from standing.errors import Part
from standing.population.cells import Cells
from standing.scenario.chances import Chances
from standing.scenario.dated import SWITCHES
from standing.scenario.item import ItemWithNumber
from standing.scenario.law import Law
from standing.scenario.outcome import Outcome
from standing.scenario.position import Path, Tree, dotted, walked
from standing.scenario.quantities import Quantity
from standing.scenario.score import Recovery
from standing.scenario.stated import Number, Statement, Whole
from standing.scenario.strict import Strict, parts_of
from standing.sources import Status

CODES: Final = ("gravity", "severity", "impact_level", "peer_reviews")
"""Whole numbers that are judgments; they count as inputs only where a scenario states their status."""

_DOWN: Final = ("base", "value", "exponential", "gamma", "lognormal", "mean", "median", "shape")


@dataclass(frozen=True)
class Input:
    """One number of a scenario.

    Parameters
    ----------
    path
        Dotted path of the field, as `--set` takes it.
    text
        As written.
    status
        published, calibrated, assumed, or unstated.
    range
        Lowest and highest, in SI; None where the scenario gives none.
    source
        Name of a source, or a citation.
    ends
        The changes that put the number at the lowest and at the highest end of its range, for `Scenario.reform`.
    """

    path: str
    text: str
    status: Status | Literal["unstated"]
    range: tuple[float, float] | None
    source: str | None
    ends: tuple[Mapping[str, object], Mapping[str, object]] | None = None


def inputs_of(model: Strict, tree: Tree) -> list[Input]:
    """Give every number that a scenario states.

    Parameters
    ----------
    model
        The scenario.
    tree
        What its file says, with all changes.
    """
    inputs: dict[str, Input] = {}
    for path, statement in _found(model, ()):
        place = walked(tree, path)
        if dotted(place) not in inputs:
            inputs[dotted(place)] = _input(tree, place, statement)
    return list(inputs.values())


def _input(tree: Tree, path: Path, statement: Statement) -> Input:
    place, described = _described(tree, path)
    limits, ends = described.get("range"), None
    if statement.range is not None and isinstance(limits, list) and len(limits) == 2:
        scalar = _scalar_path(_node(tree, place), place)
        ends = ({scalar: limits[0]}, {scalar: limits[1]})
    node = _node(tree, path)
    text = statement.text or ("" if isinstance(node, (dict, list)) else str(node))
    return Input(dotted(path), text, statement.status or "unstated", statement.range, statement.source, ends)


def _described(tree: Tree, path: Path) -> tuple[Path, dict[str, Tree]]:
    """Where a number stands that has a range, and what says so: itself, what it is given inside of, or its first part."""
    node, parent = _node(tree, path), _node(tree, path[:-1])
    if isinstance(node, dict) and "range" not in node:
        first = next(iter(node), None)
        inner = node[first] if first is not None else None
        if first is not None and isinstance(inner, dict) and "range" in inner:
            return (*path, first), inner
    if isinstance(node, dict) and "range" in node:
        return path, node
    return path, parent if isinstance(parent, dict) else {}


def _scalar_path(node: Tree, path: Path) -> str:
    while isinstance(node, dict):
        key = next((each for each in _DOWN if each in node), None)
        if key is None:
            break
        node, path = node[key], (*path, key)
    return dotted(path)


def _node(tree: Tree, path: Path) -> Tree:
    for part in path:
        if isinstance(tree, dict):
            tree = tree.get(str(part))
        elif isinstance(tree, list) and isinstance(part, int):
            tree = tree[part]
    return tree


def _found(value: object, path: tuple[Part, ...]) -> Iterator[tuple[tuple[Part, ...], Statement]]:
    match value:
        case Strict():
            yield from _found_in_model(value, path)
        case dict() | tuple():
            for part, each in parts_of(value):
                yield from _found(each, (*path, part))
        case Quantity() if path[-1] not in SWITCHES:
            yield path, _of_quantity(value)
        case Chances():
            yield from _of_chances(value, path)
        case Outcome():
            yield from _of_outcome(value, path)
        case Law():
            yield path, _of_law(value)
        case Recovery() | Whole() | Number() if path[-1] not in CODES or value.statement.status is not None:
            yield path, value.statement


def _found_in_model(model: Strict, path: tuple[Part, ...]) -> Iterator[tuple[tuple[Part, ...], Statement]]:
    statement_keys = ("status", "range", "source") if isinstance(model, ItemWithNumber) else ()
    for name, info in type(model).model_fields.items():
        if name not in model.model_fields_set or name in statement_keys:
            continue
        value, below = getattr(model, name), (*path, info.alias or name)
        if isinstance(value, Cells):
            said = (getattr(model, key, None) for key in ("status", "source"))
            status, source = said
            yield below, Statement(status, None, source, None, f"{value.n} cells")
        else:
            yield from _found(value, below)


def _of_law(law: Law) -> Statement:
    scales = [each.scale for each in law.segments]
    text = ", ".join((f"{each.since}: " if each.since else "") + (each.scale.text or "never") for each in law.segments)
    first = scales[0]
    return Statement(first.status, first.range, first.source, first.note, text)


def _of_quantity(value: Quantity) -> Statement:
    return Statement(value.status, value.range, value.source, value.note, value.text)


def _of_chances(chances: Chances, path: tuple[Part, ...]) -> Iterator[tuple[tuple[Part, ...], Statement]]:
    """Each share that the scenario states; a table in a file of its own counts once, by its first row."""
    for below, share in chances.shares():
        if below[-1] == "":
            yield (*path, *below[:-1]), replace(_of_quantity(share), range=None, text="table")
        else:
            yield (*path, *below), _of_quantity(share)


def _of_outcome(outcome: Outcome, path: tuple[Part, ...]) -> Iterator[tuple[tuple[Part, ...], Statement]]:
    """The share at its own key, a table by score once, and the delay."""
    if outcome.share is not None:
        yield (*path, "share"), _of_quantity(outcome.share)
    if outcome.curve is not None:
        yield (*path, "by_score"), outcome.curve.statement
    if outcome.delay != Law.fixed(0):
        yield (*path, "delay"), _of_law(outcome.delay)
