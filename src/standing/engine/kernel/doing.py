"""What a person does, moves to and tries, and what is seen of it: the order in which each passes through the mechanisms.

docs/model.md, sections 3.9 and 3.10.
"""

from __future__ import annotations

from standing.engine.compiled import inner
from standing.engine.kernel import (
    assessment,
    attempt,
    candidate,
    channel,
    conduct,
    observation,
    response,
    sanction,
    score,
    status,
)
from standing.engine.kernel.codes import (
    WRONG_PERSON,
)
from standing.engine.kernel.condition import meet
from standing.engine.kernel.quantity import drawn


@inner()
def do(p, numbers, s, tally, i, n, t):
    """The n-th candidate of a conduct at a base height: it is done unless responses keep it from being done (R23)."""
    c = p.stream[i].subject
    if p.goal[c].responses == 0:
        be_done(p, numbers, s, tally, c, n, 0, t)
        return
    _, height = drawn(s, 0, p.stream[i].address, n)
    consider(p, numbers, s, tally, c, height, n, t)


@inner()
def consider(p, numbers, s, tally, c, height, n, t):
    """A candidate of conduct c: done in the life, in the shadow, or in both (R24)."""
    life = height <= s.product[c]
    shadow = height <= s.shadow[c]
    if life:
        be_done(p, numbers, s, tally, c, n, 0 if shadow else 1, t)
    elif shadow:
        conduct.forgo(p, numbers, s, tally, c, t, n)


@inner()
def be_done(p, numbers, s, tally, c, n, made, t):
    """An act of conduct c: sensors, the deserved score, the conditions that it meets."""
    conduct.act(p, numbers, s, tally, c, t, n, made)
    score.deserve(p, numbers, s, tally, c, n, t)
    meet(p, numbers, s, c, t)


@inner()
def change_status(p, numbers, s, tally, k, n, t):
    """A candidate of a move: the status, then what depends on it."""
    moved = status.move(p, numbers, s, tally, k, t, n)
    if moved == 0:
        return
    row = p.move[p.channel[k].subject]
    if moved == 2:
        for c in range(p.real_conducts, p.conducts):
            if p.conduct[c].trait == row.status and assessment.has_trait(s, row.status, p.conduct[c].values):
                meet(p, numbers, s, c, t)
        if p.watched:
            sanction.update_bands(p, numbers, s, tally, t)
    response.respond(p, numbers, s, t)
    at = p.status[row.status]
    for m in range(at.first_move, at.first_move + at.moves):
        response.open_channels(p, numbers, s, p.real_conducts + m, t)


@inner()
def try_service(p, numbers, s, tally, k, n, t):
    """A candidate of an attempt: it takes place unless responses keep it from doing so (R23)."""
    v = p.channel[k].subject
    g = p.real_conducts + p.moves + v
    made = 0
    if p.goal[g].responses > 0:
        height = channel.height_of(p, s, k, n)
        if height > s.product[g]:
            return
        made = 0 if height <= s.shadow[g] else 1
    attempt.attempt(p, numbers, s, tally, v, n, made, t)


@inner()
def observe(p, numbers, s, tally, o, truth, n, act, made, behind, t):
    """An observation arrives: on the record, then on the scores, then before the lists in file order (R9)."""
    pair = p.pair[o]
    c = pair.conduct
    cell = conduct.origin(p, numbers, s, o, n) if truth == WRONG_PERSON else s.cell
    observation.arrive(p, numbers, s, tally, o, truth, n, behind, made, t)
    score.take_points(p, numbers, s, tally, c, truth, observation.source_of(pair, truth), n, t)
    after_bands(p, numbers, s, tally, t)
    for l in range(p.lists):
        if p.named[l, c]:
            candidate.hit(p, numbers, s, tally, l, o, truth, n, act, cell, made, behind, t)


@inner()
def after_bands(p, numbers, s, tally, t):
    """After points have moved: what hangs on a band."""
    if p.watched:
        sanction.update_bands(p, numbers, s, tally, t)
        response.respond(p, numbers, s, t)
