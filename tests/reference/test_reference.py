"""The engine against an independent implementation of docs/model.md: every tally exactly, and every event of the ledger."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from standing.scenario import load_text
from tests.engine.scenarios import EVERYTHING
from tests.reference.compare import differences, lives_apart
from tests.reference.rules import scenario, scenarios


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
    assert differences(load_text(text), 100, seed) == {}


@pytest.mark.parametrize("seed", range(40))
def test_chosen_rules_agree(seed: int) -> None:
    """Every tally under rules chosen at random."""
    assert differences(load_text(scenario(seed)), 60, seed) == {}


@pytest.mark.parametrize("seed", range(40, 60))
def test_ledgers_agree(seed: int) -> None:
    """Every event of every life, instant by instant, under rules chosen at random."""
    assert not "\n".join(lives_apart(load_text(scenario(seed)), 40, seed))


@given(text=scenarios())
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_rules_agree(text: str) -> None:
    """Rules that nobody chose."""
    assert differences(load_text(text), 30, 1) == {}


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
