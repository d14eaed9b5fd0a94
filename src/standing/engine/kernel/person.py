"""One person's life: take the next event, dispatch, until an instant (docs/model.md, section 3.9).

`begin` makes the state, `advance` carries it on to an instant and may be called again, `finish` enters what stands at the end.
Mechanisms do not call one another: each leaves entries on the agenda, and the order in which an event passes through them
stands here.
"""

from __future__ import annotations

import numpy as np

from standing.engine.compiled import inner
from standing.engine.kernel import (
    assessment,
    attempt,
    candidate,
    channel,
    conduct,
    ending,
    listing,
    observation,
    redress,
    response,
    sanction,
    score,
    status,
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
    AWARE,
    BEGIN,
    BY_AMNESTY,
    BY_CORRECTION,
    BY_SETTLEMENT,
    BY_TERM,
    COPY,
    DECIDE,
    DECIDING,
    E_BORN,
    E_HIDDEN,
    E_LEFT,
    E_LIFTED,
    E_REACHED,
    END,
    ERA,
    EXPIRE,
    FILE,
    FREE,
    GRACE,
    HAND,
    HIDE,
    JUDGE,
    LEAVE,
    LIFT,
    LOW_WORD,
    MISFIRE,
    MOVE,
    MOVE_RAISED,
    NOBODY,
    NOTICE,
    OBSERVED,
    ONCE,
    OPEN,
    OUTCOME,
    RECORDED,
    RISE,
    SETTLED,
    STRAY,
    STRIKE,
    TERM,
    TRUTHFUL,
    WRONG_PERSON,
)
from standing.engine.kernel.condition import meet
from standing.engine.kernel.initial import enter
from standing.engine.kernel.quantity import drawn
from standing.engine.kernel.tally import count
from standing.engine.kernel.told import tell, tell_listing


@inner()
def begin(p, numbers, s, tally, person, cell, eventful):
    """A person as the run starts; one who is not `eventful` has no streams and was found to need none (section 4.4)."""
    s.person = person
    s.cell = cell
    s.row = (person % 64) * p.slots
    s.generation = 0
    s.era = 0
    s.overflow = 0
    born(p, numbers, s, tally, 0.0, eventful)


@inner()
def born(p, numbers, s, tally, t, eventful):
    """A clean person of this cell and generation, whose life begins at t."""
    s.born = t
    s.pending = 0
    s.sequence = 0
    s.stamp = 0
    s.used = 0
    s.candidates = 0
    s.seen_count = 0
    s.log_count = 0
    s.denied_now = 0
    s.denied_most = 0
    s.denied_since = t
    tell(s, t, E_BORN, -1, -1, -1, -1, -1, -1, 0, 0.0)
    clear(p, s, t)
    status.draw_statuses(p, numbers, s, tally, t)
    score.begin_scores(p, numbers, s, tally, t)
    if not eventful:
        return
    for c in range(p.real_conducts, p.conducts):
        if assessment.has_trait(s, p.conduct[c].trait, p.conduct[c].values):
            meet(p, numbers, s, c, t)
    if s.generation == 0:
        for l in range(p.lists):
            slot = enter(p, numbers, s, tally, l)
            if slot >= 0:
                sanction.update(p, numbers, s, tally, l, 0.0)
    if p.watched:
        sanction.update_bands(p, numbers, s, tally, t)
        for k in range(p.scores):
            score.watch(p, s, k, t)
    for g in range(p.real_conducts, p.goals):
        response.open_channels(p, numbers, s, g, t)
    response.respond(p, numbers, s, t)
    for i in range(p.streams):
        conduct.open_stream(p, numbers, s, i)


