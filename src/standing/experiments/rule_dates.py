"""Dates that the rules set for one life: when a term is over, and by when a request must be decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from standing.experiments.life import Life
from standing.experiments.life.due import due
from standing.experiments.life.replay import cell_of
from standing.experiments.life.stay import Stay
from standing.measures.routes import redress_against
from standing.measures.wording import name_in_words
from standing.texts import text

Dates = list[tuple[dt.datetime, str]]


def rule_dates(life: Life) -> Dates:
    """Give the dates that the rules set for the listings of a life, within the run, and what falls due then.

    Parameters
    ----------
    life
        Whose.
    """
    cell, _ = cell_of(life.scenario, life.people, life.person)
    group = life.scenario.world.population.cells.group(cell) if life.scenario.world else {}
    found = [each for stay in life.stays if stay.began for each in _of(life, stay, group)]
    return sorted(each for each in dict.fromkeys(found) if each[0] < life.scenario.clock.end)


def _of(life: Life, stay: Stay, group: Mapping[str, str]) -> Iterator[tuple[dt.datetime, str]]:
    regime, start = life.scenario.regime, life.scenario.clock.start
    row = regime.lists[stay.on]
    title = row.title or name_in_words(stay.on)
    over = due(row.term, start + dt.timedelta(seconds=stay.begin), group) if row.term else None
    if over is not None and "term" in row.leaves_on:
        yield over, text("figures.timeline.term_over", list=title)
    for redress in redress_against(regime, stay.on):
        within = regime.redress[redress].decides_within
        if within is None:
            continue
        for appeal in stay.appeals:
            at = start + dt.timedelta(seconds=appeal.filed + within.seconds)
            yield at, text("figures.timeline.decision_due", list=title)
