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

FRAILTY_BINS: Final = 1024
FRAILTY_SHIFT: Final = np.uint64(22)
UNIFORM_SHIFT: Final = np.uint64(5)
RESOLUTION: Final = 134_217_728.0
"""2^27: the part of a uniform that its first word holds."""

MARGIN: Final = 1.0 - 1e-9
NOBODY: Final = np.int64(134_217_730)
"""Threshold of what cannot happen: above every bound."""


@inner()
def threshold(silent):
    """Largest bound, of 27 bits, that certainly lies under the probability of silence; 0 flags everybody."""
    return np.int64(max(np.floor(silent * MARGIN * RESOLUTION) - 2.0, 0.0))


@inner()
def frailty_bounds(shape, bounds):
    """Largest frailty in each bin of the frailty's uniform; the first bin has none, and is always looked at."""
    bounds[0] = np.inf
    for b in range(1, FRAILTY_BINS):
        bounds[b] = gamma_quantile(shape, b / FRAILTY_BINS) * (1.0 + 1e-9)


@inner()
def thresholds(p, numbers, cell, bounds, limits):
    """Thresholds of each stream of a cell by bin of frailty, (streams + lists, bins)."""
    for i in range(p.streams):
        stream = p.stream[i]
        quantity = p.quantity[stream.rate_q]
        rate = numbers[quantity.at + quantity.stride * cell]
        if stream.kind == STRIKE:
            limits[i, :] = threshold(1.0 - rate) if rate > 0.0 else NOBODY
            continue
        x = rate * cumulated(p, numbers, quantity.calendar, p.end) * (1.0 + 1e-9)
        if x <= 0.0:
            limits[i, :] = NOBODY
            continue
        for b in range(FRAILTY_BINS):
            if stream.frail and p.frailty > 0.0:
                limits[i, b] = threshold(exp(-x * bounds[b]))
            else:
                limits[i, b] = threshold(exp(-x))
    for l in range(p.lists):
        chance = 0.0
        if p.list[l].initial_q >= 0:
            chance = value(p, numbers, p.list[l].initial_q, cell, 0.0)
        limits[p.streams + l, :] = threshold(1.0 - chance) if chance > 0.0 else NOBODY


@inner()
def flag(p, limits, first, flags):
    """Mark the persons from `first` on who may have an event, (block,)."""
    flags[:] = 0
    bins = np.zeros(flags.size, dtype=np.int64)
    if p.frailty > 0.0:
        for j in range(flags.size):
            bins[j] = np.int64(first_word(p.key, first + j, p.frailty_stream) >> FRAILTY_SHIFT)
    for i in range(p.streams):
        stream = p.stream[i].address
        if limits[i, :].min() >= NOBODY:
            continue
        for j in range(flags.size):
            high = np.int64(first_word(p.key, first + j, stream) >> UNIFORM_SHIFT)
            flags[j] |= np.uint8(high + 1 >= limits[i, bins[j]])
    for l in range(p.lists):
        if p.list[l].initial_q < 0:
            continue
        for j in range(flags.size):
            high = np.int64(first_word(p.key, first + j, p.list[l].initial_stream) >> UNIFORM_SHIFT)
            flags[j] |= np.uint8(high + 1 >= limits[p.streams + l, 0])
