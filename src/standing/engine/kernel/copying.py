"""Entries from other lists: what a beginning sends to lists that copy it, and what arrives there (docs/model.md, 3.5; R20)."""

from __future__ import annotations

from standing.engine.compiled import inner
from standing.engine.kernel.agenda import push_with
from standing.engine.kernel.candidate import is_exempt, new, ordinal, wait_for_decision
from standing.engine.kernel.codes import BY_COPY, COPY, INHERITED, TRUE
from standing.engine.kernel.quantity import drawn_span, happens
from standing.engine.random import fold


@inner()
def copy_out(p, numbers, s, slot, t):
    """At the beginning of a listing, every list that is entered from its list: a candidate there, after a delay (R20)."""
    listing = s.listing[slot]
    for l in range(p.lists):
        for e in range(p.list[l].first_entry, p.list[l].first_entry + p.list[l].entries):
            entry = p.entry[e]
            if entry.kind != BY_COPY or entry.from_list != listing.list:
                continue
            base = ordinal(listing)
            if not happens(p, numbers, s, entry.share_q, t, fold(entry.copy_stream, listing.source), base, listing.n):
                continue
            stream = fold(entry.copy_delay_stream, listing.source)
            at = drawn_span(p, numbers, s, s.cell, entry.delay_law, t, stream, base, listing.n)
            if at < p.end:
                kind = TRUE if listing.kind == TRUE else INHERITED
                source = fold(p.list[listing.list].source, listing.source)
                settled = listing.settled_at
                push_with(s, at, COPY, e, listing.again, listing.n, settled, kind, listing.pair, listing.made, source)


@inner()
def copy_in(p, numbers, s, e, again, n, settled, kind, pair, made, source, t):
    """An entry from another list arrives: a candidate, if the person is not on the list, nor on the way to it."""
    l = 0
    while not p.list[l].first_entry <= e < p.list[l].first_entry + p.list[l].entries:
        l += 1
    if s.slot[l] >= 0 or is_exempt(p, numbers, s, l, t):
        return
    slot = new(s, l, kind, source, n, again, t)
    listing = s.listing[slot]
    listing.pair = pair
    listing.from_list = p.entry[e].from_list
    listing.made = made
    listing.settled_at = settled
    wait_for_decision(p, numbers, s, slot, t)
