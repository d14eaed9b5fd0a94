"""The ledger of a life: where a kernel writes down what happens, if anybody listens (docs/model.md, section 5.1).

Where nobody needs the events, but only whether they are the same as under another regime, they leave a mark: 64 bits that two
different lives share by chance once in 2^64.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from standing.engine.compiled import inner
from standing.engine.kernel.codes import E_ATTEMPT, E_BAND, E_BORN, E_START, E_STATUS, NEEDS_ROOM
from standing.engine.random import mixed
from standing.program.layout import TICKS

VALUE: Final = np.uint64(40)


@inner(everywhere=True)
def tell(s, t, event, item, part, truth, cause, listing, n, made, value):
    """Write one row or leave a mark, where anybody wants either: most lives pass by here, and should not have to call."""
    if s.marking or s.recording:
        write_down(s, t, event, item, part, truth, cause, listing, n, made, value)


@inner()
def write_down(s, t, event, item, part, truth, cause, listing, n, made, value):
    """Write one row; a full buffer sets `overflow`, and the person is lived again with a larger one."""
    if s.marking:
        leave_mark(s, t, event, item, part, truth, n, made, value)
    if not s.recording:
        return
    if s.recorded >= s.event.size:
        s.overflow = NEEDS_ROOM
        return
    row = s.event[s.recorded]
    row.person = s.person
    row.generation = s.generation
    row.cell = s.cell
    row.time = max(t, 0.0)
    row.event = event
    row.about = item
    row.part = part
    row.truth = truth
    row.cause = cause
    row.listing = listing
    row.n = n
    row.made = made
    row.value = value
    s.recorded += 1


@inner()
def leave_mark(s, t, event, item, part, truth, n, made, value):
    """Add an event to the person's mark, in any order.

    What a person is born with leaves none, for the quiet have it too; nor does an attempt that is refused, for the refusal does.
    Items count by their names, and not by their positions, which a reform may move.
    """
    if event == E_ATTEMPT and part == 1:
        return
    if event == E_BORN or event == E_START or ((event == E_STATUS or event == E_BAND) and t <= s.born):
        return
    name = s.name[s.named_by[event], max(item, 0)]
    what = event | ((part + 1) & 255) << 8 | (truth + 1) << 16 | made << 20 | s.generation << 24
    moment = np.uint64(np.int64(max(t, 0.0) * TICKS))
    s.mark ^= mixed(moment ^ name, np.uint64(what), as_bits(n) ^ as_bits(value * 16.0) << VALUE)


@inner()
def tell_listing(s, t, event, slot, part):
    """Write down what happens to a candidate or listing."""
    if s.recording or s.marking:
        row = s.listing[slot]
        tell(s, t, event, row.list, part, row.kind, -1, row.number, row.n, row.made, 0.0)


@inner()
def as_bits(number):
    """A whole number, negative ones in two's complement, as 64 bits."""
    return np.int64(number).view(np.uint64)
