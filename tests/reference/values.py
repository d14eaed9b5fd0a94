"""Values, calendars, laws and draws, written from sections 3.1 and 4 of docs/model.md."""

from __future__ import annotations

import calendar
import datetime as dt
import math
from bisect import bisect_right
from collections.abc import Callable

from standing.engine.arithmetic import exp, gamma_quantile, log, normal_quantile
from standing.engine.random import draw
from standing.program.streams import fold, stream_of
from standing.scenario.law import Law, LawSegment
from standing.scenario.quantities import Quantity

DAY = 86_400.0
NEVER = math.inf
__all__ = ["DAY", "NEVER", "Clock", "Draws", "Steps", "exp", "gamma_quantile", "log"]


class Clock:
    """Turns dates into seconds since the start."""

    def __init__(self, start: dt.datetime) -> None:
        self.start = start

    def seconds(self, date: dt.date) -> float:
        """Seconds of 00:00 of a date."""
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
    def of(cls, clock: Clock, *quantities: Quantity) -> Steps:
        """Product of what depends on time in some quantities, from the start on."""
        cuts = {0.0}
        for quantity in quantities:
            cuts |= {clock.seconds(date) for date, _ in (*quantity.over, *quantity.dated)}
        starts = sorted(cut for cut in cuts if cut >= 0.0)
        values = []
        for start in starts:
            value = 1.0
            for quantity in quantities:
                value *= _dated(quantity, start, clock) if quantity.dated else 1.0
                value *= _over(quantity, start, clock)
            values.append(value)
        return cls(starts, values)

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


def _dated(quantity: Quantity, time: float, clock: Clock) -> float:
    held = [value for since, value in quantity.dated if clock.seconds(since) <= time]
    return held[-1] if held else quantity.dated[0][1]


def _over(quantity: Quantity, time: float, clock: Clock) -> float:
    held = [value for since, value in quantity.over if clock.seconds(since) <= time]
    return held[-1] if held else 1.0


class Values:
    """Quantities and laws of one cell."""

    def __init__(self, clock: Clock, group: dict[str, str]) -> None:
        self.clock, self.group = clock, group

    def at(self, quantity: Quantity, time: float) -> float:
        """Eq. 3.1."""
        base = _dated(quantity, time, self.clock) if quantity.dated else quantity.base
        return base * quantity.factor(self.group) * _over(quantity, time, self.clock)

    def rate(self, quantity: Quantity) -> float:
        """What of a rate does not depend on time."""
        return (1.0 if quantity.dated else quantity.base) * quantity.factor(self.group)

    def span(self, law: Law, time: float, uniform: Callable[[], float]) -> float:
        """A span of a law that is read at a time; for a term of the calendar too."""
        held = [each for each in law.segments if each.since is None or self.clock.seconds(each.since) <= time]
        segment = held[-1] if held else law.segments[0]
        if segment.kind == "none":
            return NEVER
        if segment.kind == "calendar":
            return self.clock.after_months(time, int(segment.scale.base), in_years=segment.in_years) - time
        scale = self.at(segment.scale, time)
        return _spread(segment, scale, uniform)

    def due(self, law: Law, time: float, uniform: Callable[[], float]) -> float:
        """The end of a term that begins at a time."""
        held = [each for each in law.segments if each.since is None or self.clock.seconds(each.since) <= time]
        segment = held[-1] if held else law.segments[0]
        if segment.kind == "calendar":
            return self.clock.after_months(time, int(segment.scale.base), in_years=segment.in_years)
        return time + self.span(law, time, uniform)


def _spread(segment: LawSegment, scale: float, uniform: Callable[[], float]) -> float:
    if segment.kind == "fixed":
        return scale
    u = uniform()
    if segment.kind == "exponential":
        return float(-scale * log(u))
    if segment.kind == "gamma":
        return float(scale * gamma_quantile(segment.shape, u))
    sigma = log(segment.p90 / segment.scale.base) / 1.2815515655446004
    return float(scale * exp(sigma * normal_quantile(u)))


class Draws:
    """Draws of one person under one seed."""

    def __init__(self, seed: int, person: int) -> None:
        self.seed, self.person = seed, person

    def own(self, path: str, purpose: str, n: int) -> tuple[float, float]:
        """Both uniforms at an address of the person's own."""
        return draw(self.seed, self.person, 0, stream_of(path, purpose), n)

    def following(self, path: str, purpose: str, source: str, n: int, ordinal: int) -> tuple[float, float]:
        """Both uniforms of what follows from a trigger."""
        stream = fold(stream_of(path, purpose), stream_of(source, "source"))
        return draw(self.seed, self.person, ordinal, stream, n)
