"""Rows of the regime beside its lists: sensors by conduct, scores, sanctions, redress."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from standing.program.context import Context, Events, Row, pair_path, refusal
from standing.program.layout import BANDS
from standing.program.strays import flows, shares
from standing.program.streams import stream_of
from standing.program.tables import DAY
from standing.records.kinds import COUNTED

DEFAULT_IN_TIME: Final = 30 * DAY
"""Q9: decided in time if within 30 days of the filing."""

SCORE_VALUES: Final = 200
"""Values of a score that are kept apart at the end; what lies below is pooled."""


def pair_row(context: Context, sensor: str, conduct: str, events: Events) -> Row:
    """One sensor looking at one conduct."""
    row, path = context.regime.sensors[sensor], pair_path(sensor, conduct)
    return {
        "sensor": context.sensors.index(sensor),
        "conduct": context.conducts.index(conduct),
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


def origins(context: Context, sensor: str, conduct: str) -> int:
    """Cumulated shares of the actors' cells by receiver's cell, or -1 where all cells have one delay and one settlement."""
    row, settles = context.regime.sensors[sensor], context.world.conducts[conduct].settles
    varies = [*(segment.scale.by for segment in row.delay.segments), settles.by if settles else {}]
    if not any(row.wrong_person.values) or not any(varies):
        return -1
    factors = (context.world.conducts[conduct].rate, row.detects, row.wrong_person)
    given = np.prod([context.by_cell(factor) for factor in factors], axis=0)
    received = flows(shares(row, context.groups, context.people), list(given), context.people)
    totals = received.sum(axis=1, keepdims=True)
    cumulated = np.cumsum(received / np.where(totals > 0, totals, 1.0), axis=1)
    return context.tables.lay([float(each) for each in cumulated.ravel()])


def score_row(context: Context, name: str) -> Row:
    """One score."""
    score = context.regime.scores[name]
    path = f"regime.scores.{name}"
    ceiling = score.ceiling or score.start
    highest = max(context.by_cell(ceiling)) * max([1.0, *(m for _, m in context.tables.steps(ceiling))])
    linear = score.recovery == "linear" and score.recovers is not None
    if len(score.bands) > BANDS:
        raise refusal(f"{path}.bands", f"{len(score.bands)} bands", f"at most {BANDS}", "bands")
    per_point = 10 if linear else 1
    values = [f"{round(highest - k / per_point, 1):g}" for k in range(SCORE_VALUES * per_point + 1)]
    bounds = list(score.bands.values())
    return {
        "start_q": context.tables.quantity(score.start),
        "ceiling_q": context.tables.quantity(ceiling),
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
    public = [name for name in context.lists if context.regime.lists[name].public]
    holds = np.zeros((len(context.regime.sanctions) + len(public), max(1, len(context.lists))), dtype=np.uint8)
    causes = (*context.conducts, "by_hand", "initial")
    for z, (name, row) in enumerate(context.regime.sanctions.items()):
        holds[z, [context.lists.index(one) for one in row.lists]] = 1
        rows.append(
            {
                "service": -1 if row.denies is None else context.services.index(row.denies),
                "enforced_q": context.tables.quantity(row.enforced),
                "enforce_stream": context.stream(f"regime.sanctions.{name}", "enforce"),
                "at_seconds": plan.add("sanction_seconds", name),
                "at_cause": plan.add("sanction_seconds_by_cause", name, causes),
                "at_end": plan.add("sanctioned_at_end", name),
                "at_denials": events.get(("denials", name), -1),
                "at_by_list": plan.add("denials_by_list", name, tuple(context.lists)),
                "at_persons": plan.add("persons_by_denials", name, COUNTED) if row.denies else -1,
                "stock": plan.add_stock("sanctioned", name),
            }
        )
    for z, name in enumerate(public, len(rows)):
        holds[z, context.lists.index(name)] = 1
        rows.append({"service": -1, "at_seconds": plan.add("published_seconds", name), "at_cause": -1, "stock": -1})
    return rows, holds
