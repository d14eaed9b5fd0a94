"""A list that is full at the start (docs/model.md, section 3.8; R34)."""

from __future__ import annotations

from standing.engine.arithmetic import log
from standing.engine.compiled import inner
from standing.engine.kernel.candidate import is_exempt, new
from standing.engine.kernel.codes import FROM_START, TRUE, WRONG_FACT
from standing.engine.kernel.listing import open_up
from standing.engine.kernel.quantity import drawn, drawn_span, value, waits_until


@inner()
def enter(p, numbers, s, tally, l):
    """Draw whether this person is on list l at the start, since when, and whether wrongly; returns the slot or -1.

    Such a listing began before the run: it is not counted among the listings, nor in durations that begin with one. Its
    obligation, if there is one, settles at the rate of the first conduct that the list names, from the start on.
    """
    row = p.list[l]
    if row.initial_q < 0 or is_exempt(p, numbers, s, l, 0.0):
        return -1
    u, v = drawn(s, 0, row.initial_stream, 0)
    if u <= 1.0 - value(p, numbers, row.initial_q, s.cell, 0.0):
        return -1
    kind = WRONG_FACT if v <= value(p, numbers, row.initial_wrongful_q, s.cell, 0.0) else TRUE
    since = drawn_span(p, numbers, s, s.cell, row.initial_law, 0.0, row.initial_since_stream, 0, 0)
    slot = new(s, l, kind, row.initial_source, 0, 0, -since)
    listing = s.listing[slot]
    listing.initial = 1
    conduct = row.initial_conduct
    listing.pair = FROM_START
    if kind == TRUE and conduct >= 0 and p.conduct[conduct].settles_q >= 0:
        w, _ = drawn(s, 0, row.initial_settle_stream, 0)
        listing.settled_at = waits_until(p, numbers, p.conduct[conduct].settles_q, s.cell, 0.0, -log(w))
    open_up(p, numbers, s, tally, slot, -since)
    return slot
