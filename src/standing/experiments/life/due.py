"""When a term would end a listing, where the rule alone says so."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping

from standing.scenario.law import Law, LawSegment


def segment_at(law: Law, date: dt.date) -> LawSegment:
    """Give the law that holds on a date; the first also holds before its date.

    Parameters
    ----------
    law
        One law after another.
    date
        The date.
    """
    return ([law.segments[0]] + [each for each in law.segments if each.since is not None and each.since <= date])[-1]


def due(law: Law, begin: dt.datetime, group: Mapping[str, str]) -> dt.datetime | None:
    """Say when a term that begins at an instant is over; None if it never is, or is drawn anew for each listing.

    Parameters
    ----------
    law
        Of the term.
    begin
        When it begins.
    group
        Label by column, of the person's cell.

    Examples
    --------
    >>> import datetime as dt
    >>> from standing.scenario import load
    >>> term = load("tutorial").regime.lists["debtors"].term
    >>> due(term, dt.datetime(2020, 2, 29, 12), {})
    datetime.datetime(2022, 3, 1, 12, 0)
    """
    segment = segment_at(law, begin.date())
    if segment.kind == "fixed":
        return begin + dt.timedelta(seconds=segment.scale.at(group, begin.date()))
    if segment.kind == "calendar":
        return months_later(begin, round(segment.scale.base), in_years=segment.in_years)
    return None


def is_drawn(law: Law, date: dt.date) -> bool:
    """Whether a term that begins on a date is drawn anew for each listing.

    Parameters
    ----------
    law
        Of the term.
    date
        When it begins.
    """
    return segment_at(law, date).kind in ("exponential", "gamma", "lognormal")


def months_later(begin: dt.datetime, months: int, *, in_years: bool) -> dt.datetime:
    """Go on by calendar months: same day and time of day; a day that is missing is as ruling R2 says.

    Parameters
    ----------
    begin
        From when.
    months
        How many.
    in_years
        Whether the span was written in years: a missing 29 February is then 1 March, else the last day of the month.

    Examples
    --------
    >>> import datetime as dt
    >>> months_later(dt.datetime(2021, 1, 31), 1, in_years=False)
    datetime.datetime(2021, 2, 28, 0, 0)
    """
    year, month = divmod(begin.year * 12 + begin.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    if begin.day <= last:
        return begin.replace(year=year, month=month + 1)
    if in_years:
        return begin.replace(year=year, month=month + 2, day=1)
    return begin.replace(year=year, month=month + 1, day=last)
