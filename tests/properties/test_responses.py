"""Responses keep, add or take away acts of the same persons, act by act (R23), and the shadow is the life without them (R24)."""

from __future__ import annotations

import itertools

import pytest

from tests.properties.worlds import Changes, base, changed, counted, differing, events, run

Act = tuple[int, int, str, int, float]
WHILE = {
    "on a list": {"while": {"on_list": "debtors"}},
    "in a band": {"while": {"in_band": {"credit": ["low"]}}},
    "in a status": {"while": {"status": {"work": "unemployed"}}},
    "after a listing": {"after": {"listed": "debtors"}},
}
TARGETS = {
    "conduct": ("conduct.praise", "act", "praise"),
    "move": ("move.work.employed -> unemployed", "move", "work"),
    "attempts": ("attempts.train", "attempt", "train"),
}
LOOKED_AT = {"regime.sensors.gate": {"assesses": {"on": "train"}, "conduct": "praise", "flags": {}}}
"""Attempts are events only where something looks at them."""


def responding(by: float, when: str = "on a list", target: str = "conduct") -> Changes:
    """A response of something that moves no list."""
    return {
        **LOOKED_AT,
        "regime.scores.credit.points": {"default": -3},
        "world.responses": [{**WHILE[when], "multiplies": TARGETS[target][0], "by": by}],
    }


def happened(changes: Changes, target: str = "conduct") -> set[Act]:
    """What happened of a target: person, generation, part, number, time."""
    _, event, item = TARGETS[target]
    parts = ("employed -> unemployed", "granted", "refused", "")
    rows = [row for row in events(changed(changes), event) if row.item == item and row.part in parts]
    return {(row.person, row.generation, row.item, row.n, row.time) for row in rows}


@pytest.mark.parametrize("target", ["conduct", "attempts"])
@pytest.mark.parametrize("when", WHILE)
def test_below_one_only_takes_away_and_above_one_only_adds(when: str, target: str) -> None:
    """Candidates lie where they lie; a lower product keeps a part of them."""
    none, fewer, more = (happened(responding(by, when, target), target) for by in (1, 0.3, 3.5))
    assert fewer < none < more


@pytest.mark.parametrize("when", WHILE)
def test_every_multiplier_keeps_what_a_lower_one_keeps(when: str) -> None:
    """From nothing to beyond a further height."""
    kept = [happened(responding(by, when)) for by in (0, 0.5, 1, 1.5, 2, 6)]
    assert all(less < more for less, more in itertools.pairwise(kept))


@pytest.mark.parametrize("target", TARGETS)
def test_nothing_happens_while_a_response_of_zero_holds(target: str) -> None:
    """No act, no move and no attempt lies inside a listing, except at its first instant."""
    scenario = changed(responding(0, "on a list", target))
    _, event, item = TARGETS[target]
    since: dict[int, float | None] = {}
    listed = 0
    for row in events(scenario, "beginning", "end", event):
        if row.item == "debtors":
            since[row.person] = row.time if row.event == "beginning" else None
            listed += row.event == "beginning"
        elif row.item == item and row.part != "unemployed -> employed":
            assert since.get(row.person) in (None, row.time)
    assert listed > 100


def test_nobody_does_a_conduct_that_a_status_forbids() -> None:
    """A response of 0 on a value leaves no act in it."""
    out: dict[int, bool] = {}
    scenario = changed(responding(0, "in a status"))
    for row in events(scenario, "status", "move", "act"):
        if row.event == "act":
            assert not (out[row.person] and row.item == "praise")
        else:
            out[row.person] = row.part.endswith("unemployed")
    assert any(out.values())


def test_the_shadow_is_the_life_without_the_list() -> None:
    """Acts less those that the regime made, and with those forgone, are the acts of a world without the response."""
    plain = run(base()).value("acts", "default")
    for by in (0.0, 0.4, 2.5):
        response = [{"while": {"on_list": "debtors"}, "multiplies": "conduct.default", "by": by}]
        found = run(changed({"world.responses": response}))
        made, forgone = (found.value(tally, "default") for tally in ("regime_made_acts", "forgone_acts"))
        assert found.value("acts", "default") - made + forgone == plain
        assert (made > 0) == (by > 1)
        assert (forgone > 0) == (by < 1)


@pytest.mark.parametrize("by", [0, 0.4, 3])
def test_a_response_to_a_status_alone_makes_and_forgoes_nothing(by: float) -> None:
    """What does not depend on the regime is in the shadow too, and so are its moves."""
    scenario = changed(responding(by, "in a status"))
    tallies = {tally for tally, _, _ in counted(run(scenario))}
    assert not tallies & {"regime_made_acts", "forgone_acts", "regime_made_listings"}
    assert differing(scenario, changed(responding(1))) != set()


def test_a_status_that_the_regime_moves_makes_acts() -> None:
    """Unemployed because listed, acting because unemployed: each act that the regime made is one the shadow lacks."""
    spiral = [
        {"while": {"on_list": "debtors"}, "multiplies": "move.work.employed -> unemployed", "by": 8},
        {"while": {"status": {"work": "unemployed"}}, "multiplies": "conduct.praise", "by": 4},
    ]
    only_status = run(changed({"world.responses": spiral[1:]}))
    found = run(changed({"world.responses": spiral}))
    made = found.value("regime_made_acts", "praise") - found.value("forgone_acts", "praise")
    assert found.value("acts", "praise") - made == only_status.value("acts", "praise")
    assert found.value("regime_made_acts", "praise") > 0


def test_after_a_listing_holds_whenever_the_listing_does_and_longer() -> None:
    """From the first beginning for ever: never fewer acts than while listed, and never more than from the start."""
    during, after = happened(responding(3, "on a list")), happened(responding(3, "after a listing"))
    assert happened(responding(1)) < during < after


def test_after_more_listings_holds_for_fewer() -> None:
    """The third listing comes after the second, the second after the first."""
    kept = []
    for times in (1, 2, 3, 20):
        response = {"after": {"listed": "debtors", "times": times}, "multiplies": "conduct.praise", "by": 3}
        kept.append(happened({**responding(1), "world.responses": [response]}))
    assert kept[0] > kept[1] > kept[2] >= kept[3] == happened(responding(1))


def test_in_all_bands_acts_as_in_any_status() -> None:
    """What always holds multiplies alike; only who made it differs."""
    response = {"multiplies": "conduct.praise", "by": 2.5}
    banded = {**response, "while": {"in_band": {"credit": ["high", "low"]}}}
    always = {**response, "while": {"status": {"work": ["employed", "unemployed"]}}}
    found = differing(changed({"world.responses": [banded]}), changed({"world.responses": [always]}))
    assert {tally for tally, _ in found} <= {"regime_made_acts", "forgone_acts", "regime_made_listings"}
    assert found


def test_a_response_of_one_group_leaves_the_other_alone() -> None:
    """A multiplier by group is 1 in the group that it does not name."""
    by = {"base": 1, "by": {"region": {"B": 4}}}
    response = {"while": {"on_list": "debtors"}, "multiplies": "conduct.default", "by": by}
    found, plain = run(changed({"world.responses": [response]})), run(base())
    acts = {group: found.value("acts", "default", None, group) for group in ("region=A", "region=B")}
    assert acts["region=A"] == plain.value("acts", "default", None, "region=A")
    assert acts["region=B"] > plain.value("acts", "default", None, "region=B")
