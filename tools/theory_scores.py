"""The world of Liu et al. (2018): scores and repayment of two groups, on a grid, and what one application does to the score.

python tools/theory_scores.py --write       # writes the four tables of the case theory/delayed-impact
"""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path
from typing import Final

CASE: Final = Path(__file__).parent.parent / "src" / "standing" / "cases" / "theory" / "delayed-impact"
LOWEST, HIGHEST, REPAID, DEFAULTED = 300, 850, 75, -150
STEP: Final = 2
BOUNDS: Final = tuple(range(350, 851, 50))
BELOW: Final = {
    "A": (".0835", ".2252", ".3412", ".4770", ".6307", ".7449", ".8424", ".9067", ".9553", ".9902", "1"),
    "B": (".0190", ".0546", ".0922", ".1469", ".2136", ".3076", ".4293", ".5665", ".7370", ".9293", "1"),
}
"""Share of the group that lies below each bound: Federal Reserve 2007 (TransRisk), read at every 50 points."""

REPAYS: Final = {
    "A": (".0222", ".0584", ".0990", ".1317", ".3576", ".6194", ".8205", ".8862", ".9526", ".9655", ".9904"),
    "B": (".0402", ".0894", ".1561", ".2444", ".4968", ".7471", ".8962", ".9561", ".9813", ".9877", ".9910"),
}
"""Share that repays at each bound."""

GROUPS: Final = tuple(BELOW)


def starts(group: str) -> dict[int, Decimal]:
    """Give the share of a group at each score of the grid: even within 50 points, in the middle of every two."""
    shares, before = {}, Decimal(0)
    for bound, below in zip(BOUNDS, BELOW[group], strict=True):
        each = (Decimal(below) - before) * STEP / 50
        shares |= dict.fromkeys(range(bound - 50 + STEP // 2, bound, STEP), each)
        before = Decimal(below)
    return shares


def repays(group: str, score: int) -> float:
    """Give the probability of repaying at a score: straight between the bounds, constant below the first."""
    if score <= BOUNDS[0]:
        return float(REPAYS[group][0])
    at = min((score - BOUNDS[0]) // 50, len(BOUNDS) - 2)
    low, high = float(REPAYS[group][at]), float(REPAYS[group][at + 1])
    return low + (high - low) * (score - BOUNDS[at]) / 50


def change(group: str, lends_from: float) -> float:
    """Give the mean change of the score of a group when everybody applies once."""
    total = 0.0
    for score, share in starts(group).items():
        if score >= lends_from:
            up, down = min(HIGHEST, score + REPAID) - score, max(LOWEST, score + DEFAULTED) - score
            chance = repays(group, score)
            total += float(share) * (chance * up + (1 - chance) * down)
    return total


def loans(group: str, lends_from: float) -> float:
    """Give the share of a group that is lent to."""
    return float(sum(share for score, share in starts(group).items() if score >= lends_from))


def tables() -> dict[str, str]:
    """Give the tables of the case by the name of their file."""
    files = {}
    for group in GROUPS:
        rows = "".join(f"{score},{share.normalize():f}\n" for score, share in starts(group).items())
        files[f"starts-{group.lower()}.csv"] = f"score,share\n{rows}"
        curve = zip(BOUNDS, REPAYS[group], strict=True)
        files[f"repays-{group.lower()}.csv"] = "score,share\n" + "".join(f"{at},{share}\n" for at, share in curve)
    return files


if __name__ == "__main__":
    for name, text in tables().items():
        if "--write" in sys.argv:
            (CASE / name).write_text(text, encoding="utf-8")
            sys.stdout.write(f"wrote {CASE / name}\n")
        elif (CASE / name).read_text(encoding="utf-8") != text:
            sys.exit(f"{CASE / name} is not what this tool writes")
