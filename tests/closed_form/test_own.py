"""Closed forms of our own, for mechanisms that the cases leave out.

Each claim is a mean per person with its own standard error from the binomial, Poisson or negative binomial law; the bound is
Sidak's for a family-wise error of 1e-4 over the claims of this module. Seeds are fixed.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest
from scipy import integrate, stats

from standing.engine import simulate
from standing.records.tallies import Tallies
from standing.scenario import load_text

PEOPLE = 400_000
DAY = 86_400.0
YEAR = 365.25
H = 1_826.0
"""Days from 2013-01-01 to 2018-01-01."""

HEAD = """
name: closed
title: A closed form
clock: {start: 2013-01-01, end: 2018-01-01}
"""


@dataclass(frozen=True)
class Claim:
    """A mean per person: how to read it, what it is, and the variance of one person's contribution."""

    name: str
    text: str
    read: Callable[[Tallies], float]
    value: float
    variance: float


def gamma_delay() -> float:
    """Expected share of acts whose gamma delay (mean 200 d, shape 2) ends before the run does."""
    return float(integrate.quad(lambda t: stats.gamma(2, scale=100).cdf(H - t), 0, H)[0] / H)


def lognormal_delay() -> float:
    """The same for a lognormal delay (median 100 d, p90 400 d)."""
    sigma = math.log(4) / 1.2815515655446004
    return float(integrate.quad(lambda t: stats.lognorm(sigma, scale=100).cdf(H - t), 0, H)[0] / H)


def observed(delay: str) -> str:
    """One sensor with a delay."""
    return (
        HEAD
        + f"""
world: {{population: {{cells: [{{g: A, count: 1000000}}]}}, conducts: {{act: {{context: courts, gravity: 1, rate: 0.5/yr}}}}}}
regime: {{sensors: {{eye: {{observes: act, detects: {{2013-01-01: 0.2, 2015-01-01: 0.8}}, delay: {delay}}}}}}}
"""
    )


DATED = 0.5 / YEAR * (0.2 * 730 + 0.8 * (H - 730))

FULL = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 1000000}]}
  conducts: {act: {context: courts, gravity: 1, rate: 0.000001/yr, settles: 0.5/yr}}
regime:
  sensors: {eye: {observes: act}}
  lists: {debtors: {enters: {observed: act}, term: null, leaves_on: [settled], initial: {share: 0.3, since: {exponential: 400d}}}}
"""
)

STALE = (
    HEAD
    + """
world: {population: {cells: [{g: A, count: 1000000}]}, conducts: {}}
regime:
  lists: {watch: {by_hand: {share: 0.5, from: 2014-01-01}, term: 100d, leaves_on: [term], removal: {delay: 0d, fails: 0.2}}}
"""
)

OBJECTION = (
    HEAD
    + """
world: {population: {cells: [{g: A, count: 1000000}]}, conducts: {}}
regime:
  lists:
    watch:
      by_hand: {share: 0.5, from: 2014-01-01}
      notice: {when: before, reaches: 0.8, grace: 60d}
      term: 100d
      leaves_on: [term, corrected]
  redress:
    objection: {against: watch, files: {wrongful: 5/yr, rightful: 0/yr}, delay: 20d, grants: {wrongful: 0.6, rightful: 0},
                files_from: decision, again: false}
"""
)
HEARD = 0.8 * (1 - math.exp(-5 * 40 / YEAR)) * 0.6

TERMS = (
    HEAD
    + """
world: {population: {cells: [{g: A, count: 1000000}]}, conducts: {}}
regime:
  lists:
    early: {by_hand: {share: 0.5, from: 2014-01-31}, term: {2013-01-01: 1mo, 2015-01-01: 10d}, leaves_on: [term]}
    late: {by_hand: {share: 0.5, from: 2016-02-29}, term: {2013-01-01: 30d, 2016-01-01: 1y}, leaves_on: [term]}
    mean: {by_hand: {share: 0.5, from: 2014-01-01}, term: {exponential: 50d}, leaves_on: [term]}
"""
)

SPREAD = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 1000000}]}
  conducts: {}
  services: {flight: {context: travel, attempts: 2/yr, spread: {shape: 0.2}}}
regime:
  lists: {watch: {by_hand: {share: 1, from: 2014-01-01}, term: 500d, leaves_on: [term]}}
  sanctions: {no_flights: {list: watch, denies: flight, enforced: 0.9}}
"""
)
REFUSED = 2 / YEAR * 500 * 0.9

