"""From integers to one number with its denominator and its interval: the few shapes that a measure has."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, Protocol, runtime_checkable

import numpy as np

from standing.measures.counts import Count
from standing.measures.curve_influence import of_quantile, of_share_open
from standing.measures.intervals import (
    Interval,
    Numbers,
    contributors,
    jackknife_interval,
    rate_interval,
    share_interval,
)
from standing.measures.paired import Influence, of_quotient, of_smooth
from standing.measures.survival import Survival
from standing.measures.wording import percent
from standing.records.slices import Grouped
from standing.records.tallies import Tallies
from standing.texts import text

Number = int | float


class Estimate(NamedTuple):
    """One number and what it is made of.

    Parameters
    ----------
    numerator, denominator
        What was divided; of a duration, those seen to end and those that began.
    value, interval
        The number and its 95 % interval; None where the run cannot say.
    events
        Independent events behind the numerator: what "too few" looks at.
    why
        Why there is no value.
    """

    numerator: Number | None
    denominator: Number | None
    value: float | None
    interval: Interval = Interval(None, None)
    events: float = 0.0
    why: str | None = None


class Estimator(Protocol):
    """A way from the tallies of a group to an estimate."""

    def __call__(self, tallies: Tallies, group: str) -> Estimate:
        """Estimate it for "all" or a group `column=value`."""
        ...


@runtime_checkable
class Pairable(Protocol):
    """An estimate that can be taken apart into groups of persons, for a paired difference."""

    def influence(self, run: Grouped, group: str) -> Influence | None:
        """Give what each group of persons adds to the estimate; None where it has no value or its spread is not known."""
        ...


@dataclass(frozen=True)
class Share:
    """A part over its whole.

    Where the scenario has nothing that could fall into the part, or nothing outside it, the share is 0 or 1 whatever
    the draws, and the interval has no width.
    """

    part: Count
    whole: Count
    none: str
    """What is said where there is none of the whole."""

    def __call__(self, tallies: Tallies, group: str) -> Estimate:
        """Estimate the share in a group."""
        x, y = self.part.by_replicate(tallies, group), self.whole.by_replicate(tallies, group)
        if not y.any():
            return _nothing(self.none, x, y)
        value = float(x.sum() / y.sum())
        slots, all_slots = self.part.slots(tallies), self.whole.slots(tallies)
        if not slots or slots == all_slots:
            return Estimate(_number(x), _number(y), value, Interval(value, value), _events(y, self.whole))
        interval = share_interval(x, y, counts=not self.whole.is_time)
        return Estimate(_number(x), _number(y), value, interval, _events(x, self.part))

    def influence(self, run: Grouped, group: str) -> Influence | None:
        """Give what each group of persons adds to it."""
        x, y = self.part.by_replicate(run.tallies, group), self.whole.by_replicate(run.tallies, group)
        return of_quotient(x, y) if y.any() else None


@dataclass(frozen=True)
class Rate:
    """A count or a time over a base that it is no part of: per 1,000 person-years, per 1,000 persons."""

    top: Count
    base: Count
    none: str

    def __call__(self, tallies: Tallies, group: str) -> Estimate:
        """Estimate the rate in a group."""
        x, y = self.top.by_replicate(tallies, group), self.base.by_replicate(tallies, group)
        if not y.any():
            return _nothing(self.none, x, y)
        interval = rate_interval(x, y, counts=not self.top.is_time)
        return Estimate(_number(x), _number(y), float(x.sum() / y.sum()), interval, _events(x, self.top))

    def influence(self, run: Grouped, group: str) -> Influence | None:
        """Give what each group of persons adds to it."""
        x, y = self.top.by_replicate(run.tallies, group), self.base.by_replicate(run.tallies, group)
        return of_quotient(x, y) if y.any() else None


@dataclass(frozen=True)
class Whole:
    """A count itself, out of a stated whole."""

    part: Count
    whole: Count
    none: str

    def __call__(self, tallies: Tallies, group: str) -> Estimate:
        """Estimate the count in a group."""
        share = Share(self.part, self.whole, self.none)(tallies, group)
        if share.value is None or share.denominator is None or share.numerator is None:
            return share
        low, high = share.interval
        scaled = Interval(
            None if low is None else low * share.denominator, None if high is None else high * share.denominator
        )
        return share._replace(value=float(share.numerator), interval=scaled)

    def influence(self, run: Grouped, group: str) -> Influence | None:
        """Give what each group of persons adds to it, out of a whole that is taken as it is."""
        x, y = self.part.by_replicate(run.tallies, group), self.whole.by_replicate(run.tallies, group)
        if not y.any():
            return None
        share = of_quotient(x, y)
        return share._replace(values=share.values * float(y.sum()))


@dataclass(frozen=True)
class Quantile:
    """Days until a share of them has ended, with those still open at the end of the run.

    Parameters
    ----------
    tally, item
        The histogram.
    share
        How many of them, 0.5 or 0.9.
    none
        What is said where there are none.
    passed
        Days that have passed and not days begun: a lag of exactly 10 days is then 10, and not within 11.
    """

    tally: str
    item: str
    share: float
    none: str
    passed: bool = False

    def __call__(self, tallies: Tallies, group: str) -> Estimate:
        """Estimate the days in a group."""
        curve = Survival.of(tallies.counts(self.tally, self.item, group))
        if not curve.begun:
            return Estimate(0, 0, None, why=self.none)
        value, interval = curve.quantile(self.share)
        if self.passed:
            value, interval = _less_one(value), Interval(_less_one(interval.low), _less_one(interval.high))
        why = None if value is not None else text("measures.none.ended", share=percent(self.share))
        return Estimate(curve.ended, curve.begun, value, interval, curve.ended, why)

    def influence(self, run: Grouped, group: str) -> Influence | None:
        """Give what each slice of persons adds to it, in days."""
        if run.slices is None:
            return None
        return of_quantile(*run.slices.durations(self.tally, self.item, group), self.share)


@dataclass(frozen=True)
class OpenAt:
    """Share still open after so many days."""

    tally: str
    item: str
    days: int
    none: str

    def __call__(self, tallies: Tallies, group: str) -> Estimate:
        """Estimate the share in a group."""
        curve = Survival.of(tallies.counts(self.tally, self.item, group))
        if not curve.begun:
            return Estimate(0, 0, None, why=self.none)
        value, interval = curve.open_at(self.days)
        why = None if value is not None else text("measures.none.followed", days=f"{self.days:,}")
        return Estimate(curve.ended, curve.begun, value, interval, curve.ended, why)

    def influence(self, run: Grouped, group: str) -> Influence | None:
        """Give what each slice of persons adds to it."""
        return of_share_open(*run.slices.durations(self.tally, self.item, group), self.days) if run.slices else None


@dataclass(frozen=True)
class Smooth:
    """A smooth function of several sums, with a jackknife interval over the replicate groups."""

    parts: tuple[Count, ...]
    formula: Callable[[Numbers], float]
    bounds: tuple[float, float]
    none: str
    one_level: str
    """What is said where the formula gives nothing."""

    def __call__(self, tallies: Tallies, group: str) -> Estimate:
        """Estimate it in a group; no value where the formula gives none."""
        sums = np.stack([part.by_replicate(tallies, group) for part in self.parts], axis=1).astype(np.float64)
        total = float(sums.sum())
        if not total:
            return Estimate(None, 0, None, why=self.none)
        value = self.formula(sums.sum(axis=0))
        events = min(contributors(sums.sum(axis=1)), total)
        if math.isnan(value):
            return Estimate(None, total, None, events=events, why=self.one_level)
        interval = jackknife_interval(sums, self.formula, self.bounds)
        known = not any(end is None or math.isnan(end) for end in interval)
        return Estimate(None, total, value, interval if known else Interval(None, None), events)

    def influence(self, run: Grouped, group: str) -> Influence | None:
        """Give what each group of persons adds to it, by leaving it out."""
        sums = np.stack([part.by_replicate(run.tallies, group) for part in self.parts], axis=1).astype(np.float64)
        if not sums.any() or math.isnan(self.formula(sums.sum(axis=0))):
            return None
        found = of_smooth(sums, self.formula)
        return None if np.isnan(found.values).any() else found


def _less_one(day: float | None) -> float | None:
    return None if day is None else day - 1


def _nothing(none: str, x: Numbers, y: Numbers) -> Estimate:
    return Estimate(_number(x), _number(y), None, why=none)


def _number(x: Numbers) -> Number:
    return int(x.sum()) if x.dtype.kind == "i" else float(x.sum())


def _events(x: Numbers, counted: Count) -> float:
    """Pieces that were counted; of a time, the independent contributors to it."""
    if not counted.is_time:
        return float(x.sum()) / counted.factor
    return contributors(x) if x.any() else 0.0
