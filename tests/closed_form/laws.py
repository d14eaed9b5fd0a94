"""Laws that several claims use: chains of two states, time covered by marks, what is left after the first point.

Times are days and rates are per day. Means are closed, or integrals of smooth functions over whole days of the run by
midpoints, exact to about 1e-7; variances are the same integrals over pairs of instants.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy import integrate

from tests.closed_form.claims import H

Numbers = NDArray[np.float64]
STEP = 1.0
DAYS: Numbers = np.arange(0.5, H, STEP)
"""Midpoints of the days of the run; what is piecewise must change at midnight."""

EARLIER: Numbers = np.minimum(DAYS[:, None], DAYS[None, :])
LATER: Numbers = np.maximum(DAYS[:, None], DAYS[None, :])


def chain(t: float | Numbers, start: float, up: float, down: float) -> Numbers:
    """Probability of the upper of two states at t, from a start probability."""
    limit = up / (up + down)
    return np.asarray(limit + (start - limit) * np.exp(-(up + down) * np.asarray(t)))


def days_in_state(start: float, up: float, down: float) -> tuple[float, float]:
    """Mean and variance of the days in the upper state."""
    limit, pace = up / (up + down), up + down
    mean = limit * H + (start - limit) * (1 - math.exp(-pace * H)) / pace
    both = chain(EARLIER, start, up, down) * chain(LATER - EARLIER, 1.0, up, down)
    return mean, float(both.sum() * STEP**2) - mean**2


def moves_up(start: float, up: float, down: float) -> tuple[float, float]:
    """Mean and variance of the number of moves to the upper state: after one, the chain starts anew in the upper state."""
    mean = up * (H - days_in_state(start, up, down)[0])
    pairs = up**2 * (1 - chain(EARLIER, start, up, down)) * (1 - chain(LATER - EARLIER, 1.0, up, down))
    return mean, mean + float(pairs.sum() * STEP**2) - mean**2


def moves_down(start: float, up: float, down: float) -> tuple[float, float]:
    """Mean and variance of the number of moves to the lower state: the same with the states exchanged."""
    return moves_up(1 - start, down, up)


def union(begins: Numbers) -> Numbers:
    """Length of the union of the windows (begin(t), t] of each pair of instants."""
    length = DAYS - begins
    overlap = np.clip(EARLIER - np.maximum(begins[:, None], begins[None, :]), 0.0, None)
    return np.asarray(length[:, None] + length[None, :] - overlap)


def covered(rate: float, begins: Numbers) -> tuple[float, float]:
    """Mean and variance of the days on which a point of a Poisson process lies in the window (begin(t), t]."""
    clean = np.exp(-rate * (DAYS - begins))
    mean = float((1 - clean).sum() * STEP)
    both = np.exp(-rate * union(begins)) - clean[:, None] * clean[None, :]
    return mean, float(both.sum() * STEP**2)


def covered_by_the_other(rate: float, other: float, begins: Numbers) -> tuple[float, float]:
    """Mean and variance of the days on which the window has a point of the other process and none of the first."""
    clean, empty = np.exp(-rate * (DAYS - begins)), np.exp(-other * (DAYS - begins))
    mean = float((clean * (1 - empty)).sum() * STEP)
    joined = union(begins)
    both = np.exp(-rate * joined) * (1 - empty[:, None] - empty[None, :] + np.exp(-other * joined))
    return mean, float(both.sum() * STEP**2) - mean**2


def back_to(days: float) -> Numbers:
    """Beginning of a window of so many days, no earlier than the run."""
    return np.maximum(DAYS - days, 0.0)


def after_first(rate: float, until: float = H) -> tuple[float, float]:
    """Mean and variance of (until - T)+, for an exponential T."""
    mean = until - (1 - math.exp(-rate * until)) / rate
    return mean, until**2 - 2 / rate * mean - mean**2


def after_second(first: float, second: float) -> tuple[float, float]:
    """Mean and variance of (H - S - T)+, for independent exponential S and T of these rates."""

    def cdf(t: float) -> float:
        if first == second:
            return 1 - math.exp(-first * t) * (1 + first * t)
        return 1 - (second * math.exp(-first * t) - first * math.exp(-second * t)) / (second - first)

    mean = integrate.quad(cdf, 0, H, epsabs=1e-9)[0]
    square = 2 * integrate.quad(lambda t: (H - t) * cdf(t), 0, H, epsabs=1e-6)[0]
    return float(mean), float(square - mean**2)


def within_run(first: float, second: float) -> float:
    """Probability that the sum of two independent exponentials of different rates lies in the run."""
    return 1 - (second * math.exp(-first * H) - first * math.exp(-second * H)) / (second - first)


def poisson_over(rate: float, days: tuple[float, float], spread: float = 0.0) -> tuple[float, float]:
    """Mean and variance of a Poisson count over a random time, with a gamma spread of this variance between persons."""
    mean, variance = days
    count = rate * mean
    return count, count + rate**2 * ((1 + spread) * (variance + mean**2) - mean**2)


def poisson_mixture(exposure: float, law: Mapping[float, float]) -> tuple[float, float]:
    """Mean and variance of a Poisson count whose mean is the exposure times one of several factors with these chances."""
    mean = sum(factor * chance for factor, chance in law.items())
    spread = sum(factor**2 * chance for factor, chance in law.items()) - mean**2
    return exposure * mean, exposure * mean + exposure**2 * spread


def binomial(n: int, p: float) -> tuple[float, float]:
    """Mean and variance of a binomial count."""
    return n * p, n * p * (1 - p)


def thinned(days: tuple[float, float], share: float) -> tuple[float, float]:
    """Mean and variance of days that a person has with this probability, and else none."""
    mean, variance = days
    return share * mean, share * (variance + mean**2) - (share * mean) ** 2
