"""What may follow an attempt: one of its outcomes, by probabilities that may depend on the score (docs/model.md, 3.2; R27)."""

from __future__ import annotations

import numpy as np

from standing.engine.compiled import inner
from standing.engine.kernel.agenda import push_with
from standing.engine.kernel.codes import BY_CURVE, LOW_WORD, OUTCOME, RECORDED, THE_REST, WORD_BITS
from standing.engine.kernel.quantity import drawn, drawn_span, value
from standing.engine.kernel.score import level


@inner()
def on_curve(numbers, at, x):
    """Value at x of a curve that is linear between its points and constant beyond its ends."""
    points = np.int64(numbers[at])
    first = at + 1
    if x <= numbers[first]:
        return numbers[first + points]
    for k in range(1, points):
        if x <= numbers[first + k]:
            x0 = numbers[first + k - 1]
            x1 = numbers[first + k]
            y0 = numbers[first + points + k - 1]
            y1 = numbers[first + points + k]
            return y0 + (y1 - y0) * ((x - x0) / (x1 - x0))
    return numbers[first + 2 * points - 1]


@inner()
def chance_of(p, numbers, s, j, t):
    """Probability of outcome j now, for one that is not the rest."""
    row = p.outcome[j]
    if row.kind == BY_CURVE:
        at = np.int64(numbers[row.curve + row.stride * s.cell])
        return on_curve(numbers, at, level(p, s, RECORDED, row.score, t))
    return value(p, numbers, row.share_q, s.cell, t)


@inner()
def follow(p, numbers, s, v, first, count, n, made, t):
    """Which of a set of outcomes follows the attempt n at service v, if any: they share one draw, in file order."""
    if count == 0:
        return
    service = p.service[v]
    u, _ = drawn(s, 0, service.outcome_stream, n)
    total = 0.0
    for j in range(first, first + count):
        if p.outcome[j].kind != THE_REST:
            total += chance_of(p, numbers, s, j, t)
    rest = max(0.0, 1.0 - total)
    reached = 0.0
    for j in range(first, first + count):
        row = p.outcome[j]
        reached += rest if row.kind == THE_REST else chance_of(p, numbers, s, j, t)
        if u <= reached or (row.kind == THE_REST and j == first + count - 1):
            at = drawn_span(p, numbers, s, s.cell, row.delay_law, t, service.outcome_delay_stream, 0, n)
            if at < p.end:
                word = (np.int64(service.outcome_stream) + (n >> WORD_BITS)) & 0x7FFFFFFF
                push_with(s, at, OUTCOME, row.conduct, 0, (word << WORD_BITS) + (n & LOW_WORD), 0.0, 0, 0, made, 0)
            return
