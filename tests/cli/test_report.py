"""`standing report`: one page of a case, of a run that was made earlier, and of several."""

from __future__ import annotations

from pathlib import Path

import pytest

from standing.cli import report as command

SMALL = ("--people", "2_000", "--no-reforms")

pytestmark = pytest.mark.usefixtures("undrawn")


def test_a_case_becomes_a_page(standing, here: Path) -> None:
    answer = standing("report", "tutorial", *SMALL, "--seed", "2", "-o", "town.html")
    assert answer.code == 0
    assert answer.out.startswith("town.html: one page, ")
    page = (here / "town.html").read_text(encoding="utf-8")
    assert "2,000</data> synthetic persons" in page
    assert "standing run tutorial --json run.json --people 2000 --seed 2" in page


def test_it_has_a_name_where_none_is_said(standing, here: Path) -> None:
    assert standing("report", "tutorial", *SMALL).code == 0
    assert (here / "report.html").is_file()


def test_reforms_are_run_with_it(standing, here: Path) -> None:
    words = ("--people", "3_000", "--reform", "correction-in-5-days", "--reform", "regime.lists.debtors.term=1y")
    assert standing("report", "tutorial", *words).code == 0
    page = (here / "report.html").read_text(encoding="utf-8")
    assert page.count('<section class="panel"') == 2


def test_a_run_that_was_made_earlier_is_found_by_its_folder(standing, here: Path) -> None:
    assert standing("run", "tutorial", "--people", "3_000", "--seed", "5", "--out", "results").code == 0
    assert standing("report", "results", "--no-reforms").code == 0
    page = (here / "report.html").read_text(encoding="utf-8")
    assert 'data-id="run::seed">5</data>' in page


def test_a_run_under_a_reform_opens_as_what_it_is(standing, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    under = ("--reform", "grace-30-days", "--reform", "regime.lists.debtors.term=1y")
    assert standing("run", "tutorial", "--people", "3_000", *under, "--out", "results").code == 0
    monkeypatch.setattr("standing.experiments.run.run", lambda *_, **__: pytest.fail("it was run again"))
    assert standing("report", "results", "--no-reforms").code == 0
    page = (here / "report.html").read_text(encoding="utf-8")
    assert "<code>regime.lists.debtors.term=1y</code>" in page
    answer = standing("report", "results", "--set", "regime.lists.debtors.term=2y", "--no-reforms")
    assert answer.code == 2
    assert "allowed: nothing: results/document.json says it already, and it was another" in answer.err


def test_a_document_under_one_shipped_reform_is_recognised(standing, here: Path) -> None:
    assert standing("run", "tutorial", "--people", "1_000", "--reform", "grace-30-days", "--json", "run.json").code == 0
    assert standing("report", "run.json", "--no-reforms").code == 0
    assert "grace=30d</code>" in (here / "report.html").read_text(encoding="utf-8")


def test_what_to_type_is_said_where_the_changes_are_not(standing, here: Path) -> None:
    change = ("--reform", "regime.lists.debtors.term=1y")
    assert standing("run", "tutorial", "--people", "1_000", *change, "--json", "run.json").code == 0
    answer = standing("report", "run.json", "--no-reforms")
    assert answer.code == 2
    assert "--reform PATH=VALUE of it as --set PATH=VALUE" in answer.err
    assert "`standing run tutorial … --people 1000 --seed 1 --out run` first" in answer.err
    assert standing("report", "run.json", "--no-reforms", "--set", change[1]).code == 0


def test_a_scenario_that_changed_since_is_named(standing, here: Path, town: str) -> None:
    assert standing("run", town, "--people", "1_000", "--out", "results").code == 0
    scenario = here / town
    scenario.write_text(scenario.read_text(encoding="utf-8").replace("2y", "3y"), encoding="utf-8")
    answer = standing("report", "results")
    assert answer.code == 2
    assert "town.yaml as it was when it was run, or --scenario FILE with a copy of it" in answer.err


def test_a_run_that_gives_other_numbers_is_refused(standing, here: Path) -> None:
    assert standing("run", "tutorial", "--people", "3_000", "--json", "run.json").code == 0
    record = here / "run.json"
    record.write_text(record.read_text(encoding="utf-8").replace('"value": 0}', '"value": 1}', 1), encoding="utf-8")
    answer = standing("report", "run.json", "--no-reforms")
    assert answer.code == 2
    assert "with other numbers than this run gives here" in answer.err


def test_a_run_of_another_version_of_its_scenario_is_refused(standing, here: Path, town: str) -> None:
    assert standing("run", town, "--people", "3_000", "--json", "run.json").code == 0
    scenario = here / town
    scenario.write_text(scenario.read_text(encoding="utf-8").replace("2y", "13mo"), encoding="utf-8")
    answer = standing("report", "run.json", "--scenario", town)
    assert answer.code == 2
    assert "made by another version of" in answer.err


def test_several_are_on_one_page(standing, here: Path) -> None:
    assert standing("report", "tutorial", "tutorial", *SMALL).code == 0
    page = (here / "report.html").read_text(encoding="utf-8")
    assert 'id="a-first"' in page
    assert 'id="b-first"' in page


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "CASE|RUN: found none; allowed: a shipped case, a scenario file, or a run that was made earlier"),
        (("tutorial", "--no-reforms", "--reform", "a"), "--no-reforms: found --reform as well; allowed: one of them"),
        (("tutorial", "-o", "no/where.html"), "--out: found no/where.html; allowed: a file in a folder that exists"),
        (("tutorial", "--people", "many"), "--people: found many"),
        (("tutorial", "--scenario", "town.yaml"), "--scenario: found town.yaml; allowed: nothing, since tutorial is"),
        (("tutorial", "--reform", "no-such"), "a shipped reform ("),
        (("nowhere",), "found"),
    ],
)
def test_what_makes_no_page_is_answered_in_one_sentence(
    standing, here: Path, words: tuple[str, ...], said: str
) -> None:
    answer = standing("report", *words)
    assert answer.code == 2
    assert said in answer.err
    assert not list(here.iterdir())


def test_nobody_can_be_reported(standing, here: Path) -> None:
    answer = standing("report", "Li Wei")
    assert answer.code == 2
    assert not list(here.iterdir())


def test_what_is_missing_is_named(standing, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "find_spec", lambda name: None)
    answer = standing("report", "tutorial")
    assert answer.code == 2
    assert 'pip install "standing-lab[report]"' in answer.err


def test_people_and_seed_are_those_of_the_record(standing, here: Path) -> None:
    assert standing("run", "tutorial", "--people", "3_000", "--out", "results").code == 0
    answer = standing("report", "results", "--seed", "7")
    assert answer.code == 2
    assert "--seed: found 7; allowed: nothing: results says it already" in answer.err
