"""Values by cell and date, cumulated intensities and laws of spans (docs/model.md, sections 3.1 and 3.2)."""

from __future__ import annotations

from typing import Final

import numpy as np

from standing.engine.arithmetic import exp, log, normal_quantile
from standing.engine.compiled import inner
from standing.engine.gamma import bin_of, gamma_factor, gamma_quantile
from standing.engine.kernel.codes import CALENDAR, DAY, EXPONENTIAL, FIXED, GAMMA, LOGNORMAL, LOW_WORD, WORD_BITS
from standing.engine.random import draw

NORMAL_P90: Final = 1.2815515655446004
"""Standard normal value that is exceeded with probability 0.1."""


@inner()
def segment_at(numbers, at, count, t):
    """Index of the calendar segment that t lies in; what is before the first belongs to the first."""
    k = 0
    while k + 1 < count and numbers[at + k + 1] <= t:
        k += 1
    return k


@inner()
def value(p, numbers, q, cell, t):
    """Value of quantity q for a cell at t (model.md, eq. 3.1)."""
    quantity = p.quantity[q]
    x = numbers[quantity.at + quantity.stride * cell]
    calendar = p.calendar[quantity.calendar]
    if calendar.count == 0:
        return x
    k = segment_at(numbers, calendar.at, calendar.count, t)
    return x * numbers[calendar.at + calendar.count + k]


@inner()
def cumulated(p, numbers, calendar_index, t):
    """C(t): integral of a calendar's multiplier from the start to t, seconds (eq. 3.2)."""
    calendar = p.calendar[calendar_index]
    if calendar.count == 0:
        return t
    k = segment_at(numbers, calendar.at, calendar.count, t)
    at = calendar.at + k
    return numbers[at + 2 * calendar.count] + numbers[at + calendar.count] * (t - numbers[at])


@inner()
def cumulated_inverse(p, numbers, calendar_index, x):
    """Time at which C reaches x; infinity if it never does (eq. 3.2)."""
    calendar = p.calendar[calendar_index]
    if calendar.count == 0:
        return x
    n = calendar.count
    k = 0
    while k + 1 < n and numbers[calendar.at + 2 * n + k + 1] < x:
        k += 1
    multiplier = numbers[calendar.at + n + k]
    if multiplier <= 0.0:
        return np.inf
    return numbers[calendar.at + k] + (x - numbers[calendar.at + 2 * n + k]) / multiplier


@inner()
def waits_until(p, numbers, q, cell, t, spent):
    """Time at which the hazard q, cumulated from t on, reaches `spent`; infinity if it never does (eq. 3.3)."""
    quantity = p.quantity[q]
    rate = numbers[quantity.at + quantity.stride * cell]
    if rate <= 0.0:
        return np.inf
    start = cumulated(p, numbers, quantity.calendar, max(t, 0.0))
    return max(t, cumulated_inverse(p, numbers, quantity.calendar, start + spent / rate))


@inner()
def span(p, numbers, law, cell, t, u):
    """End of a span that begins at t under a law, for the uniform u (eq. 3.4); infinity if it never ends."""
    row = p.law[law]
    k = row.first
    while k + 1 < row.first + row.count and p.segment[k + 1].since <= t:
        k += 1
    segment = p.segment[k]
    if segment.kind == FIXED:
        return t + value(p, numbers, segment.scale_q, cell, t)
    if segment.kind == EXPONENTIAL:
        return t - log(u) * value(p, numbers, segment.scale_q, cell, t)
    if segment.kind == GAMMA:
        return t + gamma_quantile(segment.form, u) * value(p, numbers, segment.scale_q, cell, t)
    if segment.kind == LOGNORMAL:
        sigma = log(segment.form) / NORMAL_P90
        return t + exp(sigma * normal_quantile(u)) * value(p, numbers, segment.scale_q, cell, t)
    if segment.kind == CALENDAR:
        day = np.floor(t / DAY)
        first = numbers[segment.table]
        at = segment.table + 1 + np.int64(max(day - first, 0.0))
        return t + (numbers[at] - day) * DAY
    return np.inf


@inner()
def is_random(p, law, t):
    """Whether a law needs a draw at t: fixed spans, calendar terms and "never" do not."""
    row = p.law[law]
    k = row.first
    while k + 1 < row.first + row.count and p.segment[k + 1].since <= t:
        k += 1
    kind = p.segment[k].kind
    return kind == EXPONENTIAL or kind == GAMMA or kind == LOGNORMAL


@inner()
def drawn(s, ordinal, stream, n):
    """Both uniforms of this person and generation at an address; the high word of n goes to the ordinal (section 4.1)."""
    return draw(s.key, s.person, ordinal + s.era + (n >> WORD_BITS), stream, n & LOW_WORD)


@inner(everywhere=True)
def drawn_span(p, numbers, s, cell, law, t, stream, ordinal, n):
    """End of a span that begins at t, for a cell, drawn at its own address where the law is random."""
    row = p.law[law]
    if row.count == 1 and p.segment[row.first].kind == FIXED:
        return t + value(p, numbers, p.segment[row.first].scale_q, cell, t)
    return drawn_span_of_any(p, numbers, s, cell, law, t, stream, ordinal, n)


@inner()
def drawn_span_of_any(p, numbers, s, cell, law, t, stream, ordinal, n):
    """As `drawn_span`, which spares most spans the call."""
    u = 1.0
    if is_random(p, law, t):
        u, _ = drawn(s, ordinal, stream, n)
    return span(p, numbers, law, cell, t, u)


@inner()
def uniform_of_factor(p, s, f):
    """Uniform of a gamma factor of this person, drawn when it is first asked for."""
    if s.factor_uniform[f] == 0.0:
        s.factor_uniform[f], _ = drawn(s, 0, p.factor[f].stream, 0)
    return s.factor_uniform[f]


@inner()
def factor_of(p, s, f):
    """A gamma factor of this person, of mean 1; 1 where there is none."""
    if f < 0:
        return 1.0
    if s.factor[f] < 0.0:
        s.factor[f] = gamma_factor(p.factor[f].form, s.constant[f], uniform_of_factor(p, s, f), s.bound[f])
    return s.factor[f]


@inner()
def bound_of_factor(p, s, f):
    """No less than a gamma factor of this person, and quicker to find out (section 4.4)."""
    if f < 0:
        return 1.0
    if s.factor[f] >= 0.0:
        return s.factor[f]
    return s.bound[f, bin_of(uniform_of_factor(p, s, f))]


@inner()
def happens(p, numbers, s, q, t, stream, ordinal, n):
    """Whether something of probability q happens at t: u <= q at its own address."""
    chance = value(p, numbers, q, s.cell, t)
    if chance >= 1.0:
        return True
    if chance <= 0.0:
        return False
    u, _ = drawn(s, ordinal, stream, n)
    return u <= chance
