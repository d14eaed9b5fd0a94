"""Candidates for a list: what an observation, an entry by hand or the end of a listing starts (docs/model.md, section 3.5)."""

from __future__ import annotations

from typing import Final

import numpy as np

from standing.engine.compiled import inner
from standing.engine.kernel.agenda import push
from standing.engine.kernel.assessment import has_trait
from standing.engine.kernel.codes import (
    BY_COPY,
    BY_HAND,
    BY_OBSERVATION,
    DECIDE,
    DECIDING,
    E_CANDIDATE,
    E_EXTENDED,
    E_HAND_ENTRY,
    E_HIT,
    FREE,
    FROM_HAND,
    GRACE,
    HIT_COUNTS,
    HIT_EXTENDS,
    NEEDS_ROOM,
    OPEN,
    TERM,
    WRONG_FACT,
)
from standing.engine.kernel.condition import INCOMPLETE, kind_at_entry, kind_by_score
from standing.engine.kernel.observation import settled_at, source_of
from standing.engine.kernel.quantity import drawn_span, value
from standing.engine.kernel.tally import count
from standing.engine.kernel.told import tell, tell_listing
from standing.engine.random import fold

AGAIN_STEP: Final = 1 << 21
"""Ordinals of one listing's draws: appeals below 2^20, the stale clock at 2^20, then one step per relisting in a chain."""


@inner()
def ordinal(listing):
    """Base of the ordinals under which a listing's draws are addressed."""
    return listing.again * AGAIN_STEP


@inner()
def free_slot(s):
    """Index of an unused listing record; a full table sets `overflow`."""
    for k in range(s.used):
        if s.listing[k].status == FREE:
            return k
    if s.used >= s.listing.size:
        s.overflow = NEEDS_ROOM
        return 0
    s.used += 1
    return s.used - 1


@inner()
def new(s, l, kind, source, n, again, t):
    """A fresh candidate for list l; returns its index."""
    slot = free_slot(s)
    s.stamp += 1
    number = s.candidates
    s.candidates += 1
    listing = s.listing[slot]
    listing.status = DECIDING
    listing.stamp = s.stamp
    listing.list = l
    listing.kind = kind
    listing.number = number
    listing.pair = FROM_HAND
    listing.from_list = -1
    listing.made = 0
    listing.published = 0
    listing.hidden = 0
    listing.due = np.inf
    listing.source = source
    listing.n = n
    listing.again = again
    listing.act = t
    listing.settled_at = np.inf
    listing.start = t
    listing.end = t
    listing.stale_from = np.inf
    listing.reason = 0
    listing.acts = 0
    listing.initial = 0
    listing.counted = 0
    listing.noticed = 0
    listing.aware = 0
    listing.stale = 0
    listing.pending = 0
    listing.suspended = 0
    listing.closed = 0
    listing.bitten = 0
    listing.filed = 0
    listing.decided = 0
    listing.in_time = 0
    listing.appeal = 0
    listing.clock = 0
    for k in range(listing.taken.size):
        listing.taken[k] = 0.0
    s.slot[l] = slot
    return slot


@inner()
def cause_of(p, listing):
    """Index of what made a listing, among the parts of `listings_by_cause`: a pair, by hand, the start, another list."""
    if listing.from_list >= 0:
        return p.pairs + 2 + listing.from_list
    return listing.pair if listing.pair >= 0 else p.pairs - 1 - listing.pair


@inner()
def is_exempt(p, numbers, s, l, t):
    """Whether list l never takes this person, by group or by the status now."""
    row = p.list[l]
    if row.exempt_q >= 0 and value(p, numbers, row.exempt_q, s.cell, t) > 0.0:
        return True
    return has_trait(s, row.exempt_status, row.exempt_values)


@inner()
def wait_for_decision(p, numbers, s, slot, t):
    """Leave the decision of a candidate on the agenda."""
    listing = s.listing[slot]
    row = p.list[listing.list]
    tell(
        s,
        t,
        E_CANDIDATE,
        listing.list,
        -1,
        listing.kind,
        cause_of(p, listing),
        listing.number,
        listing.n,
        listing.made,
        0.0,
    )
    at = t
    if listing.kind != BY_HAND:
        stream = fold(row.decide_delay_stream, listing.source)
        at = drawn_span(p, numbers, s, s.cell, row.decide_law, t, stream, ordinal(listing), listing.n)
    if at < p.end:
        push(s, at, DECIDE, slot, listing.stamp, 0)


@inner()
def first_complete(p, numbers, s, l, o, truth, t):
    """Kind by the first entry of list l that an observation completes, or INCOMPLETE."""
    row = p.list[l]
    for e in range(row.first_entry, row.first_entry + row.entries):
        kind = kind_at_entry(p, numbers, s, e, o, truth, t)
        if kind != INCOMPLETE:
            return kind
    return INCOMPLETE


