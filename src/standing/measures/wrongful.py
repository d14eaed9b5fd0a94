"""Q3: how many listings began although the list's own condition was not met, and of which kind."""

from __future__ import annotations

from collections.abc import Iterator

from standing.measures import mechanisms
from standing.measures.counts import Count, count
from standing.measures.estimates import Share
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.reading import WRONGFUL, list_paths, lists_of
from standing.measures.wording import phrase
from standing.texts import text

LEADING = "wrongful share of listings"


def wrongful_share(evidence: Evidence) -> Iterator[Question]:
    """Wrongful listings over all that began in the window; then by kind, and those that went stale."""
    for name in lists_of(evidence):
        began = count("listings", name)
        stale = mechanisms.no_failed_removal(evidence.scenario, name)
        for title, part, said, missing in (
            *_kinds(evidence, name),
            ("listings gone stale", count("became_stale", name), "stale", stale),
        ):
            share = Share(part, began, text("measures.none.listings_on", list=name))
            yield Question(title, name, "share", share, list_paths([name]), phrase(f"wrongful.{said}"), missing)


def _kinds(evidence: Evidence, name: str) -> Iterator[tuple[str, Count, str, str | None]]:
    """Name of the question, listings, key of what is said of them, and why there can be none: all wrongful ones, then by kind."""
    wrong_fact = "wrong_fact_or_trait" if _has_trait(evidence, name) else "wrong_fact"
    for title, kinds, said, lacks in (
        (LEADING, WRONGFUL, "all", mechanisms.no_wrong_beginning),
        ("listings of a wrong person", ("wrong_person",), "wrong_person", mechanisms.no_wrong_person),
        ("listings on a wrong fact", ("wrong_fact",), wrong_fact, mechanisms.no_wrong_fact),
        ("listings inherited", ("inherited",), "inherited", mechanisms.no_inherited),
        ("listings by hand", ("by_hand",), "by_hand", mechanisms.no_hand),
    ):
        yield title, count("listings", name, *kinds), said, lacks(evidence.scenario, name)


def _has_trait(evidence: Evidence, name: str) -> bool:
    """Whether a flag can get a status wrong, since the list has an entry by one."""
    return any(entry.kind == "status" for entry in lists_of(evidence)[name].enters)


WRONGFUL_SHARE = Measure("Q3", LEADING, mechanisms.NO_LIST, wrongful_share)
