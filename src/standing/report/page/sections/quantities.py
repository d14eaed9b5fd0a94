"""The quantities Q1 to Q24 that the scenario models, each with numerator, denominator and both ranges; and why others are not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from standing.measures.catalogue import MEASURES
from standing.measures.measure import Value
from standing.measures.suppress import is_too_few
from standing.report.groups import BY_GROUP
from standing.report.page.section import Data, Section
from standing.report.page.sections.five import to_copy
from standing.report.page.subject import Subject


@dataclass(frozen=True)
class Row:
    """A measured value in a table.

    Parameters
    ----------
    value
        What was measured.
    is_too_few
        Whether people are not shown its numbers.
    copy
        The sentence to be taken away.
    """

    value: Value
    is_too_few: bool
    copy: str


def data(subject: Subject) -> Data:
    """Give each measure with its rows, those by group, and what is not modelled.

    Parameters
    ----------
    subject
        What the page is about.
    """
    return {
        "measures": [_measure(subject, each, measure.title) for each, measure in MEASURES.items()],
        "has_ranges": subject.ranges is not None,
        "range_notes": subject.ranges.notes if subject.ranges else (),
        "command": subject.command("run", "--json", "run.json"),
    }


def _measure(subject: Subject, each: str, title: str) -> dict[str, object]:
    values = [value for value in subject.values if value.id == each]
    modelled = [value for value in values if value.status != "not_modelled"]
    return {
        "id": each,
        "title": title,
        "rows": [_row(subject, value) for value in modelled],
        "missing": [value for value in values if value.status == "not_modelled"],
        "groups": list(_by_group(subject, each)) if modelled and each in BY_GROUP else [],
    }


def _row(subject: Subject, value: Value) -> Row:
    return Row(value, is_too_few(value), to_copy(subject, value))


def _by_group(subject: Subject, each: str) -> Iterator[dict[str, object]]:
    """Tables by group of the number that stands for the measure, one per column, name and list."""
    run = subject.run
    names = {value.name for value in run.catalogue.leading(each)}
    for column in run.tallies.columns:
        groups = run.groups_by(column)[1:]
        values = [value for value in run.catalogue.values([each], groups) if value.name in names]
        for key in dict.fromkeys(value.key[:3] for value in values if value.status != "not_modelled"):
            rows = [_row(subject, value) for value in values if value.key[:3] == key]
            yield {"column": column, "item": rows[0].value.item_in_words, "rows": rows}


QUANTITIES = Section("quantities", data)
