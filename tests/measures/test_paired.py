"""Intervals of paired differences: they cover as often as they say, turn round with the pair, and are 0 where nothing differs."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray
from scipy import stats

from standing.measures.curve_influence import of_quantile, of_share_open
from standing.measures.intervals import Numbers
from standing.measures.paired import (
    SUCCESSIVE_DF,
    Influence,
    Paired,
    effective,
    of_quotient,
    of_smooth,
    paired,
)
from standing.measures.survival import Survival

SEEDS = 400
PERSONS = 64 * 60
ERROR = 1e-3
"""Probability that a test of coverage fails although the interval covers exactly 95 %."""

FEWEST, MOST = stats.binom.ppf([ERROR / 2, 1 - ERROR / 2], SEEDS, 0.95)
"""0.95 ± 3.3 standard errors of a share of 400: 364 to 393."""

groups = arrays(np.int64, 64, elements=st.integers(0, 10**4))
Days = NDArray[np.int64]


def by_group(x: Numbers) -> Numbers:
    """Sum of persons by replicate group: person mod 64."""
    return x.reshape(-1, 64).sum(axis=0)


def covers(found: Paired, truth: float) -> bool:
    low, high = found.interval
    return low is not None and high is not None and low <= truth <= high


@given(groups, groups)
def test_the_same_runs_differ_by_exactly_0(x: Numbers, rest: Numbers) -> None:
    y = x + rest + 1
    one = of_quotient(x, y)
    assert paired(one, one, 0.0) == Paired((0.0, 0.0), "delta method", None)  # type: ignore[arg-type]


@given(groups, groups, groups)
def test_the_other_way_round_it_is_minus_the_difference(x: Numbers, other: Numbers, rest: Numbers) -> None:
    y = x + other + rest + 1
    one, two = of_quotient(x, y), of_quotient(other, y)
    difference = float(other.sum() - x.sum()) / float(y.sum())
    there, back = paired(one, two, difference), paired(two, one, -difference)
    assert there.interval.low == pytest.approx(-(back.interval.high or 0), abs=1e-9)
    assert there.interval.high == pytest.approx(-(back.interval.low or 0), abs=1e-9)


@given(groups, groups)
def test_influence_values_sum_to_0_and_the_jackknife_of_a_quotient_agrees(x: Numbers, rest: Numbers) -> None:
    y = x + rest + 10**5
    delta = of_quotient(x, y)
    smooth = of_smooth(np.stack([x, y], axis=1).astype(float), lambda sums: float(sums[0] / sums[1]))
    assert abs(delta.values.sum()) < 1e-9
    assert smooth.values == pytest.approx(delta.values, rel=0.05, abs=1e-6)


def test_effective_contributors_are_the_count_of_rare_events_and_without_end_of_many() -> None:
    one = np.zeros(64)
    one[7] = 3.0
    assert effective(one) == pytest.approx(1.0, rel=0.06)
    random = np.random.default_rng(5)
    assert np.median([effective(random.poisson(5 / 64, 64) * 1.0) for _ in range(200)]) == pytest.approx(5, rel=0.25)
    assert effective(np.ones(64)) == np.inf
    assert effective(np.zeros(64)) == 0.0


def test_neighbours_leave_out_what_differs_between_cells() -> None:
    random = np.random.default_rng(1)
    noise, cells = random.normal(size=64), np.repeat([0.0, 50.0], 32)
    there = Influence(noise + cells - 25, np.full(64, 1 / 64), "curve")
    assert there.variance < 64 * 40
    assert pytest.approx(42.2, abs=0.05) == SUCCESSIVE_DF


def test_rates_cover() -> None:
    """Listings per person with frailty; a reform spares each with probability 0.2."""
    mean, hits, gained = 1.2, 0, []
    base = np.full(64, PERSONS / 64)
    for seed in range(SEEDS):
        random = np.random.default_rng([11, seed])
        before = random.poisson(mean * random.gamma(0.5, 2.0, PERSONS))
        after = before - random.binomial(before, 0.2)
        one, two = of_quotient(by_group(before), base), of_quotient(by_group(after), base)
        found = paired(one, two, float(after.sum() - before.sum()) / PERSONS)
        hits += covers(found, -0.2 * mean)
        gained.append(found.variance_reduction)
    assert FEWEST <= hits <= MOST
    assert np.median(gained) > 10


def test_shares_cover() -> None:
    """Wrongful share of listings; a reform takes away wrongful ones, three at a time, and some of the others."""
    wrong, right, hits = 0.3, 0.9, 0
    truth = 0.5 * wrong / (0.5 * wrong + 0.9 * right) - wrong / (wrong + right)
    for seed in range(SEEDS):
        random = np.random.default_rng([12, seed])
        triples = random.poisson(wrong / 3, PERSONS)
        others = random.poisson(right * random.gamma(0.5, 2.0, PERSONS))
        x, y = triples * 3, triples * 3 + others
        x_after = random.binomial(triples, 0.5) * 3
        y_after = x_after + random.binomial(others, 0.9)
        one, two = of_quotient(by_group(x), by_group(y)), of_quotient(by_group(x_after), by_group(y_after))
        difference = x_after.sum() / y_after.sum() - x.sum() / y.sum()
        hits += covers(paired(one, two, float(difference)), truth)
    assert FEWEST <= hits <= MOST


class Durations(NamedTuple):
    """Histograms of one regime by slice: ended and still open, (64, days)."""

    ended: Days
    still_open: Days

    @property
    def curve(self) -> Survival:
        ended, still_open = self.ended.sum(axis=0), self.still_open.sum(axis=0)
        parts = {f"ended {day}": int(n) for day, n in enumerate(ended)}
        return Survival.of({**parts, **{f"open {day}": int(n) for day, n in enumerate(still_open)}})


def durations(random: np.random.Generator, listings: int) -> tuple[Durations, Durations]:
    """Wrongful listings under slow and fast correction: the same awareness and chance, a term of 730 days, a run of 1,650."""
    slices = np.sort(random.integers(0, 64, listings))
    aware, luck = random.exponential(200, listings), random.exponential(1, listings)
    start = random.uniform(0, 1_500, listings)
    found = []
    for pace in (400, 150):
        lasts = np.minimum(luck * pace + aware, 730)
        is_open = start + lasts > 1_650
        days = np.where(is_open, 1_650 - start, lasts).astype(np.int64)
        both = np.zeros((2, 64, 731 + 1_650), dtype=np.int64)
        np.add.at(both, (is_open.astype(int), slices, days), 1)
        found.append(Durations(both[0], both[1]))
    return found[0], found[1]


def truths() -> tuple[float, float]:
    """Difference of the medians, and of the shares open after 200 days, without censoring."""
    random = np.random.default_rng(99)
    aware, luck = random.exponential(200, 2_000_000), random.exponential(1, 2_000_000)
    slow, fast = (np.floor(np.minimum(luck * pace + aware, 730)) + 1 for pace in (400, 150))
    return float(np.median(fast) - np.median(slow)), float((fast > 200).mean() - (slow > 200).mean())


def test_medians_and_shares_open_cover() -> None:
    median, share = truths()
    hits, hits_open = 0, 0
    for seed in range(SEEDS):
        before, after = durations(np.random.default_rng([13, seed]), 600)
        (one, _), (two, _) = before.curve.quantile(0.5), after.curve.quantile(0.5)
        first, second = of_quantile(*before, 0.5), of_quantile(*after, 0.5)
        if one is None or two is None or first is None or second is None:
            pytest.fail("a median was not reached")
        hits += covers(paired(first, second, two - one), median)
        (one, _), (two, _) = before.curve.open_at(200), after.curve.open_at(200)
        first, second = of_share_open(*before, 200), of_share_open(*after, 200)
        if one is None or two is None or first is None or second is None:
            pytest.fail("nobody was followed")
        hits_open += covers(paired(first, second, two - one), share)
    assert FEWEST <= hits <= MOST
    assert FEWEST <= hits_open <= MOST


@pytest.mark.parametrize("expected", [2.0, 6.0, 15.0])
def test_rare_differences_are_covered_at_least_as_often_as_stated(expected: float) -> None:
    hits, base = 0, np.full(64, PERSONS / 64)
    for seed in range(SEEDS):
        random = np.random.default_rng([14, seed])
        before = random.poisson(1.0, PERSONS)
        lost = np.minimum(before, random.poisson(expected / PERSONS / 0.632, PERSONS))
        one, two = of_quotient(by_group(before), base), of_quotient(by_group(before - lost), base)
        if not lost.any():  # the runs agree: `Differences` gives the bound of what was not seen
            hits += expected <= 3.69
            continue
        hits += covers(paired(one, two, -float(lost.sum()) / PERSONS), -expected / PERSONS)
    assert hits >= FEWEST - 5  # the stand-in loses a little where a person had nothing to lose


def test_a_share_open_agrees_with_leaving_slices_out() -> None:
    before, _ = durations(np.random.default_rng(3), 5_000)
    found = of_share_open(*before, 200)
    left_out = []
    for at in range(64):
        kept = np.arange(64) != at
        left_out.append(Durations(before.ended[kept], before.still_open[kept]).curve.open_at(200)[0])
    jackknife = 63 / 64 * (np.mean(left_out) - np.array(left_out))  # type: ignore[arg-type]
    assert found is not None
    assert found.values == pytest.approx(jackknife, rel=0.1, abs=2e-5)
