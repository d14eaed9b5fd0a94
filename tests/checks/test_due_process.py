"""The catalogue on shipped scenarios: every answer that is not "cannot tell", as a reader of the sources has it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from standing.cases.catalogue import case_names
from standing.checks.due_process import NormFinding, check_norms, counts, not_in_force
from standing.scenario import load, load_text
from standing.scenario.position import parsed
from standing.scenario.reforms import Reform

EXPECTED = Path(__file__).parent / "norms" / "expected.yaml"
TABLE = parsed(EXPECTED.read_text(encoding="utf-8"), EXPECTED.name)[0]


@pytest.mark.parametrize("name", case_names())
def test_every_verdict_is_the_one_that_a_reader_gave(name: str) -> None:
    found = [
        f"{each.id} {each.verdict} {each.path}" for each in check_norms(load(name)) if each.verdict != "cannot tell"
    ]
    assert isinstance(TABLE, dict)
    assert found == TABLE[name]


def test_the_table_knows_every_shipped_case() -> None:
    assert isinstance(TABLE, dict)
    assert set(TABLE) == set(case_names())


@pytest.mark.parametrize(
    ("norm", "verdict", "line"),
    [
        ("D1", "fails", "when: after"),
        ("G4", "fails", "suspends: false"),
        ("B1", "fails", "denies: flight"),
        ("H1", "fails", "on: child"),
        ("F1", "fails", "open_ended:"),
        ("F3", "meets", "removal:"),
    ],
)
def test_china_2018_at_its_lines(norm: str, verdict: str, line: str) -> None:
    china = load("china-2018")
    text = china.text.splitlines()
    lines = [
        text[each.line - 1] for each in check_norms(china) if (each.id, each.verdict) == (norm, verdict) and each.line
    ]
    assert any(line in each for each in lines), lines


def test_a_norm_before_its_day_is_not_applicable() -> None:
    found = [each for each in check_norms(load("china-2018"), on=dt.date(2016, 6, 1)) if each.id == "F1"]
    assert [(each.verdict, each.reason) for each in found] == [("not applicable", "the norm applies from 2017-05-01")]


def test_rules_are_read_as_they_stand_on_the_day() -> None:
    """The text of 2013 has no deadline for a removal; that of 2017 has three working days."""
    china = load("china-2018")

    def verdict(day: dt.date) -> str:
        norms = [each for each in check_norms(china, on=day) if each.id == "S6"]
        return norms[0].reason

    assert "term" not in verdict(dt.date(2016, 6, 1))
    assert "term" in verdict(dt.date(2018, 1, 1))


def test_jurisdictions_choose_norms_and_their_citations() -> None:
    found = check_norms(load("china-2018"), jurisdictions=["us"])
    assert {each.jurisdiction for one in found if one.norm for each in one.norm.citations} == {"us"}
    assert {"D1", "G1"} <= {each.id for each in found}
    assert "F1" not in {each.id for each in found}


def test_counts_cover_every_answer() -> None:
    found = check_norms(load("tutorial"))
    assert sum(counts(found).values()) == len(found)


def test_an_empty_regime_has_nothing_to_answer_for() -> None:
    empty = load_text("name: empty\nclock: {start: 2020-01-01, end: 2021-01-01}\nregime: {}\n", "empty.yaml")
    assert check_norms(empty) == []


def test_a_change_has_no_line() -> None:
    changed = load("china-2018").reform({"regime.redress.correction.suspends": True})
    assert [(each.verdict, each.line) for each in check_norms(changed) if each.id == "G4"] == [("meets", None)]


def test_what_the_text_of_2020_mends_in_the_regime_of_2018() -> None:
    """It has people told and heard before the listing, and says what a notice says; the rest stays as it was."""
    china = load("china-2018")
    before, after = (
        {each.id for each in check_norms(one) if each.verdict == "fails"}
        for one in (china, Reform.named("guobanfa-2020-49").applied(china))
    )
    assert before - after == {"D1"}
    assert after - before == {
        "D6"
    }  # a notice whose contents are written lacks the specific reasons that Regulation B asks for
    met = {each.id for each in check_norms(Reform.named("guobanfa-2020-49").applied(china)) if each.verdict == "meets"}
    assert {"D1", "D2"} <= met


def test_sanctions_are_not_read_before_they_are_enforced() -> None:
    china = load("china-2018")
    early, late = (check_norms(china, on=dt.date(year, 2, 1)) for year in (2014, 2017))

    def asked(found: list[NormFinding]) -> set[str]:
        return {each.path.split(".")[2] for each in found if each.path.startswith("regime.sanctions.")}

    assert asked(early) == {"no_loans"}
    assert asked(late) == set(china.regime.sanctions)
    assert '"No flights"' in not_in_force(china, dt.date(2014, 2, 1))
    assert not_in_force(china) == []


def test_a_sanction_that_is_never_enforced_stands_on_paper() -> None:
    china = load("china-2018").reform({"regime.sanctions.no_flights.enforced": 0})
    assert not_in_force(china) == []
    assert any(each.path.startswith("regime.sanctions.no_flights") for each in check_norms(china))


def test_names_of_authorities_read_right_whether_they_are_of_one_or_of_many() -> None:
    """A verb that follows "The people's courts" is wrong for "A court", and a capital is wrong within a sentence."""
    found = check_norms(load("china-2018"))
    said = {each.id: each.reason for each in found if "The people's courts" in each.reason}
    assert {"A5", "E4"} <= set(said)
    assert [
        each for each in said.values() if "(The people's courts)" not in each and ": The people's courts" not in each
    ] == []


def test_items_are_called_by_their_titles() -> None:
    found = [each for each in check_norms(load("china-2018")) if each.id == "B1"]
    assert {each.about for each in found} >= {'"No flights"', '"No loans"'}
    assert all(each.about in each.reason for each in found)
    assert found[0].reason == f"{found[0].brief} ({found[0].note})"
    assert found[0].note == "no relation table is stated, so each context is related to itself alone"


def test_unrelated_sanctions_of_2018_are_not_held_against_a_law_on_ai() -> None:
    """No text says that an AI system was used; what else is cited is doctrine that nobody here has read."""
    failing = [each for each in check_norms(load("china-2018")) if each.id == "B1"]
    assert {each.verdict for each in failing} == {"fails"}
    assert {one.jurisdiction for each in failing if each.norm for one in each.norm.citations} == {"cn"}
    assert all(each.is_secondhand for each in failing)


def test_what_cannot_be_told_still_names_the_law_on_ai() -> None:
    """Whether it concerns the regime is one of the things that are not written."""
    unsaid = [each for each in check_norms(load("china-2018")) if each.id == "C1" and each.norm]
    assert {each.verdict for each in unsaid} == {"cannot tell"}
    assert all(any("AI Act" in one.text for one in each.norm.citations) for each in unsaid if each.norm)
