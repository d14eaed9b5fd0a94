"""How long it lasts when some are still open at the end: Kaplan-Meier over a histogram of whole days, with Greenwood.

A histogram part is `ended N` or `open N`. N whole days have passed at the end, so the curve falls at day N + 1: it says
what share was still open after that many days had begun. Those open at N stay at risk on that day. The band is the
log(-log) one (Kalbfleisch and Prentice, 2002, section 1.4), its ends exact where nothing, or everything, has ended.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from standing.measures.intervals import NORMAL, TAIL, Interval

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Survival:
    """A survival curve with its band.

    Parameters
    ----------
    days
        Days at which the curve may fall, ascending, (days,).
    open, low, high
        Share still open from that day on, and its 95 % band, (days,).
    begun, ended
        How many there were, and how many were seen to end.
    """

    days: NDArray[np.int64]
    open: Floats
    low: Floats
    high: Floats
    begun: int
    ended: int

    @classmethod
    def of(cls, histogram: Mapping[str, int]) -> Survival:
        """Curve of a histogram with the parts `ended N` and `open N`."""
        last = max((int(part.split()[1]) for part, count in histogram.items() if count), default=-1)
        ended, still_open = np.zeros((2, last + 1), dtype=np.int64)
        for part, count in histogram.items():
            word, day = part.split()
            if count:
                (ended if word == "ended" else still_open)[int(day)] += count
        seen = np.flatnonzero(ended + still_open)
        ended, still_open = ended[seen], still_open[seen]
        leaving = ended + still_open
        at_risk = leaving[::-1].cumsum()[::-1]
        share = np.cumprod(1 - ended / at_risk)
        low, high = _band(share, ended, at_risk)
        return cls(seen + 1, share, low, high, int(leaving.sum()), int(ended.sum()))

    def quantile(self, share_ended: float) -> tuple[float | None, Interval]:
        """Days until this share has ended, None if the run was too short to see it, and the interval from the band."""
        left = 1 - share_ended
        value, low, high = (self._first(curve <= left) for curve in (self.open, self.low, self.high))
        return value, Interval(low, high)

    def open_at(self, days: int) -> tuple[float | None, Interval]:
        """Share still open after so many days, None if none was followed so long."""
        passed = int(np.searchsorted(self.days, days, side="right"))
        if passed == len(self.days) and not (passed and self.open[-1] == 0.0):
            return None, Interval(None, None)
        if passed == 0:
            return 1.0, Interval(float(TAIL ** (1 / self.begun)), 1.0)
        at = passed - 1
        return float(self.open[at]), Interval(float(self.low[at]), float(self.high[at]))

    def _first(self, reached: NDArray[np.bool_]) -> float | None:
        return float(self.days[np.argmax(reached)]) if reached.any() else None


def _band(share: Floats, ended: NDArray[np.int64], at_risk: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Pointwise band: Greenwood's variance on the log(-log) scale; exact binomial ends where the share is 1 or 0."""
    inside = (share > 0) & (share < 1)
    safe = np.where(inside, share, 0.5)
    terms = np.where(ended < at_risk, ended / (at_risk * np.maximum(at_risk - ended, 1)), 0.0)
    spread = np.sqrt(np.cumsum(terms)) / -np.log(safe)
    low = np.where(inside, safe ** np.exp(NORMAL * spread), np.where(share == 1, TAIL ** (1 / at_risk), 0.0))
    high = np.where(inside, safe ** np.exp(-NORMAL * spread), np.where(share == 1, 1.0, 1 - TAIL ** (1 / at_risk)))
    return np.minimum.accumulate(low), np.minimum.accumulate(high)
