"""The same persons under another regime: what is shared is identical, and what is quicker is never slower."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable

import pytest

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


LAWS: dict[str, Callable[[str], object]] = {
    "fixed": str,
    "exponential": lambda span: {"exponential": span},
    "gamma": lambda span: {"gamma": {"mean": span, "shape": 2}},
}


@pytest.mark.parametrize("law", LAWS)
@pytest.mark.parametrize(("again", "granted"), [(True, 0.3), (False, 0.3), (True, 1)])
def test_a_shorter_correction_never_lengthens_a_wrongful_listing(law: str, again: bool, granted: float) -> None:
    """Each listing that begins under both regimes ends no later under the quicker: same person, list, cause and number.

    Awareness comes from before the first filing and is the same; what is drawn for an appeal is drawn at the trigger's
    address under the number of the appeal, so the quicker regime decides each appeal no later, and files the next no later.
    That needs rates and shares that do not change in time, no removal that fails (a stale listing files on another
    address), no suspension, and no response (the acts are the same). A listing that only one of the regimes knows is not
    compared: under the slower one it was a hit while listed.
    """
    redress = {
        "regime.redress.correction.again": again,
        "regime.redress.correction.grants": {"wrongful": granted, "rightful": 0.1},
    }
    slower, quicker, quickest = (
        wrongful({**redress, "regime.redress.correction.delay": LAWS[law](span)}) for span in ("80d", "20d", "1d")
    )
    both = slower.keys() & quicker.keys() & quickest.keys()
    assert len(both) > 0.9 * len(slower) > 50
    assert all(quickest[each] <= quicker[each] <= slower[each] for each in both)
    assert sum(quickest[each] < slower[each] for each in both) > 5


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