@inner()
def concerns(p, l, o):
    """Whether an observation of pair o is a hit for list l: of a conduct that an entry names, or by a sensor that one does."""
    row = p.list[l]
    pair = p.pair[o]
    for e in range(row.first_entry, row.first_entry + row.entries):
        entry = p.entry[e]
        if entry.kind != BY_OBSERVATION:
            if entry.kind != BY_COPY and p.points[entry.score, pair.conduct] * entry.sign > 0.0:
                return True
        elif entry.conducts[pair.conduct] and (not entry.by_sensor or entry.sensors[pair.sensor]):
            return True
    return False


@inner()
def prolong(p, numbers, s, slot, source, n, t):
    """A complete hit moves the due end of an open listing: a term from now, at the hit's own address (R11)."""
    listing = s.listing[slot]
    row = p.list[listing.list]
    if row.hits == HIT_COUNTS or not row.leaves_term or listing.status != OPEN or listing.stale:
        return
    due = drawn_span(p, numbers, s, s.cell, row.term_law, t, fold(row.term_stream, source), 0, n)
    if row.hits == HIT_EXTENDS and due <= listing.due:
        return
    listing.due = due
    tell_listing(s, t, E_EXTENDED, slot, -1)
    if due < p.end:
        push(s, due, TERM, slot, listing.stamp, 0)


@inner()
def hit(p, numbers, s, tally, l, o, truth, n, act, cell, made, behind, t):
    """An observation of a conduct that list l names: count it while listed or in grace, else test the entries (R11, R13)."""
    row = p.list[l]
    if is_exempt(p, numbers, s, l, t):
        return
    slot = s.slot[l]
    if slot >= 0:
        if s.listing[slot].status != DECIDING and concerns(p, l, o):
            count(p, numbers, s, tally, row.at_hits, t)
            tell(s, t, E_HIT, l, -1, -1, -1, -1, -1, 0, 0.0)
            if row.hits != HIT_COUNTS and first_complete(p, numbers, s, l, o, truth, t) != INCOMPLETE:
                prolong(p, numbers, s, slot, source_of(p.pair[o], truth), n, t)
        return
    kind = first_complete(p, numbers, s, l, o, truth, t)
    if kind == INCOMPLETE:
        return
    settled = np.inf
    if row.follows:
        settled = settled_at(p, numbers, s, o, truth, cell, act, behind)
        if row.leaves_settled and settled <= t and not row.has_grace:
            return
    slot = new(s, l, kind, source_of(p.pair[o], truth), n, 0, t)
    listing = s.listing[slot]
    listing.pair = o
    listing.act = act
    listing.made = made
    listing.settled_at = settled
    for k in range(p.scores):
        listing.taken[k] = s.taken[k]
    wait_for_decision(p, numbers, s, slot, t)


@inner()
def by_hand(p, numbers, s, tally, l, source, n, t):
    """An entry by hand: always wrongful, decided as it is made; counted as a hit while listed or in grace (R11, R20)."""
    row = p.list[l]
    if is_exempt(p, numbers, s, l, t):
        return
    count(p, numbers, s, tally, row.at_hand, t)
    tell(s, t, E_HAND_ENTRY, l, -1, -1, -1, -1, n, 0, 0.0)
    slot = s.slot[l]
    if slot >= 0:
        status = s.listing[slot].status
        if status == OPEN or status == GRACE:
            count(p, numbers, s, tally, row.at_hits, t)
            tell(s, t, E_HIT, l, -1, -1, -1, -1, n, 0, 0.0)
            prolong(p, numbers, s, slot, source, n, t)
        return
    slot = new(s, l, BY_HAND, source, n, 0, t)
    wait_for_decision(p, numbers, s, slot, t)


@inner()
def list_again(p, numbers, s, l, ended, t):
    """At the end of a listing, a condition with `when: state` that still holds lists again (R9)."""
    row = p.list[l]
    for e in range(row.first_entry, row.first_entry + row.entries):
        entry = p.entry[e]
        if not entry.again or is_exempt(p, numbers, s, l, t):
            continue
        kind = kind_by_score(p, numbers, s, e, WRONG_FACT, t)
        if kind == INCOMPLETE:
            continue
        previous = s.listing[ended]
        slot = new(s, l, kind, previous.source, previous.n, previous.again + 1, t)
        s.listing[slot].pair = s.listing[ended].pair
        s.listing[slot].from_list = s.listing[ended].from_list
        s.listing[slot].made = s.listing[ended].made
        wait_for_decision(p, numbers, s, slot, t)
        return
