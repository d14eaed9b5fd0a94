"""Closed forms for credit that a score decides and moves, points that are forgotten, flags that are counted, and rewards.

Where a default costs points and the score decides about the next default, the number of defaults of a person is a pure birth
process whose rate depends on the number so far: its law is a matrix exponential.
"""

from __future__ import annotations

import math

import numpy as np
from scipy import integrate, linalg, stats

from tests.closed_form import laws
from tests.closed_form.claims import HEAD, YEAR, Claim, H, Law, counts_of, days_of, per_person, share

LENT = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 1000000}]}
  conducts: {default: {context: credit, gravity: 1}}
  services:
    loan:
      context: credit
      attempts: 1.5/yr
      outcomes:
        granted: {default: {by_score: {3: 0.8, 9: 0.2}, score: credit}}
        refused: {default: 0.1}
  responses: [{while: {in_band: {credit: [low]}}, multiplies: attempts.loan, by: 2.5}]
regime:
  sensors: {eye: {observes: default}}
  scores: {credit: {start: 10, floor: -1000, points: {default: -2}, bands: {high: 7, low: -1000}}}
  sanctions: {no_loan: {band: {credit: [low]}, denies: loan, enforced: 0.6}}
"""
)
STATES = 60
"""Defaults beyond this many have a probability below 1e-20."""


def tries(defaults: int) -> float:
    """Attempts per day after so many defaults: more of them once the score is low."""
    return 1.5 / YEAR * (1.0 if 10 - 2 * defaults >= 7 else 2.5)


def default_rate(defaults: int) -> float:
    """Defaults per day after so many: by the score where the loan is granted, and some of the refused too."""
    granted = float(np.interp(10 - 2 * defaults, (3, 9), (0.8, 0.2)))
    refused = 0.6 if 10 - 2 * defaults < 7 else 0.0
    return tries(defaults) * ((1 - refused) * granted + refused * 0.1)


def birth() -> tuple[laws.Numbers, Law]:
    """Law of the number of defaults at the end, and of the days since the second (the score is low from then on)."""
    rates = np.array([default_rate(k) for k in range(STATES)])
    generator = np.diag(-rates) + np.diag(rates[:-1], 1)
    at_end = linalg.expm(generator * H)[0]
    return np.asarray(at_end), laws.after_second(float(rates[0]), float(rates[1]))


DEFAULTED, LOW = birth()
NUMBERS = np.arange(STATES)
DEFAULTS = float(DEFAULTED @ NUMBERS), float(DEFAULTED @ NUMBERS**2) - float(DEFAULTED @ NUMBERS) ** 2
REFUSED = laws.poisson_over(0.6 * tries(2), LOW)
"""Refused attempts come at a rate of their own while the score is low."""

GIVEN = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 500000}, {g: B, count: 500000}]}
  conducts:
    slip: {context: courts, gravity: 1, rate: 1/yr}
    charged: {context: credit, gravity: 1}
    dated: {context: credit, gravity: 1}
    fixed: {context: credit, gravity: 1}
    slow: {context: credit, gravity: 1}
    drawn: {context: credit, gravity: 1}
    owing: {context: credit, gravity: 1, settles: 0.5/yr}
  services:
    loan: {context: credit, attempts: 2/yr, outcomes: {granted: {charged: {by_score: {4: 0.9, 8: 0.3, 9: 0.1}, score: falling}}}}
    card: {context: credit, attempts: 2/yr, outcomes: {granted: {
      dated: {share: {base: 0.4, by: {g: {A: 1, B: 0.5}}, over: {2015-01-01: 1.5}}},
      fixed: {share: 0.2, delay: 200d}, slow: {rest: true, delay: {gamma: {mean: 300d, shape: 2}}}}}}
    desk: {context: credit, attempts: 2/yr,
           outcomes: {granted: {drawn: {by_score: {by: {g: {A: {3: 0.2, 7: 0.6}, B: {0: 0, 10: 1}}}}, score: table}}}}
    rent: {context: credit, attempts: 2/yr, outcomes: {granted: {owing: 0.4}}}
regime:
  sensors: {eye: {observes: [slip, owing]}}
  scores:
    falling: {start: 10, floor: -1000, points: {slip: -1}}
    table: {start: {by: {g: {A: {2: 0.25, 4: 0.75}, B: {5: 0.5, 8: 0.5}}}}}
  lists: {debtors: {enters: {observed: owing}, term: null, leaves_on: [settled]}}
"""
)
TRIES, SLIPS = 2 / YEAR, 1 / YEAR
CHARGE = np.interp(10.0 - np.arange(STATES), (4, 8, 9), (0.9, 0.3, 0.1))
"""Probability by the number of slips so far."""


