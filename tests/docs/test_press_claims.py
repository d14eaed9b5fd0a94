"""Each press claim has its source, unit, verdict and simulation; numbers quoted from elsewhere are those that stand there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from standing.cases import case_folder
from standing.scenario import load

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "press-claims.md").read_text(encoding="utf-8")
CLAIMS = re.findall(r"^## (\d+)\. ([^\n]+) \{#([\w-]+)\}\n(.*?)(?=^## )", TEXT, re.MULTILINE | re.DOTALL)
ROWS = ["what", "printed", "primary source", "unit", "verdict", "simulated"]


@pytest.mark.parametrize(("number", "claim", "place", "told"), CLAIMS, ids=[place for _, _, place, _ in CLAIMS])
def test_a_claim_has_its_source_unit_verdict_and_simulation(number: str, claim: str, place: str, told: str) -> None:
    rows = dict(re.findall(r"^\| ([a-z ]+) \| (.+) \|$", told, re.MULTILINE))
    assert list(rows) == ROWS, claim
    assert "](http" in rows["printed"], claim
    assert re.search(rf"^\| {number} \| \[[^]]+\]\(#{place}\)", TEXT, re.MULTILINE), "not at a glance"


def test_there_are_ten() -> None:
    assert [int(number) for number, *_ in CLAIMS] == list(range(1, 11))


@pytest.mark.parametrize(
    "quoted", ["11,373,108", "± 8.4 %", "4,182,532", "± 3.6 %", "10,287,296", "± 0.9 %", "2,225,618", "10,542,000"]
)
def test_what_is_quoted_from_the_readme_stands_there(quoted: str) -> None:
    assert quoted in TEXT
    assert quoted.replace("± ", "±") in (ROOT / "README.md").read_text(encoding="utf-8")


def test_what_is_quoted_from_the_case_stands_there() -> None:
    readme = (case_folder("china-2018") / "README.md").read_text(encoding="utf-8")
    assert "0.118 % (0.103 to 0.133 %)" in readme
    assert "(0.118 %; simulation noise, 95 %: 0.103 % to 0.133 %)" in TEXT


def test_published_figures_are_those_of_the_case() -> None:
    published = {figure.value for figure in load("china-2018").published}
    for million in ("11.141", "4.25", "8.87", "9.59", "6.73", "6.15", "2.22", "2.215", "3.526"):
        assert f"{million} million" in TEXT
        assert round(float(million) * 1_000_000) in published
    assert {108_000, 12_389} <= published
