"""Values, calendars, laws and draws, written from sections 3.1 and 4 of docs/model.md."""

from __future__ import annotations

import calendar
import datetime as dt
import math
from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from hashlib import blake2s

import numpy as np
from numpy.typing import NDArray

from standing.engine.arithmetic import exp, log, normal_quantile
from standing.engine.gamma import bound_bins, gamma_factor, gamma_quantile, log_gamma
from standing.engine.random import draw
from standing.program.layout import FACTOR_BINS
from standing.program.streams import fold
from standing.scenario.law import Law, LawSegment
from standing.scenario.quantities import Quantity

DAY = 86_400.0
MONTH = 30.4375 * DAY
NEVER = math.inf
WORD = 0xFFFFFFFF
GENERATION = 2_654_435_769
NOTHING: frozenset[str] = frozenset()
__all__ = ["DAY", "NEVER", "Clock", "Draws", "Steps", "exp", "factor", "fold", "log", "stream_of"]


@cache
def bins(shape: float) -> NDArray[np.float64]:
    """Bounds of a factor in each bin of its uniform, (FACTOR_BINS,)."""
    bounds = np.empty(FACTOR_BINS)
    bound_bins(shape, bounds)
    return bounds


def factor(shape: float, v: float) -> float:
    """A gamma factor of mean 1 by inversion of v, from where it is looked for (section 4.3)."""
    return float(gamma_factor(shape, log_gamma(shape + 1.0), v, bins(shape)))


class Clock:
    """Turns dates into seconds since the start."""

    def __init__(self, start: dt.datetime) -> None:
        self.start = start
        self._seconds: dict[dt.date, float] = {}

    def seconds(self, date: dt.date) -> float:
        """Seconds of 00:00 of a date."""
        if date not in self._seconds:
            self._seconds[date] = self._since(date)
        return self._seconds[date]

    def _since(self, date: dt.date) -> float:
        instant = date if isinstance(date, dt.datetime) else dt.datetime.combine(date, dt.time())
        return (instant.replace(tzinfo=None) - self.start.replace(tzinfo=None)).total_seconds()

    def after_months(self, time: float, months: int, *, in_years: bool) -> float:
        """Same time of day and day of the month, some months on (R2)."""
        day = math.floor(time / DAY)
        date = (self.start.replace(tzinfo=None) + dt.timedelta(days=day)).date()
        years, month = divmod(date.year * 12 + date.month - 1 + months, 12)
        month += 1
        last = calendar.monthrange(years, month)[1]
        if date.day <= last:
            exit_day = date.replace(year=years, month=month)
        elif in_years:
            exit_day = dt.date(years, 3, 1)
        else:
            exit_day = dt.date(years, month, last)
        return self.seconds(exit_day) + (time - day * DAY)


class Steps:
    """A piecewise constant function of time: the first value holds from ever on."""

    def __init__(self, starts: list[float], values: list[float]) -> None:
        self.starts, self.values = starts, values
        self.sums = [0.0]
        for at in range(1, len(starts)):
            self.sums.append(self.sums[-1] + (starts[at] - starts[at - 1]) * values[at - 1])

    @classmethod
    def of(cls, clock: Clock, *quantities: Quantity, without: frozenset[str] = NOTHING) -> Steps:
        """Product of what depends on time in some quantities, from the start on."""
        cuts = {0.0}
        for quantity in quantities:
            cuts |= {clock.seconds(date) for date, _ in (*quantity.over, *quantity.dated)}
        starts = sorted(cut for cut in cuts if cut >= 0.0)
        values = []
        for start in starts:
            value = 1.0
            for quantity in quantities:
                value *= dated(quantity, start, clock, without) if quantity.dated else 1.0
                value *= over(quantity, start, clock, without)
            values.append(value)
        return cls(starts, values)

    def value(self, time: float) -> float:
        """Value at a time."""
        return self.values[max(bisect_right(self.starts, time) - 1, 0)]

    def integral(self, time: float) -> float:
        """Integral from the start."""
        at = max(bisect_right(self.starts, time) - 1, 0)
        return self.sums[at] + (time - self.starts[at]) * self.values[at]

    def inverse(self, area: float) -> float:
        """First time at which the integral reaches an area."""
        for at, start in enumerate(self.starts):
            reached = self.sums[at + 1] if at + 1 < len(self.starts) else math.inf
            if area <= reached and self.values[at] > 0.0:
                return start + (area - self.sums[at]) / self.values[at]
        return NEVER


def dated(quantity: Quantity, time: float, clock: Clock, without: frozenset[str] = NOTHING) -> float:
    """Dated value at a time; the first also holds before its date (R26)."""
    held = [value for since, value in quantity.dated if clock.seconds(since) <= time]
    return held[-1] if held else 0.0 if "R26" in without else quantity.dated[0][1]


