"""Entry conditions of a list: when they are complete, and whether they are met in truth (docs/model.md, section 3.5).

R9, R10, R20, R21 for what was observed; R30 for what was done.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from standing.engine.compiled import inner
from standing.engine.kernel.codes import (
    BY_COPY,
    BY_OBSERVATION,
    BY_SCORE,
    DESERVED,
    E_MET,
    NEEDS_ROOM,
    OPEN,
    RECORDED,
    TRUE,
    TRUTHFUL,
    WRONG_FACT,
)
from standing.engine.kernel.quantity import value
from standing.engine.kernel.score import band_of, level
from standing.engine.kernel.told import tell

INCOMPLETE: Final = -1


@inner()
def kind_at_entry(p, numbers, s, e, o, truth, t):
    """Kind of the listing that an observation of pair o would make under entry e, or INCOMPLETE."""
    entry = p.entry[e]
    pair = p.pair[o]
    if entry.kind == BY_COPY:
        return INCOMPLETE
    if entry.kind != BY_OBSERVATION:
        if s.hit[entry.score] != entry.sign:
            return INCOMPLETE
        return kind_by_score(p, numbers, s, e, truth, t)
    if not (entry.conducts[pair.conduct] and entry.sensors[pair.sensor]):
        return INCOMPLETE
    times = value(p, numbers, entry.times_q, s.cell, t)
    if times <= 1.0:
        return truth
    return kind_by_number(p, numbers, s, e, times, t)


@inner()
def kind_by_number(p, numbers, s, e, times, t):
    """N observations in (t - w, t]: wrongful if fewer than n of those counted are true, of the worst kind among them."""
    entry = p.entry[e]
    since = since_when(p, numbers, s, e, t)
    if entry.reset:
        since = max(since, s.reset_at[list_of(p, e)])
    counted = 0
    true = 0
    worst = TRUE
    for k in range(s.seen_count - 1, -1, -1):
        seen = s.seen[k]
        if seen.time <= since:
            break
        if seen.gone or not (entry.conducts[seen.conduct] and entry.sensors[p.pair[seen.pair].sensor]):
            continue
        if entry.by_act and seen.truth == TRUE and seen_later(p, s, e, k):
            continue
        counted += 1
        if seen.truth == TRUE:
            true += 1
        elif worst == TRUE or seen.truth < worst:
            worst = seen.truth
    if counted < times:
        return INCOMPLETE
    return TRUE if true >= times else worst


@inner()
def since_when(p, numbers, s, e, t):
    """From when on observations count for entry e at t: its window, and what is kept."""
    entry = p.entry[e]
    since = -np.inf if entry.within_q < 0 else t - value(p, numbers, entry.within_q, s.cell, t)
    if entry.keeps_q >= 0:
        since = max(since, t - value(p, numbers, entry.keeps_q, s.cell, t))
    return since


@inner()
def seen_later(p, s, e, k):
    """Whether a later observation of the same act counts under entry e, so that this one does not (`independent: act`)."""
    entry = p.entry[e]
    for j in range(k + 1, s.seen_count):
        other = s.seen[j]
        if (
            other.truth == TRUE
            and other.conduct == s.seen[k].conduct
            and other.behind == s.seen[k].behind
            and other.behind >= 0
            and not other.gone
            and entry.sensors[p.pair[other.pair].sensor]
        ):
            return True
    return False


@inner()
def list_of(p, e):
    """List that entry e belongs to."""
    for l in range(p.lists):
        if p.list[l].first_entry <= e < p.list[l].first_entry + p.list[l].entries:
            return l
    return 0


@inner()
def is_low(p, numbers, s, e, x, t):
    """Whether a score x meets the condition of entry e at t: low enough, or high enough for one that rewards."""
    entry = p.entry[e]
    if entry.kind == BY_SCORE:
        bound = value(p, numbers, entry.bound_q, s.cell, t)
        return x <= bound if entry.sign < 0 else x >= bound
    return entry.bands[band_of(p.score[entry.score], x)] == 1


@inner()
def kind_by_score(p, numbers, s, e, truth, t):
    """By score or band: wrongful if the score from true observations alone does not meet the condition now (R20, R21)."""
    k = p.entry[e].score
    if not is_low(p, numbers, s, e, level(p, s, RECORDED, k, t), t):
        return INCOMPLETE
    if is_low(p, numbers, s, e, level(p, s, TRUTHFUL, k, t), t):
        return TRUE
    if s.worst[k] != TRUE:
        return s.worst[k]
    return truth if truth != TRUE else WRONG_FACT


@inner()
def meet(p, numbers, s, c, t):
    """An act of conduct c at t: note which lists' conditions are met for the first time (R30)."""
    if p.conduct[c].logged:
        note(p, s, c, t)
    for l in range(p.lists):
        if not p.named[l, c] or s.met_at[l] < np.inf:
            continue
        for e in range(p.list[l].first_entry, p.list[l].first_entry + p.list[l].entries):
            if is_met(p, numbers, s, e, c, t):
                meet_list(p, s, l, t)
                break


