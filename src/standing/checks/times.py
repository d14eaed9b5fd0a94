"""Dates that never come, and spans longer than the run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from standing.checks.warning import AFTER, BEFORE, Check, warning
from standing.errors import Part, Problem
from standing.scenario import BlackList, Clock, Law, Scenario
from standing.scenario.consistency import quantities_in

MONTH: Final = 30.4375 * 86_400


def check_times(scenario: Scenario) -> Iterator[Problem]:
    """Find terms longer than the run, and dates that never come."""
    clock = scenario.clock
    for name, each in scenario.regime.lists.items():
        path = ("regime", "lists", name)
        if each.term is not None and _shortest(each.term) > clock.seconds:
            yield warning("checks.times.long_term", (*path, "term"), "clock", days=f"{clock.seconds / 86_400:.0f}")
        if each.notice is not None and each.notice.grace_ends == "at_settlement" and each.notice.grace.is_zero:
            yield warning("checks.times.no_grace", (*path, "notice", "grace_ends"), "no-effect")
        yield from _dates(each, clock, path)
    for place, quantity in quantities_in(scenario, ()):
        for key, dated in (("over", quantity.over), ("", quantity.dated)):
            yield from _beyond(dated, clock.end.date(), place, key)


def _dates(each: BlackList, clock: Clock, path: tuple[Part, ...]) -> Iterator[Problem]:
    """Find entries by hand and amnesties outside the run."""
    for at, entry in enumerate(each.by_hand):
        below = (*path, "by_hand", at)
        if entry.since is not None and entry.since >= clock.end:
            key = "at" if "at" in entry.model_fields_set else "from"
            yield warning(AFTER, (*below, key), "clock", date=entry.since.date())
        if entry.until is not None and entry.until <= clock.start:
            yield warning(BEFORE, (*below, "to"), "clock", date=entry.until.date())
    for at, amnesty in enumerate(each.amnesty):
        if not clock.start <= amnesty.at < clock.end:
            when = AFTER if amnesty.at >= clock.end else BEFORE
            yield warning(when, (*path, "amnesty", at, "at"), "clock", date=amnesty.at.date())


def _beyond(
    dated: tuple[tuple[dt.date, float], ...], end: dt.date, path: tuple[Part, ...], key: str
) -> Iterator[Problem]:
    late = [date for date, _ in dated if date >= end]
    if dated and len(late) == len(dated):
        below = (*path, key, str(late[0])) if key else path
        yield warning(AFTER, below, "clock", date=late[0])


def _shortest(term: Law) -> float:
    lengths = [
        each.scale.base * (MONTH if each.kind == "calendar" else 1)
        for each in term.segments
        if each.kind in ("fixed", "calendar")
    ]
    return min(lengths, default=0.0) if len(lengths) == len(term.segments) else 0.0


CHECKS: tuple[Check, ...] = (check_times,)
