"""Exact algebra of small Markov chains: a score that goes up or down at each application, and lists with a fixed term.

Nothing here knows the engine: the numbers that follow are what the engine is held against.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]
LEAST = 1e-18
"""Terms of a Poisson mixture below this are left out."""


def steps(repays: Sequence[float], served_from: int) -> Matrix:
    """Give the probabilities of one application, (scores, scores): up if repaid, down if not, nothing if not served."""
    top = len(repays) - 1
    made = np.zeros((top + 1, top + 1))
    for score, share in enumerate(repays):
        if score < served_from:
            made[score, score] = 1
        else:
            made[score, min(top, score + 1)] += share
            made[score, max(0, score - 1)] += 1 - share
    return made


def poisson(mean: float) -> Vector:
    """Give the Poisson probabilities of 0, 1, 2 … as far as they count."""
    chances = [math.exp(-mean)] if mean < 600 else [0.0]
    if mean >= 600:
        chances = [
            math.exp(n * math.log(mean) - mean - math.lgamma(n + 1)) for n in range(int(mean + 60 * math.sqrt(mean)))
        ]
        return np.array(chances)
    while len(chances) <= mean or chances[-1] > LEAST:
        chances.append(chances[-1] * mean / len(chances))
    return np.array(chances)


def law_after(start: Vector, step: Matrix, applications: float) -> Vector:
    """Give the law of the score after a Poisson number of applications with this mean."""
    law, total = start.copy(), np.zeros_like(start)
    for chance in poisson(applications):
        total += chance * law
        law = law @ step
    return total


def served_within(start: Vector, step: Matrix, applications: float, served_from: int) -> float:
    """Give the expected number of applications that are served, of a Poisson number with this mean."""
    chances = poisson(applications)
    further = 1 - np.cumsum(chances)  # of at least n + 1 applications
    law, total = start.copy(), 0.0
    for chance in further:
        total += max(chance, 0.0) * law[served_from:].sum()
        law = law @ step
    return float(total)


def with_ticks(start: Vector, step: Matrix, applications: float, ticks: int, served_from: int) -> float:
    """Give the expected number served where the score moves up by one, `ticks` times, between equal stretches."""
    stretch, served, law = applications / (ticks + 1), 0.0, start.copy()
    for tick in range(ticks + 1):
        served += served_within(law, step, stretch, served_from)
        law = law_after(law, step, stretch)
        if tick < ticks:
            up = np.zeros_like(law)
            up[1:] = law[:-1]
            up[-1] += law[-1]
            law = up
    return served


def served_for_ever(repays: Sequence[Fraction], served_from: int) -> list[Fraction]:
    """Give the expected number of loans before the score falls below the line, from each score at or above it.

    Parameters
    ----------
    repays
        Probability of repaying by score.
    served_from
        The lowest score that is served.

    Returns
    -------
    list of Fraction
        From `served_from` up: the solution of n(s) = 1 + repays(s) n(s + 1) + (1 - repays(s)) n(s - 1), n = 0 below.
    """
    top, size = len(repays) - 1, len(repays) - served_from
    rows = [[Fraction(0)] * (size + 1) for _ in range(size)]
    for at in range(size):
        share = repays[served_from + at]
        rows[at][at] += 1
        rows[at][min(top, served_from + at + 1) - served_from] -= share
        if at > 0:
            rows[at][at - 1] -= 1 - share
        rows[at][size] = Fraction(1)
    return solved(rows)


def solved(rows: list[list[Fraction]]) -> list[Fraction]:
    """Solve linear equations, the right side in the last column, by elimination without rounding."""
    size = len(rows)
    for at in range(size):
        pivot = next(row for row in range(at, size) if rows[row][at])
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [each / rows[at][at] for each in rows[at]]
        for other in range(size):
            if other != at and rows[other][at]:
                factor = rows[other][at]
                rows[other] = [one - factor * two for one, two in zip(rows[other], rows[at], strict=True)]
    return [row[-1] for row in rows]


def stationary(repays: Sequence[Fraction]) -> list[Fraction]:
    """Give the stationary law where everybody is served: a birth-death chain in balance step by step."""
    weights = [Fraction(1)]
    for score in range(1, len(repays)):
        weights.append(weights[-1] * repays[score - 1] / (1 - repays[score]))
    total = sum(weights)
    return [each / total for each in weights]


def listed_without_restart(rate: float, term: float, after: float) -> float:
    """Give the probability of being on a list with a fixed term that entries while listed do not touch.

    One is free at time t after k listings if all k terms are over and k entries fell into the free time, t - k term.
    """
    free = 0.0
    for k in range(int(after / term) + 1):
        mean = rate * (after - k * term)
        if mean > 0:
            free += math.exp(k * math.log(mean) - mean - math.lgamma(k + 1))
    return 1 - free
