"""Names behind the indices of a program: what a ledger's codes mean."""

from __future__ import annotations

from standing.program.context import Context
from standing.program.program import Words
from standing.program.regime_rows import is_ever_public


def words_of(context: Context) -> Words:
    """Give the names behind the indices."""
    return Words(
        conducts=tuple(context.all_conducts),
        sensors=tuple(context.sensors),
        pairs=tuple(f"{conduct}/{sensor}" for sensor, conduct in context.pairs),
        scores=tuple(context.scores),
        bands=tuple(tuple(score.bands) for score in context.regime.scores.values()),
        statuses=tuple(context.statuses),
        values=tuple(status.values for status in context.world.statuses.values()),
        moves=tuple((name, f"{old} -> {new}") for name, old, new in context.moves),
        lists=tuple(context.lists),
        sanctions=tuple(context.regime.sanctions),
        publicity=tuple(name for name in context.lists if is_ever_public(context.regime.lists[name])),
        services=tuple(context.services),
        redress=tuple(context.redress),
    )
