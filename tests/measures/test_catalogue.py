"""The register: every question of every measure, for every group, with its denominator, its interval and its words."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.measures import wide
from tests.measures.synthetic import lives, made_up, without

from standing.measures.catalogue import MEASURES, Catalogue, table_of, with_ranges
from standing.measures.measure import COLUMNS, Value
from standing.measures.suppress import is_too_few, not_modelled, sentence, shown, too_few
from standing.scenario import load_text

BUILT = [
    "Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7", "Q8", "Q9", "Q10", "Q11", "Q12", "Q14", "Q16", "Q17", "Q18", "Q19", "Q20", "Q21",
    "Q22", "Q23", "Q24",
]  # fmt: skip
FORBIDDEN = re.compile(
    r"\b(legal|illegal|unlawful|compliant|fair|unfair|guilty|innocent|rightful|blocked|certified|proves?|prevents?)\b",
    re.I,
)
QUOTIENTS = re.compile(r"share|per ")


RUNS: dict[str, Callable[[], Catalogue]] = {
    "plain": lambda: Catalogue(made_up(), lives(made_up(), 6_400, 1)),
    "wide": lambda: Catalogue(wide.wide(), wide.lives(6_400, 1)),
}


@pytest.fixture(scope="module", params=RUNS)
def values(request: pytest.FixtureRequest) -> list[Value]:
    return list(RUNS[request.param]().values())


def test_the_register_has_the_measures_in_order() -> None:
    assert list(MEASURES) == BUILT
    assert all(measure.id == name for name, measure in MEASURES.items())


def test_every_question_is_answered_for_every_group_once(values: list[Value]) -> None:
    keys = [value.key for value in values]
    assert len(set(keys)) == len(keys)
    groups = ["all", "sex=female", "sex=male", "region=north", "region=south"]
    for question in {key[:3] for key in keys}:
        assert [key[3] for key in keys if key[:3] == question] == groups


def test_every_measure_has_its_leading_number() -> None:
    values = [value for made in RUNS.values() for value in made().values(groups=["all"])]
    for name, measure in MEASURES.items():
        assert any(
            value.id == name and value.name == measure.leading and value.value is not None for value in values
        ), name


def test_leading_gives_one_value_per_item_overall() -> None:
    leading = Catalogue(made_up(), lives(made_up(), 6_400, 1)).leading("Q3")
    assert [(value.item, value.group) for value in leading] == [("debtors", "all"), ("litterers", "all")]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**6), st.sampled_from([64, 500, 3_000]), st.sampled_from([0.0, 0.01, 0.2, 3.0]))
def test_intervals_hold_their_values_and_shares_stay_in_bounds(seed: int, people: int, scale: float) -> None:
    for value in Catalogue(made_up(), lives(made_up(), people, seed, scale)).values():
        if value.value is None:
            assert value.why
            assert value.low is None or value.unit == "days"
            continue
        assert value.low is None or value.low <= value.value + 1e-9
        assert value.high is None or value.high >= value.value - 1e-9
        if value.unit == "share":
            assert 0 <= value.value <= 1
        if value.numerator is not None and QUOTIENTS.search(value.unit) and "open after" not in value.name:
            assert value.denominator
            assert value.value == pytest.approx(value.numerator / value.denominator)


def test_partitions_add_up(values: list[Value]) -> None:
    for value in values:
        if value.name == "met and listed":
            four = [
                each
                for each in values
                if (each.item, each.group) == (value.item, value.group) and each.unit == "persons"
            ]
            if value.value is not None:
                assert sum(each.value or 0 for each in four) == value.denominator == value.persons
    for name in ("listings by conduct", "listings by sensor", "refused purchases by rule cited"):
        for group in ("all", "sex=male"):
            rows = [each for each in values if each.name == name and each.group == group]
            assert not rows or sum(each.value or 0 for each in rows) == pytest.approx(1)
    table = [each for each in values if each.name == "sanction-days by severity and gravity" and each.group == "all"]
    assert table
    if any(each.value for each in table):
        assert sum(each.value or 0 for each in table) == pytest.approx(1)


def test_groups_add_up_to_all(values: list[Value]) -> None:
    overall = {value.key[:3]: value for value in values if value.group == "all"}
    for key, whole in overall.items():
        if isinstance(whole.numerator, int):
            both = [value.numerator or 0 for value in values if value.key[:3] == key and value.group.startswith("sex=")]
            assert sum(both) == whole.numerator, key


def test_the_rows_are_the_contracts(values: list[Value]) -> None:
    table = table_of(values)
    assert table.columns == COLUMNS
    assert table.to_dicts()[0]["depends_on_assumed"] == list(values[0].depends_on_assumed)


def test_sentences_carry_their_denominator_and_the_words_that_people_read(values: list[Value]) -> None:
    for value in values:
        text = sentence(value)
        assert text.startswith("In the simulated population")
        assert text.endswith(".")
        assert "{" not in text
        assert not FORBIDDEN.search(text), text
        assert not FORBIDDEN.search(shown(value))
        if value.value is not None and not is_too_few(value):
            assert re.search(
                r"[\d,]+ (of|persons|listings|days|decisions|thousand|corrected|sanction|candidates|refused)", text
            ), text
        if value.group != "all":
            assert value.group.partition("=")[2] in text


def test_names_and_reasons_use_the_words_that_people_read(values: list[Value]) -> None:
    for value in values:
        assert not FORBIDDEN.search(f"{value.name} {value.unit} {value.why or ''}"), value.key


def test_a_scenario_without_a_regime_models_nothing() -> None:
    empty = load_text(
        "name: empty\nclock: {start: 2014-01-01, end: 2015-01-01}\n"
        "world: {population: {cells: [{sex: female, count: 100}, {sex: male, count: 100}]}}\n"
    )
    values = list(Catalogue(empty, lives(empty, 200, 1)).values())
    assert {value.status for value in values} == {"not_modelled"}
    assert {value.id for value in values} == set(BUILT)
    assert all(value.value is None and value.numerator is None and value.why for value in values)
    assert all(not_modelled() in sentence(value) for value in values)


@pytest.mark.parametrize(
    ("missing", "measure", "name", "why"),
    [
        (["notice: {when: before, reaches: 0.7}"], "Q8", "sanction before notice", "nothing about notice"),
        (["redress:"], "Q7", "median of the correction lag", "no redress"),
        (["redress:"], "Q9", "corrected, of wrongful listings", "no redress"),
        (["sanctions:"], "Q8", "sanction before notice", "no sanction on the list refuses anything"),
        (["sanctions:"], "Q10", "rank correlation of severity and gravity", "no sanction"),
        (["sanctions:"], "Q16", "refused purchases by deciding authority", "no sanction of the scenario refuses"),
        (["decision:"], "Q24", "candidates rejected", "no decider"),
        (["Q24: {staff: 4}"], "Q24", "minutes per decision", "no staff is stated"),
        (
            ["Q11: {related: {courts: [travel]}, author: the test}"],
            "Q11",
            "unrelated sanction-days, mildest",
            "no relation table",
        ),
        (["by_hand: {rate: 0.0001/yr}"], "Q3", "listings by hand", "no entries by hand"),
        (
            ["by_hand: {rate: 0.0001/yr}", "wrong_person: {value: 0.002, status: assumed, range: [0, 0.01]}"],
            "Q3",
            "wrongful share of listings",
            "no sensor of the list errs",
        ),
    ],
)
def test_what_the_scenario_lacks_is_not_modelled_and_never_zero(
    missing: list[str], measure: str, name: str, why: str
) -> None:
    scenario = without(*missing)
    found = [
        each for each in Catalogue(scenario, lives(scenario, 640, 2)).values([measure], ["all"]) if each.name == name
    ]
    assert found[0].status == "not_modelled"
    assert found[0].value is None
    assert found[0].numerator is None
    assert why in (found[0].why or "")
    assert shown(found[0]) == not_modelled()


def test_small_groups_are_too_few_for_people_and_stay_in_files() -> None:
    values = list(Catalogue(made_up(), lives(made_up(), 200, 3, 0.2)).values(["Q3"]))
    few = [value for value in values if is_too_few(value)]
    assert any(value.value is not None for value in few)
    table = table_of(values)
    assert too_few() in table._repr_html_()
    assert all(sentence(value).endswith("(under 30 persons or 10 events).") for value in few)
    at = values.index(few[0])
    assert table.to_dicts()[at]["value"] == few[0].value


def test_ranges_are_put_where_they_belong(values: list[Value]) -> None:
    found = with_ranges(values[:3], {values[1].key: (0.1, 0.9)})
    assert [(value.assume_low, value.assume_high) for value in found] == [(None, None), (0.1, 0.9), (None, None)]


def test_a_number_that_the_scenario_fixes_has_no_width() -> None:
    values = RUNS["plain"]().values(["Q11"])
    strict = next(v for v in values if v.id == "Q11" and v.item == "no_flights" and "strictest" in v.name)
    assert (strict.value, strict.low, strict.high) == (1.0, 1.0, 1.0)
    assert "fixed by the scenario" in strict.sentence()
