"""Sanctions and the attempts they refuse (docs/model.md, section 3.7; R15 to R17)."""

from __future__ import annotations

import numpy as np

from standing.engine.arithmetic import gamma_quantile, log
from standing.engine.compiled import inner
from standing.engine.kernel.agenda import push
from standing.engine.kernel.codes import (
    AFTER_END,
    ATTEMPT,
    ATTEMPTS_PER_BLOCK,
    AWARE,
    BLOCK,
    NOBODY,
    OPEN,
    OWN,
    TAIL,
    TOO_MANY_ATTEMPTS,
    TRUE,
    WRONGFUL,
)
from standing.engine.kernel.quantity import cumulated, cumulated_inverse, happens
from standing.engine.kernel.tally import count, spend, stock
from standing.engine.random import draw


@inner()
def is_held(p, s, z, slot):
    """Whether a listing keeps sanction z on: open or being removed, not suspended."""
    listing = s.listing[slot]
    return (listing.status == OPEN or listing.status == TAIL) and not listing.suspended and p.holds[z, listing.list]


@inner()
def category_of(listing):
    """Whose time a listing makes: own, wrongful (stale included), after the end."""
    if listing.status == TAIL:
        return AFTER_END
    if listing.kind == TRUE and not listing.stale:
        return OWN
    return WRONGFUL


@inner()
def cause_of(p, listing):
    """Index of what made a listing, among `sanction_seconds_by_cause`: a conduct, by hand, the start."""
    if listing.pair >= 0:
        return p.pair[listing.pair].conduct
    return p.conducts - 1 - listing.pair


@inner()
def update(p, numbers, s, tally, l, t):
    """After any change of a listing on list l: enter the time so far under its sanctions, then see who holds them now."""
    for z in range(p.sanctions):
        if not p.holds[z, l]:
            continue
        spend_held(p, s, tally, z, t)
        before = s.category[z]
        after = NOBODY
        first = -1
        for slot in range(s.used):
            if not is_held(p, s, z, slot):
                continue
            category = category_of(s.listing[slot])
            after = category if after == NOBODY else min(after, category)
            if first < 0 or comes_first(s.listing[slot], s.listing[first]):
                first = slot
        s.category[z] = after
        if first >= 0:
            s.cause[z] = cause_of(p, s.listing[first])
            s.cause_list[z] = s.listing[first].list
        if before == NOBODY and after != NOBODY:
            switch_on(p, numbers, s, tally, z, t)
        elif before != NOBODY and after == NOBODY:
            switch_off(p, numbers, s, tally, z, t)


@inner()
def comes_first(a, b):
    """Whether listing a gives the cause rather than b: open before ended, then the earlier."""
    if (a.status == OPEN) != (b.status == OPEN):
        return a.status == OPEN
    return a.start < b.start


@inner()
def spend_held(p, s, tally, z, t):
    """Enter the time under sanction z since it was last entered, by whose it is and by cause (a partition, R15)."""
    row = p.sanction[z]
    if s.category[z] != NOBODY:
        spend(p, s, tally, row.at_seconds + s.category[z], s.held_since[z], t)
        if row.at_cause >= 0:
            spend(p, s, tally, row.at_cause + s.cause[z], s.held_since[z], t)
    s.held_since[z] = max(t, 0.0)


@inner()
def switch_on(p, numbers, s, tally, z, t):
    """The sanction begins: the person's attempts at the service matter from now on."""
    row = p.sanction[z]
    if row.stock >= 0:
        stock(p, numbers, tally, row.stock, t, 1)
    v = row.service
    if v < 0:
        return
    s.denied_by[v] += 1
    if s.denied_by[v] == 1:
        note_stacked(p, s, t)
        s.denied_now += 1
        s.attempt_block[v] = np.int64(max(t, 0.0) / BLOCK)
        s.attempt_n[v] = 0
        s.attempt_spent[v] = 0.0
        next_attempt(p, numbers, s, v, t)