@inner()
def clear(p, s, t):
    """The state of somebody to whom nothing has happened yet."""
    for f in range(p.factors):
        s.factor[f] = -1.0
    for d in range(p.dependants):
        s.attached[d] = -1
    for a in range(p.attachments):
        s.attached_denied[a] = 0
    for c in range(p.conducts):
        s.acts[c] = 0
        s.acts_counted[c] = 0
    for g in range(p.goals):
        s.product[g] = 1.0
        s.shadow[g] = 1.0
    for k in range(p.channels):
        s.on[k] = 0
        s.on_stamp[k] = 0
    for l in range(p.lists):
        s.slot[l] = -1
        s.listings[l] = 0
        s.entered[l] = 0
        s.reset_at[l] = -np.inf
        s.ever[l] = 0
        s.ever_wrongful[l] = 0
        s.met_at[l] = np.inf
        s.caught[l] = 0
    for z in range(p.sanctions):
        s.category[z] = NOBODY
        s.held_since[z] = t
        s.persons[z] = 0
        s.denials[z] = 0
    for v in range(p.services):
        s.denied_by[v] = 0
        s.favoured_by[v] = 0


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
        made = first.made
        behind = first.behind
        about = first.conduct
        remove_first(s)
        if kind == OBSERVED:
            observe(p, numbers, s, tally, item, truth, n, act, made, behind, t)
        elif kind == ATTEMPT or kind == ATTEMPT_RAISED:
            if s.on[item] and stamp == s.on_stamp[item]:
                channel.next_candidate(p, numbers, s, item, t)
                try_service(p, numbers, s, tally, item, n, t)
        elif kind == ACT:
            do(p, numbers, s, tally, item, n, t)
            conduct.schedule(p, numbers, s, item)
        elif kind == ACT_RAISED:
            if s.on[item] and stamp == s.on_stamp[item]:
                channel.next_candidate(p, numbers, s, item, t)
                c = p.channel[item].subject
                consider(p, numbers, s, tally, c, channel.height_of(p, s, item, n), n, t)
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
        elif kind == COPY:
            candidate.copy_in(p, numbers, s, item, stamp, n, act, truth, about, made, behind, t)
        elif kind <= EXPIRE and kind != LEAVE and kind != AMNESTY and kind != EXPIRE:
            if s.listing[item].status != FREE and s.listing[item].stamp == stamp:
                close_listing(p, numbers, s, tally, kind, item, n, t)
        elif kind >= DECIDE and kind <= FILE:
            if s.listing[item].status != FREE and s.listing[item].stamp == stamp:
                concern(p, numbers, s, tally, kind, item, n, t)
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
            change_status(p, numbers, s, tally, item, n, t)
    elif kind == OUTCOME:
        be_done(p, numbers, s, tally, item, n, made, t)
    elif kind == ASSESS:
        stream = p.stream[item]
        assessment.assess(p, numbers, s, tally, stream.subject, t, n)
        if stream.mode != ONCE:
            conduct.schedule(p, numbers, s, item)
    elif kind == EXPIRE:
        score.undo(p, numbers, s, tally, item, truth, act, behind, n, t)
        after_bands(p, numbers, s, tally, t)
    elif kind == RISE:
        if stamp == s.band_stamp[item]:
            score.recover(p, numbers, s, tally, RECORDED, item, t)
            score.recover(p, numbers, s, tally, TRUTHFUL, item, t)
            score.watch(p, s, item, t)
            after_bands(p, numbers, s, tally, t)
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
    born(p, numbers, s, tally, t, True)


@inner()
def do(p, numbers, s, tally, i, n, t):
    """The n-th candidate of a conduct at a base height: it is done unless responses keep it from being done (R23)."""
    c = p.stream[i].subject
    if p.goal[c].responses == 0:
        be_done(p, numbers, s, tally, c, n, 0, t)
        return
    _, height = drawn(p, s, 0, p.stream[i].address, n)
    consider(p, numbers, s, tally, c, height, n, t)


@inner()
def consider(p, numbers, s, tally, c, height, n, t):
    """A candidate of conduct c: done in the life, in the shadow, or in both (R24)."""
    life = height <= s.product[c]
    shadow = height <= s.shadow[c]
    if life:
        be_done(p, numbers, s, tally, c, n, 0 if shadow else 1, t)
    elif shadow:
        conduct.forgo(p, numbers, s, tally, c, t, n)


@inner()
def be_done(p, numbers, s, tally, c, n, made, t):
    """An act of conduct c: sensors, the deserved score, the conditions that it meets."""
    conduct.act(p, numbers, s, tally, c, t, n, made)
    score.deserve(p, numbers, s, tally, c, n, t)
    meet(p, numbers, s, c, t)


@inner()
def change_status(p, numbers, s, tally, k, n, t):
    """A candidate of a move: the status, then what depends on it."""
    moved = status.move(p, numbers, s, tally, k, t, n)
    if moved == 0:
        return
    row = p.move[p.channel[k].subject]
    if moved == 2:
        for c in range(p.real_conducts, p.conducts):
            if p.conduct[c].trait == row.status and assessment.has_trait(s, row.status, p.conduct[c].values):
                meet(p, numbers, s, c, t)
        if p.watched:
            sanction.update_bands(p, numbers, s, tally, t)
    response.respond(p, numbers, s, t)
    at = p.status[row.status]
    for m in range(at.first_move, at.first_move + at.moves):
        response.open_channels(p, numbers, s, p.real_conducts + m, t)


