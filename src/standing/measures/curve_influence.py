"""What each slice of persons adds to a Kaplan-Meier curve, and to the day at which it falls to a level.

The logarithm of the curve is a sum over days of log(1 − ended / at risk), whose derivatives by the two counts give the
influence values of a share. A quantile moves by as many days as the band says that a standard error of the share is
worth: half the length of its interval over 1.96 standard errors (Francisco and Fuller, Annals of Statistics 19, 1991).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from standing.measures.intervals import NORMAL
from standing.measures.paired import Influence
from standing.measures.survival import Survival
from standing.records.tallies import Counts

Floats = NDArray[np.float64]


class Steps(NamedTuple):
    """A curve by slice: ended and at risk by slice and day, (64, days), and over all slices, (days,)."""

    ended: Counts
    at_risk: Counts
    all_ended: Counts
    all_at_risk: Counts

    @classmethod
    def of(cls, ended: Counts, still_open: Counts) -> Steps:
        """Count who is at risk on each day."""
        at_risk = (ended + still_open)[:, ::-1].cumsum(axis=1)[:, ::-1]
        return cls(ended, at_risk, ended.sum(axis=0), at_risk.sum(axis=0))

    @property
    def share(self) -> Floats:
        """Share still open after each day, (days,)."""
        return np.asarray(np.cumprod(1 - self.all_ended / np.maximum(self.all_at_risk, 1)))

    def influence(self, last: int) -> Floats:
        """Influence values of the share still open after day `last`, (64,)."""
        share = self.share[last]
        if share == 0:
            return np.zeros(len(self.ended))
        days = slice(0, last + 1)
        left = np.maximum(self.all_at_risk - self.all_ended, 1)[days]
        hazard = (self.all_ended / np.maximum(self.all_at_risk, 1))[days]
        return np.asarray(-share * ((self.ended[:, days] - hazard * self.at_risk[:, days]) / left).sum(axis=1))

    def standard_error(self, last: int) -> float:
        """Greenwood's standard error of the share still open after day `last`."""
        ended, at_risk = self.all_ended[: last + 1], np.maximum(self.all_at_risk[: last + 1], 1)
        terms = ended / (at_risk * np.maximum(at_risk - ended, 1))
        return float(self.share[last] * np.sqrt(terms.sum()))

    @property
    def weights(self) -> Floats:
        """Share of each slice in all that began, (64,)."""
        begun = self.at_risk[:, 0]
        return np.asarray(begun / begun.sum())


def of_share_open(ended: Counts, still_open: Counts, days: int) -> Influence | None:
    """Influence values of the share still open after so many days.

    Parameters
    ----------
    ended, still_open
        By slice and whole days, (64, days).
    days
        After how many days.

    Returns
    -------
    Influence or None
        None where nothing began.
    """
    if not (ended.any() or still_open.any()):
        return None
    steps = Steps.of(ended, still_open)
    last = min(days, ended.shape[1]) - 1
    values = steps.influence(last) if last >= 0 else np.zeros(len(ended))
    return Influence(values, steps.weights, "curve")


def of_quantile(ended: Counts, still_open: Counts, share_ended: float) -> Influence | None:
    """Influence values, in days, of the time until a share has ended.

    Parameters
    ----------
    ended, still_open
        By slice and whole days, (64, days).
    share_ended
        0.5 for the median.

    Returns
    -------
    Influence or None
        None where so many had not ended, or an end of the interval lies beyond the run.
    """
    curve = Survival.of(_histogram(ended.sum(axis=0), still_open.sum(axis=0)))
    value, (low, high) = curve.quantile(share_ended)
    if value is None or low is None or high is None:
        return None
    steps = Steps.of(ended, still_open)
    last = int(value) - 1
    if steps.share[last] == 0 and last > 0:
        last -= 1
    error = steps.standard_error(last)
    days_per_share = (high - low) / 2 / (NORMAL * error) if error > 0 else 0.0
    return Influence(days_per_share * steps.influence(last), steps.weights, "curve")


def _histogram(ended: Counts, still_open: Counts) -> dict[str, int]:
    """Parts of a histogram as `Survival` reads them."""
    rows = (("ended", ended), ("open", still_open))
    return {f"{word} {day}": int(counts[day]) for word, counts in rows for day in np.flatnonzero(counts)}
