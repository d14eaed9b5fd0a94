"""Marks of lives: two regimes leave the same mark in a life exactly where they leave the same events."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest

from standing.engine.driver import simulate, simulate_ranges
from standing.engine.ledger import lived, vocabulary
from standing.engine.marks import Left, Marks, kind_of, named_by, names_of
from standing.program import program_from
from standing.records.events import EVENTS
from standing.scenario import Scenario, load
from tests.engine.scenarios import everything

SEED = 4
Event = tuple[object, ...]

REFORMS = {
    "nothing": {},
    "a shorter term": {"regime.lists.debtors.term": "1y"},
    "no sanction": {"regime.sanctions.no_bus": None},
    "a faster correction": {"regime.redress.correction.delay": "1d"},
    "no list": {"regime.lists.debtors": None, "regime.sanctions.no_bus": None, "regime.redress.correction": None},
}


def marks_of(scenario: Scenario, people: int, **how: int) -> tuple[str, Marks]:
    """Digest of the tallies, and the marks."""
    found: list[Left] = []
    ((tallies, _),) = simulate_ranges(scenario, [(0, people)], people=people, seed=SEED, on_left=found.append, **how)
    histogram = np.zeros_like(tallies.histogram)
    for each in found:
        histogram[each.cell, each.bins] += each.counts
    assert (histogram == tallies.histogram).all()
    return tallies.digest, np.concatenate([each.marks for each in found])


def events_of(scenario: Scenario, people: int) -> dict[int, list[Event]]:
    """Events by person, in words, without what a person is born with, causes and numbers of listings."""
    said = vocabulary(scenario, people, SEED)
    lives: dict[int, list[Event]] = defaultdict(list)
    for chunk in lived(scenario, people=people, seed=SEED):
        words = said.words(chunk)
        columns = ("person", "generation", "time", "event", "item", "part", "truth", "made", "n", "value")
        born: dict[tuple[object, object], object] = {}
        for person, generation, time, event, *rest in zip(*(words[name] for name in columns), strict=True):
            born |= {(person, generation): time} if event == "born" else {}
            if event in ("born", "start") or (event in ("status", "band") and time == born.get((person, generation))):
                continue
            lives[int(person)].append((generation, float(time), event, *rest))
    return {person: sorted(events, key=repr) for person, events in lives.items()}


@pytest.mark.parametrize("changes", REFORMS.values(), ids=REFORMS)
def test_marks_are_equal_where_events_are(changes: dict[str, object]) -> None:
    people = 3_000
    tutorial = load("tutorial").reform({"measures": {}, "expects": [], "published": []})
    reformed = tutorial.reform(changes)
    (_, before), (_, after) = marks_of(tutorial, people), marks_of(reformed, people)
    one, other = events_of(tutorial, people), events_of(reformed, people)
    same = np.array([one.get(each) == other.get(each) for each in range(people)])
    assert ((before == after) == same).all()
    assert same.all() == (changes == {})
    assert same.any()


def test_who_has_no_events_has_no_mark() -> None:
    _, marks = marks_of(load("tutorial"), 3_000)
    assert set(np.flatnonzero(marks)) == set(events_of(load("tutorial"), 3_000))


def test_marks_do_not_depend_on_threads_and_blocks_and_change_no_tally() -> None:
    digest, marks = marks_of(everything(), 3_000)
    again, others = marks_of(everything(), 3_000, threads=3, block=77)
    assert (digest, again) == (simulate(everything(), people=3_000, seed=SEED)[0].digest,) * 2
    assert (marks == others).all()
    assert len(set(marks.tolist())) > 1_000


def test_every_event_is_about_a_kind_that_has_names() -> None:
    words = program_from(everything(), 1_000, 1).words
    names = names_of(words)
    assert len(named_by()) == len(EVENTS)
    assert {kind_of(event) for event in EVENTS} == set(names)
    flat = [bits for each in names.values() for bits in each]
    assert len(set(flat)) == len(flat)
