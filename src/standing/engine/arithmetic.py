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
ABOVE: Final = 1.0 + 1e-9
"""By how much a bound exceeds what rounding may cost."""

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
    return logarithm(x)


@compiled(everywhere=True)
def logarithm(x):
    """`log` where it is part of its caller: in loops over many persons."""
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
