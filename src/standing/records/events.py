"""The words of a ledger: its events, and what stands in their fields (docs/model.md, section 5.1). Imports nothing.

Kernels write small integers; the position of a word here is its code there.
"""

from __future__ import annotations

from typing import Final

LEDGER_VERSION: Final = 1
"""Version of the columns and of the vocabulary."""

EVENTS: Final = (
    "born",
    "left",
    "status",
    "start",
    "met",
    "act",
    "forgone",
    "move",
    "assessed",
    "observation",
    "points",
    "band",
    "hand_entry",
    "hit",
    "candidate",
    "decision",
    "averted",
    "beginning",
    "notice",
    "reached",
    "aware",
    "bitten",
    "extended",
    "stale",
    "lifted",
    "hidden",
    "end",
    "filed",
    "granted",
    "refused",
    "lapsed",
    "sanction",
    "published",
    "attempt",
    "denial",
    "favour",
)
"""Events of a life; the position is the code in the kernels."""

HOLDS: Final = ("own", "wrongful", "after_end", "third_party")
"""Whose time under a sanction it is (R15); the position is the code."""

DENIED: Final = ("rightful", "wrongful", "after_end", "third_party", "misfire")
"""Whose refusal it is; the position is the code."""

COLUMNS: Final = (
    "person",
    "generation",
    "cell",
    "time",
    "event",
    "item",
    "part",
    "truth",
    "made",
    "cause",
    "listing",
    "n",
    "value",
)
"""Columns of a ledger, one row per event; `time` in seconds since the start of the run. Text is "" and a
number -1 where there is none."""
