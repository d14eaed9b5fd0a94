"""The value of a safeguard, in sentences: what it spares, what it delays, and the hours that it takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.console import RenderableType

from standing.experiments.compare_reformed import Reformed
from standing.measures.differences import Difference
from standing.measures.safeguard import APPEALS, BEGUN, HOURS, KEPT, SPARED
from standing.measures.suppress import too_few, why_too_few
from standing.measures.wording import number
from standing.report.layout import block, paragraph
from standing.texts import text

SAID: Final = {SPARED: "spared", KEPT: "kept", BEGUN: "begun", APPEALS: "appeals", HOURS: "hours"}
"""Rows, and the keys of what they are called and how much of it there is."""


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
    aside = text("screen.compared.aside", said=text("screen.compared.seen_by_nobody"))
    notes = [aside] if any(row.status == "none_seen" for row in rows) else []
    said = [*lines, *notes] or [text("screen.safeguard.nothing")]
    return block(text("screen.safeguard.heading"), *map(paragraph, said))


def _sentence(row: Difference) -> Iterator[str]:
    what = text(f"screen.safeguard.{SAID[row.before.name]}")
    if row.difference is None:
        yield text("screen.lacking", what=what, why=row.why)
    elif row.status == "same":
        yield text("screen.safeguard.no_difference", what=what)
    elif row.is_too_few:
        few = text("screen.few_either", why=why_too_few(), either=text("screen.compared.either"))
        yield text("screen.too_few", what=what, few=too_few(), why=few)
    elif row.status == "none_seen":
        yield text("screen.safeguard.none_seen", what=what)
    else:
        yield _found(row, what, row.difference)


def _found(row: Difference, what: str, difference: float) -> str:
    """What there is more or less of, with the interval in the direction of the difference."""
    direction = "more" if difference > 0 else "less"
    change = text(f"screen.safeguard.{direction}.{SAID[row.before.name]}", number=_amount(difference))
    if row.low is None or row.high is None:
        return text("screen.safeguard.found", what=what, change=change)
    low, high = (-row.high, -row.low) if difference < 0 else (row.low, row.high)
    return text(
        "screen.safeguard.found_between",
        what=what,
        change=change,
        low=_amount(low, signed=True),
        high=_amount(high, signed=True),
    )


def _amount(x: float, *, signed: bool = False) -> str:
    return number(float(f"{x if signed else abs(x):.3g}"))
