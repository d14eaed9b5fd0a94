"""The reference model on SimPy: continuous time, exponential gaps, a process per person and one of attempts per listing.

Offences and false alarms are drawn as one Poisson process, and each event then as one or the other. The
points recovered since the last hit are added when the next one comes: nothing reads the score in between.
"""

from __future__ import annotations

from random import Random

from simpy import Environment, Interrupt
from simpy.events import ProcessGenerator

from standing.bench.model import (
    ALARMS,
    ATTEMPTS,
    BOUND,
    COST,
    DAYS,
    DETECTED,
    OFFENCES,
    RECOVERS_EVERY,
    START,
    TERM,
    YEAR,
    Outputs,
)
from standing.bench.peer import measure


class Person:
    """Somebody with a score as of the last hit, on the list or not, and what has been counted of them."""

    def __init__(self, environment: Environment, random: Random, group: int) -> None:
        self.environment = environment
        self.random = random
        self.group = group
        self.score = START
        self.recoveries = 0
        self.listed = False
        self.listings = 0
        self.listed_days = 0.0
        self.denials = 0
        environment.process(self.live())

    def live(self) -> ProcessGenerator:
        """Offences, detected or not, and false alarms, one after the other."""
        both = OFFENCES[self.group] + ALARMS
        while True:
            yield self.environment.timeout(self.random.expovariate(both / YEAR))
            if self.random.random() * both < ALARMS or self.random.random() < DETECTED:
                self.hit()

    def hit(self) -> None:
        """A detected offence or a false alarm: it costs points, and may put the person on the list."""
        recoveries = int(self.environment.now // RECOVERS_EVERY)
        self.score = min(START, self.score + recoveries - self.recoveries) - COST
        self.recoveries = recoveries
        if self.score <= BOUND and not self.listed:
            self.environment.process(self.be_listed())

    def be_listed(self) -> ProcessGenerator:
        """One listing from its beginning to its end, which interrupts the wait for the next attempt."""
        self.listed = True
        self.listings += 1
        self.listed_days += min(TERM, DAYS - self.environment.now)
        attempts = self.environment.process(self.attempt())
        yield self.environment.timeout(TERM)
        self.listed = False
        attempts.interrupt()

    def attempt(self) -> ProcessGenerator:
        """Attempts at a service, all denied, until the listing they belong to ends."""
        try:
            while True:
                yield self.environment.timeout(self.random.expovariate(ATTEMPTS / YEAR))
                self.denials += 1
        except Interrupt:
            return


def total(people: list[list[Person]], attribute: str) -> tuple[float, float]:
    """Sum of an attribute over the persons of A and of B."""
    in_a, in_b = (float(sum(getattr(person, attribute) for person in group)) for group in people)
    return in_a, in_b


def simulate(people: int, seed: int) -> Outputs:
    """What happens to so many people, event by event."""
    environment, random = Environment(), Random(seed)
    sizes = (people // 2, people - people // 2)
    groups = [[Person(environment, random, group) for _ in range(size)] for group, size in enumerate(sizes)]
    environment.run(until=DAYS)
    return Outputs(
        listings=total(groups, "listings"),
        listed_at_end=total(groups, "listed"),
        listed_days=total(groups, "listed_days"),
        denials=total(groups, "denials"),
    )


if __name__ == "__main__":
    measure(simulate, packages=("simpy",))
