"""Q5: who met the condition and was not listed in time."""

from __future__ import annotations

from collections.abc import Iterator

from standing.measures import mechanisms
from standing.measures.counts import count
from standing.measures.estimates import Share
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.reading import list_paths, lists_of
from standing.measures.wording import number, phrase
from standing.texts import text

LEADING = "missed"


def missed(evidence: Evidence) -> Iterator[Question]:
    """Persons who met the condition and were not listed within d days, over persons who met it."""
    within = number(evidence.choices.within_days)
    for name in lists_of(evidence):
        yield Question(
            LEADING,
            name,
            "share",
            Share(count("missed", name), count("met", name), text("measures.none.met_early", list=name)),
            list_paths([name]),
            phrase("missed", within=within),
            mechanisms.no_condition(evidence.scenario, name),
            note=text("measures.note.within", days=within),
        )


MISSED = Measure("Q5", LEADING, mechanisms.NO_LIST, missed)
