"""Groups at equal conduct, every column, every list and every comparison, and those of which too few stand behind them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.figures.answers import list_in_words
from standing.measures.wording import name_in_words, number
from standing.report.page.pictures import by_column
from standing.report.page.section import Data, Section
from standing.report.page.sections.forest import every_list, found_in
from standing.report.page.subject import Subject

MOST_PICTURES: Final = 4
"""Columns of groups that have a picture beside their table, so that a page stays small."""


def data(subject: Subject) -> Data | None:
    """Give each column of groups with its picture and a table for each list; None where the cells have no groups.

    Parameters
    ----------
    subject
        What the page is about.
    """
    columns = subject.run.tallies.columns
    if not columns:
        return None
    return {
        "columns": [_column(subject, at, each) for at, each in enumerate(columns)],
        "people": number(subject.run.people),
    }


def _column(subject: Subject, at: int, column: str) -> dict[str, object]:
    found = found_in(subject, column)
    return {
        "words": name_in_words(column),
        "why": found if isinstance(found, str) else None,
        "picture": by_column(subject, at) if at < MOST_PICTURES and not isinstance(found, str) else None,
        "tables": []
        if isinstance(found, str)
        else list(_tables(subject, column, found.item if at < MOST_PICTURES else "")),
    }


def _tables(subject: Subject, column: str, drawn: str) -> Iterator[dict[str, object]]:
    """One table for each list, with the sentences about what is in none of its rows, unless its picture says them."""
    for found, stages in every_list(subject, column):
        yield {
            "item": list_in_words(subject.scenario, found.item),
            "against": found.against,
            "persons": number(subject.run.tallies.persons(found.reference)),
            "stages": stages,
            "rows": found.drawn,
            "without": [] if found.drawn and found.item == drawn else list(found.without()),
        }


GROUPS = Section("groups", data)
