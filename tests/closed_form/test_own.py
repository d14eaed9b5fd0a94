"""Closed forms of our own, for mechanisms that the cases leave out."""

from __future__ import annotations

import pytest

from tests.closed_form.bound import ALL, BOUND, OWN, name_of, z_of
from tests.closed_form.claims import Claim


@pytest.mark.parametrize("claim", OWN, ids=lambda claim: claim.name)
def test_a_mean_agrees_with_its_closed_form(claim: Claim) -> None:
    """Within the bound that the number of claims of the folder sets, or within it on a larger second run."""
    z = z_of(claim)
    if z > BOUND:
        z = z_of(claim, again=True)
    assert z <= BOUND, f"{claim.name}: expected {claim.value}, z {z:.2f}"


def test_claims_have_names_of_their_own() -> None:
    """Results are kept by name."""
    names = [name_of(claim) for claim in ALL]
    assert sorted(set(names)) == sorted(names)
