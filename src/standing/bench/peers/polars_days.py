"""The reference model on Polars in daily steps: a table of persons, and one lazy query a day.

Each query is one day, and what occurs in it is placed at its end. A process of some rate has an event on a day with probability
1 - exp(-rate / 365), so at most one a day. The columns of random numbers come from NumPy.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import polars as pl

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

DRAWS: Final = ("offence_draw", "detection_draw", "alarm_draw", "attempt_draw")
"""Columns of random numbers between 0 and 1, new every day."""


def population(people: int) -> pl.DataFrame:
    """All persons, the first half of them in group A; somebody is listed through the day `listed_until`."""
    in_a = people // 2
    sizes = (in_a, people - in_a)
    return pl.DataFrame(
        {
            "group": np.repeat(np.arange(len(GROUPS), dtype=np.int8), sizes),
            "offence": np.repeat([daily_chance(rate) for rate in OFFENCES], sizes),
            "score": np.full(people, START, dtype=np.int32),
            "listed_until": np.zeros(people, dtype=np.int32),
            "listings": np.zeros(people, dtype=np.int32),
            "listed_days": np.zeros(people, dtype=np.int32),
            "denials": np.zeros(people, dtype=np.int32),
        }
    )


def one_day(people: pl.LazyFrame, today: int) -> pl.LazyFrame:
    """One day of everybody: what being listed brings, the hits, the recovery."""
    listed = pl.col("listed_until") >= today
    offends = pl.col("offence_draw") < pl.col("offence")
    detected = offends & (pl.col("detection_draw") < DETECTED)
    alarmed = pl.col("alarm_draw") < daily_chance(ALARMS)
    denied = listed & (pl.col("attempt_draw") < daily_chance(ATTEMPTS))
    score = pl.col("score") - COST * (detected.cast(pl.Int32) + alarmed.cast(pl.Int32))
    enters = (detected | alarmed) & (score <= BOUND) & ~listed
    recovered = pl.min_horizontal(score + 1, START) if today % RECOVERS_EVERY == 0 else score
    return people.with_columns(
        score=recovered.cast(pl.Int32),
        listed_until=pl.when(enters).then(today + TERM).otherwise("listed_until").cast(pl.Int32),
        listings=pl.col("listings") + enters,
        listed_days=pl.col("listed_days") + listed,
        denials=pl.col("denials") + denied,
    ).drop(DRAWS)


def simulate(people: int, seed: int) -> Outputs:
    """What happens to so many people, day by day."""
    random = np.random.default_rng(seed)
    persons = population(people)
    for today in range(1, DAYS + 1):
        drawn = persons.with_columns(pl.Series(name, random.random(people)) for name in DRAWS)
        persons = one_day(drawn.lazy(), today).collect()
    names = ("listings", "listed_at_end", "listed_days", "denials")
    persons = persons.with_columns(listed_at_end=pl.col("listed_until") > DAYS)
    in_a, in_b = (persons.filter(pl.col("group") == group).select(names).sum().row(0) for group in range(len(GROUPS)))
    return Outputs(*((float(of_a), float(of_b)) for of_a, of_b in zip(in_a, in_b, strict=True)))


if __name__ == "__main__":
    measure(simulate, packages=("polars",))
