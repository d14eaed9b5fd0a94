"""One page for all tests of this room: the tutorial, its world small, under three reforms, with ranges and a life."""

from __future__ import annotations

import pytest
from tests.report.page.reading import Reader

from standing.experiments.comparison import Comparison
from standing.experiments.outcome import Run
from standing.report.page.build import page
from standing.report.page.page import Page
from standing.report.page.subject import Subject
from standing.scenario import load

PEOPLE = 20_000
REFORMS = ("correction-in-5-days", "most-favourable-reading", "related-sanctions-only")


@pytest.fixture(scope="session")
def made() -> Page:
    return page(load("tutorial"), reforms=REFORMS, people=PEOPLE, with_ranges=True)


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
