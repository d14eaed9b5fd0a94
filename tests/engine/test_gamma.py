"""The gamma distribution against the standard library and SciPy, and the bins in which a factor is bounded."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import special

from standing.engine.gamma import (
    bin_of,
    bound_bins,
    edge,
    gamma_factor,
    gamma_fraction,
    gamma_quantile,
    gamma_series,
    log_gamma,
)
from standing.engine.kernel.screen import keep_bins
from standing.program.layout import FACTOR_BINS


@pytest.mark.parametrize("shape", [0.004, 0.05, 0.1, 0.5, 1.0, 2.0, 7.5, 60.0])
def test_gamma_quantile_inverts_the_upper_tail(shape: float) -> None:
    """Relative error under 1e-12 against SciPy, mean 1."""
    v = np.random.default_rng(3).uniform(1e-9, 1, 500)
    expected = special.gammainccinv(shape, v) / shape
    found = np.array([gamma_quantile(shape, each) for each in v])
    sizeable = expected > 1e-300
    assert np.max(np.abs(found - expected)[sizeable] / expected[sizeable]) < 1e-12
    assert gamma_quantile(shape, 1.0) == 0.0


def test_series_and_fraction_give_the_incomplete_gamma_functions() -> None:
    """Each to 1e-12, where it is used."""
    for a, x in [(0.5, 0.1), (0.004, 1.9), (3.0, 1.0), (50.0, 40.0)]:
        top = math.exp(a * math.log(x) - x - math.lgamma(a + 1.0))
        assert top * gamma_series(a, x) == pytest.approx(special.gammainc(a, x), rel=1e-12)
    for a, x in [(0.5, 5.0), (0.004, 2.1), (3.0, 20.0), (50.0, 90.0)]:
        top = math.exp(a * math.log(x) - x - math.lgamma(a + 1.0))
        assert top * gamma_fraction(a, x) == pytest.approx(special.gammaincc(a, x), rel=1e-12)


@pytest.mark.parametrize("shape", [0.001, 0.0186, 0.5, 1.0, 3.7, 400.0, 1e5])
def test_gamma_quantile_falls_in_the_probability(shape: float) -> None:
    """Screening bounds a factor by its value at the edge of a bin: it must not rise within, by more than its margin of 1e-9."""
    v = np.sort(np.concatenate([[edge(b) for b in range(1, 1_024)], 10.0 ** np.linspace(-16, 0, 400)]))
    found = np.array([gamma_quantile(shape, each) for each in v])
    assert np.isfinite(found).all()
    assert (found[1:] <= found[:-1] * (1.0 + 1e-10)).all()


def test_log_gamma_agrees_with_the_library() -> None:
    """Absolute error under 1e-13 from 0.01 to 100."""
    for a in np.linspace(0.01, 100, 500):
        assert log_gamma(a) == pytest.approx(math.lgamma(a), rel=1e-13, abs=1e-13)


@pytest.mark.parametrize("shape", [0.002, 0.0186, 0.3, 1.0, 9.0])
def test_a_factor_is_the_quantile_and_under_the_bound_of_its_bin(shape: float) -> None:
    """To 1e-11 from whatever start, and never above what screening takes it to be at most."""
    bounds = np.empty(FACTOR_BINS)
    bound_bins(shape, bounds)
    constant = log_gamma(shape + 1.0)
    for v in [*np.random.default_rng(5).uniform(0, 1, 2_000), *np.geomspace(1e-9, 1, 500), *map(edge, range(1, 1_024))]:
        factor = gamma_factor(shape, constant, v, bounds)
        assert factor == pytest.approx(gamma_quantile(shape, v), rel=1e-11)
        assert factor <= bounds[bin_of(v)]


def test_bins_by_word_and_by_uniform_are_the_same_or_lower() -> None:
    """The first word of a uniform tells its bin: a lower one where the word is on the edge, never a higher one."""
    words = np.random.default_rng(6).integers(0, 2**32, 4_000, dtype=np.uint32)
    words[:40] = [*range(20), *(2**32 - 1 - k for k in range(20))]
    words[40:72] = [1 << k for k in range(32)]
    bins = np.empty(words.size, dtype=np.int32)
    keep_bins.py_func(bins, words, words.size)  # only kernels call it compiled
    for word, found in zip(words, bins, strict=True):
        low = (int(word >> 5) << 26) + 1
        for k in (low, low + 2**26 - 1):
            assert found <= bin_of(k * 2.0**-53)
        assert 0 <= found < FACTOR_BINS
        assert found >= bin_of(low * 2.0**-53) - 1
