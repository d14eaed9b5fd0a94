"""Regimes that are lived together leave what each leaves alone, to the last integer; and lives part where they should."""

from __future__ import annotations

import ast
from collections.abc import Mapping

import numpy as np
import pytest

from standing.engine.driver import simulate, simulate_ranges
from standing.engine.marks import Left
from standing.engine.together import Block, Heard, Regime, sharing, simulate_together
from standing.experiments.compare_reforms import named
from standing.program.layout import LIFE, REGIMES, Shape, record_fields, sanction_fields, state_type, world_fields
from standing.scenario import Scenario, load, load_text
from standing.scenario.reforms import reform_names
from tests.architecture.reading import SOURCE
from tests.engine.scenarios import everything, everything_else

SEED = 8
Changes = Mapping[str, object]

NOBODY_AT_THE_START = {"regime.lists.debtors.initial": None}
OF_ONE: dict[str, Changes] = {
    "nothing": {},
    "term": {"regime.lists.debtors.term": "200d"},
    "no term": {"regime.lists.debtors.leaves_on": ["settled", "corrected"]},
    "decision": {"regime.lists.debtors.decision.confirms.not_met": 0.2},
    "decision takes longer": {"regime.lists.debtors.decision.delay": {"exponential": "25d"}},
    "notice": {"regime.lists.debtors.notice.when": "after"},
    "no grace": {"regime.lists.debtors.notice.grace": "0d"},
    "removal": {"regime.lists.debtors.removal": {"delay": "1d", "fails": 0.02}},
    "no failed removal": {"regime.lists.debtors.removal": "1d"},
    "names in secret": {"regime.lists.debtors.public": False},
    "three times": {"regime.lists.repeaters.enters.times": 3},
    "each observation": {"regime.lists.repeaters.enters.independent": "observation"},
    "one conduct only": {"regime.lists.repeaters.enters.observed": "fare"},
    "lower": {"regime.lists.low.enters": [{"score": "ticks", "at_most": 1}, {"band": {"line": ["low"]}}]},
    "delay": {"regime.redress.correction.delay": "2d"},
    "files": {"regime.redress.correction.files.wrongful": "0.5/yr"},
    "grants": {"regime.redress.review.grants.wrongful": 0.2},
    "no suspension": {"regime.redress.correction.suspends": False},
    "objection": {"regime.redress.correction.files_from": "beginning"},
    "enforced": {"regime.sanctions.no_flights.enforced": 0.5},
    "no label": {"regime.sanctions.label": None},
    "one list only": {"regime.sanctions.no_flights.list": ["repeaters"]},
    "no flights refused": {"regime.sanctions.no_flights": None},
}
OF_ANOTHER: dict[str, Changes] = {
    "term": {"regime.lists.debtors.term": "90d"},
    "hits": {"regime.lists.debtors.hits": "count"},
    "everybody": {"regime.lists.debtors.exempt": None},
    "shown": {"regime.lists.debtors.shown": None},
    "copied less": {
        "regime.lists.copies.enters": [
            {"list": "debtors", "share": 0.3, "delay": {"exponential": "10d"}},
            {"by": ["gate", "audit"], "times": 3, "within": "ever", "keeps": "2y"},
        ]
    },
    "twice is enough": {
        "regime.lists.copies.enters": [
            {"list": "debtors", "share": 0.7, "delay": {"exponential": "10d"}},
            {"by": ["gate", "audit"], "times": 2, "within": "ever", "keeps": "1y"},
        ]
    },
    "decision": {"regime.lists.copies.decision.confirms.not_met": 0.1},
    "risks": {"regime.lists.risks.term": "10d"},
    "honours": {"regime.lists.honours.term": "30d"},
    "sooner": {"regime.lists.honours.enters": [{"score": "merit", "at_least": 2}, {"band": {"merit": ["gold"]}}]},
    "schools": {"regime.sanctions.no_schools.enforced": 0.1},
    "no badge": {"regime.sanctions.badge": None},
    "no schools": {"regime.sanctions.no_schools": None},
    "once": {"regime.redress.correction.again": False},
}
COPIES = """
name: copies
title: Lists that copy lists, and sanctions that hang on a band
clock: {start: 2013-01-01, end: 2017-01-01}
world:
  population: {cells: [{region: A, count: 300}, {region: B, count: 500}]}
  conducts:
    default: {context: courts, gravity: 3, settles: 0.8/yr, rate: 0.5/yr}
    fare: {context: travel, gravity: 1, rate: 1/yr}
  services:
    flight: {context: travel, attempts: 6/yr}
regime:
  sensors:
    docket: {observes: default, detects: 0.5, delay: 5d}
    gate: {observes: fare, detects: 0.3}
  scores:
    ticks: {start: 10, floor: 0, points: {fare: -3, default: -2}, recovers: 1/60d, bands: {high: 8, middle: 4, low: 0}}
  lists:
    x: {enters: {observed: default}, term: 1y}
    y: {enters: {observed: fare}, term: 1y}
    one: {enters: {list: x}, term: 1y}
    both: {enters: [{list: one}, {list: x}, {list: y}], term: 1y}
  sanctions:
    no: {list: one, denies: flight, enforced: 0.8}
    low: {band: {ticks: [low]}, denies: flight, enforced: 0.8}
    lower: {band: {ticks: [low]}, denies: flight, enforced: 0.5}
    label: {list: x}
"""
OF_COPIES: dict[str, Changes] = {
    "another source": {"regime.lists.one.enters": {"list": "y"}},
    "a share of the source": {"regime.lists.one.enters": {"list": "x", "share": 0.5}},
    "no label": {"regime.sanctions.label": None},
    "enforced less": {"regime.sanctions.no.enforced": 0.3},
}
OF_BANDS: dict[str, Changes] = {
    "a band enforced less": {"regime.sanctions.low.enforced": 0.2},
    "one of two on a band": {"regime.sanctions.lower": None},
    "other bands": {"regime.sanctions.low.band": {"ticks": ["low", "middle"]}},
}
APART: dict[str, Changes] = {
    "another world": {"world.conducts.fare.rate": "2/yr"},
    "another sensor": {"regime.sensors.gate.detects": 0.5},
    "another score": {"regime.scores.ticks.floor": 2},
    "no list": {"regime.lists.low": None, "regime.sanctions.label": None},
    "no redress": {"regime.redress.review": None},
    "other entries by hand": {"regime.lists.debtors.by_hand.rate": "0.03/yr"},
    "fuller at the start": {"regime.lists.debtors.initial.share": 0.2},
    "another denial": {"regime.sanctions.label.denies": "flight"},
}


