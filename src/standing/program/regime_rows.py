"""Rows of the regime beside its lists: sensors by conduct, scores, sanctions, redress."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from standing.program.context import Context, Events, Row, pair_path, refusal
from standing.program.layout import BANDS
from standing.program.status_rows import expected_multiplier
from standing.program.strays import flows, shares
from standing.program.streams import stream_of
from standing.program.tables import DAY
from standing.records.kinds import COUNTED
from standing.scenario import BlackList, Quantity

DEFAULT_IN_TIME: Final = 30 * DAY
"""Q9: decided in time if within 30 days of the filing."""

NOTHING: Final[Row] = {
    "service": -1,
    "grants": -1,
    "dependant": -1,
    "attached": -1,
    "score": -1,
    "at_favours": -1,
    "misfire_q": -1,
    "at_by_list": -1,
    "at_persons": -1,
}
"""A sanction of nothing, on the person."""

SCORE_VALUES: Final = 200
"""Values of a score that are kept apart at the end; what lies below is pooled."""


def pair_row(context: Context, sensor: str, conduct: str, events: Events) -> Row:
    """One sensor looking at one conduct."""
    row, path = context.regime.sensors[sensor], pair_path(sensor, conduct)
    if row.assesses is not None:
        return assessed_pair(context, sensor, conduct, events)
    return {
        "sensor": context.sensors.index(sensor),
        "conduct": context.all_conducts.index(conduct),
        "detects_q": context.tables.quantity(row.detects),
        "wrong_q": context.tables.quantity(row.wrong_person),
        "delay_law": context.tables.law(row.delay),
        "observe_stream": context.stream(path, "observe"),
        "delay_stream": context.stream(path, "delay"),
        "stray_stream": stream_of(path, "stray"),
        "stray_delay_stream": context.stream(path, "stray-delay"),
        "stray_settle_stream": context.stream(path, "stray-settle"),
        "own_source": context.source(f"{path} own"),
        "stray_source": context.source(f"{path} stray"),
        "alarm_source": context.source(f"{path} alarm"),
        "origins": origins(context, sensor, conduct),
        "logged": context.is_counted(conduct),
        "at_observations": events["observations", sensor],
    }


def assessed_pair(context: Context, sensor: str, conduct: str, events: Events) -> Row:
    """One sensor that assesses a conduct or a trait: no act is looked at, a flag is its observation."""
    source = context.source(f"regime.sensors.{sensor} assess")
    return {
        "sensor": context.sensors.index(sensor),
        "conduct": context.all_conducts.index(conduct),
        "detects_q": context.tables.constant(0.0),
        "wrong_q": context.tables.constant(0.0),
        "delay_law": context.tables.law(context.regime.sensors[sensor].delay),
        "observe_stream": -1,
        "delay_stream": context.stream(f"regime.sensors.{sensor}", "delay"),
        "own_source": source,
        "alarm_source": source,
        "origins": -1,
        "logged": context.is_counted(conduct),
        "at_observations": events["observations", sensor],
    }


def origins(context: Context, sensor: str, conduct: str) -> int:
    """Cumulated shares of the actors' cells by receiver's cell, or -1 where all cells have one delay and one settlement."""
    row, settles = context.regime.sensors[sensor], context.world.conducts[conduct].settles
    varies = [*(segment.scale.by for segment in row.delay.segments), settles.by if settles else {}]
    if not any(row.wrong_person.values) or not any(varies):
        return -1
    factors = (context.world.conducts[conduct].rate, row.detects, row.wrong_person)
    more = expected_multiplier(context, conduct)
    given = np.prod([*(context.by_cell(factor) for factor in factors), more], axis=0)
    received = flows(shares(row, context.groups, context.people), list(given), context.people)
    totals = received.sum(axis=1, keepdims=True)
    cumulated = np.cumsum(received / np.where(totals > 0, totals, 1.0), axis=1)
    return context.tables.lay([float(each) for each in cumulated.ravel()])


def score_row(context: Context, name: str) -> Row:
    """One score."""
    score = context.regime.scores[name]
    path = f"regime.scores.{name}"
    highest = highest_of(context, name)
    linear = score.recovery == "linear" and score.recovers is not None
    if len(score.bands) > BANDS:
        raise refusal(f"{path}.bands", f"{len(score.bands)} bands", f"at most {BANDS}", "bands")
    per_point = 10 if linear else 1
    values = [f"{round(highest - k / per_point, 1):g}" for k in range(SCORE_VALUES * per_point + 1)]
    bounds = list(score.bands.values())
    return {
        **start_fields(context, name),
        "ceiling_q": -1 if score.ceiling is None else context.tables.quantity(score.ceiling),
        "keeps_q": -1 if score.keeps is None else context.tables.quantity(score.keeps),
        "watched": is_watched(context, name),
        "floor_q": -1 if score.floor is None else context.tables.quantity(score.floor),
        "rise": float(score.recovers.points) if score.recovers else 0.0,
        "every": float(score.recovers.every) if score.recovers else DAY,
        "linear": linear,
        "bands": len(bounds),
        "bound": [*bounds, *[0.0] * (BANDS - len(bounds))],
        "at_sum": context.plan.add("score_sum_at_end", name),
        "at_value": context.plan.add_histogram("score_at_end", name, values),
        "values": len(values),
        "highest": highest,
        "per_point": float(per_point),
        "at_band": context.plan.add("band_at_end", name, tuple(score.bands)) if bounds else -1,
        "at_band_seconds": context.plan.add("band_seconds", name, tuple(score.bands)) if bounds else -1,
        "stock_band": context.plan.add_stock("bands", name, tuple(score.bands)) if bounds else -1,
    }


def start_fields(context: Context, name: str) -> Row:
    """Where a score begins: one value by cell, or a table drawn at birth, scores ascending."""
    start, path = context.regime.scores[name].start, f"regime.scores.{name}"
    if isinstance(start, Quantity):
        return {"start_q": context.tables.quantity(start), "table": -1}
    order = sorted(range(len(start.numbers)), key=lambda k: start.numbers[k])
    places = []
    for group in context.groups:
        shares = start.of(group)
        sums = np.cumsum([shares[k] for k in order])
        places.append(context.tables.lay([len(order), *sums, *(start.numbers[k] for k in order)]))
    return {
        "start_q": -1,
        "table": context.tables.lay(places),
        "stride": 1,
        "start_stream": context.stream(path, "start"),
    }


def highest_of(context: Context, name: str) -> float:
    """Highest score that any person can have: the ceiling, or the highest start with what statuses add."""
    score = context.regime.scores[name]
    if score.ceiling is not None:
        return max(context.by_cell(score.ceiling))
    starts = context.by_cell(score.start) if isinstance(score.start, Quantity) else list(score.start.numbers)
    added = [
        max(points.get(value, 0) for value in context.world.statuses[status].values)
        for status, points in score.by_status.items()
    ]
    return max(starts) + sum(added)


def is_watched(context: Context, name: str) -> bool:
    """Whether a sanction or a response hangs on a band of a score."""
    responses = context.world.responses
    return any(row.score == name for row in context.regime.sanctions.values()) or any(
        row.in_band is not None and row.in_band[0] == name for row in responses
    )


def redress_row(context: Context, name: str, events: Events) -> Row:
    """One way of redress."""
    row, path, tables = context.regime.redress[name], f"regime.redress.{name}", context.tables
    return {
        "files_wrongful_q": tables.quantity(row.files_wrongful),
        "files_rightful_q": tables.quantity(row.files_rightful),
        "file_stream": context.stream(path, "file"),
        "delay_law": tables.law(row.delay),
        "delay_stream": context.stream(path, "judge-delay"),
        "grants_wrongful_q": tables.quantity(row.grants_wrongful),
        "grants_rightful_q": tables.quantity(row.grants_rightful),
        "grant_stream": context.stream(path, "grant"),
        "again_q": context.switch(row.again),
        "suspends_q": context.switch(row.suspends),
        "propagates_law": -1 if row.propagates is None else tables.law(row.propagates),
        "propagate_stream": context.stream(path, "propagate"),
        "by_notice": row.aware_by == "notice",
        "from_decision": row.files_from == "decision",
        "in_time": context.choice("Q9", "within", DEFAULT_IN_TIME),
        "at_appeals": events["appeals", name],
    }


def sanction_rows(context: Context, events: Events) -> tuple[list[Row], NDArray[np.uint8]]:
    """Sanctions, then one row for each public list; and which lists hold which."""
    plan = context.plan
    rows: list[Row] = []
    public = [name for name in context.lists if is_ever_public(context.regime.lists[name])]
    holds = np.zeros((len(context.regime.sanctions) + len(public), max(1, len(context.lists))), dtype=np.uint8)
    causes = (*context.all_conducts, "by_hand", "initial")
    for z, (name, row) in enumerate(context.regime.sanctions.items()):
        holds[z, [context.lists.index(one) for one in row.lists]] = 1
        on_self = row.on == "self"
        rows.append(
            NOTHING
            | {
                "service": -1 if row.denies is None or not on_self else context.services.index(row.denies),
                "grants": -1 if row.grants is None else context.services.index(row.grants),
                "dependant": -1 if on_self else context.dependants.index(row.on),
                "attached": -1 if on_self or row.denies is None else attached_to(context).index((row.on, row.denies)),
                "score": context.scores.index(row.score) if row.band else -1,
                "bands": context.bits(row.bands, list(context.regime.scores[row.score].bands)) if row.band else 0,
                "reward": row.grants is not None or any(context.regime.lists[one].rewards for one in row.lists),
                "misfire": misfire_of(context, name),
                "misfire_q": context.tables.quantity(row.misfires),
                "misfire_stream": context.stream(f"regime.sanctions.{name}", "misfire"),
                "at_favours": events.get(("favours", name), -1),
                "enforced_q": context.tables.quantity(row.enforced),
                "enforce_stream": context.stream(f"regime.sanctions.{name}", "enforce"),
                "at_seconds": plan.add("sanction_seconds", name),
                "at_cause": plan.add("sanction_seconds_by_cause", name, causes),
                "at_end": plan.add("sanctioned_at_end", name),
                "at_denials": events.get(("denials", name), -1),
                "at_by_list": -1 if row.band else plan.add("denials_by_list", name, tuple(context.lists)),
                "at_persons": plan.add("persons_by_denials", name, COUNTED) if row.denies and on_self else -1,
                "stock": plan.add_stock("sanctioned", name),
            }
        )
    for z, name in enumerate(public, len(rows)):
        holds[z, context.lists.index(name)] = 1
        publicity = {"at_seconds": plan.add("published_seconds", name), "at_cause": -1, "stock": -1}
        rows.append(NOTHING | publicity)
    return rows, holds


def is_ever_public(row: BlackList) -> bool:
    """Whether names of a list are published at some time."""
    return any(row.public.values) if isinstance(row.public, Quantity) else row.public


def attached_to(context: Context) -> list[tuple[str, str]]:
    """Kinds of dependants with the services that some sanction refuses to them, in file order."""
    pairs = [(row.on, row.denies) for row in context.regime.sanctions.values() if row.on != "self" and row.denies]
    return list(dict.fromkeys(pairs))


def matters_to_all(context: Context, service: str) -> bool:
    """Whether something but a sanction on the person asks for the attempts at a service: outcomes, assessments."""
    assessed = any(
        row.assesses is not None and row.assesses.service == service for row in context.regime.sensors.values()
    )
    outcomes = context.world.services[service].outcomes
    return assessed or (outcomes is not None and bool(outcomes.granted or outcomes.refused))


def misfire_of(context: Context, name: str) -> int:
    """How misfires of a sanction come: not at all, at each attempt, or as a stream of their own."""
    row = context.regime.sanctions[name]
    if row.denies is None or not any(row.misfires.values):
        return 0
    granted = any(each.grants == row.denies for each in context.regime.sanctions.values())
    responses = any(
        target.kind == "attempts" and target.name == row.denies
        for each in context.world.responses
        for target in each.targets
    )
    return 1 if granted or responses or matters_to_all(context, row.denies) else 2
