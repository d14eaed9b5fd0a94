"""Lives that no list has touched: they are closed as a quiet life is, but for what the person did and how the scores stand.

docs/model.md, section 4.4. A quiet life is added for each, and here is entered what differs from it. Whatever else `ending`
enters (lists, redress, sanctions, refusals, bands, statuses) changes only with a candidate for a list, or where
`program.everybody.acts_leave_no_trace` says no; and whoever comes next finds it as at birth (`clean.follow`).
"""

from __future__ import annotations

import numpy as np

from standing.engine.compiled import inner
from standing.engine.kernel.codes import MOST_COUNTED, RECORDED
from standing.engine.kernel.ending import enter_score
from standing.engine.kernel.score import level, level_since


@inner()
def is_untouched(p, s):
    """Whether nothing but acts and scores can differ from a quiet life."""
    return p.leaves_no_trace != 0 and s.used == 0 and s.generation == 0 and s.recording == 0


@inner()
def close_untouched(p, s, tally):
    """Enter what differs from a quiet life: acts, conditions of lists that were met, scores."""
    row = s.row
    for c in range(p.real_conducts):
        if s.acts_counted[c] > 0:
            tally[row + p.conduct[c].at_persons] -= 1
            tally[row + p.conduct[c].at_persons + min(s.acts_counted[c], MOST_COUNTED)] += 1
    for l in range(p.lists):
        if s.met_at[l] < np.inf:
            at = p.list[l]
            tally[row + at.at_never_met] -= 1
            tally[row + at.at_confusion + 3] -= 1
            tally[row + at.at_confusion + 2] += 1
            if p.counts_from <= s.met_at[l] <= p.end - at.within:
                tally[row + at.at_met] += 1
                tally[row + at.at_missed] += 1
    for k in range(p.scores):
        if s.score_at[RECORDED, k] != s.born or s.score[RECORDED, k] != s.first_score[k]:
            quiet = level_since(p, s, k, s.first_score[k], s.born, p.end)
            here = level(p, s, RECORDED, k, p.end)
            if here != quiet:
                enter_score(p, s, tally, k, quiet, -1)
                enter_score(p, s, tally, k, here, 1)
