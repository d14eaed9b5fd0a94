"""Redress: becoming aware, filing, deciding, correcting (docs/model.md, section 3.8; R17 to R19, R33)."""

from __future__ import annotations

from typing import Final

from standing.engine.arithmetic import log
from standing.engine.compiled import inner
from standing.engine.kernel.agenda import push
from standing.engine.kernel.candidate import ordinal
from standing.engine.kernel.codes import (
    AVERTED_OBJECTION,
    BY_CORRECTION,
    DECIDED,
    E_AVERTED,
    E_AWARE,
    E_FILED,
    E_GRANTED,
    E_REFUSED,
    END,
    FILE,
    FILED,
    GRACE,
    GRANTED,
    JUDGE,
    OPEN,
    REFUSED,
    STEP_AWARE,
    STEP_DECIDED,
    STEP_FILED,
    STEP_IN_TIME,
    TAIL,
    TRUE,
    TWIN,
)
from standing.engine.kernel.listing import funnel_step, release
from standing.engine.kernel.quantity import drawn, drawn_span, happens, value, waits_until
from standing.engine.kernel.tally import count
from standing.engine.kernel.told import tell, tell_listing
from standing.engine.random import fold

STALE_CLOCK: Final = 1 << 20
"""Ordinal of the filing clock that replaces the rightful one when a listing becomes stale (R14)."""


@inner()
def is_wrongful(listing):
    """Status at this moment: wrongful at entry, or stale."""
    return listing.kind != TRUE or listing.stale == 1


@inner()
def learn(p, s, tally, slot, t):
    """The person is aware of the listing from now on (R17)."""
    listing = s.listing[slot]
    listing.aware = 1
    tell_listing(s, t, E_AWARE, slot, -1)
    if listing.status == OPEN or listing.status == TAIL:
        funnel_step(p, s, tally, slot, STEP_AWARE)


@inner()
def start_clock(p, numbers, s, slot, t):
    """Start, or start anew, the clock of the next filing: its hazard is the rate for wrongful or rightful (R18, eq. 3.3)."""
    listing = s.listing[slot]
    r = p.list[listing.list].redress
    if r < 0 or not listing.aware or listing.pending or listing.closed:
        return
    row = p.redress[r]
    if not (listing.status == OPEN or (listing.status == GRACE and row.from_decision)):
        return
    j = ordinal(listing) + listing.appeal + (STALE_CLOCK if listing.stale else 0)
    u, _ = drawn(s, j, fold(row.file_stream, listing.source), listing.n)
    q = row.files_wrongful_q if is_wrongful(listing) else row.files_rightful_q
    at = waits_until(p, numbers, q, s.cell, t, -log(u))
    listing.clock += 1
    if at < p.end:
        push(s, at, FILE, slot, listing.stamp, listing.clock)


@inner()
def note(p, numbers, s, tally, slot, part, t):
    """Count a step of an appeal, and its twin for what was wrongful at entry (R20)."""
    listing = s.listing[slot]
    r = p.list[listing.list].redress
    at = p.redress[r].at_appeals
    if part != DECIDED:
        event = E_FILED if part == FILED else (E_GRANTED if part == GRANTED else E_REFUSED)
        tell(s, t, event, r, -1, listing.kind, -1, listing.number, listing.n, listing.made, 0.0)
    count(p, numbers, s, tally, at + part, t)
    if listing.kind != TRUE:
        count(p, numbers, s, tally, at + TWIN + part, t)


@inner()
def file(p, numbers, s, tally, slot, t):
    """An appeal is filed; returns whether it suspends the sanctions while it is pending (R18)."""
    listing = s.listing[slot]
    row = p.redress[p.list[listing.list].redress]
    listing.pending = 1
    listing.filed_at = t
    note(p, numbers, s, tally, slot, FILED, t)
    if not listing.filed:
        listing.filed = 1
        if listing.status == OPEN:
            funnel_step(p, s, tally, slot, STEP_FILED)
    j = ordinal(listing) + listing.appeal
    stream = fold(row.delay_stream, listing.source)
    at = drawn_span(p, numbers, s, s.cell, row.delay_law, t, stream, j, listing.n)
    if at < p.end:
        push(s, at, JUDGE, slot, listing.stamp, listing.appeal)
    if value(p, numbers, row.suspends_q, s.cell, t) >= 0.5:
        listing.suspended = 1
        return True
    return False


@inner()
def judge(p, numbers, s, tally, slot, t):
    """The decision on an appeal, by the status now; a granted one ends the listing or averts it (R18, R19, R33)."""
    listing = s.listing[slot]
    l = listing.list
    row = p.redress[p.list[l].redress]
    listing.pending = 0
    note(p, numbers, s, tally, slot, DECIDED, t)
    if not listing.decided:
        listing.decided = 1
        if listing.status == OPEN:
            funnel_step(p, s, tally, slot, STEP_DECIDED)
    if not listing.in_time and t - listing.filed_at <= row.in_time:
        listing.in_time = 1
        if listing.status == OPEN:
            funnel_step(p, s, tally, slot, STEP_IN_TIME)
    j = ordinal(listing) + listing.appeal
    q = row.grants_wrongful_q if is_wrongful(listing) else row.grants_rightful_q
    listing.appeal += 1
    if happens(p, numbers, s, q, t, fold(row.grant_stream, listing.source), j, listing.n):
        note(p, numbers, s, tally, slot, GRANTED, t)
        if listing.status == GRACE:
            count(p, numbers, s, tally, p.list[l].at_averted + AVERTED_OBJECTION, t)
            tell_listing(s, t, E_AVERTED, slot, AVERTED_OBJECTION)
            release(s, slot)
            return
        if p.list[l].leaves_corrected:
            push(s, t, END, slot, listing.stamp, BY_CORRECTION)
            return
        listing.closed = 1
    else:
        note(p, numbers, s, tally, slot, REFUSED, t)
        if value(p, numbers, row.again_q, s.cell, t) < 0.5:
            listing.closed = 1
    listing.suspended = 0
