"""Q4: what falls on those who did nothing that the list asks about."""

from __future__ import annotations

from collections.abc import Iterator

from standing.measures import mechanisms
from standing.measures.counts import count
from standing.measures.estimates import Share
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.reading import list_paths, lists_of
from standing.measures.wording import phrase
from standing.texts import text

LEADING = "burden on those who did nothing"


def burden(evidence: Evidence) -> Iterator[Question]:
    """Persons with at least one wrongful listing over persons who never met the entry condition in the window."""
    for name in lists_of(evidence):
        never = count("never_met", name)
        yield Question(
            LEADING,
            name,
            "share",
            Share(count("never_met_wrongfully_listed", name), never, text("measures.none.never_met", list=name)),
            list_paths([name]),
            phrase("burden"),
            mechanisms.no_error(evidence.scenario, name),
        )


BURDEN = Measure("Q4", LEADING, mechanisms.NO_LIST, burden)
