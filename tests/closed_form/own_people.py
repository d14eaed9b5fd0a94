"""Closed forms for statuses, responses and the shadow, renewal and dependants."""

from __future__ import annotations

import math

import numpy as np

from tests.closed_form.claims import DAY, HEAD, YEAR, Claim, H, counts, per_person, share

UP, DOWN = 0.5 / YEAR, 1.0 / YEAR
"""Moves to and from being out of work, per day."""

RATE = 0.8 / YEAR
"""Acts per day."""


def chain(t: np.ndarray, start: float) -> np.ndarray:
    """Probability of being out of work at t, from a start probability: a chain of two states."""
    limit = UP / (UP + DOWN)
    return np.asarray(limit + (start - limit) * np.exp(-(UP + DOWN) * t))


def days_out_of_work() -> tuple[float, float]:
    """Mean and variance of the days out of work: integrals over the law of the chain at one and at two instants."""
    t = (np.arange(2_000) + 0.5) * H / 2_000
    once = chain(t, 0.1)
    gap = np.abs(t[:, None] - t[None, :])
    earlier = np.minimum(np.arange(2_000)[:, None], np.arange(2_000)[None, :])
    both = once[earlier] * chain(gap, 1.0)
    step = H / 2_000
    mean = float(once.sum() * step)
    return mean, float(both.sum() * step**2) - mean**2


def after_first(rate: float) -> tuple[float, float]:
    """Mean and variance of (H - T)+, days, for an exponential T."""
    mean = H - (1 - math.exp(-rate * H)) / rate
    return mean, H**2 - 2 / rate * mean - mean**2


CHAIN = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 500000}, {g: B, count: 500000}]}
  statuses:
    work: {start: {employed: 0.9, out: rest}, moves: {employed -> out: 0.5/yr, out -> employed: 1/yr}}
    once: {start: {before: 1, after: 0}, moves: {before -> after: {base: 0.2/yr, over: {2015-01-01: 2}}}}
    grouped: {start: {by: {g: {A: {yes: 0.2, no: 0.8}, B: {yes: 0.6, no: 0.4}}}}}
  conducts: {}
regime: {}
"""
)
MOVED = 1 - math.exp(-0.2 / YEAR * (730 + 2 * (H - 730)))
OUT = days_out_of_work()

TRAITS = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 1000000}]}
  statuses: {bold: {start: {yes: 0.3, no: 0.7}}, poor: {start: {yes: 0.4, no: 0.6}}}
  conducts:
    less: {context: courts, gravity: 1, rate: 0.8/yr}
    more: {context: courts, gravity: 1, rate: 0.8/yr}
    most: {context: courts, gravity: 1, rate: 0.8/yr}
    both: {context: courts, gravity: 1, rate: 0.8/yr}
  responses:
  - {while: {status: {bold: yes}}, multiplies: conduct.less, by: 0.4}
  - {while: {status: {bold: yes}}, multiplies: conduct.more, by: 1.7}
  - {while: {status: {bold: yes}}, multiplies: conduct.most, by: 5.5}
  - {while: {status: {bold: yes}}, multiplies: conduct.both, by: 2}
  - {while: {status: {poor: yes}}, multiplies: conduct.both, by: 1.5}
regime: {}
"""
)


def mixed(name: str, item: str, law: dict[float, float]) -> Claim:
    """Acts at a rate that is multiplied by one of several factors: a mixture of Poisson laws."""
    mean = sum(factor * chance for factor, chance in law.items())
    spread = sum(factor**2 * chance for factor, chance in law.items()) - mean**2
    expected = RATE * H * mean
    return counts(name, TRAITS, "acts", item, expected, expected + (RATE * H) ** 2 * spread)


LISTED = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 1000000}]}
  statuses: {work: {start: {employed: 1, out: 0}, moves: {employed -> out: 0.2/yr}}}
  conducts:
    less: {context: courts, gravity: 1, rate: 0.8/yr}
    more: {context: courts, gravity: 1, rate: 0.8/yr}
    later: {context: courts, gravity: 1, rate: 0.8/yr}
    idle: {context: courts, gravity: 1, rate: 0.8/yr}
  services: {flight: {context: travel, attempts: 3/yr}}
  responses:
  - {while: {on_list: watch}, multiplies: conduct.less, by: 0.4}
  - {while: {on_list: watch}, multiplies: conduct.more, by: 3}
  - {while: {on_list: watch}, multiplies: attempts.flight, by: 0.5}
  - {while: {on_list: watch}, multiplies: move.work.employed -> out, by: 3}
  - {after: {listed: twice, times: 2}, multiplies: conduct.later, by: 2}
  - {while: {status: {work: out}}, multiplies: conduct.idle, by: 2}
regime:
  lists:
    watch: {by_hand: {share: 1, at: 2014-01-01}, term: 500d}
    twice: {by_hand: [{share: 1, at: 2014-01-01}, {share: 1, at: 2016-01-01}], term: 100d}
    barred: {by_hand: {share: 1, at: 2013-01-01}, term: null}
  sanctions: {no_flights: {list: barred, denies: flight}}
