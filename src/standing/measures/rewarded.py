"""Q23: rewards by group: who is on a redlist, and whose attempts it makes easier."""

from __future__ import annotations

from collections.abc import Iterator

from standing.measures import mechanisms
from standing.measures.counts import count, persons, persons_at_end
from standing.measures.estimates import Rate, Share
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.reading import (
    list_paths,
    person_years,
    redlists_of,
    rewards_of,
    sanction_paths,
    window_in_words,
)
from standing.measures.wording import phrase
from standing.texts import text

LEADING = "ever rewarded"
LACKING = "measures.lacking.redlist"


def rewarded(evidence: Evidence) -> Iterator[Question]:
    """Persons on a redlist ever over all who lived, on the last day over those of that day; favours over person-years."""
    window = window_in_words(evidence.scenario)
    for name in redlists_of(evidence):
        roots, none = list_paths([name]), text("measures.none.persons")
        last = Share(count("listed_at_end", name), persons_at_end(), none)
        ever = Share(count("ever_listed", name), persons(), none)
        yield Question(LEADING, name, "share", ever, roots, phrase("rewarded.ever", window=window))
        yield Question("rewarded on the last day", name, "share", last, roots, phrase("rewarded.last"))
    for name, reward in rewards_of(evidence).items():
        if reward.grants:
            yield from _favours(evidence, name)


def _favours(evidence: Evidence, name: str) -> Iterator[Question]:
    """Attempts that a reward made easier, and how many of them were of persons who did not meet the redlist's condition."""
    roots = sanction_paths([name])
    yield Question(
        "favours",
        name,
        "favours per 1,000 person-years",
        Rate(count("favours", name), person_years(evidence), text("measures.none.person_years")),
        roots,
        phrase("rewarded.favours"),
    )
    yield Question(
        "favours without the condition met",
        name,
        "share",
        Share(count("favours", name, "wrongful"), count("favours", name), text("measures.none.favours", reward=name)),
        roots,
        phrase("rewarded.unmet"),
        mechanisms.no_wrongful_sanction(evidence.scenario, name),
    )


REWARDED = Measure("Q23", LEADING, LACKING, rewarded)
