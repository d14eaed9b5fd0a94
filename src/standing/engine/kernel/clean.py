"""The state of somebody to whom nothing has happened yet, as a life begins."""

from __future__ import annotations

import numpy as np

from standing.engine.compiled import inner
from standing.engine.kernel.codes import NOBODY
from standing.engine.kernel.score import begin_tracks


@inner()
def clear(p, s, t):
    """The state of somebody to whom nothing has happened yet."""
    clear_deeds(p, s)
    for d in range(p.dependants):
        s.attached[d] = -1
    for a in range(p.attachments):
        s.attached_denied[a] = 0
    for g in range(p.goals):
        s.product[g] = 1.0
        s.shadow[g] = 1.0
    for k in range(p.channels):
        s.on[k] = 0
        s.on_stamp[k] = 0
        s.silent_from[k] = 0
        s.silent_to[k] = 0
    for l in range(p.lists):
        s.slot[l] = -1
        s.listings[l] = 0
        s.entered[l] = 0
        s.reset_at[l] = -np.inf
        s.ever[l] = 0
        s.ever_wrongful[l] = 0
    for z in range(p.sanctions):
        s.category[z] = NOBODY
        s.held_since[z] = t
        s.persons[z] = 0
        s.denials[z] = 0
    for v in range(p.services):
        s.denied_by[v] = 0
        s.favoured_by[v] = 0


@inner()
def clear_deeds(p, s):
    """What a person does, and what it is measured by: all that can change in a life that no list touches, beside scores."""
    for f in range(p.factors):
        s.factor[f] = -1.0
        s.factor_uniform[f] = 0.0
    for c in range(p.conducts):
        s.acts[c] = 0
        s.acts_counted[c] = 0
        s.acts_ahead[c] = 0
    for l in range(p.lists):
        s.met_at[l] = np.inf
        s.caught[l] = 0


@inner()
def follow(p, s, t):
    """A clean person of the same cell after one whom no list touched: lists, sanctions and services are as at birth already."""
    clear_deeds(p, s)
    for k in range(p.scores):
        begin_tracks(s, k, s.first_score[k], t)