"""
)


def only_life_is_out() -> tuple[float, float]:
    """Mean and variance of the days on which the life is out of work and its shadow is not, by a large simulation."""
    draws = np.random.default_rng(1)
    rate = 0.2 / YEAR
    shadow = draws.exponential(1 / rate, 1_000_000)
    raised = np.full(1_000_000, 365.0) + draws.exponential(1 / (2 * rate), 1_000_000)
    life = np.where(raised < 865.0, np.minimum(raised, shadow), shadow)
    spent = np.minimum(shadow, H) - np.minimum(life, H)
    return float(spent.mean()), float(spent.var())


def expected_alone() -> float:
    """Mean of the same days, exactly: the integral of e^(-a t) - e^(-a (t + 2 listed days so far))."""
    t = (np.arange(40_000) + 0.5) * H / 40_000
    listed = np.clip(t - 365.0, 0.0, 500.0)
    rate = 0.2 / YEAR
    return float((np.exp(-rate * t) - np.exp(-rate * (t + 2 * listed))).mean() * H)


ALONE = only_life_is_out()[1]
IDLE = RATE * expected_alone()

IN_BAND = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 1000000}]}
  conducts: {slip: {context: courts, gravity: 1, rate: 0.2/yr}, act: {context: courts, gravity: 1, rate: 0.8/yr}}
  services: {loan: {context: credit, attempts: 2/yr}}
  responses: [{while: {in_band: {credit: [low]}}, multiplies: conduct.act, by: 3}]
regime:
  sensors: {eye: {observes: slip}}
  scores: {credit: {start: 10, points: {slip: -6}, bands: {high: 5, low: -1000}}}
  sanctions: {no_loans: {band: {credit: [low]}, denies: loan}}
"""
)
LOW, LOW_VARIANCE = after_first(0.2 / YEAR)

RENEWED = (
    HEAD
    + """
world: {population: {cells: [{g: A, count: 1000000}], renewal: 0.2/yr}, conducts: {}}
regime: {lists: {watch: {by_hand: {share: 0.5, at: 2014-01-01}, term: null}}}
"""
)

CHILDREN = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 1000000}], dependants: {child: {0: 0.3, 1: 0.4, 2: 0.3}}}
  conducts: {}
  services: {school: {context: education, attempts: 1/yr}}
regime:
  lists: {watch: {by_hand: {share: 0.5, at: 2014-01-01}, term: 400d}}
  sanctions: {no_school: {list: watch, denies: school, on: child}}
"""
)
OFFSPRING = 400**2 * 0.5 * 1.6 - 200**2

CLAIMS: list[Claim] = [
    share("out of work at the end", CHAIN, "status_at_end", "work", "out", float(chain(np.array(H), 0.1))),
    Claim("days out of work", CHAIN, per_person("status_seconds", "work", "out", factor=1 / DAY), *OUT),
    share("moved once, with a calendar", CHAIN, "moves", "once", None, MOVED),
    share("a status that starts by group", CHAIN, "status_at_end", "grouped", "yes", 0.4),
    mixed("a response below 1 in a status", "less", {0.4: 0.3, 1.0: 0.7}),
    mixed("a response above 1 in a status", "more", {1.7: 0.3, 1.0: 0.7}),
    mixed("a response over several heights", "most", {5.5: 0.3, 1.0: 0.7}),
    mixed("two responses multiply", "both", {3.0: 0.12, 2.0: 0.18, 1.5: 0.28, 1.0: 0.42}),
    counts("fewer acts while listed", LISTED, "acts", "less", RATE * (H - 300)),
    counts("acts forgone while listed", LISTED, "forgone_acts", "less", RATE * 300),
    counts("more acts while listed", LISTED, "acts", "more", RATE * (H + 1_000)),
    counts("acts that the regime made", LISTED, "regime_made_acts", "more", RATE * 1_000),
    counts("more acts after the second listing", LISTED, "acts", "later", RATE * (H + (H - 1_095))),
    counts("fewer attempts while listed", LISTED, "denials", "no_flights", 3 / YEAR * (H - 250)),
    share("a move is faster while listed", LISTED, "moves", "work", None, 1 - math.exp(-0.2 / YEAR * (H + 1_000))),
    counts("made through a status", LISTED, "regime_made_acts", "idle", IDLE, IDLE + RATE**2 * ALONE),
    counts(
        "more acts in a band",
        IN_BAND,
        "acts",
        "act",
        RATE * (H + 2 * LOW),
        RATE * (H + 2 * LOW) + (2 * RATE) ** 2 * LOW_VARIANCE,
    ),
    Claim(
        "days under a sanction on a band",
        IN_BAND,
        per_person("sanction_seconds", "no_loans", "own", factor=1 / DAY),
        LOW,
        LOW_VARIANCE,
    ),
    counts(
        "refusals by a band",
        IN_BAND,
        "denials",
        "no_loans",
        2 / YEAR * LOW,
        2 / YEAR * LOW + (2 / YEAR) ** 2 * LOW_VARIANCE,
    ),
    counts("persons lived under renewal", RENEWED, "persons_lived", "", 1 + 0.2 / YEAR * H, 0.2 / YEAR * H),
    share("left while listed", RENEWED, "ends", "watch", "left", 0.5 * (1 - math.exp(-0.2 / YEAR * (H - 365)))),
    Claim(
        "days of dependants under a sanction",
        CHILDREN,
        per_person("sanction_seconds", "no_school", "third_party", factor=1 / DAY),
        200.0,
        OFFSPRING,
    ),
    counts("refusals of dependants", CHILDREN, "denials", "no_school", 200 / YEAR, 200 / YEAR + OFFSPRING / YEAR**2),
]
