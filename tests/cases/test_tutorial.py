"""The small case: what documentation and tests may rely on."""

import pytest

from standing.cases import case_folder
from standing.engine import simulate
from standing.scenario import load


@pytest.fixture(scope="module")
def scenario():
    return load("tutorial")


def test_it_is_small_and_has_two_columns_of_two_groups(scenario):
    cells = scenario.world.population.cells
    assert cells.people == 300_000
    assert {column: len(labels) for column, labels in cells.values.items()} == {"district": 2, "age": 2}


def test_it_has_one_of_each(scenario):
    regime, world = scenario.regime, scenario.world
    for items in (world.conducts, world.services, regime.sensors, regime.lists, regime.sanctions, regime.redress):
        assert len(items) == 1
    sensor, list_ = regime.sensors["register"], regime.lists["debtors"]
    assert sensor.false_alarms.base > 0
    assert list_.term is not None
    assert list_.notice is not None


def test_every_number_is_assumed(scenario):
    assert {each.status for each in scenario.inputs()} == {"assumed"}
    assert all(each.range or each.source for each in scenario.inputs())


def test_it_says_that_it_does_not_exist(scenario):
    readme = (case_folder("tutorial") / "README.md").read_text(encoding="utf-8")
    assert "do not exist" in readme
    assert "do not exist" in scenario.title


def test_it_runs_and_each_mechanism_does_something(scenario):
    tallies, _ = simulate(scenario, people=20_000, seed=1)
    assert tallies.persons() == 20_000
    for tally, item in (
        ("acts", "unpaid_fine"),
        ("observations", "register"),
        ("notices_reached", "debtors"),
        ("listings", "debtors"),
        ("averted", "debtors"),
        ("denials", "no_bus"),
        ("appeals", "correction"),
    ):
        assert tallies.value(tally, item) > 0, tally
    parts = {part: tallies.value("observations", "register", part) for part in ("true", "wrong_person", "wrong_fact")}
    assert min(parts.values()) > 0
    ends = {part: tallies.value("ends", "debtors", part) for part in ("term", "settled", "corrected")}
    assert min(ends.values()) > 0
