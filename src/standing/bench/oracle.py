"""What the reference model is expected to give, computed without simulation: forward equations on a grid of time.

A person who is not listed is a score, a listed one a score and the time when the listing began. In a step a person is hit never,
once, or twice and more; what occurs in a step is placed at its end: first hits, then ends of listings, then the recovery.

- Hits do not depend on the list, and so the score of somebody listed at some time has, 180 days later, a distribution that
  depends on the phase of that time between two recoveries only: one matrix for each phase of the grid.
- Second moments follow from the equations taken backwards: what is still to come for somebody who is not listed.
- In continuous time every error is a series in the length of a step, and three grids, each twice as fine as the one before, take
  away its first two terms (Richardson).
"""

from __future__ import annotations

from functools import cache
from math import exp
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

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
    daily_chance,
)

Matrix = NDArray[np.float64]

SCORES: Final = START + 1
"""Scores 0 … 100; a score below 0 counts as 0, which takes ten hits more than recoveries."""

GRIDS: Final = (6, 12, 24)
"""Steps between two recoveries, of which the first divides all days into steps."""

BY_DAYS: Final = RECOVERS_EVERY


class Moments(NamedTuple):
    """Of one person.

    Parameters
    ----------
    listings, squared_listings
        Mean of the number of listings, and of its square.
    listed_at_end
        Probability of being listed on the last day.
    listed_days, squared_listed_days
        Mean of the days on the list, and of their square.
    """

    listings: float
    squared_listings: float
    listed_at_end: float
    listed_days: float
    squared_listed_days: float


class Steps(NamedTuple):
    """One step of the grid, as matrices from scores to scores, (SCORES, SCORES), new score by old.

    Parameters
    ----------
    unlisted
        Of somebody who is not listed and stays so.
    enters
        Of somebody who is not listed and enters the list.
    recovers
        A recovery.
    served
        A listing's whole term, by phase of its beginning, (steps between recoveries, SCORES, SCORES).
    """

    unlisted: Matrix
    enters: Matrix
    recovers: Matrix
    served: Matrix


def shifted(points: int) -> Matrix:
    """So many points more, within 0 … 100."""
    moved = np.zeros((SCORES, SCORES))
    old = np.arange(SCORES)
    moved[np.clip(old + points, 0, START), old] = 1.0
    return moved


def hits_by_day(group: int) -> tuple[float, float, float]:
    """Probabilities of 0, 1 and 2 hits on a day with at most one offence and one false alarm."""
    offence = daily_chance(OFFENCES[group]) * DETECTED
    alarm = daily_chance(ALARMS)
    none, both = (1.0 - offence) * (1.0 - alarm), offence * alarm
    return none, 1.0 - none - both, both


def hits_in(days: float, group: int) -> tuple[float, float, float]:
    """Probabilities of 0, 1, and 2 hits or more in so many days."""
    mean = (OFFENCES[group] * DETECTED + ALARMS) * days / YEAR
    none = exp(-mean)
    return none, mean * none, 1.0 - none - mean * none


