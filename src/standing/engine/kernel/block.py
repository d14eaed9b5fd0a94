"""A block of persons of one cell, from the first draw to the tallies: what Python calls (docs/model.md, section 4.4)."""

from __future__ import annotations

import numpy as np

from standing.engine.compiled import inner
from standing.engine.kernel.ahead import draw_ahead
from standing.engine.kernel.birth import begin, open_drawn_ahead
from standing.engine.kernel.codes import NEEDS_TOLD
from standing.engine.kernel.ending import finish
from standing.engine.kernel.person import advance
from standing.engine.kernel.screen import NO_STREAM, bound_factors, flag, pick, set_limits
from standing.engine.kernel.together import live_together
from standing.engine.kernel.untouched import close_untouched, is_untouched
from standing.program.layout import CHUNK, REPLICATES


@inner()
def run_block(program, numbers, state, blocks, tally, life):
    """Live the lives of a block; returns 0, or the code of what did not fit or must be handed out first.

    `tally` is overwritten; `life` is room for one more. Where it runs compiled, one of the two below is called by itself
    (`machine_code`): most runs need the first alone, which then takes half the time to compile.
    """
    if blocks[0].regimes > 1:
        return run_together(program, numbers, state, blocks, tally, life)
    return run_alone(program, numbers, state, blocks, tally, life)


@inner()
def run_alone(program, numbers, state, blocks, tally, life):
    """Live the lives of a block under one regime.

    Those who may have an event are lived one by one, group by group, for a group's part of the tally then stays in the nearest
    cache. All others live one quiet life together, and that life is added as often as there are of them. Where the state is
    `recording`, the block stops when its buffer of events is half full, and goes on from `next` when it is called again with
    `resumes`.
    """
    p = program[0]
    s = state[0]
    block = blocks[0]
    if not block.resumes:
        for k in range(tally.size):
            tally[k] = 0
        open_block(p, numbers, state, block)
    block.resumes = 0
    s.clean = 0
    apart = np.int64(1 if s.recording else REPLICATES)
    at = block.next
    while at < block.last:
        size = min(CHUNK, block.last - at)
        flag(p, s, block, at, size)
        found = pick(block.picked, block.flag, size, apart)
        draw_ahead(p, numbers, s, block, at, found)
        for k in range(found):
            j = np.int64(block.picked[k])
            told = s.recorded
            s.mark = np.uint64(0)
            begin(p, numbers, s, tally, at + j, block.cell, block.flag[j])
            open_drawn_ahead(p, numbers, s, block, block.flag[j])
            silent = s.recorded
            advance(p, numbers, s, tally, p.end)
            if s.overflow != 0:
                return s.overflow
            if is_untouched(p, s):
                close_untouched(p, s, tally)
                s.clean = 1
            else:
                block.lived[(at + j) % REPLICATES] += 1
                finish(p, numbers, s, tally)
            if block.marking:
                block.mark[at + j - block.first] = s.mark
            if s.recording:
                if s.recorded == silent and not p.all_lived:
                    s.recorded = told
                if 2 * s.recorded > s.event.size and at + j + 1 < block.last:
                    block.next = at + j + 1
                    block.resumes = 1
                    return NEEDS_TOLD
        at += size
    add_quiet(p, numbers, s, block, tally, life)
    return 0


@inner()
def run_together(program, numbers, state, blocks, tally, life):
    """Live the lives of a block under several regimes; the tally has a part for each set of them that shares lives."""
    p = program[0]
    s = state[0]
    block = blocks[0]
    for k in range(block.sets * p.tally_size):
        tally[k] = 0
    open_block(p, numbers, state, block)
    s.clean = 0
    at = block.next
    while at < block.last:
        size = min(CHUNK, block.last - at)
        flag(p, s, block, at, size)
        found = pick(block.picked, block.flag, size, REPLICATES)
        draw_ahead(p, numbers, s, block, at, found)
        for k in range(found):
            j = np.int64(block.picked[k])
            code = live_together(program, state, block, numbers, tally, at + j, block.flag[j])
            if code != 0:
                return code
            block.lived[(at + j) % REPLICATES] += 1 - s.clean
            if block.marking:
                block.mark[at + j - block.first] = s.mark
        at += size
    add_quiet(p, numbers, s, block, tally, life)
    return 0


@inner()
def open_block(p, numbers, state, block):
    """Make a block ready for its first person."""
    for k in range(REPLICATES):
        block.lived[k] = 0
    if block.marking:
        for k in range(block.last - block.first):
            block.mark[k] = np.uint64(0)
    if not block.ready:
        bound_factors(p, state[0])
        if block.regimes > 1:
            bound_factors(p, state[1])
        block.ready = 1
    set_limits(p, numbers, state[0], block)
    block.next = block.first


@inner()
def add_quiet(p, numbers, s, block, tally, life):
    """Add one quiet life, as often as there are persons in each replicate group who were quiet or untouched."""
    total = block.last - block.first
    for group in range(REPLICATES):
        total -= block.lived[group]
    if total == 0:
        return
    for k in range(life.size):
        life[k] = 0
    told = s.recorded
    s.sharing = 0
    s.clean = 0
    begin(p, numbers, s, life, 0, block.cell, NO_STREAM)
    advance(p, numbers, s, life, p.end)
    finish(p, numbers, s, life)
    s.recorded = told
    for group in range(REPLICATES):
        quiet = members(block.last, group) - members(block.first, group) - block.lived[group]
        for slot in range(p.slots):
            tally[group * p.slots + slot] += quiet * life[slot]
    for k in range(REPLICATES * p.slots, life.size):
        tally[k] += total * life[k]


@inner()
def members(people, group):
    """How many of the first so many persons are in a replicate group: those with this remainder."""
    return (people - group + REPLICATES - 1) // REPLICATES
