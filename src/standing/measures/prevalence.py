"""Q1 and Q2: how many are listed, and how fast listings begin."""

from __future__ import annotations

from collections.abc import Iterator

from standing.measures.counts import count, persons, persons_at_end
from standing.measures.estimates import Rate, Share
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.mechanisms import NO_LIST
from standing.measures.reading import ANY, list_paths, lists_of, person_years, window_in_words
from standing.measures.wording import phrase
from standing.texts import text


def prevalence(evidence: Evidence) -> Iterator[Question]:
    """Persons listed on the last day over those of the last day, and ever over all who lived."""
    names = list(lists_of(evidence))
    window = window_in_words(evidence.scenario)
    for name in [*names, *([ANY] if len(names) > 1 else [])]:
        any_ = "_any" if name == ANY else ""
        roots, none = list_paths(names if name == ANY else [name]), text("measures.none.persons")
        last = Share(count("listed_at_end", name), persons_at_end(), none)
        ever = Share(count("ever_listed", name), persons(), none)
        yield Question("listed on the last day", name, "share", last, roots, phrase(f"prevalence.last{any_}"))
        yield Question("ever listed", name, "share", ever, roots, phrase(f"prevalence.ever{any_}", window=window))


def listing_rate(evidence: Evidence) -> Iterator[Question]:
    """Ask for new listings over 1,000 person-years in scope."""
    for name in lists_of(evidence):
        yield Question(
            "listing rate",
            name,
            "listings per 1,000 person-years",
            Rate(count("listings", name), person_years(evidence), text("measures.none.person_years")),
            list_paths([name]),
            phrase("listing_rate"),
        )


PREVALENCE = Measure("Q1", "ever listed", NO_LIST, prevalence)
LISTING_RATE = Measure("Q2", "listing rate", NO_LIST, listing_rate)