def steps_with(hits: tuple[float, float, float], phases: int) -> Steps:
    """The matrices of a step in which hits have these probabilities."""
    unlisted, enters = hits[0] * np.eye(SCORES), np.zeros((SCORES, SCORES))
    for number, chance in enumerate(hits[1:], 1):
        hit = chance * shifted(-COST * number)
        listed = np.arange(SCORES) - COST * number <= BOUND
        enters[:, listed] += hit[:, listed]
        unlisted[:, ~listed] += hit[:, ~listed]
    whatever, recovers = unlisted + enters, shifted(1)
    powers = [np.eye(SCORES)]
    for _ in range(phases):
        powers.append(whatever @ powers[-1])
    periods = [powers[phase] @ recovers @ powers[phases - phase] for phase in range(phases)]
    served = np.linalg.matrix_power(np.array(periods), TERM // RECOVERS_EVERY)
    return Steps(unlisted, enters, recovers, served)


def entries(steps: Steps, phases: int) -> Matrix:
    """Probability of a listing that begins at the end of a step with some score, (steps + 1, SCORES)."""
    term = TERM * phases // RECOVERS_EVERY
    began = np.zeros((DAYS * phases // RECOVERS_EVERY + 1, SCORES))
    unlisted = np.zeros(SCORES)
    unlisted[START] = 1.0
    for step in range(1, len(began)):
        began[step], unlisted = steps.enters @ unlisted, steps.unlisted @ unlisted
        if step % phases == 0:
            began[step], unlisted = steps.recovers @ began[step], steps.recovers @ unlisted
        if step > term:
            unlisted += steps.served[step % phases] @ began[step - term]
    return began


def yet_to_come(steps: Steps, phases: int, worth: Matrix) -> Matrix:
    """What listings after a step are expected to bring somebody listed at its end, by score, (steps + 1, SCORES, worths).

    Parameters
    ----------
    steps
        What a step does to the scores.
    phases
        Steps between recoveries.
    worth
        What a listing brings that begins at the end of a step, (steps + 1, worths).
    """
    term = TERM * phases // RECOVERS_EVERY
    unlisted = np.zeros((len(worth), SCORES, worth.shape[1]))
    listed = np.zeros_like(unlisted)
    for step in range(len(worth) - 1, 0, -1):
        if step + term < len(worth):
            listed[step] = steps.served[step % phases].T @ unlisted[step + term]
        entered, stayed = worth[step] + listed[step], unlisted[step]
        if step % phases == 0:
            entered, stayed = steps.recovers.T @ entered, steps.recovers.T @ stayed
        unlisted[step - 1] = steps.enters.T @ entered + steps.unlisted.T @ stayed
    return listed


def moments_on(steps: Steps, phases: int) -> Moments:
    """Moments on a grid of so many steps between recoveries."""
    began = entries(steps, phases)
    days = np.minimum(TERM, DAYS - np.arange(len(began)) * RECOVERS_EVERY / phases)
    worth = np.stack((np.ones_like(days), days), axis=1)
    at_once = began.sum(axis=1)
    later = np.einsum("ts,tsw,tw->w", began, yet_to_come(steps, phases, worth), worth)
    squares = at_once @ worth**2 + 2.0 * later
    return Moments(
        listings=float(at_once.sum()),
        squared_listings=float(squares[0]),
        listed_at_end=float(at_once[len(began) - TERM * phases // RECOVERS_EVERY :].sum()),
        listed_days=float(at_once @ days),
        squared_listed_days=float(squares[1]),
    )


@cache
def moments(group: int, *, daily: bool = False) -> Moments:
    """Moments of one person of a group, by days or in continuous time."""
    if daily:
        return moments_on(steps_with(hits_by_day(group), BY_DAYS), BY_DAYS)
    coarse, middle, fine = (
        np.array(moments_on(steps_with(hits_in(RECOVERS_EVERY / phases, group), phases), phases)) for phases in GRIDS
    )
    return Moments(*map(float, (coarse - 6.0 * middle + 8.0 * fine) / 3.0))


def expected(*, daily: bool = False) -> Outputs:
    """Outputs expected of one person of A and of one of B.

    Parameters
    ----------
    daily
        As engines find them that step by days: on each day at most one offence, one false alarm and one attempt, with probability
        1 - exp(-rate / 365) each; first the hits, then ends of listings, then the recovery. Whoever is listed on some day is
        denied from the next day on, for 180 days.
    """
    found = [moments(group, daily=daily) for group in range(len(GROUPS))]
    attempts = daily_chance(ATTEMPTS) if daily else ATTEMPTS / YEAR
    return Outputs(
        listings=(found[0].listings, found[1].listings),
        listed_at_end=(found[0].listed_at_end, found[1].listed_at_end),
        listed_days=(found[0].listed_days, found[1].listed_days),
        denials=(attempts * found[0].listed_days, attempts * found[1].listed_days),
    )


def spread() -> Outputs:
    """Standard deviations of the outputs of one person of A and of one of B, in continuous time.

    Denied attempts are Poisson, given the days on the list.
    """
    by_group = []
    for group in range(len(GROUPS)):
        found = moments(group)
        of_days = found.squared_listed_days - found.listed_days**2
        attempts = ATTEMPTS / YEAR
        by_group.append(
            np.sqrt(
                (
                    found.squared_listings - found.listings**2,
                    found.listed_at_end * (1.0 - found.listed_at_end),
                    of_days,
                    attempts * found.listed_days + attempts**2 * of_days,
                )
            )
        )
    return Outputs(*[(float(in_a), float(in_b)) for in_a, in_b in zip(*by_group, strict=True)])
