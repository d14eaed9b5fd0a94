"""Rows of the world: conducts, services with their outcomes, and what comes to a person from outside.

Every address of a draw is made of names alone (docs/model.md, section 4).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from standing.program.context import Context, Events, Row, pair_path
from standing.program.regime_rows import matters_to_all, misfire_of
from standing.program.status_rows import expected_multiplier, step_at
from standing.program.strays import flows, shares
from standing.program.tables import product
from standing.scenario import Outcome, Quantity

KIND: Final = {
    "leave": 0, "amnesty": 2, "act": 11, "stray": 14, "alarm": 15, "assess": 16, "hand": 18, "strike": 19, "misfire": 30,
}  # fmt: skip
"""Kinds of stream, as the kernel's codes number them."""

POISSON: Final = 0
ONCE: Final = 1
EVERY: Final = 2
"""How a stream comes; at a rate where nothing is said."""

BY_SHARE, BY_CURVE, THE_REST = 0, 1, 2


def conduct_row(context: Context, name: str, events: Events) -> Row:
    """One conduct."""
    conduct = context.world.conducts[name]
    mine = [at for at, (_, observed) in enumerate(context.pairs) if observed == name]
    path = f"world.conducts.{name}"
    return {
        "trait": -1,
        "settles_q": -1 if conduct.settles is None else context.tables.quantity(conduct.settles),
        "settle_stream": context.stream(path, "settle"),
        "first_pair": mine[0] if mine else 0,
        "pairs": len(mine),
        "logged": context.is_counted(name),
        "at_acts": events["acts", name],
        "at_made": events.get(("regime_made_acts", name), 0),
        "at_forgone": events.get(("forgone_acts", name), 0),
        "at_persons": context.plan.add("persons_by_acts", name),
    }


def trait_row(context: Context, name: str) -> Row:
    """One trait that is assessed, in the place of a conduct."""
    trait = context.traits[name]
    mine = [at for at, (_, observed) in enumerate(context.pairs) if observed == name]
    return {
        "trait": context.statuses.index(trait.status),
        "values": context.bits(trait.values, context.world.statuses[trait.status].values),
        "settles_q": -1,
        "first_pair": mine[0] if mine else 0,
        "pairs": len(mine),
        "logged": context.is_counted(name),
        "at_persons": -1,
    }


def service_row(context: Context, name: str, outcomes: list[Row]) -> Row:
    """One service; its outcomes are added to those of the others."""
    path = f"world.services.{name}"
    given = context.world.services[name].outcomes
    by_mistake = any(
        row.denies == name and misfire_of(context, each) == 1 for each, row in context.regime.sanctions.items()
    )
    sets = (given.granted, given.refused) if given is not None else ({}, {})
    first_granted = len(outcomes)
    outcomes += [outcome_row(context, conduct, outcome) for conduct, outcome in sets[0].items()]
    first_refused = len(outcomes)
    outcomes += [outcome_row(context, conduct, outcome) for conduct, outcome in sets[1].items()]
    return {
        "always": matters_to_all(context, name) or by_mistake,
        "outcome_stream": context.stream(path, "outcome"),
        "outcome_delay_stream": context.stream(path, "outcome-delay"),
        "first_granted": first_granted,
        "granted": len(sets[0]),
        "first_refused": first_refused,
        "refused": len(sets[1]),
    }


def outcome_row(context: Context, conduct: str, outcome: Outcome) -> Row:
    """One outcome: by share, by the score, or the rest."""
    row: Row = {
        "conduct": context.conducts.index(conduct),
        "kind": THE_REST,
        "score": -1,
        "delay_law": context.tables.law(outcome.delay),
    }
    if outcome.share is not None:
        return row | {"kind": BY_SHARE, "share_q": context.tables.quantity(outcome.share)}
    if outcome.curve is None:
        return row
    places = []
    for group in context.groups:
        points = outcome.curve.points(group)
        places.append(context.tables.lay([len(points), *(x for x, _ in points), *(y for _, y in points)]))
    score = context.scores.index(outcome.score_name) if outcome.score_name else 0
    return row | {"kind": BY_CURVE, "score": score, "curve": context.tables.lay(places), "stride": 1}


