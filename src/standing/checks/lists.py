"""What makes no sense in lists, sanctions and redress: no way out, denials of nothing, appeals that nobody files."""

from __future__ import annotations

from collections.abc import Iterator

from standing.checks.sensors import conducts_of
from standing.checks.warning import Check, is_entered, warning
from standing.checks.world import is_tried
from standing.errors import Part, Problem, listed
from standing.scenario import BlackList, Entry, Sanction, Scenario


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
            yield warning("no way out", "a term, settlement or correction that can happen", path, "never-left")
        if "leaves_on" in each.model_fields_set:
            yield from _idle_ways(name, each, ways, contested)


def _idle_ways(name: str, each: BlackList, ways: dict[str, bool], contested: dict[str, str]) -> Iterator[Problem]:
    path = ("regime", "lists", name, "leaves_on")
    if "corrected" not in each.leaves_on and name in contested:
        found = f"no corrected, while redress {contested[name]} is against this list"
        yield warning(found, "corrected among the ways out", path, "redress-without-effect")
    if "term" not in each.leaves_on and each.term is not None:
        yield warning("no term, while a term is given", "term among the ways out", path, "no-effect")
    missing = {
        "settled": "no conduct of its entries settles",
        "term": "no term is given",
        "corrected": "no redress is against it",
    }
    for way in ("settled", "term", "corrected"):
        if way in each.leaves_on and not ways[way] and any(ways.values()):
            yield warning(f"{way}, but {missing[way]}", "ways out that can happen", path, "no-effect")


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
            found = f"{listed(sanction.lists)}, which nobody enters"
            yield warning(found, "a list with entries", (*path, "list"), "never-entered")
        for key in ("denies", "grants"):
            service = getattr(sanction, key)
            if service is not None and world is not None and not is_tried(world.services[service]):
                found = f"{service}, which nobody tries"
                yield warning(found, "a service with attempts", (*path, key), "no-effect")
        yield from _on_nobody(scenario, sanction, path)


def _on_nobody(scenario: Scenario, sanction: Sanction, path: tuple[Part, ...]) -> Iterator[Problem]:
    world = scenario.world
    if world is None or sanction.on == "self":
        return
    how_many = world.population.dependants[sanction.on]
    chances = [how_many.of(group) for group in world.population.cells.groups()]
    if not any(share for each in chances for share, number in zip(each, how_many.numbers, strict=True) if number):
        yield warning(
            f"{sanction.on}, of which nobody has any", "dependants that somebody has", (*path, "on"), "no-effect"
        )


def check_redress(scenario: Scenario) -> Iterator[Problem]:
    """Find redress that nobody files, that is never granted, or that nobody can know of."""
    for name, redress in scenario.regime.redress.items():
        path = ("regime", "redress", name)
        against = scenario.regime.lists[redress.against]
        if not is_entered(against):
            yield warning(
                f"{redress.against}, which nobody enters",
                "a list with entries",
                (*path, "against"),
                "redress-of-nothing",
            )
        if not any((*redress.files_wrongful.values, *redress.files_rightful.values)):
            yield warning("rates of 0", "a rate of filing above 0", (*path, "files"), "redress-of-nothing")
        if not any((*redress.grants_wrongful.values, *redress.grants_rightful.values)):
            yield warning(
                "probabilities of 0", "a probability of granting above 0", (*path, "grants"), "redress-of-nothing"
            )
        denied = any(redress.against in each.lists and each.denies for each in scenario.regime.sanctions.values())
        told = against.notice is not None and against.notice.when != "none"
        if not told and (redress.aware_by == "notice" or not denied):
            yield warning(
                "no notice on the list" + ("" if denied else " and no denial"),
                "a way to learn of it",
                path,
                "never-aware",
            )


CHECKS: tuple[Check, ...] = (check_exits, check_sanctions, check_redress)
