"""Candidates that restart in each block of 64 days, and come only while they matter (docs/model.md, eq. 3.5; R16, R23)."""

from __future__ import annotations

import numpy as np

from standing.engine.arithmetic import ABOVE, log
from standing.engine.compiled import inner
from standing.engine.kernel.agenda import push
from standing.engine.kernel.codes import ATTEMPT_ATTACHED, BLOCK, LOW_WORD, PER_BLOCK, TOO_MANY_ATTEMPTS, WORD_BITS
from standing.engine.kernel.quantity import bound_of_factor, cumulated, cumulated_inverse, drawn, factor_of
from standing.engine.random import RESOLUTION, UPPER, first_word, whole
from standing.program.layout import SCANNED


@inner()
def switch(p, numbers, s, k, on, t):
    """Begin or cease to generate the candidates of channel k; those up to t are passed over."""
    if s.on[k] == on:
        return
    s.on[k] = on
    s.on_stamp[k] += 1
    if on:
        s.block[k] = np.int64(max(t, 0.0) / BLOCK)
        s.position[k] = 0
        s.spent[k] = 0.0
        next_candidate(p, numbers, s, k, t)


@inner()
def rate_of(p, numbers, s, k, factor):
    """Intensity of channel k before its calendar, per second: the world's rate, the width in height, a factor of the person."""
    channel = p.channel[k]
    quantity = p.quantity[channel.rate_q]
    rate = numbers[quantity.at + quantity.stride * s.cell] * channel.width
    if rate > 0.0 and channel.factor >= 0:
        rate *= factor
    if channel.kind == ATTEMPT_ATTACHED:
        rate *= s.attached[p.attached[channel.subject].kind]
    return rate


@inner()
def next_candidate(p, numbers, s, k, t):
    """Leave the first candidate of channel k after t on the agenda.

    A block is passed over where its first gap, -log u >= 1 - u, is more than the block can hold for the largest factor that
    the person may have: most persons never need their own.
    """
    channel = p.channel[k]
    most = rate_of(p, numbers, s, k, bound_of_factor(p, s, channel.factor))
    if most <= 0.0:
        return
    calendar = p.quantity[channel.rate_q].calendar
    most *= p.calendar[calendar].highest * BLOCK * ABOVE
    silent = np.int64(max(1.0 - most, 0.0) * RESOLUTION)
    rate = -1.0
    while True:
        if silent > 0 and s.position[k] == 0:
            pass_over(p, s, k, silent)
        block = s.block[k]
        opens = block * BLOCK
        if opens >= p.end:
            return
        if s.position[k] >= PER_BLOCK:
            s.overflow = TOO_MANY_ATTEMPTS
            return
        n = (np.int64(channel.word) << WORD_BITS) + block * PER_BLOCK + s.position[k]
        u, _ = drawn(s, 0, channel.address, n & LOW_WORD)
        s.position[k] += 1
        if rate < 0.0:
            rate = rate_of(p, numbers, s, k, factor_of(p, s, channel.factor))
            if rate <= 0.0:
                return
        s.spent[k] -= log(u)
        at = cumulated_inverse(p, numbers, calendar, cumulated(p, numbers, calendar, opens) + s.spent[k] / rate)
        if at >= opens + BLOCK:
            s.block[k] += 1
            s.position[k] = 0
            s.spent[k] = 0.0
        elif at > t:
            if at < p.end:
                push(s, at, channel.kind, k, s.on_stamp[k], n)
            return


@inner()
def pass_over(p, s, k, silent):
    """Pass over the next blocks of channel k that certainly have no candidate, and remember which they are: they stay silent."""
    block = s.block[k]
    if block < s.silent_from[k] or block > s.silent_to[k]:
        s.silent_from[k] = block
        s.silent_to[k] = block
    if block == s.silent_to[k]:
        s.silent_to[k] += silent_blocks(p, s, p.channel[k].address, block, silent)
    s.block[k] = s.silent_to[k]


@inner()
def silent_blocks(p, s, address, block, silent):
    """How many of a channel's next blocks certainly have no candidate, up to the first that may have one; at most SCANNED."""
    size = min(np.int64(p.end / BLOCK) + 1 - block, SCANNED)
    draw_words_of_blocks(s.word, s.key, s.person, s.era, address, block, whole(size))
    j = 0
    while j < size and np.int64(s.word[j] >> UPPER) < silent:
        j += 1
    return j


@inner()
def draw_words_of_blocks(word, key, person, era, address, block, size):
    """First word of the first gap in each of the next blocks; LLVM draws several at a time."""
    for j in range(size):
        word[j] = first_word(key, person, era, address, (block + j) * PER_BLOCK)


@inner()
def height_of(p, s, k, n):
    """Height of the candidate n of channel k (R23)."""
    channel = p.channel[k]
    _, v = drawn(s, 0, channel.address, n & LOW_WORD)
    return channel.floor + channel.width * v
