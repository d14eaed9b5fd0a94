"""Closed forms for responses and the shadow, sanctions on a band, renewal and dependants."""

from __future__ import annotations

import math

import numpy as np

from standing.records.tallies import Tallies
from tests.closed_form import laws
from tests.closed_form.claims import HEAD, YEAR, Claim, H, Law, counts, counts_of, days_of, share

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

STEPPED = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 1000000}]}
  statuses:
    work: {start: {employed: 0.9, out: rest},
           moves: {employed -> out: {base: 0.5/yr, over: {2015-01-01: 2}}, out -> employed: 1/yr}}
  conducts: {}
regime: {}
"""
)
STEP_AT, UP, DOWN = 730.0, 0.5 / YEAR, 1.0 / YEAR


def stepped(since: laws.Numbers, t: laws.Numbers, start: float) -> laws.Numbers:
    """Probability of being out of work at t, from a start probability at an instant before, with a calendar that steps."""
    before = laws.chain(np.minimum(t, STEP_AT) - np.minimum(since, STEP_AT), start, UP, DOWN)
    limit = 2 * UP / (2 * UP + DOWN)
    after = np.maximum(t, STEP_AT) - np.maximum(since, STEP_AT)
    return np.asarray(limit + (before - limit) * np.exp(-(2 * UP + DOWN) * after))


def out_of_work() -> tuple[Law, Law]:
    """Laws of the days out of work, and of the moves there: after a move the chain starts anew."""
    once, again = stepped(np.zeros(1), laws.DAYS, 0.1), stepped(laws.EARLIER, laws.LATER, 1.0)
    first = stepped(np.zeros(1), laws.EARLIER, 0.1)
    pace = np.where(laws.DAYS < STEP_AT, UP, 2 * UP)
    mean, moves = float(once.sum()), float((pace * (1 - once)).sum())
    pairs = pace[:, None] * pace[None, :] * (1 - first) * (1 - again)
    return (mean, float((first * again).sum()) - mean**2), (moves, moves + float(pairs.sum()) - moves**2)


OUT, MOVES = out_of_work()
OUT_AT_END = float(stepped(np.zeros(1), np.array([H]), 0.1)[0])

SLOWED = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 1000000}]}
  statuses: {work: {start: {employed: 1, out: 0}, moves: {employed -> out: 0.3/yr}}}
  conducts: {idle: {context: courts, gravity: 1, rate: 0.8/yr}}
  responses:
  - {while: {on_list: watch}, multiplies: move.work.employed -> out, by: 0.3}
  - {while: {status: {work: out}}, multiplies: conduct.idle, by: 2}
regime: {lists: {watch: {by_hand: {share: 1, at: 2014-01-01}, term: 500d}}}
"""
)
MOVE = 0.3 / YEAR


def only_shadow_is_out() -> Law:
    """Law of the days on which only the shadow is out: at two instants, if it is at the first and the life not at the last."""
    spared = 0.7 * np.clip(laws.DAYS - 365.0, 0.0, 500.0)
    life, shadow = np.exp(-MOVE * (laws.DAYS - spared)), np.exp(-MOVE * laws.DAYS)
    both = life[None, :] - shadow[:, None] * life[None, :] / life[:, None]
    pairs = np.where(laws.DAYS[:, None] <= laws.DAYS[None, :], both, both.T)
    mean = float((life - shadow).sum())
    return mean, float(pairs.sum()) - mean**2


SPARED = laws.poisson_over(RATE, only_shadow_is_out())


def in_the_shadow(run: Tallies) -> float:
    """Acts that the shadow does, per person: those of the life, less what the regime made, and what was forgone."""
    made, forgone = (run.value(tally, "idle") for tally in ("regime_made_acts", "forgone_acts"))
    return (run.value("acts", "idle") - made + forgone) / run.persons("all")


def as_in_the_world(move: float) -> Law:
    """Law of the acts of a shadow that moves out of work at a rate and then acts twice as often."""
    more = laws.poisson_over(RATE, laws.after_first(move))
    return RATE * H + more[0], RATE * H + more[1]


