"""Counter-based randomness: every draw is a pure function of its address (docs/model.md, section 4).

Philox4x32-10 (Salmon, Moraes, Dror and Shaw, SC 2011): key = seed, counter = (person, ordinal, stream, n). One block of four
32-bit words gives two uniforms of 53 bits in (0, 1]. The streams themselves are named in `standing.program.streams`.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from standing.engine.compiled import compiled
from standing.program import streams

MULTIPLIER_0: Final = np.uint64(0xD2511F53)
MULTIPLIER_1: Final = np.uint64(0xCD9E8D57)
WEYL_0: Final = np.uint64(0x9E3779B9)
WEYL_1: Final = np.uint64(0xBB67AE85)
WORD: Final = np.uint64(0xFFFFFFFF)
HALF: Final = np.uint64(32)
UPPER: Final = np.uint64(5)
LOWER: Final = np.uint64(6)
JOIN: Final = np.uint64(26)
ONE: Final = np.uint64(1)
UNIT: Final = 2.0**-53
MIX_0: Final = np.uint64(0xBF58476D1CE4E5B9)
MIX_1: Final = np.uint64(0x94D049BB133111EB)
FOLDS: Final = (np.uint64(30), np.uint64(27), np.uint64(31))
RESOLUTION: Final = 2.0**27
"""Parts of (0, 1] that the first word of a uniform tells apart, once shifted by `UPPER`."""

TOGETHER: Final = 16
"""Draws that LLVM makes at a time; what is left over would be made one by one."""

fold = compiled()(streams.fold)
"""The stream of a draw that follows from a trigger; see `standing.program.streams.fold`."""


@compiled(everywhere=True)
def philox(c0, c1, c2, c3, k0, k1):
    """Philox4x32-10: four words (each below 2^32, as uint64) from a counter of four and a key of two words."""
    for _ in range(10):
        product0 = MULTIPLIER_0 * c0
        product1 = MULTIPLIER_1 * c2
        c0 = (product1 >> HALF) ^ c1 ^ k0
        c2 = (product0 >> HALF) ^ c3 ^ k1
        c1 = product1 & WORD
        c3 = product0 & WORD
        k0 = (k0 + WEYL_0) & WORD
        k1 = (k1 + WEYL_1) & WORD
    return c0, c1, c2, c3


@compiled(everywhere=True)
def mixed(a, b, c):
    """64 bits from three numbers of 64: to tell apart what differs, where nothing is drawn.

    Rounds of multiplying and folding; the last two are those of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
    """
    x = (a ^ a >> HALF) * MIX_0
    x = (x ^ x >> HALF ^ b) * MIX_1
    x = x ^ x >> HALF ^ c
    x = (x ^ x >> FOLDS[0]) * MIX_0
    x = (x ^ x >> FOLDS[1]) * MIX_1
    return x ^ x >> FOLDS[2]


@compiled()
def uniform(high, low):
    """A uniform of 53 bits in (0, 1] from two words: 27 bits of `high`, 26 of `low`."""
    return np.float64((((high >> UPPER) << JOIN) | (low >> LOWER)) + ONE) * UNIT


@compiled(everywhere=True)
def words(key, person, ordinal, stream, n):
    """The four words at the address (person, ordinal, stream, n) under the seed `key`."""
    k = np.uint64(key)
    return philox(
        np.uint64(person) & WORD,
        np.uint64(ordinal) & WORD,
        np.uint64(stream) & WORD,
        np.uint64(n) & WORD,
        k & WORD,
        k >> HALF,
    )


@compiled()
def draw(key, person, ordinal, stream, n):
    """Two uniforms in (0, 1] at the address (person, ordinal, stream, n) under the seed `key`."""
    w0, w1, w2, w3 = words(key, person, ordinal, stream, n)
    return uniform(w0, w1), uniform(w2, w3)


@compiled(everywhere=True)
def first_word(key, person, ordinal, stream, n):
    """First of the words at an address: what screens look at."""
    w0, _, _, _ = words(key, person, ordinal, stream, n)
    return w0


@compiled()
def whole(size):
    """Size, rounded up to a multiple of `TOGETHER`."""
    return (size + TOGETHER - 1) // TOGETHER * TOGETHER
