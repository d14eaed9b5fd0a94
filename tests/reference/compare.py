"""The engine beside the reference: tallies, and ledgers event by event."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby, zip_longest

from standing.engine import simulate
from standing.engine.chunk import Chunk
from standing.engine.ledger import vocabulary
from standing.records.events import COLUMNS
from standing.records.tallies import Tallies as Table
from standing.scenario import Scenario, load_text
from tests.reference.core import Tallies
from tests.reference.life import Row, lives, places, run
from tests.reference.rules import scenario
from tests.reference.values import NOTHING

Slot = tuple[str, str, str]
SAME_TIME = 1e-3
"""Seconds within which two instants are one: the order of a product may cost the last bits of a time."""

OF_LISTING = ("truth", "listing")
FURTHER: dict[str, tuple[str, ...]] = {
    "start": ("value",),
    "act": ("n", "made"),
    "forgone": ("n",),
    "move": ("n", "made"),
    "assessed": ("n",),
    "observation": ("truth", "n", "made"),
    "points": ("truth", "n", "value"),
    "hand_entry": ("n",),
    "candidate": ("truth", "listing", "n", "made", "cause"),
    "beginning": ("truth", "listing", "n", "made", "cause"),
    "sanction": ("cause", "listing", "value"),
    "published": ("cause", "listing", "value"),
    "attempt": ("n", "made"),
    "denial": ("n", "listing"),
    "favour": ("n",),
} | dict.fromkeys(
    (
        "decision", "averted", "notice", "reached", "aware", "bitten", "extended", "stale", "lifted", "hidden", "end",
        "filed", "granted", "refused", "lapsed",
    ),
    OF_LISTING,
)  # fmt: skip
"""Columns beyond item and part that the table of section 5.1 promises, by event."""

QUIET = ("born", "start", "band", "left")
"""Events of those whom the engine lives once for all of a cell (section 4.4): they have no ledger of their own."""


@dataclass(frozen=True)
class Comparison:
    """What was compared, and what differs."""

    persons: int
    events: int
    tallies: dict[Slot, tuple[int, int]] = field(default_factory=dict)
    lives: list[str] = field(default_factory=list)

    @property
    def apart(self) -> list[str]:
        """Everything that differs, in words."""
        return [
            *self.lives,
            *(f"{slot}: engine {one}, reference {other}" for slot, (one, other) in self.tallies.items()),
        ]


def compare(tested: Scenario, people: int, seed: int) -> Comparison:
    """Every tally and every event of engine and reference."""
    chunks: list[Chunk] = []
    table, _ = simulate(tested, people=people, seed=seed, threads=1, on_ledger=chunks.append)
    told = {
        person: list(rows) for person, rows in groupby(rows_of(chunks, tested, people, seed), lambda row: row.person)
    }
    tallies: Tallies = Counter()
    events, found, slack = 0, [], 0
    for place, person in places(tested, people):
        ours: list[Row] = []
        for life in lives(place, seed, person):
            tallies.update(life.tallies)
            ours += life.rows
        events += len(ours)
        slack += straddling(told.get(person, []), ours)
        where = parting(told.get(person, []), ours)
        if where:
            found.append(f"person {person} {where}")
    differ = apart(summed(table), tallies)
    beyond = {slot: pair for slot, pair in differ.items() if not is_rounding(slot, pair, slack)}
    return Comparison(people, events, beyond, found)


def straddling(theirs: list[Row], ours: list[Row]) -> int:
    """Events whose instant, the same to the last bits, lies on two sides of a whole second: each may move a second (R3)."""
    return sum(math.floor(one.time) != math.floor(other.time) for one, other in zip(theirs, ours, strict=False))


def is_rounding(slot: Slot, pair: tuple[int, int], slack: int) -> bool:
    """Whether two sums of whole seconds differ by no more than such events can make."""
    return "_seconds" in slot[0] and abs(pair[0] - pair[1]) <= slack


def compared(seed: int, people: int) -> Comparison:
    """The random scenario of a seed, compared under that seed."""
    return compare(load_text(scenario(seed)), people, seed)


def summed(table: Table) -> Tallies:
    """Tallies of the engine, over all cells."""
    engine: Tallies = Counter()
    for slots, totals in ((table.slots, table.totals), (table.bins, table.histogram)):
        for slot, value in zip(slots, totals.sum(axis=0), strict=True):
            engine[tuple(slot)] += int(value)  # type: ignore[index]
    return engine


def simulated(tested: Scenario, people: int, seed: int) -> Tallies:
    """Tallies of a run of the engine."""
    return summed(simulate(tested, people=people, seed=seed)[0])


def apart(engine: Tallies, reference: Tallies) -> dict[Slot, tuple[int, int]]:
    """Tallies that differ: what the engine counts, and what the reference counts."""
    slots = sorted({*engine, *reference})
    return {slot: (engine[slot], reference[slot]) for slot in slots if engine[slot] != reference[slot]}


def differences(
    tested: Scenario, people: int, seed: int, without: frozenset[str] = NOTHING
) -> dict[Slot, tuple[int, int]]:
    """Tallies that differ between engine and reference."""
    return apart(simulated(tested, people, seed), run(tested, people, seed, without))


def rows_of(chunks: Iterable[Chunk], tested: Scenario, people: int, seed: int) -> Iterator[Row]:
    """The engine's ledger as rows."""
    words = vocabulary(tested, people, seed)
    for chunk in chunks:
        columns = words.words(chunk)
        for row in zip(*(columns[name] for name in COLUMNS), strict=True):
            person, generation, cell, time, *texts, made, cause, listing, n, value = row
            yield Row(
                int(person), int(generation), int(cell), float(time), *map(str, texts), made=bool(made), cause=str(cause),
                listing=int(listing), n=int(n), value=float(value),
            )  # fmt: skip


def told(row: Row) -> tuple[object, ...]:
    """What the table of section 5.1 promises of a row, but its time."""
    further = FURTHER.get(row.event, ())
    words = [getattr(row, name) for name in ("truth", "made", "cause", "listing", "n") if name in further]
    return row.event, row.item, row.part, *words, round(row.value, 5) if "value" in further else 0.0


def instants(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows of one instant of a life; their order there is nobody's promise."""
    found: list[Row] = []
    for row in rows:
        if found and (row.generation != found[0].generation or row.time - found[-1].time > SAME_TIME):
            yield found
            found = []
        found.append(row)
    if found:
        yield found


def parting(theirs: list[Row], ours: list[Row]) -> str:
    """Where two ledgers of one person part; nothing where they agree."""
    if not theirs and all(row.event in QUIET for row in ours):
        return ""
    for one, other in zip_longest(instants(theirs), instants(ours), fillvalue=[]):
        left, right = Counter(map(told, one)), Counter(map(told, other))
        same_time = one and other and abs(one[0].time - other[0].time) <= SAME_TIME
        if left != right or not same_time:
            times = f"at {one[0].time if one else None} and {other[0].time if other else None}"
            return f"{times}\n  engine    {[*(left - right)]}\n  reference {[*(right - left)]}"
    return ""
