"""The reference model on Mesa's event scheduler: continuous time, exponential gaps, no steps.

The points recovered since the last hit are added when the next one comes: nothing reads the score in between.
"""

from __future__ import annotations

from mesa import Agent, Model
from mesa.experimental.devs import DEVSimulator

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
    YEAR,
    Outputs,
)
from standing.bench.peer import measure


class Person(Agent):  # type: ignore[misc]
    """Somebody with a score as of the last hit, on the list or not, and what has been counted of them."""

    def __init__(self, model: Population, group: int) -> None:
        super().__init__(model)
        self.group = group
        self.score = START
        self.recoveries = 0
        self.listed = False
        self.listings = 0
        self.listed_days = 0.0
        self.denials = 0
        self.await_offence()
        self.await_alarm()

    def gap(self, rate: float) -> float:
        """Days until the next event of a Poisson process, from events per 365 days."""
        return float(self.random.expovariate(rate / YEAR))

    def await_offence(self) -> None:
        """Put the next offence on the schedule."""
        self.model.simulator.schedule_event_relative(self.offend, self.gap(OFFENCES[self.group]))

    def await_alarm(self) -> None:
        """Put the next false alarm on the schedule."""
        self.model.simulator.schedule_event_relative(self.alarm, self.gap(ALARMS))

    def await_attempt(self, listing: int) -> None:
        """Put the next attempt at a service during this listing on the schedule."""
        self.model.simulator.schedule_event_relative(self.attempt, self.gap(ATTEMPTS), function_args=[listing])

    def offend(self) -> None:
        """An offence, detected or not."""
        if self.random.random() < DETECTED:
            self.hit()
        self.await_offence()

    def alarm(self) -> None:
        """A false alarm."""
        self.hit()
        self.await_alarm()

    def hit(self) -> None:
        """A detected offence or a false alarm: it costs points, and may put the person on the list."""
        recoveries = int(self.model.simulator.time // RECOVERS_EVERY)
        self.score = min(START, self.score + recoveries - self.recoveries) - COST
        self.recoveries = recoveries
        if self.score <= BOUND and not self.listed:
            self.enter()

    def enter(self) -> None:
        """A listing begins."""
        simulator = self.model.simulator
        self.listed = True
        self.listings += 1
        self.listed_days += min(TERM, DAYS - simulator.time)
        simulator.schedule_event_relative(self.leave, TERM)
        self.await_attempt(self.listings)

    def leave(self) -> None:
        """The listing ends."""
        self.listed = False

    def attempt(self, listing: int) -> None:
        """An attempt at a service, denied; but nothing, and no further attempt, if the listing it belongs to has ended.

        Without the number of the listing, an attempt left over from one listing would go on in the next beside its own.
        """
        if self.listed and listing == self.listings:
            self.denials += 1
            self.await_attempt(listing)


class Population(Model):  # type: ignore[misc]
    """All persons, the first half of them in group A, and the schedule of what is to come."""

    def __init__(self, people: int, seed: int, simulator: DEVSimulator) -> None:
        super().__init__(seed=seed)
        self.simulator = simulator
        simulator.setup(self)
        in_a = people // 2
        Person.create_agents(self, people, [0] * in_a + [1] * (people - in_a))

    def total(self, attribute: str) -> tuple[float, float]:
        """Sum of an attribute over the persons of A and of B."""
        totals = self.agents.groupby("group").agg(attribute, sum)
        in_a, in_b = (float(totals.get(group, 0)) for group in range(len(GROUPS)))
        return in_a, in_b


def simulate(people: int, seed: int) -> Outputs:
    """What happens to so many people, event by event."""
    simulator = DEVSimulator()
    population = Population(people, seed, simulator)
    simulator.run_until(DAYS)
    return Outputs(
        listings=population.total("listings"),
        listed_at_end=population.total("listed"),
        listed_days=population.total("listed_days"),
        denials=population.total("denials"),
    )


if __name__ == "__main__":
    measure(simulate, packages=("mesa",))