def charged() -> Law:
    """Law of a Poisson count whose rate follows a score that falls with each slip: pairs of instants by Gauss and Legendre."""
    nodes, weights = np.polynomial.legendre.leggauss(80)
    whole, weight = (nodes + 1) / 2 * H, weights / 2 * H
    slips = np.arange(STATES)

    def after(days: laws.Numbers) -> laws.Numbers:
        """Expected probability after these days, by the number of slips before them."""
        come = stats.poisson.pmf(slips[None, :], SLIPS * days[:, None])
        ahead = np.minimum(slips[:, None] + slips[None, :], STATES - 1)
        return np.asarray(come @ CHARGE[ahead].T)

    mean = float(weight @ after(whole)[:, 0])
    square = 0.0
    for last, share_of_last in zip(whole, weight, strict=True):
        first, share_of_first = (nodes + 1) / 2 * last, weights / 2 * last
        before = stats.poisson.pmf(slips[None, :], SLIPS * first[:, None])
        both = (before * CHARGE[None, :] * after(last - first)).sum(axis=1)
        square += 2 * float(share_of_last * (share_of_first @ both))
    return laws.poisson_over(TRIES, (mean, square - mean**2))


def slow() -> Law:
    """Law of the outcomes that the others leave, where those of the end come too late; the groups differ."""
    cdf = stats.gamma(2, scale=150).cdf
    means = []
    for group in (1.0, 0.5):
        parts = ((0.0, 730.0, 1.0), (730.0, H, 1.5))
        in_time = sum(
            (0.8 - 0.4 * group * factor) * integrate.quad(lambda t: cdf(H - t), a, b)[0] for a, b, factor in parts
        )
        means.append(TRIES * float(in_time))
    return either(means[0], means[1])


def either(one: float, other: float) -> Law:
    """Law of a Poisson count of persons, one half of which has another mean."""
    return laws.poisson_mixture(1.0, {one: 0.5, other: 0.5})


FIXED = TRIES * 0.2 * (H - 200)
DATED = TRIES * 0.4 * (730 + 1.5 * (H - 730))
DRAWN = laws.poisson_mixture(TRIES * H, {0.2: 0.125, 0.3: 0.375, 0.5: 0.25, 0.8: 0.25})
OWED = (0.0, TRIES * 0.4, 0.5 / YEAR)

FORGOTTEN = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 1000000}]}
  conducts: {slip: {context: courts, gravity: 1, rate: 0.6/yr}, praise: {context: civic, gravity: 1, rate: 1.2/yr}}
  services: {bus: {context: travel, attempts: 3/yr}}
regime:
  sensors: {eye: {observes: slip}, ghost: {observes: slip, detects: 0, false_alarms: 0.3/yr}, host: {observes: praise}}
  scores:
    once: {start: 10, floor: -1000, points: {slip: -6}, keeps: 150d, bands: {high: 7, low: -1000}}
    twice: {start: 10, floor: -1000, points: {slip: -2}, keeps: 200d, bands: {high: 7, low: -1000}}
    merit: {start: 0, ceiling: 1000, points: {praise: 2}, bands: {gold: 6, plain: 0}}
  lists:
    gold: {rewards: true, enters: {band: {merit: [gold]}}, term: null}
    honours: {rewards: true, enters: {score: merit, at_least: 5}, term: 120d}
  sanctions: {label: {band: {once: [low]}}, fast_bus: {list: gold, grants: bus}}
"""
)
TRUE, FALSE, PRAISED = 0.6 / YEAR, 0.3 / YEAR, 1.2 / YEAR
KEPT = laws.back_to(150.0)


def two_within() -> Law:
    """Law of the days on which two observations or more lie in the window before."""
    rate, begins = TRUE + FALSE, laws.back_to(200.0)
    length = rate * (laws.DAYS - begins)
    common = rate * np.clip(laws.EARLIER - np.maximum(begins[:, None], begins[None, :]), 0.0, None)
    one, other = length[:, None] - common, length[None, :] - common
    neither = np.exp(-one - other - common) * ((1 + one) * (1 + other) + common)
    under = np.exp(-length) * (1 + length)
    return float((1 - under).sum()), float((neither - under[:, None] * under[None, :]).sum())


def after_third() -> Law:
    """Law of (H - T)+ for the third praise."""
    cdf = stats.gamma(3, scale=1 / PRAISED).cdf
    mean = float(integrate.quad(cdf, 0, H)[0])
    return mean, 2 * float(integrate.quad(lambda t: (H - t) * cdf(t), 0, H)[0]) - mean**2


def honours() -> Law:
    """Law of the listings: the first at the third praise, each further one at the first praise after a term of 120 days."""
    at_least = [float(stats.gamma(n + 3, scale=1 / PRAISED).cdf(H - 120 * n)) for n in range(16)]
    mean = sum(at_least)
    return mean, sum((2 * n + 1) * p for n, p in enumerate(at_least)) - mean**2


END = (TRUE + FALSE) * 200
GOLD = after_third()

FLAGGED = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 1000000}]}
  statuses: {risky: {start: {yes: 0.3, no: 0.7}}}
  conducts: {}
  services:
    train: {context: travel, attempts: 0.5/yr}
    bus: {context: travel, attempts: 10/yr, spread: {shape: 0.5}}
regime:
  sensors:
    yearly: {assesses: {every: 200d}, guilty_if: {status: {risky: yes}}, flags: {guilty: 0.5, innocent: 0.1}}
    gate: {assesses: {on: train}, guilty_if: {status: {risky: yes}}, flags: {guilty: 1, innocent: 1}}
  lists:
    thrice: {enters: {by: [yearly], times: 3, within: ever}, term: null}
    seen: {enters: {by: [gate]}, term: null}
    nobody: {}
  sanctions: {no_train: {list: seen, denies: train}, no_bus: {list: nobody, denies: bus, misfires: 0.02}}
"""
)
LOOKS = 9
FOUND = LOOKS * 0.3 * 0.5, LOOKS * 0.3 * 0.25 + (LOOKS * 0.5) ** 2 * 0.21
RIDES = 0.5 / YEAR * H
RIDDEN = RIDES - (1 - math.exp(-RIDES))
RIDDEN_VARIANCE = RIDES + math.exp(-RIDES) * (1 - math.exp(-RIDES)) - 2 * RIDES * math.exp(-RIDES)
"""All rides but the first: the flag comes before the attempt is tried, and what it leads to comes after."""

