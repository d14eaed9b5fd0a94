"""The page in other forms: the six headings, one sheet for a court, two sets of assumptions; each held to the rules of all."""

from __future__ import annotations

import math
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.closed_form import bound
from tests.measures import test_intervals as coverage
from tests.measures import test_paired as paired
from tests.measures import test_survival as survival
from tests.reference import compare as reference
from tests.report.page.documents import carried_in, differing, known_of, of_comparison
from tests.report.page.reading import Reader, plain
from tests.report.page.test_browser import RULES, Opened, pytestmark  # noqa: F401 - skips where there is no browser

from standing.checks.catalogue import catalogue
from standing.errors import InputError
from standing.measures.apart import apart
from standing.measures.intervals import STUDENT
from standing.measures.measure import Value
from standing.report.explain import explain
from standing.report.page import tried
from standing.report.page.page import Page
from standing.report.page.sections.fria import HEADINGS, NORMS, QUANTITIES, WHOLE, heading_of
from standing.report.page.sections.fria_governance import ABOUT, FIELDS
from standing.report.page.sections.versus import answer
from standing.report.page.variants import court, fria
from standing.report.page.versus import versus
from standing.report.page.wording import faults, own_words
from standing.scenario import Scenario, load
from standing.scenario.governance import Governance, ImpactAssessment
from standing.texts import text

OTHER = {
    "regime.sensors.register.wrong_person": {"value": 0.02, "status": "calibrated", "range": [0.01, 0.05]},
    "regime.redress.correction.delay": "30d",
    "regime.lists.debtors.notice.when": "with",
}
FORMS = ("headings", "sheet", "both")


@pytest.fixture(scope="session")
def headings(made: Page) -> Page:
    return fria(made)


@pytest.fixture(scope="session")
def sheet(made: Page) -> Page:
    return court(made)


@pytest.fixture(scope="session")
def both() -> Page:
    scenario = load("tutorial")
    return versus(scenario, scenario.reform(OTHER), people=20_000)


@pytest.fixture(scope="session", params=FORMS)
def form(request: pytest.FixtureRequest) -> Page:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Page)
    return found


def test_every_form_has_the_band_and_the_fixed_sentences(form: Page) -> None:
    assert not faults(form.html, own_words([each.scenario for each in form.subjects]))
    said = plain(form.html)
    for each in ("band", "nobody", "noise_not_ignorance"):
        assert text(f"page.{each}") in said
    assert text("screen.not_a_probability") in said
    assert "not a legal opinion" in said
    assert "Content-Security-Policy" in form.html
    read = Reader(form.html)
    ids = [given["id"] for _, given in read.tags if given.get("id")]
    assert len(ids) == len(set(ids))
    assert {h[1:] for g in read.of("a") if (h := g.get("href") or "").startswith("#")} <= set(ids)


@pytest.mark.parametrize("name", ["headings", "sheet"])
def test_every_number_of_a_run_is_that_of_its_document(name: str, request: pytest.FixtureRequest) -> None:
    page: Page = request.getfixturevalue(name)
    assert len([each for each in Reader(page.html).numbers if each.id]) > 10
    assert differing(page.html, known_of(page.subject)) == []


def test_every_number_of_two_is_that_of_its_document(both: Page) -> None:
    one, other = both.subjects
    known = {f"{each.prefix}::{key}": value for each in both.subjects for key, value in known_of(each).items()}
    known |= of_comparison(versus_pair(one.scenario, other.scenario))
    assert len([each for each in Reader(both.html).numbers if each.id]) > 200
    assert differing(both.html, known) == []


def test_every_number_of_every_form_is_in_a_document(form: Page) -> None:
    assert [each.shown for each in Reader(form.html).numbers if not each.id] == []


def test_what_two_runs_apart_differ_by_is_in_no_document_and_says_so() -> None:
    scenario = load("tutorial")
    page = versus(scenario, scenario.reform({"clock.end": "2022-01-01"}), people=5_000)
    known = {f"{each.prefix}::{key}": value for each in page.subjects for key, value in known_of(each).items()}
    apart_ = [each for each in Reader(page.html).numbers if each.id not in known]
    assert apart_
    assert all(each.id.startswith("apart::") for each in apart_)
    found = {"::".join(("apart", *one.key)): apart(one, two, 5_000) for one, two in both_of(page)}
    for each in apart_:
        name, _, field = each.id.rpartition("::")
        assert getattr(found[name], field) == each.value


def both_of(page: Page) -> list[tuple[Value, Value]]:
    one, other = ({value.key: value for value in each.values} for each in page.subjects)
    return [(one[key], other[key]) for key in one if key in other]


