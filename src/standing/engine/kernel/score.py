"""Scores: points, recovery, bands, on three tracks (docs/model.md, section 3.4; R8, R9, R19 to R21)."""

from __future__ import annotations

import numpy as np

from standing.engine.compiled import inner
from standing.engine.kernel.agenda import push, push_with
from standing.engine.kernel.codes import (
    DESERVED,
    E_BAND,
    E_POINTS,
    E_START,
    EXPIRE,
    RECORDED,
    RISE,
    TRUE,
    TRUTHFUL,
)
from standing.engine.kernel.quantity import drawn, value
from standing.engine.kernel.tally import spend, stock
from standing.engine.kernel.told import tell


@inner()
def band_of(row, x):
    """Band of a score: the first, from above, whose lower bound it reaches; below all of them, the lowest."""
    for b in range(row.bands):
        if x >= row.bound[b]:
            return b
    return row.bands - 1


@inner()
def start_of(p, numbers, s, k):
    """Score k at birth: its start or one drawn from its table, and the points of the person's statuses."""
    row = p.score[k]
    if row.table >= 0:
        at = np.int64(numbers[row.table + row.stride * s.cell])
        entries = np.int64(numbers[at])
        u, _ = drawn(s, 0, row.start_stream, 0)
        j = 0
        while j + 1 < entries and u > numbers[at + 1 + j]:
            j += 1
        x = numbers[at + 1 + entries + j]
    else:
        x = value(p, numbers, row.start_q, s.cell, 0.0)
    for status in range(p.statuses):
        x += p.by_status[k, status, s.value[status]]
    if row.ceiling_q >= 0:
        x = min(x, value(p, numbers, row.ceiling_q, s.cell, 0.0))
    if row.floor_q >= 0:
        x = max(x, value(p, numbers, row.floor_q, s.cell, 0.0))
    return x


@inner()
def begin_scores(p, numbers, s, tally, t):
    """Every score of a person who is born at t."""
    for k in range(p.scores):
        row = p.score[k]
        x = start_of(p, numbers, s, k)
        s.first_score[k] = x
        s.ceiling[k] = x if row.ceiling_q < 0 else value(p, numbers, row.ceiling_q, s.cell, 0.0)
        begin_tracks(s, k, x, t)
        s.band_since[k] = t
        tell(s, t, E_START, k, -1, -1, -1, -1, -1, 0, x)
        if row.bands > 0:
            b = band_of(row, x)
            s.band[RECORDED, k] = b
            s.band[TRUTHFUL, k] = b
            stock(p, numbers, tally, row.stock_band + b, t, 1)
            tell(s, t, E_BAND, k, b, -1, -1, -1, -1, 0, 0.0)


@inner()
def begin_tracks(s, k, x, t):
    """Score k stands at x on every track from t on, and nothing has moved it."""
    for track in range(3):
        s.score[track, k] = x
        s.score_at[track, k] = t
    s.worst[k] = TRUE
    s.hit[k] = 0
    s.taken[k] = 0.0
    s.latest_cost[k] = -1


@inner()
def level(p, s, track, k, t):
    """One track of score k at t: what it was when points last moved it, and the recovery since then, up to the ceiling (R8).

    Nothing is written, so looking at a score changes no bit of it (eq. 3.7).
    """
    return level_since(p, s, k, s.score[track, k], s.score_at[track, k], t)


@inner()
def level_since(p, s, k, x, since, t):
    """Score k at t where it was x at `since`, and nothing but recovery has moved it."""
    row = p.score[k]
    if row.rise <= 0.0 or x >= s.ceiling[k] or t == since:
        return x
    if row.linear:
        return min(s.ceiling[k], x + row.rise * (t - since) / row.every)
    return min(s.ceiling[k], x + row.rise * (np.floor(t / row.every) - np.floor(since / row.every)))


@inner()
def crossing(p, s, track, k):
    """When a track of score k rises into the next band; infinity if it never does (eq. 3.7)."""
    row = p.score[k]
    b = s.band[track, k] - 1
    if row.rise <= 0.0 or b < 0 or row.bound[b] > s.ceiling[k]:
        return np.inf
    need = (row.bound[b] - s.score[track, k]) / row.rise
    since = s.score_at[track, k]
    if row.linear:
        return since + need * row.every
    return (np.floor(since / row.every) + np.ceil(need)) * row.every


@inner()
def recover(p, numbers, s, tally, track, k, t):
    """Enter the bands that a track of score k has risen through up to t, each at its own instant."""
    if p.score[k].rise <= 0.0 or p.score[k].bands == 0:
        return
    at = crossing(p, s, track, k)
    while at <= t:
        change_band(p, numbers, s, tally, track, k, s.band[track, k] - 1, at)
        at = crossing(p, s, track, k)


@inner()
def change_band(p, numbers, s, tally, track, k, new, t):
    """Record that the band of a track of score k changed at t."""
    row = p.score[k]
    old = s.band[track, k]
    s.band[track, k] = new
    if track != RECORDED:
        return
    spend(p, s, tally, row.at_band_seconds + old, s.band_since[k], t)
    stock(p, numbers, tally, row.stock_band + old, t, -1)
    stock(p, numbers, tally, row.stock_band + new, t, 1)
    s.band_since[k] = t
    tell(s, t, E_BAND, k, new, -1, -1, -1, -1, 0, 0.0)