@inner()
def meet_list(p, s, l, t):
    """The condition of list l is met for the first time, and with it that of every list that copies it."""
    s.met_at[l] = t
    s.caught[l] = is_on(s, l, t)
    tell(s, t, E_MET, l, -1, -1, -1, -1, -1, 0, 0.0)
    if not p.list[l].copied:
        return
    found = True
    while found:
        found = False
        for other in range(p.lists):
            if s.met_at[other] < np.inf or not copies_what_is_met(p, s, other):
                continue
            s.met_at[other] = t
            s.caught[other] = is_on(s, other, t)
            tell(s, t, E_MET, other, -1, -1, -1, -1, -1, 0, 0.0)
            found = True


@inner()
def is_on(s, l, t):
    """Whether the person is on list l at t; a listing of the start whose term was over before it is at no instant on the list."""
    slot = s.slot[l]
    if slot < 0 or s.listing[slot].status != OPEN:
        return False
    return s.listing[slot].stale == 1 or s.listing[slot].due > t


@inner()
def copies_what_is_met(p, s, l):
    """Whether list l is entered from a list whose condition is met (R30)."""
    for e in range(p.list[l].first_entry, p.list[l].first_entry + p.list[l].entries):
        if p.entry[e].kind == BY_COPY and s.met_at[p.entry[e].from_list] < np.inf:
            return True
    return False


@inner()
def is_met(p, numbers, s, e, c, t):
    """Whether the acts up to t meet entry e, the last of them being of conduct c."""
    entry = p.entry[e]
    if entry.kind == BY_COPY:
        return False
    if entry.kind != BY_OBSERVATION:
        return p.points[entry.score, c] * entry.sign > 0.0 and is_low(
            p, numbers, s, e, level(p, s, DESERVED, entry.score, t), t
        )
    if not entry.conducts[c]:
        return False
    times = value(p, numbers, entry.times_q, s.cell, t)
    since = since_when(p, numbers, s, e, t) if times > 1.0 else t
    counted = 1 if times <= 1.0 else 0
    for k in range(s.log_count - 1, -1, -1):
        if counted >= times or s.log[k].time <= since:
            break
        if entry.conducts[s.log[k].conduct]:
            counted += 1
    return counted >= times


@inner()
def note(p, s, c, t):
    """Keep an act where a condition counts n within w."""
    if s.log_count >= s.log.size:
        kept = 0
        for k in range(s.log_count):
            if s.log[k].time > t - p.longest_window:
                s.log[kept] = s.log[k]
                kept += 1
        s.log_count = kept
        if kept >= s.log.size:
            s.overflow = NEEDS_ROOM
            return
    s.log[s.log_count].time = t
    s.log[s.log_count].conduct = c
    s.log_count += 1
