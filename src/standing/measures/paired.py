"""The fence around a difference of two estimates on the same persons.

Each estimate is taken apart into what each of 64 groups of persons adds to it above its share (its influence values,
which sum to 0). The groups are the same persons under both rules, so the difference has the differences of the influence
values, and whatever the two runs have in common drops out group by group (model.md, "Paired intervals"; Cochran, Sampling
Techniques, 1977, section 6.4; Wolter, Introduction to Variance Estimation, 2007, sections 4.6 and 8.2).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import special

from standing.measures.intervals import FEW, STUDENT, TAIL, Interval, Numbers, contributors, poisson_ends
from standing.records.kinds import REPLICATES

Method = Literal["delta method", "jackknife", "curve"]
Floats = NDArray[np.float64]

SUCCESSIVE_DF: Final = 2 * (REPLICATES - 1) ** 2 / (3 * REPLICATES - 4)
"""Degrees of freedom of the successive-difference variance of 64 independent values: 42.2."""

SUCCESSIVE_STUDENT: Final = float(special.stdtrit(SUCCESSIVE_DF, 1 - TAIL))


class Influence(NamedTuple):
    """What each group of persons adds to an estimate above its share.

    Parameters
    ----------
    values
        Influence values, (64,); they sum to 0.
    weights
        Share of each group in the base of the estimate, (64,); they sum to 1.
    method
        `delta method` of a quotient and `jackknife` of a smooth function, over persons mod 64; `curve` of a Kaplan-Meier
        curve, over 64 slices of consecutive persons.
    """

    values: Floats
    weights: Floats
    method: Method

    @property
    def variance(self) -> float:
        """Variance of the estimate."""
        return _variance(self.values, self.method)


class Paired(NamedTuple):
    """Interval of a difference, how it was made, and the variance of independent runs over that of the paired ones."""

    interval: Interval
    method: Method
    variance_reduction: float | None


def of_quotient(x: Numbers, y: Numbers) -> Influence:
    """Influence values of X / Y: (x − R y) / Y.

    Parameters
    ----------
    x, y
        Numerator and denominator by replicate group, (64,). Y must not be 0.
    """
    whole = float(y.sum())
    values = np.asarray(x - float(x.sum()) / whole * y, dtype=np.float64) / whole
    return Influence(values, np.asarray(y, dtype=np.float64) / whole, "delta method")


def of_smooth(parts: Numbers, estimate: Callable[[Numbers], float]) -> Influence:
    """Influence values of a smooth function of sums, leaving out one group at a time.

    Parameters
    ----------
    parts
        The sums by replicate group, (64, …).
    estimate
        The function, of sums of shape (…).
    """
    total = parts.sum(axis=0)
    left_out = np.array([estimate(total - part) for part in parts])
    kept = (REPLICATES - 1) / REPLICATES
    return Influence(kept * (left_out.mean() - left_out), np.full(REPLICATES, 1 / REPLICATES), "jackknife")


def paired(before: Influence, after: Influence, difference: float) -> Paired:
    """Interval of a difference on the same persons.

    Parameters
    ----------
    before, after
        The two estimates, by the same groups of persons.
    difference
        The second estimate minus the first.

    Returns
    -------
    Paired
        Where few persons make up the difference, the union with the interval of gains and losses as Poisson counts.
    """
    values = after.values - before.values
    variance = _variance(values, after.method)
    student = SUCCESSIVE_STUDENT if after.method == "curve" else STUDENT
    half = student * math.sqrt(variance)
    low, high = difference - half, difference + half
    if 0 < effective(values) < FEW:
        exact = _gains_and_losses(values + difference * (before.weights + after.weights) / 2)
        low, high = min(low, exact[0]), max(high, exact[1])
    gained = (before.variance + after.variance) / variance if variance > 0 else None
    return Paired(Interval(low, high), after.method, gained)


def effective(values: Floats) -> float:
    """Independent contributors that would make the groups differ as unevenly as they do.

    Of a Poisson count over the groups it is about the count; of a difference that one person makes it is 1.

    Parameters
    ----------
    values
        Differences of the influence values, (64,).
    """
    largest = float(np.max(np.abs(values)))
    if largest == 0:
        return 0.0
    squares = (values / largest) ** 2
    even = float(squares.sum()) ** 2 / float((squares**2).sum())
    left = 1 - 3 * even / REPLICATES
    return even / left if left > 0 else math.inf


def _variance(values: Floats, method: Method) -> float:
    """Variance of a sum over the groups; slices of consecutive persons are compared with their neighbours.

    Persons are laid out cell after cell, so that slices far apart hold persons of other cells.
    """
    if method == "curve":
        steps = np.diff(values)
        return REPLICATES / (2 * (REPLICATES - 1)) * float(steps @ steps)
    return REPLICATES / (REPLICATES - 1) * float(values @ values)


def _gains_and_losses(parts: Floats) -> tuple[float, float]:
    """Ends of the difference of two Poisson sums by the square-and-add rule (Zou and Donner, 2008)."""
    gains, losses = np.maximum(parts, 0.0), np.maximum(-parts, 0.0)
    gain, loss = float(gains.sum()), float(losses.sum())
    unit = max(_unit(gains), _unit(losses))
    (gain_low, gain_high), (loss_low, loss_high) = _ends(gains, unit), _ends(losses, unit)
    low = gain - loss - math.hypot(gain - gain_low, loss_high - loss)
    return low, gain - loss + math.hypot(gain_high - gain, loss - loss_low)


def _unit(part: Floats) -> float:
    """What one contributor adds."""
    return float(part.sum()) / contributors(part) if part.any() else 0.0


def _ends(part: Floats, unit: float) -> tuple[float, float]:
    """Ends of one sum; where nothing was seen, so many contributors of the other one's size."""
    if not part.any():
        return 0.0, poisson_ends(0.0)[1] * unit
    few, total = contributors(part), float(part.sum())
    if math.isinf(few):
        return total, total
    low, high = poisson_ends(few)
    return total * low / few, total * high / few
