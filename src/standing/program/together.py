"""Several regimes as one program: the rules of each, laid out as those of the first (docs/model.md, section 4.5).

The same persons can be lived under regimes at once where these differ in the rules of lists, ways of redress and sanctions only.
Each of the others becomes a record with the indices and tallies of the first; bits say where its rules are not the first's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from standing.program.program import Program
from standing.program.resolved import Borrowing, resolved
from standing.program.stages import AWARENESS, DUE, holders, shared_for, stages_of
from standing.scenario import Scenario
from standing.scenario.digest import digest_of

BY_COPY: Final = 3
"""Kind of entry from another list, as the kernel's codes number it."""

SAME_OF_LISTS: Final = ("within", "rewards", "redress", "copied", "source", "initial_q", "initial_stream", "entries")
"""Fields of a list that lives read before anything happens on it, or after everything."""

CLOCK: Final = ("files_wrongful_q", "files_rightful_q", "file_stream")
"""Fields of a redress that say when an appeal is filed."""

SAME_OF_HEAD: Final = (
    "end", "counts_from", "all_lived", "leaves_no_trace", "watched", "cells", "statuses", "moves", "goals", "responses",
    "assessors", "real_conducts", "conducts", "pairs", "streams", "scores", "lists", "services", "bins", "histogram_days",
)  # fmt: skip


@dataclass(frozen=True)
class Together:
    """Regimes that the same persons are lived under at once.

    Parameters
    ----------
    first
        Program of the first, whose tallies all are kept in.
    tables
        Records of the first and of the others, (regimes,).
    numbers
        Numbers that all records point into.
    """

    first: Program
    tables: NDArray[Any]
    numbers: NDArray[np.float64]


def together(first: tuple[Scenario, Program], others: Sequence[tuple[Scenario, Program]]) -> Together:
    """Lay out regimes as one program; each of the others must be alike (`are_alike`)."""
    base = first[1]
    laid = base.tables.copy()
    records, shift, numbers = [], len(base.numbers), [base.numbers]
    for at, (_, other) in enumerate(others, start=1):
        records.append(_laid_as(base, other, shift))
        _say_where_it_differs(laid[0], base, other, 1 << at)
        numbers.append(other.numbers)
        shift += len(other.numbers)
    tables = np.concatenate([laid, *records])
    for table in ("conduct", "pair"):
        tables[table]["logged"][:] = tables[table]["logged"].max(axis=0)
    tables["longest_window"] = tables["longest_window"].max()
    return Together(base, tables, np.concatenate(numbers))


def are_alike(first: tuple[Scenario, Program], other: tuple[Scenario, Program]) -> bool:
    """Whether two regimes differ in rules of lists, redress and sanctions only; and the first keeps what the second does."""
    (scenario, a), (changed, b) = first, other
    return (
        _parts(scenario) == _parts(changed)
        and a.shape == b.shape
        and _has_tallies_of(a, b)
        and all(a.tables[0][name] == b.tables[0][name] for name in SAME_OF_HEAD)
        and a.words.lists == b.words.lists
        and a.words.redress == b.words.redress
        and all(x + y <= z for x, y, z in zip(a.laid, b.laid, _room(a), strict=True))
        and _have_same_streams(a, b)
        and _have_same_frame(a, b)
        and _have_like_sanctions(a, b)
    )


def _parts(scenario: Scenario) -> list[str]:
    """Digests of what must be the same: the world, the clock, sensors and scores."""
    regime = scenario.regime
    parts = [scenario.clock, *([scenario.world] if scenario.world else [])]
    named = [*regime.sensors.items(), *regime.scores.items()]
    return [digest_of(part) for part in parts] + [f"{name} {digest_of(part)}" for name, part in named]


def _room(program: Program) -> tuple[int, int, int, int]:
    shape = program.shape
    return shape.quantities, shape.calendars, shape.laws, shape.segments


def _has_tallies_of(a: Program, b: Program) -> bool:
    return (
        set(b.slots[: b.events]) <= set(a.slots[: a.events])
        and set(b.slots) <= set(a.slots)
        and set(b.bins) <= set(a.bins)
        and set(b.stocks) <= set(a.stocks)
        and a.dates == b.dates
    )


def _have_same_streams(a: Program, b: Program) -> bool:
    count = int(a.tables[0]["streams"])
    return all(
        resolved(a, a.tables[0]["stream"][i]) == resolved(b, b.tables[0]["stream"][i]) for i in range(count)
    ) and np.array_equal(a.tables[0]["score"]["watched"], b.tables[0]["score"]["watched"])


def _have_same_frame(a: Program, b: Program) -> bool:
    """Whether lists agree in what is read before and after all, and services matter to the same persons."""
    x, y = a.tables[0], b.tables[0]
    for l in range(int(x["lists"])):
        one, other = resolved(a, x["list"][l]), resolved(b, y["list"][l])
        if any(one[name] != other[name] for name in SAME_OF_LISTS):
            return False
    return np.array_equal(x["service"]["always"], y["service"]["always"])


