"""The page of the model and the register of submodels are changed together."""

from __future__ import annotations

from pathlib import Path

import pytest

from standing.errors import StandingError
from standing.report.odd import model_page
from standing.report.odd.mechanisms import mechanisms
from standing.report.odd.model_page import paragraph, paragraphs
from standing.report.odd.submodels import register
from standing.scenario import Scenario, load_text

SECTIONS = ("3.1", "3.2", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8", "3.10")


def test_every_paragraph_of_the_mechanisms_is_told_of_somebody_once() -> None:
    told = [(each.section, paragraph(each.section, begins)) for each in register() for begins in each.paragraphs]
    assert sorted(told) == sorted((name, each) for name in SECTIONS for each in paragraphs()[name])


def test_every_mechanism_of_the_register_is_known() -> None:
    named = {word for each in register() for needs in each.paragraphs.values() for word in needs}
    source = Path(model_page.__file__).with_name("mechanisms.py").read_text(encoding="utf-8")
    kinds = {f"entry_by_{kind}" for kind in ("observed", "score", "band", "list", "status", "sensor")}
    assert {word for word in named - kinds if f'"{word}"' not in source} == set()


def test_the_page_that_travels_is_the_page_of_the_documentation() -> None:
    written = Path(__file__).parents[3] / "docs" / "model.md"
    assert model_page.page_text() == written.read_text(encoding="utf-8")


def test_a_paragraph_that_is_not_there_is_a_fault_of_ours() -> None:
    with pytest.raises(StandingError, match="has 0 paragraphs that begin"):
        paragraph("3.1", "No such words")


def test_a_copy_without_the_page_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(model_page, "PAGE", "no-such-page.md")
    monkeypatch.setattr(model_page, "CHECKOUT", tmp_path / "model.md")
    with pytest.raises(StandingError, match="built without"):
        model_page.page_text()


def test_links_to_other_pages_are_only_their_words() -> None:
    assert "](" not in "".join(each for name in SECTIONS for each in paragraphs()[name])


EVERYTHING = """
name: everything
clock: {start: 2020-01-01, end: 2022-01-01}
strays: world
world:
  population:
    cells: [{region: north, count: 1_000}]
    renewal: 0.02/yr
    dependants: {child: {0: rest, 1: 0.3}}
  statuses:
    work: {start: {employed: 0.9, unemployed: 0.1}, moves: {employed -> unemployed: 0.05/yr}}
  conducts:
    default: {context: courts, gravity: 3, rate: 0.1/yr, settles: 0.2/yr}
    repaid: {context: credit, gravity: 1, lawful: true}
  services:
    loan: {context: credit, attempts: 1/yr, outcomes: {granted: {repaid: 0.5}}}
  responses:
    - {while: {in_band: {citizen: [D]}}, multiplies: conduct.default, by: 0.5}
regime:
  sensors:
    docket: {observes: default, wrong_person: 0.01, false_alarms: 0.01/yr}
    model: {assesses: {every: 1y}, conduct: default, flags: {guilty: 0.8, innocent: 0.1}}
  scores:
    citizen: {start: 100, points: {default: -50}, recovers: 1/30d, keeps: 1y, bands: {A: 90, D: 0}}
  lists:
    debtors:
      enters: [{observed: default}, {score: citizen, at_most: 50}, {band: {citizen: [D]}}]
      by_hand: {rate: 0.001/yr}
      decision: {confirms: 0.9}
      notice: {when: before}
      term: 1y
      public: true
      initial: {share: 0.01}
      amnesty: {at: 2021-01-01, share: 0.5}
      exempt: {region: north}
    copied: {enters: {list: debtors}, term: 1y}
    praised: {enters: {score: citizen, at_least: 90}, rewards: true, term: 1y}
  sanctions:
    no_loans: {list: debtors, denies: loan, misfires: 0.001}
    no_places: {list: debtors, denies: loan, on: child}
    on_band: {band: {citizen: [D]}, denies: loan}
    favoured: {list: praised, grants: loan}
  redress:
    correction: {against: debtors, files: {wrongful: 1/yr, rightful: 0.1/yr}, grants: {wrongful: 0.8, rightful: 0}}
"""


def test_a_scenario_with_everything_is_told_everything() -> None:
    scenario: Scenario = load_text(EVERYTHING)
    used = mechanisms(scenario)
    missing = [begins for each in register() for begins, needs in each.paragraphs.items() if not used & set(needs)]
    assert missing == []
