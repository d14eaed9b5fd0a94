"""Rows of what a person is born with: statuses and their moves, dependants (docs/model.md, sections 3.2 and 3.7)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from standing.program.context import Context, Events, Row
from standing.scenario import Status


def status_row(context: Context, name: str) -> Row:
    """One status: the cumulated shares of its values at birth, by cell."""
    status = context.world.statuses[name]
    laid = [float(each) for group in context.groups for each in np.cumsum(status.start.of(group))]
    mine = [at for at, (owner, _, _) in enumerate(context.moves) if owner == name]
    plan = context.plan
    return {
        "values": len(status.values),
        "start": context.tables.lay(laid),
        "stride": len(status.values),
        "start_stream": context.stream(f"world.statuses.{name}", "start"),
        "first_move": mine[0] if mine else 0,
        "moves": len(mine),
        "at_end": plan.add("status_at_end", name, status.values),
        "at_seconds": plan.add("status_seconds", name, status.values),
        "stock": plan.add_stock("statuses", name, status.values),
    }


def move_rows(context: Context, events: Events) -> list[Row]:
    """Moves of all statuses, each status's together."""
    rows: list[Row] = []
    for name, status in context.world.statuses.items():
        for k, (old, new) in enumerate(status.moves):
            rows.append(
                {
                    "status": context.statuses.index(name),
                    "origin": status.values.index(old),
                    "value": status.values.index(new),
                    "at": events["moves", name] + k,
                }
            )
    return rows


def dependant_row(context: Context, kind: str) -> Row:
    """How many dependants of a kind persons have: cumulated shares by cell, then the numbers."""
    table = context.world.population.dependants[kind]
    order = sorted(range(len(table.numbers)), key=lambda k: table.numbers[k])
    laid: list[float] = []
    for group in context.groups:
        shares = table.of(group)
        laid += [*(float(each) for each in np.cumsum([shares[k] for k in order])), *(table.numbers[k] for k in order)]
    return {
        "at": context.tables.lay(laid),
        "stride": 2 * len(order),
        "count": len(order),
        "stream": context.stream("world.population", f"dependants/{kind}"),
    }


def expected_multiplier(context: Context, conduct: str) -> list[float]:
    """Time average of the expected product of a conduct's status multipliers, by cell; for strays (docs/model.md, 3.3)."""
    by_status: dict[str, list[tuple[tuple[str, ...], list[float]]]] = {}
    for response in context.world.responses:
        aimed = any(target.kind == "conduct" and target.name == conduct for target in response.targets)
        if aimed and response.in_status is not None:
            found = by_status.setdefault(response.in_status.status, [])
            found.append((response.in_status.values, context.by_cell(response.by)))
    result = []
    for cell, group in enumerate(context.groups):
        days = int(context.seconds // 86_400) or 1
        product = np.ones(days)
        for name, multipliers in by_status.items():
            status = context.world.statuses[name]
            weight = np.ones(len(status.values))
            for values, by in multipliers:
                weight[[status.values.index(value) for value in values]] *= by[cell]
            product *= shares_over(context, status, group, cell, days) @ weight
        result.append(float(product.mean()))
    return result


def shares_over(context: Context, status: Status, group: dict[str, str], cell: int, days: int) -> NDArray[np.float64]:
    """Expected share of each value of a status on each day, (days, values); moves by their rates of that day."""
    shares = np.asarray(status.start.of(group), dtype=float)
    rows = np.empty((days, len(shares)))
    for day in range(days):
        rows[day] = shares
        change = np.zeros_like(shares)
        for (old, new), rate in status.moves.items():
            per_day = context.by_cell(rate)[cell] * step_at(context.tables.steps(rate), day * 86_400.0) * 86_400.0
            moving = shares[status.values.index(old)] * min(1.0, per_day)
            change[status.values.index(old)] -= moving
            change[status.values.index(new)] += moving
        shares = shares + change
    return rows


def step_at(steps: list[tuple[float, float]], t: float) -> float:
    """Value of a step function at t; 1 before the first step."""
    return ([1.0] + [value for since, value in steps if since <= t])[-1]
