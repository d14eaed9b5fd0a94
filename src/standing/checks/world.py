"""What makes no sense in a world: conducts that never happen, statuses that nobody looks at, responses without effect."""

from __future__ import annotations

from collections.abc import Iterator

from standing.checks.warning import Check, is_entered, warning
from standing.errors import Part, Problem, listed
from standing.scenario import Response, Scenario, Service, Target, World


def check_conducts(scenario: Scenario) -> Iterator[Problem]:
    """Find conducts that neither happen by themselves nor follow an attempt."""
    world = scenario.world
    for name, conduct in world.conducts.items() if world is not None else ():
        if "rate" not in conduct.model_fields_set and name not in _outcomes(world):
            yield warning("checks.world.never_happens", ("world", "conducts", name), "never-happens")


def _outcomes(world: World | None) -> set[str]:
    """Give the conducts that may follow an attempt."""
    services = world.services.values() if world is not None else ()
    return {name for each in services if each.outcomes for name in (*each.outcomes.granted, *each.outcomes.refused)}


def check_services(scenario: Scenario) -> Iterator[Problem]:
    """Find outcomes of attempts that nobody makes, or that nothing refuses."""
    world, sanctions = scenario.world, scenario.regime.sanctions.values()
    for name, service in world.services.items() if world is not None else ():
        path = ("world", "services", name, "outcomes")
        if service.outcomes is not None and not is_tried(service):
            yield warning("checks.world.outcomes_untried", path, "no-effect", service=name)
        elif (
            service.outcomes is not None and service.outcomes.refused and all(each.denies != name for each in sanctions)
        ):
            yield warning("checks.world.outcomes_unrefused", (*path, "refused"), "no-effect")


def is_tried(service: Service) -> bool:
    """Whether anybody tries a service."""
    return any(service.attempts.values)


def check_statuses(scenario: Scenario) -> Iterator[Problem]:
    """Find statuses on which nothing depends."""
    world, regime = scenario.world, scenario.regime
    if world is None:
        return
    conditions = [each.in_status for each in world.responses]
    conditions += [each.trait for each in regime.sensors.values()]
    for black_list in regime.lists.values():
        conditions += [entry.trait for entry in black_list.enters]
        conditions += [exempt.trait for exempt in black_list.exempt]
    used = {each.status for each in conditions if each is not None}
    used |= {status for score in regime.scores.values() for status in score.by_status}
    for name in world.statuses:
        if name not in used:
            yield warning("checks.world.unused_status", ("world", "statuses", name), "unused", status=name)


def check_responses(scenario: Scenario) -> Iterator[Problem]:
    """Find responses that multiply what never happens, or that hold at no time."""
    world = scenario.world
    for at, response in enumerate(world.responses if world is not None else ()):
        path = ("world", "responses", at)
        for position, target in enumerate(response.targets):
            if world is not None and not _happens(world, target):
                what = ".".join((target.kind, target.name, *((" -> ".join(target.move),) if target.move else ())))
                below = (*path, "multiplies", position)
                yield warning("checks.world.rate_of_nothing", below, "no-effect", what=what)
        yield from _never_holds(scenario, response, path)


def _happens(world: World, target: Target) -> bool:
    if target.kind == "conduct":
        return any(world.conducts[target.name].rate.values)
    if target.kind == "attempts":
        return is_tried(world.services[target.name])
    return target.move is not None and any(world.statuses[target.name].moves[target.move].values)


def _never_holds(scenario: Scenario, response: Response, path: tuple[Part, ...]) -> Iterator[Problem]:
    lists = scenario.regime.lists
    names = response.on_lists or ((response.after_list,) if response.after_list else ())
    if names and not any(is_entered(lists[each]) for each in names):
        below = ("while", "on_list") if response.on_lists else ("after", "listed")
        yield warning("checks.world.never_holds", (*path, *below), "never-entered", names=listed(names))


CHECKS: tuple[Check, ...] = (check_conducts, check_services, check_statuses, check_responses)
