"""Closed forms for delays, dated rules, full lists, failed removals, objections, calendar terms, spread and distinct acts."""

from __future__ import annotations

import math

from scipy import integrate, stats

from tests.closed_form import laws
from tests.closed_form.claims import HEAD, YEAR, Claim, H, counts, days, days_of, share


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


SETTLING = math.exp(-0.5 * H / YEAR)
FULL_DAYS = (H - laws.after_first(0.5 / YEAR)[0], laws.after_first(0.5 / YEAR)[1])
"""Days up to the settlement or the end: what is left of the run after an exponential time, taken from the whole."""

CLAIMS: list[Claim] = [
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
    days_of("days of a list that was full", FULL, "listed_seconds", "debtors", None, laws.thinned(FULL_DAYS, 0.3)),
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
