"""Where the tallies begin that have a series: events, each with its parts."""

from __future__ import annotations

from standing.program.context import Context
from standing.program.world_rows import assessing


def plan_events(context: Context) -> dict[tuple[str, str], int]:
    """Lay out the tallies that have a series."""
    plan: dict[tuple[str, str], int] = {}
    responding = bool(context.world.responses)
    for tally, items in (
        ("acts", context.conducts),
        ("regime_made_acts", context.conducts if responding else []),
        ("forgone_acts", context.conducts if responding else []),
        ("assessments", assessing(context)),
        ("observations", context.sensors),
        ("hand_entries", [name for name in context.lists if context.regime.lists[name].by_hand]),
        ("decisions", context.lists),
        ("averted", context.lists),
        ("listings", context.lists),
        ("regime_made_listings", context.lists if responding else []),
        ("hits_while_listed", context.lists),
        ("ends", context.lists),
        ("became_stale", context.lists),
        ("notices", context.lists),
        ("notices_reached", context.lists),
        ("denials", [name for name, row in context.regime.sanctions.items() if row.denies]),
        ("favours", [name for name, row in context.regime.sanctions.items() if row.grants]),
        ("appeals", context.redress),
    ):
        for item in items:
            plan[tally, item] = context.plan.add(tally, item)
    for name, status in context.world.statuses.items():
        if status.moves:
            moves = tuple(f"{old} -> {new}" for old, new in status.moves)
            plan["moves", name] = context.plan.add("moves", name, moves)
    return plan
