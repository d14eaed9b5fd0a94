"""Lives part as late as the rules allow, and what each regime gets is what it gets alone."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from standing.engine.together import sharing
from standing.program.stages import ALWAYS, BEGINNING, DEPENDANTS, DUE, ENDING, shared_for, stages_of
from standing.scenario import Scenario, load_text
from tests.engine.test_together import check

DAY = 86_400.0
ONE_TERM = """
name: one-term
title: One list that has a term, and sanctions on the listed and on their children
clock: {start: 2013-01-01, end: 2018-01-01}
world:
  population: {cells: [{region: A, count: 300}, {region: B, count: 500}], dependants: {child: {0: 0.5, 1: 0.3, 2: 0.2}}}
  conducts:
    default: {context: courts, gravity: 3, settles: 0.5/yr, rate: 0.6/yr}
    fare: {context: travel, gravity: 1, rate: 1/yr}
  services:
    flight: {context: travel, attempts: 6/yr}
    school: {context: education, attempts: 3/yr}
regime:
  sensors:
    docket: {observes: default, detects: 0.5, delay: 5d, false_alarms: 0.1/yr}
    gate: {observes: fare, detects: 0.3}
  lists:
    debtors:
      enters: {observed: default}
      leaves_on: [term, settled, corrected]
      notice: {when: after, reaches: 0.7}
      term: {2013-01-01: 200d, 2015-06-01: 120d}
      removal: {delay: {exponential: 10d}, fails: 0.2}
    riders: {enters: {observed: fare, times: 2, within: 200d}, leaves_on: corrected}
  sanctions:
    no_flights: {list: [debtors, riders], denies: flight, enforced: 0.8}
    no_school: {list: debtors, denies: school, on: child, enforced: 0.9}
  redress:
    correction: {against: debtors, files: {wrongful: 3/yr, rightful: 0.5/yr}, delay: 20d, grants: {wrongful: 0.7, rightful: 0.2},
                 propagates: 4d}
    review: {against: riders, files: {wrongful: 2/yr, rightful: 1/yr}, delay: 30d, grants: {wrongful: 0.5, rightful: 0.5}}
"""
LIST = "regime.lists.debtors"
REFORMS: dict[str, tuple[Mapping[str, object], set[str], float]] = {
    "a shorter term": ({f"{LIST}.term": "90d"}, {DUE}, 90 * DAY),
    "a longer term": ({f"{LIST}.term": "3y"}, {DUE}, 120 * DAY),
    "a term by the calendar": ({f"{LIST}.term": "6mo"}, {DUE}, 120 * DAY),
    "no term": ({f"{LIST}.term": None, f"{LIST}.leaves_on": ["settled", "corrected"]}, {DUE}, 120 * DAY),
    "a drawn term": ({f"{LIST}.term": {"exponential": "100d"}}, {ALWAYS}, 0.0),
    "removal at once": ({f"{LIST}.removal": "0d"}, {ENDING}, 120 * DAY),
    "a term and removal": ({f"{LIST}.term": "60d", f"{LIST}.removal.fails": 0.5}, {DUE, ENDING}, 60 * DAY),
    "nobody's children": ({"regime.sanctions.no_school": None}, {DEPENDANTS}, 120 * DAY),
    "schools that ask less": ({"regime.sanctions.no_school.enforced": 0.2}, {DEPENDANTS}, 120 * DAY),
    "no sanction on debtors": ({"regime.sanctions.no_flights.list": "riders"}, {BEGINNING}, 120 * DAY),
    "all of them": (
        {f"{LIST}.term": "90d", f"{LIST}.removal": "0d", "regime.sanctions.no_school": None},
        {DUE, ENDING, DEPENDANTS},
        90 * DAY,
    ),
    "with another notice": ({f"{LIST}.term": "90d", f"{LIST}.notice.reaches": 0.1}, {DUE, ALWAYS}, 90 * DAY),
}


def scenario() -> Scenario:
    """The scenario above."""
    return load_text(ONE_TERM)


@pytest.mark.parametrize("name", REFORMS)
def test_the_stage_is_told_from_the_rules(name: str) -> None:
    changes, stages, seconds = REFORMS[name]
    one, other = sharing([scenario(), scenario().reform(changes)], people=800, seed=1)
    assert one is not None
    assert other is not None
    row = one.words.lists.index("debtors")
    assert stages_of(one, other, row) == stages
    assert shared_for(one, other, row) == pytest.approx(seconds)


@pytest.mark.parametrize("name", REFORMS)
def test_each_regime_gets_what_it_gets_alone(name: str) -> None:
    found = check([scenario(), scenario().reform(REFORMS[name][0])], 800)
    assert found[1].changed > 0


def test_so_do_all_of_them_at_once() -> None:
    found = check([scenario(), *(scenario().reform(changes) for changes, _, _ in REFORMS.values())], 800)
    assert all(each.changed > 0 for each in found[1:])


@pytest.mark.parametrize(
    "start",
    [
        {f"{LIST}.hits": "extend"},
        {f"{LIST}.initial": {"share": 0.1, "wrongful": 0.5, "since": {"exponential": "100d"}}},
        {"regime.lists.riders.term": "1y", "regime.lists.riders.leaves_on": ["term", "corrected"]},
    ],
    ids=["hits extend", "some listed at the start", "two lists with a term"],
)
def test_a_term_that_something_else_moves_is_not_waited_for(start: Mapping[str, object]) -> None:
    base = scenario().reform(start)
    reformed = base.reform({f"{LIST}.term": "90d"})
    one, other = sharing([base, reformed], people=800, seed=1)
    assert one is not None
    assert other is not None
    assert shared_for(one, other, one.words.lists.index("debtors")) == 0.0
    assert check([base, reformed], 800)[1].changed > 0
