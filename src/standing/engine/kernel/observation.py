"""Observations arrive on a person's record (docs/model.md, section 3.3)."""

from __future__ import annotations

import numpy as np

from standing.engine.arithmetic import log
from standing.engine.compiled import inner
from standing.engine.kernel.codes import E_OBSERVATION, NEEDS_ROOM, TRUE, WRONG_PERSON
from standing.engine.kernel.quantity import drawn, waits_until
from standing.engine.kernel.tally import count
from standing.engine.kernel.told import tell


@inner()
def arrive(p, numbers, s, tally, o, truth, n, behind, made, t):
    """Count an observation of pair o, and keep it where a list counts n within w."""
    pair = p.pair[o]
    count(p, numbers, s, tally, pair.at_observations + truth, t)
    tell(s, t, E_OBSERVATION, pair.sensor, pair.conduct, truth, -1, -1, n, made, 0.0)
    if not pair.logged:
        return
    if s.seen_count >= s.seen.size:
        forget(s, t - p.longest_window)
        if s.seen_count >= s.seen.size:
            s.overflow = NEEDS_ROOM
            return
    seen = s.seen[s.seen_count]
    seen.time = t
    seen.pair = o
    seen.truth = truth
    seen.n = n
    seen.behind = behind
    seen.source = source_of(pair, truth)
    seen.conduct = pair.conduct
    seen.gone = 0
    s.seen_count += 1


@inner()
def forget(s, before):
    """Drop observations that no window reaches any more."""
    kept = 0
    for k in range(s.seen_count):
        if s.seen[k].time > before:
            s.seen[kept] = s.seen[k]
            kept += 1
    s.seen_count = kept


@inner()
def clear(s, source, n):
    """A correction takes the observation of its trigger out of every later count (R19)."""
    for k in range(s.seen_count):
        if s.seen[k].source == source and s.seen[k].n == n:
            s.seen[k].gone = 1


@inner()
def source_of(pair, truth):
    """Name of the trigger: what follows from it is addressed by this and its number."""
    if truth == TRUE:
        return pair.own_source
    if truth == WRONG_PERSON:
        return pair.stray_source
    return pair.alarm_source


@inner()
def settled_at(p, numbers, s, o, truth, cell, act, behind):
    """When the obligation of the act behind an observation is settled; never for alarms and traits (R7, eq. 3.3)."""
    pair = p.pair[o]
    conduct = p.conduct[pair.conduct]
    if conduct.settles_q < 0 or truth > WRONG_PERSON or behind < 0:
        return np.inf
    stream = conduct.settle_stream if truth == TRUE else pair.stray_settle_stream
    u, _ = drawn(s, 0, stream, behind)
    return waits_until(p, numbers, conduct.settles_q, cell, act, -log(u))
