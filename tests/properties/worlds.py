"""A small scenario for metamorphic tests, and how two runs of the same persons are compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import NamedTuple

import numpy as np

from standing.engine import simulate
from standing.engine.chunk import Chunk, Column
from standing.engine.ledger import Vocabulary, lived, vocabulary
from standing.records.events import EVENTS
from standing.records.tallies import Tallies
from standing.scenario import Scenario, load_text

BASE = """
name: base
clock: {start: 2013-01-01, end: 2016-01-01}
world:
  population:
    cells: [{region: A, count: 600}, {region: B, count: 400}]
    frailty: {shape: 1}
    dependants: {child: {0: 0.5, 1: 0.5}}
  statuses:
    work:
      start: {employed: 0.8, unemployed: rest}
      moves: {employed -> unemployed: 0.3/yr, unemployed -> employed: 1/yr}
  conducts:
    default: {context: courts, gravity: 3, rate: 0.8/yr, settles: 0.5/yr}
    praise: {context: civic, gravity: 1, lawful: true, rate: 1/yr}
  services:
    train: {context: travel, attempts: 4/yr, spread: {shape: 0.5}}
    school: {context: education, attempts: 1/yr}
regime:
  sensors: {docket: {observes: [default, praise], detects: 0.8, delay: 5d, false_alarms: 0.1/yr}}
  scores: {credit: {start: 10, floor: 0, points: {default: -3, praise: 1}, recovers: 1/60d, bands: {high: 6, low: 0}}}
  lists:
    debtors: {enters: {observed: default}, term: 200d, notice: {when: with, reaches: 0.5, delay: 9d}}
    low: {enters: {score: credit, at_most: 4}, term: 100d}
  sanctions: {no_trains: {list: debtors, denies: train, enforced: 0.8}}
  redress:
    correction: {against: debtors, files: {wrongful: 2/yr, rightful: 0.2/yr}, delay: 20d, grants: {wrongful: 0.8}}
"""
PEOPLE = 2_000
SEED = 4
SECONDS = 1_095 * 86_400
"""Length of the base's run."""

Slot = tuple[str, str, str]
Changes = Mapping[str, object]
_runs: dict[str, Tallies] = {}
_lives: dict[str, tuple[Vocabulary, list[Chunk]]] = {}


class Row(NamedTuple):
    """One event of a ledger."""

    event: str
    person: int
    generation: int
    item: str
    part: str
    truth: str
    cause: str
    listing: int
    n: int
    time: float
    value: float


def base() -> Scenario:
    """The scenario as it stands."""
    return load_text(BASE)


def changed(changes: Changes) -> Scenario:
    """The base scenario under changes."""
    return base().reform(changes)


def run(scenario: Scenario, people: int = PEOPLE) -> Tallies:
    """Tallies of a scenario, each run once."""
    key = f"{scenario.digest} {people}"
    if key not in _runs:
        _runs[key] = simulate(scenario, people=people, seed=SEED)[0]
    return _runs[key]


def counted(tallies: Tallies) -> dict[Slot, int]:
    """Every integer of a run, over all cells; what is 0 is left out."""
    found: dict[Slot, int] = {}
    for slots, totals in ((tallies.slots, tallies.totals), (tallies.bins, tallies.histogram)):
        for slot, value in zip(slots, totals.sum(axis=0), strict=True):
            if value:
                found[slot] = int(value)
    return found


def _integers(tallies: Tallies) -> dict[Slot, bytes]:
    """Everything that a run holds of a slot: by cell, by replicate and, where there is one, as a series."""
    found = {slot: tallies.totals[:, at].tobytes() for at, slot in enumerate(tallies.slots)}
    found |= {slot: tallies.histogram[:, at].tobytes() for at, slot in enumerate(tallies.bins)}
    for at, slot in enumerate(tallies.slots):
        found[slot] += tallies.replicates[0][:, at].tobytes()
    for at, slot in enumerate(tallies.series.slots):
        found[slot] = found.get(slot, b"") + tallies.series.values[:, at].tobytes()
    return {slot: text for slot, text in found.items() if np.frombuffer(text, dtype=np.uint8).any()}


def differing(one: Scenario, other: Scenario, people: int = PEOPLE) -> set[tuple[str, str]]:
    """Tally and item of everything in which two scenarios differ on the same persons; what is 0 may be missing."""
    a, b = _integers(run(one, people)), _integers(run(other, people))
    return {(slot[0], slot[1]) for slot in {*a, *b} if a.get(slot) != b.get(slot)}


def _plain(column: list[str] | Column) -> list[object]:
    """A column as plain numbers or words."""
    return list(column) if isinstance(column, list) else column.tolist()


def events(scenario: Scenario, *kinds: str, people: int = 500, first: int = 0, last: int | None = None) -> list[Row]:
    """Rows of a ledger, of some kinds of event or of all."""
    key = f"{scenario.digest} {people} {first} {last}"
    if key not in _lives:
        _lives[key] = (
            vocabulary(scenario, people, SEED),
            list(lived(scenario, people=people, seed=SEED, first=first, last=last)),
        )
    words, chunks = _lives[key]
    codes = [EVENTS.index(kind) for kind in kinds or EVENTS]
    rows: list[Row] = []
    for chunk in chunks:
        wanted = np.isin(chunk.event, codes)
        kept = Chunk(**{each.name: getattr(chunk, each.name)[wanted] for each in fields(Chunk)})
        said = words.words(kept)
        rows += map(Row._make, zip(*(_plain(said[name]) for name in Row._fields), strict=True))
    return rows
