"""The pictures: each with its caption, its numbers, and the line that draws it again."""

from __future__ import annotations

from typing import Final

from standing.report.page.pictures import assumptions, picture
from standing.report.page.section import Data, Section
from standing.report.page.subject import Subject

SHOWN: Final = ("flow", "icons", "survival", "confusion", "deciders", "denied", "over_time")
"""Pictures of a run in the order in which they are shown; others stand beside what they are about."""


def data(subject: Subject) -> Data:
    """Give the pictures of a run.

    Parameters
    ----------
    subject
        What the page is about.
    """
    found = [picture(subject, each) for each in SHOWN]
    return {"pictures": [*found, *assumptions(subject)]}


PICTURES = Section("pictures", data)
