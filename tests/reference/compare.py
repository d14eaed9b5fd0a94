"""The engine beside the reference: tallies, and ledgers event by event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby, zip_longest

from standing.engine import simulate
from standing.records.events import COLUMNS
from standing.scenario import Scenario
from tests.reference.core import Tallies
from tests.reference.life import Row, ledger, run
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

HAPPENS = ("act", "forgone", "observation", "hand_entry", "beginning", "candidate", "assessed", "move", "denial")


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
                listing=int(listing), n=int(n) if n >= -1 else int(n) + 2**64, value=float(value),
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


def lives_apart(tested: Scenario, people: int, seed: int, without: frozenset[str] = NOTHING) -> Iterator[str]:
    """For each person whose ledgers differ, where they part."""
    engine = {person: list(rows) for person, rows in groupby(engine_rows(tested, people, seed), lambda row: row.person)}
    for person, rows in groupby(ledger(tested, people, seed, without=without), lambda row: row.person):
        ours = list(rows)
        if person not in engine and not any(row.event in HAPPENS for row in ours):
            continue  # lived once for all to whom nothing happens (section 4.4)
        for theirs, mine in zip_longest(instants(engine.get(person, [])), instants(ours), fillvalue=[]):
            one, other = Counter(map(told, theirs)), Counter(map(told, mine))
            same_time = theirs and mine and abs(theirs[0].time - mine[0].time) <= SAME_TIME
            if one != other or not same_time:
                times = f"{theirs[0].time if theirs else None} and {mine[0].time if mine else None}"
                yield f"person {person} at {times}\n  engine    {[*(one - other)]}\n  reference {[*(other - one)]}"
                break
