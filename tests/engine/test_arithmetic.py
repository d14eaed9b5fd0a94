"""Own logarithm, exponential and quantiles against the standard library and SciPy."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from standing.engine.arithmetic import exp, log, normal_quantile

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


def test_normal_quantile_agrees_with_scipy() -> None:
    """AS 241 to 1e-13, and finite at every address."""
    for v in [*np.random.default_rng(4).uniform(0, 1, 1_000), 1e-12, 2.0**-53, 1 - 2.0**-53]:
        assert normal_quantile(v) == pytest.approx(stats.norm.isf(v), rel=1e-12, abs=1e-13)
    assert math.isfinite(normal_quantile(1.0))
