"""One page for all tests of this room: the tutorial, its world small, under three reforms, with ranges and a life."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from tests.report.page.reading import Reader

from standing.experiments.comparison import Comparison
from standing.experiments.outcome import Run
from standing.experiments.ranges import Ranges, Rerun
from standing.report.page.build import page
from standing.report.page.page import Page
from standing.report.page.subject import Subject
from standing.scenario import load

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FOUND = os.environ.get("STANDING_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
PEOPLE = 20_000
REFORMS = ("correction-in-5-days", "most-favourable-reading", "related-sanctions-only")
DELAY = "regime.redress.correction.delay"


@pytest.fixture(scope="session")
def made() -> Page:
    whole = page(load("tutorial"), reforms=REFORMS, people=PEOPLE).subject
    return Page(replace(whole, ranges=_ranges(whole)))


def _ranges(subject: Subject) -> Ranges:
    """What a run of the ranges leaves, with one input at one end: the first reform is such a run."""
    base, changed = ({value.key: value.value for value in run.values} for run in (subject.run, subject.reforms[0].run))
    return Ranges(base, (Rerun(DELAY, {DELAY: "5d"}, changed),), ())


@pytest.fixture(scope="session")
def china() -> Page:
    """A case with published figures and many groups."""
    return page("china-2018", reforms=("correction-in-5-days",), people=PEOPLE)


@pytest.fixture(scope="session")
def subject(made: Page) -> Subject:
    return made.subject


@pytest.fixture(scope="session")
def run(subject: Subject) -> Run:
    return subject.run


@pytest.fixture(scope="session")
def comparison(subject: Subject) -> Comparison:
    assert subject.comparison is not None
    return subject.comparison


@pytest.fixture(scope="session")
def html(made: Page) -> str:
    return made.html


@pytest.fixture(scope="session")
def read(html: str) -> Reader:
    return Reader(html)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One browser for all pages: a process can have one only."""
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=FOUND, args=["--no-sandbox"])
        yield started
        started.close()
