"""What must hold inside the tables of a scenario, cell by cell: shares sum to 1, scores lie between floor and ceiling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from standing.errors import Part, Problem
from standing.scenario.chances import Chances
from standing.scenario.outcome import Outcome
from standing.scenario.quantities import Quantity
from standing.scenario.scenario import Scenario
from standing.scenario.score import Score
from standing.scenario.world import World

Group = Mapping[str, str]
SLACK: Final = 1e-9


def problems_of_tables(scenario: Scenario, groups: Sequence[Group]) -> Iterator[Problem]:
    """Give what does not fit together in statuses, dependants, outcomes and scores.

    Parameters
    ----------
    scenario
        One whose fields are each in order.
    groups
        Labels by column of each cell, (cells,).
    """
    if scenario.world is not None:
        yield from _in_world(scenario.world, groups)
    for name, score in scenario.regime.scores.items():
        path = ("regime", "scores", name)
        yield from _whole_bounds(score, path, groups)
        if isinstance(score.start, Chances):
            yield from _sum(score.start, (*path, "start"), groups)
        yield from _bounds(score, path, groups)


def _in_world(world: World, groups: Sequence[Group]) -> Iterator[Problem]:
    for name, chances in world.population.dependants.items():
        yield from _sum(chances, ("world", "population", "dependants", name), groups)
    for name, status in world.statuses.items():
        yield from _sum(status.start, ("world", "statuses", name, "start"), groups)
    for name, service in world.services.items():
        sets = (service.outcomes.granted, service.outcomes.refused) if service.outcomes is not None else ()
        for key, outcomes in zip(("granted", "refused"), sets, strict=False):
            yield from _beyond_one(list(outcomes.values()), ("world", "services", name, "outcomes", key), groups)


def _sum(chances: Chances, path: tuple[Part, ...], groups: Sequence[Group]) -> Iterator[Problem]:
    for group in groups if chances.column is None or chances.column in groups[0] else ():
        fault = chances.fault(group)
        if fault is not None:
            columns = [chances.column] if chances.column is not None else []
            columns += [column for below, share in chances.shares() for column in share.by]
            yield Problem(
                f"{fault}{labels_in_words(group, columns)}", "shares that sum to 1 in every cell", path, code="share"
            )
            return


def _beyond_one(outcomes: list[Outcome], path: tuple[Part, ...], groups: Sequence[Group]) -> Iterator[Problem]:
    """Find a cell, and a score, at which the outcomes of one set sum to more than 1."""
    for group in groups:
        shares = [_highest(each.share) * each.share.factor(group) for each in outcomes if each.share is not None]
        curves = [each.curve for each in outcomes if each.curve is not None]
        scores = sorted({score for curve in curves for score, _ in curve.points(group)}) or [0.0]
        total, score = max((sum(shares) + sum(curve.at(group, score) for curve in curves), score) for score in scores)
        if total > 1 + SLACK:
            columns = [column for each in outcomes if each.share is not None for column in each.share.by]
            columns += [curve.column for curve in curves if curve.column is not None]
            at = f" at the score {score:g}" if curves else ""
            found = f"shares that sum to {total:.10g}{labels_in_words(group, columns)}{at}"
            yield Problem(found, "outcomes that sum to at most 1", path, code="share")
            return


def _highest(quantity: Quantity) -> float:
    return quantity.base * max([1.0, *(multiplier for _, multiplier in quantity.over)])


def labels_in_words(group: Group, columns: Sequence[str]) -> str:
    """Give the labels of a cell in some columns, as ` for region=north`."""
    labels = [f"{column}={group[column]}" for column in dict.fromkeys(columns) if column in group]
    return f" for {', '.join(labels)}" if labels else ""


def _whole_bounds(score: Score, path: tuple[Part, ...], groups: Sequence[Group]) -> Iterator[Problem]:
    for key in ("start", "ceiling", "floor"):
        bound = getattr(score, key)
        if not isinstance(bound, Quantity):
            continue
        if bound.over:
            yield Problem("over", f"a {key} without a calendar", (*path, key, "over"), "key", code="score")
        broken = next((group for group in groups if not is_whole(bound.base * bound.factor(group))), None)
        if broken is not None:
            found = f"{bound.base * bound.factor(broken):.6g}{labels_in_words(broken, list(bound.by))}"
            yield Problem(found, "whole points in every cell", (*path, key), code="score")


def _bounds(score: Score, path: tuple[Part, ...], groups: Sequence[Group]) -> Iterator[Problem]:
    for group in groups:
        low, high = _starts(score, group)
        if score.ceiling is not None and high > (highest := score.ceiling.base * score.ceiling.factor(group)):
            found = f"{highest:g}, below the start {high:g}"
            yield Problem(found, "a ceiling at or above the start", (*path, "ceiling"), code="score")
            return
        if score.floor is not None and low < (lowest := score.floor.base * score.floor.factor(group)):
            found = f"{lowest:g}, above the start {low:g}"
            yield Problem(found, "a floor at or below the start", (*path, "floor"), code="score")
            return


def _starts(score: Score, group: Group) -> tuple[float, float]:
    """Give the lowest and the highest start of a cell."""
    if isinstance(score.start, Quantity):
        start = score.start.base * score.start.factor(group)
        return start, start
    starts = [float(each.value) for each in score.start.table(group)] or [0.0]
    return min(starts), max(starts)


def is_whole(number: float) -> bool:
    """Whether a number is whole, but for rounding."""
    return abs(number - round(number)) < 1e-9
