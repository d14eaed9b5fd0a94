"""Attempts at services: assessed, refused, favoured, and what follows (docs/model.md, section 3.7; R16, R17, R27)."""

from __future__ import annotations

from standing.engine.compiled import inner
from standing.engine.kernel import outcome
from standing.engine.kernel.agenda import push
from standing.engine.kernel.assessment import assess
from standing.engine.kernel.codes import (
    AWARE,
    BY_MISTAKE,
    E_ATTEMPT,
    E_BITTEN,
    E_DENIAL,
    E_FAVOUR,
    MISFIRE_AT_ATTEMPT,
    NOBODY,
)
from standing.engine.kernel.quantity import happens
from standing.engine.kernel.sanction import is_held
from standing.engine.kernel.tally import count
from standing.engine.kernel.told import tell, tell_listing


@inner()
def attempt(p, numbers, s, tally, v, n, made, t):
    """One attempt at a service by the person."""
    for a in range(p.assessors):
        if p.assessor[a].service == v:
            assess(p, numbers, s, tally, a, t, n)
    refused = is_refused(p, numbers, s, tally, v, n, t)
    tell(s, t, E_ATTEMPT, v, 1 if refused else 0, -1, -1, -1, n, made, 0.0)
    service = p.service[v]
    if refused:
        outcome.follow(p, numbers, s, v, service.first_refused, service.refused, n, made, t)
        return
    for z in range(p.real_sanctions):
        if p.sanction[z].grants == v and s.category[z] != NOBODY:
            count(p, numbers, s, tally, p.sanction[z].at_favours + s.category[z], t)
            tell(s, t, E_FAVOUR, z, s.category[z], -1, -1, s.holder[z], n, 0, 0.0)
    outcome.follow(p, numbers, s, v, service.first_granted, service.granted, n, made, t)


@inner()
def is_refused(p, numbers, s, tally, v, n, t):
    """The first sanction in file order that enforces refuses the attempt; then those that misfire are tried (R16)."""
    for z in range(p.real_sanctions):
        row = p.sanction[z]
        if row.service != v or row.dependant >= 0 or s.category[z] == NOBODY:
            continue
        if happens(p, numbers, s, row.enforced_q, t, row.enforce_stream, 0, n):
            deny(p, numbers, s, tally, z, n, t)
            return True
    for z in range(p.real_sanctions):
        row = p.sanction[z]
        if row.service != v or row.misfire != MISFIRE_AT_ATTEMPT or s.category[z] != NOBODY:
            continue
        if happens(p, numbers, s, row.misfire_q, t, row.misfire_stream, 0, n):
            refuse_by_mistake(p, numbers, s, tally, z, n, t)
            return True
    return False


@inner()
def attempt_of_dependant(p, numbers, s, tally, a, n, t):
    """One attempt at a service by a dependant: refused by the first sanction in file order that enforces."""
    refused = 0
    for z in range(p.real_sanctions):
        row = p.sanction[z]
        if refused == 1 or row.attached != a or s.category[z] == NOBODY:
            continue
        if happens(p, numbers, s, row.enforced_q, t, row.enforce_stream, 0, n):
            deny(p, numbers, s, tally, z, n, t)
            refused = 1
    tell(s, t, E_ATTEMPT, p.attached[a].service, refused, -1, -1, -1, n, 0, 0.0)


@inner()
def refuse_by_mistake(p, numbers, s, tally, z, n, t):
    """A misfire: the person is not under sanction z, and is refused all the same."""
    count(p, numbers, s, tally, p.sanction[z].at_denials + BY_MISTAKE, t)
    tell(s, t, E_DENIAL, z, BY_MISTAKE, -1, -1, -1, n, 0, 0.0)
    if t >= p.counts_from:
        s.denials[z] += 1


@inner()
def deny(p, numbers, s, tally, z, n, t):
    """A refused attempt: whose time it fell in, and which listings bit for the first time (R15, R17)."""
    row = p.sanction[z]
    count(p, numbers, s, tally, row.at_denials + s.category[z], t)
    tell(s, t, E_DENIAL, z, s.category[z], -1, -1, s.holder[z], n, 0, 0.0)
    if t >= p.counts_from:
        if row.at_by_list >= 0:
            tally[s.row + row.at_by_list + s.cause_list[z]] += 1
        s.denials[z] += 1
    if row.score >= 0:
        return
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
        tell_listing(s, t, E_BITTEN, slot, -1)
        if listing.counted:
            tally[s.row + row.at_bitten] += 1
            if not listing.noticed:
                tally[s.row + row.at_bitten_before] += 1
    if not listing.aware and (row.redress < 0 or not p.redress[row.redress].by_notice):
        push(s, t, AWARE, slot, listing.stamp, 0)
