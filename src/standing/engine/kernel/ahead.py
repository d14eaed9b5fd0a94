"""What most lives begin with, drawn for many persons at a time (docs/model.md, section 4.4).

A draw is a pure function of its address, so it does not matter when it is made. LLVM works on several persons at once here, and
whoever is lived next finds the first gaps of the streams that are flagged, and how sensors look at the first acts.
"""

from __future__ import annotations

import numpy as np

from standing.engine.arithmetic import logarithm
from standing.engine.compiled import inner
from standing.engine.kernel.codes import ACT, POISSON
from standing.engine.kernel.quantity import drawn
from standing.engine.kernel.screen import CANNOT, bit_of
from standing.engine.random import uniform, whole, words
from standing.program.layout import ACTS_AHEAD, FACTOR_BINS, GAPS_AHEAD, PAIRS_AHEAD, STREAMS_AHEAD


@inner()
def is_drawn_ahead(p, i):
    """Whether the first draws of stream i are made for many persons at a time."""
    return i < STREAMS_AHEAD and p.stream[i].mode == POISSON


@inner()
def looks_with(p, stream):
    """Whether looks of sensors are drawn with a stream: it is of acts, and its pairs have room."""
    if stream.kind != ACT:
        return False
    conduct = p.conduct[stream.subject]
    return conduct.first_pair + conduct.pairs <= PAIRS_AHEAD


@inner()
def draw_ahead(p, numbers, s, block, first, found):
    """Draw for the persons who are picked, stream by stream, in the order in which they will be lived."""
    if p.all_lived:
        return
    for i in range(min(p.streams, STREAMS_AHEAD)):
        if not is_drawn_ahead(p, i) or block.limit[i, FACTOR_BINS - 1] >= CANNOT:
            continue
        stream = p.stream[i]
        size = whole(select(block.who, block.picked, block.flag, first, found, bit_of(i)))
        block.handed_out[i] = 0
        for n in range(GAPS_AHEAD):
            draw_gaps(block.done_ahead[i, n], block.who, size, s.key, stream.address, n)
            if n > 0:
                add(block.done_ahead[i, n], block.done_ahead[i, n - 1], size)
            if stream.plain:
                quantity = p.quantity[stream.rate_q]
                rate = numbers[quantity.at + quantity.stride * block.cell]
                divide(block.time_ahead[i, n], block.done_ahead[i, n], size, rate)
        if looks_with(p, stream):
            conduct = p.conduct[stream.subject]
            for o in range(conduct.first_pair, conduct.first_pair + conduct.pairs):
                draw_looks(p, s, block, o, size)


@inner()
def draw_looks(p, s, block, o, size):
    """Draw how the sensor of pair o looks at the first acts."""
    address = p.pair[o].observe_stream
    if address < 0:
        return
    for n in range(ACTS_AHEAD):
        draw_both(block.detects_ahead[o, n], block.wrong_ahead[o, n], block.who, size, s.key, address, n)


@inner()
def hand_out(p, s, block, i):
    """Give the person who is lived next what was drawn ahead for stream i."""
    stream = p.stream[i]
    at = block.handed_out[i]
    block.handed_out[i] += 1
    s.gaps_ahead[i] = GAPS_AHEAD
    for n in range(GAPS_AHEAD):
        s.done_ahead[i, n] = block.done_ahead[i, n, at]
        s.time_ahead[i, n] = block.time_ahead[i, n, at]
    if looks_with(p, stream):
        s.acts_ahead[stream.subject] = ACTS_AHEAD
        conduct = p.conduct[stream.subject]
        for o in range(conduct.first_pair, conduct.first_pair + conduct.pairs):
            for n in range(ACTS_AHEAD):
                s.detects_ahead[o, n] = block.detects_ahead[o, n, at]
                s.wrong_ahead[o, n] = block.wrong_ahead[o, n, at]


@inner()
def look(p, s, c, o, n):
    """Uniforms of pair o at act n of conduct c: whether the sensor detects it, and whether it names somebody else."""
    if n < s.acts_ahead[c]:
        return s.detects_ahead[o, n], s.wrong_ahead[o, n]
    return drawn(s, 0, p.pair[o].observe_stream, n)


@inner()
def select(who, picked, flag, first, found, bit):
    """Persons among those picked with a stream flagged; gives how many. Without a branch."""
    size = np.int64(0)
    for k in range(found):
        j = np.int64(picked[k])
        who[size] = first + j
        size += np.int64((flag[j] >> bit) & 1)
    return size


# As in `screen`, the loops below are functions of their own so that LLVM works on several persons at a time.


@inner()
def draw_gaps(gap, who, size, key, stream, n):
    """Unit gap n of a stream of each person, -log u."""
    for k in range(size):
        w0, w1, _, _ = words(key, who[k], 0, stream, n)
        gap[k] = -logarithm(uniform(w0, w1))


@inner()
def draw_both(first, second, who, size, key, stream, n):
    """Both uniforms of each person at an address."""
    for k in range(size):
        w0, w1, w2, w3 = words(key, who[k], 0, stream, n)
        first[k] = uniform(w0, w1)
        second[k] = uniform(w2, w3)


@inner()
def add(sums, before, size):
    """Add what came before to each."""
    for k in range(size):
        sums[k] = before[k] + sums[k]


@inner()
def divide(times, done, size, rate):
    """Instants at which a stream has come to so much at a constant rate, seconds (eq. 3.2)."""
    for k in range(size):
        times[k] = done[k] / rate
