"""The gamma distribution: its quantile, from + - x / and integer operations only (docs/model.md, section 4.3)."""

from __future__ import annotations

from typing import Final

import numpy as np

from standing.engine.arithmetic import ABOVE, INFINITY, exp, log, normal_quantile
from standing.engine.compiled import compiled
from standing.program.layout import FACTOR_BINS

LOG_SMALL: Final = -41.4465316738928
"""Logarithm of 1e-18: below it the first term of a series is all of it."""

LOG_SERIES: Final = -1.2
"""Logarithm of 0.3: below it three terms of the inverse series come near."""

SERIES: Final = 2.0
"""Up to here the series takes fewer steps than the continued fraction, and 1 - P is precise enough."""

LONG_SERIES: Final = 12.0
RARE: Final = 1e-3
"""Up to `LONG_SERIES` the series is quicker still, and its rounding of 1e-15 is small beside a v above `RARE`."""

PER_OCTAVE: Final = 64
BITS_OF_BIN: Final = np.int64(46)
FIRST_BIN: Final = (np.int64(1023) - FACTOR_BINS // PER_OCTAVE) * PER_OCTAVE
"""Bins of a factor's uniform v: 64 to each halving, so many halvings; the first bin holds all that is smaller."""

STEEP: Final = 2.0
"""By how much bounds of neighbouring bins may differ for a cubic between them to come near."""


@compiled()
def log_gamma(a):
    """Logarithm of the gamma function, a > 0 (Lanczos 1964, g = 7, nine terms; relative error about 1e-15)."""
    if a < 0.5:
        return log_gamma_above_half(a + 1.0) - log(a)
    return log_gamma_above_half(a)


@compiled()
def log_gamma_above_half(a):
    """`log_gamma` for a >= 0.5."""
    z = a - 1.0
    total = 0.99999999999980993227684700473478
    total += 676.520368121885098567009190444019 / (z + 1.0)
    total += -1259.13921672240287047156078755283 / (z + 2.0)
    total += 771.3234287776530788486528258894 / (z + 3.0)
    total += -176.61502916214059906584551354 / (z + 4.0)
    total += 12.507343278686904814458936853 / (z + 5.0)
    total += -0.13857109526572011689554707 / (z + 6.0)
    total += 9.984369578019570859563e-6 / (z + 7.0)
    total += 1.50563273514931155834e-7 / (z + 8.0)
    base = z + 7.5
    return 0.91893853320467274178 + (z + 0.5) * log(base) - base + log(total)


@compiled()
def gamma_quantile(shape, v):
    """Value of a gamma variate with this shape and mean 1 that is exceeded with probability v, v in (0, 1]."""
    if v >= 1.0:
        return 0.0
    constant = log_gamma(shape + 1.0)
    small = (log(1.0 - v) + constant) / shape  # P(a, x) = x^a / Gamma(a + 1) for small x
    if small < LOG_SMALL:
        return exp(small) / shape
    return refined(shape, constant, v, gamma_start(shape, v, small)) / shape


@compiled()
def gamma_start(shape, v, small):
    """A value not far from the quantile of a gamma variate with this shape and scale 1; `small` is its logarithm for small x.

    The lower tail is the inverse of the series; else shapes up to 1 start as in Press and others 2007, Numerical Recipes, section
    6.2.1, those above as in Wilson and Hilferty 1931.
    """
    if small < LOG_SERIES:
        x = exp(small)
        above = shape + 1.0
        return x + x * x / above + x * x * x * (3.0 * shape + 5.0) / (2.0 * above * above * (shape + 2.0))
    if shape <= 1.0:
        split = 1.0 - shape * (0.253 + shape * 0.12)
        if 1.0 - v < split:
            return exp(log((1.0 - v) / split) / shape)
        return 1.0 - log(v / (1.0 - split))
    root = 1.0 - 1.0 / (9.0 * shape) + normal_quantile(v) / (3.0 * np.sqrt(shape))
    return shape * root * root * root if root > 0.2 else exp(small)


@compiled()
def refined(shape, constant, v, x):
    """The quantile of a gamma variate of scale 1 from a value not far from it; `constant` is log Gamma(shape + 1).

    Halley's steps on the distribution function, kept within a bracket. A step is cubic: one of under 1e-5 leaves an error of
    some 1e-15.
    """
    p = 1.0 - v
    low = 0.0
    high = INFINITY
    for _ in range(200):
        top = exp(shape * log(x) - x - constant)
        if x < max(SERIES, shape + 1.0) or (x < LONG_SERIES and v > RARE):
            gap = top * gamma_series(shape, x) - p
        else:
            gap = v - top * gamma_fraction(shape, x)
        if gap > 0.0:
            high = x
        else:
            low = x
        d = gap * x / (shape * top) if top > 0.0 else INFINITY
        following = x - d / (1.0 - 0.5 * min(1.0, d * ((shape - 1.0) / x - 1.0)))
        if abs(following - x) <= 1e-5 * min(x, 1.0):
            return following
        if not low < following < high:
            following = 2.0 * x if high == INFINITY else 0.5 * (low + high)
            if following == x or following == low or following == high:
                break
        x = following
    return x


@compiled()
def bound_bins(shape, bounds):
    """Write the largest value of a gamma factor in each bin of its uniform, (FACTOR_BINS,); the first bin has none."""
    bounds[0] = INFINITY
    for b in range(1, FACTOR_BINS):
        bounds[b] = gamma_quantile(shape, edge(b)) * ABOVE


@compiled()
def bin_of(v):
    """Bin of a uniform v, by its highest bits."""
    return min(max((np.float64(v).view(np.int64) >> BITS_OF_BIN) - FIRST_BIN, 0), FACTOR_BINS - 1)


@compiled()
def edge(b):
    """Lower edge of bin b, or the upper one of the bin before."""
    return np.int64((FIRST_BIN + b) << BITS_OF_BIN).view(np.float64)


@compiled()
def gamma_factor(shape, constant, v, bounds):
    """Value of a gamma factor of mean 1 that is exceeded with probability v: the bounds of the bins about v give the start."""
    b = bin_of(v)
    if 1 < b < FACTOR_BINS - 3 and bounds[b - 1] < STEEP * bounds[b + 2]:
        x = shape * between(bounds, b, v)
        if shape * bounds[b + 1] <= x <= shape * bounds[b]:
            return refined(shape, constant, v, x) / shape
    return gamma_quantile(shape, v)


@compiled()
def between(bounds, b, v):
    """Cubic through the bounds of the bins b - 1 … b + 2, at v in bin b."""
    v0, v1, v2, v3 = edge(b - 1), edge(b), edge(b + 1), edge(b + 2)
    d01 = (bounds[b] - bounds[b - 1]) / (v1 - v0)
    d12 = (bounds[b + 1] - bounds[b]) / (v2 - v1)
    d23 = (bounds[b + 2] - bounds[b + 1]) / (v3 - v2)
    d012 = (d12 - d01) / (v2 - v0)
    d123 = (d23 - d12) / (v3 - v1)
    d0123 = (d123 - d012) / (v3 - v0)
    return bounds[b] + (v - v1) * (d12 + (v - v2) * (d012 + (v - v0) * d0123))


@compiled()
def gamma_series(a, x):
    """P(a, x) as a multiple of x^a exp(-x) / Gamma(a + 1): all terms positive."""
    term = 1.0
    total = 1.0
    n = 0
    while term > total * 1e-17 and n < 10_000:
        n += 1
        term *= x / (a + n)
        total += term
    return total


@compiled()
def gamma_fraction(a, x):
    """Q(a, x) as a multiple of x^a exp(-x) / Gamma(a + 1): Lentz's continued fraction, x > a + 1."""
    b = x + 1.0 - a
    c = 1e300
    d = 1.0 / b
    fraction = d
    n = 0
    factor = 0.0
    while abs(factor - 1.0) > 1e-16 and n < 10_000:
        n += 1
        step = -n * (n - a)
        b += 2.0
        d = 1.0 / (step * d + b)
        c = b + step / c
        factor = d * c
        fraction *= factor
    return a * fraction
