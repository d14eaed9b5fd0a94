"""What a number rests on: the assumed inputs that can affect it, and the columns that cannot."""

from __future__ import annotations

import pytest
from tests.measures.synthetic import TEXT, lives, made_up

from standing.measures.catalogue import Catalogue
from standing.measures.dependence import Dependence
from standing.measures.equality import Equality, quantities
from standing.scenario import Scenario, load_text


def depends(scenario: Scenario, measure: str, item: str, name: str = "") -> set[str]:
    values = Catalogue(scenario, lives(scenario, 640, 1)).values([measure], ["all"])
    return set(next(each for each in values if each.item == item and name in each.name).depends_on_assumed)


WRONG = "regime.sensors.docket.wrong_person"
LITTER = "world.conducts.littering.rate"
LOANS = "world.services.loan.attempts"
GRANTS = "regime.redress.correction.grants.wrongful"
CONFIRMS = "regime.lists.debtors.decision.confirms.not_met"
MINUTES = "regime.lists.debtors.decision.minutes"


def test_a_list_rests_on_its_sensors_its_decider_and_its_redress() -> None:
    assert depends(made_up(), "Q3", "debtors") == {WRONG, CONFIRMS, GRANTS, LOANS, LITTER}
    assert depends(made_up(), "Q3", "litterers") == {LITTER}


def test_redress_that_only_notice_leads_to_does_not_rest_on_services() -> None:
    notice_only = load_text(TEXT.replace("propagates: 10d", "propagates: 10d\n      aware_by: notice"))
    assert depends(notice_only, "Q3", "debtors") == {WRONG, CONFIRMS, GRANTS}


def test_minutes_matter_to_hours_of_deciding_only() -> None:
    assert MINUTES in depends(made_up(), "Q24", "debtors", "hours")
    assert MINUTES not in depends(made_up(), "Q24", "debtors", "rejected")


def test_a_sanction_rests_on_its_lists_and_its_service() -> None:
    assert {LOANS, LITTER, WRONG} <= depends(made_up(), "Q21", "no_loans")
    assert LITTER in depends(made_up(), "Q16", "court")


def test_lists_that_share_a_score_rest_on_one_another() -> None:
    text = """
name: scores
clock: {start: 2014-01-01, end: 2015-01-01}
world:
  population: {cells: [{sex: female, count: 100}]}
  conducts:
    a: {context: x, gravity: 1, rate: {value: 1/yr, status: assumed}}
    b: {context: x, gravity: 1, rate: {value: 1/yr, status: assumed}}
regime:
  sensors:
    eye: {observes: a, detects: {value: 0.5, status: assumed}}
    ear: {observes: b}
  scores:
    good: {start: 100, points: {a: -10, b: -5}}
  lists:
    low: {enters: {score: good, at_most: 50}}
    lower: {enters: {score: good, at_most: 20}}
    other: {enters: {observed: b}}
  redress:
    appeal: {against: low, files: {wrongful: {value: 1/yr, status: assumed}}, grants: {wrongful: 1}}
"""
    dependence = Dependence.of(load_text(text))
    lower = dependence.assumed_for(["regime.lists.lower"])
    assert set(lower) == {
        "world.conducts.a.rate",
        "world.conducts.b.rate",
        "regime.sensors.eye.detects",
        "regime.redress.appeal.files.wrongful",
    }
    assert dependence.assumed_for(["regime.lists.other"]) == ("world.conducts.b.rate",)


def test_groups_with_the_same_inputs_are_equal_by_construction() -> None:
    values = list(Catalogue(made_up(), lives(made_up(), 640, 1)).values(["Q3"]))
    by_group = {value.group: value for value in values if value.item == "debtors" and value.value is not None}
    assert by_group["sex=male"].status == "equal_by_construction"
    assert by_group["sex=male"].why == "the scenario gives every group of sex the same inputs"
    assert by_group["sex=male"].value is not None
    assert "equal because the scenario says so" in by_group["sex=male"].sentence()
    assert by_group["region=north"].status == "computed"
    assert by_group["all"].status == "computed"


CHANGES = {
    "uneven mix": ("{sex: male, region: south, count: 1000}", "{sex: male, region: south, count: 1001}"),
    "by hand": ("by_hand: {rate: 0.0001/yr}", "by_hand: {rate: 0.0001/yr, group: {sex: male}}"),
    "detection": ("authority: court\n", "authority: court\n      detects: {base: 0.5, by: {sex: {male: 1.5}}}\n"),
    "law": ("term: 2y", "term: {base: 700d, by: {sex: {male: 2}}}"),
    "mixing": (
        "authority: court\n",
        "authority: court\n      mixing: {by: sex, weights: {male: {male: 1}, female: {female: 1}}}\n",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_differs_by_group_makes_a_comparison(change: str) -> None:
    old, new = CHANGES[change]
    assert old in TEXT
    scenario = load_text(TEXT.replace(old, new))
    items = Dependence.of(scenario).reach(["regime.lists.debtors"])
    assert Equality(scenario).why_equal("sex", items) is None
    assert Equality(made_up()).why_equal("sex", items)


def test_equal_multipliers_make_no_difference() -> None:
    scenario = load_text(TEXT.replace("{north: 1, south: 2}", "{north: 2, south: 2}"))
    items = Dependence.of(scenario).reach(["regime.lists.debtors"])
    assert Equality(scenario).why_equal("region", items)


def test_the_list_whose_inputs_are_equal_stays_equal_beside_one_whose_are_not() -> None:
    items = Dependence.of(made_up()).reach(["regime.lists.litterers"])
    assert Equality(made_up()).why_equal("region", items)


def test_every_quantity_is_found_once_with_its_path() -> None:
    paths = [path for path, _ in quantities(made_up())]
    assert len(set(paths)) == len(paths)
    assert {"world.conducts.default.rate", "regime.lists.debtors.by_hand.0.rate"} <= set(paths)
    assert any(path.startswith("regime.lists.debtors.term.") for path in paths)
