"""Ranges over the assumptions: their ends, differences of pairs, and when a sign is not determined."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standing.experiments.ranges import NOT_DETERMINED, Ranges, Rerun, sign
from standing.experiments.run import ranges, run
from standing.scenario import load_text

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


NARROW = """
name: narrow
clock: {start: 2015-01-01, end: 2016-01-01}
world:
  population: {cells: [{region: north, count: 300}, {region: south, count: 300}]}
  conducts:
    default: {context: courts, gravity: 3, rate: {base: 1/yr, over: {2015-07-01: 2}, status: assumed, range: [0.5/yr, 2/yr]}}
regime:
  sensors:
    docket:
      observes: default
      detects: {base: 0.6, by: {region: {south: 1.5}}, status: assumed, range: [0.3, 0.9]}
      false_alarms: {value: 0.1/yr, status: assumed}
  lists:
    debtors: {enters: {observed: default}, term: 30d}
"""


def test_an_end_that_the_scenario_does_not_allow_is_named_and_the_others_are_run() -> None:
    told: list[str] = []
    base = run(load_text(NARROW), people=600, threads=1)
    found = ranges(base, on_progress=lambda done, of, note: told.append(f"{done}/{of} {note}"))
    assert [(each.path.rpartition(".")[2], *each.change.values()) for each in found.reruns] == [
        ("rate", "0.5/yr"),
        ("rate", "2/yr"),
        ("detects", 0.3),
    ]
    assert told[-1] == "4/4 "
    assert found.without_range == ("regime.sensors.docket.false_alarms",)
    without, refused = found.notes
    assert without == "Assumed without a range that can be run, and not varied: sensor docket, false_alarms."
    assert refused.startswith("Not run, sensor docket, detects: 0.9 (found 1.35 for region=south")


def test_the_range_of_a_base_moves_every_date_and_group_with_it() -> None:
    base = run(load_text(NARROW), people=600, threads=1)
    found = ranges(base)
    low, high, _ = found.reruns
    for group in ("all", "region=north", "region=south"):
        key = ("Q2", "listing rate", "debtors", group)
        assert (low.values[key] or 0) < (found.base[key] or 0) < (high.values[key] or 0)
