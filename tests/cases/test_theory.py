"""The theory cases say what the theory says: their numbers are computed again, and a run gives them."""

import sys

import pytest
from tests.cases.conftest import ROOT

from standing.cases import SCENARIO, case_folder, case_named, case_names
from standing.errors import InputError
from standing.experiments.validate import validate
from standing.experiments.validate_wanted import wanted_of
from standing.scenario import load

THEORY = [name for name in case_names() if name.startswith("theory/")]
FEW = {
    "theory/compas": 144_280,
    "theory/delayed-impact": 60_000,
    "theory/everybody-served": 1_500,
    "theory/impossibility": 60_000,
    "theory/restart": 60_000,
    "theory/score-trap": 2_100,
    "theory/watchlist": 1_000_000,
}
"""Persons that suffice for the laws; published figures and signs may need the many that the cases ask for."""


@pytest.fixture(scope="module")
def numbers():
    """The tools that know the theory and not the engine."""
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        import theory_numbers

        yield theory_numbers
    finally:
        sys.path.remove(str(ROOT / "tools"))


@pytest.mark.parametrize("name", THEORY)
def test_each_number_is_computed_again(name, numbers):
    for wanted, number, same in numbers.compared(name):
        assert same, f"{wanted.in_words()}: {number}"


def test_every_case_is_computed(numbers):
    assert sorted(numbers.CASES) == THEORY


def test_what_a_finite_run_leaves_out_is_below_its_noise(numbers):
    assert numbers.left_after_the_run() < 2e-6
    assert numbers.left_of_the_start() < 1e-5
    assert abs(numbers.chains.listed_without_restart(0.05, 5, 20) - 0.2) < 1e-5


def test_the_tables_are_those_that_the_tool_writes(numbers):
    folder = case_folder("theory/delayed-impact")
    for file, text in numbers.scores.tables().items():
        assert (folder / file).read_text(encoding="utf-8") == text
    assert all(sum(numbers.scores.starts(group).values()) == 1 for group in numbers.scores.GROUPS)


def test_the_change_on_the_grid_is_near_that_of_the_paper(numbers):
    paper = (8.40, 38.67, -17.14, 35.04, 6.01, 37.24, 4.40, 34.00, 6.83, 20.28, 9.37, 30.57)
    for number, printed in zip(numbers.delayed_impact(), paper, strict=False):
        assert abs(number / 10 - printed) < 1.6


def test_the_identity_gives_the_published_rates(numbers):
    for group in ("A", "B", "all"):
        fpr, fnr, ppv = numbers.rates(group)
        share = numbers.prevalence(group)
        assert share / (1 - share) * (1 - ppv) / ppv * (1 - fnr) == fpr


@pytest.mark.parametrize("name", THEORY)
def test_a_case_is_short_and_says_where_each_number_is_from(name):
    scenario = load(name)
    assert len((case_folder(name) / SCENARIO).read_text(encoding="utf-8").splitlines()) < 60
    assert scenario.name == name.removeprefix("theory/")
    assert scenario.title
    tables = {"regime.scores.credit.start.by.group.A", "regime.scores.credit.start.by.group.B"}
    assert {each.path for each in scenario.inputs() if each.status == "unstated"} <= tables
    for wanted in wanted_of(scenario):
        assert wanted.source in scenario.sources, wanted.in_words()
        assert wanted.note, wanted.in_words()
    named = {each.source for each in scenario.inputs()} - {None}
    assert named <= set(scenario.sources)


def test_a_case_of_a_collection_is_found_by_its_last_word():
    assert case_named("watchlist") == "theory/watchlist"
    assert case_named("theory/watchlist") == "theory/watchlist"
    assert case_named("theory") is None
    assert load("watchlist").digest == load("theory/watchlist").digest
    with pytest.raises(InputError, match="theory/watchlist"):
        load("theory/watchlst")


@pytest.mark.parametrize("name", THEORY)
def test_a_run_follows_the_theory(name):
    found = validate([load(name)], people=FEW[name], seed=11)
    for reading in found.checked[0].readings:
        if reading.wanted.kind in ("identity", "law"):
            assert reading.outcome(found.bound) == "reproduced", (
                f"{reading.wanted.in_words()}: {reading.found}, z {reading.z}"
            )
