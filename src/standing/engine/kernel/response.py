"""Responses: which multipliers hold, in the life and in its shadow, and what they call for (docs/model.md, 3.10; R23, R24)."""

from __future__ import annotations

import numpy as np

from standing.engine.compiled import inner
from standing.engine.kernel.channel import switch
from standing.engine.kernel.codes import (
    AFTER_LISTINGS,
    IN_BAND,
    IN_STATUS,
    MOVE,
    MOVE_RAISED,
    ON_LIST,
    OPEN,
    RECORDED,
)
from standing.engine.kernel.quantity import value


@inner()
def holds(p, s, r):
    """Whether the condition of response r holds in the life."""
    row = p.response[r]
    if row.kind == IN_STATUS:
        return (row.mask >> s.value[row.subject]) & 1 == 1
    if row.kind == IN_BAND:
        return (row.mask >> s.band[RECORDED, row.subject]) & 1 == 1
    if row.kind == AFTER_LISTINGS:
        return s.entered[row.subject] >= row.times
    if row.kind == ON_LIST:
        for l in range(p.lists):
            if (row.mask >> l) & 1 == 1 and s.slot[l] >= 0 and s.listing[s.slot[l]].status == OPEN:
                return True
    return False


@inner()
def holds_in_shadow(p, s, r):
    """Whether it holds in the shadow: only what depends on a status can, and by the shadow's own."""
    row = p.response[r]
    return row.kind == IN_STATUS and (row.mask >> s.shadow_value[row.subject]) & 1 == 1


@inner()
def respond(p, numbers, s, t):
    """After any change of a listing, a band or a status: the products of all goals, and the candidates that they call for."""
    if p.responses == 0:
        return
    for g in range(p.goals):
        goal = p.goal[g]
        if goal.responses == 0:
            continue
        product = 1.0
        shadow = 1.0
        for r in range(goal.first_response, goal.first_response + goal.responses):
            if holds(p, s, r):
                product *= value(p, numbers, p.response[r].by_q, s.cell, t)
            if holds_in_shadow(p, s, r):
                shadow *= value(p, numbers, p.response[r].by_q, s.cell, t)
        s.product[g] = product
        s.shadow[g] = shadow
        open_channels(p, numbers, s, g, t)


@inner()
def open_channels(p, numbers, s, g, t):
    """Generate the candidates of goal g that can be acts now, in the life or in its shadow."""
    goal = p.goal[g]
    for k in range(goal.first_channel, goal.first_channel + goal.channels):
        switch(p, numbers, s, k, np.uint8(is_called_for(p, s, g, k)), t)


@inner()
def is_called_for(p, s, g, k):
    """Whether the candidates of channel k matter now."""
    channel = p.channel[k]
    life = s.product[g] > channel.floor
    shadow = s.shadow[g] > channel.floor
    if channel.kind == MOVE or channel.kind == MOVE_RAISED:
        move = p.move[channel.subject]
        return (life and s.value[move.status] == move.origin) or (shadow and s.shadow_value[move.status] == move.origin)
    v = g - p.real_conducts - p.moves
    if v >= 0:
        return life and (p.service[v].always == 1 or s.denied_by[v] > 0 or s.favoured_by[v] > 0)
    return life or shadow


@inner()
def look_at_service(p, numbers, s, v, t):
    """After a change of what refuses or favours service v: generate its attempts while they matter."""
    open_channels(p, numbers, s, p.real_conducts + p.moves + v, t)
