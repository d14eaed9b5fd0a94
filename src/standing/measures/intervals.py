"""The fence around a quotient: 95 % intervals from the spread between the 64 replicate groups.

Repeats and frailty make one person's counts hang together, so that binomial and Poisson intervals are too narrow.
Persons fall into 64 groups by index, the groups are independent, and the spread between them carries whatever hangs
together within a person (model.md, "Intervals"; Cochran, Sampling Techniques, 1977, section 6.4). Few events make that
spread itself uncertain: then the exact interval is taken as well, and the wider of both counts.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import special

from standing.records.kinds import REPLICATES

CONFIDENCE: Final = 0.95
TAIL: Final = (1 - CONFIDENCE) / 2
STUDENT: Final = float(special.stdtrit(REPLICATES - 1, 1 - TAIL))
"""The 97.5 % point of Student's t with 63 degrees of freedom."""

NORMAL: Final = float(special.ndtri(1 - TAIL))
FEW: Final = 20.0
"""Below this many independent contributors the exact interval is taken as well."""

Numbers = NDArray[np.float64] | NDArray[np.int64]


class Interval(NamedTuple):
    """Lower and upper end; None where the run cannot say."""

    low: float | None
    high: float | None


def poisson_ends(hits: float) -> tuple[float, float]:
    """Exact interval of a Poisson mean after so many hits; of none it ends at 3.69.

    Parameters
    ----------
    hits
        What was seen; need not be whole.
    """
    return _poisson_low(hits), _poisson_high(hits)


def contributors(x: Numbers) -> float:
    """Independent contributors that would spread as much between the groups: total squared over its variance.

    Of a Poisson count it is the count; of repeats by few persons, or of seconds, about the number of persons behind it.

    Parameters
    ----------
    x
        The quantity by replicate group, (64,).
    """
    variance = REPLICATES * float(np.var(x, ddof=1))
    return float(x.sum()) ** 2 / variance if variance > 0 else math.inf


def share_interval(x: Numbers, y: Numbers, *, counts: bool = True) -> Interval:
    """Interval of the share X / Y where X is part of Y.

    Parameters
    ----------
    x, y
        Numerator and denominator by replicate group, (64,). Y must not be 0.
    counts
        Whether they count events; False for seconds.

    Returns
    -------
    Interval
        Within [0, 1].
    """
    total, rest = float(x.sum()), float((y - x).sum())
    low, high = _delta(x, y)
    few, others = _few(x, counts=counts), _few(y - x, counts=counts)
    if min(few, others) < FEW:
        size = _size(few, others, total / (total + rest), _few(y, counts=counts))
        exact = _binomial(total / (total + rest), size)
        low, high = min(low, exact[0]), max(high, exact[1])
    return Interval(max(0.0, low), min(1.0, high))


def rate_interval(x: Numbers, y: Numbers, *, counts: bool = True) -> Interval:
    """Interval of the rate X / Y where X is not part of Y (listings per person-year, days per person).

    Parameters
    ----------
    x, y
        Numerator and denominator by replicate group, (64,). Y must not be 0.
    counts
        Whether X counts events; of seconds that did not occur no upper end can be given.

    Returns
    -------
    Interval
        At or above 0.
    """
    rate = float(x.sum() / y.sum())
    if not x.any():
        return Interval(0.0, _poisson_high(0.0) / float(y.sum()) if counts else None)
    low, high = _delta(x, y)
    few = _few(x, counts=counts)
    if few < FEW:
        low, high = min(low, rate * _poisson_low(few) / few), max(high, rate * _poisson_high(few) / few)
    return Interval(max(0.0, low), high)


def jackknife_interval(parts: Numbers, estimate: Callable[[Numbers], float], bounds: tuple[float, float]) -> Interval:
    """Interval of a smooth function of sums, leaving out one replicate group at a time.

    Parameters
    ----------
    parts
        The sums by replicate group, (64, …).
    estimate
        The function, of sums of shape (…).
    bounds
        Smallest and largest value that it can have.
    """
    total = parts.sum(axis=0)
    left_out = np.array([estimate(total - part) for part in parts])
    spread = math.sqrt((REPLICATES - 1) * float(np.var(left_out)))
    value = estimate(total)
    return Interval(max(bounds[0], value - STUDENT * spread), min(bounds[1], value + STUDENT * spread))


def _delta(x: Numbers, y: Numbers) -> tuple[float, float]:
    """Delta method: variance of X / Y is 64/63 of the summed squares of x − R y, over Y squared."""
    ratio = float(x.sum() / y.sum())
    left = x - ratio * y
    spread = math.sqrt(REPLICATES / (REPLICATES - 1) * float(left @ left)) / float(y.sum())
    return ratio - STUDENT * spread, ratio + STUDENT * spread


def _few(x: Numbers, *, counts: bool) -> float:
    """Independent contributors, and never more than were counted."""
    total = float(x.sum())
    if total <= 0:
        return 0.0
    return min(total, contributors(x)) if counts else contributors(x)


def _size(few: float, others: float, share: float, whole: float) -> float:
    """Trials that the scarcer side stands for."""
    if min(few, others) == 0:
        return whole
    return few / share if few <= others else others / (1 - share)


def _binomial(share: float, size: float) -> tuple[float, float]:
    """Clopper and Pearson's interval, also for numbers of trials that are not whole."""
    if math.isinf(size):
        return share, share
    hits, misses = size * share, size * (1 - share)
    low = float(special.betaincinv(hits, misses + 1, TAIL)) if hits > 0 else 0.0
    high = float(special.betaincinv(hits + 1, misses, 1 - TAIL)) if misses > 0 else 1.0
    return low, high


def _poisson_low(hits: float) -> float:
    return float(special.gammaincinv(hits, TAIL)) if hits > 0 else 0.0


def _poisson_high(hits: float) -> float:
    return float(special.gammaincinv(hits + 1, 1 - TAIL))
