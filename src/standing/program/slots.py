"""Which integer of a run counts what: the slots of a scenario's tallies, in the order that kernels rely on.

Events come first, because each of them has a series; then what is entered once per person or as seconds; then histograms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from standing.records.kinds import FIXED_PARTS
from standing.records.tallies import Slot


@dataclass
class SlotPlan:
    """Slots in order, and where each tally of each item begins."""

    slots: list[Slot] = field(default_factory=list)
    bins: list[Slot] = field(default_factory=list)
    stocks: list[Slot] = field(default_factory=list)
    events: int = 0

    def add(self, tally: str, item: str, parts: tuple[str, ...] | None = None) -> int:
        """Give the first slot of a tally of an item; its parts follow in order."""
        at = len(self.slots)
        self.slots += [Slot(tally, item, part) for part in (parts or FIXED_PARTS[tally])]
        return at

    def add_histogram(self, tally: str, item: str, parts: Sequence[str]) -> int:
        """Give the first bin of a tally with very many parts."""
        at = len(self.bins)
        self.bins += _slots_of(tally, item, tuple(parts))
        return at

    def add_stock(self, series: str, item: str, parts: tuple[str, ...] = ("",)) -> int:
        """Give the first row of a stock that the series follow."""
        at = len(self.stocks)
        self.stocks += [Slot(series, item, part) for part in parts]
        return at

    def end_events(self) -> None:
        """From here on slots have no series."""
        self.events = len(self.slots)


@cache
def durations(days: int) -> tuple[str, ...]:
    """Parts of a histogram of durations: ended after 0, 1, … whole days, then still open after as many."""
    return tuple(f"{word} {day}" for word in ("ended", "open") for day in range(days))


@lru_cache(maxsize=256)
def _slots_of(tally: str, item: str, parts: tuple[str, ...]) -> tuple[Slot, ...]:
    """Slots of a histogram, made once for the regimes of a comparison: there are thousands."""
    return tuple(Slot(tally, item, part) for part in parts)
