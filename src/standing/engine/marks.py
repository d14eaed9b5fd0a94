"""Marks of lives: 64 bits per person that tell whether two regimes left the same events in a life.

An event counts by the names of what it is about, so that a reform which takes out a list moves no other list's events.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from hashlib import blake2s
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from standing.program.program import Words
from standing.records.events import EVENTS

Marks = NDArray[np.uint64]
Counts = NDArray[np.int64]


class Left(NamedTuple):
    """What the persons of one block left.

    Parameters
    ----------
    cell
        Cell of the block.
    marks
        Of each person, in order; 0 where nothing happens in a life, (persons,).
    bins, counts
        Entries of the histograms that are not 0: which bin, and how many, (entries,).
    """

    cell: int
    marks: Marks
    bins: Counts
    counts: Counts


OnLeft = Callable[[Left], None]
"""Handed what blocks of consecutive persons left, in their order."""

PERSON, CONDUCT, SENSOR, SCORE, STATUS, MOVE, LIST, SANCTION, SERVICE, REDRESS = range(10)
KINDS: Final = {
    **dict.fromkeys(("born", "left"), PERSON),
    **dict.fromkeys(("act", "forgone"), CONDUCT),
    **dict.fromkeys(("assessed", "observation"), SENSOR),
    **dict.fromkeys(("start", "points", "band"), SCORE),
    "status": STATUS,
    "move": MOVE,
    **dict.fromkeys(("sanction", "published", "denial", "favour"), SANCTION),
    "attempt": SERVICE,
    **dict.fromkeys(("filed", "granted", "refused", "lapsed"), REDRESS),
}
"""What an event is about; a list where nothing stands here."""


def kind_of(event: str) -> int:
    """Kind of item that an event is about."""
    return KINDS.get(event, LIST)


def named_by() -> list[int]:
    """Kinds by the code of an event."""
    return [kind_of(event) for event in EVENTS]


def names_of(words: Words) -> dict[int, list[int]]:
    """Give 64 bits for each item of each kind, by its name."""
    said = {
        PERSON: [""],
        CONDUCT: words.conducts,
        SENSOR: words.sensors,
        SCORE: words.scores,
        STATUS: words.statuses,
        MOVE: [f"{status}: {moved}" for status, moved in words.moves],
        LIST: words.lists,
        SANCTION: [*words.sanctions, *(f"published {name}" for name in words.publicity)],
        SERVICE: words.services,
        REDRESS: words.redress,
    }
    return {kind: [_bits(f"{kind} {name}") for name in names] for kind, names in said.items()}


@cache
def _bits(text: str) -> int:
    return int.from_bytes(blake2s(text.encode(), digest_size=8).digest(), "little")
