"""The engine beside the reference: tallies, and ledgers event by event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple
from itertools import groupby

from standing.engine import simulate
from standing.records.events import COLUMNS
from standing.scenario import Scenario
from tests.reference.core import Tallies
from tests.reference.life import Row, ledger, run
from tests.reference.values import NOTHING

Slot = tuple[str, str, str]
SAME_TIME = 1e-3
"""Seconds within which two instants are one: the order of a product may cost the last bits of a time."""


def simulated(tested: Scenario, people: int, seed: int) -> Tallies:
    """Tallies of the engine, over all cells."""
    tallies, _ = simulate(tested, people=people, seed=seed)
    engine: Tallies = Counter()
    for slots, totals in ((tallies.slots, tallies.totals), (tallies.bins, tallies.histogram)):
        for slot, value in zip(slots, totals.sum(axis=0), strict=True):
            engine[tuple(slot)] += int(value)  # type: ignore[index]
    return engine


def apart(engine: Tallies, reference: Tallies) -> dict[Slot, tuple[int, int]]:
    """Tallies that differ: what the engine counts, and what the reference counts."""
    slots = sorted({*engine, *reference})
    return {slot: (engine[slot], reference[slot]) for slot in slots if engine[slot] != reference[slot]}


def differences(
    tested: Scenario, people: int, seed: int, without: frozenset[str] = NOTHING
) -> dict[Slot, tuple[int, int]]:
    """Tallies that differ between engine and reference."""
    return apart(simulated(tested, people, seed), run(tested, people, seed, without))


def engine_rows(tested: Scenario, people: int, seed: int) -> Iterator[Row]:
    """The engine's ledger as rows."""
    from standing.engine.ledger import lived, vocabulary

    words = vocabulary(tested, people, seed)
    for chunk in lived(tested, people=people, seed=seed):
        columns = words.words(chunk)
        for row in zip(*(columns[name] for name in COLUMNS), strict=True):
            person, generation, cell, time, *texts, made, cause, listing, n, value = row
            yield Row(
                int(person), int(generation), int(cell), float(time), *map(str, texts), made=bool(made), cause=str(cause),
                listing=int(listing), n=int(n), value=float(value),
            )  # fmt: skip


def lives_apart(tested: Scenario, people: int, seed: int, without: frozenset[str] = NOTHING) -> Iterator[str]:
    """For each person whose ledgers differ, where they part."""
    by_person = {
        person: list(rows) for person, rows in groupby(engine_rows(tested, people, seed), lambda row: row.person)
    }
    for person, rows in groupby(ledger(tested, people, seed, without=without), lambda row: row.person):
        theirs, ours = by_person.get(person, []), list(rows)
        for at in range(max(len(theirs), len(ours))):
            one = theirs[at] if at < len(theirs) else None
            other = ours[at] if at < len(ours) else None
            if not is_same(one, other):
                before = "".join(f"\n    {row}" for row in ours[max(0, at - 4) : at])
                yield f"person {person}, row {at}:{before}\n  engine    {one}\n  reference {other}"
                break


def is_same(one: Row | None, other: Row | None) -> bool:
    """Whether two rows say the same."""
    if one is None or other is None:
        return False
    first, second = astuple(one), astuple(other)
    near = abs(one.time - other.time) <= SAME_TIME and abs(one.value - other.value) <= 1e-6
    return near and first[:3] + first[4:-1] == second[:3] + second[4:-1]
