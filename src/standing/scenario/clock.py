"""The clock: from when to when a run lives, and at which instants its series are cut (ruling R1)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import model_validator

from standing.errors import Problem, Problems
from standing.scenario.strict import Strict
from standing.scenario.words import Date, Instant, Many, Name, word

Bins = Annotated[Literal["day", "week", "month", "year"], word("day", "week", "month", "year")]


class Clock(Strict):
    """The run is [start 00:00, end 00:00) UTC."""

    start: Instant
    """First day of the run; it begins at 00:00 UTC."""
    end: Instant
    """The run ends at 00:00 UTC of this day, so this day is no longer in it."""
    measures_from: Instant | None = None
    """Measures count from here on; what is before is a burn-in."""
    marks: Annotated[tuple[Date, ...], Many()] = ()
    """Further dates at which series are cut, such as the day after a published figure."""
    bins: Bins = "month"
    """Calendar bins of the series."""
    series_by: Annotated[tuple[Name, ...], Many()] = ()
    """Group columns by which series are kept."""

    @property
    def seconds(self) -> float:
        """Length of the run, seconds."""
        return (self.end - self.start).total_seconds()

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        problems = []
        if self.end <= self.start:
            problems.append(
                Problem(str(self.end.date()), f"a date after the start, {self.start.date()}", ("end",), code="clock")
            )
        else:
            inside = f"a date inside the run, {self.start.date()} to {self.end.date()}"
            if self.measures_from is not None and not self.start <= self.measures_from < self.end:
                problems.append(Problem(str(self.measures_from.date()), inside, ("measures_from",), code="clock"))
            for at, mark in enumerate(self.marks):
                if not self.start < dt.datetime.combine(mark, dt.time()) <= self.end:
                    problems.append(Problem(str(mark), inside, ("marks", at), code="clock"))
        if problems:
            raise Problems(*problems)
        return self
