"""What is entered once per person: at the end of the run, or when a person leaves (docs/model.md, section 5; R28)."""

from __future__ import annotations

import numpy as np

from standing.engine.compiled import inner
from standing.engine.kernel import listing, sanction, score, spent
from standing.engine.kernel.codes import (
    BY_LEAVING,
    E_END,
    E_PUBLISHED,
    E_SANCTION,
    FREE,
    GRACE,
    MOST_COUNTED,
    NOBODY,
    OPEN,
    PENDING,
    RECORDED,
    TAIL,
    TRUE,
    TWIN,
)
from standing.engine.kernel.tally import count, spend, stock
from standing.engine.kernel.told import tell, tell_listing


@inner()
def finish(p, numbers, s, tally):
    """Enter a person's state at the end of the run."""
    tally[s.row + p.at_there] += 1
    for slot in range(s.used):
        stand(p, s, tally, slot)
    stand_on_lists(p, s, tally)
    stand_under_sanctions(p, s, tally)
    for k in range(p.statuses):
        tally[s.row + p.status[k].at_end + s.value[k]] += 1
    close(p, numbers, s, tally, p.end)
    finish_scores(p, s, tally)


@inner()
def leave(p, numbers, s, tally, t):
    """The person leaves at t: what is under way dies, and what is entered once per person is entered now (R28)."""
    for slot in range(s.used):
        if s.listing[slot].status == OPEN:
            leave_list(p, numbers, s, tally, slot, t)
        elif s.listing[slot].status == TAIL:
            spent.keep_durations(p, tally, s, slot, t, True)
        elif s.listing[slot].status == GRACE:
            listing.lapse(p, numbers, s, tally, slot, t)
    close(p, numbers, s, tally, t)
    for slot in range(s.used):
        s.listing[slot].status = FREE
    for z in range(p.sanctions):
        if s.category[z] == NOBODY:
            continue
        tell(s, t, E_SANCTION if z < p.real_sanctions else E_PUBLISHED, z, NOBODY, -1, -1, -1, -1, 0, 0.0)
        if p.sanction[z].stock >= 0:
            stock(p, numbers, tally, p.sanction[z].stock, t, -s.persons[z])
    for k in range(p.scores):
        if p.score[k].bands > 0:
            stock(p, numbers, tally, p.score[k].stock_band + s.band[RECORDED, k], t, -1)
    for k in range(p.statuses):
        stock(p, numbers, tally, p.status[k].stock + s.value[k], t, -1)


@inner()
def leave_list(p, numbers, s, tally, slot, t):
    """An open listing of a person who leaves."""
    row = s.listing[slot]
    at = p.list[row.list]
    count(p, numbers, s, tally, at.at_ends + BY_LEAVING, t)
    tell_listing(s, t, E_END, slot, BY_LEAVING)
    listing.lapse(p, numbers, s, tally, slot, t)
    spent.settle_time(p, s, tally, slot, t)
    spent.keep_durations(p, tally, s, slot, t, True)
    stock(p, numbers, tally, at.stock_listed, t, -1)
    if row.kind != TRUE:
        stock(p, numbers, tally, at.stock_wrongful, t, -1)


@inner()
def close(p, numbers, s, tally, t):
    """Enter what is entered once per person who lived, up to t; nothing for one who left before the window."""
    for k in range(p.scores):
        score.recover(p, numbers, s, tally, RECORDED, k, t)
    if t < p.counts_from:
        return
    tally[s.row + p.at_lived] += 1
    for c in range(p.real_conducts):
        tally[s.row + p.conduct[c].at_persons + min(s.acts_counted[c], MOST_COUNTED)] += 1
    close_lists(p, s, tally, t)
    close_sanctions(p, s, tally, t)
    for k in range(p.statuses):
        spend(p, s, tally, p.status[k].at_seconds + s.value[k], s.value_since[k], t)
    for k in range(p.scores):
        if p.score[k].bands > 0:
            spend(p, s, tally, p.score[k].at_band_seconds + s.band[RECORDED, k], s.band_since[k], t)


@inner()
def stand(p, s, tally, slot):
    """A listing that is still open at the end of the run, or whose removal is still under way."""
    row = s.listing[slot]
    at = p.list[row.list]
    if row.status == OPEN:
        spent.settle_time(p, s, tally, slot, p.end)
        tally[s.row + at.at_listed] += 1
        if row.kind != TRUE:
            tally[s.row + at.at_wrongful] += 1
        if row.stale:
            tally[s.row + at.at_stale_end] += 1
    if row.status == OPEN or row.status == TAIL:
        spent.keep_durations(p, tally, s, slot, p.end, True)
    if (row.status == OPEN or row.status == GRACE) and row.pending:
        tally[s.row + p.redress[at.redress].at_appeals + PENDING] += 1
        if row.kind != TRUE:
            tally[s.row + p.redress[at.redress].at_appeals + TWIN + PENDING] += 1