@inner()
def after_bands(p, numbers, s, tally, t):
    """After points have moved: what hangs on a band."""
    if p.watched:
        sanction.update_bands(p, numbers, s, tally, t)
        response.respond(p, numbers, s, t)


@inner()
def try_service(p, numbers, s, tally, k, n, t):
    """A candidate of an attempt: it takes place unless responses keep it from doing so (R23)."""
    v = p.channel[k].subject
    g = p.real_conducts + p.moves + v
    made = 0
    if p.goal[g].responses > 0:
        height = channel.height_of(p, s, k, n)
        if height > s.product[g]:
            return
        made = 0 if height <= s.shadow[g] else 1
    attempt.attempt(p, numbers, s, tally, v, n, made, t)


@inner()
def observe(p, numbers, s, tally, o, truth, n, act, made, behind, t):
    """An observation arrives: on the record, then on the scores, then before the lists in file order (R9)."""
    pair = p.pair[o]
    c = pair.conduct
    cell = conduct.origin(p, numbers, s, o, n) if truth == WRONG_PERSON else s.cell
    observation.arrive(p, numbers, s, tally, o, truth, n, behind, made, t)
    score.take_points(p, numbers, s, tally, c, truth, observation.source_of(pair, truth), n, t)
    after_bands(p, numbers, s, tally, t)
    for l in range(p.lists):
        if p.named[l, c]:
            candidate.hit(p, numbers, s, tally, l, o, truth, n, act, cell, made, behind, t)


@inner()
def close_listing(p, numbers, s, tally, kind, slot, n, t):
    """What may end a listing, its removal or an appeal."""
    row = s.listing[slot]
    l = row.list
    if kind == TERM or kind == SETTLED:
        if row.status == OPEN and not row.stale and (kind == SETTLED or t == row.due):
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
            if p.watched:
                sanction.update_bands(p, numbers, s, tally, t)
            response.respond(p, numbers, s, t)
            candidate.list_again(p, numbers, s, l, slot, t)
    elif kind == LIFT:
        tell_listing(s, t, E_LIFTED, slot, -1)
        listing.keep_durations(p, tally, s, slot, t, False)
        listing.release(s, slot)
        sanction.update(p, numbers, s, tally, l, t)
    elif kind == JUDGE:
        if row.pending and n == row.appeal:
            was_suspended = row.suspended
            redress.judge(p, numbers, s, tally, slot, t)
            if row.status != FREE:
                if was_suspended:
                    sanction.update(p, numbers, s, tally, l, t)
                redress.start_clock(p, numbers, s, slot, t)


@inner()
def concern(p, numbers, s, tally, kind, slot, n, t):
    """An event of one candidate or listing, from the decision to an appeal."""
    row = s.listing[slot]
    l = row.list
    if kind == DECIDE:
        listing.decide(p, numbers, s, tally, slot, t)
    elif kind == BEGIN:
        if row.status == GRACE and listing.begin(p, numbers, s, tally, slot, t):
            sanction.update(p, numbers, s, tally, l, t)
            response.respond(p, numbers, s, t)
            if p.list[l].redress >= 0 and not p.redress[p.list[l].redress].from_decision:
                redress.start_clock(p, numbers, s, slot, t)
            if p.list[l].copied:
                candidate.copy_out(p, numbers, s, slot, t)
    elif kind == NOTICE:
        row.noticed = 1
        tell_listing(s, t, E_REACHED, slot, -1)
        if not row.initial:
            count(p, numbers, s, tally, p.list[l].at_reached, t)
        become_aware(p, numbers, s, tally, slot, t)
    elif kind == AWARE:
        become_aware(p, numbers, s, tally, slot, t)
    elif kind == FILE:
        if n == row.clock and not row.pending and (row.status == OPEN or row.status == GRACE):
            if redress.file(p, numbers, s, tally, slot, t):
                sanction.update(p, numbers, s, tally, l, t)
    elif kind == HIDE:
        row.hidden = 1
        tell_listing(s, t, E_HIDDEN, slot, -1)
        sanction.update(p, numbers, s, tally, l, t)


@inner()
def become_aware(p, numbers, s, tally, slot, t):
    """Once per listing: the person knows, and from then on may file."""
    if s.listing[slot].aware or s.listing[slot].status == DECIDING:
        return
    redress.learn(p, s, tally, slot, t)
    redress.start_clock(p, numbers, s, slot, t)
