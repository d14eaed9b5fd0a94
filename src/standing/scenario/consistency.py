"""What must hold between the fields of a scenario, cell by cell: shares stay shares, scores whole and in bounds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from standing.errors import Part, Problem, listed, nearest, shown
from standing.scenario.outcome import Outcome
from standing.scenario.quantities import Quantity
from standing.scenario.regime import Regime
from standing.scenario.scenario import Scenario
from standing.scenario.status import StatusIn
from standing.scenario.strict import Strict, parts_of
from standing.scenario.tables import Group, is_whole, labels_in_words, problems_of_tables

SLACK: Final = 1e-12


def problems_between(scenario: Scenario) -> list[Problem]:
    """Give what does not fit together in a scenario whose fields are each in order."""
    groups = scenario.world.population.cells.groups() if scenario.world is not None else [{}]
    problems: list[Problem] = []
    for path, quantity in quantities_in(scenario, ()):
        if quantity.unit == "share":
            problems += _beyond_one(path, quantity, groups, scenario.clock.start.date())
    problems += problems_of_tables(scenario, groups)
    problems += _whole_times(scenario.regime, groups)
    problems += _lists(scenario.regime)
    problems += _strays(scenario)
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
        case dict() | tuple():
            for part, each in parts_of(value):
                yield from quantities_in(each, (*path, part))
        case Outcome():
            if value.share is not None:
                yield (*path, "share"), value.share


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
        who = labels_in_words(group, list(quantity.by))
        yield Problem(
            f"{value:.6g}{who} (base times multipliers)", "a share from 0 to 1 in every cell", path, code="share"
        )


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
                    found = f"{value * entry.times.factor(broken):g}{labels_in_words(broken, list(entry.times.by))}"
                    yield Problem(
                        found, "a whole number of observations, 1 or more, in every cell", path, code="number"
                    )


def _is_count(number: float) -> bool:
    return number >= 1 - 1e-9 and is_whole(number)


def _published_items(scenario: Scenario) -> Iterator[Problem]:
    regime, world = scenario.regime, scenario.world
    names = [*regime.lists, *regime.sanctions, *regime.redress, *regime.sensors, *regime.scores]
    names += [*world.conducts, *world.services, *world.statuses] if world is not None else []
    for at, figure in enumerate(scenario.published):
        if figure.item not in (*names, "any", ""):
            found = f"{shown(figure.item)} ({figure.series}, {figure.date})"
            allowed = f"a name of this scenario ({listed(names)})"
            path = ("published", at, "item")
            yield Problem(found, allowed, path, nearest=nearest(figure.item, names), code="reference")


def _lists(regime: Regime) -> Iterator[Problem]:
    """Find entries by a trait that no sensor named assesses, and sanctions that do not go with rewards."""
    for name, each in regime.lists.items():
        for at, entry in enumerate(each.enters):
            if entry.trait is not None:
                path = ("regime", "lists", name, "enters", at, "by")
                yield from _other_trait(entry.trait, entry.by, regime, path)
    for name, sanction in regime.sanctions.items():
        rewards = [each for each in sanction.lists if regime.lists[each].rewards]
        path_of = ("regime", "sanctions", name)
        if sanction.denies is not None and rewards:
            allowed = f"a sanction that denies nothing, since {rewards[0]} rewards"
            yield Problem(shown(sanction.denies), allowed, (*path_of, "denies"), code="rewards")
        if sanction.grants is not None and (not sanction.lists or len(rewards) < len(sanction.lists)):
            other = next((each for each in sanction.lists if each not in rewards), "")
            what = f"{other} does not reward" if other else "it hangs on a band"
            yield Problem(
                shown(sanction.grants),
                f"grants on a list with rewards: true; {what}",
                (*path_of, "grants"),
                code="rewards",
            )


def _other_trait(trait: StatusIn, by: Sequence[str], regime: Regime, path: tuple[Part, ...]) -> Iterator[Problem]:
    for name in by:
        other = regime.sensors[name].trait
        if other is None or (other.status, set(other.values)) != (trait.status, set(trait.values)):
            what = f"{name}, which assesses {_trait_in_words(other)}"
            yield Problem(what, f"sensors with guilty_if for {_trait_in_words(trait)}", path, code="form")


def _trait_in_words(trait: StatusIn | None) -> str:
    return f"{trait.status}: {listed(trait.values)}" if trait is not None else "no trait"


def _strays(scenario: Scenario) -> Iterator[Problem]:
    """Find wrong-person hits of conducts that do not depend on the world alone (design, section 3.2)."""
    world = scenario.world
    if world is None or scenario.strays == "world":
        return
    changed = {
        each.name: "a response multiplies" for one in world.responses for each in one.targets if each.kind == "conduct"
    }
    for service in world.services.values():
        if service.outcomes is not None:
            changed |= dict.fromkeys((*service.outcomes.granted, *service.outcomes.refused), "follows attempts")
    for name, sensor in scenario.regime.sensors.items():
        conduct = next((each for each in sensor.observes if each in changed), None)
        if conduct is not None and any(sensor.wrong_person.values):
            yield Problem(
                f"wrong persons for acts of {conduct}, which {changed[conduct]}",
                "strays: world beside the clock, which accepts that wrong-person hits come from the world alone",
                ("regime", "sensors", name, "wrong_person"),
                code="strays",
            )
