"""Where a life enters the record: counts, whole seconds, histograms, series (R3; docs/model.md, section 5).

`tally` is one flat array: 64 replicate rows of `slots` integers, the histograms, the series. Slots that have a series come first.
"""

from __future__ import annotations

import numpy as np

from standing.engine.compiled import inner
from standing.engine.kernel.codes import SECONDS_PER_DAY


@inner()
def bin_at(p, numbers, t):
    """Calendar bin that t lies in; what was before the start belongs to the first."""
    return np.int64(numbers[p.bin_of_day + np.int64(max(t, 0.0)) // SECONDS_PER_DAY])


@inner()
def count(p, numbers, s, tally, slot, t):
    """One event at t: in the measures from `counts_from` on, in the series always."""
    if t >= p.counts_from:
        tally[s.row + slot] += 1
    if slot < p.series_slots:
        tally[p.series_at + slot * p.bins + bin_at(p, numbers, t)] += 1


@inner()
def stock(p, numbers, tally, row, t, change):
    """Change of a stock at t; the series sums changes up."""
    tally[p.stock_at + row * p.bins + bin_at(p, numbers, t)] += change


@inner()
def seconds_between(p, start, end):
    """Whole seconds of [start, end) that count: floor(end) - floor(start), from `counts_from` on (R3)."""
    begin = max(start, p.counts_from)
    if end <= begin:
        return np.int64(0)
    return np.int64(np.floor(end)) - np.int64(np.floor(begin))


@inner()
def spend(p, s, tally, slot, start, end):
    """Add the whole seconds of a span to a slot."""
    tally[s.row + slot] += seconds_between(p, start, end)


@inner()
def keep_duration(p, tally, at, start, end, is_open):
    """One duration in whole days, kept apart by ended and open; `at` is the first bin of the histogram (R31)."""
    days = (np.int64(np.floor(end)) - np.int64(np.floor(start))) // SECONDS_PER_DAY
    days = min(max(days, 0), p.histogram_days - 1)
    offset = p.histogram_days if is_open else 0
    tally[p.histogram_at + at + offset + days] += 1
