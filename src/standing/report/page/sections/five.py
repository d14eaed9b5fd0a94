"""Five numbers, each in a sentence with its denominator and its ranges; and before them how many, what and who."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from standing.measures.measure import Value
from standing.measures.relatedness import MILDEST
from standing.measures.suppress import is_too_few, sentence, shown
from standing.measures.who_decides import BY_AUTHORITY
from standing.measures.wording import number
from standing.report.five import FIVE, MOST_ITEMS, assumption_range, five_values, resting
from standing.report.page.datum import datum, place
from standing.report.page.saying import say, told
from standing.report.page.section import Data, Section
from standing.report.page.sheet import BEFORE, STATEMENTS, shared
from standing.report.page.subject import Subject
from standing.texts import text

EVER: Final = "ever listed"
"""Number of Q1 that says how many."""


@dataclass(frozen=True)
class Said:
    """One measured value as a page tells it.

    Parameters
    ----------
    value
        What was measured.
    large
        The number alone.
    words
        Its sentence, numbers marked.
    assumptions
        Its range over the assumptions, in words; None where none was run.
    copy
        The sentence to be taken away: with its denominator, and what it rests on.
    """

    value: Value
    large: Markup
    words: Markup
    assumptions: str | None
    copy: str

    @property
    def is_in_words(self) -> bool:
        """Whether there is no number to show."""
        return self.value.status == "not_modelled" or self.value.value is None or is_too_few(self.value)


def data(subject: Subject) -> Data:
    """Give the numbers of the first page.

    Parameters
    ----------
    subject
        What the page is about.
    """
    found = [
        value for value in five_values(subject.run.catalogue) if value.name != MILDEST or value.status == "computed"
    ]
    values = {value.key: value for value in subject.values}
    told_of = [values[value.key] for value in found]
    of = {each: [value for value in told_of if value.id == each] for each in FIVE}
    rooms = shared([min(len(values), MOST_ITEMS) for values in of.values()], STATEMENTS)
    return {
        "before": [said(subject, value) for value in _before(subject)],
        "on_paper": BEFORE,
        "five": [
            _measure(subject, each, text(f"screen.five.{each}"), values, room)
            for (each, values), room in zip(of.items(), rooms, strict=True)
        ],
        "rests": resting(subject.inputs),
        "has_ranges": subject.ranges is not None,
    }


def _measure(subject: Subject, each: str, title: str, values: list[Value], room: int) -> dict[str, object]:
    return {
        "id": each,
        "title": title,
        "said": [said(subject, value) for value in values[:MOST_ITEMS]],
        "more": max(0, len(values) - MOST_ITEMS),
        "on_paper": max(1, room),
        "more_on_paper": max(0, len(values) - max(1, room)),
    }


def _before(subject: Subject) -> Iterator[Value]:
    """How many were ever listed, and on whose decisions the refused purchases rest."""
    yield from [value for value in subject.values if value.id == "Q1" and value.name == EVER][:MOST_ITEMS]
    decided = [v for v in subject.values if v.id == "Q16" and v.name == BY_AUTHORITY and v.status != "not_modelled"]
    yield from [value for value in decided if value.numerator][:MOST_ITEMS]


def said(subject: Subject, value: Value) -> Said:
    """Give a value as a page tells it.

    Parameters
    ----------
    subject
        What the page is about.
    value
        What was measured.
    """
    if value.status == "not_modelled":
        words = say("not_modelled_of", item=value.item_in_words, why=value.why or "")
        return Said(value, say("not_modelled"), words, None, "")
    words = told(value, opening=False)
    return Said(value, _large(value), words, assumption_range(value), to_copy(subject, value))


def _large(value: Value) -> Markup:
    if is_too_few(value) or value.value is None:
        return say("too_few") if is_too_few(value) else say("none")
    if value.unit in ("share", "days"):
        return datum(value.value, shown(value), *place(value), "value")
    return Markup("{} <small>{}</small>").format(
        datum(value.value, number(value.value), *place(value), "value"), value.unit
    )


def to_copy(subject: Subject, value: Value) -> str:
    """Give the sentence of a value as it may be taken out of the page: with what it rests on; where it is from is added.

    Parameters
    ----------
    subject
        What the page is about.
    value
        What was measured.
    """
    rests = len(value.depends_on_assumed)
    parts = [
        sentence(value),
        assumption_range(value),
        text("page.copy.rests", inputs=rests) if rests else text("page.copy.rests_on_none"),
        taken_from(subject) if subject.prefix else None,
    ]
    return " ".join(filter(None, parts))


def taken_from(subject: Subject) -> str:
    """Give what stands behind every sentence that is taken out of the page: which run it is of.

    Parameters
    ----------
    subject
        What the page is about.
    """
    run = subject.run
    return text("page.copy.from", scenario=run.scenario.name, people=number(run.people), seed=run.seed)


FIVE_NUMBERS = Section("five", data)
