"""Every tally of a run is what its ledger and its scenario give, counted again without the kernel."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.engine.scenarios import everything, everything_else
from tests.records.recount import Recount, differences, rows_of

from standing.cases.catalogue import case_names
from standing.engine import simulate
from standing.engine.chunk import Chunk
from standing.engine.ledger import lived, vocabulary
from standing.experiments.ledger_parts import worded
from standing.records.tallies import Tallies
from standing.scenario import Scenario, load

PEOPLE = 2_000
MANY_EVENTS = {"theory/everybody-served": 60, "theory/score-trap": 300}
"""Cases in which every person leaves hundreds of events."""

FEW_EVENTS = {"china-2018": 20_000}
CASES = {name: (MANY_EVENTS | FEW_EVENTS).get(name, PEOPLE) for name in case_names()}


def counted_again(scenario: Scenario, people: int, seed: int) -> tuple[Tallies, Recount]:
    """Run a scenario with its ledger, and count the ledger."""
    chunks: list[Chunk] = []
    tallies, _ = simulate(scenario, people=people, seed=seed, threads=2, on_ledger=chunks.append)
    words = vocabulary(scenario, people, seed)
    rows = (row for chunk in chunks for row in rows_of(worded(chunk, words)))
    return tallies, Recount(scenario, tallies).run(rows)


@pytest.mark.slow
@pytest.mark.parametrize("scenario", [everything, everything_else])
def test_everything_is_counted_again_from_the_ledger(scenario: Callable[[], Scenario]) -> None:
    tallies, again = counted_again(scenario(), 1_000, 2)
    assert not differences(again)[:10]
    assert sum(tallies.value("listings", name) for name in tallies.items("listings")) > 100


@pytest.mark.parametrize("name", CASES)
def test_a_shipped_case_is_counted_again_from_its_ledger(name: str) -> None:
    _, again = counted_again(load(name), CASES[name], 1)
    assert not differences(again)[:10]


def test_a_recount_that_misses_an_event_is_seen() -> None:
    scenario = load("tutorial")
    tallies, _ = simulate(scenario, people=PEOPLE, seed=1, threads=1)
    words = vocabulary(scenario, PEOPLE, 1)
    rows = [row for chunk in lived(scenario, people=PEOPLE, seed=1) for row in rows_of(worded(chunk, words))]
    at = next(k for k, row in enumerate(rows) if row.event == "beginning")
    del rows[at]
    assert any("listings" in line for line in differences(Recount(scenario, tallies).run(rows)))
