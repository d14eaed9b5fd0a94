"""Whether something happens to everybody, so that nobody can be passed over (docs/model.md, section 4.4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from standing.program.context import Context, Row
from standing.scenario import Quantity

ASSESSED: Final = 16
"""Kind of stream of an assessment, as the kernel's codes number it."""


def lives_matter(context: Context, rows: Mapping[str, list[Row]]) -> bool:
    """Whether something happens to everybody, or is drawn at birth, so that nobody is passed over (docs/model.md, 4.4)."""
    tables = any(not isinstance(score.start, Quantity) for score in context.regime.scores.values())
    scheduled = any(row.get("mode") and row["kind"] == ASSESSED for row in rows["stream"])
    always = any(row["always"] for row in rows["service"])
    return bool(context.statuses) or tables or scheduled or always or any_band_at_start(context)


def acts_leave_no_trace(context: Context, rows: Mapping[str, list[Row]]) -> bool:
    """Whether a life without a candidate for any list differs from a quiet one in acts and scores alone (docs/model.md, 4.4).

    Whatever else is entered at the end of a life has to change through a candidate only. Bands leave times and stocks, misfires
    refusals; what other mechanism leaves something belongs here.
    """
    bands = any(score.bands for score in context.regime.scores.values())
    misfires = any(row.get("misfire") for row in rows["sanction"])
    return not (bands or misfires or lives_matter(context, rows))


def any_band_at_start(context: Context) -> bool:
    """Whether somebody may be in a band that a sanction or a response hangs on without anything having happened."""
    for name in context.scores:
        score = context.regime.scores[name]
        used = {band for row in context.regime.sanctions.values() if row.score == name for band in row.bands}
        used |= {
            band for row in context.world.responses if row.in_band and row.in_band[0] == name for band in row.in_band[1]
        }
        if not used:
            continue
        if not isinstance(score.start, Quantity) or (score.ceiling is not None and score.recovers is not None):
            return True
        for start in context.by_cell(score.start):
            reached = [band for band, bound in score.bands.items() if start >= bound]
            if (reached[0] if reached else list(score.bands)[-1]) in used:
                return True
    return False
