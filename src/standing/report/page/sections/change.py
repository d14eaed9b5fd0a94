"""What one change would do: the reform that moves the duration of wrongful listings most, for the same persons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standing.experiments.compare_reformed import Reformed
from standing.measures.catalogue import MEASURES
from standing.measures.differences import Difference
from standing.measures.safeguard import BEGUN, HOURS, KEPT, SPARED
from standing.report.page.section import Data, Section
from standing.report.page.subject import Subject
from standing.report.page.unchanged import unchanged

COST = (KEPT, BEGUN, HOURS)
"""What a safeguard costs: days and listings of those who met the list's own condition, and hours."""


def data(subject: Subject) -> Data:
    """Give the reform with the largest effect on Q6, with its cost; why there is none where there is none.

    Parameters
    ----------
    subject
        What the page is about.
    """
    best, asked = largest(subject.counted), len(subject.counted)
    if best is None:
        return {"reform": None, "asked": asked}
    reform, row = best
    return {
        "reform": reform,
        "asked": asked,
        "is_by_days": row.before.name == SPARED,
        "rows": [each for each in (*_durations(reform), *reform.safeguard) if _is_told(each)],
        "unchanged": unchanged(reform),
    }


def largest(reforms: Sequence[Reformed]) -> tuple[Reformed, Difference] | None:
    """Give the reform under which wrongful listings are shortest against now, and the row that says so.

    By the median duration where the runs can tell it from nothing; else by the wrongful sanction-days per 1,000 persons.

    Parameters
    ----------
    reforms
        What was compared, without a reading of the rules and without their abolition.
    """
    for rows_of in (_durations, _spared):
        found = [(each, row) for each in reforms for row in rows_of(each) if _is_shorter(row)]
        if found:
            return min(found, key=lambda one: one[1].difference or 0.0)
    return None


def _durations(reform: Reformed) -> Iterator[Difference]:
    name = MEASURES["Q6"].leading
    return (row for row in reform.overall if row.before.id == "Q6" and row.before.name == name)


def _spared(reform: Reformed) -> Iterator[Difference]:
    return (row for row in reform.safeguard if row.before.name == SPARED)


def _is_told(row: Difference) -> bool:
    return row.status != "not_modelled" and (row.before.id == "Q6" or row.before.name in (SPARED, *COST))


def _is_shorter(row: Difference) -> bool:
    return row.is_certain and not row.is_too_few and (row.difference or 0.0) < 0


CHANGE = Section("change", data)
