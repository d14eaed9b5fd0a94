"""Templates hold no text of their own: what people read stands in the catalogue, and every text of it is used."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.architecture.reading import SOURCE

from standing.texts import keys

ROOM = SOURCE / "report" / "page"
TEMPLATES = sorted((ROOM / "templates").rglob("*.html"))
READ_ALOUD = ("aria-label", "title", "alt", "placeholder")
JINJA = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)


class _Texts(HTMLParser):
    def __init__(self, template: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(template)

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in READ_ALOUD]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_says_nothing_itself(template: Path) -> None:
    bare = JINJA.sub("", template.read_text(encoding="utf-8"))
    bare = re.sub(r"<style>.*?</style>", "", bare, flags=re.DOTALL)
    assert not [text for text in _Texts(bare).found if re.search(r"[A-Za-z]{2,}", text)]


def test_every_text_is_used() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (*TEMPLATES, *ROOM.rglob("*.py")))
    names = [key.removeprefix("page.") for key in keys() if key.startswith("page.")]
    said = ('"{}"', "'{}'", '"page.{}"')
    unused = [
        name for name in names if not any(each.format(name) in source for each in said) and not _is_built(name, source)
    ]
    assert not unused


def _is_built(name: str, source: str) -> bool:
    """Whether the key is put together from its beginning and a word."""
    head, _, last = name.rpartition(".")
    above = head.rpartition(".")[0]
    starts = (f"'{head}.' ~", f'f"{head}.', f"{head}.{{", f"{above}.{{", f"'{above}.' ~")
    return (
        any(start in source for start in starts)
        or last in ("short", "heading", "title", "text")
        or head.startswith("method")
    )


def test_every_colour_and_place_is_our_own() -> None:
    style = (ROOM / "templates" / "page.css").read_text(encoding="utf-8")
    script = (ROOM / "templates" / "page.js").read_text(encoding="utf-8")
    assert "@import" not in style
    assert "url(" not in style
    assert not re.search(r"https?://", style + script)
    assert not re.search(r"\b(fetch|XMLHttpRequest|WebSocket|sendBeacon|importScripts)\b", script)
