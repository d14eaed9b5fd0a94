"""Expectations: how they are read, what is found for them, and when they hold."""

from __future__ import annotations

import json
import math
from fractions import Fraction

import pytest
from scipy import stats

from standing.errors import InputError, Problems
from standing.experiments.validate import Validation, validate
from standing.experiments.validate_formula import formula_from
from standing.experiments.validate_verdict import FAMILY_ERROR, Reading, bound_of
from standing.experiments.validate_wanted import people_for, wanted_of
from standing.scenario import Scenario, load_text

TOWN = """\
name: town
clock: {start: 2000-01-01, measures_from: 2020-01-01, end: 2040-01-01, bins: year}
world:
  population: {cells: [{side: left, count: 3_000}, {side: right, count: 1_000}]}
  conducts:
    fault: {context: traffic, gravity: 1, rate: 0/yr}
regime:
  sensors:
    camera: {observes: fault, false_alarms: {base: 0.05/yr, by: {side: {left: 1, right: 2}}}}
  lists:
    listed: {enters: {observed: fault}, term: 730.5d}
expects:
"""
BUSY = 0.05 * 2 / (1 + 0.05 * 2)
"""Share of the left side that is listed: entries at 0.05 a year while free, stays of two years."""


def town(*rows: str) -> Scenario:
    return load_text(TOWN + "".join(f"  - {row}\n" for row in rows))


def validated(*rows: str, people: int = 16_000) -> Validation:
    return validate([town(*rows)], people=people, seed=3, threads=2)


def readings(*rows: str, people: int = 16_000) -> list[Reading]:
    return list(validated(*rows, people=people).checked[0].readings)


def outcomes(*rows: str) -> list[str]:
    found = validated(*rows)
    return [each.outcome(found.bound) for each in found.checked[0].readings]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1585 / 42", Fraction(1585, 42)),
        ("0.1 + 0.2", Fraction(3, 10)),
        ("-2_000 * 1e-3", Fraction(-2)),
        ("2 ** -3", Fraction(1, 8)),
        (0.3235, Fraction("0.3235")),
        ("1 - exp(-0.05 * 2)", 1 - math.exp(-0.1)),
        ("sqrt(log(2) + 1)", math.sqrt(math.log(2) + 1)),
    ],
)
def test_a_formula_is_computed_without_rounding_where_it_can_be(text: object, value: float) -> None:
    found = formula_from(text, {}).value()
    assert isinstance(found, Fraction) == isinstance(value, Fraction)
    assert found == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize(
    "text",
    ["", "one", "1 +", "__import__('os')", "(1).real", "[1][0]", "1 if 1 else 2", "'a' * 3", "2 ** 999", "2 ** 2 ** 9",
     "exp()", "exp(1, 2)", "1 / 0", "log(0 - 1)", "exp(1e9)", "1j", "True", "0x10", True, None, [1], "1" * 301, "-" * 250 + "1"],
)  # fmt: skip
def test_what_is_no_formula_is_refused(text: object) -> None:
    with pytest.raises(Problems):
        formula_from(text, {})


def test_a_formula_uses_the_names_that_it_is_given() -> None:
    formula = formula_from("a / (1 - b)", {"a": 0, "b": 0})
    assert formula.names == ("a", "b")
    assert formula.value({"a": Fraction(1), "b": Fraction(1, 2)}) == 2
    assert formula.value({"a": Fraction(1), "b": Fraction(1)}) is None
    with pytest.raises(Problems, match="aa"):
        formula_from("aa", {"a": 0})


def test_the_bound_is_that_of_all_tests_together() -> None:
    assert bound_of(1) == pytest.approx(3.2905, abs=1e-4)
    for tests in (2, 30, 1_000):
        each = 2 * stats.norm.sf(bound_of(tests))
        assert 1 - (1 - each) ** tests == pytest.approx(FAMILY_ERROR)


LEFT = "item: listed, group: side=left"


def test_a_law_holds_by_its_noise_and_by_the_law_of_its_count() -> None:
    value = "value: 0.05 * 2 / (1 + 0.05 * 2), class: law"
    spread = math.sqrt(BUSY * (1 - BUSY))
    found = readings(
        f"{{tally: listed_at_end, {LEFT}, per: person, {value}}}",
        f"{{tally: listed_at_end, {LEFT}, per: person, {value}, spread: binomial}}",
        f"{{tally: listed_at_end, {LEFT}, per: person, {value}, spread: {spread}}}",
        f"{{tally: listed_at_end, {LEFT}, value: 3_000 * 0.1 / 1.1, spread: poisson, class: law}}",
        f"{{tally: listed_at_end, {LEFT}, value: 3_000 * 0.1 / 1.1, class: law}}",
    )
    z = [each.z for each in found]
    assert all(each is not None and abs(each) < 3.5 for each in z)
    assert z[0] == pytest.approx(z[2], rel=0.4)
    assert z[0] == pytest.approx(z[4], rel=0.01)
    assert found[3].found == found[0].found * 3_000
    assert all(each.interval.low < each.found < each.interval.high for each in found)


