"""Closed forms for responses on attempts and moves, in statuses and bands, over several heights, and for products of them."""

from __future__ import annotations

import math

from tests.closed_form import laws
from tests.closed_form.claims import HEAD, YEAR, Claim, H, Law, counts_of, days_of, share

TRAITS = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 1000000}]}
  statuses:
    bold: {start: {yes: 0.3, no: 0.7}}
    work: {start: {employed: 1, out: 0}, moves: {employed -> out: 0.2/yr}}
    health: {start: {well: 0.9, ill: rest}, moves: {well -> ill: 0.3/yr, ill -> well: 0.6/yr}}
  conducts:
    tried: {context: credit, gravity: 1}
    asked: {context: credit, gravity: 1}
    called: {context: credit, gravity: 1}
    idle: {context: civic, gravity: 1, rate: 0.8/yr}
  services:
    loan: {context: credit, attempts: 2/yr, outcomes: {granted: {tried: 1}}}
    card: {context: credit, attempts: 2/yr, spread: {shape: 0.5}, outcomes: {granted: {asked: 1}}}
    desk: {context: credit, attempts: 0.5/yr, outcomes: {granted: {called: 1}}}
  responses:
  - {while: {status: {bold: yes}}, multiplies: [attempts.loan, attempts.card], by: 0.4}
  - {while: {status: {bold: yes}}, multiplies: move.work.employed -> out, by: 3}
  - {while: {in_band: {credit: [low]}}, multiplies: attempts.desk, by: 5}
  - {while: {in_band: {credit: [low]}}, multiplies: move.health.well -> ill, by: 2.5}
  - {while: {status: {health: ill}}, multiplies: conduct.idle, by: 0}
regime:
  scores: {credit: {start: {2: 0.5, 8: 0.5}, bands: {high: 5, low: 0}}}
"""
)
TRIES, CALLS, IDLE = 2 / YEAR, 0.5 / YEAR, 0.8 / YEAR
UP, DOWN = 0.3 / YEAR, 0.6 / YEAR


def either(one: Law, other: Law) -> Law:
    """Mean and variance of what has the one law or the other, with a chance of one half each."""
    mean = (one[0] + other[0]) / 2
    return mean, (one[1] + one[0] ** 2 + other[1] + other[0] ** 2) / 2 - mean**2


ILL = either(laws.days_in_state(0.1, UP, DOWN), laws.days_in_state(0.1, 2.5 * UP, DOWN))
WELL = (H - ILL[0], ILL[1])
FALLS = either(laws.moves_up(0.1, UP, DOWN), laws.moves_up(0.1, 2.5 * UP, DOWN))


def with_spread(mean: float, factors: dict[float, float]) -> Law:
    """Mean and variance of a count with one of several factors and a gamma spread of shape 0.5."""
    first = sum(factor * chance for factor, chance in factors.items())
    second = sum(factor**2 * chance for factor, chance in factors.items())
    return mean * first, mean * first + mean**2 * (3.0 * second - first**2)


HIGH = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 500000}, {g: B, count: 500000}]}
  statuses: {bold: {start: {yes: 0.3, no: 0.7}}}
  conducts:
    rare: {context: courts, gravity: 1, rate: 0.1/yr}
    spread: {context: courts, gravity: 1, rate: {base: 0.4/yr, over: {2014-07-01: 2}}}
    both: {context: courts, gravity: 1, rate: 0.4/yr}
    against: {context: courts, gravity: 1, rate: 0.4/yr}
    none: {context: courts, gravity: 1, rate: 0.4/yr}
    after: {context: courts, gravity: 1, rate: 0.4/yr}
    grouped: {context: courts, gravity: 1, rate: 0.4/yr}
    tried: {context: credit, gravity: 1}
  services: {loan: {context: credit, attempts: 1/yr, outcomes: {granted: {tried: 1}}}}
  responses:
  - {while: {on_list: watch}, multiplies: conduct.rare, by: 20}
  - {while: {on_list: watch}, multiplies: [conduct.both, conduct.spread], by: 3}
  - {while: {status: {bold: yes}}, multiplies: conduct.both, by: 0.5}
  - {while: {on_list: watch}, multiplies: conduct.against, by: 0.2}
  - {while: {status: {bold: yes}}, multiplies: conduct.against, by: 3}
  - {while: {on_list: [watch, later]}, multiplies: conduct.none, by: 0}
  - {after: {listed: watch}, multiplies: [conduct.after, attempts.loan], by: 2.5}
  - {while: {on_list: watch}, multiplies: conduct.grouped, by: {base: 2, by: {g: {A: 1, B: 3}}}}
regime:
  lists:
    watch: {by_hand: {share: 1, at: 2014-01-01}, term: 500d}
    later: {by_hand: {share: 1, at: 2015-01-01}, term: 500d}
"""
)
FEW = 0.4 / YEAR
LISTED, EITHER, AFTER = 500.0, 865.0, H - 365
CALENDAR = FEW * (546 + 2 * (H - 546) + 2 * (181 + 2 * (LISTED - 181)))