def stream_rows(context: Context) -> list[Row]:
    """What comes to a person from outside: acts, alarms, strays, entries by hand, assessments, misfires, amnesties, the end."""
    rows: list[Row] = []
    frailty = 0 if context.world.population.frailty else -1
    for at, name in enumerate(context.conducts):
        address = context.stream(f"world.conducts.{name}", "act")
        rate = context.tables.quantity(context.world.conducts[name].rate)
        rows.append({"kind": KIND["act"], "address": address, "rate_q": rate, "factor": frailty, "subject": at})
    for at, (sensor, conduct) in enumerate(context.pairs):
        row = context.regime.sensors[sensor]
        if row.assesses is not None:
            continue
        if any(row.false_alarms.values):
            vector = [rate / len(row.observes) for rate in context.tables.vector(row.false_alarms)]
            rate = context.tables.rate(vector, context.tables.steps(row.false_alarms))
            address = context.stream(pair_path(sensor, conduct), "alarm")
            rows.append({"kind": KIND["alarm"], "address": address, "rate_q": rate, "factor": -1, "subject": at})
        if any(row.wrong_person.values):
            rows.append(stray_row(context, at, sensor, conduct))
    for l, name in enumerate(context.lists):
        rows += [hand_row(context, l, name, k) for k in range(len(context.regime.lists[name].by_hand))]
        rows += [amnesty_row(context, l, name, k) for k in range(len(context.regime.lists[name].amnesty))]
    for a, name in enumerate(assessing(context)):
        rows += assessment_rows(context, a, name)
    rows += [
        misfire_row(context, z, name)
        for z, name in enumerate(context.regime.sanctions)
        if misfire_of(context, name) == 2
    ]
    renewal = context.world.population.renewal
    if renewal is not None and any(renewal.values):
        rate = context.tables.quantity(renewal)
        address = context.stream("world.population", "leave")
        rows.append({"kind": KIND["leave"], "address": address, "rate_q": rate, "factor": -1})
    return [row | {"plain": is_plain(context, row)} for row in rows]


def is_plain(context: Context, row: Row) -> bool:
    """Whether a stream is a Poisson stream at a constant rate, the same for everybody of a cell."""
    rate = row["rate_q"]
    assert isinstance(rate, int)
    _, _, calendar = context.tables.quantities[rate]
    return row.get("mode", POISSON) == POISSON and row["factor"] == -1 and calendar == 0


def assessing(context: Context) -> list[str]:
    """Sensors that assess, in file order."""
    return [name for name in context.sensors if context.regime.sensors[name].assesses is not None]


def assessor_row(context: Context, name: str, events: Events) -> Row:
    """One sensor that assesses."""
    row, tables, path = context.regime.sensors[name], context.tables, f"regime.sensors.{name}"
    assesses, flags = row.assesses, row.flags
    assert assesses is not None
    assert flags is not None
    pair = next(at for at, (sensor, _) in enumerate(context.pairs) if sensor == name)
    trait = row.trait
    return {
        "pair": pair,
        "conduct": context.conducts.index(row.conduct) if row.conduct is not None else -1,
        "within_q": -1 if row.within is None else tables.quantity(row.within),
        "trait": -1 if trait is None else context.statuses.index(trait.status),
        "values": 0 if trait is None else context.bits(trait.values, context.world.statuses[trait.status].values),
        "guilty_q": tables.quantity(flags.guilty),
        "innocent_q": tables.quantity(flags.innocent),
        "flag_stream": context.stream(path, "flag"),
        "assess_stream": context.stream(path, "assess"),
        "share_q": tables.quantity(assesses.share),
        "service": context.services.index(assesses.service) if assesses.service else -1,
        "asks": (assesses.every is not None or bool(assesses.service))
        and not (assesses.share.is_constant and assesses.share.base >= 1.0),
        "at": events["assessments", name],
    }


def assessment_rows(context: Context, a: int, name: str) -> list[Row]:
    """When a sensor assesses: on a schedule, at a rate, or at dates; at a service the attempts say when."""
    assesses, tables = context.regime.sensors[name].assesses, context.tables
    assert assesses is not None
    address = context.stream(f"regime.sensors.{name}", "assess")
    row: Row = {"kind": KIND["assess"], "address": address, "factor": -1, "subject": a}
    if assesses.every is not None:
        return [row | {"mode": EVERY, "rate_q": tables.constant(1.0), "at": assesses.every.base}]
    if assesses.rate is not None:
        return [row | {"rate_q": tables.quantity(assesses.rate)}]
    rows = []
    for k, (date, share) in enumerate(assesses.dates):
        at = tables.seconds_at(date)
        rows.append(row | {"mode": ONCE, "rate_q": at_once(context, share, at), "at": at, "first": k})
    return rows


