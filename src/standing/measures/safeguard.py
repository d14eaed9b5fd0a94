"""The value of a safeguard: what it spares those wrongly hit, what it delays, and the hours that it takes.

The second factor of Mathews v. Eldridge asks for the risk of an error and for what a further safeguard would change. A
correct listing is delayed where it begins later, ends earlier or does not come about: all three are counted as the days
on a list that fewer persons who met its condition spend there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from standing.measures import mechanisms
from standing.measures.counts import Count, count, days, persons, total_of
from standing.measures.estimates import Rate
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.reading import ANY, list_paths, lists_of, sanction_paths, sanctions_of
from standing.measures.wording import phrase
from standing.texts import text

SPARED: Final = "wrongful sanction-days"
KEPT: Final = "days listed, condition met"
BEGUN: Final = "listings, condition met"
APPEALS: Final = "appeals decided"
HOURS: Final = "reviewer-hours"

PER: Final = "per 1,000 persons"


def safeguard(evidence: Evidence) -> Iterator[Question]:
    """What is spared, what is delayed and what it takes, over all lists and sanctions, per 1,000 persons."""
    lists, sanctions = list(lists_of(evidence)), list(sanctions_of(evidence))
    spared = [name for name in sanctions if mechanisms.no_wrongful_sanction(evidence.scenario, name) is None]
    wrongful = total_of([days("sanction_seconds", each, "wrongful") for each in spared])
    none = None if spared else text("measures.lacking.wrongful_day")
    yield _per_person(SPARED, "spared", "days", wrongful, sanction_paths(sanctions), none)
    if not lists:
        return
    met = total_of([days("listed_seconds", each) - days("wrongful_seconds", each) for each in lists])
    yield _per_person(KEPT, "kept", "days", met, list_paths(lists))
    begun = total_of([count("listings", each, "true") for each in lists])
    yield _per_person(BEGUN, "begun", "listings", begun, list_paths(lists))
    yield from _work(evidence, lists)


def _work(evidence: Evidence, lists: Sequence[str]) -> Iterator[Question]:
    """Appeals decided, and hours of deciding where minutes are stated."""
    redress = list(evidence.scenario.regime.redress)
    decided = total_of([count("appeals", each, "decided") for each in redress])
    paths = tuple(f"regime.redress.{each}" for each in redress)
    yield _per_person(
        APPEALS, "appeals", "appeals", decided, paths, None if redress else text("measures.lacking.way_out")
    )
    hours = [count("decisions", name).times(minutes / 60) for name, minutes in minutes_of(evidence).items()]
    total = Count() if len({each.factor for each in hours}) > 1 else total_of(hours)
    missing = None if hours else text("measures.lacking.minutes_of_any")
    if len({each.factor for each in hours}) > 1:
        missing = text("measures.lacking.same_minutes")
    yield _per_person(
        HOURS,
        "hours",
        "hours",
        total,
        list_paths(lists),
        missing,
        reads=("minutes",),
        note=text("measures.note.appeals"),
    )


def minutes_of(evidence: Evidence) -> dict[str, float]:
    """Minutes per decision of the lists that state them."""
    found = {name: each.decision.minutes for name, each in lists_of(evidence).items() if each.decision}
    return {name: minutes.base for name, minutes in found.items() if minutes is not None and minutes.base > 0}


def _per_person(
    name: str,
    said: str,
    unit: str,
    top: Count,
    roots: tuple[str, ...],
    missing: str | None = None,
    *,
    reads: tuple[str, ...] = (),
    note: str | None = None,
) -> Question:
    estimator = Rate(top, persons().times(1 / 1_000), text("measures.none.persons"))
    return Question(
        name,
        ANY,
        f"{unit} {PER}",
        estimator,
        roots,
        phrase(f"safeguard.{said}"),
        missing,
        reads=reads,
        note=note,
    )


SAFEGUARD: Final = Measure("safeguard", SPARED, mechanisms.NO_SANCTION, safeguard)
