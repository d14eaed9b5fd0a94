"""The engine against an independent implementation of docs/model.md: every tally, exactly."""

from __future__ import annotations

from collections import Counter

import pytest

from standing.engine import simulate
from standing.scenario import Scenario, load_text
from tests.engine.scenarios import EVERYTHING
from tests.reference.life import run
from tests.reference.rules import scenario


def differences(
    tested: Scenario, people: int, seed: int, without: frozenset[str] = frozenset()
) -> dict[tuple[str, str, str], tuple[int, int]]:
    """Tallies that differ: what the engine counts, and what the reference counts."""
    tallies, _ = simulate(tested, people=people, seed=seed)
    engine: Counter[tuple[str, str, str]] = Counter()
    for slots, totals in ((tallies.slots, tallies.totals), (tallies.bins, tallies.histogram)):
        for slot, value in zip(slots, totals.sum(axis=0), strict=True):
            engine[tuple(slot)] += int(value)  # type: ignore[index]
    reference = run(tested, people, seed, without)
    return {
        slot: (engine[slot], reference[slot])
        for slot in {*engine, *reference}
        if abs(engine[slot] - reference[slot]) > 0
    }


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(EVERYTHING, id="as-it-stands"),
        pytest.param(EVERYTHING.replace(", measures_from: 2013-07-01", ""), id="without-burn-in"),
        pytest.param(EVERYTHING.replace("initial: {share: 0.05", "initial: {share: 0"), id="empty-at-the-start"),
    ],
)
@pytest.mark.parametrize("seed", [5, 7])
def test_every_mechanism_agrees(text: str, seed: int) -> None:
    """Every tally of every mechanism at once."""
    assert differences(load_text(text), 150, seed) == {}


@pytest.mark.parametrize("seed", range(40))
def test_chosen_rules_agree(seed: int) -> None:
    """Every tally under rules chosen at random."""
    assert differences(load_text(scenario(seed)), 120, seed) == {}


BY_STATE = """
name: by-state
clock: {start: 2013-01-01, end: 2015-01-01}
world:
  population: {cells: [{region: A, count: 300}]}
  conducts: {fare: {context: travel, gravity: 1, rate: 3/yr}}
  services: {}
regime:
  sensors: {gate: {observes: fare}}
  scores: {s: {start: 10, points: {fare: -3}}}
  lists: {low: {enters: {score: s, at_most: 5, when: state}, by_hand: {rate: 2/yr}, term: 90d}}
"""


def test_relisting_by_state_after_an_entry_by_hand() -> None:
    """No notice is sent in this scenario, so none reaches anybody."""
    assert differences(load_text(BY_STATE), 50, 1) == {}