def over(quantity: Quantity, time: float, clock: Clock, without: frozenset[str] = NOTHING) -> float:
    """Multiplier over time; 1 before the first date (R1)."""
    held = [value for since, value in quantity.over if clock.seconds(since) <= time]
    return held[-1] if held else quantity.over[0][1] if "R1" in without and quantity.over else 1.0


class Values:
    """Quantities and laws of one cell."""

    def __init__(self, clock: Clock, group: dict[str, str], without: frozenset[str] = NOTHING) -> None:
        self.clock, self.group, self.without = clock, group, without
        self._steps: dict[tuple[int, ...], Steps] = {}

    def at(self, quantity: Quantity, time: float) -> float:
        """Eq. 3.1."""
        base = dated(quantity, time, self.clock, self.without) if quantity.dated else quantity.base
        return self.in_group(base, quantity) * over(quantity, time, self.clock, self.without)

    def truth(self, switch: bool | Quantity, time: float) -> bool:
        """A truth, dated or not."""
        return switch if isinstance(switch, bool) else self.at(switch, time) > 0.0

    def steps(self, *quantities: Quantity) -> Steps:
        """Product of what depends on time."""
        key = tuple(map(id, quantities))
        if key not in self._steps:
            self._steps[key] = Steps.of(self.clock, *quantities, without=self.without)
        return self._steps[key]

    def rate(self, quantity: Quantity) -> float:
        """What of a rate does not depend on time."""
        return self.in_group(1.0 if quantity.dated else quantity.base, quantity)

    def in_group(self, base: float, quantity: Quantity) -> float:
        """A base, times the multiplier of each column, in file order (eq. 3.1)."""
        for column, multipliers in quantity.by.items():
            base *= multipliers.get(self.group.get(column, ""), 1.0)
        return base

    def span(self, law: Law, time: float, uniform: Callable[[], float]) -> float:
        """A span of a law that is read at a time."""
        return self.due(law, time, uniform, from_now=True)

    def due(self, law: Law, time: float, uniform: Callable[[], float], *, from_now: bool = False) -> float:
        """The end of a term that begins at a time, by the calendar where the law says so; or how long it is from then."""
        held = [each for each in law.segments if each.since is None or self.clock.seconds(each.since) <= time]
        segment = held[-1] if held else law.segments[0]
        if segment.kind == "none":
            return NEVER
        start = 0.0 if from_now else time
        if segment.kind != "calendar":
            return start + self._spread(segment, self.at(segment.scale, time), uniform)
        months = int(segment.scale.base)
        if "R2" in self.without:
            return start + months * MONTH
        end = self.clock.after_months(time, months, in_years=segment.in_years)
        return end - time if from_now else end

    def _spread(self, segment: LawSegment, scale: float, uniform: Callable[[], float]) -> float:
        if segment.kind == "fixed":
            return scale
        u = uniform()
        if segment.kind == "exponential":
            return scale if "R4" in self.without else float(-scale * log(u))
        if segment.kind == "gamma":
            return float(scale * gamma_quantile(segment.shape, u))
        sigma = log(segment.p90 / segment.scale.base) / 1.2815515655446004
        return float(scale * exp(sigma * normal_quantile(u)))


def chosen(weights: list[float], u: float) -> int:
    """First place whose cumulated weight reaches u; the last one where rounding leaves a gap."""
    reached = 0.0
    for at, weight in enumerate(weights):
        reached += weight
        if u <= reached:
            return at
    return max(at for at, weight in enumerate(weights) if weight > 0.0)


@cache
def stream_of(path: str, purpose: str) -> int:
    """First four bytes of BLAKE2s over `path#purpose`, little-endian."""
    return int.from_bytes(blake2s(f"{path}#{purpose}".encode()).digest()[:4], "little")


class Draws:
    """Draws of one person and generation under one seed; a number n is a high word times 2^32 plus a low one."""

    def __init__(self, seed: int, person: int, generation: int = 0) -> None:
        self.seed, self.person, self.generation = seed, person, generation

    def at(self, stream: int, n: int, ordinal: int = 0) -> tuple[float, float]:
        """Both uniforms at an address."""
        ordinal += (n >> 32) + self.generation * GENERATION
        return draw(self.seed, self.person, ordinal & WORD, stream, n & WORD)

    def own(self, path: str, purpose: str, n: int) -> tuple[float, float]:
        """Both uniforms at an address of the person's own."""
        return self.at(stream_of(path, purpose), n)

    def following(self, path: str, purpose: str, source: int, n: int, ordinal: int) -> tuple[float, float]:
        """Both uniforms of what follows from a trigger."""
        return self.at(fold(stream_of(path, purpose), source), n, ordinal)
