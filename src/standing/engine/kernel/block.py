"""A block of persons of one cell, from the first draw to the tallies: what Python calls (docs/model.md, section 4.4)."""

from __future__ import annotations

from typing import Final

import numpy as np

from standing.engine.compiled import compiled, inner
from standing.engine.kernel.ending import finish
from standing.engine.kernel.person import advance, begin
from standing.engine.kernel.screen import FRAILTY_BINS, flag, frailty_bounds, thresholds

CHUNK: Final = 4096
"""Persons screened at a time: their flags stay in the nearest cache."""


@compiled()
def bounds_of_frailty(shape):
    """Upper bounds of frailty by bin of its uniform, (1024,)."""
    bounds = np.ones(FRAILTY_BINS, dtype=np.float64)
    if shape > 0.0:
        frailty_bounds(shape, bounds)
    return bounds


@compiled()
def run_block(program, numbers, state, bounds, tally, cell, first, last):
    """Live the lives of persons first … last - 1, all of one cell; returns 0, or the code of what did not fit.

    `tally` is overwritten. Quiet persons are counted by replicate group, live one quiet life together, and that life is added
    as often as they are.
    """
    p = program[0]
    s = state[0]
    tally[:] = 0
    limits = np.zeros((p.streams + p.lists, FRAILTY_BINS), dtype=np.int64)
    thresholds(p, numbers, cell, bounds, limits)
    flags = np.zeros(CHUNK, dtype=np.uint8)
    quiet = np.zeros(64, dtype=np.int64)
    at = first
    while at < last:
        size = min(CHUNK, last - at)
        flag(p, limits, at, flags[:size])
        for j in range(size):
            if flags[j] == 0:
                quiet[(at + j) % 64] += 1
                continue
            begin(p, numbers, s, tally, at + j, cell, True)
            advance(p, numbers, s, tally, p.end)
            if s.overflow != 0:
                return s.overflow
            finish(p, numbers, s, tally)
        at += size
    if quiet.sum() > 0:
        add_quiet(p, numbers, s, tally, quiet, cell)
    return 0


@inner()
def add_quiet(p, numbers, s, tally, quiet, cell):
    """Add one quiet life, as often as there are quiet persons in each replicate group."""
    life = np.zeros(tally.size, dtype=np.int64)
    begin(p, numbers, s, life, 0, cell, False)
    advance(p, numbers, s, life, p.end)
    finish(p, numbers, s, life)
    for group in range(64):
        row = group * p.slots
        for slot in range(p.slots):
            tally[row + slot] += quiet[group] * life[slot]
    total = quiet.sum()
    for k in range(64 * p.slots, life.size):
        tally[k] += total * life[k]
