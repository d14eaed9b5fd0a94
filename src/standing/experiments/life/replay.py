"""One person of a run, lived again from the seed alone: no ledger is needed, and nothing is read about anybody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from standing.engine.ledger import lived, vocabulary
from standing.errors import InputError
from standing.experiments.ledger_parts import worded
from standing.experiments.life.stay import Event
from standing.records.events import COLUMNS
from standing.scenario import Scenario

Progress = Callable[[int, int, str], None]
"""Called with persons looked at, of how many, and a note."""


def replayed(scenario: Scenario, *, people: int, seed: int, person: int) -> list[Event]:
    """Give every event of one person of a run, in the order in which they happened.

    Parameters
    ----------
    scenario
        What is run.
    people, seed
        The run: how many synthetic persons, and which.
    person
        Index of the person, from 0.

    Raises
    ------
    InputError
        If the run has no such index.
    """
    check_index(person, people)
    words = vocabulary(scenario, people, seed)
    found: list[Event] = []
    for chunk in lived(scenario, people=people, seed=seed, first=person, last=person + 1):
        columns = worded(chunk, words)
        found += [Event(*row) for row in zip(*(columns[name].tolist() for name in COLUMNS), strict=True)]
    return found


def check_index(person: int, people: int) -> None:
    """Refuse an index that a run does not have.

    Parameters
    ----------
    person
        The index.
    people
        Persons of the run.
    """
    if not 0 <= person < people:
        raise InputError.one(
            f"{person:,}", f"the index of a synthetic person of this run: 0 to {people - 1:,}", code="person"
        )


def cell_of(scenario: Scenario, people: int, person: int) -> tuple[int, int]:
    """Give the cell of an index, and how many persons of the run are in it (R5).

    Parameters
    ----------
    scenario
        Its cells.
    people
        Persons of the run.
    person
        Index, from 0.
    """
    sizes = scenario.world.population.cells.apportion(people) if scenario.world else [people]
    after = 0
    for cell, size in enumerate(sizes):
        after += size
        if person < after:
            return cell, size
    return len(sizes) - 1, sizes[-1]


def date_of(scenario: Scenario, time: float) -> str:
    """Calendar date of an instant of the run.

    Parameters
    ----------
    scenario
        Its clock.
    time
        Seconds since the start.

    Examples
    --------
    >>> from standing.scenario import load
    >>> date_of(load("tutorial"), 86_400.0 * 31)
    '2020-02-01'
    """
    return (scenario.clock.start + dt.timedelta(seconds=time)).date().isoformat()


def unheard(_done: int, _of: int, _note: str) -> None:
    """Progress that nobody listens to."""
