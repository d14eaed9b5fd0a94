"""Published beside simulated: what the world reported, and what the run gives for it, scaled to the published population."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from rich.console import Console, RenderableType

from standing.measures.wording import change_in_percent, name_in_words, number
from standing.records.table import Cell
from standing.report.layout import block, is_wide, paragraph, table
from standing.texts import text

Row = Mapping[str, Cell]

USES: Final = ("fit", "holdout", "reference", "prediction")
"""Uses of a published figure, by their first letter in the table."""

NOT_AVAILABLE: Final = "–"
"""Stands where a run of this scenario does not have the figure; why not is said below the table."""


def compared(rows: Sequence[Row], console: Console) -> RenderableType:
    """Block of the published figures.

    Parameters
    ----------
    rows
        Rows of `Run.published()`.
    console
        Where it will be printed: a narrow screen shows the last figure of each series and the worst one, a wide one all.

    Returns
    -------
    RenderableType
        The block.
    """
    shown = list(rows) if is_wide(console) else _telling(rows)
    heads = ["", text("screen.published.through")]
    heads += [f">{text(f'screen.published.{each}')}" for each in ("published", "simulated", "noise", "difference")]
    lines = [
        (
            text("screen.published.series", series=name_in_words(str(row["series"])), use=str(row["use"])[:1]),
            str(row["date"]),
            number(float(str(row["published"]))),
            _simulated(row),
            _noise(row),
            _difference(row),
        )
        for row in shown
    ]
    notes = [text(f"screen.published.{use}") for use in USES if any(row["use"] == use for row in shown)]
    if len(shown) < len(rows):
        notes.insert(0, text("screen.published.some", shown=len(shown), all=len(rows)))
    if any(line[4] for line in lines):
        notes.append(text("screen.published.noise_means"))
    missing = sorted(
        {
            text("screen.published.missing", series=name_in_words(str(row["series"])), why=row["why"])
            for row in shown
            if row["why"]
        }
    )
    return block(text("screen.published.heading"), table(heads, lines), *map(paragraph, [*missing, *notes]))


def _telling(rows: Sequence[Row]) -> list[Row]:
    """The last figure of every series, and of each series the one with the largest relative difference."""
    kept: list[Row] = []
    for series in dict.fromkeys(row["series"] for row in rows):
        mine = [row for row in rows if row["series"] == series]
        known = [row for row in mine if row["relative"] is not None]
        worst = max(known, key=lambda row: abs(float(str(row["relative"]))), default=mine[-1])
        last = max(mine, key=lambda row: str(row["date"]))
        kept += [row for row in mine if row is worst or row is last]
    return kept


def _simulated(row: Row) -> str:
    return NOT_AVAILABLE if row["simulated"] is None else number(round(float(str(row["simulated"]))))


def _noise(row: Row) -> str:
    """Half the width of the simulated figure's interval, relative to it: what more persons would narrow."""
    simulated, low, high = (row[each] for each in ("simulated", "low", "high"))
    if not isinstance(simulated, float) or not isinstance(low, float) or not isinstance(high, float) or not simulated:
        return ""
    return text("measures.percent", number=f"±{50 * (high - low) / simulated:.1f}")


def _difference(row: Row) -> str:
    if row["relative"] is None:
        return ""
    return change_in_percent(float(str(row["relative"])))
