"""How the questions read a scenario: its lists and sanctions in file order, who is counted, the window, and paths.

A redlist rewards: it is no list in the sense of the measures about being listed, and what hangs on it is no sanction.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final

from standing.measures.counts import YEAR, Count, persons_at_end
from standing.measures.measure import Evidence
from standing.records.kinds import TRUTH
from standing.scenario import BlackList, Sanction, Scenario
from standing.texts import text

ANY: Final = "any"
"""Item of a tally over all lists or all sanctions."""

WRONGFUL: Final = TRUTH[1:]
"""Kinds of a listing at entry whose own condition was not met."""


def lists_of(evidence: Evidence) -> Mapping[str, BlackList]:
    """Give the lists of the scenario, redlists apart."""
    return {name: each for name, each in evidence.scenario.regime.lists.items() if not each.rewards}


def redlists_of(evidence: Evidence) -> Mapping[str, BlackList]:
    """Give the lists that reward."""
    return {name: each for name, each in evidence.scenario.regime.lists.items() if each.rewards}


def sanctions_of(evidence: Evidence) -> Mapping[str, Sanction]:
    """Sanctions of the scenario, rewards apart."""
    return {name: each for name, each in evidence.scenario.regime.sanctions.items() if not _is_reward(evidence, each)}


def rewards_of(evidence: Evidence) -> Mapping[str, Sanction]:
    """Sanctions that reward, since they hang on a redlist."""
    return {name: each for name, each in evidence.scenario.regime.sanctions.items() if _is_reward(evidence, each)}


def _is_reward(evidence: Evidence, sanction: Sanction) -> bool:
    return any(name in redlists_of(evidence) for name in sanction.lists)


def refusing(evidence: Evidence) -> list[str]:
    """Sanctions that refuse a service, to whomever they fall on."""
    return [name for name, sanction in sanctions_of(evidence).items() if sanction.denies]


def on_others(sanction: Sanction) -> bool:
    """Whether a sanction falls on other persons than the one who is listed."""
    return sanction.on != "self"


def person_years(evidence: Evidence) -> Count:
    """Thousands of person-years in scope."""
    return persons_at_end().times(years_of(evidence.scenario) / 1_000)


def list_paths(names: Iterable[str]) -> tuple[str, ...]:
    """Paths of lists."""
    return tuple(f"regime.lists.{name}" for name in names)


def sanction_paths(names: Iterable[str]) -> tuple[str, ...]:
    """Paths of sanctions."""
    return tuple(f"regime.sanctions.{name}" for name in names)


def window_of(scenario: Scenario) -> tuple[dt.datetime, dt.datetime]:
    """Instants between which the measures count: after the burn-in, to the end."""
    return scenario.clock.measures_from or scenario.clock.start, scenario.clock.end


def years_of(scenario: Scenario) -> float:
    """Length of that window, in years of 365.25 days."""
    since, until = window_of(scenario)
    return (until - since).total_seconds() / YEAR


def window_in_words(scenario: Scenario) -> str:
    """Give that window as it stands in a sentence, with its first and its last day."""
    since, until = window_of(scenario)
    last = until - dt.timedelta(seconds=1)
    return text("measures.window", first=since.date().isoformat(), last=last.date().isoformat())
