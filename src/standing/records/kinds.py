"""The words of a run: tallies, their parts and the kinds of truth, once and for all. Imports nothing.

A tally is an exact integer by item and cell (DESIGN section 7). Parts that depend on a scenario (numbers, bands, other
lists) are written by `standing.program.slots`; the fixed ones stand here.
"""

from __future__ import annotations

from typing import Final

TRUTH: Final = ("true", "wrong_person", "wrong_fact", "inherited", "by_hand")
"""Kind of an observation or a listing at entry; the position is the code in the kernels."""

MOST_COUNTED: Final = 20
"""`persons_by_…` tallies keep 0 … 19 apart and pool 20 and more under the part "20"."""

COUNTED: Final = tuple(str(count) for count in range(MOST_COUNTED + 1))

FIXED_PARTS: Final[dict[str, tuple[str, ...]]] = {
    "acts": ("",),
    "regime_made_acts": ("",),
    "forgone_acts": ("",),
    "assessments": ("guilty", "innocent"),
    "observations": ("true", "wrong_person", "wrong_fact"),
    "hand_entries": ("",),
    "decisions": ("confirmed_true", "confirmed_false", "rejected_true", "rejected_false"),
    "averted": ("settled", "objection"),
    "listings": ("true", "wrong_person", "wrong_fact", "inherited", "by_hand"),
    "regime_made_listings": ("",),
    "hits_while_listed": ("",),
    "ends": ("term", "settled", "corrected", "amnesty", "left"),
    "became_stale": ("",),
    "listed_at_end": ("",),
    "wrongful_at_end": ("",),
    "stale_at_end": ("",),
    "ever_listed": ("",),
    "ever_wrongfully_listed": ("",),
    "persons_by_acts": COUNTED,
    "persons_by_listings": COUNTED,
    "listed_seconds": ("",),
    "wrongful_seconds": ("",),
    "stale_seconds": ("",),
    "notices": ("",),
    "notices_reached": ("",),
    "sanction_seconds": ("own", "wrongful", "after_end", "third_party"),
    "sanctioned_at_end": ("own", "third_party"),
    "denials": ("rightful", "wrongful", "after_end", "third_party", "misfire"),
    "favours": ("rightful", "wrongful", "after_end"),
    "listings_bitten": ("",),
    "listings_bitten_before_notice": ("",),
    "appeals": (
        "filed",
        "decided",
        "granted",
        "refused",
        "lapsed",
        "pending",
        "filed_wrongful",
        "decided_wrongful",
        "granted_wrongful",
        "refused_wrongful",
        "lapsed_wrongful",
        "pending_wrongful",
    ),
    "funnel": ("wrongful", "aware", "filed", "decided", "decided_in_time", "corrected", "expired"),
    "score_sum_at_end": ("",),
    "never_met": ("",),
    "never_met_wrongfully_listed": ("",),
    "met": ("",),
    "missed": ("",),
    "listings_by_acts": ("0", "1", "2", "3+"),
    "ever_wrongfully_listed_by_acts": ("0", "1", "2", "3+"),
    "confusion": ("tp", "fp", "fn", "tn"),
    "published_seconds": ("rightful", "wrongful", "after_end"),
    "persons_by_denials": COUNTED,
    "persons_lived": ("",),
    "persons_at_end": ("",),
}
"""Tallies whose parts are the same in every scenario."""

HISTOGRAMS: Final = ("wrongful_duration_days", "correction_lag_days", "stale_duration_days", "score_at_end")
"""Tallies with very many parts: kept by cell, without replicate groups."""

REPLICATES: Final = 64
"""Persons fall into 64 groups by index mod 64; intervals come from the spread between them (DESIGN 4.1)."""