def amnesty_row(context: Context, l: int, name: str, k: int) -> Row:
    """An amnesty: once, each open listing of the group with a probability."""
    amnesty = context.regime.lists[name].amnesty[k]
    at = context.tables.seconds_at(amnesty.at)
    return {
        "kind": KIND["amnesty"],
        "mode": ONCE,
        "address": context.stream(f"regime.lists.{name}", f"amnesty/{k}"),
        "rate_q": at_once(context, amnesty.share, at, amnesty.group),
        "factor": -1,
        "subject": l,
        "at": at,
    }


def misfire_row(context: Context, z: int, name: str) -> Row:
    """Refusals by mistake as a stream of their own."""
    sanction = context.regime.sanctions[name]
    assert sanction.denies is not None
    service, path = context.world.services[sanction.denies], f"world.services.{sanction.denies}"
    factors = (service.attempts, sanction.misfires)
    vectors = zip(*(context.by_cell(factor) for factor in factors), strict=True)
    return {
        "kind": KIND["misfire"],
        "address": context.stream(f"regime.sanctions.{name}", "misfire"),
        "rate_q": context.tables.rate([x * y for x, y in vectors], product([context.tables.steps(f) for f in factors])),
        "factor": context.factor(float(service.spread), path, "spread") if service.spread is not None else -1,
        "subject": z,
    }


def at_once(context: Context, share: Quantity, at: float, group: Mapping[str, str] | None = None) -> int:
    """Index of a probability that is asked for once, at an instant of the run, by cell."""
    value = step_at(context.tables.steps(share), at) if 0.0 <= at < context.seconds else 0.0
    inside = [all(own[column] == label for column, label in (group or {}).items()) for own in context.groups]
    vector = [x * value if member else 0.0 for x, member in zip(context.by_cell(share), inside, strict=True)]
    return context.tables.rate(vector, [])


def stray_row(context: Context, at: int, sensor: str, conduct: str) -> Row:
    """Strays that a person receives through a pair (DESIGN 3.2)."""
    row, rate = context.regime.sensors[sensor], context.world.conducts[conduct].rate
    factors = (rate, row.detects, row.wrong_person)
    more = expected_multiplier(context, conduct)
    given = [
        vectors[0] * vectors[1] * vectors[2] * vectors[3]
        for vectors in zip(*(context.by_cell(factor) for factor in factors), more, strict=True)
    ]
    received = flows(shares(row, context.groups, context.people), given, context.people).sum(axis=1)
    steps = product([context.tables.steps(factor) for factor in factors])
    return {
        "kind": KIND["stray"],
        "address": context.stream(pair_path(sensor, conduct), "stray"),
        "rate_q": context.tables.rate([float(each) for each in received], steps),
        "factor": -1,
        "subject": at,
    }


def hand_row(context: Context, l: int, name: str, k: int) -> Row:
    """Entries by hand: a rate in a window, or one strike, against a group."""
    hand = context.regime.lists[name].by_hand[k]
    path = f"regime.lists.{name}"
    since = context.tables.seconds_at(hand.since) if hand.since is not None else 0.0
    until = context.tables.seconds_at(hand.until) if hand.until is not None else context.seconds
    row: Row = {
        "address": context.stream(path, f"hand/{k}"),
        "factor": -1,
        "subject": l,
        "at": max(since, 0.0),
        "source": context.source(f"{path}.by_hand/{k}"),
    }
    if hand.rate is None:
        assert hand.share is not None
        chance = at_once(context, hand.share, since, hand.group)
        return row | {"kind": KIND["strike"], "mode": ONCE, "rate_q": chance}
    inside = [all(group[column] == label for column, label in hand.group.items()) for group in context.groups]
    vector = [value if member else 0.0 for value, member in zip(context.by_cell(hand.rate), inside, strict=True)]
    window = [(float("-inf"), 0.0), (since, 1.0), (until, 0.0)]
    steps = product([context.tables.steps(hand.rate), window])
    return row | {"kind": KIND["hand"], "rate_q": context.tables.rate(vector, steps)}
