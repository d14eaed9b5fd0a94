"""What may not change when a scenario changes, and what must."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standing.engine import simulate
from standing.records.tallies import Slot, Tallies
from standing.scenario import load_text
from tests.engine.scenarios import EVERYTHING

PEOPLE = 6_000
BASE = """
name: base
title: A base to change
clock: {start: 2013-01-01, end: 2017-01-01}
world:
  population: {cells: [{g: A, count: 400}, {g: B, count: 600}], frailty: {shape: 0.7}}
  conducts: {act: {context: courts, gravity: 2, rate: {base: 0.6/yr, by: {g: {A: 1, B: 2}}}, settles: 0.9/yr}}
  services: {flight: {context: travel, attempts: 4/yr, spread: {shape: 0.5}}}
regime:
  sensors: {eye: {observes: act, detects: 0.7, delay: {exponential: 20d}, wrong_person: 0.05, false_alarms: 0.05/yr}}
  scores: {score: {start: 10, points: {act: -4}, recovers: 1/40d, bands: {good: 6, bad: 0}}}
  lists:
    debtors:
      enters: {observed: act}
      notice: {when: after, reaches: 0.6, delay: 10d}
      term: 300d
      leaves_on: [settled, term, corrected]
      removal: 5d
    low: {enters: {score: score, at_most: 2}, term: 90d, leaves_on: [term]}
  sanctions: {no_flights: {list: debtors, denies: flight, enforced: 0.9}}
  redress:
    correction: {against: debtors, files: {wrongful: 3/yr, rightful: 0.2/yr},
                 delay: 30d, grants: {wrongful: 0.7, rightful: 0.1}, again: false}
"""


def lived(text: str, people: int = PEOPLE, seed: int = 2) -> Tallies:
    """Tallies of a scenario's text."""
    return simulate(load_text(text), people=people, seed=seed)[0]


def changed(*replacements: tuple[str, str]) -> str:
    """The base with parts of its text replaced; each must be there."""
    text = BASE
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    return text


def by_slot(tallies: Tallies) -> dict[Slot, list[int]]:
    """Totals by cell of every slot."""
    return {slot: list(tallies.totals[:, at]) for at, slot in enumerate(tallies.slots)}


def shared(one: Tallies, other: Tallies) -> set[Slot]:
    """Slots of both runs in which they differ."""
    left, right = by_slot(one), by_slot(other)
    return {slot for slot in left.keys() & right.keys() if left[slot] != right[slot]}


@pytest.fixture(scope="module")
def base() -> Tallies:
    """The base, as it is."""
    return lived(BASE)


def test_no_sensor_no_listing() -> None:
    """What nobody sees lists nobody; acts go on as before."""
    run = lived(changed((BASE[BASE.index("  sensors:") : BASE.index("  scores:")], "  sensors: {}\n")))
    assert run.value("acts", "act") > 0
    assert run.value("listings", "debtors") == run.value("listings", "low") == run.value("denials", "no_flights") == 0


def test_nothing_done_and_no_alarm_leaves_no_trace() -> None:
    """Every event is zero, every person quiet."""
    run = lived(changed(("base: 0.6/yr", "base: 0/yr"), ("false_alarms: 0.05/yr", "false_alarms: 0/yr")))
    assert run.series.values[:, : sum(not stock for stock in run.series.stocks)].sum() == 0
    assert run.value("never_met", "debtors") == PEOPLE


ADDITIONS = {
    "a conduct": ("  services:", "    hobby: {context: leisure, gravity: 1, lawful: true, rate: 2/yr}\n  services:"),
    "a service": ("services: {flight", "services: {boat: {context: travel, attempts: 1/yr}, flight"),
    "a list that nobody enters": ("  lists:\n", "  lists:\n    empty: {enters: [], term: 5d}\n"),
    "a list beside": (
        "  lists:\n",
        "  lists:\n    beside: {enters: {observed: act, times: 2, within: 100d}, term: 50d}\n",
    ),
    "a score": ("scores: {score", "scores: {other: {start: 5, points: {act: -1}}, score"),
    "a label": ("sanctions: {no_flights", "sanctions: {label: {list: low}, no_flights"),
    "a public list": ("term: 90d, leaves_on: [term]}", "term: 90d, leaves_on: [term], public: true}"),
}


