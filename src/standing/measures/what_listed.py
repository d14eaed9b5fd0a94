"""Q20: what got people listed: by conduct, by sensor, by authority."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from standing.measures.causes import (
    BY_HAND,
    INITIAL,
    conduct_of,
    conducts,
    is_copied,
    listings_by,
    sensor_of,
    source_of,
    traits,
)
from standing.measures.counts import Count, total_of
from standing.measures.estimates import Share
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.mechanisms import NO_LIST
from standing.measures.reading import list_paths, lists_of
from standing.measures.who_decides import NOT_STATED
from standing.measures.wording import literal, name_in_words, trait_in_words

BY_CONDUCT = "listings by conduct"
BY_SENSOR = "listings by sensor"
BY_AUTHORITY = "listings by reporting authority"

ByKind = dict[str, list[Count]]


def what_listed(evidence: Evidence) -> Iterator[Question]:
    """Ask for the listings by conduct, sensor and authority of the observation that set them off."""
    by_conduct: ByKind = {}
    by_sensor: ByKind = {}
    by_authority: ByKind = {}
    for name in lists_of(evidence):
        for cause, listings in listings_by(evidence, name, conduct_of).items():
            by_conduct.setdefault(cause, []).append(listings)
        for sensor, listings in listings_by(evidence, name, sensor_of).items():
            by_sensor.setdefault(sensor, []).append(listings)
            by_authority.setdefault(_authority(evidence, name, sensor), []).append(listings)
    yield from _questions(evidence, BY_CONDUCT, by_conduct, lambda item: _conduct_in_words(evidence, item))
    yield from _questions(evidence, BY_SENSOR, by_sensor, lambda item: _sensor_in_words(evidence, item))
    yield from _questions(evidence, BY_AUTHORITY, by_authority, lambda _: "came from this reporting authority: {item}")


def _questions(evidence: Evidence, title: str, kinds: ByKind, words: Callable[[str], str]) -> Iterator[Question]:
    everything = total_of([listings for counts in kinds.values() for listings in counts])
    for item, counts in kinds.items():
        yield Question(
            title,
            item,
            "share",
            Share(total_of(counts), everything, "listings"),
            list_paths(lists_of(evidence)),
            f"{{top}} of {{bottom}} listings ({{value}}) {words(item)}",
        )


def _conduct_in_words(evidence: Evidence, item: str) -> str:
    known = conducts(evidence)
    if item in known:
        return f"were set off by the conduct {{item}}{', which is lawful conduct' if known[item].lawful else ''}"
    if item in traits(evidence):
        return f"were set off by a flag for a status, which is no conduct ({literal(trait_in_words(item))})"
    return _sensor_in_words(evidence, item)


def _sensor_in_words(evidence: Evidence, item: str) -> str:
    if is_copied(item):
        return f"were copied from the list {name_in_words(source_of(item))}"
    sensor = evidence.scenario.regime.sensors.get(item)
    looked = "a flag of the sensor {item}, which assesses persons" if sensor and sensor.assesses else None
    special = {BY_HAND: "were entered by hand", INITIAL: "stood at the start"}
    return special.get(item, f"were set off by {looked or 'an observation of the sensor {item}'}")


def _authority(evidence: Evidence, name: str, sensor: str) -> str:
    """Reporting authority: whose sensor it is, or who answers for the list that it was copied from, or entered on by hand."""
    regime = evidence.scenario.regime
    if sensor in regime.sensors:
        return regime.sensors[sensor].authority or NOT_STATED
    return regime.lists[source_of(sensor) if is_copied(sensor) else name].decided_by or NOT_STATED


WHAT_LISTED = Measure("Q20", "what got people listed", BY_CONDUCT, NO_LIST, what_listed)
