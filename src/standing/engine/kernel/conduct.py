"""Conduct and the other Poisson streams of a person: acts, strays, alarms, entries by hand (docs/model.md, section 3.2)."""

from __future__ import annotations

from standing.engine.arithmetic import log
from standing.engine.compiled import inner
from standing.engine.kernel.agenda import push
from standing.engine.kernel.codes import OBSERVED, STRIKE, TRUE, WRONG_FACT, WRONG_PERSON
from standing.engine.kernel.quantity import cumulated_inverse, drawn_span, value
from standing.engine.kernel.tally import count
from standing.engine.random import draw


@inner()
def schedule(p, numbers, s, i):
    """Next event of stream i: a unit gap is spent in cumulated world intensity, Lambda(t) = rate x frailty x C(t) (eq. 3.2)."""
    stream = p.stream[i]
    quantity = p.quantity[stream.rate_q]
    rate = numbers[quantity.at + quantity.stride * s.cell]
    if rate <= 0.0:
        return
    u, _ = draw(p.key, s.person, 0, stream.address, s.n[i])
    if stream.kind == STRIKE:
        if u > 1.0 - rate:
            push(s, stream.at, STRIKE, i, 0, s.n[i], 0.0, TRUE, 0)
        return
    if stream.frail:
        rate *= s.frailty
    s.done[i] -= log(u)  # Lambda
    if rate <= 0.0:
        return
    t = cumulated_inverse(p, numbers, quantity.calendar, s.done[i] / rate)
    if t < p.end:
        push(s, t, stream.kind, i, 0, s.n[i], 0.0, TRUE, 0)
        s.n[i] += 1


@inner()
def act(p, numbers, s, tally, i, t, n):
    """The n-th act of a conduct: each sensor looks at it independently, with the actor's probabilities and delay (R6)."""
    c = p.stream[i].subject
    conduct = p.conduct[c]
    s.acts[c] += 1
    if t >= p.counts_from:
        s.acts_counted[c] += 1
    count(p, numbers, s, tally, conduct.at_acts, t)
    for o in range(conduct.first_pair, conduct.first_pair + conduct.pairs):
        pair = p.pair[o]
        u, v = draw(p.key, s.person, 0, pair.observe_stream, n)
        if u > value(p, numbers, pair.detects_q, s.cell, t):
            continue
        if v <= value(p, numbers, pair.wrong_q, s.cell, t):
            continue
        arrival = drawn_span(p, numbers, s, s.cell, pair.delay_law, t, pair.delay_stream, 0, n)
        if arrival < p.end:
            push(s, arrival, OBSERVED, o, 0, n, t, TRUE, c)


@inner()
def stray(p, numbers, s, i, t, n):
    """Another person's act that a sensor attributes to this one; t is the time of the act (DESIGN 3.2)."""
    o = p.stream[i].subject
    pair = p.pair[o]
    cell = origin(p, numbers, s, o, n)
    arrival = drawn_span(p, numbers, s, cell, pair.delay_law, t, pair.stray_delay_stream, 0, n)
    if arrival < p.end:
        push(s, arrival, OBSERVED, o, 0, n, t, WRONG_PERSON, pair.conduct)


@inner()
def origin(p, numbers, s, o, n):
    """Cell of the actor behind the n-th stray of pair o, drawn in proportion to the flows that reach this person's cell."""
    pair = p.pair[o]
    if pair.origins < 0:
        return s.cell
    _, v = draw(p.key, s.person, 0, pair.stray_stream, n)
    at = pair.origins + p.cells * s.cell
    cell = 0
    while cell + 1 < p.cells and numbers[at + cell] < v:
        cell += 1
    return cell


@inner()
def alarm(p, s, i, t, n):
    """A false alarm: an observation at once, of no act (R6)."""
    o = p.stream[i].subject
    push(s, t, OBSERVED, o, 0, n, t, WRONG_FACT, p.pair[o].conduct)
