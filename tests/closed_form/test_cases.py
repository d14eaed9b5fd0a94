"""Numbers of the cases against the engine."""

from __future__ import annotations

import pytest

from tests.closed_form.bound import BOUND, z_of
from tests.closed_form.case_claims import ALL, CASES, CaseClaim, case_of
from tests.closed_form.reading import NOT_IN_TALLIES


@pytest.mark.parametrize("claim", ALL, ids=lambda claim: claim.label)
def test_a_number_agrees_with_its_closed_form(claim: CaseClaim) -> None:
    """Within the bound that the number of claims sets, or within it on a larger second run."""
    z = z_of(claim)
    if z > BOUND:
        z = z_of(claim, again=True)
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
