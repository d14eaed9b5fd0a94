"""The gallery is of the shipped cases as they are now, without running them again."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.docs.tools import tool

from standing.cases import case_names
from standing.scenario import load
from standing.version import VERSION

MOST_KIB = 200


@pytest.fixture(scope="module")
def gallery() -> ModuleType:
    return tool("gallery_page")


@pytest.fixture(scope="module")
def cases(gallery: ModuleType) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(gallery.FOUND.read_text(encoding="utf-8"))
    return read


def test_every_shipped_case_is_there(gallery: ModuleType, cases: dict[str, Any]) -> None:
    assert sorted(cases) == sorted(case_names()) == sorted(gallery.wanted())


@pytest.mark.parametrize("name", case_names())
def test_a_case_was_run_as_it_is_now(gallery: ModuleType, cases: dict[str, Any], name: str) -> None:
    again = f"python tools/gallery_page.py {name} runs it again"
    assert cases[name]["digest"] == load(name).digest, again
    assert cases[name]["standing"] == VERSION, again
    assert cases[name]["people"] == gallery.wanted()[name]["people"], again


def test_the_page_is_made_of_the_runs(gallery: ModuleType, cases: dict[str, Any]) -> None:
    assert gallery.PAGE.read_text(encoding="utf-8") == gallery.page(cases), "python tools/gallery_page.py --page"


def test_pictures_are_there_small_and_say_what_they_are(gallery: ModuleType, cases: dict[str, Any]) -> None:
    drawn = {case["picture"]["file"] for case in cases.values() if case["picture"]}
    assert {file.name for file in Path(gallery.FOLDER).glob("*.svg")} == drawn
    for file in drawn:
        text = (Path(gallery.FOLDER) / file).read_text(encoding="utf-8")
        assert len(text) < MOST_KIB * 1024, file
        assert "synthetic" in text, file


def test_no_theory_fails_what_is_shown(cases: dict[str, Any]) -> None:
    for name, case in cases.items():
        if case["expectations"]:
            assert case["expectations"]["not reproduced"] == 0, name