ACTS_ON_TWO = (
    HEAD
    + """
world: {population: {cells: [{g: A, count: 1000000}]}, conducts: {act: {context: courts, gravity: 1, rate: 0.4/yr}}}
regime:
  sensors: {eye: {observes: act, detects: 0.5}, ear: {observes: act, detects: 0.5}}
  lists: {once: {enters: {observed: act, times: 2, within: 1d, independent: act}, term: 5000d, leaves_on: [term]},
          twice: {enters: {observed: act, times: 2, within: 0.001s}, term: 5000d, leaves_on: [term]}}
"""
)
BOTH = 1 - math.exp(-0.4 / YEAR * H * 0.25)


def share(name: str, text: str, tally: str, item: str, part: str | None, value: float) -> Claim:
    """A claim about a share of persons."""
    return Claim(name, text, lambda run: run.value(tally, item, part) / PEOPLE, value, value * (1 - value))


def days(name: str, text: str, item: str, value: float, variance: float) -> Claim:
    """A claim about days listed per person."""
    return Claim(name, text, lambda run: run.value("listed_seconds", item) / DAY / PEOPLE, value, variance)


def counts(name: str, text: str, tally: str, item: str, value: float, variance: float | None = None) -> Claim:
    """A claim about a count per person, Poisson unless a variance is given."""
    return Claim(name, text, lambda run: run.value(tally, item) / PEOPLE, value, variance or value)


SETTLING = math.exp(-0.5 * H / YEAR)
CLAIMS = [
    counts("dated detection, gamma delay", observed("0d"), "observations", "eye", DATED),
    counts(
        "gamma delay",
        observed("{gamma: {mean: 200d, shape: 2}}").replace("0.2, 2015-01-01: 0.8", "0.5, 2015-01-01: 0.5"),
        "observations",
        "eye",
        0.25 / YEAR * H * gamma_delay(),
    ),
    counts(
        "lognormal delay",
        observed("{lognormal: {median: 100d, p90: 400d}}").replace("0.2, 2015-01-01: 0.8", "0.5, 2015-01-01: 0.5"),
        "observations",
        "eye",
        0.25 / YEAR * H * lognormal_delay(),
    ),
    share("listed at the start and unsettled at the end", FULL, "listed_at_end", "debtors", None, 0.3 * SETTLING),
    share("listed at the start", FULL, "ever_listed", "debtors", None, 0.3),
    days(
        "days of a list that was full", FULL, "debtors", 0.3 * YEAR / 0.5 * (1 - SETTLING), 0.3 * 2 * (YEAR / 0.5) ** 2
    ),
    share("removal fails", STALE, "stale_at_end", "watch", None, 0.5 * 0.2),
    share("removal works", STALE, "ends", "watch", "term", 0.5 * 0.8),
    share("objection heard before the beginning", OBJECTION, "averted", "watch", "objection", 0.5 * HEARD),
    share("listings after objections", OBJECTION, "listings", "watch", "by_hand", 0.5 * (1 - HEARD)),
    days("a month from 31 January ends on 28 February", TERMS, "early", 0.5 * 28, 28**2 / 4),
    days("a year from 29 February ends on 1 March", TERMS, "late", 0.5 * 366, 366**2 / 4),
    days("an exponential term", TERMS, "mean", 0.5 * 50, 50**2 * (2 * 0.5 - 0.25)),
    counts("refusals with spread", SPREAD, "denials", "no_flights", REFUSED, REFUSED + REFUSED**2 / 0.2),
    share(
        "nobody refused: negative binomial at 0",
        SPREAD,
        "persons_by_denials",
        "no_flights",
        "0",
        (1 + REFUSED / 0.2) ** -0.2,
    ),
    share("one act seen twice counts twice", ACTS_ON_TWO, "ever_listed", "twice", None, BOTH),
    share(
        "independent: act needs two acts",
        ACTS_ON_TWO,
        "ever_listed",
        "once",
        None,
        1
        - sum(
            math.exp(-(m := 0.75 * 0.4 / YEAR) * H) * (m * (H - (k - 1) * 1)) ** k / math.factorial(k)
            for k in range(12)
        ),
    ),
]
BOUND = float(stats.norm.isf((1 - (1 - 1e-4) ** (1 / len(CLAIMS))) / 2))
_runs: dict[str, Tallies] = {}


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.name)
def test_a_mean_agrees_with_its_closed_form(claim: Claim) -> None:
    """Within the bound that the number of claims sets."""
    if claim.text not in _runs:
        _runs[claim.text], _ = simulate(load_text(claim.text), people=PEOPLE, seed=11)
    found = claim.read(_runs[claim.text])
    z = abs(found - claim.value) / np.sqrt(claim.variance / PEOPLE)
    assert z < BOUND, f"{claim.name}: expected {claim.value}, found {found}, z {z:.2f}"
