"""Quantities, calendars and laws as rows of numbers: what `value`, `cumulated` and `span` of the kernel look up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from standing.errors import Finding, InputError
from standing.scenario.law import Law, LawSegment
from standing.scenario.quantities import Quantity

DAY: Final = 86_400.0
KINDS: Final = {"fixed": 0, "exponential": 1, "gamma": 2, "lognormal": 3, "calendar": 4, "none": 5}
FIRST_DAY: Final = 36_525
"""Calendar terms of listings that began before the run are known for a hundred years back, days."""

Steps = Sequence[tuple[float, float]]
"""(seconds since the start, multiplier from then on), ascending."""


class Tables:
    """Numbers of a program under construction.

    Parameters
    ----------
    start
        First instant of the run.
    seconds
        Length of the run.
    groups
        Label by column of each cell, (cells,).
    """

    def __init__(self, start: dt.datetime, seconds: float, groups: Sequence[dict[str, str]]) -> None:
        self.start = start
        self.seconds = seconds
        self.groups = groups
        self.numbers: list[float] = []
        self.quantities: list[tuple[int, int, int]] = []
        self.calendars: list[tuple[int, int, float]] = [(0, 0, 1.0)]
        self.laws: list[tuple[int, int]] = []
        self.segments: list[tuple[float, int, int, float, int]] = []
        self._calendar_of: dict[tuple[tuple[float, float], ...], int] = {(): 0}
        self._quantity_of: dict[tuple[tuple[float, ...], int], int] = {}

    def lay(self, values: Sequence[float]) -> int:
        """Lay numbers down; gives where they begin."""
        at = len(self.numbers)
        self.numbers += [float(value) for value in values]
        return at

    def seconds_at(self, date: dt.date) -> float:
        """Seconds from the start to an instant; a date means its 00:00 (R1)."""
        instant = date if isinstance(date, dt.datetime) else dt.datetime(date.year, date.month, date.day)
        return (instant - self.start).total_seconds()

    def vector(self, quantity: Quantity) -> list[float]:
        """Value by cell before the calendar: base (1 where the values are dated) times `by`, in file order (R5)."""
        base = 1.0 if quantity.dated else quantity.base
        if not quantity.by:
            return [base]
        values = []
        for group in self.groups:
            value = base
            for column, multipliers in quantity.by.items():
                value *= multipliers.get(group.get(column, ""), 1.0)
            values.append(value)
        return values

    def steps(self, quantity: Quantity) -> list[tuple[float, float]]:
        """Multiplier over time: dated values times `over`; before the first date of `over` it is 1 (R1, R26)."""
        over = [(self.seconds_at(date), value) for date, value in quantity.over]
        dated = [(self.seconds_at(date), value) for date, value in quantity.dated]
        if dated:
            dated[0] = (float("-inf"), dated[0][1])
        return product([dated, over])

    def quantity(self, quantity: Quantity) -> int:
        """Index of a quantity of the scenario."""
        return self.rate(self.vector(quantity), self.steps(quantity))

    def rate(self, vector: Sequence[float], steps: Steps) -> int:
        """Index of a quantity given by cell (or for all, one value) and over time."""
        key = (tuple(vector), self.calendar(steps))
        if key not in self._quantity_of:
            at = self.lay(vector)
            self._quantity_of[key] = len(self.quantities)
            self.quantities.append((at, 1 if len(vector) > 1 else 0, key[1]))
        return self._quantity_of[key]

    def constant(self, value: float) -> int:
        """Index of a quantity that is always the same."""
        return self.rate([value], [])

    def calendar(self, steps: Steps) -> int:
        """Index of a calendar: starts, multipliers, and the integral up to each start (eq. 3.2)."""
        kept: list[tuple[float, float]] = [(0.0, 1.0)]
        for since, multiplier in steps:
            if since <= 0.0:
                kept = [(0.0, multiplier)]
            elif since < self.seconds and multiplier != kept[-1][1]:
                kept.append((since, multiplier))
        if kept == [(0.0, 1.0)]:
            return 0
        key = tuple(kept)
        if key not in self._calendar_of:
            integral = [0.0]
            for (since, multiplier), (until, _) in pairwise(kept):
                integral.append(integral[-1] + multiplier * (until - since))
            at = self.lay([since for since, _ in kept])
            self.lay([multiplier for _, multiplier in kept])
            self.lay(integral)
            self._calendar_of[key] = len(self.calendars)
            self.calendars.append((at, len(kept), max(multiplier for _, multiplier in kept)))
        return self._calendar_of[key]

    def law(self, law: Law, *, before_start: bool = False) -> int:
        """Index of a law of a span; the first segment also holds before its date."""
        first = len(self.segments)
        rows = [self.segment(segment, before_start=before_start) for segment in law.segments]
        self.segments += [(float("-inf"), *rows[0][1:]), *rows[1:]]
        self.laws.append((first, len(rows)))
        return len(self.laws) - 1

    def segment(self, segment: LawSegment, *, before_start: bool) -> tuple[float, int, int, float, int]:
        """One row of a law: since, kind, quantity of its scale, form, day table."""
        since = float("-inf") if segment.since is None else self.seconds_at(segment.since)
        kind = KINDS[segment.kind]
        if segment.kind == "none":
            return since, kind, 0, 0.0, 0
        if segment.kind == "calendar":
            if not segment.scale.is_constant:
                raise InputError(
                    [
                        Finding(
                            None,
                            None,
                            None,
                            path="regime.lists",
                            found="a term in calendar months or years that varies by group or date",
                            allowed="one calendar term, or a term in days",
                            code="law",
                        )
                    ]
                )
            return since, kind, 0, 0.0, self.day_table(segment, before_start=before_start)
        form = 0.0
        if segment.kind == "gamma":
            form = float(segment.shape or 1.0)
        if segment.kind == "lognormal":
            form = float(segment.p90 or 0.0) / segment.scale.base
        return since, kind, self.quantity(segment.scale), form, 0

    def day_table(self, segment: LawSegment, *, before_start: bool) -> int:
        """First day, then for each day from it on the day on which a calendar term ends (R2)."""
        first = -FIRST_DAY if before_start else 0
        days = int(self.seconds // DAY) + 1
        ends = ends_of_days(self.start.date(), first, days, int(segment.scale.base), in_years=segment.in_years)
        return self.lay([float(first), *ends])


@cache
def ends_of_days(start: dt.date, first: int, last: int, months: int, *, in_years: bool) -> tuple[float, ...]:
    """Day on which a calendar term ends, for each day from `first` to `last` on which it may begin; days since the start."""
    days = (start + dt.timedelta(days=day) for day in range(first, last + 1))
    return tuple(float((later_by(day, months, in_years=in_years) - start).days) for day in days)


def later_by(date: dt.date, months: int, *, in_years: bool) -> dt.date:
    """Same day of the month, `months` later: in years a missing 29 February becomes 1 March, else the last day (R2)."""
    year, month = divmod(date.month - 1 + months, 12)
    year += date.year
    month += 1
    try:
        return dt.date(year, month, date.day)
    except ValueError:
        following = dt.date(year + month // 12, month % 12 + 1, 1)
        return following if in_years else following - dt.timedelta(days=1)


def product(factors: Sequence[Steps]) -> list[tuple[float, float]]:
    """Product of step functions, each 1 before its first step."""
    steps = []
    for since in sorted({since for factor in factors for since, _ in factor}):
        multiplier = 1.0
        for factor in factors:
            multiplier *= ([1.0] + [value for begun, value in factor if begun <= since])[-1]
        steps.append((since, multiplier))
    return steps
