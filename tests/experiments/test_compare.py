"""`compare`: the same persons, exact zeros where nothing changes, closed forms, refusals, and prices beside deterrence."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import jsonschema
import pytest

from standing.errors import InputError
from standing.experiments.compare import compare
from standing.experiments.compare_document import schema
from standing.experiments.comparison import Comparison
from standing.experiments.run import run
from standing.measures.deterrence import NO_RANGE, NO_RESPONSE
from standing.measures.differences import Difference
from standing.measures.safeguard import APPEALS, HOURS, KEPT, SPARED
from standing.scenario import Scenario, load, load_text
from standing.texts import text

PEOPLE = 6_400
FASTER = {"regime.redress.correction.delay": "5d"}

LISTED = """\
name: listed
clock: {start: 2021-01-01, end: 2023-01-01}
world:
  population: {cells: [{side: left, count: 1_000}, {side: right, count: 1_000}]}
  conducts: {default: {context: courts, gravity: 3, rate: 0.3/yr}}
regime:
  sensors: {court: {observes: default, detects: 1}}
  lists: {debtors: {enters: {observed: default}, term: 730d}}
"""

RESPONDS = """\
name: responds
clock: {start: 2020-01-01, end: 2024-01-01}
strays: world
world:
  population: {cells: [{side: left, count: 1_000}, {side: right, count: 1_000}]}
  conducts:
    unpaid_bill: {context: courts, gravity: 2, rate: 0.5/yr}
    criticism: {context: speech, gravity: 1, lawful: true, rate: 1/yr}
  responses:
  - {while: {on_list: debtors}, multiplies: conduct.unpaid_bill, by: 0.5, status: assumed, range: [0.3, 0.9]}
regime:
  sensors: {court: {observes: unpaid_bill, detects: 0.8, wrong_person: 0.05}}
  lists: {debtors: {enters: {observed: unpaid_bill}, term: 1y}}
"""


TWINS = """\
name: twins
clock: {start: 2013-01-01, end: 2017-01-01}
world:
  population: {cells: [{region: A, count: 100_000}]}
  conducts: {}
regime:
  lists:
    blacklist:
      by_hand: {share: 0.4, from: 2013-07-01}
      notice: {when: after, reaches: 0.9}
      term: 730d
      leaves_on: [term, corrected]
  redress:
    correction:
      against: blacklist
      files: {wrongful: 1/yr}
      delay: 60d
      grants: {wrongful: 0.8}
      again: false
