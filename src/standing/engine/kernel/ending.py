"""What stands at the end of the run, entered once per person (docs/model.md, section 5)."""

from __future__ import annotations

import numpy as np

from standing.engine.compiled import inner
from standing.engine.kernel import listing, sanction, score
from standing.engine.kernel.codes import GRACE, MOST_COUNTED, NOBODY, OPEN, PENDING, RECORDED, TAIL, TRUE, TWIN
from standing.engine.kernel.tally import spend


@inner()
def finish(p, numbers, s, tally):
    """Enter a person's state at the end: stocks, open durations, persons by counts, scores, sanctions."""
    row = s.row
    tally[row + p.at_lived] += 1
    for c in range(p.conducts):
        tally[row + p.conduct[c].at_persons + min(s.acts_counted[c], MOST_COUNTED)] += 1
    for slot in range(s.used):
        stand(p, s, tally, slot)
    finish_lists(p, s, tally)
    finish_sanctions(p, s, tally)
    finish_scores(p, numbers, s, tally)


@inner()
def stand(p, s, tally, slot):
    """A listing that is still open, or whose removal is still under way."""
    row = s.listing[slot]
    at = p.list[row.list]
    if row.status == OPEN:
        listing.settle_time(p, s, tally, slot, p.end)
        tally[s.row + at.at_listed] += 1
        if row.kind != TRUE:
            tally[s.row + at.at_wrongful] += 1
        if row.stale:
            tally[s.row + at.at_stale_end] += 1
    if row.status == OPEN or row.status == TAIL:
        listing.keep_durations(p, tally, s, slot, p.end, True)
    if (row.status == OPEN or row.status == GRACE) and row.pending:
        tally[s.row + p.redress[at.redress].at_appeals + PENDING] += 1
        if row.kind != TRUE:
            tally[s.row + p.redress[at.redress].at_appeals + TWIN + PENDING] += 1


@inner()
def is_open(s, l):
    """Whether the person is on list l now."""
    return s.slot[l] >= 0 and s.listing[s.slot[l]].status == OPEN


@inner()
def finish_lists(p, s, tally):
    """Persons by list: ever, how often, met and missed, the confusion table, overlaps."""
    row = s.row
    any_now = False
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
        elif p.counts_from <= s.met_at[l] <= p.end - at.within:
            tally[row + at.at_met] += 1
            tally[row + at.at_missed] += 0 if s.caught[l] else 1
        if ever:
            tally[row + at.at_confusion + (0 if met else 1)] += 1
        else:
            tally[row + at.at_confusion + (2 if met else 3)] += 1
        any_ever = any_ever or ever
        any_wrongful = any_wrongful or s.ever_wrongful[l] == 1
        if not is_open(s, l):
            continue
        any_now = True
        other = 0
        for m in range(p.lists):
            if m != l:
                if is_open(s, m):
                    tally[row + at.at_overlap + other] += 1
                other += 1
    if p.lists > 0:
        tally[row + p.at_listed_any] += any_now
        tally[row + p.at_ever_any] += any_ever
        tally[row + p.at_ever_wrongful_any] += any_wrongful


@inner()
def finish_sanctions(p, s, tally):
    """Time under sanctions up to the end, who is under one, and how many refusals each person met."""
    any_sanction = False
    for z in range(p.sanctions):
        sanction.spend_held(p, s, tally, z, p.end)
        if z >= p.real_sanctions:
            continue
        at = p.sanction[z]
        if s.category[z] != NOBODY:
            any_sanction = True
            tally[s.row + at.at_end] += 1
        if at.service >= 0:
            tally[s.row + at.at_persons + min(s.denials[z], MOST_COUNTED)] += 1
    if p.real_sanctions > 0:
        tally[s.row + p.at_sanctioned_any] += any_sanction
        sanction.note_stacked(p, s, p.end)
        tally[s.row + p.at_stacked + min(s.denied_most, MOST_COUNTED)] += 1


@inner()
def finish_scores(p, numbers, s, tally):
    """Scores and bands at the end; a linear score is rounded to a tenth of a point."""
    for k in range(p.scores):
        at = p.score[k]
        score.recover(p, numbers, s, tally, k, p.end)
        x = score.level(p, numbers, s, RECORDED, k, p.end)
        tenths = np.int64(np.floor(x * 10.0 + 0.5))
        tally[s.row + at.at_sum] += tenths
        steps = np.int64(np.floor((at.highest - x) * at.per_point + 0.5))
        tally[p.histogram_at + at.at_value + min(max(steps, 0), at.values - 1)] += 1
        if at.bands > 0:
            tally[s.row + at.at_band + s.band[k]] += 1
            spend(p, s, tally, at.at_band_seconds + s.band[k], s.band_since[k], p.end)
