"""Whether what was found is what was expected: exactly, within noise, within a stated tolerance, or in direction.

The noise of a number comes from the 64 groups of persons, leaving out one at a time (docs/model.md, section 5.2), or from the
exact law of a count where the expectation names it. Laws and signs are tests; their bound is Sidak's for all of them together.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import special, stats

from standing.errors import Problem, Problems
from standing.experiments.validate_formula import Formula, Real
from standing.experiments.validate_found import GROUPS, Amount, Runs, is_replicated
from standing.experiments.validate_wanted import Wanted
from standing.measures.intervals import NORMAL, STUDENT, Interval
from standing.records.kinds import REPLICATES
from standing.texts import text

FAMILY_ERROR: Final = 1e-3
"""How often all tests together may fail though every expectation is true."""

LARGEST_Z: Final = 38.0
"""Beyond it a probability is 0 to the computer."""

SLACK: Final = 1e-9
"""Relative difference that rounding alone can make."""

Outcome = Literal["reproduced", "not reproduced", "reported"]
Ends = tuple[Real | None, Real | None]


@dataclass(frozen=True)
class Reading:
    """What a run gives for an expectation, before it is judged.

    Parameters
    ----------
    wanted
        The expectation.
    found
        The number; None where the run has none.
    stated
        The value that is expected; None where only its ends or a sign are.
    expected
        Lowest and highest value that it may have without noise; None for an open end.
    interval
        95 % interval of the number.
    z
        Standard errors between it and what is expected; of a sign, from 0. None where nothing is tested.
    why
        Why there is no number.
    few
        Whether so few persons or events stand behind it that people are not shown it.
    """

    wanted: Wanted
    found: Real | None
    stated: Real | None
    expected: Ends
    interval: Interval
    z: float | None
    why: str | None = None
    few: bool = False

    @property
    def gap(self) -> float:
        """How far the number is outside what is expected, with its sign."""
        low, high = self.expected
        if self.found is None:
            return math.nan
        if low is not None and self.found < low:
            return float(self.found - low)
        return float(self.found - high) if high is not None and self.found > high else 0.0

    @property
    def is_tested(self) -> bool:
        """Whether it is one of the tests that the bound is for."""
        return self.wanted.kind in ("law", "sign")

    def outcome(self, bound: float) -> Outcome:
        """Judge it.

        Parameters
        ----------
        bound
            Standard errors that a test may be off.
        """
        wanted = self.wanted
        if (
            wanted.kind == "published figure"
            and wanted.tolerance is None
            and wanted.low is None
            and wanted.high is None
        ):
            return "reported"
        if self.found is None:
            return "not reproduced"
        if wanted.kind == "identity":
            holds = self.stated is not None and _is_equal(self.found, self.stated)
        elif wanted.kind == "law":
            holds = self.z is not None and abs(self.z) <= bound
        elif wanted.kind == "sign":
            holds = self.z is not None and (self.z if wanted.value == "positive" else -self.z) > bound
        else:
            holds = self.gap == 0.0
        return "reproduced" if holds else "not reproduced"


def bound_of(tests: int) -> float:
    """Standard errors that each of so many tests may be off, so that all together fail with `FAMILY_ERROR` (Sidak)."""
    return float(stats.norm.isf((1 - (1 - FAMILY_ERROR) ** (1 / max(tests, 1))) / 2))


def readings(wanted: Sequence[Wanted], runs: Runs) -> list[Reading]:
    """Read every expectation of a scenario off its runs.

    Parameters
    ----------
    wanted
        The expectations.
    runs
        A run for each setting that they need.

    Raises
    ------
    Problems
        Under the position of an expectation that names what the run does not have.
    """
    problems: list[Problem] = []
    for each in wanted:
        try:
            _compared(each, runs)
            _check_noise(each, runs.amount(each.asked))
        except Problems as refused:
            problems += refused.under(each.place)
    if problems:
        raise Problems(*problems)
    left_out: list[list[tuple[float, float]]] = [[] for _ in wanted]
    for group in GROUPS:
        without = runs.without(group)
        for at, each in enumerate(wanted):
            left_out[at].append(_found_and_gap(each, without))
    return [_reading(each, runs, np.array(left_out[at])) for at, each in enumerate(wanted)]


def _check_noise(wanted: Wanted, amount: Amount) -> None:
    needs_noise = wanted.kind in ("law", "sign")
    if needs_noise and wanted.spread is None and not all(map(is_replicated, wanted.numbers)):
        allowed = "a tally that the groups of persons are kept for, or a spread"
        raise Problems(Problem(wanted.asked.tally, allowed, ("tally",), code="form"))
    if wanted.spread is not None and amount.value is not None and amount.top is None:
        raise Problems(Problem("spread", "no spread for a number that is not counted", ("spread",), "key", code="form"))


class _Compared(NamedTuple):
    """A number, what is expected of it, and why there is none."""

    found: Real | None
    stated: Real | None
    ends: Ends
    why: str | None


def _compared(wanted: Wanted, runs: Runs) -> _Compared:
    amounts = [runs.amount(each) for each in wanted.numbers]
    why = next((each.why for each in amounts if each.value is None), None)
    found = amounts[0].value
    if wanted.minus is not None:
        other = amounts[1].value
        found = None if found is None or other is None else found - other
    others = amounts[len(amounts) - len(wanted.where) :]
    known = {name: each.value for name, each in zip(wanted.where, others, strict=True) if each.value is not None}
    if len(known) < len(wanted.where):
        return _Compared(found, None, (None, None), why or text("experiments.expected.base_without_value"))
    stated = wanted.value.value(known) if isinstance(wanted.value, Formula) else None
    low, high = (None if each is None else each.value(known) for each in (wanted.low, wanted.high))
    ends = (low, high) if wanted.low or wanted.high else (stated, stated)
    return _Compared(found, stated, _widened(ends, wanted.tolerance), why)


def _widened(ends: Ends, tolerance: float | None) -> Ends:
    if not tolerance:
        return ends
    (low, high), wide = ends, Fraction(str(tolerance))
    return (
        None if low is None else low * (1 - wide if low > 0 else 1 + wide),
        None if high is None else high * (1 + wide if high > 0 else 1 - wide),
    )


def _found_and_gap(wanted: Wanted, runs: Runs) -> tuple[float, float]:
    """Give the number and its distance from what is expected, from 0 where nothing is."""
    compared = _compared(wanted, runs)
    if compared.found is None:
        return math.nan, math.nan
    return float(compared.found), float(compared.found - (compared.stated or 0))


def _reading(wanted: Wanted, runs: Runs, left_out: NDArray[np.float64]) -> Reading:
    found, stated, expected, why = _compared(wanted, runs)
    if found is None or (wanted.kind != "sign" and expected == (None, None)):
        why = why or text("experiments.expected.no_value")
        return Reading(wanted, found, stated, expected, Interval(None, None), None, why)
    spread, of_gap = _jackknife(left_out[:, 0]), _jackknife(left_out[:, 1])
    amount = runs.amount(wanted.asked)
    interval = Interval(None, None)
    if not math.isnan(spread):
        interval = Interval(float(found) - STUDENT * spread, float(found) + STUDENT * spread)
    if wanted.minus is None and amount.ends is not None:
        interval = Interval(*amount.ends)
        if spread == 0 or math.isnan(spread):
            of_gap = (amount.ends[1] - amount.ends[0]) / (2 * NORMAL)
    reading = Reading(wanted, found, stated, expected, interval, None, few=any(map(runs.is_too_few, wanted.numbers)))
    if wanted.spread is not None:
        return _by_its_law(reading, amount)
    if not reading.is_tested:
        return reading
    if math.isnan(of_gap):
        return replace(reading, why=text("experiments.expected.too_few"))
    gap = float(found) if wanted.kind == "sign" else reading.gap
    return replace(reading, z=_from_student(gap, of_gap, float(found)))


def _jackknife(left_out: NDArray[np.float64]) -> float:
    """Standard error from the values without each group; no number where one of them has none."""
    spread = math.sqrt((REPLICATES - 1) * float(np.var(left_out)))
    return 0.0 if spread < 1e-13 * float(np.abs(left_out).max(initial=0.0)) else spread


def _from_student(gap: float, error: float, found: float) -> float:
    """Standard normal deviate that is as rare as this one of Student's t with 63 degrees of freedom."""
    if error == 0:
        return 0.0 if abs(gap) <= SLACK * abs(found) else math.copysign(LARGEST_Z, gap)
    return math.copysign(_deviate(2 * float(stats.t.sf(abs(gap) / error, REPLICATES - 1))), gap)