def test_a_wrong_law_fails() -> None:
    row = f"{{tally: listed_at_end, {LEFT}, per: person, value: 0.12, class: law"
    assert outcomes(f"{row}}}", f"{row}, spread: binomial}}", f"{row}, tolerance: 0.5}}") == [
        "not reproduced",
        "not reproduced",
        "reproduced",
    ]


def test_ends_may_stand_in_place_of_a_value() -> None:
    row = f"tally: listed_at_end, {LEFT}, per: person, class: law"
    assert outcomes(f"{{{row}, low: 0.05, high: 0.1}}", f"{{{row}, low: 0.12}}", f"{{{row}, high: 0.05}}") == [
        "reproduced",
        "not reproduced",
        "not reproduced",
    ]


def test_a_published_figure_holds_within_its_tolerance_or_is_only_reported() -> None:
    row = f"tally: listed_at_end, {LEFT}, per: person, value: 0.1, class: published figure"
    assert outcomes(
        f"{{{row}}}", f"{{{row}, tolerance: 0.2}}", f"{{{row}, tolerance: 0.001}}", f"{{{row}, low: 0.05, high: 0.2}}"
    ) == [
        "reported",
        "reproduced",
        "not reproduced",
        "reproduced",
    ]


def test_an_identity_holds_to_the_last_integer() -> None:
    where = "where: {left: {group: side=left}, right: {group: side=right}}"
    parts = "{f: {tally: listings, part: wrong_fact}, l: {tally: listings}}"
    rows = (
        f"{{tally: listings, item: listed, value: left + right, {where}, class: identity}}",
        f"{{tally: listings, item: listed, value: left + right + 0.000001, {where}, class: identity}}",
        "{measure: Q3, item: listed, value: 1, class: identity}",
        f"{{measure: Q3, item: listed, value: f / l, class: identity, where: {parts}}}",
    )
    assert outcomes(*rows) == ["reproduced", "not reproduced", "reproduced", "reproduced"]


def test_a_sign_needs_more_than_noise() -> None:
    rate = "{regime.sensors.camera.false_alarms: 0.06/yr}"
    row = "tally: listed_at_end, item: listed, per: person, class: sign"
    rows = (
        f"{{{row}, group: side=right, minus: {{group: side=left}}, value: positive}}",
        f"{{{row}, group: side=right, minus: {{group: side=left}}, value: negative}}",
        f"{{{row}, group: side=left, minus: {{group: side=left}}, value: positive}}",
        f"{{tally: listings, {LEFT}, per: person, reform: {rate}, minus: as it stands, value: positive, class: sign}}",
    )
    assert outcomes(*rows) == ["reproduced", "not reproduced", "not reproduced", "reproduced"]


def test_twins_are_compared_person_by_person() -> None:
    reform = "reform: {regime.lists.listed.term: 1826.25d}"
    change, alone = readings(
        f"{{tally: listed_at_end, {LEFT}, per: person, {reform}, minus: as it stands, value: 0.2 - 0.1 / 1.1, class: law}}",
        f"{{tally: listed_at_end, {LEFT}, per: person, {reform}, value: 0.2, class: law}}",
    )
    assert abs(change.z) < 3.5
    assert change.interval.high - change.interval.low < alone.interval.high - alone.interval.low


def test_a_measure_may_be_asked_for_by_name_group_and_date() -> None:
    found = readings(
        "{measure: Q2, item: listed, group: [side=left, side=right], value: 50 / 1.1, class: law, at: 2030-01-01}",
        "{measure: Q17, name: not met and listed, item: listed, value: 4_000, high: 4_000, class: published figure}",
    )
    assert [each.wanted.asked.group for each in found[:2]] == ["side=left", "side=right"]
    assert [abs(each.z) < 3.5 for each in found[:2]] == [True, False]
    assert 1_000 < found[2].found <= 4_000


def test_a_published_figure_counts_through_its_day() -> None:
    rows = [
        f"{{tally: listings, item: listed, value: 1, at: 2030-01-01, class: {each}}}"
        for each in ("law", "published figure")
    ]
    ends = [str(each.asked.setting.end) for each in wanted_of(town(*rows))]
    assert ends == ["2030-01-01", "2030-01-02"]


