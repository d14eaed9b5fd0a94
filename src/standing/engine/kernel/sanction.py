"""Sanctions: who holds them, and from when to when (docs/model.md, section 3.7; R15)."""

from __future__ import annotations

import numpy as np

from standing.engine.compiled import inner
from standing.engine.kernel.channel import switch
from standing.engine.kernel.codes import (
    AFTER_END,
    E_PUBLISHED,
    E_SANCTION,
    NOBODY,
    OPEN,
    OWN,
    RECORDED,
    TAIL,
    THIRD_PARTY,
    TRUE,
    TRUTHFUL,
    WRONGFUL,
)
from standing.engine.kernel.quantity import drawn
from standing.engine.kernel.response import look_at_service
from standing.engine.kernel.tally import seconds_between, spend, stock
from standing.engine.kernel.told import tell


@inner()
def is_held(p, s, z, slot):
    """Whether a listing keeps sanction z on: open or being removed, not suspended; and published, if z is publicity."""
    listing = s.listing[slot]
    if not (listing.status == OPEN or listing.status == TAIL) or listing.suspended or not p.holds[z, listing.list]:
        return False
    return z < p.real_sanctions or (listing.published == 1 and listing.hidden == 0)


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
def comes_first(a, b):
    """Whether listing a gives the cause rather than b: open before ended, then the earlier, then the lower number."""
    if (a.status == OPEN) != (b.status == OPEN):
        return a.status == OPEN
    return a.start < b.start or (a.start == b.start and a.number < b.number)


@inner()
def update(p, numbers, s, tally, l, t):
    """After any change of a listing on list l: enter the time so far under its sanctions, then see who holds them now."""
    for z in range(p.sanctions):
        if p.holds[z, l]:
            hold_by_list(p, numbers, s, tally, z, t)


@inner()
def update_bands(p, numbers, s, tally, t):
    """After any change of a band: the same for the sanctions that hang on one."""
    for z in range(p.real_sanctions):
        row = p.sanction[z]
        if row.score < 0:
            continue
        category = NOBODY
        if (row.bands >> s.band[RECORDED, row.score]) & 1 == 1:
            category = OWN if (row.bands >> s.band[TRUTHFUL, row.score]) & 1 == 1 else WRONGFUL
        cause = s.latest_cost[row.score]
        hold(p, numbers, s, tally, z, category, cause if cause >= 0 else p.conducts + 1, -1, -1, t)


@inner()
def hold_by_list(p, numbers, s, tally, z, t):
    """Who holds sanction z now, among the listings that may."""
    category = NOBODY
    first = -1
    for slot in range(s.used):
        if not is_held(p, s, z, slot):
            continue
        own = category_of(s.listing[slot])
        category = own if category == NOBODY else min(category, own)
        if first < 0 or comes_first(s.listing[slot], s.listing[first]):
            first = slot
    cause = -1
    cause_list = -1
    number = -1
    if first >= 0:
        cause = cause_of(p, s.listing[first])
        cause_list = s.listing[first].list
        number = s.listing[first].number
    hold(p, numbers, s, tally, z, category, cause, cause_list, number, t)


@inner()
def hold(p, numbers, s, tally, z, category, cause, cause_list, number, t):
    """Sanction z belongs to a category and a cause from now on; one on dependants falls on as many persons."""
    row = p.sanction[z]
    spend_held(p, s, tally, z, t)
    before = s.category[z]
    persons = 1
    if row.dependant >= 0 and category != NOBODY:
        persons = dependants_of(p, numbers, s, row.dependant)
        category = THIRD_PARTY if persons > 0 else NOBODY
    changed = category != before or (category != NOBODY and (cause != s.cause[z] or number != s.holder[z]))
    s.category[z] = category
    if category != NOBODY:
        s.persons[z] = persons
        s.cause[z] = cause
        s.cause_list[z] = cause_list
        s.holder[z] = number
    if before == NOBODY and category != NOBODY:
        switch_on(p, numbers, s, tally, z, t)
    elif before != NOBODY and category == NOBODY:
        switch_off(p, numbers, s, tally, z, t)
    if changed:
        event = E_SANCTION if z < p.real_sanctions else E_PUBLISHED
        if category == NOBODY:
            tell(s, t, event, z, category, -1, -1, -1, -1, 0, 0.0)
        else:
            tell(s, t, event, z, category, -1, cause, number, -1, 0, float(persons))


