"""Q22: publicly named: how long names stand in public, wrongly, and after the listing has ended."""

from __future__ import annotations

from collections.abc import Iterator

from standing.measures import mechanisms
from standing.measures.counts import days
from standing.measures.estimates import Rate, Share
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.reading import list_paths, lists_of, person_years
from standing.measures.wording import phrase
from standing.scenario import BlackList, Quantity
from standing.texts import text

LEADING = "days publicly named"
LACKING = "measures.lacking.names"
TALLY = "published_seconds"
READS = ("shown",)
"""How long a name is shown changes these days and nothing else."""


def publicity(evidence: Evidence) -> Iterator[Question]:
    """Person-days publicly named over 1,000 person-years; wrongly and after the end, also over all such days."""
    for name in (each for each, black_list in lists_of(evidence).items() if is_public(black_list)):
        yield _rate(evidence, name, LEADING, (), "rate", None)
        wrongly = f"wrongly{_or_stale(evidence, name)}"
        no_wrong, no_late = (
            way(evidence.scenario, name) for way in (mechanisms.no_wrongful_day, mechanisms.no_after_end)
        )
        for part, title, said, missing in (
            ("wrongful", "wrongly", wrongly, no_wrong),
            ("after_end", "after the end", "late", no_late),
        ):
            yield _rate(evidence, name, f"{LEADING} {title}", (part,), f"rate_{said}", missing)
            yield Question(
                f"share of days publicly named {title}",
                name,
                "share",
                Share(days(TALLY, name, part), days(TALLY, name), text("measures.none.named_days", list=name)),
                list_paths([name]),
                phrase(f"publicity.share_{said}"),
                missing,
                reads=READS,
            )


def is_public(black_list: BlackList) -> bool:
    """Whether a list ever publishes names."""
    return mechanisms.occurs(black_list.public) if isinstance(black_list.public, Quantity) else black_list.public


def _rate(
    evidence: Evidence, name: str, title: str, parts: tuple[str, ...], said: str, missing: str | None
) -> Question:
    return Question(
        title,
        name,
        "days per 1,000 person-years",
        Rate(days(TALLY, name, *parts), person_years(evidence), text("measures.none.person_years")),
        list_paths([name]),
        phrase(f"publicity.{said}"),
        missing,
        reads=READS,
    )


def _or_stale(evidence: Evidence, name: str) -> str:
    """End of the key where a name also counts as wrongly published once a removal has failed."""
    fails = mechanisms.no_failed_removal(evidence.scenario, name) is None
    return "_or_stale" if fails else ""


PUBLICITY = Measure("Q22", LEADING, LACKING, publicity)
