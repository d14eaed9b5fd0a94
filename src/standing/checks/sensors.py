"""What makes no sense in sensors and in what they lead to: observations without a use, entries that are never met."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from standing.checks.warning import AFTER, BEFORE, Check, is_entered, warning
from standing.checks.world import is_tried
from standing.errors import Part, Problem, listed
from standing.scenario import BlackList, Chances, Entry, Scenario, Score, Sensor


def conducts_of(sensor: Sensor) -> tuple[str, ...]:
    """Give the conducts that a sensor's observations may be about."""
    return (*sensor.observes, *((sensor.conduct,) if sensor.conduct is not None else ()))


def check_sensors(scenario: Scenario) -> Iterator[Problem]:
    """Find sensors of nothing, observations that nothing uses, and mixing without wrong persons."""
    regime = scenario.regime
    entries = [entry for each in regime.lists.values() for entry in each.enters]
    used = {conduct for entry in entries for conduct in entry.conducts}
    used |= {conduct for score in regime.scores.values() for conduct in score.points}
    named = {name for entry in entries if entry.kind in ("sensor", "status") for name in entry.by}
    for name, sensor in regime.sensors.items():
        path = ("regime", "sensors", name)
        if not sensor.observes and sensor.assesses is None:
            yield warning("checks.sensors.of_nothing", path, "sensor-of-nothing")
        elif not used & set(conducts_of(sensor)) and name not in named:
            yield _unused(sensor, path)
        if sensor.mixing is not None and not any(sensor.wrong_person.values):
            yield warning("checks.sensors.idle_mixing", (*path, "mixing"), "no-effect")
        yield from _assessments(scenario, sensor, path)


def _unused(sensor: Sensor, path: tuple[Part, ...]) -> Problem:
    if sensor.trait is not None:
        return warning("checks.sensors.unused_flags_of_trait", path, "unused", status=sensor.trait.status)
    key = "checks.sensors.unused_observations" if sensor.assesses is None else "checks.sensors.unused_flags"
    return warning(key, path, "unused", names=listed(conducts_of(sensor)))


def _assessments(scenario: Scenario, sensor: Sensor, path: tuple[Part, ...]) -> Iterator[Problem]:
    assesses, clock, world = sensor.assesses, scenario.clock, scenario.world
    if assesses is None:
        return
    for date, _ in assesses.dates:
        if not clock.start.date() <= date < clock.end.date():
            when = AFTER if date >= clock.end.date() else BEFORE
            yield warning(when, (*path, "assesses", "at"), "clock", date=date)
    if assesses.every is not None and min(assesses.every.values) >= clock.seconds:
        days, below = f"{clock.seconds / 86_400:.0f}", (*path, "assesses", "every")
        yield warning("checks.sensors.long_interval", below, "clock", days=days)
    if world is not None and assesses.service and not is_tried(world.services[assesses.service]):
        below = (*path, "assesses", "on")
        yield warning("checks.sensors.untried_service", below, "no-effect", service=assesses.service)


def check_entries(scenario: Scenario) -> Iterator[Problem]:
    """Find lists that nobody can enter, and entries that can never be met."""
    for name, each in scenario.regime.lists.items():
        path = ("regime", "lists", name)
        if not is_entered(each):
            yield warning("checks.entries.none", path, "never-entered")
        for at, entry in enumerate(each.enters):
            yield from _entry(scenario, entry, (*path, "enters", at), rewards=each.rewards)
        yield from _exempt(scenario, each, path)


def _entry(scenario: Scenario, entry: Entry, path: tuple[Part, ...], *, rewards: bool) -> Iterator[Problem]:
    if entry.kind == "observed":
        yield from _observed(scenario.regime.sensors, entry, path)
    elif entry.kind == "list":
        if not is_entered(scenario.regime.lists[entry.source_list]):
            yield warning("checks.entries.of_empty_list", (*path, "list"), "never-entered", list=entry.source_list)
    elif entry.kind in ("score", "band"):
        yield from _by_score(scenario.regime.scores[entry.score], entry, path, rewards=rewards)


def _observed(sensors: Mapping[str, Sensor], entry: Entry, path: tuple[Part, ...]) -> Iterator[Problem]:
    looking = entry.by or tuple(sensors)
    for conduct in entry.conducts:
        if not any(conduct in conducts_of(sensors[each]) for each in looking):
            key = "checks.entries.unobserved_by" if entry.by else "checks.entries.unobserved"
            names, below = listed(entry.by), (*path, "observed")
            yield warning(key, below, "never-observed", conduct=conduct, names=names)


def _by_score(score: Score, entry: Entry, path: tuple[Part, ...], *, rewards: bool) -> Iterator[Problem]:
    rises = entry.at_least is not None or (entry.kind == "band" and rewards)
    if rises and not any(points > 0 for points in score.points.values()):
        yield warning("checks.entries.never_rises", path, "never-entered", score=entry.score)
    if not rises and not any(points < 0 for points in score.points.values()):
        yield warning("checks.entries.never_falls", path, "never-entered", score=entry.score)
    if entry.at_most is not None and score.floor is not None and max(entry.at_most.values) < score.floor.base:
        limits = {"value": f"{max(entry.at_most.values):g}", "floor": f"{score.floor.base:g}"}
        yield warning("checks.entries.below_floor", (*path, "at_most"), "never-entered", **limits)
    highest = _highest(score)
    if entry.at_least is not None and min(entry.at_least.values) > highest:
        limits = {"value": f"{min(entry.at_least.values):g}", "highest": f"{highest:g}"}
        yield warning("checks.entries.above_highest", (*path, "at_least"), "never-entered", **limits)


def _highest(score: Score) -> float:
    """Give the highest score of anybody: the ceiling, or the highest start where there is none."""
    bound = score.start if score.ceiling is None else score.ceiling
    if isinstance(bound, Chances):
        return max(bound.numbers)
    return bound.base * math.prod(max([1.0, *labels.values()]) for labels in bound.by.values())


def _exempt(scenario: Scenario, each: BlackList, path: tuple[Part, ...]) -> Iterator[Problem]:
    world = scenario.world
    if world is None or not each.exempt:
        return
    groups = [exempt.group for exempt in each.exempt if exempt.trait is None]
    cells = world.population.cells.groups()
    everybody = all(
        any(all(cell.get(column, "") in labels for column, labels in group.items()) for group in groups)
        for cell in cells
    )
    traits = [exempt.trait for exempt in each.exempt if exempt.trait is not None]
    everybody |= any(set(world.statuses[trait.status].values) <= set(trait.values) for trait in traits)
    if everybody:
        yield warning("checks.entries.everybody_exempt", (*path, "exempt"), "never-entered")


CHECKS: tuple[Check, ...] = (check_sensors, check_entries)
