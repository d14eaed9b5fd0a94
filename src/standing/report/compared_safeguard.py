"""The value of a safeguard, in sentences: what it spares, what it delays, and the hours that it takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.console import RenderableType

from standing.experiments.compare_reformed import Reformed
from standing.measures.differences import Difference
from standing.measures.safeguard import APPEALS, BEGUN, HOURS, KEPT, SPARED
from standing.measures.suppress import REASON, TOO_FEW
from standing.measures.wording import number
from standing.report.compared_words import EITHER, SEEN_BY_NOBODY
from standing.report.layout import block, paragraph

SAID: Final = {
    SPARED: ("Wrongful sanction-days", "fewer", "more", "days per 1,000 persons"),
    KEPT: ("Days on a list of those who met its condition", "fewer", "more", "days per 1,000 persons"),
    BEGUN: ("Listings that met the list's own condition", "fewer", "more", "per 1,000 persons"),
    APPEALS: ("Appeals decided", "fewer", "more", "per 1,000 persons"),
    HOURS: ("Reviewer-hours", "fewer", "more", "hours per 1,000 persons"),
}
"""What each row is called, the words for less and for more, and the unit."""


def safeguard(reform: Reformed) -> RenderableType:
    """Block of the value of a safeguard.

    Parameters
    ----------
    reform
        What was compared with the scenario.

    Returns
    -------
    RenderableType
        A sentence for each of its numbers.
    """
    rows = [row for row in reform.safeguard if row.before.name in SAID]
    lines = [line for row in rows for line in _sentence(row)]
    notes = [f"({SEEN_BY_NOBODY})"] if any(row.status == "none_seen" for row in rows) else []
    return block(
        "Value as a safeguard", *map(paragraph, [*lines, *notes] or ["The regimes have no number in common here."])
    )


def _sentence(row: Difference) -> Iterator[str]:
    what, less, more, unit = SAID[row.before.name]
    if row.difference is None:
        yield f"{what}: {row.why}."
    elif row.status == "same":
        yield f"{what}: no difference."
    elif row.is_too_few:
        yield f"{what}: {TOO_FEW} ({REASON}, {EITHER})."
    elif row.status == "none_seen":
        yield f"{what}: none seen."
    else:
        yield f"{what}: {_amount(row.difference)} {unit} {more if row.difference > 0 else less}{_between(row)}."


def _between(row: Difference) -> str:
    """Interval in the direction of the difference."""
    if row.low is None or row.high is None or row.difference is None:
        return ""
    if row.difference < 0:
        low, high = -row.high, -row.low
    else:
        low, high = row.low, row.high
    return f" [{_amount(low, signed=True)} to {_amount(high, signed=True)}]"


def _amount(x: float, *, signed: bool = False) -> str:
    return number(float(f"{x if signed else abs(x):.3g}"))
