"""What this is: a simulation of which rulebook, on how many synthetic persons, and what its inputs are worth."""

from __future__ import annotations

from collections.abc import Iterator

from standing.measures.wording import number
from standing.report.page.datum import datum
from standing.report.page.section import Data, Section
from standing.report.page.sheet import CHANGES
from standing.report.page.subject import Subject, written
from standing.report.title import STATUSES
from standing.version import VERSION

DIGITS = 12
"""Figures of a digest that are shown; the whole stands beside it for programs."""


def data(subject: Subject) -> Data:
    """Give the box of a run.

    Parameters
    ----------
    subject
        What the page is about.
    """
    run, scenario = subject.run, subject.scenario
    return {
        "scenario": scenario,
        "people": datum(run.people, number(run.people), "run", "people"),
        "seed": datum(run.seed, str(run.seed), "run", "seed"),
        "version": VERSION,
        "clock": (scenario.clock.start.date(), scenario.clock.end.date()),
        "digests": {"scenario": run.digest, "result": run.tallies.digest},
        "digits": DIGITS,
        "statuses": list(_statuses(subject)),
        "inputs": datum(len(subject.inputs), number(len(subject.inputs)), "inputs", "all"),
        "changes": list(_changes(subject))[:CHANGES],
        "more_changes": max(0, len(subject.changes) - CHANGES),
    }


def _changes(subject: Subject) -> Iterator[str]:
    """What was changed, as it is typed; what is said about a value stands in the command alone."""
    for path, value in subject.changes.items():
        yield f"{path}={written(value['value'] if isinstance(value, dict) and 'value' in value else value)}"


def _statuses(subject: Subject) -> Iterator[dict[str, object]]:
    """How many inputs have each status; without a status only where there are some."""
    for each in STATUSES:
        count = sum(found.status == each for found in subject.inputs)
        if count or each != "unstated":
            yield {"status": each, "count": count, "shown": datum(count, number(count), "inputs", each)}


WHAT = Section("what", data)