"""


@dataclass(frozen=True)
class Correction:
    """A stand-in for a reform of the library."""

    name: str = "quick-correction"
    title: str = "Correction in five days"

    def applied(self, scenario: Scenario) -> Scenario:
        return scenario.reform(FASTER)

    def describe(self, scenario: Scenario) -> str:
        return f"Corrections of {scenario.name} take five days."


@pytest.fixture(scope="module")
def tutorial() -> Comparison:
    scenario = load("tutorial")
    changed = scenario.reform({"regime.lists.debtors.term": "1y"})
    return compare(scenario, scenario, Correction(), changed, "no-regime", people=PEOPLE, threads=1)


def row(rows: tuple[Difference, ...], id: str, name: str) -> Difference:  # noqa: A002
    return next(each for each in rows if (each.before.id, each.before.name) == (id, name))


def test_the_integers_are_those_of_runs_by_themselves(tutorial: Comparison) -> None:
    scenario = load("tutorial")
    for made, alone in ((tutorial.base, scenario), (tutorial.reforms[1].run, scenario.reform(FASTER))):
        assert made.tallies.digest == run(alone, people=PEOPLE, threads=2).tallies.digest


def test_slices_add_up_to_the_histograms(tutorial: Comparison) -> None:
    slices, tallies = tutorial.reforms[1].lived.slices, tutorial.reforms[1].run.tallies
    for group in ("all", "district=north"):
        ended, still_open = slices.durations("wrongful_duration_days", "debtors", group)
        counts = tallies.counts("wrongful_duration_days", "debtors", group)
        found = {f"ended {day}": int(n) for day, n in enumerate(ended.sum(axis=0)) if n}
        found |= {f"open {day}": int(n) for day, n in enumerate(still_open.sum(axis=0)) if n}
        assert found == counts


def test_a_reform_that_changes_nothing_has_differences_of_exactly_0(tutorial: Comparison) -> None:
    same = tutorial.reforms[0]
    rows = [*same.rows(("all", "district=north")), *same.safeguard, *same.disparity("age")]
    known = [each for each in rows if each.difference is not None]
    assert len(known) > 90
    assert {(each.difference, each.low, each.high, each.status) for each in known} == {(0.0, 0.0, 0.0, "same")}
    assert same.changed == ()
    assert same.says == ()


def test_a_new_part_of_a_rule_is_as_many_changes_as_it_has_fields() -> None:
    listed = load_text(LISTED, "listed.yaml")
    one, block = (
        {"regime.lists.debtors.term": "1y"},
        {"regime.lists.debtors.notice": {"when": "before", "grace": "30d"}},
    )
    found = compare(
        listed, listed.reform(one), listed.reform(block), listed, "no-regime", people=200, threads=1
    ).reforms
    assert [each.fields for each in found[:3]] == [1, 2, 0]
    assert [each.is_one_change for each in found] == [True, False, False, True]
    assert found[1].changed == ("regime.lists.debtors.notice",)
    assert len(found[1].says) == 2


def test_what_a_reform_cannot_touch_is_0_and_what_it_could_is_bounded(tutorial: Comparison) -> None:
    quick = tutorial.reforms[1].overall
    listed = row(quick, "Q1", "ever listed")
    assert (listed.difference, listed.status) == (0.0, "none_seen")
    assert listed.low == pytest.approx(-3.6888794541 / PEOPLE)
    assert row(quick, "Q11", "unrelated sanction-days, strictest").status == "same"
    assert row(quick, "Q3", "listings by hand").status == "not_modelled"
    median = row(quick, "Q6", "median duration of a wrongful listing")
    assert median.method == "curve"
    assert median.difference is not None
    assert median.difference < 0
    assert (median.variance_reduction or 0) > 1


def test_the_other_way_round_every_difference_is_minus_itself(tutorial: Comparison) -> None:
    scenario = load("tutorial")
    back = compare(scenario.reform(FASTER), scenario, people=PEOPLE, threads=1).reforms[0].overall
    for there, other in zip(tutorial.reforms[1].overall, back, strict=True):
        assert there.key == other.key
        assert there.status == other.status
        if there.difference is not None and other.difference is not None:
            assert there.difference == -other.difference
        if there.low is not None and other.high is not None:
            assert there.low == pytest.approx(-other.high, abs=1e-12)


def test_halving_a_term_takes_away_what_renewal_theory_says() -> None:
    """At 2 terms, of persons whose acts come at rate λ, a list of half the term holds λ e^-λ fewer (λ per new term)."""
    scenario = load_text(LISTED)
    found = compare(scenario, scenario.reform({"regime.lists.debtors.term": "365d"}), people=100_000)
    listed = row(found.reforms[0].overall, "Q1", "listed on the last day")
    rate = 0.3 * 365 / 365.25
    assert listed.before.value == pytest.approx(1 - math.exp(-2 * rate), abs=4 * math.sqrt(0.25 / 100_000))
    assert listed.difference is not None
    assert listed.half_width is not None
    error = listed.half_width / 1.998
    assert abs(listed.difference + rate * math.exp(-rate)) < 4 * error
    assert (listed.variance_reduction or 0) > 1


def test_people_for_a_precision(tutorial: Comparison) -> None:
    median = row(tutorial.reforms[1].overall, "Q6", "median duration of a wrongful listing")
    assert median.half_width is not None
    assert median.people_for(median.half_width / 2) == 4 * PEOPLE
    assert tutorial.reforms[0].overall[0].people_for(0.1) is None


def test_a_safeguard_spares_delays_and_takes_hours(tutorial: Comparison) -> None:
    rows = tutorial.reforms[1].safeguard
    spared, kept = (row(rows, "safeguard", name) for name in (SPARED, KEPT))
    assert spared.high is not None
    assert spared.high < 0
    met = [
        tallies.value("listed_seconds", "debtors") - tallies.value("wrongful_seconds", "debtors")
        for tallies in (tutorial.base.tallies, tutorial.reforms[1].run.tallies)
    ]
    assert kept.difference == pytest.approx((met[1] - met[0]) / 86_400 / PEOPLE * 1_000)
    assert row(rows, "safeguard", HOURS).why == (
        "not stated: no decision of the scenario gives its minutes (decision.minutes)"
    )
    assert (row(rows, "safeguard", APPEALS).difference or 0) > 0


def test_hours_are_decisions_times_stated_minutes() -> None:
    scenario = load("tutorial").reform({"regime.lists.debtors.decision": {"confirms": 0.9, "minutes": 30}})
    reform = scenario.reform({"regime.lists.debtors.decision.minutes": 60})
    hours = row(compare(scenario, reform, people=2_000).reforms[0].safeguard, "safeguard", HOURS)
    assert hours.after.value == pytest.approx(2 * (hours.before.value or 0))
    found = compare(scenario, reform, people=2_000).base.tallies.value("decisions", "debtors")
    assert hours.before.value == pytest.approx(found / 2 / 2)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"world.population.people": 1_000_000}, "changes the population"),
        ({"clock.end": "2022-01-01"}, "changes the clock"),
        (
            {"world.population.cells": [{"district": "north", "age": "over_40", "count": 1000}]},
            "changes the population",
        ),
    ],
)
def test_other_persons_and_another_time_are_refused(change: dict[str, object], said: str) -> None:
    scenario = load("tutorial")
    reform = scenario.reform({"world.conducts.unpaid_fine.rate": "0.1/yr", **change})
    with pytest.raises(InputError, match=said):
        compare(scenario, reform, people=100)


def test_another_world_is_warned_of() -> None:
    scenario = load("tutorial")
    found = compare(scenario, scenario.reform({"world.conducts.unpaid_fine.settles": "1/yr"}), people=100)
    (said,) = found.reforms[0].warnings
    assert said.startswith('conduct "Unpaid fine", settles is a part of the world and differs: the k-th act')
    answering = load_text(RESPONDS)
    again = compare(answering, answering.reform({"world.responses": []}), people=100)
    assert again.reforms[0].warnings == ()


@pytest.mark.parametrize(
    ("reforms", "said"), [((), "no reform"), (("no-law",), "no-law"), (("no-regime", "no-regime"), "twice")]
)
def test_what_cannot_be_compared_is_refused(reforms: tuple[str, ...], said: str) -> None:
    with pytest.raises(InputError, match=said):
        compare(load("tutorial"), *reforms, people=100)


def test_deterrence_is_a_range_with_its_price() -> None:
    price = compare(load_text(RESPONDS), "no-regime", people=20_000).reforms[0].deterrence
    assert price is not None
    assert [each.at for each in price.prices] == ["as stated", "world.responses.0.by=0.3", "world.responses.0.by=0.9"]
    assert price.acts is not None
    assert price.acts[0] < price.acts[1] < 0
    assert price.per_act is not None
    (least, most), (least_wrong, _) = price.per_act
    assert 0 < least < most
    assert 0 < least_wrong < least
    stated = price.prices[0]
    assert stated.acts.before.numerator == stated.avoided + (stated.acts.after.numerator or 0)


@pytest.mark.parametrize(
    ("change", "why"), [({"world.responses": []}, NO_RESPONSE), ({"world.responses.0.range": None}, NO_RANGE)]
)
def test_deterrence_is_not_shown_without_a_stated_range(change: dict[str, object], why: str) -> None:
    found = compare(load_text(RESPONDS).reform(change), "no-regime", people=1_000).reforms[0].deterrence
    assert found is not None
    assert (found.prices, found.why) == ((), text(why))


def test_disparity_is_between_groups_at_equal_conduct(tutorial: Comparison) -> None:
    rows = tutorial.reforms[1].disparity("district")
    raw = next(
        each
        for each in rows
        if each.before.name.startswith("raw") and each.before.name.endswith("ratio") and each.difference is not None
    )
    assert raw.before.low is not None
    assert raw.before.low < (raw.before.value or 0) < (raw.before.high or 0)
    assert 1.2 < (raw.before.value or 0) < 1.7
    sensor = next(each for each in rows if each.before.name.startswith("sensor") and each.before.unit == "ratio")
    assert sensor.before.name == "sensor: observations per 100 acts, ratio"


def test_the_document_is_as_its_schema_says(tutorial: Comparison, tmp_path: Path) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    for by in (None, "district"):
        document = tutorial.document(by)
        jsonschema.validate(document, schema())
        assert list(document) == schema()["required"]
    assert 0 < document["reforms"][1]["persons_unchanged"] < 1
    tutorial.save(tmp_path, "district")
    assert {file.name for file in tmp_path.iterdir()} == {"comparison.json", "differences.csv", "differences.parquet"}


def test_the_table_hides_what_so_few_stand_behind(tutorial: Comparison) -> None:
    table = tutorial.table("district")
    assert len(table) == sum(len(each.rows(("all", "district=north", "district=south"))) for each in tutorial.reforms)
    hidden = [each for each in table if table.for_people(each)["difference"] == "too few"]
    assert hidden
    assert all(table.for_people(each)["low"] is None for each in hidden)


def test_persons_for_whom_nothing_changed_are_as_many_as_computed_by_hand() -> None:
    """Not struck, never told, or not filed by five days before the term: 0.6 + 0.4 (0.1 + 0.9 exp(-725 / 365.25)).

    Whoever files earlier is answered sooner, granted or not, and so meets with an event at another time.
    """
    case = load_text(TWINS, "twins.yaml")
    expected = 0.6 + 0.4 * (0.1 + 0.9 * math.exp(-725 / 365.25))
    people = 100_000
    compared = compare(case, case.reform(FASTER), people=people, seed=3, threads=2)
    error = math.sqrt(expected * (1 - expected) / people)
    assert abs(compared.reforms[0].unchanged - expected) < 4.5 * error  # 7e-6


def test_nothing_changes_for_anybody_under_a_reform_of_nothing(tutorial: Comparison) -> None:
    same = compare(load("tutorial"), load("tutorial"), people=5_000, seed=2, threads=2)
    assert same.reforms[0].unchanged == 1
