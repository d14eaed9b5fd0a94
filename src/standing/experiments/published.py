"""Published | simulated | difference: figures of the world beside those of a run, scaled to its population."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

import numpy as np

from standing.measures.intervals import Interval, rate_interval
from standing.records.table import Table
from standing.records.tallies import Tallies
from standing.scenario import PublishedFigure, Scenario
from standing.texts import text

COLUMNS: Final = (
    "series", "date", "use", "published", "unit", "simulated", "low", "high", "difference", "relative",
    "status", "why", "scaled_by", "source",
)  # fmt: skip

STOCKS: Final = {"listed_at_end": "listed", "wrongful_at_end": "wrongful", "sanctioned_at_end": "sanctioned"}
"""Tallies at the end of a run, and the stocks that the series follow on the way there."""

LONGEST: Final = 12
"""Parts that a message names."""

UNKNOWN: Final = Interval(None, None)


@dataclass(frozen=True)
class Simulated:
    """What a run gives for a figure: a number of synthetic persons' events, or why there is none."""

    count: float | None = None
    interval: Interval = UNKNOWN
    why: str | None = None


def published_table(scenario: Scenario, tallies: Tallies) -> Table:
    """Table of the published figures and what the run gives for each.

    Parameters
    ----------
    scenario
        Its `published` figures.
    tallies
        The run. Cumulative figures are running sums of its series, cut at 24:00 of each figure's date.

    Returns
    -------
    Table
        One row per figure; "not available" with the reason where the run cannot tell.
    """
    world = scenario.world.population if scenario.world else None
    people = (world.people or world.cells.people) if world else 0
    rows = []
    for figure in scenario.published:
        factor = (figure.people or people) / tallies.persons()
        found = simulated(figure, scenario, tallies)
        scaled, low, high = (
            None if number is None else number * factor
            for number in (found.count, found.interval.low, found.interval.high)
        )
        difference = None if scaled is None else scaled - figure.value
        relative = None if difference is None or not figure.value else difference / figure.value
        status = "not available" if scaled is None else "scaled"
        numbers = (figure.value, figure.unit, scaled, low, high, difference, relative)
        head = (figure.series, figure.date.isoformat(), figure.use)
        rows.append((*head, *numbers, status, found.why, factor, figure.source))
    return Table(COLUMNS, tuple(rows), text("experiments.published.caption"))


def simulated(figure: PublishedFigure, scenario: Scenario, tallies: Tallies) -> Simulated:
    """Find what a run gives for a figure, unscaled.

    Parameters
    ----------
    figure
        The figure: as of the end of its day (R1), from the start of the run or from `since`.
    scenario, tallies
        The run.
    """
    until = figure.date + dt.timedelta(days=1)
    start, end = scenario.clock.start.date(), scenario.clock.end.date()
    parts = _parts_in_series(figure, tallies)
    why = _outside(until, start, end) or _not_counted(figure, tallies, parts)
    if why:
        return Simulated(why=why)
    if parts:
        return _from_series(figure, tallies, parts, (start, until), at_end=until == end)
    return _from_tally(figure, scenario, tallies, at_end=until == end)


def _parts_in_series(figure: PublishedFigure, tallies: Tallies) -> list[str]:
    series = STOCKS.get(figure.tally, figure.tally)
    return [slot.part for slot in tallies.series.slots if slot[:2] == (series, figure.item)]


def _outside(until: dt.date, start: dt.date, end: dt.date) -> str | None:
    if until > end:
        return text("experiments.published.after", date=end)
    return text("experiments.published.before", date=start) if until <= start else None


def _not_counted(figure: PublishedFigure, tallies: Tallies, parts: list[str]) -> str | None:
    """Say why a run does not count what a figure is about."""
    has_tally = tallies.has(figure.tally, figure.item)
    known = tallies.parts(figure.tally, figure.item) if has_tally else parts
    unknown = [part for part in figure.parts if part not in known]
    if not known:
        return text("experiments.published.not_counted", tally=figure.tally, item=figure.item)
    if not unknown:
        return None
    those = ", ".join(known[:LONGEST])
    return text("experiments.published.no_part", tally=figure.tally, part=unknown[0], parts=those)


def _from_series(
    figure: PublishedFigure, tallies: Tallies, parts: list[str], window: tuple[dt.date, dt.date], *, at_end: bool
) -> Simulated:
    """Give the running sum of events to the end of the day, or the stock at that instant."""
    start, until = window
    series = STOCKS.get(figure.tally, figure.tally)
    if series == figure.tally and figure.parts:
        parts = list(figure.parts)
    dates = tallies.series.dates
    since = figure.since or start
    missing = [each for each in (until, since) if each != start and each.isoformat() not in dates]
    if missing:
        return Simulated(why=text("experiments.published.not_cut", date=missing[0]))
    values = np.sum([tallies.series.of(series, figure.item, part) for part in parts], axis=0)
    place = dates.index(until.isoformat())
    stock = next(s for slot, s in zip(tallies.series.slots, tallies.series.stocks, strict=True) if slot[0] == series)
    if stock:
        return Simulated(float(values[place]))
    before = 0 if since <= start else int(values[: dates.index(since.isoformat()) + 1].sum())
    count = float(values[: place + 1].sum()) - before
    whole_run = at_end and since <= start and tallies.has(figure.tally, figure.item)
    return Simulated(count, _interval(tallies, figure.tally, figure.item, parts, count) if whole_run else UNKNOWN)


def _from_tally(figure: PublishedFigure, scenario: Scenario, tallies: Tallies, *, at_end: bool) -> Simulated:
    """Persons and seconds are known for the whole window that the measures count, at its end."""
    counted_from = scenario.clock.measures_from or scenario.clock.start
    since = figure.since or scenario.clock.start.date()
    if not at_end or since != counted_from.date():
        change = f"--set clock.end={figure.date + dt.timedelta(days=1)}"
        if since != scenario.clock.start.date():
            change += f" --set clock.measures_from={since}"
        return Simulated(why=text("experiments.published.at_the_end", change=change))
    parts = list(figure.parts) or tallies.parts(figure.tally, figure.item)
    count = float(tallies.value(figure.tally, figure.item, parts))
    return Simulated(count, _interval(tallies, figure.tally, figure.item, parts, count))


def _interval(tallies: Tallies, tally: str, item: str, parts: list[str], count: float) -> Interval:
    """95 % interval of a count, simulation noise alone; none where the tallies were counted from later on."""
    x, persons = tallies.by_replicate(tally, item, parts), tallies.persons_by_replicate()
    if float(x.sum()) != count:
        return UNKNOWN
    low, high = rate_interval(x, persons)
    total = float(persons.sum())
    return Interval(None if low is None else low * total, None if high is None else high * total)
