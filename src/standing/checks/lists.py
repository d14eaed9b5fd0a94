"""What makes no sense in lists, sanctions and redress: no way out, denials of nothing, appeals that nobody files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.checks.sensors import conducts_of
from standing.checks.warning import Check, is_entered, warning
from standing.checks.world import is_tried
from standing.errors import Part, Problem, listed
from standing.scenario import BlackList, Entry, Sanction, Scenario

NEVER: Final = {
    "settled": "checks.exits.never_settled",
    "term": "checks.exits.never_at_term",
    "corrected": "checks.exits.never_corrected",
}
"""What is said of a way out that cannot happen."""


def check_exits(scenario: Scenario) -> Iterator[Problem]:
    """Find lists that nobody can leave, and ways out that lead nowhere."""
    contested = {each.against: name for name, each in scenario.regime.redress.items()}
    for name, each in scenario.regime.lists.items():
        path = ("regime", "lists", name)
        ways = {
            "settled": "settled" in each.leaves_on and any(_settles(scenario, entry) for entry in each.enters),
            "term": "term" in each.leaves_on and each.term is not None and not each.term.is_never,
            "corrected": "corrected" in each.leaves_on and name in contested,
        }
        if not any(ways.values()) and not each.amnesty:
            yield warning("checks.exits.none", path, "never-left")
        if "leaves_on" in each.model_fields_set:
            yield from _idle_ways(name, each, ways, contested)


def _idle_ways(name: str, each: BlackList, ways: dict[str, bool], contested: dict[str, str]) -> Iterator[Problem]:
    path = ("regime", "lists", name, "leaves_on")
    if "corrected" not in each.leaves_on and name in contested:
        yield warning("checks.exits.corrected_left_out", path, "redress-without-effect", redress=contested[name])
    if "term" not in each.leaves_on and each.term is not None:
        yield warning("checks.exits.term_left_out", path, "no-effect")
    for way, key in NEVER.items():
        if way in each.leaves_on and not ways[way] and any(ways.values()):
            yield warning(key, path, "no-effect")


def _settles(scenario: Scenario, entry: Entry) -> bool:
    """Whether a listing by this entry may carry an obligation that settles."""
    world, regime = scenario.world, scenario.regime
    if world is None:
        return True
    if entry.kind == "list":
        return any(_settles(scenario, each) for each in regime.lists[entry.source_list].enters)
    if entry.kind in ("sensor", "status"):
        names = tuple(conduct for each in entry.by for conduct in conducts_of(regime.sensors[each]))
    else:
        names = entry.conducts or tuple(regime.scores[entry.score].points)
    return any(world.conducts[each].settles is not None for each in names if each in world.conducts)


def check_sanctions(scenario: Scenario) -> Iterator[Problem]:
    """Find sanctions on a list that nobody enters, or on nobody, and services that nobody tries."""
    lists, world = scenario.regime.lists, scenario.world
    for name, sanction in scenario.regime.sanctions.items():
        path = ("regime", "sanctions", name)
        if sanction.lists and not any(is_entered(lists[each]) for each in sanction.lists):
            names = listed(sanction.lists)
            yield warning("checks.sanctions.of_empty_lists", (*path, "list"), "never-entered", names=names)
        for key in ("denies", "grants"):
            service = getattr(sanction, key)
            if service is not None and world is not None and not is_tried(world.services[service]):
                yield warning("checks.sanctions.untried_service", (*path, key), "no-effect", service=service)
        yield from _on_nobody(scenario, sanction, path)


def _on_nobody(scenario: Scenario, sanction: Sanction, path: tuple[Part, ...]) -> Iterator[Problem]:
    world = scenario.world
    if world is None or sanction.on == "self":
        return
    how_many = world.population.dependants[sanction.on]
    chances = [how_many.of(group) for group in world.population.cells.groups()]
    if not any(share for each in chances for share, number in zip(each, how_many.numbers, strict=True) if number):
        yield warning("checks.sanctions.on_nobody", (*path, "on"), "no-effect", whom=sanction.on)


def check_redress(scenario: Scenario) -> Iterator[Problem]:
    """Find redress that nobody files, that is never granted, or that nobody can know of."""
    for name, redress in scenario.regime.redress.items():
        path = ("regime", "redress", name)
        against = scenario.regime.lists[redress.against]
        if not is_entered(against):
            below = (*path, "against")
            yield warning("checks.redress.of_empty_list", below, "redress-of-nothing", list=redress.against)
        if not any((*redress.files_wrongful.values, *redress.files_rightful.values)):
            yield warning("checks.redress.never_filed", (*path, "files"), "redress-of-nothing")
        if not any((*redress.grants_wrongful.values, *redress.grants_rightful.values)):
            yield warning("checks.redress.never_granted", (*path, "grants"), "redress-of-nothing")
        denied = any(redress.against in each.lists and each.denies for each in scenario.regime.sanctions.values())
        told = against.notice is not None and against.notice.when != "none"
        if not told and (redress.aware_by == "notice" or not denied):
            key = "checks.redress.no_notice" if denied else "checks.redress.no_notice_no_denial"
            yield warning(key, path, "never-aware")


CHECKS: tuple[Check, ...] = (check_exits, check_sanctions, check_redress)
