"""A link to a place inside a page of the documentation finds that place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(DOCS.rglob("*.md"))


@cache
def places(page: Path) -> frozenset[str]:
    """Names of the places of a page: those that it gives itself, and those made of its headings."""
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return frozenset([*re.findall(r"\{#([\w-]+)\}", text), *_from_headings(text)])


def _from_headings(text: str) -> Iterator[str]:
    seen: Counter[str] = Counter()
    for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE):
        plain = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading)
        name = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain.encode("ascii", "ignore").decode()).strip().lower())
        yield f"{name}_{seen[name]}" if seen[name] else name
        seen[name] += 1


@pytest.mark.parametrize("page", PAGES, ids=[page.relative_to(DOCS).as_posix() for page in PAGES])
def test_a_link_finds_its_place(page: Path) -> None:
    for target, place in re.findall(r"\]\((?!https?:)([^)#]*)#([^)]+)\)", page.read_text(encoding="utf-8")):
        there = (page.parent / target).resolve() if target else page
        if there.suffix == ".md":
            assert place in places(there), f"{page.relative_to(DOCS)} links to {target}#{place}"


def test_the_page_of_norms_and_the_glossary_have_their_places() -> None:
    assert {"scenario", "twins", "wrongful-listing"} <= places(DOCS / "glossary.md")
