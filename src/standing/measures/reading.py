"""How the questions read a scenario: its lists and sanctions in file order, the window, and paths."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final

from standing.measures.counts import YEAR
from standing.measures.measure import Evidence
from standing.records.kinds import TRUTH
from standing.scenario import BlackList, Sanction, Scenario

ANY: Final = "any"
"""Item of a tally over all lists or all sanctions."""

WRONGFUL: Final = TRUTH[1:]
"""Kinds of a listing at entry whose own condition was not met."""


def lists_of(evidence: Evidence) -> Mapping[str, BlackList]:
    """Give the lists of the scenario."""
    return evidence.scenario.regime.lists


def sanctions_of(evidence: Evidence) -> Mapping[str, Sanction]:
    """Sanctions of the scenario."""
    return evidence.scenario.regime.sanctions


def refusing(evidence: Evidence) -> list[str]:
    """Sanctions that refuse a service."""
    return [name for name, sanction in sanctions_of(evidence).items() if sanction.denies]


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
    return f"from {since.date().isoformat()} to {last.date().isoformat()}"
