"""Numbers of a page that stand in no document of a command: the page carries them itself, as JSON, for programs to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from standing.measures.disparity import DISPARITY
from standing.measures.measure import Value
from standing.measures.suppress import is_too_few
from standing.report.page.subject import Subject

DOCUMENT: Final = "page"
"""First part of the ids of these numbers, as "run" is of those of a run."""


def place_of_comparison(value: Value) -> tuple[str, ...]:
    """Give where the page has the ratio of a group to the largest one.

    Parameters
    ----------
    value
        A value of disparity.
    """
    return (DOCUMENT, *value.key)


def place_of_published(series: str, date: str, field: str) -> tuple[str, ...]:
    """Give where the page has one field of a published figure.

    Parameters
    ----------
    series, date
        Which figure.
    field
        "published", "simulated", "low", "high" or "relative".
    """
    return (DOCUMENT, "published", series, date, field)


def place_of_unchanged(reform: str) -> tuple[str, ...]:
    """Give where the page has how many persons nothing changed for.

    Parameters
    ----------
    reform
        Under which reform.
    """
    return (DOCUMENT, "unchanged", reform)


def carried(subjects: Iterable[Subject]) -> dict[str, Any]:
    """Give the numbers that a page carries, by the prefix of what each is about ("" where the page is about one run).

    Parameters
    ----------
    subjects
        What the page is about.
    """
    return {
        each.prefix: {
            "scenario": each.scenario.name,
            "digest": each.run.digest,
            "published": [dict(row) for row in each.run.published().to_dicts()] if each.scenario.published else [],
            "disparities": list(_disparities(each)),
            "unchanged": {reform.name: reform.lived.unchanged for reform in each.reforms},
        }
        for each in subjects
    }


def _disparities(subject: Subject) -> Iterator[dict[str, object]]:
    """Rows of the ratios between groups; of which too few stand behind is not carried either."""
    catalogue = subject.run.catalogue
    groups = [each for each in subject.run.tallies.groups if each != "all"]
    for value in catalogue.answers(DISPARITY, groups) if groups else ():
        if value.value is not None and not is_too_few(value):
            row = value.row()
            yield {key: row[key] for key in ("id", "name", "item", "group", "denominator", "value", "low", "high")}
