"""A difference in words: with its sign and its interval, "no difference" where nothing can differ."""

from __future__ import annotations

from typing import Final

from standing.measures.differences import Difference
from standing.measures.wording import MINUS, number

NO_DIFFERENCE: Final = "no difference"
NONE_SEEN: Final = "none seen"
POINTS: Final = "Differences of shares are in percentage points."
SEEN_BY_NOBODY: Final = (
    "none seen: the runs agree in every group of these persons; the interval says how large a difference they could "
    "miss."
)
EITHER: Final = "under one of the two regimes"


def signed(row: Difference) -> str:
    """Difference with its sign; of shares, in percentage points.

    Parameters
    ----------
    row
        The difference.
    """
    if row.difference is None:
        return "–"
    if row.status == "none_seen":
        return NONE_SEEN
    if row.difference == 0 and row.low == row.high:
        return NO_DIFFERENCE
    return with_sign(_scaled(row, row.difference))


def around(row: Difference) -> str:
    """Give the interval of a difference; empty where there is none, or it has no length.

    Parameters
    ----------
    row
        The difference.
    """
    if row.low is None or row.high is None or row.low == row.high:
        return ""
    return f"{with_sign(_scaled(row, row.low))} to {with_sign(_scaled(row, row.high))}"


def with_sign(x: float) -> str:
    """Write a number with its sign.

    Examples
    --------
    >>> with_sign(0.25), with_sign(-1234.0), with_sign(0)
    ('+0.25', '−1,234', '0')
    """
    text = number(x)
    return text if text.startswith(MINUS) or x == 0 else f"+{text}"


def _scaled(row: Difference, x: float) -> float:
    return float(f"{100 * x:.3g}") if (row.before.unit or row.after.unit) == "share" else float(f"{x:.4g}")
