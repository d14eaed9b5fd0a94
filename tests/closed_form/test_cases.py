"""Every stochastic claim with a closed form, in one table corrected for the number of claims.

Each number is compared at 400,000 persons by its z-score. The bound is Sidak's for a family-wise error of 1e-4 over all
claims of the folder; a number beyond it is run again with another seed and 16 times the people, and fails if it is beyond
again. So the suite fails on a right engine with a probability under 1e-4 (in truth near its square); seeds are fixed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from scipy import stats

from standing.engine import simulate
from standing.records.tallies import Tallies
from standing.scenario import Scenario, load_text
from tests.closed_form.reading import NOT_IN_TALLIES, found

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
PEOPLE = 400_000
SEED, OTHER_SEED, MORE = 20, 21, 16
FAMILY_ERROR = 1e-4


def case_of(file: Path) -> dict[str, Any]:
    """A case: a scenario, what is expected of it, its variants and its reform."""
    case: dict[str, Any] = YAML(typ="safe", pure=True).load(file)
    return case


def text_of(tree: object) -> str:
    """A tree as text that is both JSON and YAML; dates become text, also as keys."""

    def plain(node: object) -> object:
        if isinstance(node, dict):
            return {str(key): plain(value) for key, value in node.items()}
        return [plain(value) for value in node] if isinstance(node, list) else node

    return json.dumps(plain(tree), default=str)


@dataclass(frozen=True)
class Claim:
    """One expected number of a case or variant."""

    label: str
    scenario: dict[str, Any]
    changes: dict[str, Any]
    reform: dict[str, Any] | None
    expected: dict[str, Any]


def claims() -> Iterator[Claim]:
    """All claims of the folder that tallies can answer."""
    for file in CASES:
        case = case_of(file)
        for variant in [{"variant": "", "changes": {}, "expect": case["expect"]}, *case.get("variants", [])]:
            for expected in variant["expect"]:
                if expected["quantity"] not in NOT_IN_TALLIES:
                    label = f"{case['case']} {variant['variant']} {expected['quantity']} {expected['item']} {expected['group']}"
                    yield Claim(label, case["scenario"], variant["changes"], case.get("reform"), expected)


ALL = list(claims())
BOUND = float(stats.norm.isf((1 - (1 - FAMILY_ERROR) ** (1 / len(ALL))) / 2))
_runs: dict[tuple[str, int, int], Tallies] = {}


def scenario_of(claim: Claim, changes: dict[str, Any]) -> Scenario:
    """The scenario of a claim under changes."""
    loaded = load_text(text_of(claim.scenario))
    return loaded.reform(changes) if changes else loaded


def run_of(claim: Claim, changes: dict[str, Any], people: int, seed: int) -> Tallies:
    """The run that a claim speaks of; the claims of a case share it."""
    key = (f"{claim.scenario['name']} {changes}", people, seed)
    if key not in _runs:
        _runs[key], _ = simulate(scenario_of(claim, changes), people=people, seed=seed)
    return _runs[key]


def z_score(claim: Claim, people: int, seed: int) -> float:
    """How many standard errors the run is away from the claim."""
    run = run_of(claim, claim.changes, people, seed)
    reform = None if claim.reform is None else run_of(claim, claim.reform, people, seed)
    value, error, slack = found(run, claim.expected, reform)
    gap = max(0.0, abs(value - claim.expected["value"]) - slack)
    if error == 0.0:
        return 0.0 if gap < 1e-12 else float("inf")
    return gap / error


@pytest.mark.parametrize("claim", ALL, ids=lambda claim: claim.label)
def test_a_number_agrees_with_its_closed_form(claim: Claim) -> None:
    """Within the bound that the number of claims sets, or within it on a larger second run."""
    z = z_score(claim, PEOPLE, SEED)
    if z > BOUND:
        z = z_score(claim, MORE * PEOPLE, OTHER_SEED)
    assert z <= BOUND, f"{claim.label}: {claim.expected}"


def test_what_cannot_be_compared_is_named() -> None:
    """Expectations that no tally can answer are listed with the reason, and no other is left out."""
    left = {
        expected["quantity"]
        for file in CASES
        for expected in case_of(file)["expect"]
        if expected["quantity"] in NOT_IN_TALLIES
    }
    assert left == set(NOT_IN_TALLIES)
