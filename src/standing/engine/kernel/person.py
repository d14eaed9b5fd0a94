"""One person's life: take the next event, dispatch, until an instant (docs/model.md, section 3.9).

`begin` makes the state, `advance` carries it on to an instant and may be called again, `finish` enters what stands at the end.
Mechanisms do not call one another: each leaves entries on the agenda, and the order in which an event passes through them
stands here.
"""

from __future__ import annotations

import numpy as np

from standing.engine.arithmetic import gamma_quantile
from standing.engine.compiled import inner
from standing.engine.kernel import candidate, conduct, listing, observation, redress, sanction, score
from standing.engine.kernel.agenda import remove_first
from standing.engine.kernel.codes import (
    ACT,
    ALARM,
    ATTEMPT,
    AWARE,
    BEGIN,
    BY_CORRECTION,
    BY_SETTLEMENT,
    BY_TERM,
    DECIDE,
    DECIDING,
    END,
    FILE,
    FREE,
    GRACE,
    HAND,
    JUDGE,
    LIFT,
    NOTICE,
    OBSERVED,
    OPEN,
    RECORDED,
    SETTLED,
    STRAY,
    STRIKE,
    TERM,
    WRONG_PERSON,
)
from standing.engine.kernel.condition import meet
from standing.engine.kernel.initial import enter
from standing.engine.kernel.quantity import value
from standing.engine.kernel.tally import count, stock
from standing.engine.random import draw


@inner()
def begin(p, numbers, s, tally, person, cell, eventful):
    """A person as the run starts; one who is not `eventful` has no streams and was found to need none (section 4.4)."""
    s.person = person
    s.cell = cell
    s.row = (person % 64) * p.slots
    s.frailty = 1.0
    s.overflow = 0
    s.pending = 0
    s.sequence = 0
    s.stamp = 0
    s.used = 0
    s.seen_count = 0
    s.log_count = 0
    s.denied_now = 0
    s.denied_most = 0
    s.denied_since = 0.0
    for c in range(p.conducts):
        s.acts[c] = 0
        s.acts_counted[c] = 0
    for k in range(p.scores):
        for track in range(3):
            s.score[track, k] = value(p, numbers, p.score[k].start_q, cell, 0.0)
            s.score_at[track, k] = 0.0
        s.worst[k] = 0
        s.band_since[k] = 0.0
        s.hit[k] = 0
        s.taken[k] = 0.0
        if p.score[k].bands > 0:
            s.band[k] = score.band_of(p.score[k], s.score[RECORDED, k])
            stock(p, numbers, tally, p.score[k].stock_band + s.band[k], 0.0, 1)
    for l in range(p.lists):
        s.slot[l] = -1
        s.listings[l] = 0
        s.reset_at[l] = -np.inf
        s.ever[l] = 0
        s.ever_wrongful[l] = 0
        s.met_at[l] = np.inf
        s.caught[l] = 0
    for z in range(p.sanctions):
        s.category[z] = -1
        s.held_since[z] = 0.0
        s.denials[z] = 0
    for v in range(p.services):
        s.denied_by[v] = 0
        s.attempt_stamp[v] = 0
        s.spread[v] = -1.0
    if not eventful:
        return
    if p.frailty > 0.0:
        u, _ = draw(p.key, person, 0, p.frailty_stream, 0)
        s.frailty = gamma_quantile(p.frailty, u)
    for l in range(p.lists):
        slot = enter(p, numbers, s, tally, l)
        if slot >= 0:
            sanction.update(p, numbers, s, tally, l, 0.0)
    for i in range(p.streams):
        s.done[i] = 0.0
        s.n[i] = 0
        conduct.schedule(p, numbers, s, i)


