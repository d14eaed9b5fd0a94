"""How it was made: what is simulated, what the intervals are, what the limits are, and how anybody gets the same numbers."""

from __future__ import annotations

from standing.measures.wording import number
from standing.report.page.section import Data, Section
from standing.report.page.subject import Subject
from standing.report.shipped import validation_in_words
from standing.version import VERSION

PARAGRAPHS = ("model", "randomness", "exact", "intervals", "assumptions", "pairs", "findings", "limits")
"""Paragraphs of the method, by their keys."""


def data(subject: Subject) -> Data:
    """Give the method of a run.

    Parameters
    ----------
    subject
        What the page is about.
    """
    run, scenario = subject.run, subject.scenario
    return {
        "paragraphs": [each for each in PARAGRAPHS if each != "pairs" or subject.reforms],
        "people": number(run.people),
        "seed": run.seed,
        "version": VERSION,
        "digest": run.digest,
        "result": run.tallies.digest,
        "validation": validation_in_words(scenario.published, len(scenario.expects), scenario.name),
        "command": subject.command("run", "--json", "run.json"),
    }


METHOD = Section("method", data)
