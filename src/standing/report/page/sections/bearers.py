"""Who bears it: groups at equal conduct, column by column, and the groups of which nothing is known here."""

from __future__ import annotations

from typing import Final

from standing.measures.wording import name_in_words, number
from standing.report.explain.words import together
from standing.report.page.saying import say
from standing.report.page.section import Data, Section
from standing.report.page.sections.forest import forest
from standing.report.page.subject import Subject

ASKED_ABOUT: Final = (
    "sex", "age", "ethnicity", "religion", "disability", "income", "residence", "nationality", "education",
)  # fmt: skip
"""Attributes that impact assessments ask about (AI Act, article 27; GDPR, article 9), by their words in the texts."""


def data(subject: Subject) -> Data:
    """Give the groups of every column, how many comparisons are left out and why, and the groups not analysed.

    Parameters
    ----------
    subject
        What the page is about.
    """
    columns = subject.run.tallies.columns
    words = {word for column in columns for word in name_in_words(column).casefold().split()}
    missing = [each for each in ASKED_ABOUT if each not in words]
    found = forest(subject)
    return {
        "columns": found,
        "people": number(subject.run.people),
        "has_equal": any(each.has_equal for each in found),
        "left_out": sum(each.left_out for each in found),
        "drawn": sum(each.drawn for each in found),
        "few": sum(each.few for each in found),
        "analysed": together([name_in_words(each) for each in columns]) if columns else None,
        "missing": together([str(say(f"bearers.attribute.{each}")) for each in missing]) if missing else None,
    }


BEARERS = Section("bearers", data)
