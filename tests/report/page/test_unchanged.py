"""For how many persons nothing changed is not told where so few are on one side; documents keep it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console
from tests.report.page.documents import differing, known_of
from tests.report.page.reading import Reader, plain

from standing.experiments.compare_reformed import Reformed
from standing.measures.suppress import LEAST_PERSONS, are_too_few, why_too_few
from standing.report.compared_reforms import compared_reforms
from standing.report.page.carried import carried
from standing.report.page.page import Page
from standing.report.page.sections.reforms import REFORMS
from standing.report.page.subject import Subject
from standing.report.page.unchanged import unchanged, unchanged_with_share
from standing.texts import text

PEOPLE = 20_000


def with_changed(reform: Reformed, persons: int) -> Reformed:
    return replace(reform, lived=replace(reform.lived, unchanged=PEOPLE - persons))


@pytest.mark.parametrize("persons", [0, 1, LEAST_PERSONS - 1, PEOPLE - 3, PEOPLE])
@pytest.mark.parametrize("said", [unchanged, unchanged_with_share])
def test_too_few_on_one_side_are_not_told(subject: Subject, persons: int, said: Callable[[Reformed], str]) -> None:
    told = said(with_changed(subject.reforms[0], persons))
    assert plain(told) == text("page.change.few_changed", people="20,000", why=why_too_few())
    assert [each.id for each in Reader(told).numbers] == ["run::people"]


@pytest.mark.parametrize("persons", [LEAST_PERSONS, PEOPLE - LEAST_PERSONS])
def test_enough_on_both_sides_are_told(subject: Subject, persons: int) -> None:
    reform = with_changed(subject.reforms[0], persons)
    shown = f"{PEOPLE - persons:,}"
    assert plain(unchanged(reform)) == text("page.change.unchanged", unchanged=shown, people="20,000")
    numbers = {each.id: each.value for each in Reader(unchanged_with_share(reform)).numbers}
    assert numbers[f"page::unchanged::{reform.name}"] == PEOPLE - persons
    assert numbers[f"compare::{reform.name}::persons_unchanged"] == reform.unchanged


def test_parts_of_a_whole_are_held_to_the_rule_for_persons() -> None:
    assert are_too_few(LEAST_PERSONS, LEAST_PERSONS - 1)
    assert not are_too_few(LEAST_PERSONS, LEAST_PERSONS)


@pytest.fixture
def few(subject: Subject) -> Subject:
    """The same run, with a reform that changes something for seven persons."""
    assert subject.comparison is not None
    first, *others = subject.comparison.reforms
    return replace(subject, comparison=replace(subject.comparison, reforms=(with_changed(first, 7), *others)))


def test_the_page_neither_tells_nor_carries_it_and_the_document_keeps_it(few: Subject) -> None:
    first, *others = few.reforms
    assert few.comparison is not None
    assert few.comparison.document()["reforms"][0]["persons_unchanged"] == (PEOPLE - 7) / PEOPLE
    own = carried([few], ())[""]["unchanged"]
    assert own == {each.name: each.lived.unchanged for each in others if not each.is_few}
    html = Page(few, first=(), rest=(REFORMS,))._filled()
    assert "19,993" not in str(html)
    panel = REFORMS.data(few)
    assert panel is not None
    assert text("page.change.few_changed", people="20,000", why=why_too_few()) in plain(str(panel))
    assert differing(str(unchanged(first)), known_of(few)) == []


def test_the_screen_does_not_tell_it(few: Subject) -> None:
    assert few.comparison is not None
    console = Console(width=100, file=StringIO())
    with console.capture() as taken:
        console.print(compared_reforms(few.comparison, console))
    said = " ".join(taken.get().split())
    assert text("screen.compared.few_changed", all="20,000", few="too few", why=why_too_few()) in said
    assert "19,993" not in said
