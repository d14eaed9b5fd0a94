"""What a scenario lacks is named: a zero that its rules make certain is no finding."""

from __future__ import annotations

import pytest

from standing.engine import simulate
from standing.measures import mechanisms
from standing.measures.catalogue import Catalogue
from standing.measures.measure import Value
from standing.scenario import Scenario, load_text

TEXT = """
name: bare
clock: {start: 2015-01-01, end: 2017-01-01}
world:
  population: {cells: [{region: north, count: 600}, {region: south, count: 600}]}
  conducts:
    default: {context: courts, gravity: 3, rate: 0.5/yr, settles: 1/yr}
  services:
    flight: {context: travel, attempts: 2/yr}
regime:
  sensors:
    docket: {observes: default, SENSOR}
  lists:
    debtors: {enters: ENTERS, LIST}
  sanctions:
    no_flights: {list: debtors, denies: flight}
"""


def bare(sensor: str = "detects: 0.6", listing: str = "term: 1y", enters: str = "{observed: default}") -> Scenario:
    """Give a scenario with one list, and these words about its sensor and itself."""
    return load_text(TEXT.replace("SENSOR", sensor).replace("LIST", listing).replace("ENTERS", enters))


def values(scenario: Scenario) -> dict[tuple[str, str], Value]:
    """Values of a run, overall, by measure and name."""
    tallies, _ = simulate(scenario, people=1_200, threads=1)
    return {(value.id, value.name): value for value in Catalogue(scenario, tallies).values(groups=["all"])}


def test_who_stood_wrongly_at_the_start_does_not_make_listings_begin_wrongly() -> None:
    scenario = bare(listing="term: 1y, initial: {share: 0.2, since: {exponential: 1y}, wrongful: 0.5}")
    found = values(scenario)
    assert mechanisms.no_error(scenario, "debtors") is None
    assert mechanisms.no_wrong_beginning(scenario, "debtors")
    for measure, name in (
        ("Q3", "wrongful share of listings"),
        ("Q6", "median duration of a wrongful listing"),
        ("Q9", "aware, of wrongful listings"),
    ):
        assert (found[measure, name].status, found[measure, name].value) == ("not_modelled", None)
    for measure, name in (("Q4", "burden on those who did nothing"), ("Q6", "wrongful sanction-days")):
        assert found[measure, name].status == "computed"
        assert (found[measure, name].value or 0) > 0
    assert "at the start" in (found["Q17", "false positive rate"].why or "")


def test_a_removal_that_fails_makes_days_wrongful_and_no_listing() -> None:
    found = values(bare(listing="term: 100d, removal: {delay: 0d, fails: 0.5}"))
    days = found["Q6", "wrongful sanction-days"]
    assert (days.value or 0) > 0
    assert "went on after they should have ended" in days.sentence()
    assert found["Q3", "wrongful share of listings"].status == "not_modelled"
    assert (found["Q3", "listings gone stale"].value or 0) > 0


@pytest.mark.parametrize(
    ("sensor", "listing", "enters", "expires"),
    [
        ("false_alarms: 0.1/yr", "term: 1y", "{observed: default}", True),
        ("false_alarms: 0.1/yr", "leaves_on: [settled, corrected]", "{observed: default}", False),
        ("wrong_person: 0.1", "leaves_on: [settled, corrected]", "{observed: default}", True),
        ("false_alarms: 0.1/yr", "public: true", "{observed: default, times: 2, within: 300d}", True),
        ("wrong_person: 0.1", "leaves_on: [corrected]", "{observed: default}", False),
    ],
)
def test_a_wrongful_listing_expires_by_its_term_or_with_an_obligation_that_it_has(
    sensor: str, listing: str, enters: str, *, expires: bool
) -> None:
    scenario = bare(sensor, listing, enters)
    assert (mechanisms.no_expiry(scenario, "debtors") is None) == expires
    ended = values(scenario)["Q9", "expired, of wrongful listings"]
    assert ended.status == ("computed" if expires else "not_modelled")
