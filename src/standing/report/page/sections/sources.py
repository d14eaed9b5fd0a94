"""Where the numbers and the rules come from."""

from __future__ import annotations

from standing.report.page.section import Data, Section
from standing.report.page.subject import Subject
from standing.sources import Source

WEB = ("http://", "https://")
"""How an address begins that a page links to."""


def data(subject: Subject) -> Data | None:
    """Give the sources; None where the scenario names none.

    Parameters
    ----------
    subject
        What the page is about.
    """
    if not subject.scenario.sources:
        return None
    return {"sources": [_source(subject, name, each) for name, each in subject.scenario.sources.items()]}


def _source(subject: Subject, name: str, source: Source) -> dict[str, object]:
    links = [each for each in (source.url, source.archive) if each and each.startswith(WEB)]
    said = (source.author, source.publisher, source.published, source.pages, source.language, source.licence)
    return {
        "name": name,
        "anchor": f"{subject.prefix}source-{name}",
        "title": source.title or source.url or name,
        "said": [each for each in said if each],
        "links": links,
        "retrieved": source.retrieved,
        "note": source.note,
    }


SOURCES = Section("sources", data)