@inner()
def is_open(s, l):
    """Whether the person is on list l now."""
    return s.slot[l] >= 0 and s.listing[s.slot[l]].status == OPEN


@inner()
def stand_on_lists(p, s, tally):
    """Who is on which lists at the end of the run."""
    any_now = False
    for l in range(p.lists):
        if not is_open(s, l):
            continue
        any_now = any_now or p.list[l].rewards == 0
        other = 0
        for m in range(p.lists):
            if m != l:
                if is_open(s, m):
                    tally[s.row + p.list[l].at_overlap + other] += 1
                other += 1
    if p.lists > 0:
        tally[s.row + p.at_listed_any] += any_now


@inner()
def close_lists(p, s, tally, t):
    """Persons by list: ever, how often, met and missed, the confusion table."""
    row = s.row
    any_ever = False
    any_wrongful = False
    for l in range(p.lists):
        at = p.list[l]
        met = s.met_at[l] < np.inf
        ever = s.ever[l] == 1
        tally[row + at.at_persons + min(s.listings[l], MOST_COUNTED)] += 1
        tally[row + at.at_ever] += s.ever[l]
        tally[row + at.at_ever_wrongful] += s.ever_wrongful[l]
        tally[row + at.at_ever_wrongful_by_acts + listing.acts_named(p, s, l)] += s.ever_wrongful[l]
        if not met:
            tally[row + at.at_never_met] += 1
            tally[row + at.at_never_met_wrongful] += s.ever_wrongful[l]
        elif p.counts_from <= s.met_at[l] <= t - at.within:
            tally[row + at.at_met] += 1
            tally[row + at.at_missed] += 0 if s.caught[l] else 1
        if ever:
            tally[row + at.at_confusion + (0 if met else 1)] += 1
        else:
            tally[row + at.at_confusion + (2 if met else 3)] += 1
        if not at.rewards:
            any_ever = any_ever or ever
            any_wrongful = any_wrongful or s.ever_wrongful[l] == 1
    if p.lists > 0:
        tally[row + p.at_ever_any] += any_ever
        tally[row + p.at_ever_wrongful_any] += any_wrongful


@inner()
def stand_under_sanctions(p, s, tally):
    """Who is under which sanctions at the end of the run: the person, and dependants."""
    any_sanction = False
    for z in range(p.real_sanctions):
        if s.category[z] == NOBODY:
            continue
        row = p.sanction[z]
        if row.dependant >= 0:
            tally[s.row + row.at_end + 1] += s.persons[z]
        else:
            any_sanction = any_sanction or row.reward == 0
            tally[s.row + row.at_end] += 1
    if p.real_sanctions > 0:
        tally[s.row + p.at_sanctioned_any] += any_sanction


@inner()
def close_sanctions(p, s, tally, t):
    """Time under sanctions up to t, and how many refusals the person met."""
    for z in range(p.sanctions):
        sanction.spend_held(p, s, tally, z, t)
        if z < p.real_sanctions and p.sanction[z].at_persons >= 0:
            tally[s.row + p.sanction[z].at_persons + min(s.denials[z], MOST_COUNTED)] += 1
    if p.real_sanctions > 0:
        sanction.note_stacked(p, s, t)
        tally[s.row + p.at_stacked + min(s.denied_most, MOST_COUNTED)] += 1


@inner()
def finish_scores(p, s, tally):
    """Scores and bands at the end; a linear score is rounded to a tenth of a point."""
    for k in range(p.scores):
        enter_score(p, s, tally, k, score.level(p, s, RECORDED, k, p.end), 1)
        if p.score[k].bands > 0:
            tally[s.row + p.score[k].at_band + s.band[RECORDED, k]] += 1


@inner()
def enter_score(p, s, tally, k, x, persons):
    """So many persons end with x in score k."""
    at = p.score[k]
    tenths = np.int64(np.floor(x * 10.0 + 0.5))
    tally[s.row + at.at_sum] += persons * tenths
    steps = np.int64(np.floor((at.highest - x) * at.per_point + 0.5))
    tally[p.histogram_at + at.at_value + min(max(steps, 0), at.values - 1)] += persons
