"""The reference by itself: what it says twice agrees."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings

from standing.scenario import load_text
from tests.reference.life import Life, lives, places
from tests.reference.rows import Row
from tests.reference.rules import scenario, scenarios

COUNTED = {
    "act": ("acts", "item", None),
    "forgone": ("forgone_acts", "item", None),
    "move": ("moves", "item", "part"),
    "assessed": ("assessments", "item", "part"),
    "observation": ("observations", "item", "truth"),
    "hand_entry": ("hand_entries", "item", None),
    "hit": ("hits_while_listed", "item", None),
    "averted": ("averted", "item", "part"),
    "end": ("ends", "item", "part"),
    "stale": ("became_stale", "item", None),
    "notice": ("notices", "item", None),
    "filed": ("appeals", "item", "event"),
    "granted": ("appeals", "item", "event"),
    "refused": ("appeals", "item", "event"),
    "lapsed": ("appeals", "item", "event"),
    "denial": ("denials", "item", "part"),
    "favour": ("favours", "item", "part"),
}
"""Events that a tally counts: its name, and the columns that are item and part."""


class Watched(Life):
    """A life that checks after each event that what stands was written down."""

    def next_event(self) -> bool:
        """Let the next event happen, and look."""
        happened = super().next_event()
        if self.agenda and self.agenda[0][0] <= self.now:
            return happened
        for event, name, now in self.stands():
            assert self.written.get((event, name), type(now)()) == now
        for name, score in self.scores.items():
            assert not score.score.bands or score.band(0) == self.bands[name]
        return happened


def counted(rows: list[Row], since: float) -> Counter[tuple[str, str, str]]:
    """Tallies that the rows from an instant on amount to."""
    found: Counter[tuple[str, str, str]] = Counter()
    for row in rows:
        if row.event in COUNTED and row.time >= since:
            tally, item, part = COUNTED[row.event]
            found[tally, getattr(row, item), getattr(row, part) if part else ""] += 1
    return found


@pytest.mark.parametrize("seed", range(6))
def test_the_ledger_amounts_to_the_tallies(seed: int) -> None:
    tested = load_text(scenario(seed))
    for place, person in places(tested, 12):
        for life in lives(place, seed, person, Watched):
            found = counted(life.rows, life.since)
            names = {tally for tally, _, _ in COUNTED.values()}
            tallies = {
                slot: number
                for slot, number in life.tallies.items()
                if slot[0] in names and number and not slot[2].endswith(("_wrongful", "decided", "pending"))
            }
            assert dict(found) == tallies
            times = [row.time for row in life.rows]
            assert times == sorted(times)


@given(text=scenarios())
@settings(max_examples=3, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_every_choice_of_rules_can_be_lived(text: str) -> None:
    tested = load_text(text)
    assert tested.world is not None
    for place, person in places(tested, 3):
        ends = [life.end for life in lives(place, 1, person, Watched)]
        assert ends[-1] == tested.clock.seconds
