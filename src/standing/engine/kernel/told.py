"""The ledger of a life: where a kernel writes down what happens, if anybody listens (docs/model.md, section 5.1)."""

from __future__ import annotations

from standing.engine.compiled import inner
from standing.engine.kernel.codes import NEEDS_ROOM


@inner()
def tell(s, t, event, item, part, truth, cause, listing, n, made, value):
    """Write one row; a full buffer sets `overflow`, and the person is lived again with a larger one."""
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
def tell_listing(s, t, event, slot, part):
    """Write down what happens to a candidate or listing."""
    if s.recording:
        row = s.listing[slot]
        tell(s, t, event, row.list, part, row.kind, -1, row.number, row.n, row.made, 0.0)