SPIRAL = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 1000000}]}
  conducts:
    act: {context: courts, gravity: 1, rate: 0.3/yr}
    other: {context: courts, gravity: 1, rate: 0.8/yr}
  responses:
  - {after: {listed: marked}, multiplies: conduct.act, by: 3}
  - {after: {listed: struck, times: 2}, multiplies: conduct.other, by: 2.5}
regime:
  sensors: {eye: {observes: act}}
  lists: {marked: {enters: {observed: act}, term: 1s}, struck: {by_hand: {rate: 0.5/yr}, term: 1s}}
"""
)
PACE = 0.3 / YEAR
MARKED = laws.after_first(PACE)
"""Days after the first listing; that two acts fall into one term of a second is left out (1e-8)."""


def listings_in_all() -> Law:
    """Law of the listings: the first, and those at three times the rate after it."""
    ever, (mean, variance) = 1 - math.exp(-PACE * H), MARKED
    rate = 3 * PACE
    return ever + rate * mean, rate * mean + ever * (1 - ever) + rate**2 * variance + 2 * rate * mean * (1 - ever)


MADE = laws.poisson_over(2 * PACE, MARKED)
TWICE = laws.poisson_over(1.5 * RATE, laws.after_second(0.5 / YEAR, 0.5 / YEAR))

FAMILIES = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 1000000}], dependants: {child: {0: 0.3, 1: 0.4, 2: 0.3}}}
  conducts: {}
  services: {school: {context: education, attempts: 1/yr, spread: {shape: 0.5}}}
regime:
  lists: {barred: {by_hand: {share: 0.5, at: 2014-01-01}, term: null}}
  sanctions: {no_school: {list: barred, denies: school, on: child}, own_school: {list: barred, denies: school}}
"""
)
SINCE = H - 365
STRUCK, CHILD = (0.5 * SINCE, 0.25 * SINCE**2), (0.5 * SINCE, (0.5 * 1.6 - 0.25) * SINCE**2)
REFUSED, CHILD_REFUSED = (laws.poisson_over(1 / YEAR, of, spread=2.0) for of in (STRUCK, CHILD))
"""Days since the listing and refusals, of oneself and of dependants: one each on average, 1.6 in the mean square."""

IN_TIME = laws.after_first(0.2 / YEAR, SINCE)
UNTIL_LEFT = laws.thinned((SINCE - IN_TIME[0], IN_TIME[1]), 0.5)

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
    days_of("days out of work, with a calendar", STEPPED, "status_seconds", "work", "out", OUT),
    share("out of work at the end, with a calendar", STEPPED, "status_at_end", "work", "out", OUT_AT_END),
    counts_of("moves out of work, with a calendar", STEPPED, "moves", "work", "employed -> out", MOVES),
    share("a move is slower while listed", SLOWED, "moves", "work", None, 1 - math.exp(-MOVE * (H - 350))),
    counts_of("forgone through a status", SLOWED, "forgone_acts", "idle", None, SPARED),
    Claim("a shadow whose life is slower", SLOWED, in_the_shadow, *as_in_the_world(MOVE)),
    Claim("a shadow whose life is faster", LISTED, in_the_shadow, *as_in_the_world(0.2 / YEAR)),
    counts_of("listings of a spiral", SPIRAL, "listings", "marked", None, listings_in_all()),
    counts_of("two thirds after the first are made", SPIRAL, "regime_made_listings", "marked", None, MADE),
    counts_of("made after the second listing", SPIRAL, "regime_made_acts", "other", None, TWICE),
    counts_of("dependants at the end", FAMILIES, "sanctioned_at_end", "no_school", "third_party", (0.5, 0.55)),
    days_of("days under an own sanction", FAMILIES, "sanction_seconds", "own_school", None, STRUCK),
    days_of("days of dependants, one each on average", FAMILIES, "sanction_seconds", "no_school", None, CHILD),
    counts_of("own refusals, with spread", FAMILIES, "denials", "own_school", None, REFUSED),
    counts_of("refusals of dependants, with spread", FAMILIES, "denials", "no_school", "third_party", CHILD_REFUSED),
    share("ever listed, of the generation of the day", RENEWED, "ever_listed", "watch", None, 0.5),
    days_of("days listed until they leave", RENEWED, "listed_seconds", "watch", None, UNTIL_LEFT),
]
