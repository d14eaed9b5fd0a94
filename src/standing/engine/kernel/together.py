"""One person under several regimes: a life is shared until a rule matters that differs (docs/model.md, section 4.5).

The first regime leads. Before an event that a rule of another regime may send another way, the state is copied, the other
regime lives on from the copy, and no longer shares. What is entered until then belongs to both: the tally is kept apart by the
set of regimes that share. So every regime gets what it would get alone, to the last integer.
"""

from __future__ import annotations

import numpy as np

from standing.engine.compiled import inner
from standing.engine.kernel.birth import begin, open_drawn_ahead, open_streams
from standing.engine.kernel.copied import copy_life, keep_known
from standing.engine.kernel.ending import finish
from standing.engine.kernel.listing import take_terms
from standing.engine.kernel.person import advance
from standing.engine.kernel.untouched import close_untouched, is_untouched


@inner()
def live_together(program, state, block, numbers, tally, person, flags):
    """Live a person with the streams that are flagged under all regimes; returns 0, or the code of what did not fit."""
    p = program[0]
    s = state[0]
    size = p.tally_size
    sharing = np.int64(block.set[0])
    at = np.int64(0)
    s.mark = np.uint64(0)
    s.marking = block.marking
    split = sharing & p.differs_at_birth
    if split != 0:
        s.marking = 1
        for r in range(1, block.regimes):
            if (split >> r) & 1 == 1:
                own = tally[(1 + r) * size : (2 + r) * size]
                code = live_apart(program[r], numbers, state[1], block, own, person, flags, r)
                if code != 0:
                    return code
        sharing &= ~split
        at = set_of(block, sharing)
    begin(p, numbers, s, tally[at * size : (at + 1) * size], person, block.cell, flags)
    open_drawn_ahead(p, numbers, s, block, flags)
    while True:
        s.sharing = sharing & ~1
        s.touched = 0
        advance(p, numbers, s, tally[at * size : (at + 1) * size], p.end)
        if s.overflow != 0:
            return s.overflow
        if s.touched == 0:
            break
        if s.marking == 0:
            s.marking = 1
            s.mark = np.uint64(0)
        split = np.int64(s.touched)
        if set_of(block, sharing & ~split) < 0:
            split = sharing & ~1
        for r in range(1, block.regimes):
            if (split >> r) & 1 == 1:
                copy_life(p, s, state[1])
                take_terms(program[r], numbers, state[1], lists_of_other_terms(p, r))
                code = live_on(program[r], numbers, state[1], block, tally[(1 + r) * size : (2 + r) * size], r)
                if code != 0:
                    return code
                if state[1].generation == s.generation:
                    keep_known(p, state[1], s)
        sharing &= ~split
        at = set_of(block, sharing)
    if at == 0 and is_untouched(p, s):
        close_untouched(p, s, tally[:size])
        s.clean = 1
        return 0
    finish(p, numbers, s, tally[at * size : (at + 1) * size])
    for r in range(1, block.regimes):
        if (sharing >> r) & 1 == 0 and block.ended_with[r] != s.mark:
            block.changed[r] += 1
    return 0


@inner()
def live_apart(p, numbers, s, block, tally, person, flags, r):
    """Live a person under regime r alone from birth on; returns 0, or the code of what did not fit."""
    s.mark = np.uint64(0)
    s.marking = 1
    begin(p, numbers, s, tally, person, block.cell, flags)
    open_streams(p, numbers, s, flags)
    return live_on(p, numbers, s, block, tally, r)


@inner()
def live_on(p, numbers, s, block, tally, r):
    """Carry a life that regime r shares with no other to its end; returns 0, or the code of what did not fit."""
    s.sharing = 0
    s.touched = 0
    advance(p, numbers, s, tally, p.end)
    if s.overflow != 0:
        return s.overflow
    finish(p, numbers, s, tally)
    block.ended_with[r] = s.mark
    return 0


@inner()
def lists_of_other_terms(p, r):
    """Bits of the lists whose listings come due under regime r when they do not under the first."""
    found = np.int64(0)
    for l in range(p.lists):
        found |= ((p.list[l].differs_term >> r) & 1) << l
    return found


@inner()
def set_of(block, sharing):
    """Index of a set of regimes, entered if it is new; -1 where there is no room."""
    for k in range(block.sets):
        if block.set[k] == sharing:
            return np.int64(k)
    if block.sets >= block.room:
        return np.int64(-1)
    block.set[block.sets] = sharing
    block.sets += 1
    return np.int64(block.sets - 1)
