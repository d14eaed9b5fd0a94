"""Each ruling matters: the engine agrees with the reference, and no longer when the reference breaks the ruling."""

from __future__ import annotations

import pytest

from standing.scenario import load_text
from tests.reference.compare import apart, simulated
from tests.reference.life import RULINGS, run
from tests.reference.small import CHANGES, scenario

PEOPLE = 101
"""Odd, so that two cells of one size do not get the same number (R5)."""


def test_every_ruling_has_its_scenario() -> None:
    assert list(CHANGES) == list(RULINGS)


@pytest.mark.parametrize("ruling", RULINGS)
def test_breaking_it_is_noticed(ruling: str) -> None:
    """The mutated reference differs from the engine; the unmutated one does not."""
    tested = load_text(scenario(ruling))
    engine = simulated(tested, PEOPLE, 1)
    assert apart(engine, run(tested, PEOPLE, 1)) == {}
    assert apart(engine, run(tested, PEOPLE, 1, frozenset({ruling})))
