"""A person worth reading: found by looking at many lives of a run, and told with how rare it is.

Lives are looked at in stretches spread evenly over the run, since persons lie cell after cell. Kept of each is a handful of
numbers, and only of those who were on a list or fell under a sanction: memory grows with neither the run nor its events.
Never from a cell with under 30 persons in the run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Final

import numpy as np

from standing.engine.chunk import Chunk
from standing.engine.ledger import lived, vocabulary
from standing.errors import InputError, listed, nearest
from standing.experiments.ledger import stretches
from standing.experiments.ledger_parts import worded
from standing.experiments.life.replay import Progress, unheard
from standing.experiments.life.sketch import CHOICES, Sketch, close, take
from standing.measures.suppress import LEAST_EVENTS, LEAST_PERSONS
from standing.measures.wording import number, opened, percent
from standing.records.events import COLUMNS, EVENTS
from standing.scenario import Scenario
from standing.texts import text

PICKS: Final = tuple(CHOICES)
"""Words of `--pick`."""

LOOKED_AT: Final = 200_000
"""Persons that are looked at, if nothing else is said."""

STRETCHES: Final = 40
NEEDED: Final = ("beginning", "reached", "end", "left", "denial", "sanction")
"""Events that a pick looks at."""


@dataclass(frozen=True)
class Picked:
    """How a person was found.

    Parameters
    ----------
    pick
        The word.
    person
        Index in the run.
    people
        Persons of the run.
    looked_at
        Persons whose lives were looked at.
    like_it
        How many of them had what was looked for.
    is_spread
        Whether only a part of the run was looked at, in stretches spread evenly over it.
    """

    pick: str
    person: int
    people: int
    looked_at: int
    like_it: int
    is_spread: bool = False

    @property
    def text(self) -> str:
        """How it was picked and how rare it is, with the denominator."""
        whom = text(f"life.picked.whom.{self.pick}")
        return text("life.picked.said", pick=self.pick, whom=whom, rare=opened(self._rare()))

    def _rare(self) -> str:
        key = "life.picked.base"
        if self.is_spread:
            key = "life.picked.base_spread"
        elif self.looked_at < self.people:
            key = "life.picked.base_large_cells"
        base = text(key, number=number(self.looked_at), people=number(self.people), least=LEAST_PERSONS)
        if self.like_it < LEAST_EVENTS:
            return text("life.picked.rarest", least=LEAST_EVENTS, base=base)
        share = percent(self.like_it / self.looked_at)
        return text("life.picked.rare", count=number(self.like_it), base=base, share=share)

    def document(self) -> dict[str, Any]:
        """Give it as JSON has it."""
        return {
            "pick": self.pick,
            "looked_at": self.looked_at,
            "like_it": self.like_it,
            "text": self.text,
        }


def found_person(
    scenario: Scenario,
    people: int,
    seed: int,
    pick: str,
    *,
    most: int | None = None,
    on_progress: Progress = unheard,
) -> Picked:
    """Find a person of a run.

    Parameters
    ----------
    scenario
        What is run.
    people, seed
        The run.
    pick
        A word of `PICKS`.
    most
        How many persons are looked at; `LOOKED_AT` if it is not given.
    on_progress
        Called with persons looked at, of how many, and a note.

    Raises
    ------
    InputError
        If there is no such word, or nobody of the kind is found.
    """
    if pick not in PICKS:
        raise InputError.one(f'"{pick}"', listed(PICKS), nearest=nearest(pick, PICKS), path="--pick", code="pick")
    check_modelled(scenario, pick)
    spread = stretches(people, min(people, most or LOOKED_AT), STRETCHES)
    looked_at = _looked_at(scenario, people, spread)
    sketches = list(_sketches(scenario, people, seed, spread, on_progress))
    best, like_it = CHOICES[pick](sketches)
    if best is None:
        there = [word for word, choose in CHOICES.items() if choose(sketches)[0] is not None]
        raise InputError.one(
            f'"{pick}", of whom there is none among the {looked_at:,} persons looked at',
            listed(there) if there else "a run in which somebody is listed",
            path="--pick",
            code="pick",
            next_step="look at more people, or another seed",
        )
    return Picked(pick, best.person, people, looked_at, like_it, is_spread=len(spread) > 1)


def check_modelled(scenario: Scenario, pick: str) -> None:
    """Refuse a pick that a scenario has no mechanism for.

    Parameters
    ----------
    scenario
        What is run.
    pick
        A word of `PICKS`.
    """
    regime = scenario.regime
    missing = {
        "never-notified": not any(_sends(scenario, name) for name in regime.lists) and "no list sends a notice",
        "third-party": all(row.on == "self" for row in regime.sanctions.values()) and "no sanction falls on dependants",
    }.get(pick, not regime.lists and "there is no list")
    if missing:
        raise InputError.one(f'"{pick}", not modelled here ({missing})', "a pick that is", path="--pick", code="pick")


def _sends(scenario: Scenario, name: str) -> bool:
    notice = scenario.regime.lists[name].notice
    return notice is not None and notice.when != "none"


def _sketches(
    scenario: Scenario, people: int, seed: int, spread: Sequence[tuple[int, int]], on_progress: Progress
) -> Iterator[Sketch]:
    """Sketches of those who were on a list or under a sanction, in the order of persons."""
    words = vocabulary(scenario, people, seed)
    sends = {name: _sends(scenario, name) for name in scenario.regime.lists}
    large = _large_cells(scenario, people)
    wanted = np.array([EVENTS.index(event) for event in NEEDED])
    of, done = sum(last - first for first, last in spread), 0
    for first, last in spread:
        open_: dict[int, Sketch] = {}
        for chunk in lived(scenario, people=people, seed=seed, first=first, last=last):
            kept = np.flatnonzero(np.isin(chunk.event, wanted) & np.isin(chunk.cell, large))
            columns = worded(_some(chunk, kept), words)
            for row in zip(*(columns[name].tolist() for name in COLUMNS), strict=True):
                take(open_, dict(zip(COLUMNS, row, strict=True)), sends, scenario.clock.seconds)
        for sketch in open_.values():
            close(sketch, scenario.clock.seconds)
            yield sketch
        done += last - first
        on_progress(done, of, "looking")


def _large_cells(scenario: Scenario, people: int) -> Any:
    sizes = scenario.world.population.cells.apportion(people) if scenario.world else [people]
    return np.array([cell for cell, size in enumerate(sizes) if size >= LEAST_PERSONS])


def _looked_at(scenario: Scenario, people: int, spread: Sequence[tuple[int, int]]) -> int:
    """How many persons lie in the stretches, without those of cells that are too small to pick from."""
    sizes = scenario.world.population.cells.apportion(people) if scenario.world else [people]
    total, begin = 0, 0
    for size in sizes:
        end = begin + size
        if size >= LEAST_PERSONS:
            total += sum(max(0, min(last, end) - max(first, begin)) for first, last in spread)
        begin = end
    return total


def _some(chunk: Chunk, kept: Any) -> Chunk:
    return replace(chunk, **{each.name: getattr(chunk, each.name)[kept] for each in fields(chunk)})
