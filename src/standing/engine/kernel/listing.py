"""From the decision to the last sanction lifted: grace, beginning, notice, end, removal (docs/model.md, section 3.6).

R12 to R14, R31, R32. What a listing does to sanctions, scores and appeals is called by `person`, which knows their order.
"""

from __future__ import annotations

import numpy as np

from standing.engine.compiled import inner
from standing.engine.kernel import spent
from standing.engine.kernel.agenda import push
from standing.engine.kernel.candidate import cause_of, ordinal
from standing.engine.kernel.codes import (
    AT_BEGINNING,
    AT_DECISION,
    AVERTED_SETTLED,
    BEGIN,
    BY_CORRECTION,
    BY_HAND,
    BY_SETTLEMENT,
    BY_TERM,
    CONFIRMED,
    E_AVERTED,
    E_BEGINNING,
    E_DECISION,
    E_END,
    E_LAPSED,
    E_NOTICE,
    E_STALE,
    END,
    FREE,
    GRACE,
    HIDE,
    LAPSED,
    LIFT,
    NOTICE,
    OPEN,
    PART,
    REJECTED,
    SETTLED,
    STEP_AWARE,
    STEP_CORRECTED,
    STEP_DECIDED,
    STEP_EXPIRED,
    STEP_FILED,
    STEP_IN_TIME,
    STEP_WRONGFUL,
    TAIL,
    TERM,
    TRUE,
    TWIN,
)
from standing.engine.kernel.quantity import drawn_span, happens, value
from standing.engine.kernel.tally import count, stock
from standing.engine.kernel.told import tell, tell_listing
from standing.engine.random import fold


@inner()
def release(s, slot):
    """Forget a candidate or listing; the list is free again if it was the current one."""
    listing = s.listing[slot]
    listing.status = FREE
    if s.slot[listing.list] == slot:
        s.slot[listing.list] = -1


@inner()
def decide(p, numbers, s, tally, slot, t):
    """The decider confirms or rejects a candidate; entries by hand are their own decision (R32)."""
    listing = s.listing[slot]
    row = p.list[listing.list]
    base = ordinal(listing)
    if listing.kind != BY_HAND:
        chance = row.met_q if listing.kind == TRUE else row.not_met_q
        stream = fold(row.decide_stream, listing.source)
        confirmed = happens(p, numbers, s, chance, t, stream, base, listing.n)
        part = (CONFIRMED if confirmed else REJECTED) + (0 if listing.kind == TRUE else 1)
        count(p, numbers, s, tally, row.at_decisions + part, t)
        tell_listing(s, t, E_DECISION, slot, 0 if confirmed else 1)
        if not confirmed:
            release(s, slot)
            return
    listing.status = GRACE
    if row.notice == AT_DECISION:
        send_notice(p, numbers, s, tally, slot, t)
    begins = t
    if row.has_grace:
        stream = fold(row.grace_stream, listing.source)
        begins = drawn_span(p, numbers, s, s.cell, row.grace_law, t, stream, base, listing.n)
        if row.grace_early and row.leaves_settled and listing.settled_at < begins:
            begins = max(t, listing.settled_at)
    if begins < p.end:
        push(s, begins, BEGIN, slot, listing.stamp, 0)


@inner()
def send_notice(p, numbers, s, tally, slot, t):
    """Send the notice; it reaches the person with a probability, after a delay (R12)."""
    listing = s.listing[slot]
    row = p.list[listing.list]
    base = ordinal(listing)
    if not listing.initial:
        count(p, numbers, s, tally, row.at_notices, max(t, 0.0))
        tell_listing(s, t, E_NOTICE, slot, -1)
    if not happens(p, numbers, s, row.reaches_q, t, fold(row.notice_stream, listing.source), base, listing.n):
        return
    stream = fold(row.notice_delay_stream, listing.source)
    at = drawn_span(p, numbers, s, s.cell, row.notice_law, t, stream, base, listing.n)
    if at < p.end:
        push(s, max(at, 0.0), NOTICE, slot, listing.stamp, 0)


