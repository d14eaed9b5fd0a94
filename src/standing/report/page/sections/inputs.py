"""Every number that the scenario states: as written, with its status, its range and where it comes from."""

from __future__ import annotations

from standing.report.assumptions import range_in_words
from standing.report.page.section import Data, Section
from standing.report.page.subject import Subject
from standing.scenario import Input
from standing.scenario.called import Called


def data(subject: Subject) -> Data:
    """Give the inputs in the order of the file.

    Parameters
    ----------
    subject
        What the page is about.
    """
    called = Called(subject.scenario)
    modelled = list(dict.fromkeys(value.id for value in subject.values if value.status != "not_modelled"))
    return {
        "rows": [_row(subject, called, each) for each in subject.inputs],
        "modelled": modelled,
        "ranges": subject.ranges,
        "command": subject.command("run", "--ranges"),
    }


def _row(subject: Subject, called: Called, each: Input) -> dict[str, object]:
    source = subject.scenario.sources.get(each.source or "")
    return {
        "words": called.path(each.path),
        "path": each.path,
        "text": each.text,
        "status": each.status,
        "range": range_in_words(each) if each.ends else None,
        "source": each.source,
        "anchor": f"{subject.prefix}source-{each.source}" if source else None,
        "resting": _resting(subject, each.path),
    }


def _resting(subject: Subject, path: str) -> list[str]:
    """Which quantities an assumed input can affect."""
    return list(
        dict.fromkeys(
            value.id for value in subject.values if path in value.depends_on_assumed and value.status != "not_modelled"
        )
    )


INPUTS = Section("inputs", data)
