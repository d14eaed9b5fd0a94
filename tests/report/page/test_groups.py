"""Who bears it: every column of groups, what is left out and why, and the groups by name."""

from __future__ import annotations

import pytest
from tests.report.page.reading import Reader, plain

from standing.experiments.outcome import Run
from standing.figures import Figure
from standing.figures.disparities import compared
from standing.report.page.build import page
from standing.report.page.page import Page
from standing.report.page.sections.bearers import data as bearers
from standing.report.page.sections.forest import MOST_ROWS, OF_A_COLUMN, forest
from standing.report.page.sections.groups import data as groups
from standing.report.page.subject import Subject
from standing.texts import text


@pytest.fixture(scope="module")
def provinces() -> Page:
    return page("china-2018", reforms=(), people=60_000)


def test_every_column_is_shown(subject: Subject, html: str) -> None:
    columns = forest(subject)
    assert [each.words for each in columns] == [each.replace("_", " ") for each in subject.run.tallies.columns]
    assert all(each.shown == each.drawn > 0 for each in columns)
    assert [each["picture"].name for each in groups(subject)["columns"]] == ["disparities", "disparities-2"]
    for each in columns:
        said = text("page.bearers.by", column=each.words, group=each.against, persons=each.persons, people="20,000")
        assert said in plain(html)


def test_every_comparison_has_a_row_with_its_id(read: Reader, run: Run) -> None:
    shown = {each.id for each in read.numbers}
    for column in run.tallies.columns:
        found = compared(run.catalogue, column)
        for value in (value for stage in found.stages for value in stage.drawn):
            assert "::".join(("page", *value.key, "value")) in shown
            assert "::".join(("page", *value.key, "denominator")) in shown


def test_rows_without_room_are_counted_and_the_furthest_kept(provinces: Page) -> None:
    (column,) = forest(provinces.subject)
    found = compared(provinces.subject.run.catalogue, "province")
    assert column.shown + len(column.stages) + OF_A_COLUMN <= MOST_ROWS
    assert column.left_out == found.drawn - column.shown > 0
    data = bearers(provinces.subject)
    assert (data["left_out"], data["few"]) == (column.left_out, found.few)
    for stage in column.stages:
        every = next(each.drawn for each in found.stages if each.name == stage.title)
        kept = {row["value"].key for row in stage.rows}
        ratios = [max(each.value, 1 / each.value) for each in every if each.value and each.key in kept]
        others = [max(each.value, 1 / each.value) for each in every if each.value and each.key not in kept]
        assert min(ratios) >= max(others, default=1)


def test_groups_without_a_number_are_named(provinces: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Figure, "svg", lambda *_: '<svg role="img" aria-label="a picture"></svg>')
    said = plain(provinces.html)
    column = forest(provinces.subject)[0]
    assert text("page.bearers.left_out", left_out=column.left_out, drawn=column.drawn) in said
    assert text("page.bearers.few", few=column.few) in said
    every = list(compared(provinces.subject.run.catalogue, "province").without())
    assert all(sentence in said for sentence in every)
    assert every[0].startswith("Too few to show (under 30 persons or 10 events) in each of the 30 other groups: ")
    assert "Tibet" in every[1]
    assert len(provinces.html.encode()) < 2_000_000


def test_a_column_of_which_too_few_are_there_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Figure, "svg", lambda *_: '<svg role="img" aria-label="a picture"></svg>')
    small = page("tutorial", reforms=(), people=25)
    data = bearers(small.subject)
    assert data["drawn"] == 0
    assert text("page.bearers.nothing", column="age") in plain(small.html)
    alone = page("theory/restart", reforms=(), people=1_000)
    assert groups(alone.subject) is None
    assert text("page.bearers.nobody") in plain(alone.html)
