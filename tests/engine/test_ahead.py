"""What is drawn ahead is what would be drawn when it is asked for: lives that never see it leave the same."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from standing.engine.blocks import Worker
from standing.engine.driver import simulate
from standing.engine.kernel.codes import ONCE, POISSON
from standing.engine.random import draw, whole
from standing.program import Program, from_scenario, program_from
from standing.program.layout import ACTS_AHEAD, CHUNK, GAPS_AHEAD, PAIRS_AHEAD
from standing.scenario import Scenario, load_text

PEOPLE = 2_700
BLOCK = 1_200
"""Persons of a block: more than a chunk, fewer than a cell."""
SEED = 3
BUSY = """
name: busy
title: Many acts of many kinds, at rates that are the same for all or not
note: Made for a test; it describes no regime.
clock: {{start: 2021-01-01, end: 2024-12-31}}
world:
  population:
    cells: [{{group: a, count: 1_500}}, {{group: b, count: 1_200}}]
    {more}
  conducts:
{conducts}
regime:
  sensors:
    eye: {{observes: [{names}], detects: 0.5, wrong_person: 0.1, false_alarms: 0.2/yr}}
    ear: {{observes: [{names}], detects: {{base: 0.4, over: {{2022-07-01: 0.5}}}}, delay: {{exponential: 20d}}}}
  lists:
    low: {{enters: {{observed: conduct_0, times: 2, within: 300d}}, term: 90d, leaves_on: term{entries}}}
"""
BESIDE = """,
      by_hand: {share: 0.05, group: {group: b}, from: 2022-02-01}, amnesty: {at: 2022-09-01, share: 0.5},
      initial: {share: 0.02, wrongful: 0.5, since: {exponential: 100d}}"""
IN_A_WINDOW = ", by_hand: {rate: 0.1/yr, group: {group: a}, from: 2021-06-01, to: 2022-06-01}"


def busy(conducts: int, *, rate: str, more: str = "", entries: str = "") -> Scenario:
    """So many conducts at a rate, each seen by two sensors."""
    names = [f"conduct_{k}" for k in range(conducts)]
    lines = "\n".join(f"    {name}: {{context: public_order, gravity: 1, rate: {rate}}}" for name in names)
    return load_text(BUSY.format(conducts=lines, names=", ".join(names), more=more, entries=entries))


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
    "more pairs than have room": busy(70, rate="0.01/yr"),
    "lists that are entered otherwise": busy(2, rate="0.2/yr", entries=BESIDE),
    "and by hand in a window": busy(2, rate="0.2/yr", entries=IN_A_WINDOW),
    "all of that, and a shared bit": busy(40, rate="0.02/yr", entries=BESIDE, more="renewal: 0.2/yr"),
}


def program(name: str) -> Program:
    """Program of a scenario above."""
    return program_from(CASES[name], PEOPLE, SEED)


@pytest.mark.parametrize("scenario", CASES.values(), ids=CASES)
def test_lives_are_the_same(scenario: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where everybody is lived whole, nothing is drawn ahead."""
    found, _ = simulate(scenario, people=PEOPLE, seed=SEED, block=BLOCK)
    monkeypatch.setattr(from_scenario, "lives_matter", lambda *_: True)
    assert program_from(scenario, PEOPLE, SEED).tables[0]["all_lived"]
    asked_for, _ = simulate(scenario, people=PEOPLE, seed=SEED)
    assert found.digest == asked_for.digest


@pytest.mark.parametrize("name", ["more acts than are drawn ahead", "all of that, and a shared bit"])
def test_a_ledger_that_is_handed_out_in_parts_tells_the_same(name: str) -> None:
    """A block stops when its buffer of events is half full, and draws ahead again for whoever is left."""
    told: list[list[Any]] = []
    digests = []
    for block in (BLOCK, 100):
        events: list[Any] = []
        tallies, _ = simulate(
            CASES[name],
            people=PEOPLE,
            seed=SEED,
            block=block,
            on_ledger=lambda chunk, kept=events: kept.extend(
                zip(chunk.person.tolist(), chunk.time.tolist(), chunk.event.tolist(), strict=True)
            ),
        )
        told.append(sorted(events))
        digests.append(tallies.digest)
    assert len(told[0]) > 20_000
    assert told[0] == told[1]
    assert {*digests} == {simulate(CASES[name], people=PEOPLE, seed=SEED)[0].digest}


def test_the_scenarios_have_what_they_are_for() -> None:
    """Plain streams and others, acts beyond what is drawn ahead, more streams than bits, streams that come once."""
    assert all(program("few acts").tables[0]["stream"]["plain"][:2])
    assert not any(program("persons of different rates").tables[0]["stream"]["plain"][:2])
    assert not any(program("a rate by date, and nothing in one cell").tables[0]["stream"]["plain"][:2])
    assert program("streams that share a bit").tables[0]["streams"] > 31 + 40
    assert program("more pairs than have room").tables[0]["pairs"] > 2 * PAIRS_AHEAD
    modes = program("all of that, and a shared bit").tables[0]["stream"]["mode"]
    assert {POISSON, ONCE} == set(modes.tolist())
    tallies, _ = simulate(CASES["more acts than are drawn ahead"], people=PEOPLE, seed=SEED)
    assert sum(row.value for row in tallies.rows() if row.tally == "acts") > 2 * GAPS_AHEAD * PEOPLE


def test_what_lies_there_is_what_stands_at_the_addresses() -> None:
    """Gaps are added up, instants are those at the rate of the cell, and the looks of sensors come as they are."""
    laid = program("few acts")
    worker = Worker(laid)
    assert worker.run(0, 0, CHUNK) == 0
    p, block = laid.tables[0], worker.block[0]
    for i in range(2):
        stream = p["stream"][i]
        persons = [int(j) for j in block["picked"] if (int(block["flag"][j]) >> i) & 1][: int(block["handed_out"][i])]
        assert len(persons) > 50
        address, pair = int(stream["address"]), int(p["conduct"][i]["first_pair"])
        rate = float(laid.numbers[p["quantity"][stream["rate_q"]]["at"]])
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
    assert [whole(size) for size in (0, 1, 16, 17, CHUNK)] == [0, 16, 16, 32, CHUNK]
