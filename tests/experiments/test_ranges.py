"""Ranges over the assumptions: their ends, differences of pairs, and when a sign is not determined."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standing.experiments.ranges import NOT_DETERMINED, Ranges, Rerun, sign

NORTH = ("Q3", "share", "list", "region=north")
SOUTH = ("Q3", "share", "list", "region=south")


def made(*pairs: tuple[float | None, float | None]) -> Ranges:
    """Ranges whose first pair of values is as stated."""
    values = [dict(zip((NORTH, SOUTH), pair, strict=True)) for pair in pairs]
    reruns = tuple(Rerun(f"path{at // 2}", {}, each) for at, each in enumerate(values[1:]))
    return Ranges(values[0], reruns, ())


def test_the_ends_hold_the_stated_value() -> None:
    assert made((0.5, None), (0.6, None), (0.7, None)).ends == {NORTH: (0.5, 0.7)}


def test_a_difference_is_taken_within_a_run() -> None:
    found = made((0.5, 0.4), (0.1, 0.2), (0.9, None))
    assert found.difference(NORTH, SOUTH) == pytest.approx((-0.1, 0.1))
    assert sign(*found.difference(NORTH, SOUTH) or (1, 1)) == NOT_DETERMINED
    assert made((None, 0.1)).difference(NORTH, SOUTH) is None


def test_inputs_are_ordered_by_what_they_move() -> None:
    found = made((0.5, None), (0.5, None), (0.6, None), (0.1, None), (0.9, None))
    assert [path for path, _, _ in found.moves(NORTH)] == ["path1", "path0"]


@given(st.floats(-1, 1), st.floats(-1, 1))
def test_the_sign_is_determined_unless_zero_is_crossed(one: float, other: float) -> None:
    low, high = min(one, other), max(one, other)
    assert (sign(low, high) == NOT_DETERMINED) == (low < 0 < high)


def test_nothing_varied_gives_no_range() -> None:
    assert made((0.5, 0.4)).ends == {}
