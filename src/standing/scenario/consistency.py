"""What must hold between the fields of a scenario, cell by cell: shares stay shares, scores whole and in bounds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from standing.errors import Part, Problem, listed, nearest, shown
from standing.scenario.quantities import Quantity
from standing.scenario.regime import Regime
from standing.scenario.scenario import Scenario
from standing.scenario.score import Score
from standing.scenario.strict import Strict

Group = Mapping[str, str]
SLACK: Final = 1e-12


def problems_between(scenario: Scenario) -> list[Problem]:
    """Give what does not fit together in a scenario whose fields are each in order."""
    groups = scenario.world.population.cells.groups() if scenario.world is not None else [{}]
    problems: list[Problem] = []
    for path, quantity in quantities_in(scenario, ()):
        if quantity.unit == "share":
            problems += _beyond_one(path, quantity, groups, scenario.clock.start.date())
    for name, score in scenario.regime.scores.items():
        problems += _score(("regime", "scores", name), score, groups)
    problems += _whole_times(scenario.regime, groups)
    problems += _published_items(scenario)
    return problems


def quantities_in(value: object, path: tuple[Part, ...]) -> Iterator[tuple[tuple[Part, ...], Quantity]]:
    """Give every quantity of a model with its path, those that are defaults included."""
    match value:
        case Quantity():
            yield path, value
        case Strict():
            for name, info in type(value).model_fields.items():
                yield from quantities_in(getattr(value, name), (*path, info.alias or name))
        case dict():
            for key, each in value.items():
                yield from quantities_in(each, (*path, key))
        case tuple():
            for at, each in enumerate(value):
                yield from quantities_in(each, (*path, at))


def largest_over(quantity: Quantity, start: dt.date) -> float:
    """Give the largest calendar multiplier that holds at some time from the start on."""
    before = [each for since, each in quantity.over if since <= start]
    return max([before[-1] if before else 1.0, *(each for since, each in quantity.over if since > start)])


def _beyond_one(
    path: tuple[Part, ...], quantity: Quantity, groups: Sequence[Group], start: dt.date
) -> Iterator[Problem]:
    if quantity.is_constant:
        return
    highest = max(quantity.values) * largest_over(quantity, start)
    group = max(groups, key=quantity.factor)
    value = highest * quantity.factor(group)
    if value > 1 + SLACK:
        who = in_words(group, quantity)
        yield Problem(
            f"{value:.6g}{who} (base times multipliers)", "a share from 0 to 1 in every cell", path, code="share"
        )


def in_words(group: Group, quantity: Quantity) -> str:
    """Give the labels of a cell that a quantity depends on, as ` for region=north`."""
    labels = [f"{column}={group[column]}" for column in quantity.by if column in group]
    return f" for {', '.join(labels)}" if labels else ""


def _score(path: tuple[Part, ...], score: Score, groups: Sequence[Group]) -> Iterator[Problem]:
    for key in ("start", "ceiling", "floor"):
        bound = getattr(score, key)
        if not isinstance(bound, Quantity):
            continue
        if bound.over:
            yield Problem("over", f"a {key} without a calendar", (*path, key, "over"), "key", code="score")
        broken = next((group for group in groups if not _is_whole(bound.base * bound.factor(group))), None)
        if broken is not None:
            found = f"{bound.base * bound.factor(broken):.6g}{in_words(broken, bound)}"
            yield Problem(found, "whole points in every cell", (*path, key), code="score")
    for group in groups:
        start = score.start.base * score.start.factor(group)
        if score.ceiling is not None and start > (highest := score.ceiling.base * score.ceiling.factor(group)):
            yield Problem(
                f"{highest:g}, below the start {start:g}",
                "a ceiling at or above the start",
                (*path, "ceiling"),
                code="score",
            )
            return
        if score.floor is not None and start < (lowest := score.floor.base * score.floor.factor(group)):
            yield Problem(
                f"{lowest:g}, above the start {start:g}",
                "a floor at or below the start",
                (*path, "floor"),
                code="score",
            )
            return


def _is_whole(number: float) -> bool:
    return abs(number - round(number)) < 1e-9


def _whole_times(regime: Regime, groups: Sequence[Group]) -> Iterator[Problem]:
    for name, each in regime.lists.items():
        for at, entry in enumerate(each.enters):
            path = ("regime", "lists", name, "enters", at, "times")
            if entry.times.over:
                yield Problem(
                    "over", "times without a calendar; dated values instead", (*path, "over"), "key", code="form"
                )
            for value in entry.times.values:
                broken = next((g for g in groups if not _is_count(value * entry.times.factor(g))), None)
                if broken is not None:
                    found = f"{value * entry.times.factor(broken):g}{in_words(broken, entry.times)}"
                    yield Problem(
                        found, "a whole number of observations, 1 or more, in every cell", path, code="number"
                    )


def _is_count(number: float) -> bool:
    return number >= 1 - 1e-9 and _is_whole(number)


def _published_items(scenario: Scenario) -> Iterator[Problem]:
    regime, world = scenario.regime, scenario.world
    names = [*regime.lists, *regime.sanctions, *regime.redress, *regime.sensors, *regime.scores]
    names += [*world.conducts, *world.services] if world is not None else []
    for at, figure in enumerate(scenario.published):
        if figure.item not in (*names, "any", ""):
            found = f"{shown(figure.item)} ({figure.series}, {figure.date})"
            allowed = f"a name of this scenario ({listed(names)})"
            path = ("published", at, "item")
            yield Problem(found, allowed, path, nearest=nearest(figure.item, names), code="reference")