@pytest.mark.parametrize("addition", ADDITIONS.values(), ids=ADDITIONS.keys())
def test_an_addition_moves_no_other_draw(base: Tallies, addition: tuple[str, str]) -> None:
    """Addresses are made of names: what is added beside leaves every tally of the rest as it was."""
    old, new = addition
    text = changed((old, new))
    if "hobby" in new:
        text = text.replace("conducts: {act:", "conducts:\n    act:").replace("settles: 0.9/yr}}", "settles: 0.9/yr}")
    anyone = {slot for slot in shared(base, lived(text)) if slot.item != "any"}
    assert anyone == set()


def test_another_sensor_leaves_acts_and_old_observations(base: Tallies) -> None:
    """It lists more, and moves nothing that does not depend on lists."""
    run = lived(changed(("sensors: {eye", "sensors: {ear: {observes: act, detects: 0.5}, eye")))
    moved = {slot.tally for slot in shared(base, run)}
    assert not moved & {"acts", "observations", "persons_by_acts", "met", "never_met"}


def test_a_column_of_one_value_changes_labels_only(base: Tallies) -> None:
    """Totals are the same, cell by cell."""
    run = lived(
        changed(("{g: A, count: 400}, {g: B, count: 600}", "{g: A, k: x, count: 400}, {g: B, k: x, count: 600}"))
    )
    assert (run.totals == base.totals).all()


def test_a_split_cell_changes_labels_only(base: Tallies) -> None:
    """Two adjacent halves hold the same persons as the whole (no wrong persons: their candidates are others)."""
    alone = ("wrong_person: 0.05, ", "")
    whole = lived(changed(alone))
    split = lived(
        changed(alone, ("{g: B, count: 600}", "{g: B, count: 300}, {g: B, count: 300, }")).replace(
            "{g: A, count: 400}, {g: B, count: 300}, {g: B, count: 300, }",
            "{g: A, h: one, count: 400}, {g: B, h: one, count: 300}, {g: B, h: two, count: 300}",
        )
    )
    assert (split.totals[1] + split.totals[2] == whole.totals[1]).all()
    assert (split.totals[0] == whole.totals[0]).all()


def test_labels_are_only_labels(base: Tallies) -> None:
    """Renaming the groups renames the rows."""
    text = (
        BASE.replace("{g: A,", "{g: west,").replace("{g: B,", "{g: east,").replace("{A: 1, B: 2}", "{west: 1, east: 2}")
    )
    run = lived(text)
    assert (run.totals == base.totals).all()
    assert run.labels == (("west",), ("east",))


def test_an_empty_reform_is_the_same_to_the_bit(base: Tallies) -> None:
    """Twins under no change."""
    scenario = load_text(BASE)
    again, _ = simulate(scenario.reform({"regime.lists.debtors.term": "300d"}), people=PEOPLE, seed=2)
    assert again.digest == base.digest


def test_a_removed_sanction_leaves_the_lists_of_one_told_by_notice() -> None:
    """Where awareness comes from notice alone, sanctions move nothing but refusals."""
    told = ("again: false", "again: false, aware_by: notice")
    whole = lived(changed(told))
    without = lived(
        changed(told, ("sanctions: {no_flights: {list: debtors, denies: flight, enforced: 0.9}}", "sanctions: {}"))
    )
    assert {slot.tally for slot in shared(whole, without)} <= {"listings_bitten", "listings_bitten_before_notice"}


