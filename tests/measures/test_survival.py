"""Kaplan-Meier over whole days: the curve of SciPy and of the oracles, and a band that covers."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from standing.measures.survival import Survival

SEEDS = 400
FEWEST, MOST = stats.binom.ppf([5e-4, 1 - 5e-4], SEEDS, 0.95)

histograms = st.dictionaries(
    st.tuples(st.sampled_from(["ended", "open"]), st.integers(0, 900)).map(lambda part: f"{part[0]} {part[1]}"),
    st.integers(1, 50),
    min_size=1,
)


def times(histogram: dict[str, int], word: str) -> list[int]:
    found = [(part.split(), count) for part, count in histogram.items()]
    return [int(day) for (kind, day), count in found if kind == word for _ in range(count)]


@given(histograms)
def test_the_curve_is_scipys(histogram: dict[str, int]) -> None:
    ended, still_open = times(histogram, "ended"), times(histogram, "open")
    expected = stats.ecdf(stats.CensoredData(uncensored=ended, right=still_open)).sf
    curve = Survival.of(histogram)
    assert curve.days - 1 == pytest.approx(expected.quantiles)
    assert curve.open == pytest.approx(expected.probabilities)
    assert (curve.begun, curve.ended) == (len(ended) + len(still_open), len(ended))


def oracle(histogram: dict[str, int], quantile: float, at_days: int) -> tuple[float, float]:
    """Quantile and share open as the oracles' own reader computes them."""
    ended, still_open = Counter(times(histogram, "ended")), Counter(times(histogram, "open"))
    at_risk, survival, curve = ended.total() + still_open.total(), 1.0, []
    for day in sorted({*ended, *still_open}):
        if at_risk and ended[day]:
            survival *= 1 - ended[day] / at_risk
        curve.append((day + 1, survival))
        at_risk -= ended[day] + still_open[day]
    reached = next((day for day, share in curve if share <= 1 - quantile), float("inf"))
    return reached, next((share for day, share in reversed(curve) if day <= at_days), 1.0)


@given(histograms, st.sampled_from([0.5, 0.9]), st.sampled_from([30, 365, 730]))
def test_quantiles_and_shares_are_the_oracles(histogram: dict[str, int], quantile: float, at_days: int) -> None:
    curve = Survival.of(histogram)
    expected_day, expected_share = oracle(histogram, quantile, at_days)
    day, interval = curve.quantile(quantile)
    assert (float("inf") if day is None else day) == expected_day
    assert (interval.low or 0) <= (day or float("inf"))
    assert interval.high is None or day is None or interval.high >= day
    share, around = curve.open_at(at_days)
    if share is not None:
        assert share == pytest.approx(expected_share)
        assert around.low is not None
        assert around.high is not None
        assert 0 <= around.low <= share <= around.high <= 1


@given(histograms)
def test_the_band_holds_the_curve_and_falls(histogram: dict[str, int]) -> None:
    curve = Survival.of(histogram)
    assert (curve.low <= curve.open + 1e-12).all()
    assert (curve.open <= curve.high + 1e-12).all()
    assert (np.diff(curve.low) <= 0).all()
    assert (np.diff(curve.high) <= 0).all()


def test_a_share_at_a_day_that_nobody_was_followed_to_is_not_given() -> None:
    curve = Survival.of({"ended 5": 3, "open 100": 2})
    assert curve.open_at(365) == (None, (None, None))
    assert Survival.of({"ended 5": 3}).open_at(365)[0] == 0.0


def test_an_empty_histogram_is_an_empty_curve() -> None:
    assert Survival.of({}).begun == 0


def durations(seed: int) -> Survival:
    """Wrongful listings that last 200 days on average, begun at any day of 600."""
    random = np.random.default_rng([9, seed])
    true, follow = random.exponential(200.0, 300), random.uniform(0, 600, 300)
    parts = Counter(f"{'ended' if t <= f else 'open'} {int(min(t, f))}" for t, f in zip(true, follow, strict=True))
    return Survival.of(parts)


def test_the_band_and_the_median_cover_as_often_as_they_say() -> None:
    median = 200 * np.log(2)
    band = quantile = 0
    for seed in range(SEEDS):
        curve = durations(seed)
        low, high = curve.open_at(365)[1]
        band += low is not None and high is not None and low <= np.exp(-365 / 200) <= high
        low, high = curve.quantile(0.5)[1]
        quantile += low is not None and high is not None and low - 1 < median <= high
    assert FEWEST <= band <= MOST
    assert quantile >= FEWEST
