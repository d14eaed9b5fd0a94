"""The page of the model, docs/model.md, as it travels with the package: its paragraphs, section by section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from standing.errors import StandingError

PAGE: Final = "model.md"
"""Put beside this module when a wheel is built."""

CHECKOUT: Final = Path(__file__).parents[4] / "docs" / PAGE
"""Where the page is written; read there when the package runs from a checkout."""

_HEADING: Final = re.compile(r"^#{2,3} (\d+(?:\.\d+)?)\.? (.*)$")
_ELSEWHERE: Final = re.compile(r" \(DESIGN [^)]*\)")
_LINK: Final = re.compile(r"\[([^\]]+)\]\((?!https?:)[^)\s]+\)")


def page_text() -> str:
    """Give the page, as Markdown.

    Raises
    ------
    StandingError
        If the package was built without it.
    """
    packed = files("standing.report.odd") / PAGE
    if packed.is_file():
        return packed.read_text(encoding="utf-8")
    if CHECKOUT.is_file():
        return CHECKOUT.read_text(encoding="utf-8")
    raise StandingError("this copy of Standing was built without docs/model.md")


@cache
def paragraphs() -> dict[str, tuple[str, ...]]:
    """Give the paragraphs of each section by its number, such as "3.2"; of links to other pages only the words."""
    found: dict[str, list[str]] = {}
    section = ""
    for block in _blocks(page_text()):
        heading = _HEADING.match(block)
        if heading:
            section = heading[1]
        elif not block.startswith("#"):
            found.setdefault(section, []).append(block)
    return {name: tuple(each) for name, each in found.items()}


def paragraph(section: str, beginning: str) -> str:
    """Give the one paragraph of a section that begins so.

    Raises
    ------
    StandingError
        If there is none, or more than one: the page and `submodels.yaml` are changed together.
    """
    found = [each for each in paragraphs().get(section, ()) if each.startswith(beginning)]
    if len(found) != 1:
        raise StandingError(f'section {section} of docs/model.md has {len(found)} paragraphs that begin "{beginning}"')
    return found[0]


def _blocks(text: str) -> Iterator[str]:
    for block in re.split(r"\n\s*\n", text):
        lines = block.strip("\n").splitlines()
        if lines and lines[0].startswith("#"):
            yield lines[0]
            lines = lines[1:]
        if lines:
            joined = ("\n" if lines[0].startswith("|") else " ").join(lines)
            yield _ELSEWHERE.sub("", _LINK.sub(r"\1", joined))
