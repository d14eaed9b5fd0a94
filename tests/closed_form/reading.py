"""Read an expected number off the tallies of a run, in the quantities that the cases use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from standing.records.tallies import Tallies

DAY = 86_400
SIMPLE: dict[str, tuple[str, str | tuple[str, ...] | None, float]] = {
    "acts": ("acts", None, 1),
    "decisions": ("decisions", None, 1),
    "averted_in_grace": ("averted", None, 1),
    "hand_entries": ("hand_entries", None, 1),
    "hits_while_listed": ("hits_while_listed", None, 1),
    "observations": ("observations", None, 1),
    "false_observations": ("observations", ("wrong_person", "wrong_fact"), 1),
    "listings": ("listings", None, 1),
    "wrongful_listings": ("listings", ("wrong_person", "wrong_fact", "inherited", "by_hand"), 1),
    "wrongful_listings_wrong_person": ("listings", "wrong_person", 1),
    "wrongful_listings_by_hand": ("listings", "by_hand", 1),
    "listed_at_end": ("listed_at_end", None, 1),
    "wrongful_listed_at_end": ("wrongful_at_end", None, 1),
    "ever_listed": ("ever_listed", None, 1),
    "person_days_listed": ("listed_seconds", None, 1 / DAY),
    "wrongful_days": ("wrongful_seconds", None, 1 / DAY),
    "sanctioned_days": ("sanction_seconds", None, 1 / DAY),
    "sanctioned_at_end": ("sanctioned_at_end", None, 1),
    "denials": ("denials", None, 1),
    "listings_bitten": ("listings_bitten", None, 1),
    "listings_bitten_before_notice": ("listings_bitten_before_notice", None, 1),
    "appeals_filed": ("appeals", "filed", 1),
    "exits_settled": ("ends", "settled", 1),
    "exits_term": ("ends", "term", 1),
    "exits_corrected": ("ends", "corrected", 1),
    "funnel_aware": ("funnel", "aware", 1),
    "funnel_filed": ("funnel", "filed", 1),
    "funnel_decided": ("funnel", "decided", 1),
    "funnel_corrected": ("funnel", "corrected", 1),
    "funnel_expired": ("funnel", "expired", 1),
    "score_at_end": ("score_sum_at_end", None, 0.1),
    "met": ("met", None, 1),
    "missed": ("missed", None, 1),
    "stale_days": ("stale_seconds", None, 1 / DAY),
    "stale_at_end": ("stale_at_end", None, 1),
    "became_stale": ("became_stale", None, 1),
    "regime_made_listings": ("regime_made_listings", None, 1),
}
COUNTS = {"acts": "persons_by_acts", "listings": "persons_by_listings", "denials": "persons_by_denials"}

NOT_IN_TALLIES = {
    "count_product": "the product of two counts of one person needs both at once; tallies hold each by itself",
    "independent_difference": "runs on other persons; twins show the paired difference",
    "persons_unchanged": "needs both lives of a person at once; tallies hold each run by itself",
}
"""Quantities of the cases that no tally can give, and why."""


def total(tallies: Tallies, quantity: str, item: str, expected: Mapping[str, Any]) -> float:
    """Sum of a quantity over the group of an expectation."""
    group = str(expected["group"])
    if quantity == "share_with_count":
        return tallies.value(COUNTS[expected["of"]], item, str(expected["count"]), group)
    if quantity == "band_at_end":
        return sum(tallies.value("band_at_end", score, item, group) for score in tallies.items("band_at_end"))
    tally, part, factor = SIMPLE[quantity]
    return factor * tallies.value(tally, item, part, group)


def survival(tallies: Tallies, item: str, group: str) -> tuple[list[tuple[int, float]], int]:
    """Kaplan-Meier curve, (day, share open after it), and the number of wrongful listings."""
    ended: dict[int, int] = {}
    still: dict[int, int] = {}
    for part, value in tallies.counts("wrongful_duration_days", item, group).items():
        word, day = part.split()
        (ended if word == "ended" else still)[int(day)] = value
    at_risk = listings = sum(ended.values()) + sum(still.values())
    share, curve = 1.0, []
    for day in sorted({*ended, *still}):
        share *= 1 - ended.get(day, 0) / at_risk
        curve.append((day + 1, share))
        at_risk -= ended.get(day, 0) + still.get(day, 0)
    return curve, listings


def found(tallies: Tallies, expected: Mapping[str, Any], reform: Tallies | None) -> tuple[float, float, float]:
    """Value found, its standard error, and the slack that whole days leave."""
    quantity, item, group = str(expected["quantity"]), str(expected["item"]), str(expected["group"])
    n, slack = tallies.persons(group), 0.0
    if quantity.startswith("km_"):
        curve, n = survival(tallies, item, group)
        if quantity == "km_quantile_days":
            value: float = next(day for day, share in curve if share <= 1 - expected["quantile"])
            slack = 1.0
        else:
            value = next((share for day, share in reversed(curve) if day <= expected["at_days"]), 1.0)
            slack = 0.002
    elif quantity.startswith("share_of:"):
        top, bottom = quantity.removeprefix("share_of:").split("/")
        value = total(tallies, top, item, expected) / total(tallies, bottom, item, expected)
    elif quantity.startswith("reform_"):
        assert reform is not None
        value = total(reform, quantity.removeprefix("reform_"), item, expected) / n
    elif quantity == "paired_difference":
        assert reform is not None
        one = tallies.items("listed_seconds")[0]
        value = (total(tallies, item, one, expected) - total(reform, item, one, expected)) / n
    else:
        value = total(tallies, quantity, item, expected) / n
    sd = np.sqrt(expected["value"]) if expected["sd"] == "poisson" else expected["sd"]
    return value, float(np.hypot(sd / np.sqrt(n), abs(expected["error"] * expected["value"]))), slack
