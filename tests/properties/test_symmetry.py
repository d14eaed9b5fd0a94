"""What a run does not look at: labels, the borders of cells, ranges of persons, threads, blocks and the unit of time."""

from __future__ import annotations

import datetime as dt
import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standing.engine import simulate
from standing.engine.chunk import Chunk
from standing.records.events import COLUMNS
from standing.scenario import load_text
from tests.engine.scenarios import EVERYTHING_ELSE
from tests.properties.worlds import BASE, SEED, base, counted, events, run

CUTS = {"few": [0, 77, 154, 290, 300], "ends": [0, 1, 2, 299, 300]}


@pytest.mark.parametrize("cuts", CUTS.values(), ids=CUTS.keys())
@pytest.mark.parametrize("text", [BASE, EVERYTHING_ELSE], ids=["base", "everything-else"])
def test_any_ranges_of_persons_give_the_events_of_the_whole(text: str, cuts: list[int]) -> None:
    """A person's life does not depend on who is lived beside it."""
    scenario = load_text(text)
    parts = [events(scenario, people=300, first=first, last=last) for first, last in itertools.pairwise(cuts)]
    assert [row for part in parts for row in part] == events(scenario, people=300)


@settings(max_examples=4)
@given(
    threads=st.integers(1, 4),
    block=st.integers(1, 900),
    seed=st.integers(0, 2**64 - 1),
    people=st.integers(64, 600),
)
def test_any_threads_and_any_blocks_give_the_same_digest_and_ledger(
    threads: int, block: int, seed: int, people: int
) -> None:
    """However the work is shared."""
    scenario = load_text(EVERYTHING_ELSE)
    told: list[list[Chunk]] = [[], []]
    one, _ = simulate(scenario, people=people, seed=seed, threads=1, on_ledger=told[0].append)
    other, _ = simulate(scenario, people=people, seed=seed, threads=threads, block=block, on_ledger=told[1].append)
    assert one.digest == other.digest
    assert one.digest == simulate(scenario, people=people, seed=seed, threads=threads, block=block)[0].digest
    columns = [name for name in COLUMNS if name in Chunk.__dataclass_fields__]
    for name in columns:
        left, right = (np.concatenate([getattr(chunk, name) for chunk in chunks]) for chunks in told)
        assert (left == right).all(), name


def test_permuted_labels_permute_results() -> None:
    """Cells keep their order and labels change places in cells and rules alike: so do the groups, exactly."""
    text = BASE.replace("rate: 0.8/yr,", "rate: {base: 0.8/yr, by: {region: {A: 1, B: 2}}},")
    swapped = text.replace("{A: 1, B: 2}", "{B: 1, A: 2}").replace(
        "{region: A, count: 600}, {region: B, count: 400}", "{region: B, count: 600}, {region: A, count: 400}"
    )
    one, other = run(load_text(text)), run(load_text(swapped))
    assert (one.totals == other.totals).all()
    assert (one.histogram == other.histogram).all()
    assert one.value("listings", "debtors", None, "region=A") == other.value("listings", "debtors", None, "region=B")
    assert one.groups == ("all", "region=A", "region=B")
    assert other.groups == ("all", "region=B", "region=A")


def test_a_cell_split_in_two_changes_labels_only() -> None:
    """Adjacent halves of a cell hold the same persons (no wrong persons: their rates differ by one possible actor)."""
    halves = BASE.replace(
        "{region: A, count: 600}", "{region: A, half: one, count: 300}, {region: A, half: two, count: 300}"
    ).replace("{region: B, count: 400}", "{region: B, half: one, count: 400}")
    split, whole = run(load_text(halves)), run(base())
    assert counted(split) == counted(whole)
    for group in ("region=A", "region=B"):
        at, was = split.groups.index(group), whole.groups.index(group)
        assert (split.replicates[at] == whole.replicates[was]).all()


SCALED = """
name: scaled
clock: {{start: 2013-01-01, end: {end}}}
world:
  population: {{cells: [{{region: A, count: 1000}}], frailty: {{shape: 1}}, renewal: 1/{long}d}}
  conducts: {{default: {{context: courts, gravity: 3, rate: 1/{year}d, settles: 1/{long}d}}}}
regime:
  sensors:
    docket: {{observes: default, detects: 0.8, delay: {{lognormal: {{median: {week}d, p90: {season}d}}}},
             false_alarms: 1/{long}d}}
    tool: {{assesses: {{every: {season}d, share: 0.5}}, conduct: default, within: {year}d, flags: {{guilty: 0.3, innocent: 0.1}}}}
    audit: {{assesses: {{rate: 1/{year}d}}, conduct: default, flags: {{guilty: 0.3}}, delay: {week}d}}
  scores:
    ticks: {{start: 10, points: {{default: -3}}, recovers: 1/{season}d, keeps: {year}d, bands: {{high: 6, low: 0}}}}
    line: {{start: 10, points: {{default: -3}}, recovers: 1/{season}d, recovery: linear, bands: {{high: 6, low: 0}}}}
  lists:
    debtors:
      enters: {{observed: default}}
      decision: {{confirms: 0.9, delay: {{exponential: {week}d}}}}
      notice: {{when: before, reaches: 0.7, delay: {week}d, grace: {season}d, grace_ends: at_settlement}}
      term: {year}d
      hits: extend
      removal: {{delay: {week}d, fails: 0.2}}
    twice: {{enters: {{observed: default, times: 2, within: {year}d}}, term: {{gamma: {{mean: {season}d, shape: 2}}}}}}
    copied: {{enters: {{list: debtors, share: 0.5, delay: {week}d}}, by_hand: {{rate: 1/{long}d}}, term: {season}d}}
    low: {{enters: [{{score: ticks, at_most: 4, when: state}}, {{band: {{line: [low]}}}}], term: {season}d}}
  sanctions: {{label: {{list: [debtors, copied]}}}}
  redress:
    correction: {{against: debtors, files: {{wrongful: 1/{season}d, rightful: 1/{long}d}}, delay: {week}d,
                 grants: {{wrongful: 0.7}}}}
"""
START, DAYS = dt.date(2013, 1, 1), 1_094


@pytest.mark.parametrize("scale", [2, 4])
def test_time_scaled_by_a_power_of_two_leaves_all_counts(scale: int) -> None:
    """A power of two loses no bit: every count is the same, exactly.

    Only where nothing restarts in blocks of 64 days (moves, attempts and raised heights do), goes by the calendar or by
    dates, or counts whole days or seconds; so neither those tallies nor the measures with a span of their own (`met` and
    `missed`, `decided_in_time`) are looked at.
    """
    found = []
    for times in (1, scale):
        spans = {name: days * times for name, days in {"week": 7, "season": 90, "year": 365, "long": 1_200}.items()}
        text = SCALED.format(end=START + dt.timedelta(DAYS * times), **spans)
        tallies, _ = simulate(load_text(text), people=2_000, seed=SEED)
        found.append({slot: value for slot, value in counted(tallies).items() if not _has_a_unit(slot)})
    assert found[0] == found[1]
    assert {"listings", "appeals", "became_stale", "assessments", "averted"} <= {tally for tally, _, _ in found[0]}


def _has_a_unit(slot: tuple[str, str, str]) -> bool:
    tally, _, part = slot
    return (
        tally.endswith(("seconds", "seconds_by_cause", "days"))
        or tally in ("met", "missed")
        or part == "decided_in_time"
    )
