"""All closed forms in one table, and the one bound that is corrected for their number.

Each number is compared by its z-score at `PEOPLE` persons, from the exact variance of one person's contribution (that of a case
from its own `sd`, a few of which are known to two or three digits only). The bound is Sidak's for a family-wise error of
`FAMILY_ERROR` over all claims of the folder; it holds for dependent claims too, and many stem from one run. A number beyond it is
run again with another seed and `MORE` times the people, and fails if it is beyond again (`SUITE_ERROR`). Seeds are fixed.
`python -m tests.closed_form` prints the table; `python -m tests.long` looks at far more people.
"""

from __future__ import annotations

import math

from scipy import stats

from standing.engine import simulate
from standing.records.tallies import Tallies
from standing.scenario import load_text
from tests.closed_form import (
    case_claims,
    own_credit,
    own_first,
    own_lists,
    own_lives,
    own_people,
    own_regime,
    own_responses,
    own_scores,
    own_sensors,
)
from tests.closed_form.case_claims import CaseClaim
from tests.closed_form.claims import PEOPLE, Claim

SEED, OTHER_SEED, MORE = 20, 21, 16
FAMILY_ERROR = 1e-4
ROOMS = (own_first, own_people, own_lives, own_responses, own_scores, own_credit, own_sensors, own_lists, own_regime)
OWN: list[Claim] = [claim for room in ROOMS for claim in room.CLAIMS]
AnyClaim = Claim | CaseClaim
ALL: list[AnyClaim] = [*case_claims.ALL, *OWN]
PER_CLAIM = 1 - (1 - FAMILY_ERROR) ** (1 / len(ALL))
BOUND = float(stats.norm.isf(PER_CLAIM / 2))
SUITE_ERROR = 1 - (1 - PER_CLAIM**2) ** len(ALL)
"""Probability that a right engine fails the suite: some claim lies beyond the bound twice, on different persons."""

_runs: dict[tuple[str, int, int], Tallies] = {}


def name_of(claim: AnyClaim) -> str:
    """What a claim is called in a table."""
    return claim.name if isinstance(claim, Claim) else claim.label


def value_of(claim: AnyClaim) -> float:
    """What is expected."""
    return claim.value if isinstance(claim, Claim) else float(claim.expected["value"])


def z_of(claim: AnyClaim, *, again: bool = False) -> float:
    """How many standard errors the engine is away from a claim, at the first or at the second look."""
    return z_at(claim, MORE * PEOPLE if again else PEOPLE, OTHER_SEED if again else SEED)


def z_at(claim: AnyClaim, people: int, seed: int) -> float:
    """The same for so many people and a seed."""
    if isinstance(claim, CaseClaim):
        return case_claims.z_score(claim, people, seed)
    key = (claim.text, people, seed)
    if key not in _runs:
        _runs[key], _ = simulate(load_text(claim.text), people=people, seed=seed)
    gap = abs(claim.read(_runs[key]) - claim.value)
    if claim.variance == 0.0:
        return 0.0 if gap < 1e-12 else math.inf
    return gap / math.sqrt(claim.variance / people)


def forget() -> None:
    """Let go of the runs so far."""
    _runs.clear()
    case_claims.forget()
