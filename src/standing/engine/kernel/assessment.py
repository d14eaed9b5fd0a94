"""Assessments: a sensor looks at a person now and then, and flags the guilty and the innocent (docs/model.md, 3.3; R22)."""

from __future__ import annotations

import numpy as np

from standing.engine.compiled import inner
from standing.engine.kernel.agenda import push_with
from standing.engine.kernel.codes import E_ASSESSED, OBSERVED, TRUE, WRONG_FACT
from standing.engine.kernel.quantity import drawn, drawn_span, happens, value
from standing.engine.kernel.tally import count
from standing.engine.kernel.told import tell


@inner()
def has_trait(s, status, values):
    """Whether the person's value of a status is among the bits of `values`."""
    return status >= 0 and (values >> s.value[status]) & 1 == 1


@inner()
def assess(p, numbers, s, tally, a, t, n):
    """The n-th assessment by assessor a: of the guilty and of the innocent, each with its own probability of a flag."""
    row = p.assessor[a]
    if row.asks:
        u, _ = drawn(s, 0, row.assess_stream, n)
        if u > value(p, numbers, row.share_q, s.cell, t):
            return
    did = False
    c = row.conduct
    if c >= 0 and s.acts[c] > 0:
        since = -np.inf if row.within_q < 0 else t - value(p, numbers, row.within_q, s.cell, t)
        did = s.last_act[c] > since
    guilty = did or has_trait(s, row.trait, row.values)
    count(p, numbers, s, tally, row.at + (0 if guilty else 1), t)
    tell(s, t, E_ASSESSED, p.pair[row.pair].sensor, 0 if guilty else 1, -1, -1, -1, n, 0, 0.0)
    if not happens(p, numbers, s, row.guilty_q if guilty else row.innocent_q, t, row.flag_stream, 0, n):
        return
    pair = p.pair[row.pair]
    arrival = drawn_span(p, numbers, s, s.cell, pair.delay_law, t, pair.delay_stream, 0, n)
    if arrival >= p.end:
        return
    act = t
    behind = np.int64(-1)
    made = np.int64(0)
    if did:
        act = s.last_act[c]
        behind = s.last_n[c]
        made = s.last_made[c]
    push_with(s, arrival, OBSERVED, row.pair, 0, n, act, TRUE if guilty else WRONG_FACT, pair.conduct, made, behind)
