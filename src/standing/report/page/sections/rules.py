"""The regime in one sentence, and one picture: who reports, who decides, what happens, how one gets out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from markupsafe import Markup

from standing.measures.wording import opened
from standing.report.explain.decides import decider
from standing.report.explain.rulebook import Rulebook
from standing.report.explain.sentence import HEADINGS
from standing.report.explain.words import inside, together
from standing.report.page.saying import say
from standing.report.page.section import Data, Section
from standing.report.page.sections.flow import ways
from standing.report.page.subject import Subject
from standing.texts import text

WAYS: Final = ("settled", "term", "corrected")
"""Ways out, in the order in which they are told."""


def data(subject: Subject) -> Data:
    """Give the sentence, the picture, and every sentence about the rules by heading.

    Parameters
    ----------
    subject
        What the page is about.
    """
    return {
        "sentence": in_one_sentence(subject),
        "ways": ways(subject),
        "missing": [each for each in subject.sentences if each.missing],
        "headings": {
            text(heading): [
                each for each in subject.sentences if HEADINGS[each.section] == heading and not each.missing
            ]
            for heading in dict.fromkeys(HEADINGS.values())
        },
    }


def in_one_sentence(subject: Subject) -> Markup:
    """Give what a regime is, in one sentence made of what its rules name.

    Parameters
    ----------
    subject
        What the page is about.
    """
    clauses = [*_clauses(Rulebook(subject.scenario))]
    said = "; ".join(map(str, clauses)) or str(say("rules.empty"))
    return Markup("{}.").format(Markup(opened(said)))


def _clauses(book: Rulebook) -> Iterator[Markup]:
    lists = list(book.blacklists)
    if lists:
        conducts = dict.fromkeys(
            name for each in book.blacklists.values() for entry in each.enters for name in entry.conducts
        )
        counts = book.conducts(list(conducts), "or") if conducts else None
        listed = together([book.quoted(each) for each in lists])
        yield say("rules.enters_by", conducts=counts, lists=listed) if counts else say("rules.enters", lists=listed)
    deciders = dict.fromkeys(who for each in book.blacklists.values() if (who := decider(each)[0]) is not None)
    if deciders:
        names = [
            inside(book.regime.authorities[each].name) if each in book.regime.authorities else each for each in deciders
        ]
        yield say("rules.decides", who=together(names))
    elif lists:
        yield say("rules.nobody_decides")
    refused = dict.fromkeys(book.service(each.denies) for each in book.regime.sanctions.values() if each.denies)
    if refused:
        yield say("rules.denies", services=together([_small(each) for each in refused]))
    if lists:
        yield say("rules.leaves", ways=together(list(_ways(book)) or [str(say("rules.no_way"))], "or"))


def _ways(book: Rulebook) -> Iterator[str]:
    words = {way for each in book.blacklists.values() for way in each.leaves_on}
    for each in WAYS:
        if each in words and (each != "corrected" or book.regime.redress):
            yield str(say(f"rules.way.{each}"))


def _small(title: str) -> str:
    """Title inside a sentence, unless its first word is an abbreviation."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


RULES = Section("rules", data)
