"""From which event of a listing on the rules of two regimes differ: until then a life can be shared (docs/model.md, 4.5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import numpy as np

from standing.program.program import Program
from standing.program.resolved import resolved
from standing.program.tables import DAY, KINDS

REMOVAL: Final = frozenset({"fails_q", "fail_stream", "removal_law", "removal_stream"})
"""Fields of a list that are read when a listing comes due, or ends."""

TERM: Final = frozenset({"term_law", "leaves_term"})
"""Fields of a list that say when a listing comes due."""

AWARENESS: Final = ("by_notice", "from_decision")
"""Fields of a redress that matter before an appeal is filed; the others matter from then on."""

ALWAYS, BEGINNING, DEPENDANTS, DUE, ENDING = (
    "differs", "differs_beginning", "differs_dependants", "differs_term", "differs_removal",
)  # fmt: skip
"""Fields of a list that hold a bit for each regime: from a candidate on; from a beginning on, for everybody, or for those who
have dependants; from the first instant on at which the term may be over; from the end on."""


def stages_of(a: Program, b: Program, l: int) -> set[str]:
    """Name the stages of a listing on list l from which on the rules of b are not those of a.

    Parameters
    ----------
    a, b
        Programs of two regimes that are alike.
    l
        Row of the list, the same in both.
    """
    x, y = a.tables[0], b.tables[0]
    one, other = resolved(a, x["list"][l]), resolved(b, y["list"][l])
    names = {name for name in one if one[name] != other[name]}
    found = {ENDING} if names & REMOVAL else set()
    if names & TERM:
        found.add(DUE if shared_for(a, b, l) > 0.0 else ALWAYS)
    r = int(x["list"][l]["redress"])
    aware = r >= 0 and any(x["redress"][r][name] != y["redress"][r][name] for name in AWARENESS)
    if names - REMOVAL - TERM or aware or not np.array_equal(x["about"][l], y["about"][l]):
        found.add(ALWAYS)
    held, others = dict(held_by(a, l)), dict(held_by(b, l))
    if changed := {name for name in {*held, *others} if held.get(name) != others.get(name)}:
        found.add(DEPENDANTS if changed <= set(_on_dependants(a)) else BEGINNING)
    return found


def shared_for(a: Program, b: Program, l: int) -> float:
    """Seconds from the beginning of a listing on list l in which it comes due under neither regime; 0 if that is not known.

    Where two lists have a term, listings on both may come due at one instant, and their order is that in which they began: which
    nobody knows any more once lives have parted later. So only the one list of a regime that has a term counts, where no hit
    moves it, and nobody is on it at the start.
    """
    tables = (a.tables[0], b.tables[0])
    lists = range(int(tables[0]["lists"]))
    if any(table["list"][other]["leaves_term"] for table in tables for other in lists if other != l):
        return 0.0
    if any(table["list"][l]["hits"] or table["list"][l]["initial_q"] >= 0 for table in tables):
        return 0.0
    return min(_shortest_term(a, l), _shortest_term(b, l))


def _shortest_term(program: Program, l: int) -> float:
    """No more than any term of list l, seconds; infinity where there is none."""
    row = program.tables[0]["list"][l]
    if not row["leaves_term"]:
        return float("inf")
    return min(_shortest_of(*segment) for segment in resolved(program, row)["term_law"])


def _shortest_of(_since: float, kind: int, scale: Any, _form: float, days: tuple[float, ...]) -> float:
    if kind == KINDS["none"]:
        return float("inf")
    if kind == KINDS["calendar"]:
        first, *ends = days
        return min(end - first - k for k, end in enumerate(ends)) * DAY
    if kind != KINDS["fixed"]:
        return 0.0
    values, calendar = scale
    third = len(calendar) // 3
    return float(min(value * multiplier for value in values for multiplier in calendar[third : 2 * third] or (1.0,)))


def held_by(program: Program, l: int) -> Iterator[tuple[str, object]]:
    """Give the sanctions that a list holds, and how they are enforced."""
    record = program.tables[0]
    for z, name in enumerate(holders(program)):
        if record["holds"][z, l]:
            yield name, resolved(program, record["sanction"][z])["enforced_q"]


def holders(program: Program) -> tuple[str, ...]:
    """Names of the sanctions, then of the lists that are published, row by row."""
    return (*program.words.sanctions, *(f"published {name}" for name in program.words.publicity))


def _on_dependants(program: Program) -> list[str]:
    rows = program.tables[0]["sanction"]
    return [name for z, name in enumerate(program.words.sanctions) if rows[z]["dependant"] >= 0]