def shared(scenarios: list[Scenario], people: int) -> list[bool]:
    return [program is not None for program in sharing(scenarios, people=people, seed=SEED)]


def together(scenarios: list[Scenario], people: int, **how: int) -> list[Regime]:
    programs = [each for each in sharing(scenarios, people=people, seed=SEED) if each is not None]
    assert len(programs) == len(scenarios)
    edges = [people * at // 5 for at in range(6)]
    return simulate_together(scenarios, programs, people=people, edges=edges, **how)[0]


def check(scenarios: list[Scenario], people: int) -> list[Regime]:
    """Hold what regimes leave together against what each leaves alone: integers, histograms, lives that changed."""
    found = together(scenarios, people, threads=2)
    first: list[Left] = []
    for regime, scenario in zip(found, scenarios, strict=True):
        left: list[Left] = []
        ((tallies, _),) = simulate_ranges(scenario, [(0, people)], people=people, seed=SEED, on_left=left.append)
        assert regime.tallies.digest == tallies.digest
        histogram = np.zeros_like(tallies.histogram)
        for each in regime.slices:
            np.add.at(histogram, (each.cells, each.bins), each.counts)
        assert (histogram == tallies.histogram).all()
        first = first or left
        changed = [(a.marks != b.marks).sum() for a, b in zip(first, left, strict=True)]
        assert regime.changed == sum(changed)
    return found


@pytest.mark.parametrize(
    "start", [{}, NOBODY_AT_THE_START], ids=["some listed at the start", "nobody listed at the start"]
)
def test_every_rule_of_a_regime_may_differ(start: Changes) -> None:
    base = everything().reform(start)
    several = [base.reform(changes) for changes in OF_ONE.values()]
    parted = []
    for at in range(0, len(several), REGIMES - 1):
        parted += [each.changed for each in check([base, *several[at : at + REGIMES - 1]], 400)[1:]]
    unmoved = {name for name, changed in zip(OF_ONE, parted, strict=True) if changed == 0}
    assert unmoved == {"nothing"}


def test_so_may_every_further_rule() -> None:
    base = everything_else()
    found = check([base, *(base.reform(changes) for changes in OF_ANOTHER.values())], 500)
    assert all(each.changed > 0 for each in found[1:])


@pytest.mark.parametrize("name", ["delay", "three times", "no label"])
def test_one_reform_alone(name: str) -> None:
    base = everything().reform(NOBODY_AT_THE_START)
    check([base, base.reform(OF_ONE[name])], 300)


@pytest.mark.parametrize("name", ["everybody", "honours", "no schools"])
def test_one_further_reform_alone(name: str) -> None:
    check([everything_else(), everything_else().reform(OF_ANOTHER[name])], 300)


@pytest.mark.parametrize("changes", OF_COPIES.values(), ids=OF_COPIES)
def test_lists_that_copy_lists(changes: Changes) -> None:
    base = load_text(COPIES)
    assert check([base, base.reform(changes)], 600)[1].changed > 0


@pytest.mark.parametrize("changes", OF_BANDS.values(), ids=OF_BANDS)
def test_what_hangs_on_a_band_is_lived_apart(changes: Changes) -> None:
    base = load_text(COPIES)
    assert shared([base, base.reform(changes)], 600) == [True, False]


@pytest.mark.parametrize("case", ["china-2018", "tutorial"])
def test_the_library_on_shipped_cases(case: str) -> None:
    base = load(case)
    reforms = [
        each.applied(base) for each in named(reform_names()) if case == "china-2018" or each.name != "guobanfa-2020-49"
    ]
    alike = [each for each, found in zip(reforms, shared([base, *reforms], 20_000)[1:], strict=True) if found]
    assert len(alike) >= 10
    check([base, *alike], 20_000)


def test_threads_and_order_change_nothing() -> None:
    base = everything()
    one, other = (base.reform(OF_ONE[name]) for name in ("delay", "three times"))
    there = together([base, one, other], 2_000, threads=1)
    back = together([base, other, one], 2_000, threads=2)
    assert [there[at].tallies.digest for at in (0, 2, 1)] == [each.tallies.digest for each in back]
    assert [there[at].changed for at in (0, 2, 1)] == [each.changed for each in back]


def test_more_sets_of_regimes_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("standing.engine.together.ROOM", 1)
    base = everything().reform(NOBODY_AT_THE_START)
    check(
        [base, *(base.reform(OF_ONE[name]) for name in ("delay", "three times", "grants", "term", "enforced"))], 1_000
    )


@pytest.mark.parametrize("changes", APART.values(), ids=APART)
def test_what_the_world_or_the_screen_sees_is_lived_apart(changes: Changes) -> None:
    base = everything()
    assert shared([base, base.reform(changes), base], 1_000) == [True, False, True]


def test_at_most_so_many_are_lived_together() -> None:
    base = everything()
    assert sum(shared([base] * (REGIMES + 2), 1_000)) == REGIMES


def test_the_whole_state_is_copied() -> None:
    read = (SOURCE / "engine/kernel/copied.py").read_text(encoding="utf-8")
    written = {
        target.attr if isinstance(target, ast.Attribute) else target.value.attr
        for node in ast.walk(ast.parse(read))
        if isinstance(node, ast.Assign)
        for target in node.targets
    }
    again = {"done_ahead", "time_ahead", "detects_ahead", "wrong_ahead"}
    known = {"key", "event", "bound", "constant", "named_by", "name", "word"}
    assert set(state_type(Shape()).names or ()) - written == known | again
    fields = [*LIFE, *world_fields(Shape()), *record_fields(Shape()), *sanction_fields(Shape())]
    assert {name for name, *_ in fields} - written == {"key", "word"} | again


def test_a_run_alone_is_what_it_was() -> None:
    base = everything()
    (regime,) = together([base], 1_000)
    assert regime.tallies.digest == simulate(base, people=1_000, seed=SEED)[0].digest
    assert regime.changed == 0


def test_marks_are_handed_out_once_where_lives_need_more_room() -> None:
    handed: list[Left] = []
    none = np.zeros(0, dtype=np.int64)
    blocks = [Block(5, cell, [], none, np.full(5, cell, dtype=np.uint64)) for cell in range(4)]
    tried = Heard([0, 10, 20], handed.append)
    for each in blocks[:2]:
        tried.take(each._replace(changed=np.zeros_like(tried.changed)))
    again = Heard([0, 10, 20], handed.append, tried.persons)
    for each in blocks:
        again.take(each._replace(changed=np.zeros_like(again.changed)))
    assert [each.cell for each in handed] == [0, 1, 2, 3]
