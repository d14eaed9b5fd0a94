"""Every number that the theory cases expect, computed again without the engine, and compared with what their files say.

`python tools/theory_numbers.py` prints both; it leaves with 1 if they differ. A value of a law may differ by the digits that its
file gives; a published figure by the tolerance that its file states; a sign must be that of the exact number.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from fractions import Fraction
from typing import Final

import numpy as np

sys.path.insert(0, __file__.rpartition("/")[0] or ".")
import theory_chains as chains
import theory_scores as scores

from standing.experiments.validate_wanted import Formula, Wanted, wanted_of
from standing.scenario import load

Number = float | Fraction

REPAYS: Final = tuple(Fraction(each, 100) for each in (10, 20, 45, 60, 65, 70, 70))
"""Probability of repaying by score (D'Amour et al. 2020)."""

STARTS: Final = {
    "A": np.array([0, 0.1, 0.1, 0.2, 0.3, 0.3, 0]),
    "B": np.array([0.1, 0.1, 0.2, 0.3, 0.3, 0, 0]),
}
LINE: Final = 3
"""The lowest score that is lent to."""

TABLE: Final = {"A": (990, 805, 532, 1369), "B": (1139, 349, 461, 505), "all": (2681, 1282, 1216, 2035)}
"""ProPublica's tables: low score and none, high and none, low and arrested again, high and arrested again."""

LINES: Final = ((645.0, 613.8), (480.1, 649.2), (557.3, 631.0), (716.2, 656.5), (562.5, 731.0), (601.3, 678.0))
"""Lines of Liu et al. for A and B: profit, equal loan rates, equal opportunity at a loss of 4 to 1; the same at 10 to 1."""

CLOSE: Final = 2e-9
"""Relative difference that ten digits leave."""


def rates(group: str) -> tuple[Fraction, Fraction, Fraction]:
    """Give the false positive rate, false negative rate and predictive value of a table."""
    none_low, none_high, again_low, again_high = TABLE[group]
    return (
        Fraction(none_high, none_high + none_low),
        Fraction(again_low, again_low + again_high),
        Fraction(again_high, again_high + none_high),
    )


def compas() -> list[Number]:
    """Give the integers of two groups, then the rates of all and of each group, and one as a multiple of the other."""
    ratio = rates("A")[0] / rates("B")[0] * rates("B")[0]
    integers = [Fraction(each) for group in ("A", "B") for each in TABLE[group]]
    return [*integers, *rates("all")[:2], *rates("A"), *rates("B"), ratio]


def prevalence(group: str) -> Fraction:
    """Give the share arrested again."""
    return Fraction(sum(TABLE[group][2:]), sum(TABLE[group]))


def impossibility() -> list[Number]:
    """Give the false positive rates as the identity has them, then predictive values, then the reformed rates."""
    fpr, fnr, ppv = Fraction("0.3235"), Fraction("0.374"), Fraction("0.6135")
    values = {}
    reformed = {}
    for group in ("A", "B"):
        share = prevalence(group)
        values[group] = share * (1 - fnr) / (share * (1 - fnr) + (1 - share) * fpr)
        reformed[group] = share / (1 - share) * (1 - ppv) / ppv * (1 - fnr)
    first = Fraction(0)  # an identity has no number of its own
    return [
        first,
        first,
        values["A"],
        values["B"],
        values["A"] - values["B"],
        ppv,
        *reformed.values(),
        reformed["A"] - reformed["B"],
    ]


def watchlist() -> list[Number]:
    """Give right and wrong of three detectors, and the share wrong."""
    found: list[tuple[Fraction, Fraction]] = []
    for people, sought, detects, alarms in (
        (300_000_000, 3_000, "0.99", "0.01"),
        (300_000_000, 1_000, "0.9", "0.00001"),
        (1_000_000, 100, "0.99", "0.01"),
    ):
        found.append((sought * Fraction(detects), (people - sought) * Fraction(alarms)))
    (right, wrong), (few, many), (some, more) = found
    return [
        wrong / (right + wrong), wrong, wrong, right, (right + wrong) / right,
        many, few, many / (few + many),
        more / (some + more), more, some,
    ]  # fmt: skip


def restart() -> list[Number]:
    """Give shares listed and mean stays with and without restart, from the free time that entries need."""
    rate, year = 0.05, 365.25 * 86_400
    on = {term: -math.expm1(-rate * term) for term in (2, 5)}
    stay = {term: on[term] / (rate * (1 - on[term])) * year for term in (2, 5)}  # Little's law: entries while free
    off = {term: chains.listed_without_restart(rate, term, 50) for term in (2, 5)}
    change = off[2] - on[2]
    return [on[2], stay[2], off[2], off[2] / (rate * (1 - off[2])) * year, change, change, on[5], stay[5], off[5]]


def score_trap() -> list[Number]:
    """Give loans before exclusion, the share lent to and the loans after so many applications, and what recovery adds."""
    ever = chains.served_for_ever(REPAYS, LINE)
    step = chains.steps([float(each) for each in REPAYS], LINE)
    found: list[Number] = list(ever)
    found += [
        sum((Fraction(round(10 * start[score]), 10) * ever[score - LINE] for score in range(LINE, 7)), Fraction(0))
        for start in STARTS.values()
    ]
    found += [chains.law_after(start, step, x)[LINE:].sum() for x in (10, 50, 100) for start in STARTS.values()]
    found += [chains.served_within(start, step, 100, LINE) for start in STARTS.values()]
    return found + [
        chains.with_ticks(start, step, 1_000, 9, LINE) - chains.served_within(start, step, 1_000, LINE)
        for start in STARTS.values()
    ]


def left_after_the_run() -> float:
    """Give the share of the loans "ever" that a run of 1,000 applications does not see."""
    step = chains.steps([float(each) for each in REPAYS], LINE)
    ever = [float(each) for each in chains.served_for_ever(REPAYS, LINE)]
    missed = []
    for score in range(LINE, 7):
        start = np.eye(7)[score]
        missed.append(1 - chains.served_within(start, step, 1_000, LINE) / ever[score - LINE])
    return max(missed)


def everybody_served() -> list[Number]:
    """Give the stationary law of the score, and the mean repayment under it."""
    law = chains.stationary(REPAYS)
    return [*law, sum((share * repays for share, repays in zip(law, REPAYS, strict=True)), Fraction(0))]


def left_of_the_start() -> float:
    """Give the largest difference that the start still makes: to the law after 1,000 applications, to repayment after 700."""
    step = chains.steps([float(each) for each in REPAYS], 0)
    law = np.array([float(each) for each in chains.stationary(REPAYS)])
    repays = np.array([float(each) for each in REPAYS])
    differences = []
    for start in STARTS.values():
        differences.append(float(np.abs(chains.law_after(start, step, 1_000) - law).max()))
        differences.append(abs(float((chains.law_after(start, step, 700) - law) @ repays)))
    return max(differences)


def delayed_impact() -> list[Number]:
    """Give the mean change of the score of each group under each line, in tenths, then those behind the signs and the figure."""
    found = [
        10 * scores.change(group, line) for lines in LINES for group, line in zip(scores.GROUPS, lines, strict=True)
    ]
    signs = [
        10 * scores.change(group, line) for group, line in (("A", 480.1), ("A", 562.5), ("A", 557.3), ("B", 731.0))
    ]
    return [*found, *signs, 10 * scores.change("A", 480.1)]


CASES: Final[dict[str, Callable[[], list[Number]]]] = {
    "theory/compas": compas,
    "theory/delayed-impact": delayed_impact,
    "theory/everybody-served": everybody_served,
    "theory/impossibility": impossibility,
    "theory/restart": restart,
    "theory/score-trap": score_trap,
    "theory/watchlist": watchlist,
}
"""The numbers of each case, in the order of its `expects`."""


def is_the_same(wanted: Wanted, number: Number) -> bool:
    """Whether a file says what was computed."""
    if wanted.kind == "identity":
        return True
    if wanted.kind == "sign":
        return wanted.value == ("positive" if number > 0 else "negative")
    if wanted.value is None:
        low, high = (None if each is None else each.value() for each in (wanted.low, wanted.high))
        return (low is None or low <= number) and (high is None or number <= high)
    tolerance = wanted.tolerance if wanted.kind == "published figure" and wanted.tolerance else CLOSE
    return abs(float(number) - stated(wanted)) <= tolerance * abs(float(number))


def stated(wanted: Wanted) -> float:
    """Give what the file says; the names in a formula stand for the tables."""
    if not isinstance(wanted.value, Formula):
        return math.nan
    known = {name: rates("B")[0] for name in wanted.value.names}
    value = wanted.value.value(known)
    return math.nan if value is None else float(value)


def compared(case: str) -> list[tuple[Wanted, Number, bool]]:
    """Give every expectation of a case with its number, and whether they are the same."""
    numbers = CASES[case]()
    wanted = wanted_of(load(case))
    places = [each.place for each in wanted]
    if max(places) + 1 != len(numbers):
        raise ValueError(f"{case} expects {max(places) + 1} things, and {len(numbers)} were computed")
    return [(each, numbers[each.place], is_the_same(each, numbers[each.place])) for each in wanted]


def main() -> int:
    """Print both, and say whether they are the same."""
    differ = 0
    for case in CASES:
        sys.stdout.write(f"{case}\n")
        for wanted, number, same in compared(case):
            said = wanted.value.text if isinstance(wanted.value, Formula) else str(wanted.value)
            shown = "" if wanted.kind == "identity" else f"{float(number):.10g}"
            sys.stdout.write(f"  {wanted.in_words()[:60]:<60}  {shown:>16}  {said}{'' if same else '   DIFFERS'}\n")
            differ += not same
    return 1 if differ else 0


if __name__ == "__main__":
    raise SystemExit(main())
