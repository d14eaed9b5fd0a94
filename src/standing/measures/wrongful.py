"""Q3: how many listings began although the list's own condition was not met, and of which kind."""

from __future__ import annotations

from collections.abc import Iterator

from standing.measures import mechanisms
from standing.measures.counts import Count, count
from standing.measures.estimates import Share
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.reading import WRONGFUL, list_paths, lists_of

LEADING = "wrongful share of listings"


def wrongful_share(evidence: Evidence) -> Iterator[Question]:
    """Wrongful listings over all that began in the window; then by kind, and those that went stale."""
    for name in lists_of(evidence):
        began = count("listings", name)
        of = "{top} of {bottom} listings on the list {item} ({value})"
        stale = mechanisms.no_failed_removal(evidence.scenario, name)
        for title, part, phrase, missing in (
            *_kinds(evidence, name),
            ("listings gone stale", count("became_stale", name), "went on after they should have ended", stale),
        ):
            share = Share(part, began, f"listings on {name}")
            yield Question(title, name, "share", share, list_paths([name]), f"{of} {phrase}", missing)


def _kinds(evidence: Evidence, name: str) -> Iterator[tuple[str, Count, str, str | None]]:
    """Name of the question, listings, what is said of them, and why there can be none: all wrongful ones, then by kind."""
    for title, kinds, phrase, lacks in (
        (LEADING, WRONGFUL, "began although the list's own condition was not met", mechanisms.no_wrong_beginning),
        (
            "listings of a wrong person",
            ("wrong_person",),
            "rested on an act of somebody else",
            mechanisms.no_wrong_person,
        ),
        (
            "listings on a wrong fact",
            ("wrong_fact",),
            f"rested on an act that nobody did{_or_a_trait(evidence, name)}",
            mechanisms.no_wrong_fact,
        ),
        (
            "listings inherited",
            ("inherited",),
            "were copied from a listing that began although its list's own condition was not met",
            mechanisms.no_inherited,
        ),
        (
            "listings by hand",
            ("by_hand",),
            "were entered by hand, outside the list's own condition",
            mechanisms.no_hand,
        ),
    ):
        yield title, count("listings", name, *kinds), phrase, lacks(evidence.scenario, name)


def _or_a_trait(evidence: Evidence, name: str) -> str:
    """What else a flag can get wrong, where the list has an entry by a status."""
    has_trait = any(entry.kind == "status" for entry in lists_of(evidence)[name].enters)
    return ", or on a status that the person was not in" if has_trait else ""


WRONGFUL_SHARE = Measure("Q3", LEADING, LEADING, mechanisms.NO_LIST, wrongful_share)
