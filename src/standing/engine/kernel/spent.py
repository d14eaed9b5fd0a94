"""Time on a list: seconds, and durations in whole days (docs/model.md, sections 3.6 and 5; R3, R31)."""

from __future__ import annotations

from standing.engine.compiled import inner
from standing.engine.kernel.codes import BY_CORRECTION, TAIL, TRUE
from standing.engine.kernel.tally import keep_duration, spend


@inner()
def settle_time(p, s, tally, slot, t):
    """Enter the time of an open listing up to t, and that the person was listed in the window (R3)."""
    listing = s.listing[slot]
    l = listing.list
    row = p.list[l]
    start = max(listing.start, 0.0)
    spend(p, s, tally, row.at_seconds, start, t)
    if listing.kind != TRUE:
        spend(p, s, tally, row.at_wrongful_seconds, start, t)
    if listing.stale:
        spend(p, s, tally, row.at_stale_seconds, listing.stale_from, t)
    if t > p.counts_from or listing.counted:
        s.ever[l] = 1
        if listing.kind != TRUE:
            s.ever_wrongful[l] = 1


@inner()
def keep_durations(p, tally, s, slot, t, is_open):
    """Histograms of a listing's wrongful time, correction lag and stale time, whole days up to t (R31)."""
    listing = s.listing[slot]
    row = p.list[listing.list]
    if listing.kind != TRUE and listing.counted:
        keep_duration(p, tally, row.at_duration, listing.start, t, is_open)
    if listing.status == TAIL and listing.reason == BY_CORRECTION and listing.end >= p.counts_from:
        keep_duration(p, tally, row.at_lag, listing.end, t, is_open)
    if listing.stale and listing.stale_from >= p.counts_from:
        keep_duration(p, tally, row.at_stale_duration, listing.stale_from, t, is_open)
