"""The reference model on Mesa in daily steps: one agent per person, all activated in a new order every day.

Each step is one day, and what occurs in it is placed at its end. A process of some rate has an event on a day with probability
1 - exp(-rate / 365), so at most one a day.
"""

from __future__ import annotations

from mesa import Agent, Model

from standing.bench.model import (
    ALARMS,
    ATTEMPTS,
    BOUND,
    COST,
    DAYS,
    DETECTED,
    GROUPS,
    OFFENCES,
    RECOVERS_EVERY,
    START,
    TERM,
    Outputs,
    daily_chance,
)
from standing.bench.peer import measure


class Person(Agent):  # type: ignore[misc]
    """Somebody with a score, on the list or not, and what has been counted of them."""

    def __init__(self, model: Population, group: int) -> None:
        super().__init__(model)
        self.group = group
        self.score = START
        self.listed = False
        self.listed_until = 0
        self.listings = 0
        self.listed_days = 0
        self.denials = 0

    def step(self) -> None:
        """One day: what being listed brings, the hits, the end of a listing, the recovery."""
        chances = self.model
        if self.listed:
            self.listed_days += 1
            if self.random.random() < chances.attempt:
                self.denials += 1
        if self.random.random() < chances.offence[self.group] and self.random.random() < DETECTED:
            self.hit()
        if self.random.random() < chances.alarm:
            self.hit()
        today = self.model.steps
        if self.listed and today == self.listed_until:
            self.listed = False
        if today % RECOVERS_EVERY == 0 and self.score < START:
            self.score += 1

    def hit(self) -> None:
        """A detected offence or a false alarm: it costs points, and may put the person on the list."""
        self.score -= COST
        if self.score <= BOUND and not self.listed:
            self.listed = True
            self.listed_until = self.model.steps + TERM
            self.listings += 1


class Population(Model):  # type: ignore[misc]
    """All persons, the first half of them in group A, and the daily probabilities."""

    def __init__(self, people: int, seed: int) -> None:
        super().__init__(seed=seed)
        self.offence = [daily_chance(rate) for rate in OFFENCES]
        self.alarm = daily_chance(ALARMS)
        self.attempt = daily_chance(ATTEMPTS)
        in_a = people // 2
        Person.create_agents(self, people, [0] * in_a + [1] * (people - in_a))

    def step(self) -> None:
        """One day of everybody."""
        self.agents.shuffle_do("step")

    def total(self, attribute: str) -> tuple[float, float]:
        """Sum of an attribute over the persons of A and of B."""
        totals = self.agents.groupby("group").agg(attribute, sum)
        in_a, in_b = (float(totals.get(group, 0)) for group in range(len(GROUPS)))
        return in_a, in_b


def simulate(people: int, seed: int) -> Outputs:
    """What happens to so many people, day by day."""
    population = Population(people, seed)
    for _ in range(DAYS):
        population.step()
    return Outputs(
        listings=population.total("listings"),
        listed_at_end=population.total("listed"),
        listed_days=population.total("listed_days"),
        denials=population.total("denials"),
    )


if __name__ == "__main__":
    measure(simulate, packages=("mesa",))
