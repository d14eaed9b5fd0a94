"""What stands behind a sanction-day or a listing: the conduct that led to it, or an entry by hand, or the start."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from standing.measures.counts import Count, count, days, total_of
from standing.measures.dependence import conducts_of, sensors_of
from standing.measures.measure import Evidence
from standing.measures.reading import lists_of, sanctions_of
from standing.scenario import Conduct

DAYS = "sanction_seconds_by_cause"
LISTINGS = "listings_by_cause"
BY_HAND = "by_hand"
INITIAL = "initial"
NO_CONDUCT = (BY_HAND, INITIAL)
"""Causes that name no conduct."""


def conducts(evidence: Evidence) -> dict[str, Conduct]:
    """Conducts of the scenario's world."""
    return dict(evidence.scenario.world.conducts) if evidence.scenario.world else {}


def behind(evidence: Evidence, sanction: str) -> list[str]:
    """Conducts that can put a person under a sanction, in the order of the world."""
    reached = {each for name in sanctions_of(evidence)[sanction].lists for each in conducts_of(evidence.scenario, name)}
    return [each for each in conducts(evidence) if each in reached]


def causes_of(evidence: Evidence, sanction: str) -> list[str]:
    """Causes that can put a person under a sanction, or did: conducts, by hand, standing at the start."""
    lists = sanctions_of(evidence)[sanction].lists
    return _possible(evidence, DAYS, sanction, [*behind(evidence, sanction), *_without_conduct(evidence, lists)])


def sanction_days(sanctions: Iterable[str], *causes: str) -> Count:
    """Days under the sanctions that these causes led to."""
    return total_of([days(DAYS, each, *causes) for each in sanctions])


def all_sanction_days(evidence: Evidence, sanctions: Iterable[str], without: str = "") -> Count:
    """Days under the sanctions whatever the cause, but for one."""
    wanted = {name: [each for each in causes_of(evidence, name) if each != without] for name in sanctions}
    return total_of([sanction_days([name], *causes) for name, causes in wanted.items() if causes])


def triggers_of(evidence: Evidence, name: str) -> list[str]:
    """Name what can set off a listing on a list, or did: `conduct/sensor`, or by hand."""
    regime = evidence.scenario.regime
    pairs = [
        f"{conduct}/{sensor}"
        for entry in regime.lists[name].enters
        for conduct in (regime.scores[entry.score].points if entry.score else entry.conducts)
        for sensor in sensors_of(regime, [conduct], entry.by)
    ]
    return _possible(evidence, LISTINGS, name, [*pairs, *_without_conduct(evidence, [name])])


def listings_by(evidence: Evidence, name: str, kind_of: Callable[[str], str]) -> dict[str, Count]:
    """Give the listings on a list by a kind of trigger.

    Parameters
    ----------
    evidence
        The run.
    name
        The list.
    kind_of
        Kind of a trigger: `conduct_of` or `sensor_of`.
    """
    found: dict[str, list[str]] = {}
    for trigger in triggers_of(evidence, name):
        found.setdefault(kind_of(trigger), []).append(trigger)
    return {kind: count(LISTINGS, name, *triggers) for kind, triggers in found.items()}


def conduct_of(trigger: str) -> str:
    """Conduct of a trigger; of an entry by hand, those words."""
    return trigger.partition("/")[0]


def sensor_of(trigger: str) -> str:
    """Sensor of a trigger; of an entry by hand, those words."""
    return trigger.partition("/")[2] or trigger


def _without_conduct(evidence: Evidence, lists: Iterable[str]) -> list[str]:
    """Causes on these lists that name no conduct."""
    found = [lists_of(evidence)[each] for each in lists]
    by_hand = [BY_HAND] if any(each.by_hand for each in found) else []
    return [*by_hand, *([INITIAL] if any(each.initial for each in found) else [])]


def _possible(evidence: Evidence, tally: str, item: str, causes: Iterable[str]) -> list[str]:
    """Parts of a tally that the scenario allows, and any other that occurred."""
    tallies, allowed = evidence.tallies, set(causes)
    return [each for each in tallies.parts(tally, item) if each in allowed or tallies.value(tally, item, each)]