def test_the_page_carries_what_the_forms_alone_have(headings: Page, sheet: Page, both: Page) -> None:
    own = carried_in(headings.html)["headings"]
    assert set(own) == set(HEADINGS)
    shown = {each.id: each.value for each in Reader(headings.html).numbers}
    for heading, counts in own.items():
        for name, count in counts.items():
            assert shown[f"page::headings::{heading}::{name}"] == count
    moves = carried_in(sheet.html)["moves"]
    shown = {each.id: each.value for each in Reader(sheet.html).numbers}
    assert moves
    for name, ends in moves.items():
        assert {end: shown[f"page::moves::{name}::{end}"] for end in ("low", "high")} == ends
    (reform,) = both.subject.reforms
    shown = {each.id: each.value for each in Reader(both.html).numbers}
    unchanged = carried_in(both.html, "a-")["unchanged"]
    assert unchanged == {reform.name: reform.lived.unchanged}
    assert shown[f"a-::page::unchanged::{reform.name}"] == unchanged[reform.name]
    assert shown["a-::run::people"] == 20_000


def versus_pair(one: Scenario, other: Scenario) -> Any:
    from standing.experiments.compare import compare

    return compare(one, other, people=20_000)


def test_every_norm_of_the_union_stands_under_one_heading() -> None:
    placed = [each for heading in HEADINGS for each in NORMS[heading]]
    cited = [norm.id for norm in catalogue() if norm.in_jurisdictions(["eu"])]
    assert sorted([*placed, WHOLE]) == sorted(cited)


def test_every_field_of_governance_is_asked_for_once() -> None:
    asked = [*ABOUT, *(each for fields in FIELDS.values() for each in fields)]
    assert sorted(asked) == sorted(set(Governance.model_fields) - {"impact_assessment"})
    assert tuple(ImpactAssessment.model_fields) == HEADINGS == tuple(NORMS) == tuple(QUANTITIES)


@pytest.mark.parametrize("case", ["tutorial", "china-2018"])
def test_every_sentence_about_the_rules_stands_under_a_heading(case: str) -> None:
    assert {heading_of(each) for each in explain(load(case))} <= set(HEADINGS)


def test_the_six_headings_say_what_they_are_and_what_is_not_said(headings: Page) -> None:
    html = headings.html
    assert re.findall(r'<section class="part" id="fria\.(\w+)"', html) == list(HEADINGS)
    said = plain(html)
    assert text("page.fria.use") in said
    assert said.count(text("page.fria.unsaid")) >= 2 * len(HEADINGS)
    assert "AI Act, article 27(1)(a) to (f) (European Union" in said
    for sentence in headings.subject.sentences:
        assert sentence.section == "cited" or sentence.sentence in said


def test_what_the_scenario_says_stands_in_its_words(made: Page) -> None:
    words = {
        "regime.governance": {"uses_ai": "no", "logs": "180d", "impact_assessment": {"harms": "Compliant <people>."}}
    }
    changed = made.subject.scenario.reform(words)
    subject = replace(made.subject, run=replace(made.subject.run, scenario=changed))
    html = fria(replace(made, subject=subject)).html
    assert "<cite>Compliant &lt;people&gt;.</cite>" in html
    assert "no AI system is used" in html
    assert "<cite>180d</cite>" in html


def test_the_sheet_says_how_it_is_tested(sheet: Page) -> None:
    said = plain(sheet.html)
    for each in ("436", "5.17", "64 groups", f"{STUDENT:.3f}", "1 in 10,000", "364 to 393", "Kaplan and Meier"):
        assert each in said
    assert "standing reproduce archive" in said
    for digest in (sheet.subject.run.digest, sheet.subject.run.tallies.digest):
        assert digest in said
    assert "regime" not in said.split(text("page.court.moves"))[0].split(text("page.court.how"))[1]


def test_what_was_tried_is_what_the_tests_try() -> None:
    assert len(bound.ALL) == tried.CLAIMS
    assert bound.PEOPLE == tried.CLAIM_PEOPLE
    assert round(bound.BOUND, 2) == tried.BOUND
    assert bound.MORE == tried.MORE
    assert math.isclose(bound.FAMILY_ERROR * tried.FIRST_LOOK, 1)
    assert bound.SUITE_ERROR < 1 / tried.BOTH_LOOKS
    assert reference.SAME_TIME == tried.SAME_TIME_S
    for each in (coverage, paired, survival):
        assert each.SEEDS == tried.COVER_SEEDS
        assert (each.FEWEST, each.MOST) == (tried.COVER_LEAST, tried.COVER_MOST)
    assert coverage.ERROR == tried.COVER_ERROR


