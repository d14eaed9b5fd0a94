"""Scenario -> Program: names become indices, dates seconds, quantities rows of numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from standing.program.calendar_bins import bin_ends, bin_of_day
from standing.program.context import Context, Row, refusal
from standing.program.event_slots import plan_events
from standing.program.everybody import acts_leave_no_trace, lives_matter
from standing.program.layout import Shape, program_type
from standing.program.list_rows import entry_rows, list_row
from standing.program.program import Program
from standing.program.regime_rows import (
    attached_to,
    is_watched,
    pair_row,
    redress_row,
    sanction_rows,
    score_row,
)
from standing.program.response_rows import attached_channel, goal_rows
from standing.program.status_rows import dependant_row, move_rows, status_row
from standing.program.streams import stream_of
from standing.program.words import words_of
from standing.program.world_rows import (
    assessing,
    assessor_row,
    conduct_row,
    service_row,
    stream_rows,
    trait_row,
)
from standing.scenario import Scenario


def program_from(scenario: Scenario, people: int, seed: int) -> Program:
    """Give the program of a scenario for so many people and a seed.

    Raises
    ------
    InputError
        If the scenario has no world, or something in it cannot be run.
    """
    if scenario.world is None:
        raise refusal("world", "nothing", "a world to run; without one a regime can be checked, not run", "world")
    return build(Context(scenario, scenario.world, people, seed))


def build(context: Context) -> Program:
    """Give the program."""
    context.name_conducts()
    if context.world.population.frailty:
        context.factor(float(context.world.population.frailty), "world.population", "frailty")
    rows, holds = rows_of(context)
    ends = bin_ends(context.start, context.scenario.clock.end, context.scenario.clock.bins, context.marks())
    scalars = head(context, rows, len(ends))
    scalars["bin_of_day"] = context.tables.lay(bin_of_day(context.start, ends))
    context.check_addresses(folded(context))
    shape = shape_of(context, rows)
    return Program(
        seed=context.seed & 0xFFFFFFFFFFFFFFFF,
        shape=shape,
        tables=fill(context, program_type(shape), scalars, rows, holds),
        numbers=np.asarray(context.tables.numbers, dtype=np.float64),
        people=context.people,
        columns=context.columns,
        labels=context.labels,
        slots=tuple(context.plan.slots),
        bins=tuple(context.plan.bins),
        stocks=tuple(context.plan.stocks),
        events=context.plan.events,
        dates=tuple(end.isoformat() for end in ends),
        series_groups=series_groups(context),
        words=words_of(context),
        laid=(
            len(context.tables.quantities),
            len(context.tables.calendars),
            len(context.tables.laws),
            len(context.tables.segments),
        ),
    )


def rows_of(context: Context) -> tuple[dict[str, list[Row]], NDArray[np.uint8]]:
    """Rows of every table, and which sanction (or publicity) each list holds."""
    rows: dict[str, list[Row]] = {}
    events = plan_events(context)
    context.plan.end_events()
    rows["list"] = [list_row(context, name, events) for name in context.lists]
    rows["entry"] = entry_rows(context, rows["list"])
    rows["pair"] = [pair_row(context, sensor, conduct, events) for sensor, conduct in context.pairs]
    rows["conduct"] = [conduct_row(context, name, events) for name in context.conducts]
    rows["conduct"] += [trait_row(context, name) for name in context.traits]
    rows["stream"] = stream_rows(context)
    rows["score"] = [score_row(context, name) for name in context.scores]
    rows["outcome"] = []
    rows["service"] = [service_row(context, name, rows["outcome"]) for name in context.services]
    rows["status"] = [status_row(context, name) for name in context.statuses]
    rows["move"] = move_rows(context, events)
    rows["goal"], rows["response"], rows["channel"] = goal_rows(context)
    rows["assessor"] = [assessor_row(context, name, events) for name in assessing(context)]
    rows["dependant"] = [dependant_row(context, kind) for kind in context.dependants]
    rows["attached"] = attached_rows(context, rows["channel"])
    rows["redress"] = [redress_row(context, name, events) for name in context.redress]
    rows["sanction"], holds = sanction_rows(context, events)
    rows["factor"] = [{"form": shape, "stream": stream} for shape, stream in context.factors]
    return rows, holds


def attached_rows(context: Context, channels: list[Row]) -> list[Row]:
    """Attempts of dependants; their channels are added to those of the goals."""
    rows: list[Row] = []
    for at, (kind, service) in enumerate(attached_to(context)):
        index = context.dependants.index(kind)
        rows.append({"kind": index, "service": context.services.index(service), "channel": len(channels)})
        channels.append(attached_channel(context, at, kind, service))
    return rows


def shape_of(context: Context, rows: Mapping[str, list[Row]]) -> Shape:
    """Capacities that hold this scenario."""
    return Shape().holding(
        conducts=len(context.all_conducts),
        statuses=len(context.statuses),
        moves=len(context.moves),
        goals=len(rows["goal"]),
        responses=len(rows["response"]),
        channels=len(rows["channel"]),
        factors=len(rows["factor"]),
        assessors=len(rows["assessor"]),
        outcomes=len(rows["outcome"]),
        dependants=len(rows["dependant"]),
        attached=len(rows["attached"]),
        sensors=len(context.sensors),
        pairs=len(rows["pair"]),
        streams=len(rows["stream"]),
        scores=len(context.scores),
        lists=len(context.lists),
        entries=len(rows["entry"]),
        sanctions=len(rows["sanction"]),
        services=len(context.services),
        redress=len(context.redress),
        quantities=len(context.tables.quantities),
        calendars=len(context.tables.calendars),
        laws=len(context.tables.laws),
        segments=len(context.tables.segments),
    )


def fill(
    context: Context,
    fields: np.dtype[np.void],
    scalars: Row,
    rows: Mapping[str, list[Row]],
    holds: NDArray[np.uint8],
) -> NDArray[np.void]:
    """Fill the record of `layout.program_type`: scalars, rows by table, and which sanction (or publicity) each list holds."""
    record = np.zeros(1, dtype=fields)
    for name, value in scalars.items():
        record[0][name] = value
    for table, content in rows.items():
        for at, row in enumerate(content):
            for name, value in row.items():
                record[0][table][at][name] = value
    lines: tuple[tuple[str, tuple[str, ...], Sequence[tuple[float, ...]]], ...] = (
        ("quantity", ("at", "stride", "calendar"), context.tables.quantities),
        ("calendar", ("at", "count", "highest"), context.tables.calendars),
        ("law", ("first", "count"), context.tables.laws),
        ("segment", ("since", "kind", "scale_q", "form", "table"), context.tables.segments),
    )
    for table, names, laid in lines:
        for at, line in enumerate(laid):
            for name, value in zip(names, line, strict=True):
                record[0][table][at][name] = value
    fill_points(context, record)
    record[0]["named"][: len(context.lists), : len(context.all_conducts)] = context.named
    record[0]["about"][: len(context.lists), : len(context.all_conducts)] = context.about
    record[0]["holds"][: holds.shape[0], : holds.shape[1]] = holds
    return record


def fill_points(context: Context, record: NDArray[np.void]) -> None:
    """Fill in the points of each score: by observed conduct, and by status."""
    for k, name in enumerate(context.scores):
        score = context.regime.scores[name]
        for conduct, points in score.points.items():
            record[0]["points"][k][context.conducts.index(conduct)] = points
        for status, by_value in score.by_status.items():
            values = context.world.statuses[status].values
            for value, points in by_value.items():
                record[0]["by_status"][k][context.statuses.index(status)][values.index(value)] = points


def head(context: Context, rows: Mapping[str, list[Row]], bins: int) -> Row:
    """Scalars of the record, and the slots that belong to no item."""
    plan = context.plan
    found: Row = {
        "at_lived": plan.add("persons_lived", ""),
        "at_there": plan.add("persons_at_end", ""),
        "at_listed_any": plan.add("listed_at_end", "any") if context.lists else -1,
        "at_ever_any": plan.add("ever_listed", "any") if context.lists else -1,
        "at_ever_wrongful_any": plan.add("ever_wrongfully_listed", "any") if context.lists else -1,
        "at_sanctioned_any": plan.add("sanctioned_at_end", "any") if context.regime.sanctions else -1,
        "at_stacked": plan.add("persons_by_denials", "any") if context.regime.sanctions else -1,
    }
    begins = context.scenario.clock.measures_from
    found |= {
        "end": context.seconds,
        "counts_from": context.tables.seconds_at(begins) if begins else 0.0,
        "cells": len(context.people),
        "all_lived": lives_matter(context, rows),
        "leaves_no_trace": acts_leave_no_trace(context, rows),
        "watched": any(is_watched(context, name) for name in context.scores),
        "real_conducts": len(context.conducts),
        "real_sanctions": len(context.regime.sanctions),
        "attachments": len(rows["attached"]),
        "longest_window": max(context.windows),
    }
    counted = (
        "conduct",
        "pair",
        "stream",
        "score",
        "list",
        "sanction",
        "service",
        "move",
        "goal",
        "response",
        "channel",
    )
    found |= {f"{table}s": len(rows[table]) for table in (*counted, "factor", "assessor", "dependant")}
    return found | {"statuses": len(rows["status"])} | tally_places(context, bins)


def tally_places(context: Context, bins: int) -> Row:
    """Where the parts of a tally begin: replicate groups, histograms, series, stocks."""
    plan = context.plan
    slots, histogram, series = len(plan.slots), len(plan.bins), plan.events + len(plan.stocks)
    return {
        "slots": slots,
        "series_slots": plan.events,
        "histogram_at": 64 * slots,
        "series_at": 64 * slots + histogram,
        "stock_at": 64 * slots + histogram + plan.events * bins,
        "tally_size": 64 * slots + histogram + series * bins,
        "bins": bins,
        "histogram_days": context.days,
    }


def series_groups(context: Context) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Everybody, and each value of the columns that `clock.series_by` names."""
    groups: dict[str, list[int]] = {"all": list(range(len(context.people)))}
    for column in context.scenario.clock.series_by:
        for cell, group in enumerate(context.groups):
            groups.setdefault(f"{column}={group[column]}", []).append(cell)
    return tuple((name, tuple(cells)) for name, cells in groups.items())


def folded(context: Context) -> list[tuple[str, int]]:
    """Streams that are folded with a trigger."""
    after = [
        (f"regime.lists.{name}", purpose)
        for name in context.lists
        for purpose in ("decide", "decide-delay", "notice", "notice-delay", "grace", "term", "fail", "removal")
    ]
    after += [
        (f"regime.redress.{name}", purpose)
        for name in context.redress
        for purpose in ("file", "judge-delay", "grant", "propagate")
    ]
    after += [
        (f"regime.lists.{name}", f"{purpose}/{k}")
        for name in context.lists
        for k, entry in enumerate(context.regime.lists[name].enters)
        if entry.kind == "list"
        for purpose in ("copy", "copy-delay")
    ]
    return [(f"{path}#{purpose}", stream_of(path, purpose)) for path, purpose in after]
