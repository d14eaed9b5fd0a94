"""Whoever is passed over, opened in part or closed early leaves the integers of everybody lived whole (docs/model.md, 4.4)."""

from __future__ import annotations

from functools import cache

import pytest

from standing.engine.driver import simulate
from standing.program import from_scenario, program_from
from standing.scenario import Scenario, load, load_text
from tests.closed_form.bound import OWN

SEED = 5
PEOPLE = 3_000
BLOCK = 997
"""Persons of a block: not a multiple of the replicate groups."""

CASES = ("china-2018", "theory/delayed-impact", "tutorial")


@cache
def small() -> list[tuple[Scenario, bool]]:
    """Scenarios of the closed forms in which somebody may be passed over, each once; and whether a life may be closed early."""
    found = []
    for text in dict.fromkeys(claim.text for claim in OWN):
        scenario = load_text(text)
        head = program_from(scenario, PEOPLE, SEED).tables[0]
        if not head["all_lived"]:
            found.append((scenario, bool(head["leaves_no_trace"])))
    return found


def digests(scenario: Scenario, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Digests of the scenario as it is, with nobody closed early, and with everybody lived whole."""
    found = [simulate(scenario, people=PEOPLE, seed=SEED, block=BLOCK)[0].digest]
    monkeypatch.setattr(from_scenario, "acts_leave_no_trace", lambda *_: False)
    found.append(simulate(scenario, people=PEOPLE, seed=SEED)[0].digest)
    monkeypatch.setattr(from_scenario, "lives_matter", lambda *_: True)
    found.append(simulate(scenario, people=PEOPLE, seed=SEED)[0].digest)
    return found


@pytest.mark.parametrize("case", CASES)
def test_shipped_cases(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(set(digests(load(case), monkeypatch))) == 1


def test_every_mechanism_by_itself() -> None:
    """Amnesties, entries by hand, strays, listings of the start, renewal, scores that forget and what else has a closed form."""
    assert len(small()) >= 20
    assert sum(early for _, early in small()) >= 15
    for scenario, _ in small():
        with pytest.MonkeyPatch.context() as monkeypatch:
            assert len(set(digests(scenario, monkeypatch))) == 1, scenario
