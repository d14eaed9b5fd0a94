"""Q24: what the decider rejects, and how long a decision can have taken."""

from __future__ import annotations

from collections.abc import Iterator

from standing.measures import mechanisms
from standing.measures.counts import count, persons, persons_at_end
from standing.measures.estimates import Rate, Share
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.reading import list_paths, lists_of, years_of

LEADING = "candidates rejected"


def decider(evidence: Evidence) -> Iterator[Question]:
    """Candidates rejected among those who met the condition, those who did not, and all; then minutes."""
    for name in lists_of(evidence):
        missing = mechanisms.no_decider(evidence.scenario, name)
        for title, kinds, who in (
            (LEADING, ("true", "false"), ""),
            ("candidates rejected, condition met", ("true",), " who met its condition"),
            ("candidates rejected, condition not met", ("false",), " who did not meet its condition"),
        ):
            rejected = count("decisions", name, *(f"rejected_{kind}" for kind in kinds))
            confirmed = count("decisions", name, *(f"confirmed_{kind}" for kind in kinds))
            yield Question(
                title,
                name,
                "share",
                Share(rejected, rejected + confirmed, f"candidates for {name}{who}"),
                list_paths([name]),
                f"of {{bottom}} candidates for the list {{item}}{who}, the decider rejected {{top}} ({{value}})",
                missing,
            )
        yield from _minutes(evidence, name, missing)


def _minutes(evidence: Evidence, name: str, missing: str | None) -> Iterator[Question]:
    """Minutes that a stated staff could have had for each decision, and hours that stated minutes would take."""
    staff = evidence.choices.staff_of.get(name, evidence.choices.staff)
    size, hours = staff.size, staff.hours_per_year
    each_person = _share_of_world(evidence) * size * hours * 60 * years_of(evidence.scenario)
    yield Question(
        "minutes per decision",
        name,
        "minutes per decision",
        Rate(persons_at_end().times(each_person), count("decisions", name), f"decisions on {name}"),
        list_paths([name]),
        f"a stated staff of {size:,.0f}, {hours:,.0f} hours a year each, could have given the {{bottom}} decisions on "
        "the list {item} {value} (the staff is scaled to the number of persons that were run)",
        missing or (None if size else "no staff is stated (measures.Q24.staff)"),
        "the same staff decides on all groups",
        note=f"{size:,.0f} staff, {hours:,.0f} hours a year each" if size else None,
    )
    decision = lists_of(evidence)[name].decision
    minutes = decision.minutes.base if decision and decision.minutes else 0.0
    yield Question(
        "hours of deciding",
        name,
        "hours per 1,000 persons",
        Rate(count("decisions", name).times(minutes / 60), persons().times(1 / 1_000), "persons"),
        list_paths([name]),
        f"decisions on the list {{item}} took {{top}} hours at {minutes:g} minutes each, over {{bottom}} thousand "
        "persons: {value}",
        missing or (None if minutes else "the scenario does not state minutes per decision (decision.minutes)"),
        reads=("minutes",),
    )


def _share_of_world(evidence: Evidence) -> float:
    """Staff per person of the world: one over its number of people."""
    world = evidence.scenario.world
    if world is None:
        return 0.0
    return 1 / (world.population.people or sum(world.population.cells.counts))


DECIDER = Measure("Q24", "what the decider rejects", LEADING, mechanisms.NO_LIST, decider)
