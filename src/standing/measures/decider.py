"""Q24: what the decider rejects, and how long a decision can have taken."""

from __future__ import annotations

from collections.abc import Iterator

from standing.measures import mechanisms
from standing.measures.counts import count, persons, persons_at_end
from standing.measures.estimates import Rate, Share
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.reading import list_paths, lists_of, years_of
from standing.measures.wording import phrase
from standing.texts import text

LEADING = "candidates rejected"


def decider(evidence: Evidence) -> Iterator[Question]:
    """Candidates rejected among those who met the condition, those who did not, and all; then minutes."""
    for name in lists_of(evidence):
        missing = mechanisms.no_decider(evidence.scenario, name)
        for title, kinds, of, said in (
            (LEADING, ("true", "false"), "candidates_for", "all"),
            ("candidates rejected, condition met", ("true",), "candidates_for_met", "met"),
            ("candidates rejected, condition not met", ("false",), "candidates_for_unmet", "unmet"),
        ):
            rejected = count("decisions", name, *(f"rejected_{kind}" for kind in kinds))
            confirmed = count("decisions", name, *(f"confirmed_{kind}" for kind in kinds))
            yield Question(
                title,
                name,
                "share",
                Share(rejected, rejected + confirmed, text(f"measures.none.{of}", list=name)),
                list_paths([name]),
                phrase(f"decider.{said}"),
                missing,
            )
        yield from _minutes(evidence, name, missing)


def _minutes(evidence: Evidence, name: str, missing: str | None) -> Iterator[Question]:
    """Minutes that a stated staff could have had for each decision, and hours that stated minutes would take."""
    staff = evidence.choices.staff_of.get(name, evidence.choices.staff)
    size, hours = staff.size, staff.hours_per_year
    told = {"size": f"{size:,.0f}", "hours": f"{hours:,.0f}"}
    each_person = _share_of_world(evidence) * size * hours * 60 * years_of(evidence.scenario)
    yield Question(
        "minutes per decision",
        name,
        "minutes per decision",
        Rate(persons_at_end().times(each_person), count("decisions", name), text("measures.none.decisions", list=name)),
        list_paths([name]),
        phrase("decider.minutes", **told),
        missing or (None if size else text("measures.lacking.staff")),
        text("measures.lacking.by_group"),
        note=text("measures.note.staff", **told) if size else None,
    )
    decision = lists_of(evidence)[name].decision
    minutes = decision.minutes.base if decision and decision.minutes else 0.0
    yield Question(
        "hours of deciding",
        name,
        "hours per 1,000 persons",
        Rate(count("decisions", name).times(minutes / 60), persons().times(1 / 1_000), text("measures.none.persons")),
        list_paths([name]),
        phrase("decider.hours", minutes=f"{minutes:g}"),
        missing or (None if minutes else text("measures.lacking.minutes")),
        reads=("minutes",),
    )


def _share_of_world(evidence: Evidence) -> float:
    """Staff per person of the world: one over its number of people."""
    world = evidence.scenario.world
    if world is None:
        return 0.0
    return 1 / (world.population.people or sum(world.population.cells.counts))


DECIDER = Measure("Q24", LEADING, mechanisms.NO_LIST, decider)
