"""The claims of the cases: scenarios with numbers that were computed without simulation."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from standing.engine import simulate
from standing.records.tallies import Tallies
from standing.scenario import Scenario, load_text
from tests.closed_form.reading import NOT_IN_TALLIES, found

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))


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
class CaseClaim:
    """One expected number of a case or variant."""

    label: str
    scenario: dict[str, Any]
    changes: dict[str, Any]
    reform: dict[str, Any] | None
    expected: dict[str, Any]


def claims() -> Iterator[CaseClaim]:
    """All claims of the folder that tallies can answer."""
    for file in CASES:
        case = case_of(file)
        for variant in [{"variant": "", "changes": {}, "expect": case["expect"]}, *case.get("variants", [])]:
            for expected in variant["expect"]:
                if expected["quantity"] not in NOT_IN_TALLIES:
                    label = label_of(case["case"], variant["variant"], expected)
                    yield CaseClaim(label, case["scenario"], variant["changes"], case.get("reform"), expected)


def label_of(case: str, variant: str, expected: dict[str, Any]) -> str:
    """What an expected number is called: its case, quantity, item and group, and of which count, quantile or day it is."""
    which = [f"{key} {expected[key]}" for key in ("of", "count", "quantile", "at_days") if key in expected]
    return " ".join(filter(None, (case, variant, expected["quantity"], expected["item"], expected["group"], *which)))


ALL = list(claims())
_runs: dict[tuple[str, int, int], Tallies] = {}


def forget() -> None:
    """Let go of the runs so far."""
    _runs.clear()


def scenario_of(claim: CaseClaim, changes: dict[str, Any]) -> Scenario:
    """The scenario of a claim under changes."""
    loaded = load_text(text_of(claim.scenario))
    return loaded.reform(changes) if changes else loaded


def run_of(claim: CaseClaim, changes: dict[str, Any], people: int, seed: int) -> Tallies:
    """The run that a claim speaks of; the claims of a case share it."""
    key = (f"{claim.scenario['name']} {changes}", people, seed)
    if key not in _runs:
        _runs[key], _ = simulate(scenario_of(claim, changes), people=people, seed=seed)
    return _runs[key]


def z_score(claim: CaseClaim, people: int, seed: int) -> float:
    """How many standard errors the run is away from the claim."""
    run = run_of(claim, claim.changes, people, seed)
    reform = None if claim.reform is None else run_of(claim, claim.reform, people, seed)
    value, error, slack = found(run, claim.expected, reform)
    gap = max(0.0, abs(value - claim.expected["value"]) - slack)
    if error == 0.0:
        return 0.0 if gap < 1e-12 else float("inf")
    return float(gap / error)
