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
from standing.measures.measure import NOT_STATED, Evidence, Measure, Question
from standing.measures.mechanisms import NO_LIST
from standing.measures.reading import list_paths, lists_of
from standing.measures.wording import name_in_words, phrase, trait_in_words
from standing.texts import text

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
    yield from _questions(evidence, BY_CONDUCT, by_conduct, lambda item: _by_conduct(evidence, item))
    yield from _questions(evidence, BY_SENSOR, by_sensor, lambda item: _by_sensor(evidence, item))
    yield from _questions(evidence, BY_AUTHORITY, by_authority, lambda _: phrase("what_listed.authority"))


def _questions(evidence: Evidence, title: str, kinds: ByKind, sentence: Callable[[str], str]) -> Iterator[Question]:
    everything = total_of([listings for counts in kinds.values() for listings in counts])
    for item, counts in kinds.items():
        yield Question(
            title,
            item,
            "share",
            Share(total_of(counts), everything, text("measures.none.listings")),
            list_paths(lists_of(evidence)),
            sentence(item),
        )


def _by_conduct(evidence: Evidence, item: str) -> str:
    known = conducts(evidence)
    if item in known:
        return phrase(f"what_listed.{'lawful_conduct' if known[item].lawful else 'conduct'}")
    if item in traits(evidence):
        return phrase("what_listed.status", status=trait_in_words(item))
    return _by_sensor(evidence, item)


def _by_sensor(evidence: Evidence, item: str) -> str:
    if is_copied(item):
        return phrase("what_listed.copied", list=name_in_words(source_of(item)))
    if item in (BY_HAND, INITIAL):
        return phrase(f"what_listed.{item}")
    sensor = evidence.scenario.regime.sensors.get(item)
    return phrase(f"what_listed.{'flag' if sensor and sensor.assesses else 'observation'}")


def _authority(evidence: Evidence, name: str, sensor: str) -> str:
    """Reporting authority: whose sensor it is, or who answers for the list that it was copied from, or entered on by hand."""
    regime = evidence.scenario.regime
    if sensor in regime.sensors:
        return regime.sensors[sensor].authority or NOT_STATED
    return regime.lists[source_of(sensor) if is_copied(sensor) else name].decided_by or NOT_STATED


WHAT_LISTED = Measure("Q20", BY_CONDUCT, NO_LIST, what_listed)
