"""What stands behind a sanction-day or a listing: the conduct that led to it, or an entry by hand, or the start."""

from __future__ import annotations

from collections.abc import Iterable

from standing.measures.counts import Count, count, days, total_of
from standing.measures.dependence import conducts_of
from standing.measures.measure import Evidence
from standing.measures.reading import lists_of, sanctions_of
from standing.scenario.world import Conduct

TALLY = "sanction_seconds_by_cause"
BY_HAND = "by_hand"
INITIAL = "initial"
NO_CONDUCT = (BY_HAND, INITIAL)
"""Parts of `sanction_seconds_by_cause` and `listings_by_cause` that name no conduct."""


def conducts(evidence: Evidence) -> dict[str, Conduct]:
    """Conducts of the scenario's world."""
    return dict(evidence.scenario.world.conducts) if evidence.scenario.world else {}


def behind(evidence: Evidence, sanction: str) -> list[str]:
    """Conducts that can put a person under a sanction, in the order of the world."""
    reached = {each for name in sanctions_of(evidence)[sanction].lists for each in conducts_of(evidence.scenario, name)}
    return [each for each in conducts(evidence) if each in reached]


def causes_of(evidence: Evidence, sanction: str) -> list[str]:
    """Causes that can put a person under a sanction, or did: conducts, by hand, standing at the start."""
    tallies, possible = evidence.tallies, {*behind(evidence, sanction), *NO_CONDUCT}
    parts = tallies.parts(TALLY, sanction)
    return [each for each in parts if each in possible or tallies.value(TALLY, sanction, each)]


def sanction_days(sanctions: list[str], *causes: str) -> Count:
    """Days under the sanctions that these causes led to."""
    return total_of([days(TALLY, each, *causes) for each in sanctions])


def all_sanction_days(evidence: Evidence, sanctions: Iterable[str], without: str = "") -> Count:
    """Days under the sanctions whatever the cause, but for one."""
    wanted = {name: [each for each in causes_of(evidence, name) if each != without] for name in sanctions}
    return total_of([sanction_days([name], *causes) for name, causes in wanted.items() if causes])


def listings_by_conduct(evidence: Evidence, name: str) -> dict[str, Count]:
    """Listings on a list by the conduct that set them off, and by hand."""
    found: dict[str, list[str]] = {}
    for part in evidence.tallies.parts("listings_by_cause", name):
        found.setdefault(part.partition("/")[0], []).append(part)
    return {cause: count("listings_by_cause", name, *parts) for cause, parts in found.items()}


def listings_by_sensor(evidence: Evidence, name: str) -> dict[str, Count]:
    """Listings on a list by the sensor that saw the last observation."""
    found: dict[str, list[str]] = {}
    for part in evidence.tallies.parts("listings_by_cause", name):
        conduct, _, sensor = part.partition("/")
        found.setdefault(sensor or conduct, []).append(part)
    return {sensor: count("listings_by_cause", name, *parts) for sensor, parts in found.items()}


def all_listings_by_cause(evidence: Evidence) -> Count:
    """All listings, as their causes add up."""
    return total_of([count("listings_by_cause", name) for name in lists_of(evidence)])
