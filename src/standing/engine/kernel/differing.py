"""For which other regimes the next event of a shared life may go another way (docs/model.md, section 4.5)."""

from __future__ import annotations

import numpy as np

from standing.engine.compiled import inner
from standing.engine.kernel.codes import (
    ACT,
    ACT_RAISED,
    BEGIN,
    BY_BAND,
    BY_OBSERVATION,
    BY_SCORE,
    COPY,
    DECIDE,
    END,
    FILE,
    FREE,
    HAND,
    JUDGE,
    LIFT,
    MOVE,
    MOVE_RAISED,
    OBSERVED,
    OPEN,
    OUTCOME,
    PART,
    RECORDED,
    SETTLED,
    STRIKE,
)
from standing.engine.kernel.quantity import value
from standing.engine.kernel.sanction import has_dependants
from standing.engine.kernel.score import level


@inner()
def parts(p, numbers, s, first):
    """Whether regimes that share the life may part before its next event; `touched` then says which."""
    s.touched = differing(p, numbers, s, first)
    return s.touched != 0


@inner()
def differing(p, numbers, s, first):
    """Bits of the regimes, among those that share, whose rules differ in what the event may read."""
    kind = first.kind
    item = first.subject
    found = np.int64(0)
    if kind == OBSERVED:
        if p.pair[item].differs & s.sharing != 0:
            found = differing_lists(p, numbers, s, item, first.time)
    elif kind == ACT:
        found = p.conduct[p.stream[item].subject].differs
    elif kind == ACT_RAISED:
        found = p.conduct[p.channel[item].subject].differs
    elif kind == OUTCOME:
        found = p.conduct[item].differs
    elif kind == HAND or kind == STRIKE:
        found = p.list[p.stream[item].subject].differs
    elif kind == COPY:
        found = p.entry[item].differs
    elif kind == MOVE or kind == MOVE_RAISED:
        found = p.differs_at_move
    elif kind == LIFT or (kind >= END and kind <= JUDGE) or (kind >= DECIDE and kind <= FILE):
        listing = s.listing[item]
        if listing.status != FREE and listing.stamp == first.stamp:
            row = p.list[listing.list]
            found = row.differs | row.differs_clock
            if kind == FILE or kind == JUDGE:
                found |= row.differs_appeal
            elif kind == BEGIN:
                found |= row.differs_beginning
                if row.differs_dependants & s.sharing != 0 and has_dependants(p, numbers, s):
                    found |= row.differs_dependants
            elif kind >= END and kind <= SETTLED:
                found |= row.differs_removal
    elif kind == PART:
        listing = s.listing[item]
        if listing.status == OPEN and listing.stamp == first.stamp:
            found = p.list[listing.list].differs_term
    return found & s.sharing


@inner()
def differing_lists(p, numbers, s, o, t):
    """The same for an observation of pair o: what lists do differently matters only where it may make a candidate."""
    found = np.int64(0)
    c = p.pair[o].conduct
    for l in range(p.lists):
        row = p.list[l]
        if row.differs == 0:
            continue
        entered = row.differs_entry
        if row.differs & ~entered & s.sharing != 0 and may_list(p, numbers, s, l, o, c, t):
            entered = row.differs
        found |= entered
    return found


@inner()
def may_list(p, numbers, s, l, o, c, t):
    """Whether an observation may complete an entry of list l; never false where it does."""
    for e in range(p.list[l].first_entry, p.list[l].first_entry + p.list[l].entries):
        entry = p.entry[e]
        if entry.kind == BY_OBSERVATION:
            if entry.conducts[c] and entry.sensors[p.pair[o].sensor]:
                if s.seen_count + 1 >= value(p, numbers, entry.times_q, s.cell, t):
                    return True
        elif entry.kind == BY_SCORE:
            points = p.points[entry.score, c]
            bound = value(p, numbers, entry.bound_q, s.cell, t)
            x = level(p, s, RECORDED, entry.score, t) + points
            if points < 0.0 and entry.sign < 0 and x <= bound:
                return True
            if points > 0.0 and entry.sign > 0 and x >= bound:
                return True
        elif entry.kind == BY_BAND and p.points[entry.score, c] != 0.0:
            return True
    return s.slot[l] >= 0
