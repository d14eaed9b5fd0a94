"""What lies behind a list, through sensors, scores and other lists."""

from __future__ import annotations

from standing.scenario import load_text
from standing.scenario.behind import conducts_behind, conducts_behind_sanction, conducts_of_entry

TEXT = """\
name: behind
clock: {start: 2013-01-01, end: 2014-01-01}
regime:
  sensors:
    docket: {observes: [debt, noise]}
  scores:
    citizen: {start: 10, points: {theft: -1, help: 1}, bands: {good: 5, bad: 0}}
  lists:
    first: {enters: [{observed: debt}, {list: second}]}
    second: {enters: [{score: citizen, at_most: 5}]}
    third: {enters: {by: [docket]}}
    honoured: {enters: {score: citizen, at_least: 12}, rewards: true}
  sanctions:
    on_band: {band: {citizen: [bad]}, denies: train}
    on_list: {list: third, denies: train}
"""
REGIME = load_text(TEXT).regime


def test_what_leads_to_a_copied_list_leads_to_the_copy() -> None:
    assert conducts_behind(REGIME, "first") == ("debt", "theft")
    assert conducts_behind(REGIME, "second") == ("theft",)


def test_sensors_and_rewards_are_followed() -> None:
    assert conducts_behind(REGIME, "third") == ("debt", "noise")
    assert conducts_behind(REGIME, "honoured") == ("help",)


def test_sanctions_hang_on_lists_or_bands() -> None:
    assert conducts_behind_sanction(REGIME, REGIME.sanctions["on_band"]) == ("theft",)
    assert conducts_behind_sanction(REGIME, REGIME.sanctions["on_list"]) == ("debt", "noise")


def test_an_entry_by_copying_names_no_conduct_of_its_own() -> None:
    assert conducts_of_entry(REGIME, REGIME.lists["first"].enters[1], rewards=False) == ()