NEVER = (1 + 10 / YEAR * H * 0.02 / 0.5) ** -0.5

CLAIMS: list[Claim] = [
    counts_of("defaults under a score that they move", LENT, "acts", "default", None, DEFAULTS),
    days_of("days of a low score that lending made", LENT, "band_seconds", "credit", "low", LOW),
    counts_of("refused by a score that lending made", LENT, "denials", "no_loan", "rightful", REFUSED),
    Claim(
        "a score that lending moves",
        LENT,
        per_person("score_sum_at_end", "credit", factor=0.1),
        10 - 2 * DEFAULTS[0],
        4 * DEFAULTS[1],
    ),
    share("no default at all", LENT, "persons_by_acts", "default", "0", float(DEFAULTED[0])),
    share("two defaults", LENT, "persons_by_acts", "default", "2", float(DEFAULTED[2])),
    counts_of("an outcome by a score that falls", GIVEN, "acts", "charged", None, charged()),
    counts_of("an outcome by group and date", GIVEN, "acts", "dated", None, either(DATED, 0.5 * DATED)),
    counts_of("an outcome after a fixed delay", GIVEN, "acts", "fixed", None, (FIXED, FIXED)),
    counts_of("the rest, after a gamma delay", GIVEN, "acts", "slow", None, slow()),
    counts_of("an outcome by a table of scores by group", GIVEN, "acts", "drawn", None, DRAWN),
    days_of("days on a list for an outcome", GIVEN, "listed_seconds", "debtors", None, laws.days_in_state(*OWED)),
    counts_of("listings for an outcome", GIVEN, "listings", "debtors", None, laws.moves_up(*OWED)),
    days_of("low until it is forgotten", FORGOTTEN, "band_seconds", "once", "low", laws.covered(TRUE + FALSE, KEPT)),
    days_of(
        "rightly under a label until it is forgotten",
        FORGOTTEN,
        "sanction_seconds",
        "label",
        "own",
        laws.covered(TRUE, KEPT),
    ),
    days_of(
        "wrongly under a label until it is forgotten",
        FORGOTTEN,
        "sanction_seconds",
        "label",
        "wrongful",
        laws.covered_by_the_other(TRUE, FALSE, KEPT),
    ),
    days_of("low while two are remembered", FORGOTTEN, "band_seconds", "twice", "low", two_within()),
    share(
        "low at the end while two are remembered",
        FORGOTTEN,
        "band_at_end",
        "twice",
        "low",
        1 - math.exp(-END) * (1 + END),
    ),
    days_of("days in the band of the third gain", FORGOTTEN, "band_seconds", "merit", "gold", GOLD),
    days_of("days on a redlist by band", FORGOTTEN, "listed_seconds", "gold", None, GOLD),
    counts_of(
        "favours on a redlist by band", FORGOTTEN, "favours", "fast_bus", "rightful", laws.poisson_over(3 / YEAR, GOLD)
    ),
    counts_of("listings on a redlist with a term", FORGOTTEN, "listings", "honours", None, honours()),
    Claim("looked at each time", FLAGGED, per_person("assessments", "yearly"), float(LOOKS), 0.0),
    counts_of("flags of a trait on a schedule", FLAGGED, "observations", "yearly", "true", FOUND),
    share(
        "flagged thrice",
        FLAGGED,
        "ever_listed",
        "thrice",
        None,
        0.3 * float(stats.binom(LOOKS, 0.5).sf(2)) + 0.7 * float(stats.binom(LOOKS, 0.1).sf(2)),
    ),
    counts_of("refused after the flag at the gate", FLAGGED, "denials", "no_train", None, (RIDDEN, RIDDEN_VARIANCE)),
    share("never refused by mistake", FLAGGED, "persons_by_denials", "no_bus", "0", NEVER),
]
