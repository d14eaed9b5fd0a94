"""One person's life under a scenario, from docs/model.md alone: a sorted list of events and what each of them does.

Each module holds the mechanisms of one section: `values` (3.1, 4), `conduct`, `statuses` and `services` (3.2), `sensing` (3.3),
`scores` and `scoring` (3.4), `entry` (3.5), `listings` (3.6), `sanctions` (3.7), `redress` (3.8), `core` (3.9), `responses` (3.10),
`met` and `closing` (5), `rows` (5.1).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from standing.scenario import Scenario
from tests.reference.closing import Closing
from tests.reference.core import Tallies
from tests.reference.entry import Entries
from tests.reference.place import Place
from tests.reference.readings import READINGS, RULINGS
from tests.reference.rows import Row
from tests.reference.services import Services
from tests.reference.values import NOTHING

__all__ = ["READINGS", "RULINGS", "Life", "Place", "Row", "ledger", "lives", "places", "run"]


class Life(Services, Entries, Closing):
    """One generation of one person; `tallies` holds what it adds, `rows` its ledger."""

    def live(self) -> Tallies:
        """Live from birth to the leaving or the end of the run."""
        self.be_born()
        self.plan_leaving()
        self.plan_amnesties()
        self.plan_moves()
        self.plan_acts()
        self.plan_alarms_and_strays()
        self.plan_assessments()
        self.plan_hands()
        self.plan_attempts()
        while self.next_event():
            pass
        if not self.left:
            self.pass_to(self.end)
            self.close_at_the_end()
        return self.tallies

    def be_born(self) -> None:
        """What is drawn at birth, and who is on a list from the start."""
        self.write("born")
        self.draw_dependants()
        self.draw_statuses()
        self.draw_scores()
        self.meet_traits()
        if self.generation == 0:
            self.start_listed()
        self.update()

    def plan_leaving(self) -> None:
        """Plan when the person leaves (R28)."""
        renewal = self.world.population.renewal
        if renewal is not None:
            steps, rate = self.values.steps(renewal), self.values.rate(renewal)
            time, _, _ = next(self.stream(rate, steps, "world.population", "leave"), (self.end, 0.0, 0))
            self.plan(time, "leaving", lambda _: self.leave())


def lives(place: Place, seed: int, person: int, kind: type[Life] = Life) -> Iterator[Life]:
    """All generations that an index of a run goes through."""
    birth, generation, again = 0.0, 0, True
    while again:
        life = kind(place, seed, person, generation, birth)
        life.live()
        yield life
        birth, generation, again = life.now, generation + 1, life.left


def places(scenario: Scenario, people: int, without: frozenset[str] = NOTHING) -> Iterator[tuple[Place, int]]:
    """The cell of each person of a run."""
    assert scenario.world is not None
    sizes = scenario.world.population.cells.apportion(people)
    if "R5" in without:
        sizes = by_the_higher_cell(scenario.world.population.cells.counts, people)
    person = 0
    for cell, size in enumerate(sizes):
        place = Place(scenario, sizes, cell, without)
        for _ in range(size):
            yield place, person
            person += 1


def by_the_higher_cell(counts: tuple[int, ...], people: int) -> list[int]:
    """Largest remainder, ties to the higher cell."""
    shares = [divmod(count * people, sum(counts)) for count in counts]
    sizes = [size for size, _ in shares]
    for cell in sorted(range(len(counts)), key=lambda at: (-shares[at][1], -at))[: people - sum(sizes)]:
        sizes[cell] += 1
    return sizes


def run(scenario: Scenario, people: int, seed: int, without: frozenset[str] = NOTHING) -> Tallies:
    """Tallies of all persons of a run."""
    total: Tallies = Counter()
    for place, person in places(scenario, people, without):
        for life in lives(place, seed, person):
            total.update(life.tallies)
    return total


def ledger(
    scenario: Scenario, people: int, seed: int, persons: range | None = None, without: frozenset[str] = NOTHING
) -> Iterator[Row]:
    """Every event of some persons of a run, in the order of happening."""
    for place, person in places(scenario, people, without):
        if persons is None or person in persons:
            for life in lives(place, seed, person):
                yield from life.rows
