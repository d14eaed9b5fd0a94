"""Changes by path, the digest, and where everything stands in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from standing.engine import simulate
from standing.errors import InputError
from standing.scenario import load, load_text
from tests.scenario.shipped import FULL, SMALL, shipped


def test_a_change_is_made_to_a_copy_and_remembered() -> None:
    scenario = load_text(SMALL)
    reform = scenario.reform({"regime.redress.correction.delay": "5d"}).reform({"clock.end": "2019-01-01"})
    assert reform.regime.redress["correction"].delay.segments[0].scale.base == 5 * 86_400
    assert scenario.regime.redress["correction"].delay.segments[0].scale.base == 15 * 86_400
    assert dict(reform.changes) == {"regime.redress.correction.delay": "5d", "clock.end": "2019-01-01"}
    assert reform.clock.end.year == 2019
    assert dict(scenario.changes) == {}


@pytest.mark.parametrize("path", ["regime.lists.debtors", "regime.sanctions.no_flights"])
def test_null_removes_a_thing_and_what_hangs_on_it_is_found(path: str) -> None:
    scenario = load_text(SMALL)
    if "lists" in path:
        with pytest.raises(InputError) as refused:
            scenario.reform({path: None})
        assert {finding.code for finding in refused.value.findings} == {"reference"}
    else:
        assert not scenario.reform({path: None}).regime.sanctions


def test_a_change_reaches_into_lists_and_makes_optional_fields() -> None:
    scenario = load_text(FULL)
    assert scenario.reform({"regime.lists.debtors.enters.0.times": 3}).regime.lists["debtors"].enters[0].times.base == 3
    small = load_text(SMALL).reform({"world.population.frailty.shape": 0.5})
    assert small.world is not None
    assert small.world.population.frailty == 0.5


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        ("regime.redres.correction.delay", "redress"),
        ("regime.redress.corection.delay", "regime.redress.correction.delay"),
        ("regime.lists.debtor.term", "regime.lists.debtors.term"),
        ("regime.lists.debtors.trem", "term"),
        ("clock.ends", "end"),
    ],
)
def test_a_path_that_leads_nowhere_gets_the_nearest_one(path: str, nearest: str) -> None:
    with pytest.raises(InputError) as refused:
        load_text(SMALL).reform({path: "5d"})
    text = str(refused.value)
    assert nearest in text
    assert path.split(".")[1] in text


def test_a_wrong_value_says_by_which_change_it_came() -> None:
    with pytest.raises(InputError) as refused:
        load_text(SMALL, "s.yaml").reform({"regime.redress.correction.delay": "5"})
    (finding,) = refused.value.findings
    assert finding.text().startswith(
        "s.yaml: changed by --set regime.redress.correction.delay=5: redress correction, delay"
    )
    assert finding.nearest == "5d"


def test_all_changes_that_are_wrong_are_said_at_once() -> None:
    with pytest.raises(InputError) as refused:
        load_text(SMALL).reform({"regime.lists.x.term": "2y", "regime.redress.y.delay": "2d"})
    assert len(refused.value.findings) == 2


def test_changes_at_loading_are_the_same_as_a_reform(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    changes = {"regime.sensors.docket.detects": 0.5}
    assert load(path, changes).digest == load(path).reform(changes).digest


OF_THE_SAME_CONTENT = [
    SMALL.replace("name: small\n", "name: small\ntitle: Another title\nnote: Words\n# a comment\n"),
    SMALL.replace("6_000", "6000").replace("grace: 5d", "grace:  5 d"),
    SMALL.replace("default: {context: courts, ", "default: {title: A debt, context: courts, "),
    SMALL.replace("enters: {observed: default}", "enters: [{observed: [default], times: 1}]"),
    SMALL.replace("name: small\n", "name: small\nsources: {gazette: The gazette}\n"),
    SMALL.replace("      removal: 3d\n", "      removal: {delay: 72h, fails: 0}\n"),
    SMALL + "expects: [{measure: Q3, value: 1, class: law}]\n",
]


@pytest.mark.parametrize("text", OF_THE_SAME_CONTENT, ids=range(len(OF_THE_SAME_CONTENT)))
def test_the_digest_ignores_words_and_form(text: str) -> None:
    assert text != SMALL
    assert load_text(text).digest == load_text(SMALL).digest


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("world.population.cells.0.count", 6_001),
        ("world.population.cells.0.region", "west"),
        ("world.population.people", 5_000),
        ("world.conducts.default.rate", "0.41/yr"),
        ("regime.sensors.docket.delay", "31d"),
        ("regime.lists.debtors.leaves_on", "term"),
        ("regime.lists.debtors.public", True),
        ("regime.scores.citizen.points.default", -51),
        ("regime.redress.correction.grants.wrongful", 0.81),
        ("clock.end", "2018-01-02"),
    ],
)
def test_the_digest_depends_on_content(path: str, value: object) -> None:
    scenario = load_text(SMALL)
    reform = scenario.reform({path: value})
    assert reform.digest != scenario.digest
    assert len(reform.digest) == 64


def test_the_digest_depends_on_cells_in_a_file_as_on_cells_in_rows(tmp_path: Path) -> None:
    (tmp_path / "cells.csv").write_text("region,count\nnorth,6000\nsouth,4000\n", encoding="utf-8")
    rows = SMALL[SMALL.index("    cells:") : SMALL.index("  conducts:")]
    text = SMALL.replace(rows, "    cells: cells.csv\n")
    assert load_text(text, "s.yaml", tmp_path).digest == load_text(SMALL).digest


@pytest.mark.parametrize("name", list(shipped()))
def test_what_is_shipped_loads_the_same_twice_and_knows_its_places(name: str) -> None:
    text, folder = shipped()[name]
    scenario, again = load_text(text, "s.yaml", folder), load_text(text, "s.yaml", folder)
    assert scenario.digest == again.digest
    lines = text.splitlines()
    for path, (line, column) in scenario.positions.keys.items():
        assert lines[line - 1][column - 1 :].lstrip("'\"").startswith(str(path[-1]))


def test_positions_point_to_keys_and_values() -> None:
    positions = load_text(SMALL).positions
    line = SMALL[: SMALL.index("docket:")].count("\n") + 1
    assert positions.mark(("regime", "sensors", "docket"), key=True) == (line, 5)
    assert positions.mark(("regime", "sensors", "docket", "detects")) == (line, 42)
    assert positions.mark(("regime", "sensors", "docket", "detects", "nothing")) == (line, 42)


RESPONDING = """
name: responding
clock: {start: 2013-01-01, end: 2015-01-01}
world:
  population: {cells: [{region: north, count: 1000}]}
  conducts: {fare: {context: travel, gravity: 1, rate: 1/yr}}
  responses:
  - {while: {on_list: debtors}, multiplies: conduct.fare, by: 2.5}
  - {after: {listed: debtors}, multiplies: conduct.fare, by: 1.5}
regime:
  sensors: {gate: {observes: fare}}
  lists: {debtors: {enters: {observed: fare}, term: 90d}}
"""


def test_a_response_on_a_list_that_a_reform_abolished_rests() -> None:
    """R23: the reform is accepted, and without the list only the acts of the shadow are left."""
    base = load_text(RESPONDING)
    reformed = base.reform({"regime.lists.debtors": None})
    with_list, _ = simulate(base, people=2_000, seed=1)
    without, _ = simulate(reformed, people=2_000, seed=1)
    assert without.value("acts", "fare") == with_list.value("acts", "fare") - with_list.value(
        "regime_made_acts", "fare"
    )
    assert without.value("regime_made_acts", "fare") == 0


def test_a_response_on_a_list_that_never_was_is_refused() -> None:
    with pytest.raises(InputError, match="debtor"):
        load_text(RESPONDING.replace("on_list: debtors", "on_list: debtor"))