def test_without_a_number_there_is_a_reason() -> None:
    found = validated("{tally: listings, item: listed, per: {part: by_hand}, value: 1, class: law}")
    (reading,) = found.checked[0].readings
    assert (reading.found, reading.outcome(found.bound)) == (None, "not reproduced")
    assert "there is no listings by_hand" in reading.why
    assert not found.holds


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{measure: Q99, value: 1, class: law}", "measure: found \"Q99\""),
        ("{measure: Q3, item: lst, value: 1, class: law}", "did you mean \"listed\"?"),
        ("{measure: Q17, item: listed, name: false rate, value: 1, class: law}", "name: found \"false rate\""),
        ("{tally: listngs, item: listed, value: 1, class: law}", "did you mean \"listings\"?"),
        ("{tally: listings, item: lists, value: 1, class: law}", "did you mean \"listed\"?"),
        ("{tally: listings, part: tru, value: 1, class: law}", "did you mean \"true\"?"),
        ("{tally: listings, group: side=up, value: 1, class: law}", "allowed: all, side=left or side=right"),
        ("{tally: listings, per: {tally: nothing}, value: 1, class: law}", "per, tally: found \"nothing\""),
        ("{tally: wrongful_duration_days, value: 1, class: law}", "or a spread"),
        ("{measure: Q6, item: listed, value: 1, spread: binomial, class: law}", "spread"),
    ],
)  # fmt: skip
def test_what_the_run_does_not_have_is_said_with_its_line(row: str, said: str) -> None:
    with pytest.raises(InputError, match=r"scenario.yaml:13:") as refused:
        validated(row, people=1_000)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{measure: Q3, class: law}", "no value"),
        ("{measure: Q3, value: 1, low: 0, class: law}", "one of value and low or high"),
        ("{measure: Q3, value: up, class: sign}", "positive or negative"),
        ("{measure: Q3, value: 1 +, class: law}", "a number or a formula"),
        ("{measure: Q3, value: x, class: law}", "names need `where`"),
        ("{measure: Q3, value: x, class: law, where: {y: {group: side=left}}}", "a name of `where` (y)"),
        ("{measure: Q3, value: 1, class: law, where: {y: {group: side=left}}}", "a name that the value uses"),
        ("{measure: Q3, value: 1, class: law, where: {y: {grp: side=left}}}", "did you mean \"group\"?"),
        ("{measure: Q3, value: 1, class: law, per: person}", "per beside a tally"),
        ("{tally: listings, value: 1, class: law, per: persons}", "person, or what differs"),
        ("{tally: listings, value: 1, class: law, minus: as it is}", "did you mean \"as it stands\"?"),
        ("{tally: listings, value: 1, class: law, spread: gauss}", "binomial or poisson"),
        ("{tally: listings, value: 1, class: law, spread: poisson, minus: {group: side=left}}", "no spread beside"),
        ("{tally: listings, value: 1, class: identity, spread: poisson}", "spread for a law"),
        ("{tally: listings, value: 1, class: law, tolerance: -1}", "0 or more"),
        ("{tally: listings, value: 1, class: law, reform: [1]}", "changes by path"),
        ("{tally: listings, value: 1, class: law, people: 0}", "a whole number of persons"),
        ("{tally: listings, measure: Q3, value: 1, class: law}", "both measure and tally"),
        ("{value: 1, class: law}", "neither measure nor tally"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_before_anything_is_run(row: str, said: str) -> None:
    with pytest.raises(InputError) as refused:
        wanted_of(town(row))
    assert said in str(refused.value)
    assert "scenario.yaml:13:" in str(refused.value)


def test_a_reform_that_leads_nowhere_is_refused() -> None:
    with pytest.raises(InputError, match="leads nowhere"):
        validated("{tally: listings, value: 1, class: law, reform: {regime.lists.lst.term: 1d}}")


def test_a_scenario_that_expects_nothing_is_refused() -> None:
    with pytest.raises(InputError, match="nothing expected of town"):
        validate([load_text(TOWN.replace("expects:\n", ""))])


def test_persons_are_those_that_an_expectation_asks_for() -> None:
    one = "{measure: Q3, item: listed, value: 1, class: identity}"
    assert people_for(town(one), wanted_of(town(one))) == 100_000
    asking = town(one, one.replace("}", ", people: 3e5}"))
    assert people_for(asking, wanted_of(asking)) == 300_000


def test_the_document_is_plain_json() -> None:
    found = validated(
        f"{{tally: listed_at_end, {LEFT}, per: person, value: 0.1 / 1.1, class: law, note: share listed}}",
        "{measure: Q3, item: listed, value: 1, class: identity}",
        "{tally: listings, per: {part: by_hand}, value: 1, class: published figure}",
    )
    document = json.loads(json.dumps(found.document(), allow_nan=False))
    assert (document["tests"], document["reproduced"], document["reported"], document["holds"]) == (1, 2, 1, True)
    first, second, third = document["scenarios"][0]["expectations"]
    assert (first["what"], first["formula"], first["outcome"]) == ("share listed", "0.1 / 1.1", "reproduced")
    assert (second["expected"], second["found"], second["z"]) == (1, 1, None)
    assert third["found"] is None
    assert "no listings" in third["why"]
