"""What is drawn ahead is what would be drawn when it is asked for: lives that never see it leave the same."""

from __future__ import annotations

import numpy as np
import pytest

from standing.engine.blocks import Worker
from standing.engine.driver import simulate
from standing.engine.kernel import ahead
from standing.engine.machine_code import IS_INTERPRETED
from standing.engine.random import draw
from standing.program import from_scenario, program_from
from standing.program.layout import ACTS_AHEAD, CHUNK, GAPS_AHEAD
from standing.scenario import Scenario, load_text

PEOPLE = 2 * CHUNK + 100
SEED = 3
BUSY = """
name: busy
title: Many acts of many kinds, at rates that are the same for all or not
note: Made for a test; it describes no regime.
clock: {{start: 2021-01-01, end: 2024-12-31}}
world:
  population:
    cells: [{{group: a, count: 1_000}}, {{group: b, count: 1_148}}]
    {more}
  conducts:
{conducts}
regime:
  sensors:
    eye: {{observes: [{names}], detects: 0.5, wrong_person: 0.1, false_alarms: 0.2/yr}}
    ear: {{observes: [{names}], detects: {{base: 0.4, over: {{2022-07-01: 0.5}}}}, delay: {{exponential: 20d}}}}
  lists:
    low: {{enters: {{{condition}}}, term: 90d, leaves_on: term}}
"""


def busy(conducts: int, *, rate: str, more: str = "") -> Scenario:
    """So many conducts at a rate, each seen by two sensors."""
    names = [f"conduct_{k}" for k in range(conducts)]
    lines = "\n".join(f"    {name}: {{context: public_order, gravity: 1, rate: {rate}}}" for name in names)
    condition = "observed: conduct_0, times: 2, within: 300d"
    return load_text(BUSY.format(conducts=lines, names=", ".join(names), more=more, condition=condition))


PLAIN = "0.8/yr"
DATED = "{base: 0.8/yr, by: {group: {b: 0}}, over: {2022-03-01: 3, 2023-01-01: 0.1}}"
CASES = {
    "few acts": busy(2, rate="0.05/yr"),
    "more acts than are drawn ahead": busy(1, rate="3/yr"),
    "a rate by date, and nothing in one cell": busy(2, rate=DATED),
    "persons of different rates": busy(2, rate=PLAIN, more="frailty: {shape: 0.7}"),
    "persons who leave": busy(2, rate=PLAIN, more="renewal: 0.3/yr"),
    "streams that share a bit": busy(40, rate="0.02/yr"),
    "streams that share a bit, silent in one cell": busy(40, rate="{base: 0.02/yr, by: {group: {b: 0}}}"),
}


@pytest.mark.parametrize("scenario", CASES.values(), ids=CASES)
def test_lives_are_the_same(scenario: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where everybody is lived whole, nothing is drawn ahead."""
    ahead_of, _ = simulate(scenario, people=PEOPLE, seed=SEED, block=1_500)
    monkeypatch.setattr(from_scenario, "lives_matter", lambda *_: True)
    asked_for, _ = simulate(scenario, people=PEOPLE, seed=SEED)
    assert ahead_of.digest == asked_for.digest


def test_the_scenarios_have_what_they_are_for() -> None:
    """Plain streams and others, acts beyond what is drawn ahead, more streams than bits."""
    plain = {name: program_from(each, PEOPLE, SEED).tables[0] for name, each in CASES.items()}
    assert all(plain["few acts"]["stream"]["plain"][:2])
    assert not any(plain["persons of different rates"]["stream"]["plain"][:2])
    assert not any(plain["a rate by date, and nothing in one cell"]["stream"]["plain"][:2])
    assert plain["streams that share a bit"]["streams"] > 40
    tallies, _ = simulate(CASES["more acts than are drawn ahead"], people=PEOPLE, seed=SEED)
    assert sum(row.value for row in tallies.rows() if row.tally == "acts") > 4 * GAPS_AHEAD * PEOPLE // 2


@pytest.mark.skipif(IS_INTERPRETED, reason="records differ")
def test_what_lies_there_is_what_stands_at_the_addresses() -> None:
    """Gaps are added up, instants are those at the rate of the cell, and the looks of sensors come as they are."""
    program = program_from(CASES["few acts"], PEOPLE, SEED)
    worker = Worker(program)
    assert worker.run(0, 0, CHUNK) == 0
    p, block = program.tables[0], worker.block[0]
    for i in range(2):
        stream = p["stream"][i]
        persons = [int(j) for j in block["picked"] if (int(block["flag"][j]) >> i) & 1][: int(block["handed_out"][i])]
        assert len(persons) > 50
        address, pair = int(stream["address"]), int(p["conduct"][i]["first_pair"])
        rate = float(program.numbers[p["quantity"][stream["rate_q"]]["at"]])
        for at, person in enumerate(persons):
            done = 0.0
            for n in range(GAPS_AHEAD):
                done += -np.log(draw(SEED, person, 0, address, n)[0])
                assert block["done_ahead"][i, n, at] == pytest.approx(done, rel=1e-14)
                assert block["time_ahead"][i, n, at] == block["done_ahead"][i, n, at] / rate
            for n in range(ACTS_AHEAD):
                seen = draw(SEED, person, 0, int(p["pair"][pair]["observe_stream"]), n)
                assert (block["detects_ahead"][pair, n, at], block["wrong_ahead"][pair, n, at]) == seen


def test_whole_groups_are_drawn() -> None:
    assert [ahead.whole(size) for size in (0, 1, 16, 17, CHUNK)] == [0, 16, 16, 32, CHUNK]
