"""Q1 and Q2: how many are listed, and how fast listings begin."""

from __future__ import annotations

from collections.abc import Iterator

from standing.measures.counts import count, persons, persons_at_end
from standing.measures.estimates import Rate, Share
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.mechanisms import NO_LIST
from standing.measures.reading import ANY, list_paths, lists_of, person_years, window_in_words


def prevalence(evidence: Evidence) -> Iterator[Question]:
    """Persons listed on the last day over those of the last day, and ever over all who lived."""
    names = list(lists_of(evidence))
    window = window_in_words(evidence.scenario)
    for name in [*names, *([ANY] if len(names) > 1 else [])]:
        where = "at least one list" if name == ANY else "the list {item}"
        roots = list_paths(names if name == ANY else [name])
        last = Share(count("listed_at_end", name), persons_at_end(), "persons")
        ever = Share(count("ever_listed", name), persons(), "persons")
        stood = f"{{top}} of {{bottom}} persons ({{value}}) stood on {where}"
        yield Question("listed on the last day", name, "share", last, roots, f"{stood} on the last day")
        yield Question("ever listed", name, "share", ever, roots, f"{stood} at some time {window}")


def listing_rate(evidence: Evidence) -> Iterator[Question]:
    """Ask for new listings over 1,000 person-years in scope."""
    for name in lists_of(evidence):
        yield Question(
            "listing rate",
            name,
            "listings per 1,000 person-years",
            Rate(count("listings", name), person_years(evidence), "person-years"),
            list_paths([name]),
            "{top} listings on the list {item} began over {bottom} thousand person-years: {value}",
        )


PREVALENCE = Measure("Q1", "prevalence", "ever listed", NO_LIST, prevalence)
LISTING_RATE = Measure("Q2", "listing rate", "listing rate", NO_LIST, listing_rate)
