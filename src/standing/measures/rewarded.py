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

LEADING = "ever rewarded"
LACKING = "the scenario has no redlist"


def rewarded(evidence: Evidence) -> Iterator[Question]:
    """Persons on a redlist ever over all who lived, on the last day over those of that day; favours over person-years."""
    window = window_in_words(evidence.scenario)
    for name in redlists_of(evidence):
        roots = list_paths([name])
        last = Share(count("listed_at_end", name), persons_at_end(), "persons")
        ever = Share(count("ever_listed", name), persons(), "persons")
        stood = "{top} of {bottom} persons ({value}) stood on the redlist {item}"
        yield Question(LEADING, name, "share", ever, roots, f"{stood} at some time {window}")
        yield Question("rewarded on the last day", name, "share", last, roots, f"{stood} on the last day")
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
        Rate(count("favours", name), person_years(evidence), "person-years"),
        roots,
        "{top} attempts were granted under the reward {item} over {bottom} thousand person-years: {value}",
    )
    yield Question(
        "favours without the condition met",
        name,
        "share",
        Share(count("favours", name, "wrongful"), count("favours", name), f"favours under {name}"),
        roots,
        "{top} of {bottom} attempts granted under the reward {item} ({value}) were those of persons who did not meet the "
        "redlist's own condition",
        mechanisms.no_wrongful_sanction(evidence.scenario, name),
    )


REWARDED = Measure("Q23", "rewards by group", LEADING, LACKING, rewarded)
