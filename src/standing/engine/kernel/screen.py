"""Screening: who certainly has no event at all costs one draw per stream (docs/model.md, section 4.4; exact).

A stream of cumulated intensity x is silent if its first uniform lies under exp(-x). The first word bounds the uniform from
above; a person is quiet only if every bound lies under a threshold that was rounded down, so nobody is quiet by mistake.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from standing.engine.arithmetic import exp, gamma_quantile
from standing.engine.compiled import inner
from standing.engine.kernel.codes import STRIKE
from standing.engine.kernel.quantity import cumulated, value
from standing.engine.random import first_word
from standing.program.layout import FRAILTY_BINS

FRAILTY_SHIFT: Final = np.uint64(22)
UNIFORM_SHIFT: Final = np.uint64(5)
RESOLUTION: Final = 134_217_728.0
"""2^27: the part of a uniform that its first word holds."""

MARGIN: Final = 1.0 - 1e-9
CANNOT: Final = np.int64(134_217_730)
"""Threshold of what cannot happen: above every bound."""


@inner()
def threshold(silent):
    """Largest bound, of 27 bits, that certainly lies under the probability of silence; 0 flags everybody."""
    return np.int64(max(np.floor(silent * MARGIN * RESOLUTION) - 2.0, 0.0))


@inner()
def bound_frailty(p, block):
    """Largest frailty in each bin of the frailty's uniform; the first bin has none, and is always looked at."""
    block.bound[0] = np.inf if p.frailty > 0.0 else 1.0
    for b in range(1, FRAILTY_BINS):
        block.bound[b] = gamma_quantile(p.frailty, b / FRAILTY_BINS) * (1.0 + 1e-9) if p.frailty > 0.0 else 1.0


@inner()
def set_limits(p, numbers, block):
    """Thresholds of each stream and each list of the start, by bin of frailty."""
    for i in range(p.streams):
        stream = p.stream[i]
        quantity = p.quantity[stream.rate_q]
        rate = numbers[quantity.at + quantity.stride * block.cell]
        x = rate * cumulated(p, numbers, quantity.calendar, p.end) * (1.0 + 1e-9)
        for b in range(FRAILTY_BINS):
            if rate <= 0.0 or x <= 0.0:
                block.limit[i, b] = CANNOT
            elif stream.kind == STRIKE:
                block.limit[i, b] = threshold(1.0 - rate)
            elif stream.frail:
                block.limit[i, b] = threshold(exp(-x * block.bound[b]))
            else:
                block.limit[i, b] = threshold(exp(-x))
    for l in range(p.lists):
        chance = 0.0
        if p.list[l].initial_q >= 0:
            chance = value(p, numbers, p.list[l].initial_q, block.cell, 0.0)
        block.limit[p.streams + l, 0] = threshold(1.0 - chance) if chance > 0.0 else CANNOT


@inner()
def flag(p, block, first, size):
    """Mark which of the persons first … first + size - 1 may have an event."""
    for j in range(size):
        block.flag[j] = 0
        block.bin[j] = 0
    if p.frailty > 0.0:
        for j in range(size):
            block.bin[j] = np.int32(first_word(p.key, first + j, p.frailty_stream) >> FRAILTY_SHIFT)
    for i in range(p.streams):
        if block.limit[i, FRAILTY_BINS - 1] >= CANNOT:
            continue
        stream = p.stream[i].address
        for j in range(size):
            high = np.int64(first_word(p.key, first + j, stream) >> UNIFORM_SHIFT)
            block.flag[j] |= np.uint8(high + 1 >= block.limit[i, block.bin[j]])
    for l in range(p.lists):
        limit = block.limit[p.streams + l, 0]
        if limit >= CANNOT:
            continue
        stream = p.list[l].initial_stream
        for j in range(size):
            high = np.int64(first_word(p.key, first + j, stream) >> UNIFORM_SHIFT)
            block.flag[j] |= np.uint8(high + 1 >= limit)
