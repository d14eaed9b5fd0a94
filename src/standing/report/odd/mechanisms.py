"""Which mechanisms of the model a scenario uses: only these are described."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.measures.mechanisms import occurs
from standing.scenario import BlackList, Regime, Scenario, World
from standing.scenario.dated import is_ever_true

ALWAYS: Final = "always"
"""What every scenario uses: values, spans and rates."""


def mechanisms(scenario: Scenario) -> frozenset[str]:
    """Name the mechanisms that a scenario uses, in the words of `submodels.yaml`.

    Parameters
    ----------
    scenario
        A scenario; it needs no world.
    """
    found = {ALWAYS, *_of_lists(scenario.regime), *_of_regime(scenario.regime)}
    if scenario.world is not None:
        found |= {*_of_world(scenario.world)}
    if scenario.strays is not None or ({"responses", "outcomes"} & found and "wrong_person" in found):
        found.add("strays_of_the_world")
    return frozenset(found)


def _of_world(world: World) -> Iterator[str]:
    yield from ["conducts"] if world.conducts else []
    yield from ["obligations"] if any(each.settles is not None for each in world.conducts.values()) else []
    yield from ["services"] if world.services else []
    yield from ["outcomes"] if any(each.outcomes is not None for each in world.services.values()) else []
    yield from ["statuses"] if world.statuses else []
    yield from ["moves"] if any(each.moves for each in world.statuses.values()) else []
    yield from ["renewal"] if occurs(world.population.renewal) else []
    yield from ["dependants"] if world.population.dependants else []
    yield from ["responses"] if world.responses else []
    yield from ["response_in_band"] if any(each.in_band for each in world.responses) else []


def _of_regime(regime: Regime) -> Iterator[str]:
    sensors, scores, sanctions = regime.sensors.values(), regime.scores.values(), regime.sanctions.values()
    yield from ["sensors"] if sensors else []
    yield from ["observing"] if any(each.observes for each in sensors) else []
    yield from ["wrong_person"] if any(occurs(each.wrong_person) for each in sensors) else []
    yield from ["false_alarms"] if any(occurs(each.false_alarms) for each in sensors) else []
    yield from ["assessments"] if any(each.assesses is not None for each in sensors) else []
    yield from ["scores"] if scores else []
    yield from ["recovery"] if any(each.recovers is not None for each in scores) else []
    yield from ["points_kept"] if any(each.keeps is not None for each in scores) else []
    yield from ["sanctions"] if sanctions else []
    yield from ["sanction_on_band"] if any(each.band for each in sanctions) else []
    yield from ["on_dependants"] if any(each.on != "self" for each in sanctions) else []
    yield from ["misfires"] if any(occurs(each.misfires) for each in sanctions) else []
    yield from ["favours"] if any(each.grants for each in sanctions) else []
    yield from ["redress"] if regime.redress else []


def _of_lists(regime: Regime) -> Iterator[str]:
    lists = regime.lists.values()
    yield from ["lists"] if lists else []
    yield from {f"entry_by_{entry.kind}" for each in lists for entry in each.enters}
    yield from ["by_hand"] if any(each.by_hand for each in lists) else []
    yield from ["exempt"] if any(each.exempt for each in lists) else []
    yield from ["decision"] if any(each.decision is not None for each in lists) else []
    yield from ["notice"] if any(each.notice is not None and each.notice.when != "none" for each in lists) else []
    yield from ["amnesty"] if any(each.amnesty for each in lists) else []
    yield from ["public"] if any(is_ever_true(each.public) for each in lists) else []
    yield from ["initial"] if any(each.initial is not None for each in lists) else []
    yield from ["leaves_on_settled"] if any("settled" in each.leaves_on for each in lists) else []
    yield from ["calendar_term"] if any(_counts_by_the_calendar(each) for each in lists) else []


def _counts_by_the_calendar(listing: BlackList) -> bool:
    return listing.term is not None and any(each.kind == "calendar" for each in listing.term.segments)