@inner()
def begin(p, numbers, s, tally, slot, t):
    """The listing begins, unless its obligation is settled by now; returns whether it did (R12, R13)."""
    listing = s.listing[slot]
    l = listing.list
    row = p.list[l]
    if row.leaves_settled and listing.settled_at <= t:
        count(p, numbers, s, tally, row.at_averted + AVERTED_SETTLED, t)
        tell_listing(s, t, E_AVERTED, slot, AVERTED_SETTLED)
        lapse(p, numbers, s, tally, slot, t)
        release(s, slot)
        return False
    listing.counted = t >= p.counts_from
    listing.acts = acts_named(p, s, l)
    s.listings[l] += listing.counted
    count(p, numbers, s, tally, row.at_listings + listing.kind, t)
    if listing.made:
        count(p, numbers, s, tally, row.at_made, t)
    if listing.counted:
        tally[s.row + row.at_cause + cause_of(p, listing)] += 1
        tally[s.row + row.at_listings_by_acts + listing.acts] += 1
    if s.met_at[l] <= t <= s.met_at[l] + row.within:
        s.caught[l] = 1
    open_up(p, numbers, s, tally, slot, t)
    funnel_step(p, s, tally, slot, STEP_WRONGFUL)
    if listing.aware:
        funnel_step(p, s, tally, slot, STEP_AWARE)
    if listing.filed:
        funnel_step(p, s, tally, slot, STEP_FILED)
    if listing.decided:
        funnel_step(p, s, tally, slot, STEP_DECIDED)
    if listing.in_time:
        funnel_step(p, s, tally, slot, STEP_IN_TIME)
    return True


@inner()
def open_up(p, numbers, s, tally, slot, t):
    """What runs from the beginning: term, settlement, notice; t may lie before the start for listings of the start (R34)."""
    listing = s.listing[slot]
    row = p.list[listing.list]
    base = ordinal(listing)
    listing.status = OPEN
    listing.start = t
    s.entered[listing.list] += 1
    if row.public_q >= 0:
        listing.published = value(p, numbers, row.public_q, s.cell, t) >= 0.5
        if row.shown_q >= 0 and listing.published == 1:
            hidden = t + value(p, numbers, row.shown_q, s.cell, t)
            if hidden < p.end:
                push(s, max(hidden, 0.0), HIDE, slot, listing.stamp, 0)
    tell(
        s,
        t,
        E_BEGINNING,
        listing.list,
        -1,
        listing.kind,
        cause_of(p, listing),
        listing.number,
        listing.n,
        listing.made,
        0.0,
    )
    stock(p, numbers, tally, row.stock_listed, t, 1)
    if listing.kind != TRUE:
        stock(p, numbers, tally, row.stock_wrongful, t, 1)
    if row.leaves_term:
        stream = fold(row.term_stream, listing.source)
        ends = drawn_span(p, numbers, s, s.cell, row.term_law, t, stream, base, listing.n)
        listing.due = max(ends, 0.0)
        if ends < p.end:
            push(s, listing.due, TERM, slot, listing.stamp, 0)
    if row.differs_term & s.sharing != 0 and t + row.differs_after < p.end:
        push(s, t + row.differs_after, PART, slot, listing.stamp, 0)
    if row.leaves_settled and listing.settled_at < p.end:
        push(s, max(listing.settled_at, 0.0), SETTLED, slot, listing.stamp, 0)
    if row.notice == AT_BEGINNING or (listing.initial and row.notice == AT_DECISION):
        send_notice(p, numbers, s, tally, slot, t)


@inner()
def take_terms(p, numbers, s, differing):
    """Terms of a life that was shared under other ones: of the listings that are open on lists which are `differing`, by bit."""
    for slot in range(s.used):
        listing = s.listing[slot]
        if listing.status != OPEN or (differing >> listing.list) & 1 == 0:
            continue
        row = p.list[listing.list]
        due = np.inf
        if row.leaves_term:
            stream = fold(row.term_stream, listing.source)
            due = drawn_span(p, numbers, s, s.cell, row.term_law, listing.start, stream, ordinal(listing), listing.n)
        if due != listing.due:
            listing.due = due
            if due < p.end:
                push(s, due, TERM, slot, listing.stamp, 0)


