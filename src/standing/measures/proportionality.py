"""Q10: does the severity of a sanction follow the gravity of the conduct? A cross table, no total."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from standing.measures.causes import (
    all_sanction_days,
    behind,
    causes_of,
    conduct_of,
    conducts,
    listings_by,
    sanction_days,
)
from standing.measures.counts import Count, total_of
from standing.measures.estimates import Share, Smooth
from standing.measures.intervals import Numbers
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.mechanisms import NO_SANCTION
from standing.measures.reading import ANY, sanction_paths, sanctions_of
from standing.measures.wording import phrase
from standing.texts import text

LEADING = "rank correlation of severity and gravity"
READS = ("severity", "gravity")

Table = dict[tuple[int, int], Count]


def proportionality(evidence: Evidence) -> Iterator[Question]:
    """Ask for sanction-days by severity and gravity, their rank correlation, and the top at the lowest."""
    table = cross_table(evidence)
    if not table:
        return
    everything = all_sanction_days(evidence, sanctions_of(evidence))
    roots, none = sanction_paths(sanctions_of(evidence)), text("measures.none.sanction_days")
    for (severity, gravity), part in table.items():
        yield Question(
            "sanction-days by severity and gravity",
            f"severity {severity}, gravity {gravity}",
            "share",
            Share(part, everything, none),
            roots,
            phrase("proportionality.days", severity=severity, gravity=gravity),
            reads=READS,
            called=text("measures.proportionality.level", severity=severity, gravity=gravity),
        )
    for severity, part in _without_conduct(evidence).items():
        yield Question(
            "sanction-days by severity and gravity",
            f"severity {severity}, no conduct recorded",
            "share",
            Share(part, everything, none),
            roots,
            phrase("proportionality.days_without_conduct", severity=severity),
            reads=READS,
            called=text("measures.proportionality.level_without_conduct", severity=severity),
        )
    yield _correlation(table, roots)
    yield from _top_at_lowest(evidence, table, roots)


def cross_table(evidence: Evidence) -> Table:
    """Sanction-days by severity of the sanction and gravity of the conduct, where the scenario allows any."""
    known = conducts(evidence)
    table: dict[tuple[int, int], list[Count]] = {}
    for name, sanction in sanctions_of(evidence).items():
        for conduct in behind(evidence, name):
            place = (sanction.severity, known[conduct].gravity)
            table.setdefault(place, []).append(sanction_days([name], conduct))
    return {place: total_of(table[place]) for place in sorted(table)}


def rank_correlation(table: Numbers, levels: list[tuple[int, int]]) -> float:
    """Spearman's correlation of two levels in a cross table, ties at their middle rank; NaN if one never varies.

    Parameters
    ----------
    table
        Weight of each cell, (cells,).
    levels
        Its two levels, (cells, 2).
    """
    weights = np.asarray(table, dtype=float)
    first, second = (_middle_ranks(weights, [pair[side] for pair in levels]) for side in (0, 1))
    spread = math.sqrt(float(weights @ first**2) * float(weights @ second**2))
    return float(weights @ (first * second)) / spread if spread > 0 else math.nan


def _middle_ranks(weights: Numbers, levels: list[int]) -> Numbers:
    """Middle rank of each cell's level less the mean of all ranks, in shares of the total weight."""
    total = float(weights.sum())
    if total <= 0:
        return np.zeros(len(levels))
    at = np.asarray(levels)
    shares = weights / total
    below = np.array([shares[at < level].sum() + shares[at == level].sum() / 2 for level in levels])
    return below - 0.5


def _correlation(table: Table, roots: tuple[str, ...]) -> Question:
    levels = list(table)
    return Question(
        LEADING,
        ANY,
        "correlation",
        Smooth(
            tuple(table.values()),
            lambda sums: rank_correlation(sums, levels),
            (-1.0, 1.0),
            text("measures.none.sanction_days"),
            text("measures.none.sanction_days_one_level"),
        ),
        roots,
        phrase("proportionality.correlation"),
        None if _varies(table) else text("measures.lacking.one_level"),
        reads=READS,
    )


def _top_at_lowest(evidence: Evidence, table: Table, roots: tuple[str, ...]) -> Iterator[Question]:
    top, lowest = max(severity for severity, _ in table), min(gravity for _, gravity in table)
    whole = total_of([part for (severity, _), part in table.items() if severity == top])
    where = f"severity {top}, gravity {lowest}"
    called = text("measures.proportionality.level", severity=top, gravity=lowest)
    missing = None if len({gravity for _, gravity in table}) > 1 else text("measures.lacking.one_gravity")
    yield Question(
        "top severity for the lowest gravity, sanction-days",
        where,
        "share",
        Share(
            table.get((top, lowest), Count(factor=whole.factor)), whole, text("measures.none.severe_days", severity=top)
        ),
        roots,
        phrase("proportionality.top_days", severity=top, gravity=lowest),
        missing,
        reads=READS,
        called=called,
    )
    part, whole = _listings(evidence, top, lowest)
    yield Question(
        "top severity for the lowest gravity, listings",
        where,
        "share",
        Share(part, whole, text("measures.none.severe_listings", severity=top)),
        roots,
        phrase("proportionality.top_listings", severity=top, gravity=lowest),
        missing,
        reads=READS,
        called=called,
    )


def _listings(evidence: Evidence, top: int, lowest: int) -> tuple[Count, Count]:
    """Give the listings under the top severity: those for the lowest gravity, and all for a conduct."""
    known = conducts(evidence)
    lists = {
        each for sanction in sanctions_of(evidence).values() if sanction.severity == top for each in sanction.lists
    }
    part, whole = Count(), Count()
    for name in sorted(lists):
        for cause, listings in listings_by(evidence, name, conduct_of).items():
            if cause in known:
                whole += listings
                part += listings if known[cause].gravity == lowest else Count()
    return part, whole


def _without_conduct(evidence: Evidence) -> dict[int, Count]:
    """Sanction-days by severity of what no conduct stands behind: a status, an entry by hand, the start."""
    found: dict[int, list[Count]] = {}
    for name, sanction in sanctions_of(evidence).items():
        present = [each for each in causes_of(evidence, name) if each not in conducts(evidence)]
        if present:
            found.setdefault(sanction.severity, []).append(sanction_days([name], *present))
    return {severity: total_of(found[severity]) for severity in sorted(found)}


def _varies(table: Table) -> bool:
    return all(len({place[side] for place in table}) > 1 for side in (0, 1))


PROPORTIONALITY = Measure("Q10", LEADING, NO_SANCTION, proportionality)
