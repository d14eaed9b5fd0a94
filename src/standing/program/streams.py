"""Addresses of draws: the public list of purposes, and the 32-bit streams made of an item's path and a purpose.

`docs/model.md`, section 4, carries the same table. A stream depends on names only, never on positions, so adding an item to
a scenario moves no other draw.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2s
from typing import Final

PURPOSES: Final = {
    "frailty": "world.population: gamma frailty of a person",
    "act": "world.conducts.C: gap to the n-th candidate in cumulated world intensity; second uniform: its height (R23)",
    "leave": "world.population: time to the person's leaving (R28)",
    "dependants": "world.population: how many dependants of a kind a person has",
    "start": "world.statuses.S or regime.scores.S: the value at birth",
    "move": "world.statuses.S: gap to the next candidate of a move within a block of 64 days; second uniform: its height",
    "assess": "regime.sensors.S: gap to the n-th assessment, or whether it takes place",
    "flag": "regime.sensors.S: whether the n-th assessment flags",
    "amnesty": "regime.lists.L: whether the amnesty ends this person's listing",
    "copy": "regime.lists.L, trigger: whether an entry of another list is copied",
    "copy-delay": "regime.lists.L, trigger: delay of the copy",
    "outcome": "world.services.V: which outcome follows the attempt at n",
    "outcome-delay": "world.services.V: delay of the outcome",
    "misfire": "regime.sanctions.Z: gap to the n-th misfire, or whether the attempt at n is refused by mistake",
    "settle": "world.conducts.C: time from the n-th act to its settlement",
    "observe": "regime.sensors.S, C: whether the n-th act is detected; second uniform: whether another person is hit",
    "delay": "regime.sensors.S, C: delay of the observation of the n-th act",
    "alarm": "regime.sensors.S, C: gap to the n-th false alarm",
    "stray": "regime.sensors.S, C: gap to the n-th stray received; second uniform: the cell of its actor",
    "stray-delay": "regime.sensors.S, C: delay of the n-th stray",
    "stray-settle": "regime.sensors.S, C: time to the settlement of the act behind the n-th stray",
    "hand": "regime.lists.L: gap to the n-th entry by hand, or whether the person is struck at the date",
    "initial": "regime.lists.L: whether listed at the start; second uniform: whether wrongly",
    "initial-since": "regime.lists.L: time already on the list at the start",
    "initial-settle": "regime.lists.L: time to the settlement of a listing of the start",
    "decide": "regime.lists.L, trigger: whether the decider confirms",
    "decide-delay": "regime.lists.L, trigger: delay of the decision",
    "notice": "regime.lists.L, trigger: whether the notice reaches the person",
    "notice-delay": "regime.lists.L, trigger: delay of the notice",
    "grace": "regime.lists.L, trigger: length of the grace",
    "term": "regime.lists.L, trigger: length of the term",
    "fail": "regime.lists.L, trigger: whether the removal fails",
    "removal": "regime.lists.L, trigger: delay of the removal",
    "file": "regime.redress.R, trigger: time to the j-th filing",
    "judge-delay": "regime.redress.R, trigger: delay of the j-th decision",
    "grant": "regime.redress.R, trigger: whether the j-th appeal is granted",
    "propagate": "regime.redress.R, trigger: delay of the propagation",
    "spread": "world.services.V: gamma spread of a person's attempts",
    "attempt": "world.services.V: gap to the next attempt within a block of 64 days; n = block x 2^16 + position",
    "enforce": "regime.sanctions.Z: whether the attempt at n is refused",
    "source": "the trigger's own name, folded into the streams of what follows from it",
}
"""Every purpose of a draw, with the item whose path it is hashed with and what the draw decides."""


def stream_of(path: str, purpose: str) -> int:
    """32-bit stream of an item's path and a purpose (BLAKE2s of "path#purpose", first four bytes, little-endian)."""
    if purpose.split("/", maxsplit=1)[0] not in PURPOSES:
        raise KeyError(purpose)
    return int.from_bytes(blake2s(f"{path}#{purpose}".encode()).digest()[:4], "little")


def fold(stream: int, source: int) -> int:
    """Stream of a draw that follows from the trigger `source`: the 32-bit finaliser of MurmurHash3 over both words.

    Factors are split into halves of 16 bits, so that no product leaves 63 bits: interpreted and compiled code agree.
    """
    word = stream ^ ((source * 0x79B1 + (((source * 0x9E37) & 0xFFFF) << 16)) & 0xFFFFFFFF)
    word ^= word >> 16
    word = (word * 0xCA6B + (((word * 0x85EB) & 0xFFFF) << 16)) & 0xFFFFFFFF
    word ^= word >> 13
    word = (word * 0xAE35 + (((word * 0xC2B2) & 0xFFFF) << 16)) & 0xFFFFFFFF
    word ^= word >> 16
    return word


def raised_word(level: int) -> int:
    """High word of the numbers of candidates of heights (2^(level - 1), 2^level] (docs/model.md, section 4.1)."""
    return (level * 2_246_822_507) & 0x7FFFFFFF


def named_word(path: str, purpose: str) -> int:
    """High word of the numbers of what follows a service's attempts, or of its dependants' attempts."""
    return stream_of(path, purpose) & 0x7FFFFFFF


def collisions(streams: Iterable[tuple[str, int]]) -> list[tuple[str, str]]:
    """Pairs of different names that share a stream; empty when every address is its own."""
    owner: dict[int, str] = {}
    found = []
    for name, stream in streams:
        if owner.setdefault(stream, name) != name:
            found.append((owner[stream], name))
    return found
