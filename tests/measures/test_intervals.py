"""Intervals: they contain the value, stay in range, and cover as often as they say where lives hang together."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats

from standing.measures.intervals import (
    STUDENT,
    Numbers,
    contributors,
    jackknife_interval,
    rate_interval,
    share_interval,
)

SEEDS = 400
PERSONS = 64 * 60
ERROR = 1e-3
"""Probability that a test of coverage fails although the interval covers exactly 95 %, for each bound."""

FEWEST, MOST = stats.binom.ppf([ERROR / 2, 1 - ERROR / 2], SEEDS, 0.95)
groups = arrays(np.int64, 64, elements=st.integers(0, 10**6))


def by_group(x: Numbers) -> Numbers:
    """Sum of persons by replicate group: person mod 64."""
    return x.reshape(-1, 64).sum(axis=0)


def test_student_is_the_published_point() -> None:
    assert pytest.approx(1.99834, abs=1e-5) == STUDENT


@given(groups, groups)
def test_a_share_is_inside_its_interval_and_the_interval_inside_0_and_1(x: Numbers, rest: Numbers) -> None:
    y = x + rest
    if y.any():
        low, high = share_interval(x, y)
        assert 0 <= low <= x.sum() / y.sum() <= high <= 1


@given(groups, groups)
def test_the_complement_has_the_mirrored_interval(x: Numbers, rest: Numbers) -> None:
    y = x + rest
    if y.any():
        low, high = share_interval(x, y)
        assert share_interval(rest, y) == pytest.approx((1 - high, 1 - low), abs=1e-9)


@given(groups, st.floats(1e-3, 1e6))
def test_a_rate_is_inside_its_interval(x: Numbers, base: float) -> None:
    y = np.full(64, base)
    low, high = rate_interval(x, y)
    assert 0 <= low <= x.sum() / y.sum() * (1 + 1e-12)
    assert high >= x.sum() / y.sum() * (1 - 1e-12)


@given(groups.filter(lambda x: x.any()), st.sampled_from([1e-3, 86_400.0]))
def test_the_unit_does_not_matter_for_times(x: Numbers, unit: float) -> None:
    y = np.full(64, 10.0)
    assert rate_interval(x * unit, y, counts=False) == pytest.approx(
        [end * unit for end in rate_interval(x.astype(float), y, counts=False)], rel=1e-9
    )


def test_nothing_seen_of_many_has_the_exact_upper_end() -> None:
    nothing, everybody = np.zeros(64, dtype=np.int64), np.full(64, 10)
    low, high = share_interval(nothing, everybody)
    assert (low, high) == pytest.approx((0.0, stats.beta.ppf(0.975, 1, 640)))
    assert rate_interval(nothing, everybody) == pytest.approx((0.0, 3.6888794541 / 640))


def test_of_a_time_that_did_not_occur_no_upper_end_is_given() -> None:
    assert rate_interval(np.zeros(64), np.full(64, 10.0), counts=False) == (0.0, None)


def test_small_counts_get_the_exact_interval_as_well() -> None:
    x = np.zeros(64, dtype=np.int64)
    x[:3] = 1
    low, high = rate_interval(x, np.full(64, 1.0))
    assert low <= stats.chi2.ppf(0.025, 6) / 2 / 64
    assert high >= stats.chi2.ppf(0.975, 8) / 2 / 64


def test_contributors_are_the_count_of_a_poisson_and_the_persons_behind_repeats() -> None:
    random = np.random.default_rng(7)
    plain = [contributors(random.poisson(50, 64)) for _ in range(200)]
    repeats = [contributors(random.poisson(10, 64) * 5) for _ in range(200)]
    assert np.median(plain) == pytest.approx(64 * 50, rel=0.05)
    assert np.median(repeats) == pytest.approx(64 * 10, rel=0.05)


def test_all_from_one_group_is_one_contributor() -> None:
    x = np.zeros(64)
    x[5] = 1e6
    assert contributors(x) == pytest.approx(1.0)


def acts(random: np.random.Generator, mean: float) -> Numbers:
    """Acts per person with a gamma frailty of shape 0.5."""
    return random.poisson(mean * random.gamma(0.5, 2.0, PERSONS))


def test_rates_cover_with_frailty_and_a_poisson_interval_does_not() -> None:
    mean, hits, naive = 1.2, 0, 0
    base = np.full(64, PERSONS / 64)
    for seed in range(SEEDS):
        x = by_group(acts(np.random.default_rng([1, seed]), mean))
        low, high = rate_interval(x, base)
        hits += low <= mean <= high
        count = int(x.sum())
        naive += stats.chi2.ppf(0.025, 2 * count) / 2 <= mean * PERSONS <= stats.chi2.ppf(0.975, 2 * count + 2) / 2
    assert FEWEST <= hits <= MOST
    assert naive < FEWEST


def test_shares_cover_with_frailty_and_a_binomial_interval_does_not() -> None:
    """Wrongful share of listings: true ones with frailty, wrongful ones three at a time for the same person."""
    hits, naive = 0, 0
    wrong, right = 0.3, 0.9
    share = wrong / (wrong + right)
    for seed in range(SEEDS):
        random = np.random.default_rng([2, seed])
        x = by_group(random.poisson(wrong / 3, PERSONS) * 3)
        y = x + by_group(acts(random, right))
        low, high = share_interval(x, y)
        hits += low <= share <= high
        count, size = int(x.sum()), int(y.sum())
        naive += (
            stats.beta.ppf(0.025, count, size - count + 1) <= share <= stats.beta.ppf(0.975, count + 1, size - count)
        )
    assert FEWEST <= hits <= MOST
    assert naive < FEWEST


@pytest.mark.parametrize("expected", [2.0, 8.0, 30.0])
def test_rare_events_are_covered_at_least_as_often_as_stated(expected: float) -> None:
    hits, base = 0, np.full(64, PERSONS / 64)
    for seed in range(SEEDS):
        low, high = rate_interval(by_group(acts(np.random.default_rng([3, seed]), expected / PERSONS)), base)
        hits += low <= expected / PERSONS <= high
    assert hits >= FEWEST


def test_times_are_covered_with_few_persons_behind_them() -> None:
    mean, hits, base = 15 * 40.0 / PERSONS, 0, np.full(64, PERSONS / 64)
    for seed in range(SEEDS):
        random = np.random.default_rng([4, seed])
        days = by_group(random.binomial(1, 15 / PERSONS, PERSONS) * random.exponential(40.0, PERSONS))
        low, high = rate_interval(days, base, counts=False)
        hits += low <= mean and (high is None or mean <= high)
    assert hits >= FEWEST


def test_the_jackknife_agrees_with_the_delta_method_on_a_ratio() -> None:
    random = np.random.default_rng(5)
    x = random.poisson(200, 64)
    y = x + random.poisson(400, 64)
    interval = jackknife_interval(np.stack([x, y], axis=1), lambda sums: float(sums[0] / sums[1]), (0.0, 1.0))
    assert interval == pytest.approx(share_interval(x, y), rel=2e-2)
