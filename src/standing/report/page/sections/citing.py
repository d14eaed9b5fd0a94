"""How to cite the page, the case and the program."""

from __future__ import annotations

from standing.measures.wording import number
from standing.report.page.section import Data, Section
from standing.report.page.subject import Subject
from standing.version import VERSION


def data(subject: Subject) -> Data:
    """Give the citation of a run.

    Parameters
    ----------
    subject
        What the page is about.
    """
    run = subject.run
    return {
        "title": run.scenario.title or run.scenario.name,
        "name": run.scenario.name,
        "people": number(run.people),
        "seed": run.seed,
        "digest": run.digest[:12],
        "result": run.tallies.digest[:12],
        "version": VERSION,
        "has_sources": bool(run.scenario.sources),
    }


CITING = Section("citing", data)
