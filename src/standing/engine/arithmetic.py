"""Own log, exp and quantiles from + - x / and integer operations only, so that every platform gives the same bits.

The system's logarithm differs between platforms in the last bit; these do not (docs/model.md, section 4.3). `log` and
`exp` follow fdlibm (Sun Microsystems 1993): argument reduction and fixed polynomials, error under 1 unit in the last place.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from standing.engine.compiled import compiled

LN2_HIGH: Final = 6.93147180369123816490e-01
LN2_LOW: Final = 1.90821492927058770002e-10
INVERSE_LN2: Final = 1.44269504088896338700
ROOT_HALF: Final = 0.70710678118654752440
TWO_52: Final = 4503599627370496.0
LARGEST_LOG: Final = 709.0
SMALLEST_LOG: Final = -745.0
MANTISSA: Final = np.int64(0x000FFFFFFFFFFFFF)
ONE_BITS: Final = np.int64(0x3FF0000000000000)
EXPONENT_SHIFT: Final = np.int64(52)
BIAS: Final = np.int64(1023)
INFINITY: Final = np.inf
LOG_SMALL: Final = -41.4465316738928
"""Logarithm of 1e-18: below it the first term of a series is all of it."""

SERIES: Final = 2.0
"""Up to here the series takes fewer steps than the continued fraction, and 1 - P is precise enough."""

# Wichura 1988, algorithm AS 241, PPND16: numerators and denominators for the centre, the tails, and far out
CENTRE_TOP: Final = (
    2509.0809287301226727,
    33430.575583588128105,
    67265.770927008700853,
    45921.953931549871457,
    13731.693765509461125,
    1971.5909503065514427,
    133.14166789178437745,
    3.387132872796366608,
)
CENTRE_BOTTOM: Final = (
    5226.495278852545925,
    28729.085735721942674,
    39307.89580009271061,
    21213.794301586595867,
    5394.1960214247511077,
    687.1870074920579083,
    42.313330701600911252,
    1.0,
)
TAIL_TOP: Final = (
    7.7454501427834140764e-4,
    0.0227238449892691845833,
    0.24178072517745061177,
    1.27045825245236838258,
    3.64784832476320460504,
    5.7694972214606914055,
    4.6303378461565452959,
    1.42343711074968357734,
)
TAIL_BOTTOM: Final = (
    1.05075007164441684324e-9,
    5.475938084995344946e-4,
    0.0151986665636164571966,
    0.14810397642748007459,
    0.68976733498510000455,
    1.6763848301838038494,
    2.05319162663775882187,
    1.0,
)
FAR_TOP: Final = (
    2.01033439929228813265e-7,
    2.71155556874348757815e-5,
    0.0012426609473880784386,
    0.026532189526576123093,
    0.29656057182850489123,
    1.7848265399172913358,
    5.4637849111641143699,
    6.6579046435011037772,
)
FAR_BOTTOM: Final = (
    2.04426310338993978564e-15,
    1.4215117583164458887e-7,
    1.8463183175100546818e-5,
    7.868691311456132591e-4,
    0.0148753612908506148525,
    0.13692988092273580531,
    0.59983220655588793769,
    1.0,
)


@compiled()
def log(x):
    """Natural logarithm of a positive finite number (subnormal numbers included)."""
    shift = 0
    if x < 2.2250738585072014e-308:
        x = x * TWO_52
        shift = -52
    bits = np.float64(x).view(np.int64)
    k = ((bits >> EXPONENT_SHIFT) & np.int64(0x7FF)) - BIAS + shift
    m = np.int64((bits & MANTISSA) | ONE_BITS).view(np.float64)
    if m > 2.0 * ROOT_HALF:
        m = m * 0.5
        k += 1
    f = m - 1.0
    s = f / (2.0 + f)
    z = s * s
    w = z * z
    odd = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01))
    even = z * (
        6.666666666666735130e-01
        + w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01))
    )
    rest = odd + even
    half_square = 0.5 * f * f
    return k * LN2_HIGH - ((half_square - (s * (half_square + rest) + k * LN2_LOW)) - f)


@compiled()
def exp(x):
    """Exponential; 0 below the smallest, infinity above the largest number."""
    if x > LARGEST_LOG:
        return INFINITY
    if x < SMALLEST_LOG:
        return 0.0
    k = np.int64(np.floor(x * INVERSE_LN2 + 0.5))
    high = x - k * LN2_HIGH
    low = k * LN2_LOW
    r = high - low
    t = r * r
    c = r - t * (
        1.66666666666666019037e-01
        + t
        * (
            -2.77777777770155933842e-03
            + t * (6.61375632143793436117e-05 + t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))
        )
    )
    y = 1.0 - ((low - (r * c) / (2.0 - c)) - high)
    if k < -1021:
        return y * _power_of_two(k + 60) * 8.673617379884035e-19
    return y * _power_of_two(k)


@compiled()
def _power_of_two(k):
    return np.int64((k + BIAS) << EXPONENT_SHIFT).view(np.float64)


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
    """Value of a gamma variate with this shape and mean 1 that is exceeded with probability v, v in (0, 1].

    Halley's steps on the distribution function, kept within a bracket. A step is cubic: one of under 1e-5 leaves an error of
    some 1e-15. The start for shapes up to 1 is that of Press and others 2007, Numerical Recipes, section 6.2.1; above, that
    of Wilson and Hilferty 1931.
    """
    if v >= 1.0:
        return 0.0
    p = 1.0 - v
    constant = log_gamma(shape + 1.0)
    small = (log(p) + constant) / shape  # P(a, x) = x^a / Gamma(a + 1) for small x
    if small < LOG_SMALL:
        return exp(small) / shape
    x = gamma_start(shape, v, small)
    low = 0.0
    high = INFINITY
    for _ in range(200):
        top = exp(shape * log(x) - x - constant)
        gap = top * gamma_series(shape, x) - p if x < max(SERIES, shape + 1.0) else v - top * gamma_fraction(shape, x)
        if gap > 0.0:
            high = x
        else:
            low = x
        d = gap * x / (shape * top) if top > 0.0 else INFINITY
        following = x - d / (1.0 - 0.5 * min(1.0, d * ((shape - 1.0) / x - 1.0)))
        if not low < following < high:
            following = 2.0 * x if high == INFINITY else 0.5 * (low + high)
            if following == x or following == low or following == high:
                break
        elif abs(following - x) <= 1e-5 * min(x, 1.0):
            return following / shape
        x = following
    return x / shape


@compiled()
def gamma_start(shape, v, small):
    """A value not far from the quantile of a gamma variate with this shape and scale 1; `small` is its logarithm for small x."""
    if shape <= 1.0:
        split = 1.0 - shape * (0.253 + shape * 0.12)
        if 1.0 - v < split:
            return exp(log((1.0 - v) / split) / shape)
        return 1.0 - log(v / (1.0 - split))
    root = 1.0 - 1.0 / (9.0 * shape) + normal_quantile(v) / (3.0 * np.sqrt(shape))
    return shape * root * root * root if root > 0.2 else exp(small)


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


@compiled()
def polynomial(coefficients, r):
    """Value of a polynomial at r, coefficients from the highest power down (Horner)."""
    y = 0.0
    for coefficient in coefficients:
        y = y * r + coefficient
    return y


@compiled()
def normal_quantile(v):
    """Standard normal value that is exceeded with probability v, v in (0, 1] (Wichura 1988, AS 241, PPND16).

    v = 1 gives the value at 1 - 2^-54, so that every address has a finite draw.
    """
    p = 1.0 - v
    if p <= 0.0:
        p = 5.551115123125783e-17
    q = 0.5 - v
    if abs(q) <= 0.425:
        r = 0.180625 - q * q
        return q * polynomial(CENTRE_TOP, r) / polynomial(CENTRE_BOTTOM, r)
    r = np.sqrt(-log(p if q < 0.0 else v))
    if r <= 5.0:
        value = polynomial(TAIL_TOP, r - 1.6) / polynomial(TAIL_BOTTOM, r - 1.6)
    else:
        value = polynomial(FAR_TOP, r - 5.0) / polynomial(FAR_BOTTOM, r - 5.0)
    return -value if q < 0.0 else value
