"""Calendar bins of the series: their ends, and the bin that each day of a run lies in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable


def bin_ends(start: dt.datetime, end: dt.datetime, every: str, marks: Iterable[dt.date]) -> list[dt.date]:
    """Ends of the bins: every calendar day, ISO week, month or year, every mark inside the run, and the end of the run.

    Parameters
    ----------
    start, end
        First instant of the run, and the first after it.
    every
        "day", "week", "month" or "year".
    marks
        Further instants (00:00) at which a bin ends (R1).
    """
    ends = {end.date()}
    ends |= {mark for mark in marks if start.date() < mark < end.date()}
    day = start.date() + dt.timedelta(days=1)
    while day < end.date():
        if (
            every == "day"
            or (every == "week" and day.weekday() == 0)
            or (every == "month" and day.day == 1)
            or (every == "year" and day.month == 1 and day.day == 1)
        ):
            ends.add(day)
        day += dt.timedelta(days=1)
    return sorted(ends)


def bin_of_day(start: dt.datetime, ends: list[dt.date]) -> list[float]:
    """Bin of each day of the run, and of the day after it."""
    bins = []
    at = 0
    for day in range((ends[-1] - start.date()).days + 1):
        while at + 1 < len(ends) and start.date() + dt.timedelta(days=day) >= ends[at]:
            at += 1
        bins.append(float(at))
    return bins
