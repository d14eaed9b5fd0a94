"""A person as a life begins: at the start of the run, or when somebody takes the place of one who left (docs/model.md, 3.2)."""

from __future__ import annotations

from standing.engine.compiled import inner
from standing.engine.kernel import assessment, conduct, response, sanction, score, status
from standing.engine.kernel.ahead import hand_out, is_drawn_ahead
from standing.engine.kernel.clean import clear, follow
from standing.engine.kernel.codes import AMNESTY, E_BORN
from standing.engine.kernel.condition import meet
from standing.engine.kernel.initial import enter
from standing.engine.kernel.screen import bit_of
from standing.engine.kernel.told import tell


@inner()
def begin(p, numbers, s, tally, person, cell, flags):
    """A person as the run starts, before any stream is opened; without any bit it is a quiet one (section 4.4)."""
    s.person = person
    s.cell = cell
    s.row = (person % 64) * p.slots
    s.generation = 0
    s.era = 0
    s.overflow = 0
    born(p, numbers, s, tally, 0.0, flags)


@inner()
def born(p, numbers, s, tally, t, flags):
    """A clean person of this cell and generation, whose life begins at t, before any stream is opened."""
    s.born = t
    s.pending = 0
    s.sequence = 0
    s.stamp = 0
    s.used = 0
    s.candidates = 0
    s.seen_count = 0
    s.log_count = 0
    s.denied_now = 0
    s.denied_most = 0
    s.denied_since = t
    if s.clean:
        follow(p, s, t)
    else:
        tell(s, t, E_BORN, -1, -1, -1, -1, -1, -1, 0, 0.0)
        clear(p, s, t)
        status.draw_statuses(p, numbers, s, tally, t)
        score.begin_scores(p, numbers, s, tally, t)
    s.clean = 0
    if flags == 0:
        return
    if s.generation == 0:
        for l in range(p.lists):
            slot = enter(p, numbers, s, tally, l)
            if slot >= 0:
                sanction.update(p, numbers, s, tally, l, 0.0)
    for c in range(p.real_conducts, p.conducts):
        if assessment.has_trait(s, p.conduct[c].trait, p.conduct[c].values):
            meet(p, numbers, s, c, t)
    if p.watched:
        sanction.update_bands(p, numbers, s, tally, t)
        for k in range(p.scores):
            score.watch(p, s, k, t)
    if p.all_lived:  # else only a sanction makes a service's candidates matter, and it opens them itself
        for g in range(p.real_conducts, p.goals):
            response.open_channels(p, numbers, s, g, t)
    response.respond(p, numbers, s, t)


@inner()
def open_streams(p, numbers, s, flags):
    """Open the streams whose bit is set; the others stay silent (section 4.4)."""
    for i in range(p.streams):
        if is_opened(p, i, flags):
            s.gaps_ahead[i] = 0
            conduct.open_stream(p, numbers, s, i)


@inner()
def open_drawn_ahead(p, numbers, s, block, flags):
    """Open the streams of a person for whom `draw_ahead` has drawn."""
    if p.all_lived:
        open_streams(p, numbers, s, flags)
        return
    for i in range(p.streams):
        if is_opened(p, i, flags):
            s.gaps_ahead[i] = 0
            if is_drawn_ahead(p, i):
                hand_out(p, s, block, i)
            conduct.open_stream(p, numbers, s, i)


@inner()
def is_opened(p, i, flags):
    """Whether stream i is to be opened; an amnesty by itself is nothing, and never flagged."""
    return (flags >> bit_of(i)) & 1 == 1 or p.stream[i].kind == AMNESTY
