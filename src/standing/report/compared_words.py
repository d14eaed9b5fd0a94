"""A difference in words: with its sign and its interval, "no difference" where nothing can differ."""

from __future__ import annotations

from standing.measures.differences import Difference
from standing.measures.wording import with_sign
from standing.texts import text


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
        return text("screen.compared.none_seen")
    if row.difference == 0 and row.low == row.high:
        return text("screen.compared.no_difference")
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
    low, high = with_sign(_scaled(row, row.low)), with_sign(_scaled(row, row.high))
    return text("screen.range", low=low, high=high)


def _scaled(row: Difference, x: float) -> float:
    return float(f"{100 * x:.3g}") if (row.before.unit or row.after.unit) == "share" else float(f"{x:.4g}")
