"""What stands behind a sanction-day or a listing: the conduct that led to it, a status, an entry by hand, or the start.

An entry copied from another list has that list behind it as a listing (`list/A`); its days are those of what led to the
source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from standing.measures.counts import Count, count, days, total_of
from standing.measures.measure import Evidence
from standing.measures.reading import sanctions_of
from standing.measures.routes import conducts_of, entry_conducts, entry_sensors, looked_for, sources_of, with_sources
from standing.scenario import Conduct, Regime
from standing.scenario.entry import Entry

DAYS = "sanction_seconds_by_cause"
LISTINGS = "listings_by_cause"
BY_HAND = "by_hand"
INITIAL = "initial"
COPIED = "list/"
"""Begins the cause of an entry that was copied from another list."""


def conducts(evidence: Evidence) -> dict[str, Conduct]:
    """Conducts of the scenario's world."""
    return dict(evidence.scenario.world.conducts) if evidence.scenario.world else {}


def behind(evidence: Evidence, sanction: str) -> list[str]:
    """Conducts that can put a person under a sanction, in the order of the world."""
    found = sanctions_of(evidence)[sanction]
    reached = {each for name in found.lists for each in conducts_of(evidence.scenario, name)}
    reached |= set(evidence.scenario.regime.scores[found.score].points) if found.score else set()
    return [each for each in conducts(evidence) if each in reached]


def causes_of(evidence: Evidence, sanction: str) -> list[str]:
    """Causes that can put a person under a sanction, or did: conducts, statuses, by hand, standing at the start."""
    regime, found = evidence.scenario.regime, sanctions_of(evidence)[sanction]
    reached = list(dict.fromkeys(each for name in found.lists for each in with_sources(regime, name)))
    by_hand = [BY_HAND] if any(regime.lists[each].by_hand for each in reached) else []
    initial = [INITIAL] if found.score or any(regime.lists[each].initial for each in found.lists) else []
    flagged = [pair[0] for each in reached for entry in regime.lists[each].enters for pair in _traits(regime, entry)]
    return _possible(evidence, DAYS, sanction, [*behind(evidence, sanction), *flagged, *by_hand, *initial])


def sanction_days(sanctions: Iterable[str], *causes: str) -> Count:
    """Days under the sanctions that these causes led to."""
    return total_of([days(DAYS, each, *causes) for each in sanctions])


def all_sanction_days(evidence: Evidence, sanctions: Iterable[str], without: str = "") -> Count:
    """Days under the sanctions whatever the cause, but for one."""
    wanted = {name: [each for each in causes_of(evidence, name) if each != without] for name in sanctions}
    return total_of([sanction_days([name], *causes) for name, causes in wanted.items() if causes])


def triggers_of(evidence: Evidence, name: str) -> list[str]:
    """Name what can set off a listing on a list, or did: `conduct/sensor`, `trait/sensor`, `list/A`, or by hand."""
    regime = evidence.scenario.regime
    black_list = regime.lists[name]
    pairs = [
        f"{what}/{sensor}"
        for entry in black_list.enters
        for what, sensor in (*_acts(regime, entry), *_traits(regime, entry))
    ]
    copied = [f"{COPIED}{each}" for each in sources_of(regime, name)]
    by_hand = [BY_HAND] if black_list.by_hand else []
    initial = [INITIAL] if black_list.initial else []
    return _possible(evidence, LISTINGS, name, [*pairs, *copied, *by_hand, *initial])


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
    """Conduct of a trigger, or the trait; of a copied entry and one by hand, the trigger itself."""
    return trigger if is_copied(trigger) else trigger.rpartition("/")[0] or trigger


def sensor_of(trigger: str) -> str:
    """Sensor of a trigger; of a copied entry and one by hand, the trigger itself."""
    return trigger if is_copied(trigger) else trigger.rpartition("/")[2]


def is_copied(trigger: str) -> bool:
    """Whether a trigger is a listing on another list."""
    return trigger.startswith(COPIED)


def source_of(trigger: str) -> str:
    """Name the list that a copied entry comes from."""
    return trigger.removeprefix(COPIED)


def traits(evidence: Evidence) -> set[str]:
    """Traits that a sensor assesses persons for, such as `would_reoffend=yes`."""
    return {sensor.trait.name for sensor in evidence.scenario.regime.sensors.values() if sensor.trait}


def _acts(regime: Regime, entry: Entry) -> list[tuple[str, str]]:
    """Conduct and sensor of the observations that can complete an entry condition."""
    wanted = entry_conducts(regime, entry)
    sensors = entry_sensors(regime, entry)
    return [
        (conduct, sensor) for conduct in wanted for sensor in sensors if conduct in looked_for(regime.sensors[sensor])
    ]


def _traits(regime: Regime, entry: Entry) -> list[tuple[str, str]]:
    """Trait and sensor of the flags that can complete an entry condition."""
    if entry.kind not in ("status", "sensor"):
        return []
    found = ((regime.sensors[sensor].trait, sensor) for sensor in entry_sensors(regime, entry))
    return [(trait.name, sensor) for trait, sensor in found if trait]


def _possible(evidence: Evidence, tally: str, item: str, causes: Iterable[str]) -> list[str]:
    """Parts of a tally that the scenario allows, and any other that occurred."""
    tallies, allowed = evidence.tallies, set(causes)
    return [each for each in tallies.parts(tally, item) if each in allowed or tallies.value(tally, item, each)]