def test_weaker_detection_sees_a_part_of_the_same_acts(base: Tallies) -> None:
    """The same acts, and in every cell not more observations of each kind."""
    weaker = lived(changed(("detects: 0.7", "detects: 0.4")))
    assert weaker.value("acts", "act") == base.value("acts", "act")
    true = [slot for slot in base.slots if slot.tally == "observations" and slot.part == "true"]
    for slot in true:
        assert (np.array(by_slot(weaker)[slot]) <= np.array(by_slot(base)[slot])).all()


def test_faster_correction_never_lengthens_a_first_wrongful_listing() -> None:
    """Holds where nobody can be listed twice and nobody files twice: the filing is the same, the decision earlier."""
    once = (
        ("base: 0.6/yr, by: {g: {A: 1, B: 2}}", "base: 0/yr"),
        ("false_alarms: 0.05/yr", "false_alarms: 0.02/yr"),
        ("term: 300d", "term: 3000d"),
        ("wrong_person: 0.05, ", ""),
    )
    slow, fast = lived(changed(*once)), lived(changed(*once, ("delay: 30d, grants", "delay: 3d, grants")))
    assert fast.value("listed_seconds", "debtors") < slow.value("listed_seconds", "debtors")
    first = fast.value("ever_listed", "debtors")
    assert first == slow.value("ever_listed", "debtors")


def test_scaling_the_clock_by_two_leaves_all_counts() -> None:
    """Twice the time at half the rates, spans doubled: a power of two loses no bit. Attempts have fixed blocks: left out."""
    alone = changed(
        ("services: {flight: {context: travel, attempts: 4/yr, spread: {shape: 0.5}}", "services: {"),
        ("denies: flight, ", ""),
        ("{start: 2013-01-01, end: 2017-01-01}", "{start: 2013-01-01, end: 2014-01-01}"),
    )
    doubled = {
        "end: 2014-01-01": "end: 2015-01-01",
        "0.6/yr": "0.3/yr",
        "0.9/yr": "0.45/yr",
        "0.05/yr": "0.025/yr",
        "3/yr": "1.5/yr",
        "0.2/yr": "0.1/yr",
        "exponential: 20d": "exponential: 40d",
        "1/40d": "1/80d",
        "delay: 10d": "delay: 20d",
        "300d": "600d",
        "removal: 5d": "removal: 10d",
        "90d": "180d",
        "delay: 30d": "delay: 60d",
    }
    assert all(old in alone for old in doubled)
    slow = re.sub("|".join(rf"(?<![\d.]){re.escape(old)}" for old in doubled), lambda match: doubled[match[0]], alone)
    one, two = lived(alone), lived(slow)
    kept = {
        "acts",
        "observations",
        "listings",
        "ends",
        "decisions",
        "appeals",
        "listed_at_end",
        "persons_by_acts",
        "band_at_end",
        "score_sum_at_end",
    }
    assert {slot for slot in shared(one, two) if slot.tally in kept} == set()


@settings(max_examples=12)
@given(
    threads=st.integers(1, 4),
    block=st.integers(1, 3_000),
    seed=st.integers(0, 2**64 - 1),
    people=st.integers(64, 2_000),
)
def test_any_threads_any_block(threads: int, block: int, seed: int, people: int) -> None:
    """The same digest however the work is shared."""
    scenario = load_text(EVERYTHING)
    one, _ = simulate(scenario, people=people, seed=seed, threads=1)
    other, _ = simulate(scenario, people=people, seed=seed, threads=threads, block=block)
    assert one.digest == other.digest


def test_more_people_begin_with_the_same_persons() -> None:
    """A person is an index of a run: in one cell, the first persons are the same in a larger population (no strays)."""
    one_cell = (
        ("{g: A, count: 400}, {g: B, count: 600}", "{g: A, count: 1000}"),
        ("by: {g: {A: 1, B: 2}}", "by: {g: {A: 1}}"),
        ("wrong_person: 0.05, ", ""),
    )
    few, many = lived(changed(*one_cell), people=64), lived(changed(*one_cell), people=128)
    acts = few.slots.index(Slot("acts", "act", ""))
    assert (few.replicates[0][:, acts] <= many.replicates[0][:, acts]).all()