def _deviate(probability: float) -> float:
    return min(float(stats.norm.isf(min(probability, 1.0) / 2)), LARGEST_Z) if probability > 0 else LARGEST_Z


def _by_its_law(reading: Reading, amount: Amount) -> Reading:
    """Test by the law that a count has, or by the standard deviation of one."""
    top, bottom, scale = amount.top or 0, amount.bottom or 1, float(amount.scale)
    end = reading.expected[0] if reading.gap < 0 else reading.expected[1]
    expected = float(end if end is not None else reading.found or 0) / scale
    spread = reading.wanted.spread
    if isinstance(spread, float):
        error = spread / math.sqrt(bottom)
        ends = top / bottom - NORMAL * error, top / bottom + NORMAL * error
        z = reading.gap / (error * scale)
    elif spread == "binomial":
        ends = _clopper_pearson(top, bottom)
        z = _signed(reading.gap, stats.binom.cdf(top, bottom, expected), stats.binom.sf(top - 1, bottom, expected))
    else:
        ends = _garwood(top, bottom)
        mean = expected * bottom
        z = _signed(reading.gap, stats.poisson.cdf(top, mean), stats.poisson.sf(top - 1, mean))
    return replace(reading, interval=Interval(ends[0] * scale, ends[1] * scale), z=float(z))


def _garwood(top: int, bottom: int) -> tuple[float, float]:
    low = float(special.gammaincinv(top, 0.025)) if top else 0.0
    return low / bottom, float(special.gammaincinv(top + 1, 0.975)) / bottom


def _signed(gap: float, below: float, above: float) -> float:
    return math.copysign(_deviate(2 * min(below, above)), gap) if gap else 0.0


def _clopper_pearson(top: int, bottom: int) -> tuple[float, float]:
    low = float(special.betaincinv(top, bottom - top + 1, 0.025)) if top else 0.0
    return low, float(special.betaincinv(top + 1, bottom - top, 0.975)) if top < bottom else 1.0


def _is_equal(found: Real, expected: Real) -> bool:
    if isinstance(found, Fraction) and isinstance(expected, Fraction):
        return found == expected
    return math.isclose(found, expected, rel_tol=1e-12)
