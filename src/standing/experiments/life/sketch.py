"""What is kept of a life that is only looked at: a handful of numbers, and which of many lives is the one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np

DAY: Final = 86_400


@dataclass
class Listing:
    """What is kept of one listing."""

    met: bool
    begin: float
    days: float = 0.0
    sends_notice: bool = False
    is_told: bool = False
    refused: int = 0


@dataclass
class Sketch:
    """What is kept of one person."""

    person: int
    listings: dict[tuple[int, int], Listing] = field(default_factory=dict)
    told: set[tuple[int, int]] = field(default_factory=set)
    refused: int = 0
    third_party: int = 0
    is_third_party: bool = False

    @property
    def days(self) -> float:
        """Days on lists, all listings together."""
        return sum(each.days for each in self.listings.values())


def take(people: dict[int, Sketch], row: Mapping[str, Any], sends: Mapping[str, bool], end: float) -> None:
    """Take note of one event."""
    sketch = people.setdefault(row["person"], Sketch(row["person"]))
    key = row["generation"], row["listing"]
    listing = sketch.listings.get(key)
    match row["event"]:
        case "beginning":
            sketch.listings[key] = Listing(row["truth"] == "true", row["time"], sends_notice=sends[row["item"]])
        case "reached":
            sketch.told.add(key)
        case "end" if listing:
            listing.days = (row["time"] - listing.begin) / DAY
            listing.begin = end
        case "denial":
            sketch.refused += 1
            sketch.third_party += row["part"] == "third_party"
            if listing:
                listing.refused += 1
        case "sanction":
            sketch.is_third_party |= row["part"] == "third_party"


def close(sketch: Sketch, end: float) -> None:
    """Let what is open last to the end of the run."""
    for key, listing in sketch.listings.items():
        listing.is_told = key in sketch.told
        listing.days += max(end - listing.begin, 0.0) / DAY


# --- choices: the best of the sketches, the lowest index first, and how many are of the kind -----------------------------

Choice = Callable[[Sequence[Sketch]], tuple[Sketch | None, int]]


def _wrongful_longest(sketches: Sequence[Sketch]) -> tuple[Sketch | None, int]:
    longest = {
        s.person: max((each.days for each in s.listings.values() if not each.met), default=-1.0) for s in sketches
    }
    kind = [s for s in sketches if longest[s.person] >= 0.0]
    return max(kind, key=lambda s: (longest[s.person], -s.person), default=None), len(kind)


def _rightful(sketches: Sequence[Sketch]) -> tuple[Sketch | None, int]:
    kind = [s for s in sketches if s.listings and all(each.met for each in s.listings.values())]
    return _middle([s for s in kind if len(s.listings) == 1] or kind, lambda s: s.days), len(kind)


def _never_notified(sketches: Sequence[Sketch]) -> tuple[Sketch | None, int]:
    def most(sketch: Sketch) -> int:
        return max(
            (each.refused for each in sketch.listings.values() if each.sends_notice and not each.is_told), default=-1
        )

    kind = [s for s in sketches if most(s) >= 0]
    return max(kind, key=lambda s: (most(s), -s.person), default=None), len(kind)


def _third_party(sketches: Sequence[Sketch]) -> tuple[Sketch | None, int]:
    kind = [s for s in sketches if s.is_third_party]
    return max(kind, key=lambda s: (s.third_party, -s.person), default=None), len(kind)


def _typical(sketches: Sequence[Sketch]) -> tuple[Sketch | None, int]:
    kind = [s for s in sketches if s.listings]
    if not kind:
        return None, 0
    days, refused = _ranks([s.days for s in kind]), _ranks([float(s.refused) for s in kind])
    far = [abs(one - 0.5) + abs(other - 0.5) for one, other in zip(days, refused, strict=True)]
    return min(zip(far, kind, strict=True), key=lambda each: (each[0], each[1].person))[1], len(kind)


def _middle(kind: Sequence[Sketch], by: Callable[[Sketch], float]) -> Sketch | None:
    """The lower of the middle ones."""
    ordered = sorted(kind, key=lambda s: (by(s), s.person))
    return ordered[(len(ordered) - 1) // 2] if ordered else None


def _ranks(values: Sequence[float]) -> list[float]:
    """Share of the values that lie below each, half of the equal ones with them."""
    ordered = np.sort(values)
    below, upto = np.searchsorted(ordered, values, "left"), np.searchsorted(ordered, values, "right")
    return [float(each) for each in (below + upto) / (2 * len(values))]


CHOICES: Final[dict[str, Choice]] = {
    "wrongful-longest": _wrongful_longest,
    "rightful": _rightful,
    "never-notified": _never_notified,
    "third-party": _third_party,
    "typical": _typical,
}
