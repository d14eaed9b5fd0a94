"""Several runs side by side: the five numbers of each."""

from __future__ import annotations

from collections.abc import Sequence

from standing.measures.wording import number
from standing.report.five import FIVE, five_values
from standing.report.page.section import Data
from standing.report.page.sections.five import said
from standing.report.page.subject import Subject


def beside(subjects: Sequence[Subject]) -> Data:
    """Give a table of the five numbers, a row per run and number.

    Parameters
    ----------
    subjects
        What the page is about.
    """
    return {
        "runs": len(subjects),
        "titles": [(subject, number(subject.run.people)) for subject in subjects],
        "rows": [(each, [_first(subject, each) for subject in subjects]) for each in FIVE],
    }


def _first(subject: Subject, each: str) -> object:
    """The number of a measure for the whole regime, or for its first list or sanction."""
    values = [value for value in five_values(subject.run.catalogue) if value.id == each]
    return said(subject, values[0]) if values else None
