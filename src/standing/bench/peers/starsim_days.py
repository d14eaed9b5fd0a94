"""The reference model on Starsim in daily steps: one module, whose states are arrays over the persons.

Each step is one day, and what occurs in it is placed at its end. A process of some rate has an event on a day with probability
1 - exp(-rate / 365), so at most one a day. Starsim's common random numbers stay on, as they are unless switched off.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import starsim as ss

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


def daily(rate: float) -> float:
    """Probability of at least one event on a day, from events per 365 days."""
    return float(ss.per(rate, ss.days(YEAR)).to_prob(ss.days(1)))


class Regime(ss.Module):  # type: ignore[misc]
    """Scores, the list, and what has been counted of each person; the first half of them are in group A."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.define_pars(
            offence=ss.bernoulli(p=self.chance_of_offence),
            detection=ss.bernoulli(p=DETECTED),
            alarm=ss.bernoulli(p=daily(ALARMS)),
            attempt=ss.bernoulli(p=daily(ATTEMPTS)),
        )
        self.define_states(
            ss.BoolArr("in_a", default=False),
            ss.FloatArr("score", default=START),
            ss.BoolArr("listed", default=False),
            ss.FloatArr("listed_until", default=0),
            ss.FloatArr("listings", default=0),
            ss.FloatArr("listed_days", default=0),
            ss.FloatArr("denials", default=0),
        )
        self.offence_in_a, self.offence_in_b = (daily(rate) for rate in OFFENCES)

    @staticmethod
    def chance_of_offence(module: Any, uids: Any) -> Any:
        """Probability of an offence on a day, for each of these persons."""
        return np.where(module.in_a[uids], module.offence_in_a, module.offence_in_b)

    def init_post(self) -> None:
        """Put the first half into group A, once there are persons."""
        super().init_post()
        everybody = self.sim.people.auids
        self.in_a[everybody[: len(everybody) // 2]] = True

    def step(self) -> None:
        """One day: what being listed brings, the hits, the end of listings, the recovery."""
        today = self.ti + 1
        listed = self.listed.uids
        self.listed_days[listed] += 1
        self.denials[self.pars.attempt.filter(listed)] += 1
        self.hit(self.pars.detection.filter(self.pars.offence.filter()), today)
        self.hit(self.pars.alarm.filter(), today)
        self.listed[(self.listed & (self.listed_until == today)).uids] = False
        if today % RECOVERS_EVERY == 0:
            self.score[(self.score < START).uids] += 1

    def hit(self, uids: Any, today: int) -> None:
        """Detected offences or false alarms of these persons: they cost points, and may put them on the list."""
        self.score[uids] -= COST
        entering = uids[(self.score[uids] <= BOUND) & ~self.listed[uids]]
        self.listed[entering] = True
        self.listed_until[entering] = today + TERM
        self.listings[entering] += 1

    def total(self, attribute: str) -> tuple[float, float]:
        """Sum of an attribute over the persons of A and of B."""
        values = self[attribute].values.astype(float)
        in_a = self.in_a.values
        return float(values[in_a].sum()), float(values[~in_a].sum())


def simulate(people: int, seed: int) -> Outputs:
    """What happens to so many people, day by day."""
    sim = ss.Sim(
        n_agents=people,
        modules=Regime(name="regime"),
        start=ss.days(1),
        stop=ss.days(DAYS),
        dt=ss.days(1),
        rand_seed=seed,
        people_results=False,
        verbose=0,
    )
    sim.run()
    regime = sim.custom["regime"]
    return Outputs(
        listings=regime.total("listings"),
        listed_at_end=regime.total("listed"),
        listed_days=regime.total("listed_days"),
        denials=regime.total("denials"),
    )


if __name__ == "__main__":
    measure(simulate, packages=("starsim",))
