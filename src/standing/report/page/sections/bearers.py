"""Who bears it: groups at equal conduct in one picture, and the groups of which nothing is known here."""

from __future__ import annotations

from typing import Final

from standing.measures.wording import name_in_words
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
    """Give the picture of groups and the groups not analysed.

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
        "forest": found,
        "has_equal": not isinstance(found, str) and any(stage.has_equal for stage in found),
        "analysed": together([name_in_words(each) for each in columns]) if columns else None,
        "missing": together([str(say(f"bearers.attribute.{each}")) for each in missing]) if missing else None,
    }


BEARERS = Section("bearers", data)
