"""What this does not show: three fixed sentences, and what the scenario does not model."""

from __future__ import annotations

from standing.measures.catalogue import MEASURES
from standing.report.page.section import Data, Section
from standing.report.page.subject import Subject
from standing.texts import text


def data(subject: Subject) -> Data:
    """Give the limits of a page.

    Parameters
    ----------
    subject
        What the page is about.
    """
    modelled = {value.id for value in subject.values if value.status != "not_modelled"}
    return {
        "not_a_probability": text("screen.not_a_probability"),
        "not_modelled": [measure.title for each, measure in MEASURES.items() if each not in modelled],
    }


LIMITS = Section("limits", data)
