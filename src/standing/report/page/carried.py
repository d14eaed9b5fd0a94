"""Numbers of a page that stand in no document of a command: the page carries them itself, as JSON, for programs to read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from standing.measures.disparity import DISPARITY
from standing.measures.measure import Value
from standing.measures.suppress import is_too_few
from standing.report.page.datum import BETWEEN
from standing.report.page.section import Section
from standing.report.page.subject import Subject

DOCUMENT: Final = "page"
"""First part of the ids of these numbers, as "run" is of those of a run."""

COMPARED: Final = ("denominator", "value", "low", "high")
"""Fields of a ratio between groups."""


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


def place_of_heading(heading: str, counted: str) -> tuple[str, ...]:
    """Give where the page has how many of something stand under a heading of the impact assessment.

    Parameters
    ----------
    heading
        Field of the heading.
    counted
        "rules", "quantities" or "norms".
    """
    return (DOCUMENT, "headings", heading, counted)


def place_of_move(path: str, value: Value, end: str) -> tuple[str, ...]:
    """Give where the page has what an assumed input takes a number to, over its range.

    Parameters
    ----------
    path
        The input.
    value
        The number.
    end
        "low" or "high".
    """
    return (DOCUMENT, "moves", path, *value.key, end)


def carried(subjects: Iterable[Subject], sections: Iterable[Section]) -> dict[str, Any]:
    """Give the numbers that a page carries, by the prefix of what each is about ("" where the page is about one run).

    Parameters
    ----------
    subjects
        What the page is about.
    sections
        Sections of the page; some have numbers of their own.
    """
    own = [each.carried for each in sections if each.carried is not None]
    return {
        each.prefix: {
            "scenario": each.scenario.name,
            "digest": each.run.digest,
            "published": [dict(row) for row in each.run.published().to_dicts()] if each.scenario.published else [],
            "disparities": {"columns": ["group", *COMPARED], "rows": _disparities(each)},
            "unchanged": {reform.name: reform.lived.unchanged for reform in each.reforms if not reform.is_few},
            **{name: numbers for one in own for name, numbers in one(each).items()},
        }
        for each in subjects
    }


def _disparities(subject: Subject) -> dict[str, list[list[object]]]:
    """Rows of the ratios between groups by the first parts of their ids; of which too few stand behind is not carried either."""
    catalogue, found = subject.run.catalogue, dict[str, list[list[object]]]()
    groups = [each for each in subject.run.tallies.groups if each != "all"]
    for value in catalogue.answers(DISPARITY, groups) if groups else ():
        if value.value is not None and not is_too_few(value):
            row = value.row()
            found.setdefault(BETWEEN.join(value.key[:3]), []).append([value.group, *(row[key] for key in COMPARED)])
    return found
