"""A person's pending events: a binary heap by (time, kind, sequence), so that ties follow R25."""

from __future__ import annotations

import numpy as np

from standing.engine.compiled import inner
from standing.engine.kernel.codes import NEEDS_ROOM


@inner()
def is_before(a, b):
    """Whether entry a comes before entry b."""
    if a.time != b.time:
        return a.time < b.time
    if a.kind != b.kind:
        return a.kind < b.kind
    return a.sequence < b.sequence


@inner()
def push(s, time, kind, subject, stamp, n):
    """Leave an event that carries nothing further on the agenda."""
    push_with(s, time, kind, subject, stamp, n, 0.0, 0, 0, 0, 0)


@inner()
def push_with(s, time, kind, subject, stamp, n, act, truth, conduct, made, behind):
    """Leave an event on the agenda; a full agenda sets `overflow`, and the block is run again with a larger one."""
    if s.pending >= s.agenda.size:
        s.overflow = NEEDS_ROOM
        return
    k = np.int64(s.pending)
    entry = s.agenda[k]
    entry.time = time
    entry.kind = kind
    entry.sequence = s.sequence
    entry.subject = subject
    entry.stamp = stamp
    entry.n = n
    entry.act = act
    entry.truth = truth
    entry.conduct = conduct
    entry.made = made
    entry.behind = behind
    s.pending += 1
    s.sequence += 1
    while k > 0:
        parent = (k - 1) >> 1
        if not is_before(s.agenda[k], s.agenda[parent]):
            break
        swap(s.agenda, k, parent)
        k = parent


@inner()
def remove_first(s):
    """Take the first entry off the agenda."""
    s.pending -= 1
    last = np.int64(s.pending)
    if last == 0:
        return
    s.agenda[0] = s.agenda[last]
    k = np.int64(0)
    while True:
        child = 2 * k + 1
        if child >= last:
            break
        if child + 1 < last and is_before(s.agenda[child + 1], s.agenda[child]):
            child += 1
        if not is_before(s.agenda[child], s.agenda[k]):
            break
        swap(s.agenda, k, child)
        k = child


@inner()
def swap(agenda, a, b):
    """Exchange two entries, field by field."""
    x = agenda[a]
    y = agenda[b]
    x.time, y.time = y.time, x.time
    x.kind, y.kind = y.kind, x.kind
    x.sequence, y.sequence = y.sequence, x.sequence
    x.subject, y.subject = y.subject, x.subject
    x.stamp, y.stamp = y.stamp, x.stamp
    x.n, y.n = y.n, x.n
    x.act, y.act = y.act, x.act
    x.truth, y.truth = y.truth, x.truth
    x.conduct, y.conduct = y.conduct, x.conduct
    x.made, y.made = y.made, x.made
    x.behind, y.behind = y.behind, x.behind
