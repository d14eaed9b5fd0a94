"""Closed forms for responses and the shadow, sanctions on a band, renewal and dependants."""

from __future__ import annotations

import math

import numpy as np

from tests.closed_form import laws
from tests.closed_form.claims import HEAD, YEAR, Claim, H, counts, counts_of, days_of, share

RATE = 0.8 / YEAR
"""Acts per day."""


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
    """Acts at a rate that is multiplied by one of several factors."""
    return counts_of(name, TRAITS, "acts", item, None, laws.poisson_mixture(RATE * H, law))


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


def alone() -> tuple[float, float]:
    """Mean and variance of the days on which the life is out of work and its shadow is not.

    The life has a further move, of twice the rate while listed; it is alone while that one has come and the other has not.
    """
    listed = np.clip(laws.DAYS - 365.0, 0.0, 500.0)
    rate = 0.2 / YEAR
    still, come = np.exp(-rate * laws.DAYS), 1 - np.exp(-2 * rate * listed)
    both = still[:, None] * come[None, :]
    pairs = np.where(laws.DAYS[:, None] >= laws.DAYS[None, :], both, both.T)
    mean = float((still * come).sum() * laws.STEP)
    return mean, float(pairs.sum() * laws.STEP**2) - mean**2


IDLE = laws.poisson_over(RATE, alone())

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
LOW = laws.after_first(0.2 / YEAR)
MORE = laws.poisson_over(2 * RATE, LOW)

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
    counts_of("made through a status", LISTED, "regime_made_acts", "idle", None, IDLE),
    counts_of("more acts in a band for ever", IN_BAND, "acts", "act", None, (RATE * H + MORE[0], RATE * H + MORE[1])),
    days_of("days under a sanction on a band", IN_BAND, "sanction_seconds", "no_loans", "own", LOW),
    counts_of("refusals by a band", IN_BAND, "denials", "no_loans", None, laws.poisson_over(2 / YEAR, LOW)),
    counts("persons lived under renewal", RENEWED, "persons_lived", "", 1 + 0.2 / YEAR * H, 0.2 / YEAR * H),
    share("left while listed", RENEWED, "ends", "watch", "left", 0.5 * (1 - math.exp(-0.2 / YEAR * (H - 365)))),
    days_of(
        "days of dependants under a sanction",
        CHILDREN,
        "sanction_seconds",
        "no_school",
        "third_party",
        (200.0, OFFSPRING),
    ),
    counts("refusals of dependants", CHILDREN, "denials", "no_school", 200 / YEAR, 200 / YEAR + OFFSPRING / YEAR**2),
]
