"""A page is made of a case, a scenario, a run or a comparison; what is missing is run, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.report.page.reading import Reader

from standing.errors import InputError
from standing.experiments.comparison import Comparison
from standing.experiments.outcome import Run
from standing.report.page import build
from standing.report.page.build import default_reforms, page, source_of
from standing.report.page.page import Page
from standing.report.page.sections.reforms import MOST_REFORMS
from standing.report.page.subject import READING, Subject
from standing.scenario import load


def test_the_shipped_reforms_that_fit_are_taken_at_most_twelve() -> None:
    names = [each.name for each in default_reforms(load("china-2018"))]
    assert len(names) == MOST_REFORMS
    assert names[-1] == READING
    assert all(each.name for each in default_reforms(load("tutorial")))


def test_a_run_is_taken_as_it_is(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "run", lambda *_, **__: pytest.fail("it was run again"))
    monkeypatch.setattr(build, "compare", lambda *_, **__: pytest.fail("something was compared"))
    made = page(run)
    assert made.subject.run is run
    assert made.subject.comparison is None


def test_a_comparison_is_taken_as_it_is(comparison: Comparison) -> None:
    made = page(comparison)
    assert made.subject.comparison is comparison
    assert made.subject.run is comparison.base


def test_a_case_is_run_alone_where_no_reform_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "compare", lambda *_, **__: pytest.fail("something was compared"))
    made = page("tutorial", reforms=(), people=1_000, seed=3)
    assert (made.subject.run.people, made.subject.run.seed) == (1_000, 3)
    assert repr(made) == "Page about tutorial (1,000 synthetic persons)"


def test_several_stand_side_by_side_with_ids_of_their_own(run: Run, tmp_path: Path) -> None:
    both = page(run, run)
    assert [each.prefix for each in both.subjects] == ["a-", "b-"]
    small = Page(both.subject, both.others, rest=())
    read = Reader(small.html)
    ids = [given["id"] for _, given in read.tags if given.get("id")]
    assert len(ids) == len(set(ids))
    assert {"beside", "a-first", "b-first"} <= set(ids)
    assert {each.id.partition("::")[0] for each in read.numbers if each.id} == {"a-", "b-"}
    assert small.save(tmp_path / "both.html").read_text(encoding="utf-8") == small.html


def test_ranges_are_run_where_they_are_wanted(run: Run, subject: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "ranges", lambda made, _: subject.ranges if made is run else None)
    assert page(run, with_ranges=True).subject.ranges is subject.ranges
    assert page(run).subject.ranges is None


@pytest.mark.parametrize(
    ("about", "reforms", "said"),
    [
        ((), None, "found nothing; allowed: a case, a scenario, a run or a comparison"),
        (("tutorial",), ["a"] * 13, "found 13 reforms; allowed: at most 12 on one page"),
    ],
)
def test_what_makes_no_page_is_refused(about: tuple[str, ...], reforms: list[str] | None, said: str) -> None:
    with pytest.raises(InputError, match=said):
        page(*about, reforms=reforms)


def test_a_scenario_is_named_as_a_command_names_it(tmp_path: Path) -> None:
    own = tmp_path / "tutorial.yaml"
    own.write_text(load("tutorial").text, encoding="utf-8")
    assert source_of(load("tutorial")) == "tutorial"
    assert source_of(load(str(own))) == str(own)


def test_commands_of_the_page_name_what_was_changed(run: Run) -> None:
    changed = page(run).subject
    assert changed.command("run") == "standing run tutorial --people 20000 --seed 1"
