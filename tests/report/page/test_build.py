"""A page is made of a case, a scenario, a run or a comparison; what is missing is run, and nothing else."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from tests.report.page.reading import Reader

import standing as sd
from standing.errors import InputError
from standing.experiments.comparison import Comparison
from standing.experiments.outcome import Run
from standing.experiments.ranges import Ranges
from standing.figures import Figure
from standing.report.page import build
from standing.report.page.build import default_reforms, page, source_of, word_of
from standing.report.page.page import Page
from standing.report.page.sections.change import data as change_data
from standing.report.page.sections.reforms import MOST_REFORMS
from standing.report.page.sections.reforms import data as reforms_data
from standing.report.page.subject import READING, Subject
from standing.scenario import load
from standing.scenario.reforms import Reform, reform_from
from standing.texts import text


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


REFORM = """name: shorter
title: A shorter term
changes: {regime.lists.debtors.term: 1y}
"""


def test_a_reform_of_a_file_is_named_by_its_path(tmp_path: Path) -> None:
    file = tmp_path / "my reform.yaml"
    file.write_text(REFORM, encoding="utf-8")
    for reform in (str(file), reform_from(str(file))):
        subject = page("tutorial", reforms=(reform, "correction-in-5-days"), people=1_000).subject
        commands = [str(each["command"]) for each in reforms_data(subject)["panels"]]
        words = [shlex.split(each)[3] for each in commands]
        assert words == [str(file), "correction-in-5-days"]
        assert all(reform_from(each).applied(subject.scenario) for each in words)


def test_a_word_is_given_where_there_is_one(tmp_path: Path) -> None:
    file = tmp_path / "correction-in-5-days.yaml"
    shipped = Reform.named("correction-in-5-days")
    file.write_text(REFORM.replace("shorter", shipped.name), encoding="utf-8")
    assert word_of(shipped) is None
    assert word_of(Reform.read(file)) == str(file)
    assert word_of(reform_from("regime.lists.debtors.term=1y")) is None


def test_reforms_are_counted_once_and_the_same_everywhere(run: Run) -> None:
    asked = ("correction-in-5-days", READING, "no-regime")
    subject = page("tutorial", reforms=asked, people=1_000).subject
    assert len(subject.reforms) == 3
    assert [each.name for each in subject.counted] == ["correction-in-5-days"]
    assert reforms_data(subject)["asked"] == change_data(subject)["asked"] == 1
    said = str(reforms_data(subject)["beside"])
    assert said == "the most favourable reading of the rules, which is no reform and the abolition of all of them"


@pytest.mark.parametrize(("form", "key"), [("fria", "page.fria.kind"), ("method", "page.court.kind")])
def test_a_form_is_asked_for_in_python(run: Run, form: build.Form, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Figure, "svg", lambda *_: '<svg role="img" aria-label="a picture"></svg>')
    assert text(key) in page(run, form=form).html
    assert page(run, form=form).subject.comparison is None


def test_a_form_that_is_none_is_refused(run: Run) -> None:
    with pytest.raises(InputError, match=r'found "frai"; allowed: .*did you mean "fria"'):
        page(run, form="frai")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="found 2 cases or runs; allowed: one for the form fria"):
        page(run, run, form="fria")
    with pytest.raises(InputError, match="none for the form method"):
        page(run, form="method", reforms=("no-regime",))


def test_two_scenarios_are_put_side_by_side_in_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("standing.report.page.versus.ranges", lambda made, _: Ranges({}, (), (made.scenario.name,)))
    other = load("tutorial", {"regime.lists.debtors.term": "1y"})
    made = sd.versus("tutorial", other, people=1_000, with_ranges=True)
    assert [each.run.people for each in made.subjects] == [1_000, 1_000]
    assert all(each.ranges is not None for each in (made.subject, *made.others))


def test_commands_of_the_page_name_what_was_changed(run: Run) -> None:
    changed = page(run).subject
    assert changed.command("run") == "standing run tutorial --people 20000 --seed 1"
    assert changed.command("check", "--all", lives=False) == "standing check tutorial --all"
