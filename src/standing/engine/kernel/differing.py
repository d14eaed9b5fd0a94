"""For which other regimes the next event of a shared life may go another way (docs/model.md, section 4.5)."""

from __future__ import annotations

import numpy as np

from standing.engine.compiled import inner
from standing.engine.kernel.codes import (
    ACT,
    ACT_RAISED,
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
    OUTCOME,
    STRIKE,
)


@inner()
def parts(p, s, first):
    """Whether regimes that share the life may part before its next event; `touched` then says which."""
    s.touched = differing(p, s, first)
    return s.touched != 0


@inner()
def differing(p, s, first):
    """Bits of the regimes, among those that share, whose rules differ in what the event may read."""
    kind = first.kind
    item = first.subject
    found = np.int64(0)
    if kind == OBSERVED:
        found = p.pair[item].differs
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
    return found & s.sharing
