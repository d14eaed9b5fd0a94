"""A person's state, copied: the tables of `layout.state_type` as far as they are in use (docs/model.md, section 4.5)."""

from __future__ import annotations

from standing.engine.compiled import inner


@inner()
def copy_life(p, a, b):
    """Make state b what state a is now; both have the same key, bounds and names."""
    b.person = a.person
    b.cell = a.cell
    b.row = a.row
    b.generation = a.generation
    b.era = a.era
    b.born = a.born
    b.mark = a.mark
    b.marking = a.marking
    b.recording = a.recording
    b.recorded = a.recorded
    b.candidates = a.candidates
    b.overflow = a.overflow
    b.pending = a.pending
    b.sequence = a.sequence
    b.stamp = a.stamp
    b.used = a.used
    b.clean = a.clean
    b.seen_count = a.seen_count
    b.log_count = a.log_count
    b.denied_now = a.denied_now
    b.denied_most = a.denied_most
    b.denied_since = a.denied_since
    b.sharing = a.sharing
    b.touched = a.touched
    copy_doing(p, a, b)
    copy_record(p, a, b)
    copy_sanctions(p, a, b)
    for k in range(a.pending):
        b.agenda[k] = a.agenda[k]
    for k in range(a.used):
        b.listing[k] = a.listing[k]
    for k in range(a.seen_count):
        b.seen[k] = a.seen[k]
    for k in range(a.log_count):
        b.log[k] = a.log[k]


@inner()
def copy_doing(p, a, b):
    """What the person is and does: streams, acts, statuses, responses, channels, factors."""
    for i in range(p.streams):
        b.done[i] = a.done[i]
        b.n[i] = a.n[i]
        b.gaps_ahead[i] = 0  # what is left of what was drawn ahead is drawn again: cheaper than a copy
    for c in range(p.conducts):
        b.acts[c] = a.acts[c]
        b.acts_counted[c] = a.acts_counted[c]
        b.acts_ahead[c] = 0
        b.last_act[c] = a.last_act[c]
        b.last_n[c] = a.last_n[c]
        b.last_made[c] = a.last_made[c]
    for k in range(p.statuses):
        b.value[k] = a.value[k]
        b.shadow_value[k] = a.shadow_value[k]
        b.value_since[k] = a.value_since[k]
    for g in range(p.goals):
        b.product[g] = a.product[g]
        b.shadow[g] = a.shadow[g]
    for k in range(p.channels):
        b.on[k] = a.on[k]
        b.on_stamp[k] = a.on_stamp[k]
        b.block[k] = a.block[k]
        b.position[k] = a.position[k]
        b.spent[k] = a.spent[k]
    keep_known(p, a, b)


@inner()
def keep_known(p, a, b):
    """Let b know what was drawn for a and is the same under every regime: factors, dependants, blocks without candidates."""
    for f in range(p.factors):
        b.factor[f] = a.factor[f]
        b.factor_uniform[f] = a.factor_uniform[f]
    for d in range(p.dependants):
        b.attached[d] = a.attached[d]
    for k in range(p.channels):
        b.silent_from[k] = a.silent_from[k]
        b.silent_to[k] = a.silent_to[k]


@inner()
def copy_record(p, a, b):
    """What is held against the person: scores and lists."""
    for k in range(p.scores):
        b.ceiling[k] = a.ceiling[k]
        b.first_score[k] = a.first_score[k]
        for track in range(3):
            b.score[track, k] = a.score[track, k]
            b.score_at[track, k] = a.score_at[track, k]
        for track in range(2):
            b.band[track, k] = a.band[track, k]
        b.worst[k] = a.worst[k]
        b.band_stamp[k] = a.band_stamp[k]
        b.latest_cost[k] = a.latest_cost[k]
        b.band_since[k] = a.band_since[k]
        b.taken[k] = a.taken[k]
        b.hit[k] = a.hit[k]
    for l in range(p.lists):
        b.slot[l] = a.slot[l]
        b.listings[l] = a.listings[l]
        b.entered[l] = a.entered[l]
        b.reset_at[l] = a.reset_at[l]
        b.ever[l] = a.ever[l]
        b.ever_wrongful[l] = a.ever_wrongful[l]
        b.met_at[l] = a.met_at[l]
        b.caught[l] = a.caught[l]


@inner()
def copy_sanctions(p, a, b):
    """Under which sanctions the person is, and what they refuse."""
    for z in range(p.sanctions):
        b.category[z] = a.category[z]
        b.held_since[z] = a.held_since[z]
        b.cause[z] = a.cause[z]
        b.cause_list[z] = a.cause_list[z]
        b.holder[z] = a.holder[z]
        b.persons[z] = a.persons[z]
        b.denials[z] = a.denials[z]
    for v in range(p.services):
        b.denied_by[v] = a.denied_by[v]
        b.favoured_by[v] = a.favoured_by[v]
    for k in range(p.attachments):
        b.attached_denied[k] = a.attached_denied[k]