@inner()
def watch(p, s, k, t):
    """Leave the next rise of score k into a band on the agenda, where something depends on it."""
    if not p.score[k].watched:
        return
    s.band_stamp[k] += 1
    at = min(crossing(p, s, RECORDED, k), crossing(p, s, TRUTHFUL, k))
    if at < p.end:
        push(s, max(at, t), RISE, k, s.band_stamp[k], 0)


@inner()
def shift(p, numbers, s, tally, track, k, points, t):
    """Add points to a track at t, within floor and ceiling; returns what was actually taken (R19)."""
    row = p.score[k]
    follows = row.bands > 0 and (track == RECORDED or (track == TRUTHFUL and row.watched == 1))
    if follows:
        recover(p, numbers, s, tally, track, k, t)
    x = level(p, s, track, k, t)
    y = x + points
    if points > 0.0:
        y = max(x, min(y, s.ceiling[k]))
    elif row.floor_q >= 0:
        y = min(x, max(y, value(p, numbers, row.floor_q, s.cell, t)))
    s.score[track, k] = y
    s.score_at[track, k] = t
    if follows and band_of(row, y) != s.band[track, k]:
        change_band(p, numbers, s, tally, track, k, band_of(row, y), t)
    return x - y


@inner()
def shift_all(p, numbers, s, tally, k, points, t):
    """Add points to all three tracks: what a status does is a fact."""
    for track in range(3):
        shift(p, numbers, s, tally, track, k, points, t)
    tell(s, t, E_POINTS, k, -1, -1, -1, -1, -1, 0, s.score[RECORDED, k])
    watch(p, s, k, t)


@inner()
def take_points(p, numbers, s, tally, c, truth, source, n, t):
    """An observation of conduct c moves every score that names it, before any list is tested (R9)."""
    for k in range(p.scores):
        s.taken[k] = 0.0
        s.hit[k] = 0
        points = p.points[k, c]
        if points == 0.0:
            continue
        if s.worst[k] != TRUE and level(p, s, RECORDED, k, t) == level(p, s, TRUTHFUL, k, t):
            s.worst[k] = TRUE
        s.taken[k] = shift(p, numbers, s, tally, RECORDED, k, points, t)
        keep(p, numbers, s, RECORDED, k, s.taken[k], source, n, t)
        s.hit[k] = -1 if points < 0.0 else 1
        if points < 0.0:
            s.latest_cost[k] = c
        if truth == TRUE:
            taken = shift(p, numbers, s, tally, TRUTHFUL, k, points, t)
            keep(p, numbers, s, TRUTHFUL, k, taken, source, n, t)
        elif s.worst[k] == TRUE or truth < s.worst[k]:
            s.worst[k] = truth
        tell(s, t, E_POINTS, k, c, truth, -1, -1, n, 0, s.score[RECORDED, k])
        watch(p, s, k, t)


@inner()
def keep(p, numbers, s, track, k, taken, source, n, t):
    """Where a score forgets: what was taken on a track is undone after `keeps`."""
    if p.score[k].keeps_q < 0 or taken == 0.0:
        return
    at = t + value(p, numbers, p.score[k].keeps_q, s.cell, t)
    if at < p.end:
        push_with(s, at, EXPIRE, k, 0, n, taken, track, 0, 0, source)


@inner()
def undo(p, numbers, s, tally, k, track, taken, source, n, t):
    """What an observation took on a track comes back, or what it gave is taken again; a correction later gives nothing more."""
    if taken == 0.0:
        return
    if track == RECORDED:
        forget_taken(s, k, source, n)
    shift(p, numbers, s, tally, track, k, taken, t)
    if track == RECORDED:
        tell(s, t, E_POINTS, k, -1, -1, -1, -1, n, 0, s.score[RECORDED, k])
    watch(p, s, k, t)


@inner()
def forget_taken(s, k, source, n):
    """No listing of this trigger has points of score k to give back any more."""
    for slot in range(s.used):
        if s.listing[slot].source == source and s.listing[slot].n == n:
            s.listing[slot].taken[k] = 0.0


@inner()
def give_back(p, numbers, s, tally, listing, t):
    """A correction gives back, once, what its observation took, capped at the ceiling, recovery since then kept (R19)."""
    for k in range(p.scores):
        taken = listing.taken[k]
        if taken <= 0.0:
            continue
        shift(p, numbers, s, tally, RECORDED, k, taken, t)
        forget_taken(s, k, listing.source, listing.n)
        for j in range(s.pending):
            entry = s.agenda[j]
            is_same = entry.subject == k and entry.truth == RECORDED and entry.behind == listing.source
            if entry.kind == EXPIRE and is_same and entry.n == listing.n:
                entry.act = 0.0
        tell(s, t, E_POINTS, k, -1, -1, -1, -1, listing.n, 0, s.score[RECORDED, k])
        watch(p, s, k, t)


@inner()
def deserve(p, numbers, s, tally, c, n, t):
    """The score that all acts would give: it decides whether the condition of a list was met (R30)."""
    for k in range(p.scores):
        if p.points[k, c] != 0.0:
            taken = shift(p, numbers, s, tally, DESERVED, k, p.points[k, c], t)
            keep(p, numbers, s, DESERVED, k, taken, c, n, t)