def test_what_moves_the_numbers_is_told_or_why_it_is_not(sheet: Page, made: Page) -> None:
    assert text("page.court.moved_caption") in plain(sheet.html)
    without = court(replace(made, subject=replace(made.subject, ranges=None)))
    assert "--ranges runs it" in plain(without.html)


def test_every_input_at_which_two_differ_is_named(both: Page) -> None:
    said = plain(both.html)
    assert "The two differ at 3 places, 2 of them numbers." in said
    assert "follows from these 3 inputs together" in said
    for each in ("wrong person", 'redress "Correction", delay', 'list "Debtors", notice, when'):
        assert each in said
    for each in ("0.002 to 0.03", "0.01 to 0.05", "60d", "30d", "before", "with"):
        assert each in both.html
    assert text("page.versus.same_persons") in said
    for each in ("includes", "leaves_out", "same"):
        assert text(f"page.versus.answer.{each}") in said


def test_one_difference_is_a_cause_and_two_that_say_the_same_are_refused() -> None:
    scenario = load("tutorial")
    page = versus(scenario, scenario.reform({"regime.lists.debtors.term": "1y"}), people=2_000)
    assert text("page.versus.one") in plain(page.html)
    with pytest.raises(InputError, match="says the same"):
        versus(scenario, scenario, people=2_000)


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"world.population.cells": [{"district": "north", "count": 70_000}, {"district": "south", "count": 50_000}],
          "world.conducts.unpaid_fine.rate": "0.1/yr"}, "apart_population"),
        ({"clock.end": "2022-01-01"}, "apart_clock"),
    ],
)  # fmt: skip
def test_two_that_cannot_have_the_same_persons_are_run_apart(changes: dict[str, object], key: str) -> None:
    scenario = load("tutorial")
    page = versus(scenario, scenario.reform(changes), people=5_000, seed=3)
    said = plain(page.html)
    assert text(f"page.versus.{key}") in said
    assert [each.run.seed for each in page.subjects] == [3, 4]
    assert "because of" not in said
    assert text("page.versus.same_persons") not in said


def test_the_interval_of_two_runs_apart_is_joined_from_both(both: Page) -> None:
    one, other = (next(v for v in each.values if v.id == "Q3") for each in both.subjects)
    row = apart(one, other, 20_000)
    assert one.value is not None
    assert other.value is not None
    assert row.difference == other.value - one.value
    below, above = other.value - (other.low or 0), (one.high or 0) - one.value
    assert row.low is not None
    assert math.isclose(row.difference - row.low, math.hypot(below, above))
    assert answer(row) == ("leaves_out" if row.is_certain else "includes")
    assert answer(apart(replace(one, low=None), other, 20_000)) == "no_interval"
    assert answer(apart(replace(one, value=None, why="nothing"), other, 20_000)) == "no_value"
    assert answer(apart(replace(one, status="not_modelled"), other, 20_000)) == "one_sided"
    assert answer(None) == "one_sided"


@pytest.fixture(scope="session")
def saved(form: Page, tmp_path_factory: pytest.TempPathFactory) -> str:
    return form.save(tmp_path_factory.mktemp("form") / "form.html").as_uri()


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_in_a_browser_it_asks_for_nothing_and_axe_finds_nothing(browser: Any, saved: str, colours: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    opened = Opened(browser, saved, color_scheme=colours, viewport={"width": 320, "height": 900})
    assert opened.outside == []
    assert opened.complaints == []
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 320
    asked = (
        {"type": "tag", "values": list(RULES)} if colours == "light" else {"type": "rule", "values": ["color-contrast"]}
    )
    options = {"runOnly": asked, "resultTypes": ["violations"]}
    context = {"include": [["body"]], "exclude": [["tbody tr:nth-child(n+6)"], [".norms tbody:nth-of-type(n+3)"]]}
    found = axe.Axe().run(opened.page, context=context, options=options).response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found] == []
    opened.context.close()


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext (poppler-utils) on PATH")
def test_the_sheet_is_one_sheet_of_paper(browser: Any, sheet: Page, tmp_path: Path) -> None:
    opened = Opened(browser, sheet.save(tmp_path / "sheet.html").as_uri())
    opened.page.pdf(path=str(tmp_path / "sheet.pdf"), prefer_css_page_size=True, print_background=True)
    opened.context.close()
    done = subprocess.run(["pdftotext", str(tmp_path / "sheet.pdf"), "-"], capture_output=True, text=True, check=True)
    pages = [each for each in done.stdout.split("\f") if each.strip()]
    assert len(pages) == 1
    assert "standing reproduce archive" in pages[0]