def _have_like_sanctions(a: Program, b: Program) -> bool:
    """Whether the second has some of the first's sanctions, in the same order, with another chance of enforcement at most.

    What hangs on a band is in force without a listing, so it must be the same under both.
    """
    names, others = holders(a), holders(b)
    if [name for name in names if name in others] != list(others):
        return False
    rows, theirs = a.tables[0]["sanction"], b.tables[0]["sanction"]
    for z, name in enumerate(others):
        mine = rows[names.index(name)]
        one, other = resolved(a, mine), resolved(b, theirs[z])
        free = ("enforced_q",) if mine["score"] < 0 else ()
        if any(one[field] != other[field] for field in one if field not in free):
            return False
    missing = [rows[z] for z, name in enumerate(names) if name not in others]
    return all(row["score"] < 0 and not row["misfire"] for row in missing)


def _laid_as(a: Program, b: Program, shift: int) -> NDArray[Any]:
    """Give the record of b with the indices and tallies of a; numbers of b begin at `shift`."""
    record = a.tables.copy()
    row, theirs = record[0], b.tables[0]
    borrowing = Borrowing(row, b, shift, a.laid)
    for table, count in (("list", "lists"), ("entry", "entries"), ("redress", "redress")):
        for at in range(_rows(a, count)):
            borrowing.take(row[table][at], theirs[table][at])
    names, others = holders(a), holders(b)
    row["holds"][:] = 0
    for z, name in enumerate(names):
        if name in others:
            borrowing.take(row["sanction"][z], theirs["sanction"][others.index(name)], only=("enforced_q",))
            row["holds"][z] = theirs["holds"][others.index(name)]
    for name in ("named", "about"):
        row[name] = theirs[name]
    for table in ("conduct", "pair"):
        row[table]["logged"] = theirs[table]["logged"]
    row["longest_window"] = theirs["longest_window"]
    return record


def _rows(program: Program, table: str) -> int:
    if table == "redress":
        return len(program.words.redress)
    lists = program.tables[0]["list"][: len(program.words.lists)]
    return int(lists["entries"].sum()) if table == "entries" else len(lists)


def _say_where_it_differs(record: Any, a: Program, b: Program, bit: int) -> None:
    """Set a bit wherever the rules of b are not those of a."""
    lists = range(int(a.tables[0]["lists"]))
    for l in lists:
        _say_how_entries_differ(record, a, b, l, bit)
        _say_how_redress_differs(record, a, b, l, bit)
        _say_from_when_on(record["list"][l], a, b, l, bit)
    for l in lists:
        row = record["list"][l]
        if int(row["differs"]) & bit:
            _say_that_list_differs(record, _named(a, b, l), l, bit)
        if int(row["differs_beginning"] | row["differs_dependants"]) & bit and row["initial_q"] >= 0:
            record["differs_at_birth"] |= bit


def _say_from_when_on(row: Any, a: Program, b: Program, l: int, bit: int) -> None:
    """Set a bit for the stage of a listing from which on its rules are others."""
    for stage in stages_of(a, b, l):
        row[stage] |= bit
        if stage == DUE:
            row["differs_after"] = min(shared_for(a, b, l), float(row["differs_after"]) or np.inf)


def _say_how_entries_differ(record: Any, a: Program, b: Program, l: int, bit: int) -> None:
    """Acts may meet a condition under one of them only; a list that is copied from matters where the copying differs."""
    x, y = a.tables[0], b.tables[0]
    entries = [e for e in _entries(x, l) if resolved(a, x["entry"][e]) != resolved(b, y["entry"][e])]
    if not entries:
        return
    named = _named(a, b, l)
    record["list"][l]["differs"] |= bit
    record["list"][l]["differs_entry"] |= bit
    record["conduct"]["differs"][named] |= bit
    for e in entries:
        for table in (x, y):
            if table["entry"][e]["kind"] == BY_COPY:
                record["list"][int(table["entry"][e]["from_list"])]["differs"] |= bit
    if named[int(x["real_conducts"]) : int(x["conducts"])].any():
        record["differs_at_birth"] |= bit
        record["differs_at_move"] |= bit


def _say_that_list_differs(record: Any, named: NDArray[np.bool_], l: int, bit: int) -> None:
    """Whatever may lead to a candidate for a list matters where its rules differ."""
    for e in _entries(record, l):
        record["entry"][e]["differs"] |= bit
    if record["list"][l]["initial_q"] >= 0:
        record["differs_at_birth"] |= bit
    for o in range(int(record["pairs"])):
        if named[int(record["pair"][o]["conduct"])]:
            record["pair"][o]["differs"] |= bit


def _named(a: Program, b: Program, l: int) -> NDArray[np.bool_]:
    """Conducts that list l names under either, itself or through the lists that it copies, (conducts,)."""
    said = [table[name][l] for table in (a.tables[0], b.tables[0]) for name in ("named", "about")]
    found: NDArray[np.bool_] = np.any(said, axis=0)
    return found


def _entries(record: Any, l: int) -> range:
    first = int(record["list"][l]["first_entry"])
    return range(first, first + int(record["list"][l]["entries"]))


def _say_how_redress_differs(record: Any, a: Program, b: Program, l: int, bit: int) -> None:
    r = int(a.tables[0]["list"][l]["redress"])
    if r < 0:
        return
    one, other = resolved(a, a.tables[0]["redress"][r]), resolved(b, b.tables[0]["redress"][r])
    found = {name for name in one if one[name] != other[name]} - set(AWARENESS)
    if found & set(CLOCK):
        record["list"][l]["differs_clock"] |= bit
    if found - set(CLOCK):
        record["list"][l]["differs_appeal"] |= bit
