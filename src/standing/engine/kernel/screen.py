"""Screening: who certainly has no event at all costs one draw per stream (docs/model.md, section 4.4; exact).

A stream of cumulated intensity x is silent if its first uniform lies under exp(-x). The first word bounds the uniform from
above; a person is quiet only if every bound lies under a threshold that was rounded down, so nobody is quiet by mistake.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from standing.engine.arithmetic import ABOVE, exp
from standing.engine.compiled import inner
from standing.engine.gamma import PER_OCTAVE, bound_bins, log_gamma
from standing.engine.kernel.codes import AMNESTY, ONCE
from standing.engine.kernel.quantity import cumulated, value
from standing.engine.random import RESOLUTION, UPPER, first_word
from standing.program.layout import FACTOR_BINS, STREAMS_AHEAD

EXACT: Final = np.uint32(8)
"""Bits of a word that a number of 32 bits has no room for."""

BITS_OF_WORD: Final = np.int32(17)
FIRST_OF_WORD: Final = np.int32((127 + 24) * PER_OCTAVE - FACTOR_BINS)
"""Bins as in `gamma.bin_of`, from the bits of a number of 32 bits."""

SHIFT: Final = np.int64(UPPER)
BELOW: Final = 1.0 - 1e-9
CANNOT: Final = np.int64(134_217_730)
"""Threshold of what cannot happen: above every bound."""

LAST_BIT: Final = STREAMS_AHEAD
"""Bit that all streams from the 32nd on share, and the lists of the start."""

OF_A_START: Final = np.uint32(LAST_BIT)
EVERY_STREAM: Final = np.uint32(0xFFFFFFFF)
NO_STREAM: Final = np.uint32(0)


@inner()
def bit_of(i):
    """Bit of stream i among those that a person may have an event of."""
    return np.uint32(min(i, LAST_BIT))


@inner()
def threshold(silent):
    """Largest bound, of 27 bits, that certainly lies under the probability of silence; 0 flags everybody."""
    return np.int64(max(np.floor(silent * BELOW * RESOLUTION) - 2.0, 0.0))


@inner()
def bound_factors(p, s):
    """Largest value of each gamma factor in each bin of its uniform; the first bin has none, and is always looked at."""
    for f in range(p.factors):
        s.constant[f] = log_gamma(p.factor[f].form + 1.0)
        bound_bins(p.factor[f].form, s.bound[f])


@inner()
def set_limits(p, numbers, s, block):
    """Thresholds of each stream and each list of the start, by bin of the stream's factor."""
    for f in range(p.factors):
        block.screens[f] = 0
    for i in range(p.streams):
        stream = p.stream[i]
        quantity = p.quantity[stream.rate_q]
        rate = numbers[quantity.at + quantity.stride * block.cell]
        x = rate * cumulated(p, numbers, quantity.calendar, p.end) * ABOVE
        for b in range(FACTOR_BINS):
            if rate <= 0.0 or x <= 0.0 or stream.kind == AMNESTY:
                block.limit[i, b] = CANNOT
            elif stream.mode == ONCE:
                block.limit[i, b] = threshold(1.0 - rate)
            elif stream.factor >= 0:
                block.screens[stream.factor] = 1
                block.limit[i, b] = threshold(exp(-x * s.bound[stream.factor, b]))
            else:
                block.limit[i, b] = threshold(exp(-x))
    for l in range(p.lists):
        chance = 0.0
        if p.list[l].initial_q >= 0:
            chance = value(p, numbers, p.list[l].initial_q, block.cell, 0.0)
        block.limit[p.streams + l, 0] = threshold(1.0 - chance) if chance > 0.0 else CANNOT


@inner()
def flag(p, s, block, first, size):
    """Mark which streams and lists of the persons first … first + size - 1 may have an event, a bit each (`bit_of`)."""
    if p.all_lived:
        for j in range(size):
            block.flag[j] = EVERY_STREAM
        return
    for j in range(size):
        block.flag[j] = 0
    for f in range(p.factors):
        if block.screens[f]:
            draw_words(block.word, s.key, first, size, p.factor[f].stream)
            keep_bins(block.bin[f], block.word, size)
    for i in range(p.streams):
        if block.limit[i, FACTOR_BINS - 1] >= CANNOT:
            continue
        draw_words(block.word, s.key, first, size, p.stream[i].address)
        f = p.stream[i].factor
        if f < 0:
            flag_above(block.flag, block.word, size, block.limit[i, 0], bit_of(i))
        else:
            flag_above_by_bin(block.flag, block.word, size, block.limit[i], block.bin[f], bit_of(i))
    for l in range(p.lists):
        if block.limit[p.streams + l, 0] < CANNOT:
            draw_words(block.word, s.key, first, size, p.list[l].initial_stream)
            flag_above(block.flag, block.word, size, block.limit[p.streams + l, 0], OF_A_START)


@inner()
def pick(picked, flags, size, apart):
    """Who has a flag, first every `apart`-th from the first on, then from the second; gives how many. Without a branch."""
    found = np.int64(0)
    for first in range(apart):
        for j in range(first, size, apart):
            picked[found] = j
            found += np.int64(flags[j] != 0)
    return found


# The loops below are functions of their own so that nothing that they write to may be what they read from: LLVM then works
# on several persons at a time.


@inner()
def draw_words(word, key, first, size, stream):
    """First word of each person's block at the start of a stream."""
    for j in range(size):
        word[j] = np.uint32(first_word(key, first + j, 0, stream, 0))


@inner()
def keep_bins(bins, word, size):
    """Bin of a factor's uniform of each person."""
    for j in range(size):
        bits = np.float32(word[j] >> EXACT).view(np.int32)
        bins[j] = max((bits >> BITS_OF_WORD) - FIRST_OF_WORD, np.int32(0))


@inner()
def flag_above(flags, word, size, limit, bit):
    """Flag whose uniform may exceed a threshold."""
    for j in range(size):
        flags[j] |= np.uint32((np.int64(word[j]) >> SHIFT) + 1 >= limit) << bit


@inner()
def flag_above_by_bin(flags, word, size, limits, bins, bit):
    """Flag whose uniform may exceed the threshold of their bin."""
    for j in range(size):
        flags[j] |= np.uint32((np.int64(word[j]) >> SHIFT) + 1 >= limits[bins[j]]) << bit
