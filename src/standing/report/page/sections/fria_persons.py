"""Who is likely to be affected, by group, and how often what the scenario states happens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from standing.measures.measure import Value
from standing.measures.suppress import is_too_few
from standing.report.assumptions import range_in_words
from standing.report.page.sections.bearers import data as bearers
from standing.report.page.subject import Subject
from standing.scenario.called import Called, name_in_words

EVER: Final = ("Q1", "ever listed")
"""Quantity by which the groups are told."""

_FREQUENCY: Final = re.compile(
    r"world\.(services\.\w+\.attempts|conducts\.\w+\.rate)|regime\.sensors\.\w+\.assesses\.rate"
)
"""Inputs that say how often something is tried, done or looked at."""


def persons(subject: Subject) -> dict[str, object]:
    """Give the groups of the population, with how many of each were ever listed, and the groups not analysed.

    Parameters
    ----------
    subject
        What the page is about.
    """
    known = bearers(subject)
    return {"tables": list(_tables(subject)), "analysed": known["analysed"], "missing": known["missing"]}


def _tables(subject: Subject) -> Iterator[dict[str, object]]:
    run = subject.run
    for column in run.tallies.columns:
        groups = run.groups_by(column)[1:]
        values = [
            each
            for each in run.catalogue.values([EVER[0]], groups)
            if each.name == EVER[1] and each.status != "not_modelled"
        ]
        for item in dict.fromkeys(each.item for each in values):
            found = [each for each in values if each.item == item]
            yield {"column": name_in_words(column), "item": found[0].item_in_words, "rows": list(map(_row, found))}


def _row(value: Value) -> dict[str, object]:
    return {
        "value": value,
        "group": name_in_words(value.group.partition("=")[2]),
        "is_too_few": is_too_few(value),
    }


def frequencies(subject: Subject) -> list[dict[str, object]]:
    """Give the inputs that say how often something happens.

    Parameters
    ----------
    subject
        What the page is about.
    """
    called = Called(subject.scenario)
    return [
        {
            "words": called.path(each.path),
            "text": each.text,
            "status": each.status,
            "range": range_in_words(each) if each.ends else None,
        }
        for each in subject.inputs
        if _FREQUENCY.fullmatch(each.path)
    ]
