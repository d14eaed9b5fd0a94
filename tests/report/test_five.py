"""The same five numbers come first, of a run and of a comparison."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from standing.experiments.compare import compare
from standing.experiments.comparison import Comparison
from standing.measures.suppress import sentence
from standing.report.compared_reforms import compared_reforms
from standing.report.compared_table import five_rows
from standing.report.five import FIVE, MOST_ITEMS, five_values, standing_for
from standing.report.groups import too_few_in
from standing.report.layout import printed
from standing.scenario import load

PEOPLE = 30_000


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare(load("china-2018"), "notice-before-effect", "no-regime", people=PEOPLE)


def shown(comparison: Comparison, by: str | None = None) -> str:
    console = Console(file=StringIO(), width=100)
    printed(compared_reforms(comparison, console, by=by), console)
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


def test_they_are_those_of_the_first_page() -> None:
    assert list(FIVE) == ["Q3", "Q6", "Q8", "Q11", "Q12"]


def test_a_run_and_a_comparison_have_the_same(comparison: Comparison) -> None:
    rows, more = five_rows(comparison.reforms[0].overall)
    values = [value for value in five_values(comparison.base.catalogue) if "mildest" not in value.name]
    assert [row.before.key for row in rows] == [value.key for value in values]
    assert list(dict.fromkeys(row.before.id for row in rows)) == list(FIVE)
    assert more == []


def test_the_whole_regime_stands_for_its_sanctions(comparison: Comparison) -> None:
    rows, _ = five_rows(comparison.reforms[0].overall)
    assert [row.before.item for row in rows if row.before.id == "Q11"] == ["any"]
    assert standing_for(["a", "any", "b"], lambda each: each) == ["any"]
    assert standing_for(["a", "b"], lambda each: each) == ["a", "b"]
    assert MOST_ITEMS == 3


def test_persons_are_counted_one_by_one(comparison: Comparison) -> None:
    (value,) = (each for each in five_values(comparison.base.catalogue) if each.id == "Q12")
    said = sentence(value)
    assert value.denominator is not None
    assert f"for {round(100 * value.denominator):,} listed persons then" in said
    assert "hundred" not in said


def test_groups_of_which_nothing_can_be_said_are_one_line(comparison: Comparison) -> None:
    text = " ".join(shown(comparison, "province").split())
    assert "By province, too few to say in any group of: wrongful share of listings, Judgment defaulters;" in text
    assert "no change seen in" in text
    assert shown(comparison, "province").count("too few") < 20


def test_the_note_of_a_reform_stands_below_what_it_changes(comparison: Comparison) -> None:
    assert 'Note: Without any time between the decision and the listing, a notice "before"' in shown(comparison)
    assert comparison.document()["reforms"][0]["note"].startswith("Without any time")
    assert comparison.document()["reforms"][1]["note"] is None


def test_without_a_stated_response_the_acts_are_the_same(comparison: Comparison) -> None:
    text = " ".join(shown(comparison).partition("No regime at all")[2].split())
    assert "Without it nobody is listed or refused" in text
    assert "the same persons do the same acts with the regime and without it" in text
    assert "Five numbers" not in text


def test_many_groups_are_named_in_part() -> None:
    names = [f"g{at}" for at in range(12)]
    assert too_few_in(names, 31, "of region").startswith("too few to say in 12 of 31 groups of region: g0, g1,")
    assert "g7 and 4 more" in too_few_in(names, 31, "of region")
