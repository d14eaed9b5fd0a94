"""Q22: publicly named: how long names stand in public, wrongly, and after the listing has ended."""

from __future__ import annotations

from collections.abc import Iterator

from standing.measures import mechanisms
from standing.measures.counts import days
from standing.measures.estimates import Rate, Share
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.reading import list_paths, lists_of, person_years
from standing.scenario import BlackList, Quantity

LEADING = "days publicly named"
LACKING = "no list publishes names"
TALLY = "published_seconds"
READS = ("shown",)
"""How long a name is shown changes these days and nothing else."""


def publicity(evidence: Evidence) -> Iterator[Question]:
    """Person-days publicly named over 1,000 person-years; wrongly and after the end, also over all such days."""
    for name in (each for each, black_list in lists_of(evidence).items() if is_public(black_list)):
        yield _rate(evidence, name, LEADING, (), "somebody in public", None)
        wrongly, late = (
            f"persons who did not meet its condition{_or_stale(evidence, name)}",
            "after the listing had ended",
        )
        no_wrong, no_late = (
            way(evidence.scenario, name) for way in (mechanisms.no_wrongful_day, mechanisms.no_after_end)
        )
        for part, title, whom, words, missing in (
            ("wrongful", "wrongly", f"in public {wrongly}", f"of {wrongly}", no_wrong),
            ("after_end", "after the end", f"somebody in public {late}", f"days {late}", no_late),
        ):
            yield _rate(evidence, name, f"{LEADING} {title}", (part,), whom, missing)
            yield Question(
                f"share of days publicly named {title}",
                name,
                "share",
                Share(days(TALLY, name, part), days(TALLY, name), f"days on which a name of {name} was published"),
                list_paths([name]),
                f"{{top}} of {{bottom}} person-days on which the list {{item}} named somebody in public ({{value}}) were "
                f"{words}",
                missing,
                reads=READS,
            )


def is_public(black_list: BlackList) -> bool:
    """Whether a list ever publishes names."""
    return mechanisms.occurs(black_list.public) if isinstance(black_list.public, Quantity) else black_list.public


def _rate(
    evidence: Evidence, name: str, title: str, parts: tuple[str, ...], named: str, missing: str | None
) -> Question:
    return Question(
        title,
        name,
        "days per 1,000 person-years",
        Rate(days(TALLY, name, *parts), person_years(evidence), "person-years"),
        list_paths([name]),
        f"the list {{item}} named {named} on {{top}} person-days, over {{bottom}} thousand person-years: {{value}}",
        missing,
        reads=READS,
    )


def _or_stale(evidence: Evidence, name: str) -> str:
    """What else counts as wrongly named, where a removal can fail."""
    fails = mechanisms.no_failed_removal(evidence.scenario, name) is None
    return ", or whose listing should have ended" if fails else ""


PUBLICITY = Measure("Q22", "publicly named", LEADING, LACKING, publicity)
