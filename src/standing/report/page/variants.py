"""The report for those who ask something else: in the headings of an impact assessment, or as one sheet for a court."""

from __future__ import annotations

from dataclasses import replace

from standing.report.page.page import Page
from standing.report.page.sections.citing import CITING
from standing.report.page.sections.court import COURT
from standing.report.page.sections.fria import FRIA, PARTS
from standing.report.page.sections.inputs import INPUTS
from standing.report.page.sections.method import METHOD
from standing.report.page.sections.reforms import REFORMS
from standing.report.page.sections.sources import SOURCES


def fria(page: Page) -> Page:
    """Give the same run in the six headings of AI Act, article 27(1).

    Parameters
    ----------
    page
        A page about one run.
    """
    return replace(page, first=(FRIA,), rest=(*PARTS, REFORMS, INPUTS, METHOD, SOURCES, CITING), title="fria.title")


def court(page: Page) -> Page:
    """Give the method of the same run on one sheet: what was asked, how it was made, how it is tested, and its limits.

    Parameters
    ----------
    page
        A page about one run.
    """
    return replace(page, first=(COURT,), rest=(), title="court.title")
