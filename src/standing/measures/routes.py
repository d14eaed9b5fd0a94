"""What leads where in a regime: from a list back to what it is entered by, and on to what hangs on it."""

from __future__ import annotations

from collections.abc import Iterable

from standing.scenario import Regime, Scenario
from standing.scenario.entry import Entry
from standing.scenario.sensor import Sensor


def looked_for(sensor: Sensor) -> tuple[str, ...]:
    """Conducts that a sensor observes, or assesses persons for."""
    return (*sensor.observes, *([sensor.conduct] if sensor.conduct else []))


def sensors_of(regime: Regime, conducts: Iterable[str], by: tuple[str, ...] = ()) -> list[str]:
    """Sensors that look for any of the conducts, among those named in `by` if any is."""
    wanted = set(conducts)
    return [
        name for name, sensor in regime.sensors.items() if wanted & set(looked_for(sensor)) and name in (by or (name,))
    ]


def entry_sensors(regime: Regime, entry: Entry) -> list[str]:
    """Sensors whose observations can complete an entry condition; none for an entry from another list."""
    if entry.kind in ("status", "sensor"):
        return [name for name in regime.sensors if name in entry.by]
    return sensors_of(regime, entry_conducts(regime, entry), entry.by)


def entry_conducts(regime: Regime, entry: Entry) -> list[str]:
    """Conducts whose observation can complete an entry condition."""
    if entry.kind == "sensor":
        sensors = (sensor for name, sensor in regime.sensors.items() if name in entry.by)
        return list(dict.fromkeys(conduct for sensor in sensors for conduct in looked_for(sensor)))
    return list(regime.scores[entry.score].points) if entry.score else list(entry.conducts)


def sources_of(regime: Regime, name: str) -> list[str]:
    """Lists that a list copies entries from."""
    return list(dict.fromkeys(entry.source_list for entry in regime.lists[name].enters if entry.source_list))


def with_sources(regime: Regime, name: str) -> list[str]:
    """Give a list, those that it copies from, those that they copy from, and so on."""
    found: dict[str, None] = {}
    open_ = [name]
    while open_:
        each = open_.pop(0)
        if each not in found:
            found[each] = None
            open_ += sources_of(regime, each)
    return list(found)


def conducts_of(scenario: Scenario, name: str) -> list[str]:
    """Conducts that can lead onto a list: by observation, by way of a score, or by way of another list."""
    regime = scenario.regime
    lists = (regime.lists[each] for each in with_sources(regime, name))
    return list(
        dict.fromkeys(conduct for each in lists for entry in each.enters for conduct in entry_conducts(regime, entry))
    )


def sensors_on(regime: Regime, name: str) -> list[str]:
    """Sensors whose observations can lead onto a list, other lists apart."""
    return [sensor for entry in regime.lists[name].enters for sensor in entry_sensors(regime, entry)]


def sanctions_on(regime: Regime, name: str) -> list[str]:
    """Sanctions that hang on a list."""
    return [each for each, sanction in regime.sanctions.items() if name in sanction.lists]


def redress_against(regime: Regime, name: str) -> list[str]:
    """Redress against a list."""
    return [each for each, redress in regime.redress.items() if redress.against == name]
