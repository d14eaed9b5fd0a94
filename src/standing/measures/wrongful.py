"""Q3: how many listings began although the list's own condition was not met, and of which kind."""

from __future__ import annotations

from collections.abc import Iterator

from standing.measures import mechanisms
from standing.measures.counts import count
from standing.measures.estimates import Share
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.reading import WRONGFUL, list_paths, lists_of

LEADING = "wrongful share of listings"


def wrongful_share(evidence: Evidence) -> Iterator[Question]:
    """Wrongful listings over all that began in the window; then by kind, and those that went stale."""
    for name in lists_of(evidence):
        began = count("listings", name)
        of = "{top} of {bottom} listings on the list {item} ({value})"
        for title, part, phrase, missing in (
            (
                LEADING,
                count("listings", name, *WRONGFUL),
                "began although the list's own condition was not met",
                mechanisms.no_wrong_beginning(evidence.scenario, name),
            ),
            (
                "listings of a wrong person",
                count("listings", name, "wrong_person"),
                "rested on an act of somebody else",
                mechanisms.no_wrong_person(evidence.scenario, name),
            ),
            (
                "listings on a wrong fact",
                count("listings", name, "wrong_fact"),
                f"rested on an act that nobody did{_or_a_trait(evidence, name)}",
                mechanisms.no_wrong_fact(evidence.scenario, name),
            ),
            (
                "listings inherited",
                count("listings", name, "inherited"),
                "were copied from a listing that began although its list's own condition was not met",
                mechanisms.no_inherited(evidence.scenario, name),
            ),
            (
                "listings by hand",
                count("listings", name, "by_hand"),
                "were entered by hand, outside the list's own condition",
                mechanisms.no_hand(evidence.scenario, name),
            ),
            (
                "listings gone stale",
                count("became_stale", name),
                "went on after they should have ended",
                mechanisms.no_failed_removal(evidence.scenario, name),
            ),
        ):
            share = Share(part, began, f"listings on {name}")
            yield Question(title, name, "share", share, list_paths([name]), f"{of} {phrase}", missing)


def _or_a_trait(evidence: Evidence, name: str) -> str:
    """What else a flag can get wrong, where the list has an entry by a status."""
    has_trait = any(entry.kind == "status" for entry in lists_of(evidence)[name].enters)
    return ", or on a status that the person was not in" if has_trait else ""


WRONGFUL_SHARE = Measure("Q3", LEADING, LEADING, mechanisms.NO_LIST, wrongful_share)
