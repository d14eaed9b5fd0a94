"""How a run is cited: Standing, and the sources of the scenario, as a Citation File (CFF 1.2.0)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from standing.scenario import Scenario
from standing.sources import Source
from standing.texts import text
from standing.version import VERSION

NAME: Final = "CITATION.cff"
"""Name of the file in an archive."""

LICENCE: Final = "Apache-2.0"
"""Of Standing; what the licence of an archive is, says whoever made it."""


def citation(scenario: Scenario) -> str:
    """Give the citation file of a run.

    Parameters
    ----------
    scenario
        What was run; its sources are the references.
    """
    lines = [
        "cff-version: 1.2.0",
        f"message: {_quoted(text('archive.citation.message'))}",
        f"title: {_quoted(text('archive.citation.title'))}",
        "type: software",
        f"version: {VERSION}",
        f"license: {LICENCE}",
        "authors:",
        f"  - name: {_quoted(text('archive.citation.authors'))}",
    ]
    references = [line for source in scenario.sources.values() for line in _reference(source)]
    return "\n".join([*lines, *(["references:", *references] if references else [])]) + "\n"


def _reference(source: Source) -> Iterator[str]:
    author = source.author or source.publisher or text("archive.citation.unknown")
    yield "  - type: generic"
    yield f"    title: {_quoted(source.title or text('archive.citation.untitled'))}"
    yield "    authors:"
    yield f"      - name: {_quoted(author)}"
    if source.url and source.url.startswith(("https://", "http://")):
        yield f"    url: {_quoted(source.url)}"
    if source.note or source.published:
        said = " ".join(filter(None, [source.published and f"{source.published}.", source.note]))
        yield f"    notes: {_quoted(said)}"


def _quoted(words: str) -> str:
    """Text as YAML reads it whatever is in it."""
    return json.dumps(" ".join(words.split()), ensure_ascii=False)
