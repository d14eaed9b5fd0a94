"""Rows of the world: conducts, services, and the Poisson streams of a person.

Every address of a draw is made of names alone (docs/model.md, section 4).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from standing.program.context import Context, Events, Row, pair_path, refusal
from standing.program.strays import flows, shares
from standing.program.tables import DAY, product

KIND: Final = {"act": 5, "stray": 6, "alarm": 7, "hand": 9, "strike": 10}
"""Kinds of stream, as the kernel's codes number them."""

MOST_ATTEMPTS: Final = 30_000
"""Most attempts in a block of 64 days: their addresses end at 2^16."""


def conduct_row(context: Context, name: str, events: Events) -> Row:
    """One conduct."""
    conduct = context.world.conducts[name]
    mine = [at for at, (_, observed) in enumerate(context.pairs) if observed == name]
    path = f"world.conducts.{name}"
    return {
        "settles_q": -1 if conduct.settles is None else context.tables.quantity(conduct.settles),
        "settle_stream": context.stream(path, "settle"),
        "first_pair": mine[0] if mine else 0,
        "pairs": len(mine),
        "logged": context.is_counted(name),
        "at_acts": events["acts", name],
        "at_persons": context.plan.add("persons_by_acts", name),
    }


def service_row(context: Context, name: str) -> Row:
    """One service."""
    service = context.world.services[name]
    vector, steps = context.tables.vector(service.attempts), context.tables.steps(service.attempts)
    fastest = max(vector) * max([1.0, *(multiplier for _, multiplier in steps)])
    if fastest * 64 * DAY > MOST_ATTEMPTS:
        raise refusal(
            f"world.services.{name}.attempts", f"{fastest * DAY:.0f} a day", "at most 400 attempts a day", "rate"
        )
    return {
        "attempts_q": context.tables.rate(vector, steps),
        "spread": service.spread or 0.0,
        "spread_stream": context.stream(f"world.services.{name}", "spread"),
        "attempt_stream": context.stream(f"world.services.{name}", "attempt"),
    }


def stream_rows(context: Context) -> list[Row]:
    """Poisson streams of a person: acts, alarms, strays, entries by hand."""
    rows: list[Row] = []
    for at, name in enumerate(context.conducts):
        address = context.stream(f"world.conducts.{name}", "act")
        rate = context.tables.quantity(context.world.conducts[name].rate)
        rows.append({"kind": KIND["act"], "address": address, "rate_q": rate, "frail": 1, "subject": at})
    for at, (sensor, conduct) in enumerate(context.pairs):
        row = context.regime.sensors[sensor]
        if any(row.false_alarms.values):
            vector = [rate / len(row.observes) for rate in context.tables.vector(row.false_alarms)]
            rate = context.tables.rate(vector, context.tables.steps(row.false_alarms))
            address = context.stream(pair_path(sensor, conduct), "alarm")
            rows.append({"kind": KIND["alarm"], "address": address, "rate_q": rate, "subject": at})
        if any(row.wrong_person.values):
            rows.append(stray_row(context, at, sensor, conduct))
    for l, name in enumerate(context.lists):
        rows += [hand_row(context, l, name, k) for k in range(len(context.regime.lists[name].by_hand))]
    return rows


def stray_row(context: Context, at: int, sensor: str, conduct: str) -> Row:
    """Strays that a person receives through a pair (DESIGN 3.2)."""
    row, rate = context.regime.sensors[sensor], context.world.conducts[conduct].rate
    factors = (rate, row.detects, row.wrong_person)
    given = [
        vectors[0] * vectors[1] * vectors[2]
        for vectors in zip(*(context.by_cell(factor) for factor in factors), strict=True)
    ]
    received = flows(shares(row, context.groups, context.people), given, context.people).sum(axis=1)
    steps = product([context.tables.steps(factor) for factor in factors])
    return {
        "kind": KIND["stray"],
        "address": context.stream(pair_path(sensor, conduct), "stray"),
        "rate_q": context.tables.rate([float(each) for each in received], steps),
        "subject": at,
    }


def hand_row(context: Context, l: int, name: str, k: int) -> Row:
    """Entries by hand: a rate in a window, or one strike, against a group."""
    hand = context.regime.lists[name].by_hand[k]
    path = f"regime.lists.{name}"
    quantity = hand.rate if hand.rate is not None else hand.share
    assert quantity is not None
    inside = [all(group[column] == label for column, label in hand.group.items()) for group in context.groups]
    vector = [value if member else 0.0 for value, member in zip(context.by_cell(quantity), inside, strict=True)]
    since = context.tables.seconds_at(hand.since) if hand.since is not None else 0.0
    until = context.tables.seconds_at(hand.until) if hand.until is not None else context.seconds
    row: Row = {
        "address": context.stream(path, f"hand/{k}"),
        "subject": l,
        "at": max(since, 0.0),
        "source": context.source(f"{path}.by_hand/{k}"),
    }
    if hand.rate is None:
        chance = [
            value * at
            for value, at in zip(vector, [step_at(context.tables.steps(quantity), since)] * len(vector), strict=True)
        ]
        if not 0.0 <= since < context.seconds:
            chance = [0.0] * len(chance)
        return row | {"kind": KIND["strike"], "rate_q": context.tables.rate(chance, [])}
    window = [(float("-inf"), 0.0), (since, 1.0), (until, 0.0)]
    steps = product([context.tables.steps(quantity), window])
    return row | {"kind": KIND["hand"], "rate_q": context.tables.rate(vector, steps)}


def step_at(steps: Sequence[tuple[float, float]], t: float) -> float:
    """Value of a step function at t; 1 before the first step."""
    return ([1.0] + [value for since, value in steps if since <= t])[-1]
