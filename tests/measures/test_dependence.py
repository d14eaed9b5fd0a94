"""What a number rests on: the assumed inputs that can affect it, and the columns that cannot."""

from __future__ import annotations

import pytest
from tests.measures import wide
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


RESPONSES = {f"world.responses.{at}.by" for at in range(3)}
RENEWAL = "world.population.renewal"
FLIGHTS = "world.services.flight.attempts"
SCHOOLS = "world.services.school.attempts"
CHILDREN = "world.population.dependants.child"
FLAGS = "regime.sensors.gate.flags.innocent"
MISFIRES = "regime.sanctions.no_flights.misfires"
COPIED = "regime.lists.watched.enters.0.share"
SHOWN = "regime.lists.debtors.shown"
ORIGIN = "world.statuses.origin.start"
WORK = "world.statuses.work"
REPAID = "world.services.loan.outcomes.granted.repaid"


def rests(measure: str, item: str, name: str = "") -> set[str]:
    """Assumed inputs of a number of the wide scenario."""
    values = Catalogue(wide.wide(), wide.lives(640, 1)).values([measure], ["all"])
    return set(next(each for each in values if each.item == item and name in each.name).depends_on_assumed)


def touches(found: set[str], path: str) -> bool:
    """Whether an input lies at or under a path."""
    return any(each == path or each.startswith(f"{path}.") for each in found)


@pytest.mark.parametrize(
    ("measure", "item", "name", "within", "without"),
    [
        (
            "Q3",
            "debtors",
            "",
            [WRONG, FLAGS, FLIGHTS, WORK, RENEWAL, *RESPONSES - {"world.responses.0.by"}],
            [CHILDREN, SHOWN],
        ),
        (
            "Q3",
            "debtors",
            "",
            [],
            [COPIED, ORIGIN, REPAID, MISFIRES, "world.responses.0.by", "world.conducts.criticism"],
        ),
        ("Q3", "watched", "", [COPIED, ORIGIN, FLAGS, WRONG], [CHILDREN, REPAID]),
        ("Q3", "copied", "", [COPIED, ORIGIN, FLAGS, WRONG], [CHILDREN, REPAID]),
        ("Q12", "no_school", "", [CHILDREN, SCHOOLS, WRONG], [REPAID, SHOWN]),
        ("Q16", "not stated", "", [MISFIRES, FLIGHTS, CHILDREN], [SHOWN]),
        (
            "Q18",
            "criticism",
            "",
            ["world.conducts.criticism.rate", "world.responses.0.by", WRONG, RENEWAL],
            [REPAID, CHILDREN],
        ),
        ("Q22", "debtors", "", [SHOWN, WRONG], [CHILDREN]),
        ("Q23", "exemplary", "", [REPAID, RENEWAL], [WRONG, CHILDREN]),
        ("Q23", "fast_lane", "", [REPAID, FLIGHTS, MISFIRES, WRONG], [CHILDREN]),
    ],
)
def test_what_the_new_mechanisms_rest_on(
    measure: str, item: str, name: str, within: list[str], without: list[str]
) -> None:
    found = rests(measure, item, name)
    assert not [path for path in within if not touches(found, path)]
    assert not [path for path in without if touches(found, path)]


def test_a_response_alone_is_found() -> None:
    start, end = wide.TEXT.index("    - {while: {on_list: debtors}, multiplies: move"), wide.TEXT.index("regime:")
    dependence = Dependence.of(load_text(wide.TEXT[:start] + wide.TEXT[end:]))
    assert "world.responses.0.by" in dependence.assumed_for(["world.conducts.criticism"])
    assert "world.responses.0.by" not in dependence.assumed_for(["world.conducts.default"])


def test_a_refusal_rests_on_the_sanctions_that_are_tried_before() -> None:
    seats = "    no_seats: {list: litterers, denies: flight}\n    no_loans:"
    dependence = Dependence.of(load_text(TEXT.replace("    no_loans:", seats)))
    assert "regime.sanctions.no_flights" in dependence.reach(["regime.sanctions.no_seats"])
    assert "regime.sanctions.no_seats" not in dependence.reach(["regime.sanctions.no_flights"])


DIFFERENCES = {
    "start of a status": (
        "origin: {start: {native: {value: 0.9, status: assumed, range: [0.8, 0.95]}, foreign: rest}}",
        "origin: {start: {by: {sex: {female: {native: 0.9, foreign: 0.1}, male: {native: 0.8, foreign: 0.2}}}}}",
        "watched",
    ),
    "share of a start": (
        "{native: {value: 0.9, status: assumed, range: [0.8, 0.95]}, foreign: rest}",
        "{native: {base: 0.9, by: {sex: {male: 0.5}}}, foreign: rest}",
        "watched",
    ),
    "table of scores": (
        "citizen: {start: 100,",
        "citizen: {start: {by: {sex: {female: {100: 1}, male: {100: 0.5, 120: 0.5}}}},",
        "exemplary",
    ),
    "outcome": ("arrears: rest}}", "arrears: {base: 0.1, by: {sex: {male: 0.5}}}}}", "exemplary"),
    "outcome by score": (
        "arrears: rest}}",
        "arrears: {by_score: {by: {sex: {female: {0: 0.1, 100: 0}, male: {0: 0.1, 100: 0.01}}}}}}}",
        "exemplary",
    ),
    "response": ("by: {value: 3, status: assumed, range: [1, 5]}", "by: {base: 3, by: {sex: {male: 1.5}}}", "debtors"),
    "move": ("unemployed -> employed: 1/yr", "unemployed -> employed: {base: 1/yr, by: {sex: {male: 2}}}", "debtors"),
    "exemption": ("    critics: {", "    critics: {exempt: {sex: male}, ", "critics"),
    "exemption of a source": ("    watched:\n", "    watched:\n      exempt: {sex: male}\n", "copied"),
    "amnesty": ("    critics: {", "    critics: {amnesty: {at: 2016-01-01, group: {sex: male}}, ", "critics"),
    "flags": ("guilty: 0.5,", "guilty: {base: 0.5, by: {sex: {male: 0.5}}},", "copied"),
    "renewal": ("renewal: {value: 0.02/yr,", "renewal: {base: 0.02/yr, by: {sex: {male: 2}},", "critics"),
}


@pytest.mark.parametrize("difference", DIFFERENCES)
def test_the_new_mechanisms_can_make_groups_differ(difference: str) -> None:
    old, new, name = DIFFERENCES[difference]
    scenario = wide.changed((old, new))
    path = [f"regime.lists.{name}"]
    assert Equality(wide.wide()).why_equal("sex", Dependence.of(wide.wide()).reach(path))
    assert Equality(scenario).why_equal("sex", Dependence.of(scenario).reach(path)) is None


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        (*DIFFERENCES["start of a status"][:2], "exemplary"),
        ("    critics: {", "    critics: {exempt: {sex: male}, ", "exemplary"),
        ("    critics: {", "    critics: {exempt: {sex: [male, female]}, ", "critics"),
        (
            "citizen: {start: 100,",
            "citizen: {start: {by: {sex: {female: {100: 0.5, 120: 0.5}, male: {120: 0.5, 100: 0.5}}}},",
            "exemplary",
        ),
    ],
)
def test_what_does_not_reach_a_list_or_says_the_same_makes_no_difference(old: str, new: str, name: str) -> None:
    scenario = wide.changed((old, new))
    assert Equality(scenario).why_equal("sex", Dependence.of(scenario).reach([f"regime.lists.{name}"]))
