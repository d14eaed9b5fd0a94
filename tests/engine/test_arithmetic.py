"""Own logarithm, exponential and quantiles against the standard library and SciPy."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import special, stats

from standing.engine.arithmetic import (
    exp,
    gamma_fraction,
    gamma_quantile,
    gamma_series,
    log,
    log_gamma,
    normal_quantile,
)

ULP = 2.0**-52


def test_log_is_within_one_unit_in_the_last_place() -> None:
    """Over the whole range of positive numbers, subnormal ones included."""
    rng = np.random.default_rng(1)
    for x in [*np.exp(rng.uniform(-740, 700, 5_000)), *rng.uniform(1e-16, 1, 5_000), 5e-324, 1.0, 2.0**-53]:
        assert abs(log(x) - math.log(x)) <= ULP * abs(math.log(x))


def test_exp_is_within_one_unit_in_the_last_place() -> None:
    """And saturates where a double does."""
    for x in np.random.default_rng(2).uniform(-700, 700, 5_000):
        assert abs(exp(x) - math.exp(x)) <= ULP * math.exp(x)
    assert exp(-1e4) == 0.0
    assert exp(1e4) == math.inf
    assert exp(0.0) == 1.0


def test_bits_are_recorded() -> None:
    """The same bits on every platform: values recorded once, to the last bit."""
    assert log(0.1).hex() == "-0x1.26bb1bbb55515p+1"
    assert exp(0.1).hex() == "0x1.1aec7b35a00d4p+0"


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
    v = np.sort(np.concatenate([np.linspace(1, 1023, 1_023) / 1_024, 10.0 ** np.linspace(-16, 0, 400)]))
    found = np.array([gamma_quantile(shape, each) for each in v])
    assert np.isfinite(found).all()
    assert (found[1:] <= found[:-1] * (1.0 + 1e-10)).all()


def test_log_gamma_agrees_with_the_library() -> None:
    """Absolute error under 1e-13 from 0.01 to 100."""
    for a in np.linspace(0.01, 100, 500):
        assert log_gamma(a) == pytest.approx(math.lgamma(a), rel=1e-13, abs=1e-13)


def test_normal_quantile_agrees_with_scipy() -> None:
    """AS 241 to 1e-13, and finite at every address."""
    for v in [*np.random.default_rng(4).uniform(0, 1, 1_000), 1e-12, 2.0**-53, 1 - 2.0**-53]:
        assert normal_quantile(v) == pytest.approx(stats.norm.isf(v), rel=1e-12, abs=1e-13)
    assert math.isfinite(normal_quantile(1.0))