@inner()
def acts_named(p, s, l):
    """Acts so far of the conducts that list l names, 3 and more together."""
    total = 0
    for c in range(p.conducts):
        if p.about[l, c]:
            total += s.acts[c]
    return min(total, 3)


@inner()
def funnel_step(p, s, tally, slot, step):
    """A wrongful listing passes a step of the redress funnel, once (R20, Q9)."""
    listing = s.listing[slot]
    if listing.kind == TRUE or not listing.counted:
        return
    row = p.list[listing.list]
    tally[s.row + row.at_funnel + step] += 1
    tally[s.row + row.at_funnel_by_acts + 4 * step + listing.acts] += 1


@inner()
def comes_due(p, numbers, s, tally, slot, reason, t):
    """Term or settlement: the listing ends now, or the removal fails and it is stale from now on; returns whether stale (R14)."""
    listing = s.listing[slot]
    row = p.list[listing.list]
    stream = fold(row.fail_stream, listing.source)
    if not happens(p, numbers, s, row.fails_q, t, stream, ordinal(listing), listing.n):
        push(s, t, END, slot, listing.stamp, reason)
        return False
    listing.stale = 1
    listing.stale_from = t
    if s.met_at[listing.list] <= t <= s.met_at[listing.list] + row.within:  # where the term was over before the start
        s.caught[listing.list] = 1
    count(p, numbers, s, tally, row.at_stale, t)
    tell_listing(s, t, E_STALE, slot, -1)
    return True


@inner()
def lapse(p, numbers, s, tally, slot, t):
    """An appeal that is pending when the listing is over lapses (R18)."""
    listing = s.listing[slot]
    r = p.list[listing.list].redress
    if r < 0 or not listing.pending:
        return
    listing.pending = 0
    tell(s, t, E_LAPSED, r, -1, listing.kind, -1, listing.number, listing.n, listing.made, 0.0)
    count(p, numbers, s, tally, p.redress[r].at_appeals + LAPSED, t)
    if listing.kind != TRUE:
        count(p, numbers, s, tally, p.redress[r].at_appeals + TWIN + LAPSED, t)


@inner()
def end(p, numbers, s, tally, slot, reason, t):
    """The listing ends; its sanctions stay on for the removal, or the propagation after a correction (R13, R14)."""
    listing = s.listing[slot]
    l = listing.list
    row = p.list[l]
    count(p, numbers, s, tally, row.at_ends + reason, t)
    tell_listing(s, t, E_END, slot, reason)
    lapse(p, numbers, s, tally, slot, t)
    spent.settle_time(p, s, tally, slot, t)
    stock(p, numbers, tally, row.stock_listed, t, -1)
    if listing.kind != TRUE:
        stock(p, numbers, tally, row.stock_wrongful, t, -1)
    if reason == BY_CORRECTION:
        funnel_step(p, s, tally, slot, STEP_CORRECTED)
    elif reason == BY_TERM or reason == BY_SETTLEMENT:
        funnel_step(p, s, tally, slot, STEP_EXPIRED)
    s.slot[l] = -1
    s.reset_at[l] = t
    listing.status = TAIL
    listing.end = t
    listing.reason = reason
    law = row.removal_law
    stream = fold(row.removal_stream, listing.source)
    if reason == BY_CORRECTION and row.redress >= 0 and p.redress[row.redress].propagates_law >= 0:
        law = p.redress[row.redress].propagates_law
        stream = fold(p.redress[row.redress].propagate_stream, listing.source)
    lifted = drawn_span(p, numbers, s, s.cell, law, t, stream, ordinal(listing), listing.n)
    if lifted < p.end:
        push(s, lifted, LIFT, slot, listing.stamp, 0)
