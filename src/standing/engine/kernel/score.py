"""Scores: points, recovery, bands, on three tracks (docs/model.md, section 3.4; R8, R9, R19 to R21)."""

from __future__ import annotations

import numpy as np

from standing.engine.compiled import inner
from standing.engine.kernel.codes import DESERVED, RECORDED, TRUE, TRUTHFUL
from standing.engine.kernel.quantity import value
from standing.engine.kernel.tally import spend, stock


@inner()
def band_of(row, x):
    """Band of a score: the first, from above, whose lower bound it reaches; below all of them, the lowest."""
    for b in range(row.bands):
        if x >= row.bound[b]:
            return b
    return row.bands - 1


@inner()
def level(p, numbers, s, track, k, t):
    """One track of score k at t: what it was when points last moved it, and the recovery since then, up to the ceiling (R8).

    Nothing is written, so looking at a score changes no bit of it (eq. 3.7).
    """
    row = p.score[k]
    since = s.score_at[track, k]
    x = s.score[track, k]
    if row.rise <= 0.0:
        return x
    ceiling = value(p, numbers, row.ceiling_q, s.cell, t)
    if x >= ceiling:
        return x
    ticks = (t - since) / row.every if row.linear else np.floor(t / row.every) - np.floor(since / row.every)
    return min(ceiling, x + row.rise * ticks)


@inner()
def recover(p, numbers, s, tally, k, t):
    """Enter the bands that the recorded score k has risen through up to t, each at its own instant."""
    row = p.score[k]
    if row.rise <= 0.0 or row.bands == 0:
        return
    since = s.score_at[RECORDED, k]
    x = s.score[RECORDED, k]
    last = band_of(row, level(p, numbers, s, RECORDED, k, t))
    for b in range(s.band[k] - 1, last - 1, -1):
        need = (row.bound[b] - x) / row.rise
        crossed = since + need * row.every if row.linear else (np.floor(since / row.every) + np.ceil(need)) * row.every
        change_band(p, numbers, s, tally, k, b, min(crossed, t))


@inner()
def change_band(p, numbers, s, tally, k, new, t):
    """Record that the band of score k changed at t."""
    row = p.score[k]
    old = s.band[k]
    s.band[k] = new
    spend(p, s, tally, row.at_band_seconds + old, s.band_since[k], t)
    stock(p, numbers, tally, row.stock_band + old, t, -1)
    stock(p, numbers, tally, row.stock_band + new, t, 1)
    s.band_since[k] = t


@inner()
def shift(p, numbers, s, tally, track, k, points, t):
    """Add points to a track at t, within floor and ceiling; returns what was actually taken (R19)."""
    row = p.score[k]
    if track == RECORDED:
        recover(p, numbers, s, tally, k, t)
    x = level(p, numbers, s, track, k, t)
    y = x + points
    if points > 0.0:
        y = max(x, min(y, value(p, numbers, row.ceiling_q, s.cell, t)))
    elif row.floor_q >= 0:
        y = min(x, max(y, value(p, numbers, row.floor_q, s.cell, t)))
    s.score[track, k] = y
    s.score_at[track, k] = t
    if track == RECORDED and row.bands > 0 and band_of(row, y) != s.band[k]:
        change_band(p, numbers, s, tally, k, band_of(row, y), t)
    return x - y


@inner()
def take_points(p, numbers, s, tally, c, truth, t):
    """An observation of conduct c moves every score that names it, before any list is tested (R9)."""
    for k in range(p.scores):
        s.taken[k] = 0.0
        s.hit[k] = 0
        points = p.points[k, c]
        if points == 0.0:
            continue
        if level(p, numbers, s, RECORDED, k, t) == level(p, numbers, s, TRUTHFUL, k, t):
            s.worst[k] = TRUE
        s.taken[k] = shift(p, numbers, s, tally, RECORDED, k, points, t)
        if points < 0.0:
            s.hit[k] = 1
        if truth == TRUE:
            shift(p, numbers, s, tally, TRUTHFUL, k, points, t)
        elif s.worst[k] == TRUE or truth < s.worst[k]:
            s.worst[k] = truth


@inner()
def give_back(p, numbers, s, tally, listing, t):
    """A correction gives back, once, what its observation took, capped at the ceiling, recovery since then kept (R19)."""
    for k in range(p.scores):
        taken = listing.taken[k]
        if taken <= 0.0:
            continue
        shift(p, numbers, s, tally, RECORDED, k, taken, t)
        for slot in range(s.used):
            if s.listing[slot].source == listing.source and s.listing[slot].n == listing.n:
                s.listing[slot].taken[k] = 0.0


@inner()
def deserve(p, numbers, s, tally, c, t):
    """The score that all acts would give: it decides whether the condition of a list was met (R30)."""
    for k in range(p.scores):
        if p.points[k, c] != 0.0:
            shift(p, numbers, s, tally, DESERVED, k, p.points[k, c], t)