@inner()
def switch_off(p, numbers, s, tally, z, t):
    """The sanction is lifted: pending attempts no longer matter."""
    row = p.sanction[z]
    if row.stock >= 0:
        stock(p, numbers, tally, row.stock, t, -1)
    v = row.service
    if v < 0:
        return
    s.denied_by[v] -= 1
    if s.denied_by[v] == 0:
        note_stacked(p, s, t)
        s.denied_now -= 1
        s.attempt_stamp[v] += 1


@inner()
def note_stacked(p, s, t):
    """Services refused to a person at once, the most in any span of the window (Q21)."""
    if t > max(s.denied_since, p.counts_from):
        s.denied_most = max(s.denied_most, s.denied_now)
    s.denied_since = max(t, 0.0)


@inner()
def next_attempt(p, numbers, s, v, t):
    """Leave the first attempt after t on the agenda; streams restart in each block of 64 days (R16, eq. 3.5)."""
    row = p.service[v]
    quantity = p.quantity[row.attempts_q]
    rate = numbers[quantity.at + quantity.stride * s.cell]
    if row.spread > 0.0:
        if s.spread[v] < 0.0:
            u, _ = draw(p.key, s.person, 0, row.spread_stream, 0)
            s.spread[v] = gamma_quantile(row.spread, u)
        rate *= s.spread[v]
    if rate <= 0.0:
        return
    while True:
        block = s.attempt_block[v]
        opens = block * BLOCK
        if opens >= p.end:
            return
        if s.attempt_n[v] >= ATTEMPTS_PER_BLOCK:
            s.overflow = TOO_MANY_ATTEMPTS
            return
        n = block * ATTEMPTS_PER_BLOCK + s.attempt_n[v]
        u, _ = draw(p.key, s.person, 0, row.attempt_stream, n)
        s.attempt_n[v] += 1
        s.attempt_spent[v] -= log(u)
        spent = cumulated(p, numbers, quantity.calendar, opens) + s.attempt_spent[v] / rate
        at = cumulated_inverse(p, numbers, quantity.calendar, spent)
        if at >= opens + BLOCK:
            s.attempt_block[v] += 1
            s.attempt_n[v] = 0
            s.attempt_spent[v] = 0.0
        elif at > t:
            if at < p.end:
                push(s, at, ATTEMPT, v, s.attempt_stamp[v], n, 0.0, TRUE, 0)
            return


@inner()
def attempt(p, numbers, s, tally, v, n, t):
    """One attempt at a service: the first sanction in file order that enforces refuses it (R16)."""
    for z in range(p.real_sanctions):
        row = p.sanction[z]
        if row.service != v or s.category[z] == NOBODY:
            continue
        if happens(p, numbers, s, row.enforced_q, t, row.enforce_stream, 0, n):
            deny(p, numbers, s, tally, z, t)
            return


@inner()
def deny(p, numbers, s, tally, z, t):
    """A refused attempt: whose time it fell in, and which listings bit for the first time (R15, R17)."""
    row = p.sanction[z]
    count(p, numbers, s, tally, row.at_denials + s.category[z], t)
    if t >= p.counts_from:
        tally[s.row + row.at_by_list + s.cause_list[z]] += 1
        s.denials[z] += 1
    for slot in range(s.used):
        if is_held(p, s, z, slot):
            bite(p, s, tally, slot, t)


@inner()
def bite(p, s, tally, slot, t):
    """A listing bites: was the person told before, and do they learn of it now (R17, Q8)."""
    listing = s.listing[slot]
    row = p.list[listing.list]
    if not listing.bitten:
        listing.bitten = 1
        if listing.counted:
            tally[s.row + row.at_bitten] += 1
            if not listing.noticed:
                tally[s.row + row.at_bitten_before] += 1
    if not listing.aware and (row.redress < 0 or not p.redress[row.redress].by_notice):
        push(s, t, AWARE, slot, listing.stamp, 0, 0.0, TRUE, 0)
