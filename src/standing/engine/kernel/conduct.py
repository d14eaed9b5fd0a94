"""Conduct and whatever else comes to a person: acts, strays, alarms, entries by hand (docs/model.md, sections 3.2 and 3.3)."""

from __future__ import annotations

import numpy as np

from standing.engine.arithmetic import ABOVE, log
from standing.engine.compiled import inner
from standing.engine.kernel.agenda import push, push_with
from standing.engine.kernel.ahead import look
from standing.engine.kernel.codes import (
    E_ACT,
    E_FORGONE,
    EVERY,
    OBSERVED,
    ONCE,
    TRUE,
    WRONG_FACT,
    WRONG_PERSON,
)
from standing.engine.kernel.quantity import cumulated, cumulated_inverse, drawn, drawn_span, factor_of, value
from standing.engine.kernel.tally import count
from standing.engine.kernel.told import tell


@inner()
def open_stream(p, numbers, s, i):
    """Stream i of a person who is born now: what it had come to before does not count."""
    stream = p.stream[i]
    s.done[i] = 0.0
    s.n[i] = stream.first
    if stream.mode == EVERY:
        s.n[i] = np.int64(np.floor(s.born / stream.at))
    elif stream.mode != ONCE and s.born > 0.0:
        quantity = p.quantity[stream.rate_q]
        rate = numbers[quantity.at + quantity.stride * s.cell]
        if rate > 0.0:
            s.done[i] = rate * factor_of(p, s, stream.factor) * cumulated(p, numbers, quantity.calendar, s.born)
    schedule(p, numbers, s, i)


@inner()
def schedule(p, numbers, s, i):
    """Next event of stream i: a unit gap is spent in cumulated world intensity, Lambda(t) = rate x factor x C(t) (eq. 3.2).

    The first gaps may be drawn already (`ahead`). Any other is not worked out, -log u >= 1 - u, if it certainly leads beyond the
    end.
    """
    stream = p.stream[i]
    n = s.n[i]
    ahead = n < s.gaps_ahead[i]
    if ahead and stream.plain:
        s.done[i] = s.done_ahead[i, n]  # Lambda
        come(p, s, i, s.time_ahead[i, n])
        return
    quantity = p.quantity[stream.rate_q]
    rate = numbers[quantity.at + quantity.stride * s.cell]
    if rate <= 0.0:
        return
    if stream.mode == EVERY:
        come(p, s, i, stream.at * (n + 1))
        return
    if stream.mode == ONCE:
        if stream.at >= s.born:
            u, _ = drawn(s, 0, stream.address, n)
            if u > 1.0 - rate:
                push(s, stream.at, stream.kind, i, 0, n)
        return
    if stream.factor >= 0:
        rate *= factor_of(p, s, stream.factor)
    if ahead:
        s.done[i] = s.done_ahead[i, n]
    else:
        u, _ = drawn(s, 0, stream.address, n)
        if s.done[i] + (1.0 - u) > rate * p.calendar[quantity.calendar].highest * p.end * ABOVE:
            return
        s.done[i] -= log(u)
    if rate <= 0.0:
        return
    come(p, s, i, cumulated_inverse(p, numbers, quantity.calendar, s.done[i] / rate))


@inner()
def come(p, s, i, t):
    """Leave the next event of stream i, at t, on the agenda, unless it comes after the end."""
    if t < p.end:
        push(s, t, p.stream[i].kind, i, 0, s.n[i])
        s.n[i] += 1


@inner()
def act(p, numbers, s, tally, c, t, n, made):
    """An act: each sensor looks at it independently, with the actor's probabilities and delay (R6)."""
    conduct = p.conduct[c]
    s.acts[c] += 1
    if t >= p.counts_from:
        s.acts_counted[c] += 1
    s.last_act[c] = t
    s.last_n[c] = n
    s.last_made[c] = made
    count(p, numbers, s, tally, conduct.at_acts, t)
    if made:
        count(p, numbers, s, tally, conduct.at_made, t)
    tell(s, t, E_ACT, c, -1, -1, -1, -1, n, made, 0.0)
    for o in range(conduct.first_pair, conduct.first_pair + conduct.pairs):
        pair = p.pair[o]
        if pair.observe_stream < 0:
            continue
        u, v = look(p, s, c, o, n)
        if u > value(p, numbers, pair.detects_q, s.cell, t):
            continue
        if v <= value(p, numbers, pair.wrong_q, s.cell, t):
            continue
        arrival = drawn_span(p, numbers, s, s.cell, pair.delay_law, t, pair.delay_stream, 0, n)
        if arrival < p.end:
            push_with(s, arrival, OBSERVED, o, 0, n, t, TRUE, c, made, n)


@inner()
def forgo(p, numbers, s, tally, c, t, n):
    """An act that the shadow does and the life does not (R24)."""
    count(p, numbers, s, tally, p.conduct[c].at_forgone, t)
    tell(s, t, E_FORGONE, c, -1, -1, -1, -1, n, 0, 0.0)


@inner()
def stray(p, numbers, s, i, t, n):
    """Another person's act that a sensor attributes to this one; t is the time of the act (DESIGN 3.2)."""
    o = p.stream[i].subject
    pair = p.pair[o]
    cell = origin(p, numbers, s, o, n)
    arrival = drawn_span(p, numbers, s, cell, pair.delay_law, t, pair.stray_delay_stream, 0, n)
    if arrival < p.end:
        push_with(s, arrival, OBSERVED, o, 0, n, t, WRONG_PERSON, pair.conduct, 0, n)


@inner()
def origin(p, numbers, s, o, n):
    """Cell of the actor behind the n-th stray of pair o, drawn in proportion to the flows that reach this person's cell."""
    pair = p.pair[o]
    if pair.origins < 0:
        return s.cell
    _, v = drawn(s, 0, pair.stray_stream, n)
    at = pair.origins + p.cells * s.cell
    cell = 0
    while cell + 1 < p.cells and numbers[at + cell] < v:
        cell += 1
    return cell


@inner()
def alarm(p, s, i, t, n):
    """A false alarm: an observation at once, of no act (R6)."""
    o = p.stream[i].subject
    push_with(s, t, OBSERVED, o, 0, n, t, WRONG_FACT, p.pair[o].conduct, 0, n)
