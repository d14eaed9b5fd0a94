"""Apportionment by largest remainder (ruling R5)."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standing.population.cells import Cells

COUNTS = st.lists(st.integers(10, 10**10), min_size=1, max_size=40)


def cells_of(*counts: int) -> Cells:
    return Cells(("cell",), tuple((f"c{at}",) for at in range(len(counts))), counts)


@pytest.mark.parametrize(
    ("counts", "people", "sizes"),
    [
        ((20, 10), 100, [67, 33]),
        ((10, 20), 100, [33, 67]),
        ((10, 10, 10), 100, [34, 33, 33]),
        ((10, 10, 10), 101, [34, 34, 33]),
        ((30, 10, 30, 10), 4, [2, 1, 1, 0]),
        ((10, 30, 10, 30), 4, [1, 2, 0, 1]),
        ((1_000_000, 10), 100, [100, 0]),
        ((10,), 7, [7]),
        ((10, 20), 0, [0, 0]),
        ((10, 20), 30, [10, 20]),
        ((10**10, 10**10 + 1), 3, [1, 2]),
    ],
)
def test_the_largest_remainder_comes_first_and_of_equal_ones_the_lower_cell(
    counts: tuple[int, ...], people: int, sizes: list[int]
) -> None:
    got = cells_of(*counts).apportion(people)
    remainders = [Fraction(count * people, sum(counts)) % 1 for count in counts]
    assert got == sizes, remainders


@given(COUNTS, st.integers(0, 10**11))
def test_sizes_sum_to_the_people_and_lie_within_one_of_the_exact_share(counts: list[int], people: int) -> None:
    sizes = cells_of(*counts).apportion(people)
    assert sum(sizes) == people
    for size, count in zip(sizes, counts, strict=True):
        assert abs(size - Fraction(count * people, sum(counts))) < 1


@given(COUNTS, st.integers(0, 10**6))
def test_nobody_who_was_rounded_down_had_a_larger_remainder_than_somebody_rounded_up(
    counts: list[int], people: int
) -> None:
    total = sum(counts)
    sizes = cells_of(*counts).apportion(people)
    shares = [divmod(count * people, total) for count in counts]
    up = [(rest, -at) for at, (whole, rest) in enumerate(shares) if sizes[at] > whole]
    down = [(rest, -at) for at, (whole, rest) in enumerate(shares) if sizes[at] == whole]
    assert not up or not down or min(up) > max(down)


@given(COUNTS)
def test_as_many_people_as_the_counts_gives_the_counts(counts: list[int]) -> None:
    assert cells_of(*counts).apportion(sum(counts)) == counts


@given(COUNTS, st.integers(0, 10**6), st.integers(2, 1_000))
def test_counts_in_another_unit_give_the_same_sizes(counts: list[int], people: int, factor: int) -> None:
    assert cells_of(*[count * factor for count in counts]).apportion(people) == cells_of(*counts).apportion(people)


def test_cells_know_their_groups() -> None:
    cells = Cells(("sex", "home"), (("f", "town"), ("m", "town"), ("f", "land")), (20, 10, 30))
    assert cells.n == 3
    assert cells.people == 60
    assert cells.group(2) == {"sex": "f", "home": "land"}
    assert cells.values == {"sex": ("f", "m"), "home": ("town", "land")}
    assert cells.groups()[1] == {"sex": "m", "home": "town"}
