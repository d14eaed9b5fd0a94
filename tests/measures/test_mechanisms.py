"""What a scenario lacks is named: a zero that its rules make certain is no finding."""

from __future__ import annotations

import pytest
from tests.measures.wide import changed, lives, wide

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


WRONG_PERSON = (", wrong_person: {value: 0.002, status: assumed, range: [0, 0.01]}}", "}")
FLAGS = ("flags: {guilty: 0.8, innocent: {value: 0.001, status: assumed, range: [0, 0.01]}}", "flags: {guilty: 0.8}")
SCREEN = ("flags: {guilty: 0.5, innocent: 0.02}", "flags: {guilty: 0.5}")
ALARMS = (", false_alarms: 0.01/yr", "")
COPY = ("share: {value: 0.5, status: assumed, range: [0.2, 0.8]}", "share: 0")


@pytest.mark.parametrize(
    ("changes", "name", "wrong"),
    [
        ((), "debtors", True),
        ((WRONG_PERSON,), "debtors", True),
        ((WRONG_PERSON, FLAGS), "debtors", False),
        ((WRONG_PERSON, FLAGS), "watched", True),
        ((SCREEN,), "watched", True),
        ((SCREEN, WRONG_PERSON, FLAGS), "watched", False),
        ((SCREEN, COPY), "watched", False),
        ((SCREEN,), "copied", True),
        ((SCREEN, COPY), "copied", False),
        ((ALARMS,), "exemplary", False),
    ],
)
def test_a_listing_begins_wrongly_by_an_error_of_a_sensor_or_of_the_list_it_is_copied_from(
    changes: tuple[tuple[str, str], ...], name: str, *, wrong: bool
) -> None:
    assert (mechanisms.no_wrong_beginning(changed(*changes), name) is None) == wrong


def test_kinds_of_wrong_listings_are_told_apart_by_what_the_scenario_has() -> None:
    assert mechanisms.no_wrong_person(wide(), "watched")
    assert mechanisms.no_wrong_fact(wide(), "watched") is None
    assert mechanisms.no_inherited(wide(), "watched") is None
    assert mechanisms.no_wrong_fact(wide(), "copied")
    assert mechanisms.no_inherited(wide(), "copied") is None
    assert mechanisms.no_inherited(wide(), "debtors")


def test_a_day_under_a_band_is_wrongful_where_a_sensor_of_the_score_errs() -> None:
    assert mechanisms.no_wrongful_sanction(wide(), "no_loans") is None
    assert mechanisms.no_wrongful_sanction(changed(ALARMS), "no_loans") == "no sensor that moves the score errs"
    assert "Q12" in (mechanisms.no_wrongful_sanction(wide(), "no_school") or "")


def test_a_name_stays_up_where_it_is_shown_for_a_span_or_removal_takes_time() -> None:
    shown = ("      shown: {value: 3y, status: assumed, range: [1y, 5y]}\n", "")
    assert mechanisms.no_after_end(wide(), "debtors") is None
    assert mechanisms.no_after_end(changed(shown), "debtors") is None
    assert mechanisms.no_after_end(changed(shown, ("      removal: 3d\n", "")), "debtors")


def test_a_copy_expires_with_the_obligation_of_its_source() -> None:
    no_term = ("    copied: {enters: {list: watched}, term: 1y}", "    copied: {enters: {list: watched}}")
    assert mechanisms.no_expiry(changed(no_term), "copied") is None
    assert mechanisms.no_expiry(changed(no_term, ("settles: 0.1/yr", "note: no debt")), "copied")


def test_a_list_of_copies_of_entries_by_hand_has_no_condition() -> None:
    by_hand = (
        "    critics: {",
        "    struck: {by_hand: {rate: 0.1/yr}}\n    copies: {enters: {list: struck}}\n    critics: {",
    )
    assert mechanisms.no_condition(changed(by_hand), "copies")
    assert mechanisms.no_condition(wide(), "copied") is None
    assert mechanisms.no_inherited(changed(by_hand), "copies") is None


LACKING = {
    "Q12": (
        [
            ("    no_school: {list: debtors, denies: school, on: child}\n", ""),
            ("    no_camps: {list: [debtors, critics], on: child}\n", ""),
        ],
        "anybody but the person listed",
    ),
    "Q18": ([("lawful: true, ", ""), (", lawful: true}", "}")], "no lawful conduct"),
    "Q22": (
        [("      public: true\n      shown: {value: 3y, status: assumed, range: [1y, 5y]}\n", "")],
        "publishes names",
    ),
    "Q23": (
        [("rewards: true, ", ""), ("    fast_lane: {list: exemplary, grants: flight}\n", "")],
        "no redlist",
    ),
}


@pytest.mark.parametrize("measure", LACKING)
def test_a_scenario_that_lacks_the_mechanism_gives_no_zero(measure: str) -> None:
    changes, why = LACKING[measure]
    found = list(Catalogue(changed(*changes), lives(640, 1)).values([measure], ["all"]))
    assert [value.status for value in found] == ["not_modelled"]
    assert found[0].value is None
    assert why in (found[0].why or "")
