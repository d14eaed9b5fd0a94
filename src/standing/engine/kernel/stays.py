"""What happens to a candidate or a listing, from the decision to the last sanction lifted: the order of its events.

docs/model.md, section 3.9.
"""

from __future__ import annotations

from standing.engine.compiled import inner
from standing.engine.kernel import candidate, copying, listing, observation, redress, response, sanction, score, spent
from standing.engine.kernel.codes import (
    AWARE,
    BEGIN,
    BY_CORRECTION,
    BY_SETTLEMENT,
    BY_TERM,
    DECIDE,
    DECIDING,
    E_HIDDEN,
    E_LIFTED,
    E_REACHED,
    END,
    FILE,
    FREE,
    GRACE,
    HIDE,
    JUDGE,
    LIFT,
    NOTICE,
    OPEN,
    SETTLED,
    TERM,
)
from standing.engine.kernel.tally import count
from standing.engine.kernel.told import tell_listing


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
        spent.keep_durations(p, tally, s, slot, t, False)
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
                copying.copy_out(p, numbers, s, slot, t)
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