def poisson(mean: float) -> Law:
    """Mean and variance of a Poisson count."""
    return mean, mean


def acts(conduct: str, law: Law) -> Claim:
    """A claim about acts under the responses on a list."""
    return counts_of(f"acts of {conduct} under responses", HIGH, "acts", conduct, None, law)


def made(conduct: str, law: Law) -> Claim:
    """A claim about the acts that the regime made."""
    return counts_of(f"regime-made acts of {conduct}", HIGH, "regime_made_acts", conduct, None, law)


def forgone(conduct: str, law: Law) -> Claim:
    """A claim about the acts that were forgone."""
    return counts_of(f"forgone acts of {conduct}", HIGH, "forgone_acts", conduct, None, law)


def bold(per_day: float, yes: float, no: float) -> Law:
    """Law of acts over so many days at the base rate, which differ by the trait."""
    return laws.poisson_mixture(per_day, {yes: 0.3, no: 0.7})


CLAIMS: list[Claim] = [
    counts_of(
        "fewer attempts in a status",
        TRAITS,
        "acts",
        "tried",
        None,
        laws.poisson_mixture(TRIES * H, {0.4: 0.3, 1.0: 0.7}),
    ),
    counts_of(
        "fewer attempts in a status, with spread",
        TRAITS,
        "acts",
        "asked",
        None,
        with_spread(TRIES * H, {0.4: 0.3, 1.0: 0.7}),
    ),
    share(
        "a move is faster in a status",
        TRAITS,
        "moves",
        "work",
        None,
        1 - 0.3 * math.exp(-0.6 / YEAR * H) - 0.7 * math.exp(-0.2 / YEAR * H),
    ),
    counts_of(
        "more attempts in a band", TRAITS, "acts", "called", None, laws.poisson_mixture(CALLS * H, {5.0: 0.5, 1.0: 0.5})
    ),
    counts_of(
        "acts that a band made, by attempts",
        TRAITS,
        "regime_made_acts",
        "called",
        None,
        laws.poisson_mixture(CALLS * H, {4.0: 0.5, 0.0: 0.5}),
    ),
    counts_of("moves that are faster in a band", TRAITS, "moves", "health", "well -> ill", FALLS),
    days_of("days in a status that is entered faster in a band", TRAITS, "status_seconds", "health", "ill", ILL),
    counts_of("no acts in a status", TRAITS, "acts", "idle", None, laws.poisson_over(IDLE, WELL)),
    acts("rare", poisson(0.1 / YEAR * (H + 19 * LISTED))),
    made("rare", poisson(0.1 / YEAR * 19 * LISTED)),
    acts("spread", poisson(CALENDAR)),
    acts("both", bold(FEW, 0.5 * H + LISTED, H + 2 * LISTED)),
    made("both", bold(FEW * LISTED, 1.0, 2.0)),
    acts("against", bold(FEW, 3 * (H - 0.8 * LISTED), H - 0.8 * LISTED)),
    forgone("against", bold(FEW * LISTED, 2.4, 0.8)),
    acts("none", poisson(FEW * (H - EITHER))),
    forgone("none", poisson(FEW * EITHER)),
    acts("after", poisson(FEW * (H + 1.5 * AFTER))),
    acts("tried", poisson(1 / YEAR * (H + 1.5 * AFTER))),
    made("tried", poisson(1 / YEAR * 1.5 * AFTER)),
    acts("grouped", poisson(FEW * (H + 0.5 * LISTED * (1 + 5)))),
]
