"""Statuses of a person and of the shadow: drawn at birth, moved by candidates (docs/model.md, sections 3.2 and 3.10; R29)."""

from __future__ import annotations

from standing.engine.compiled import inner
from standing.engine.kernel.channel import height_of
from standing.engine.kernel.codes import E_MOVE, E_STATUS
from standing.engine.kernel.quantity import drawn
from standing.engine.kernel.score import shift_all
from standing.engine.kernel.tally import count, spend, stock
from standing.engine.kernel.told import tell


@inner()
def pick(numbers, at, count_, u):
    """Index of the first of `count_` cumulated shares that u does not exceed."""
    k = 0
    while k + 1 < count_ and u > numbers[at + k]:
        k += 1
    return k


@inner()
def draw_statuses(p, numbers, s, tally, t):
    """The value of each status at birth."""
    for k in range(p.statuses):
        row = p.status[k]
        u, _ = drawn(s, 0, row.start_stream, 0)
        value = pick(numbers, row.start + row.stride * s.cell, row.values, u)
        s.value[k] = value
        s.shadow_value[k] = value
        s.value_since[k] = t
        stock(p, numbers, tally, row.stock + value, t, 1)
        tell(s, t, E_STATUS, k, value, -1, -1, -1, -1, 0, 0.0)


@inner()
def move(p, numbers, s, tally, k, t, n):
    """A candidate of a move: the life moves, the shadow moves, or both; returns 2 if the life moved, 1 if only the shadow did."""
    m = p.channel[k].subject
    row = p.move[m]
    g = p.real_conducts + m
    height = height_of(p, s, k, n)
    life = s.value[row.status] == row.origin and height <= s.product[g]
    shadow = s.shadow_value[row.status] == row.origin and height <= s.shadow[g]
    if shadow:
        s.shadow_value[row.status] = row.value
    if not life:
        return 1 if shadow else 0
    at = p.status[row.status]
    spend(p, s, tally, at.at_seconds + row.origin, s.value_since[row.status], t)
    stock(p, numbers, tally, at.stock + row.origin, t, -1)
    stock(p, numbers, tally, at.stock + row.value, t, 1)
    s.value[row.status] = row.value
    s.value_since[row.status] = t
    count(p, numbers, s, tally, row.at, t)
    tell(s, t, E_MOVE, m, -1, -1, -1, -1, n, 0 if shadow else 1, 0.0)
    for score in range(p.scores):
        points = p.by_status[score, row.status, row.value] - p.by_status[score, row.status, row.origin]
        if points != 0.0:
            shift_all(p, numbers, s, tally, score, points, t)
    return 2
