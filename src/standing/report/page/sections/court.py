"""One sheet for a court: what was asked and found, the method, its tests and their error, its limits, and how to repeat it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from standing.measures.catalogue import MEASURES
from standing.measures.intervals import STUDENT
from standing.measures.measure import Value
from standing.measures.suppress import is_too_few
from standing.measures.wording import number, with_unit
from standing.records.kinds import REPLICATES
from standing.report.assumptions import range_in_words
from standing.report.five import FIVE, five_values
from standing.report.page import tried
from standing.report.page.carried import place_of_move
from standing.report.page.datum import BETWEEN, SPELT, datum
from standing.report.page.section import Data, Section
from standing.report.page.sections.five import said
from standing.report.page.sections.limits import data as limits
from standing.report.page.sections.what import data as what
from standing.report.page.subject import Subject
from standing.scenario import Input
from standing.scenario.called import Called

PARAGRAPHS: Final = (
    "process",
    "exact",
    "chance",
    "same",
    "wrongful",
    "noise",
    "durations",
    "formulas",
    "second",
    "coverage",
)
"""Paragraphs of the method, by their keys."""

MOST_ITEMS: Final = 2
"""Lists or sanctions that one question is answered for."""

MOST_MOVED: Final = 2
"""Inputs that are told for each number, where the ranges were run."""

MOST_LISTED: Final = 6
"""Assumed inputs that are told where they were not."""


def data(subject: Subject) -> Data:
    """Give what the sheet says of a run.

    Parameters
    ----------
    subject
        What the page is about.
    """
    run = subject.run
    return {
        **what(subject),
        "questions": [_question(subject, each) for each in FIVE],
        "paragraphs": PARAGRAPHS,
        "blanks": _blanks(),
        "moved": list(_moved(subject)),
        "listed": list(_listed(subject)),
        "assumed": len([each for each in subject.inputs if each.status == "assumed"]),
        "has_ranges": subject.ranges is not None,
        "limits": limits(subject),
        "digest": run.digest,
        "result": run.tallies.digest,
        "commands": [subject.command("run", "--json", "run.json"), subject.command("archive", "--out", "archive")],
    }


def _blanks() -> dict[str, str]:
    """Numbers in the method, from where they are used or tested."""
    return {
        "groups": number(REPLICATES),
        "freedom": number(REPLICATES - 1),
        "student": f"{STUDENT:.3f}",
        "claims": number(tried.CLAIMS),
        "people": number(tried.CLAIM_PEOPLE),
        "bound": number(tried.BOUND),
        "more": number(tried.MORE),
        "first": number(tried.FIRST_LOOK),
        "both": number(tried.BOTH_LOOKS),
        "same": number(tried.SAME_TIME_S),
        "seeds": number(tried.COVER_SEEDS),
        "error": number(tried.COVER_ERROR),
        "least": number(tried.COVER_LEAST),
        "most": number(tried.COVER_MOST),
    }


def _question(subject: Subject, each: str) -> dict[str, object]:
    """One question with what the run answers, for the whole regime or the first lists or sanctions."""
    keys = [value.key for value in five_values(subject.run.catalogue) if value.id == each]
    values = [value for value in subject.values if value.key in keys]
    answered = [value for value in values if value.status != "not_modelled"]
    return {
        "id": each,
        "said": [said(subject, value) for value in answered[:MOST_ITEMS]],
        "more": max(0, len(answered) - MOST_ITEMS),
        "why": values[0].why if values and not answered else None,
    }


@dataclass(frozen=True)
class Move:
    """What an assumed input does to a number, over its range.

    Parameters
    ----------
    path
        The input.
    value
        The number with every input as stated.
    low, high
        Smallest and largest value of it.
    """

    path: str
    value: Value
    low: float
    high: float

    def end(self, field: str) -> Markup:
        """Give one end, as people read it.

        Parameters
        ----------
        field
            "low" or "high".
        """
        end, unit = getattr(self, field), self.value.unit
        shown = with_unit(end, unit) if unit in SPELT else number(end)
        return datum(end, shown, *place_of_move(self.path, self.value, field))


def moves(subject: Subject) -> Iterator[Move]:
    """Give what moves each of the five numbers the most, over the ranges of the assumed inputs; nothing if they were not run.

    Parameters
    ----------
    subject
        What the page is about.
    """
    ranges = subject.ranges
    if ranges is None:
        return
    first = {value.id: value for value in reversed(five_values(subject.run.catalogue))}
    for value in (first[each] for each in FIVE if each in first):
        if is_too_few(value) or value.status == "not_modelled":
            continue
        for path, low, high in ranges.moves(value.key)[:MOST_MOVED]:
            if low != high:
                yield Move(path, value, low, high)


def _moved(subject: Subject) -> Iterator[dict[str, object]]:
    called, inputs = Called(subject.scenario), {each.path: each for each in subject.inputs}
    for each in moves(subject):
        ends = (each.end("low"), each.end("high"))
        yield {**_input(called, inputs[each.path]), "value": each.value, "ends": ends}


def _carried(subject: Subject) -> dict[str, object]:
    found = [(BETWEEN.join((each.path, *each.value.key)), each) for each in moves(subject)]
    return {"moves": {name: {"low": each.low, "high": each.high} for name, each in found}}


def _listed(subject: Subject) -> Iterator[dict[str, object]]:
    """Assumed inputs with a range, those of the regime first: what could move the numbers, where it was not run."""
    if subject.ranges is not None:
        return
    called = Called(subject.scenario)
    assumed = [each for each in subject.inputs if each.status == "assumed" and each.ends]
    for each in sorted(assumed, key=lambda one: not one.path.startswith("regime."))[:MOST_LISTED]:
        yield {**_input(called, each), "resting": _resting(subject, each.path)}


def _input(called: Called, each: Input) -> dict[str, object]:
    return {"words": called.path(each.path), "text": each.text, "range": range_in_words(each)}


def _resting(subject: Subject, path: str) -> list[str]:
    """Which of the five numbers an assumed input can affect."""
    rows = [value for value in subject.values if value.id in FIVE and path in value.depends_on_assumed]
    return [each for each in MEASURES if any(value.id == each and value.status != "not_modelled" for value in rows)]


COURT = Section("court", data, _carried)