@inner()
def advance(p, numbers, s, tally, until):
    """Carry a person's state on through every event before `until`, seconds."""
    while s.pending > 0 and s.agenda[0].time < until and s.overflow == 0:
        first = s.agenda[0]
        t = first.time
        kind = first.kind
        item = first.subject
        stamp = first.stamp
        n = first.n
        act = first.act
        truth = first.truth
        remove_first(s)
        if kind == OBSERVED:
            observe(p, numbers, s, tally, item, truth, n, act, t)
        elif kind == ATTEMPT:
            if stamp == s.attempt_stamp[item]:
                sanction.next_attempt(p, numbers, s, item, t)
                sanction.attempt(p, numbers, s, tally, item, n, t)
        elif kind == ACT:
            conduct.act(p, numbers, s, tally, item, t, n)
            c = p.stream[item].subject
            score.deserve(p, numbers, s, tally, c, t)
            meet(p, numbers, s, c, t)
            conduct.schedule(p, numbers, s, item)
        elif kind == STRAY:
            conduct.stray(p, numbers, s, item, t, n)
            conduct.schedule(p, numbers, s, item)
        elif kind == ALARM:
            conduct.alarm(p, s, item, t, n)
            conduct.schedule(p, numbers, s, item)
        elif kind == HAND or kind == STRIKE:
            candidate.by_hand(p, numbers, s, tally, p.stream[item].subject, p.stream[item].source, n, t)
            if kind == HAND:
                conduct.schedule(p, numbers, s, item)
        elif s.listing[item].status != FREE and s.listing[item].stamp == stamp:
            concern(p, numbers, s, tally, kind, item, n, t)


@inner()
def observe(p, numbers, s, tally, o, truth, n, act, t):
    """An observation arrives: on the record, then on the scores, then before the lists in file order (R9)."""
    c = p.pair[o].conduct
    cell = conduct.origin(p, numbers, s, o, n) if truth == WRONG_PERSON else s.cell
    observation.arrive(p, numbers, s, tally, o, truth, n, t)
    score.take_points(p, numbers, s, tally, c, truth, t)
    for l in range(p.lists):
        if p.named[l, c]:
            candidate.hit(p, numbers, s, tally, l, o, truth, n, act, cell, t)


@inner()
def concern(p, numbers, s, tally, kind, slot, n, t):
    """An event of one candidate or listing."""
    row = s.listing[slot]
    l = row.list
    if kind == DECIDE:
        listing.decide(p, numbers, s, tally, slot, t)
    elif kind == BEGIN:
        if row.status == GRACE and listing.begin(p, numbers, s, tally, slot, t):
            sanction.update(p, numbers, s, tally, l, t)
            if p.list[l].redress >= 0 and not p.redress[p.list[l].redress].from_decision:
                redress.start_clock(p, numbers, s, slot, t)
    elif kind == NOTICE:
        row.noticed = 1
        if not row.initial:
            count(p, numbers, s, tally, p.list[l].at_reached, t)
        become_aware(p, numbers, s, tally, slot, t)
    elif kind == AWARE:
        become_aware(p, numbers, s, tally, slot, t)
    elif kind == FILE:
        if n == row.clock and not row.pending and (row.status == OPEN or row.status == GRACE):
            if redress.file(p, numbers, s, tally, slot, t):
                sanction.update(p, numbers, s, tally, l, t)
    elif kind == JUDGE:
        if row.pending and n == row.appeal:
            was_suspended = row.suspended
            redress.judge(p, numbers, s, tally, slot, t)
            if row.status != FREE:
                if was_suspended:
                    sanction.update(p, numbers, s, tally, l, t)
                redress.start_clock(p, numbers, s, slot, t)
    elif kind == TERM or kind == SETTLED:
        if row.status == OPEN and not row.stale:
            reason = BY_TERM if kind == TERM else BY_SETTLEMENT
            if listing.comes_due(p, numbers, s, tally, slot, reason, t):
                sanction.update(p, numbers, s, tally, l, t)
                redress.start_clock(p, numbers, s, slot, t)
    elif kind == END:
        if row.status == OPEN:
            listing.end(p, numbers, s, tally, slot, n, t)
            if n == BY_CORRECTION:
                score.give_back(p, numbers, s, tally, row, t)
                observation.clear(s, row.source, row.n)
            sanction.update(p, numbers, s, tally, l, t)
            candidate.list_again(p, numbers, s, l, slot, t)
    elif kind == LIFT:
        listing.keep_durations(p, tally, s, slot, t, False)
        listing.release(s, slot)
        sanction.update(p, numbers, s, tally, l, t)


@inner()
def become_aware(p, numbers, s, tally, slot, t):
    """Once per listing: the person knows, and from then on may file."""
    if s.listing[slot].aware or s.listing[slot].status == DECIDING:
        return
    redress.learn(p, s, tally, slot)
    redress.start_clock(p, numbers, s, slot, t)
