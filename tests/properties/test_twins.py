"""The same persons under another regime: what is shared is identical, and what is quicker is never slower."""

from __future__ import annotations

import math
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standing.engine import simulate
from standing.scenario import load_text
from tests.engine.scenarios import EVERYTHING, EVERYTHING_ELSE
from tests.properties.worlds import BASE, SEED, Changes, changed, events

Listing = tuple[int, int, str, str, int, float]


@pytest.mark.parametrize("text", [BASE, EVERYTHING, EVERYTHING_ELSE], ids=["base", "everything", "everything-else"])
def test_twins_under_an_empty_reform_are_identical(text: str) -> None:
    """To the bit: tallies, replicates, histograms and series."""
    scenario = load_text(text)
    one, _ = simulate(scenario, people=500, seed=SEED)
    other, _ = simulate(scenario.reform({}), people=500, seed=SEED)
    assert one.digest == other.digest


def wrongful(changes: Changes) -> dict[Listing, float]:
    """Wrongful listings by person, list, cause, number and beginning, and how long they lasted (for ever at the end)."""
    found: dict[tuple[int, int, int], Listing] = {}
    lasted: dict[Listing, float] = {}
    for row in events(changed(changes), "beginning", "end"):
        key = row.person, row.generation, row.listing
        if row.event == "beginning" and row.truth != "true":
            found[key] = (row.person, row.generation, row.item, row.cause, row.n, row.time)
            lasted[found[key]] = math.inf
        elif key in found:
            lasted[found[key]] = row.time - found[key][-1]
    assert len(lasted) == len(found)
    return lasted


@settings(max_examples=6)
@given(
    slow=st.integers(1, 90),
    share=st.floats(0, 1),
    law=st.sampled_from(["{}d", "exponential", "gamma"]),
    again=st.booleans(),
    granted=st.sampled_from([0.3, 0.8, 1]),
)
def test_a_shorter_correction_never_lengthens_a_wrongful_listing(
    slow: int, share: float, law: str, again: bool, granted: float
) -> None:
    """Each listing that begins under both regimes ends no later under the quicker: same person, list, cause and number.

    Awareness comes from before the first filing and is the same; what is drawn for an appeal is drawn at the trigger's
    address under the number of the appeal, so the quicker regime decides each appeal no later, and files the next no later.
    That needs rates and shares that do not change in time, no removal that fails (a stale listing files on another
    address), no suspension, and no response (the acts are the same). A listing that only one of the regimes knows is not
    compared: under the slower one it was a hit while listed.
    """
    laws: dict[str, object] = {}
    for name, days in (("slow", slow), ("quick", slow * share)):
        span = f"{days:.3f}d"
        laws[name] = {"{}d": span, "exponential": {law: span}, "gamma": {law: {"mean": span, "shape": 2}}}[law]
    redress = {
        "regime.redress.correction.again": again,
        "regime.redress.correction.grants": {"wrongful": granted, "rightful": 0.1},
    }
    slower = wrongful({**redress, "regime.redress.correction.delay": laws["slow"]})
    quicker = wrongful({**redress, "regime.redress.correction.delay": laws["quick"]})
    both = slower.keys() & quicker.keys()
    assert len(both) > 0.9 * len(slower) > 50
    assert all(quicker[each] <= slower[each] for each in both)


def test_surer_grants_never_lengthen_a_wrongful_listing() -> None:
    """A grant is one uniform per appeal: what is granted at a lower share is granted at a higher one, no later."""
    lasted = [wrongful({"regime.redress.correction.grants": {"wrongful": share}}) for share in (0.1, 0.5, 0.9)]
    for less, more in ((lasted[0], lasted[1]), (lasted[1], lasted[2])):
        assert all(more[each] <= less[each] for each in less.keys() & more.keys())
        assert any(more[each] < less[each] for each in less.keys() & more.keys())


WORLD = ("act", "move", "status", "start", "born")
REGIMES: dict[str, Changes] = {
    "another term": {"regime.lists.debtors.term": "20d"},
    "stricter sanctions": {"regime.sanctions.no_trains.enforced": 1},
    "weaker detection": {"regime.sensors.docket.detects": 0.2},
    "hits that extend": {"regime.lists.debtors.hits": "extend"},
    "an amnesty": {"regime.lists.debtors.amnesty": {"at": "2014-06-01"}},
    "no redress": {"regime.redress.correction.files": {"wrongful": "0/yr"}},
}


@pytest.mark.parametrize("name", REGIMES)
def test_persons_meet_the_same_acts_and_moves_under_any_regime(name: str) -> None:
    """Without responses nothing that a regime does reaches the world."""
    assert events(changed(REGIMES[name]), *WORLD) == events(changed({}), *WORLD)


def test_weaker_detection_sees_a_part_of_the_same_acts() -> None:
    """Observation by observation, and false alarms are the same."""
    seen = []
    for share in (0.2, 0.5, 0.8):
        rows = events(changed({"regime.sensors.docket.detects": share}), "observation")
        seen.append(Counter((row.person, row.part, row.truth, row.n, row.time) for row in rows))
    assert seen[0] < seen[1] < seen[2]
    alarms = [{key for key in each if key[2] == "wrong_fact"} for each in seen]
    assert alarms[0] == alarms[1] == alarms[2] != set()
