"""One person's life: take the next event, dispatch, until an instant (docs/model.md, section 3.9).

`birth.begin` makes the state, `advance` carries it on to an instant and may be called again, `ending.finish` enters what
stands at the end. Mechanisms leave entries on the agenda; the order in which an event passes through them stands in `doing`
and `stays`.
"""

from __future__ import annotations

import numpy as np

from standing.engine.compiled import inner
from standing.engine.kernel import (
    assessment,
    attempt,
    birth,
    candidate,
    channel,
    conduct,
    copying,
    doing,
    ending,
    score,
    stays,
)
from standing.engine.kernel.agenda import push, remove_first
from standing.engine.kernel.codes import (
    ACT,
    ACT_RAISED,
    ALARM,
    AMNESTY,
    ASSESS,
    ATTEMPT,
    ATTEMPT_ATTACHED,
    ATTEMPT_RAISED,
    BY_AMNESTY,
    COPY,
    DECIDE,
    E_LEFT,
    END,
    ERA,
    EXPIRE,
    FILE,
    FREE,
    HAND,
    LEAVE,
    LOW_WORD,
    MISFIRE,
    MOVE,
    MOVE_RAISED,
    NOBODY,
    OBSERVED,
    ONCE,
    OPEN,
    OUTCOME,
    RECORDED,
    RISE,
    STRAY,
    STRIKE,
    TRUTHFUL,
)
from standing.engine.kernel.differing import parts
from standing.engine.kernel.screen import EVERY_STREAM
from standing.engine.kernel.told import tell


@inner()
def advance(p, numbers, s, tally, until):
    """Carry a person's state on through every event before `until`, seconds, or up to one that other regimes may not share."""
    while s.pending > 0 and s.agenda[0].time < until and s.overflow == 0:
        first = s.agenda[0]
        if s.sharing != 0 and parts(p, numbers, s, first):
            return
        t = first.time
        kind = np.int64(first.kind)
        item = np.int64(first.subject)
        stamp = np.int64(first.stamp)
        n = first.n
        act = first.act
        truth = np.int64(first.truth)
        made = np.int64(first.made)
        behind = first.behind
        about = np.int64(first.conduct)
        remove_first(s)
        if kind == OBSERVED:
            doing.observe(p, numbers, s, tally, item, truth, n, act, made, behind, t)
        elif kind == ATTEMPT or kind == ATTEMPT_RAISED:
            if s.on[item] and stamp == s.on_stamp[item]:
                channel.next_candidate(p, numbers, s, item, t)
                doing.try_service(p, numbers, s, tally, item, n, t)
        elif kind == ACT:
            doing.do(p, numbers, s, tally, item, n, t)
            conduct.schedule(p, numbers, s, item)
        elif kind == ACT_RAISED:
            if s.on[item] and stamp == s.on_stamp[item]:
                channel.next_candidate(p, numbers, s, item, t)
                c = p.channel[item].subject
                doing.consider(p, numbers, s, tally, c, channel.height_of(p, s, item, n), n, t)
        elif kind == STRAY:
            conduct.stray(p, numbers, s, item, t, n)
            conduct.schedule(p, numbers, s, item)
        elif kind == ALARM:
            conduct.alarm(p, s, item, t, n)
            conduct.schedule(p, numbers, s, item)
        elif kind == COPY:
            copying.copy_in(p, numbers, s, item, stamp, n, act, truth, about, made, behind, t)
        elif kind <= EXPIRE and kind != LEAVE and kind != AMNESTY and kind != EXPIRE:
            if s.listing[item].status != FREE and s.listing[item].stamp == stamp:
                stays.close_listing(p, numbers, s, tally, kind, item, n, t)
        elif kind >= DECIDE and kind <= FILE:
            if s.listing[item].status != FREE and s.listing[item].stamp == stamp:
                stays.concern(p, numbers, s, tally, kind, item, n, t)
        elif kind == LEAVE:
            renew(p, numbers, s, tally, t)
        else:
            rarely(p, numbers, s, tally, kind, item, stamp, n, act, truth, made, behind, t)


@inner()
def rarely(p, numbers, s, tally, kind, item, stamp, n, act, truth, made, behind, t):
    """Events that most scenarios do not have."""
    if kind == MOVE or kind == MOVE_RAISED:
        if s.on[item] and stamp == s.on_stamp[item]:
            channel.next_candidate(p, numbers, s, item, t)
            doing.change_status(p, numbers, s, tally, item, n, t)
    elif kind == OUTCOME:
        doing.be_done(p, numbers, s, tally, item, n, made, t)
    elif kind == HAND or kind == STRIKE:
        candidate.by_hand(p, numbers, s, tally, p.stream[item].subject, p.stream[item].source, n, t)
        if kind == HAND:
            conduct.schedule(p, numbers, s, item)
    elif kind == ASSESS:
        stream = p.stream[item]
        assessment.assess(p, numbers, s, tally, stream.subject, t, n)
        if stream.mode != ONCE:
            conduct.schedule(p, numbers, s, item)
    elif kind == EXPIRE:
        score.undo(p, numbers, s, tally, item, truth, act, behind, n, t)
        if s.pending == 0 or s.agenda[0].kind != EXPIRE or s.agenda[0].time != t:
            doing.after_bands(p, numbers, s, tally, t)
    elif kind == RISE:
        if stamp == s.band_stamp[item]:
            score.recover(p, numbers, s, tally, RECORDED, item, t)
            score.recover(p, numbers, s, tally, TRUTHFUL, item, t)
            score.watch(p, s, item, t)
            doing.after_bands(p, numbers, s, tally, t)
    elif kind == AMNESTY:
        slot = s.slot[p.stream[item].subject]
        if slot >= 0 and s.listing[slot].status == OPEN:
            push(s, t, END, slot, s.listing[slot].stamp, BY_AMNESTY)
    elif kind == ATTEMPT_ATTACHED:
        if s.on[item] and stamp == s.on_stamp[item]:
            channel.next_candidate(p, numbers, s, item, t)
            attempt.attempt_of_dependant(p, numbers, s, tally, p.channel[item].subject, n, t)
    elif kind == MISFIRE:
        z = p.stream[item].subject
        if s.category[z] == NOBODY:
            attempt.refuse_by_mistake(p, numbers, s, tally, z, n, t)
        conduct.schedule(p, numbers, s, item)


@inner()
def renew(p, numbers, s, tally, t):
    """The person leaves, and a new one of the same cell takes the index (R28)."""
    ending.leave(p, numbers, s, tally, t)
    tell(s, t, E_LEFT, -1, -1, -1, -1, -1, -1, 0, 0.0)
    s.generation += 1
    s.era = (s.era + ERA) & LOW_WORD
    birth.born(p, numbers, s, tally, t, EVERY_STREAM)
    birth.open_streams(p, numbers, s, EVERY_STREAM)