@inner()
def dependants_of(p, numbers, s, d):
    """How many dependants of kind d the person has, drawn when it is first asked for."""
    if s.attached[d] < 0:
        row = p.dependant[d]
        u, _ = drawn(s, 0, row.stream, 0)
        k = 0
        while k + 1 < row.count and u > numbers[row.at + row.stride * s.cell + k]:
            k += 1
        s.attached[d] = np.int64(numbers[row.at + row.stride * s.cell + row.count + k])
    return s.attached[d]


@inner()
def has_dependants(p, numbers, s):
    """Whether the person has a dependant of any kind."""
    persons = 0
    for d in range(p.dependants):
        persons += dependants_of(p, numbers, s, d)
    return persons > 0


@inner()
def spend_held(p, s, tally, z, t):
    """Enter the time under sanction z since it was last entered, by whose it is and by cause (a partition, R15)."""
    row = p.sanction[z]
    if s.category[z] != NOBODY:
        if row.dependant >= 0:
            seconds = seconds_between(p, s.held_since[z], t) * s.persons[z]
            tally[s.row + row.at_seconds + THIRD_PARTY] += seconds
            tally[s.row + row.at_cause + s.cause[z]] += seconds
        else:
            spend(p, s, tally, row.at_seconds + s.category[z], s.held_since[z], t)
            if row.at_cause >= 0:
                spend(p, s, tally, row.at_cause + s.cause[z], s.held_since[z], t)
    s.held_since[z] = max(t, 0.0)


@inner()
def switch_on(p, numbers, s, tally, z, t):
    """The sanction begins: attempts at the service that it refuses or favours matter from now on."""
    row = p.sanction[z]
    if row.stock >= 0:
        stock(p, numbers, tally, row.stock, t, s.persons[z])
    if row.attached >= 0:
        s.attached_denied[row.attached] += 1
        switch(p, numbers, s, p.attached[row.attached].channel, np.uint8(1), t)
    elif row.service >= 0:
        v = row.service
        s.denied_by[v] += 1
        if s.denied_by[v] == 1:
            note_stacked(p, s, t)
            s.denied_now += 1
            look_at_service(p, numbers, s, v, t)
    elif row.grants >= 0:
        s.favoured_by[row.grants] += 1
        look_at_service(p, numbers, s, row.grants, t)


@inner()
def switch_off(p, numbers, s, tally, z, t):
    """The sanction is lifted: pending attempts may no longer matter."""
    row = p.sanction[z]
    if row.stock >= 0:
        stock(p, numbers, tally, row.stock, t, -s.persons[z])
    if row.attached >= 0:
        s.attached_denied[row.attached] -= 1
        if s.attached_denied[row.attached] == 0:
            switch(p, numbers, s, p.attached[row.attached].channel, np.uint8(0), t)
    elif row.service >= 0:
        v = row.service
        s.denied_by[v] -= 1
        if s.denied_by[v] == 0:
            note_stacked(p, s, t)
            s.denied_now -= 1
            look_at_service(p, numbers, s, v, t)
    elif row.grants >= 0:
        s.favoured_by[row.grants] -= 1
        look_at_service(p, numbers, s, row.grants, t)


@inner()
def note_stacked(p, s, t):
    """Services refused to a person at once, the most in any span of the window (Q21)."""
    if t > max(s.denied_since, p.counts_from):
        s.denied_most = max(s.denied_most, s.denied_now)
    s.denied_since = max(t, 0.0)
