"""Closed forms for moves back and forth, renewal by age and generation, and what a new person starts with."""

from __future__ import annotations

import math

from scipy import integrate

from tests.closed_form import laws
from tests.closed_form.claims import HEAD, YEAR, Claim, H, counts_of, days_of, in_group, share

MOVING = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 500000}, {g: B, count: 500000}]}
  statuses:
    work: {start: {employed: 0.9, out: rest}, moves: {employed -> out: 0.5/yr, out -> employed: 1/yr}}
    paced: {start: {before: 1, after: 0}, moves: {before -> after: {base: 0.2/yr, by: {g: {A: 0.5, B: 2}}}}}
    once: {start: {before: 1, after: 0}, moves: {before -> after: {base: 0.2/yr, over: {2015-01-01: 2}}}}
    three: {start: {a: 1, b: 0, c: 0}, moves: {a -> b: 0.3/yr, a -> c: 0.6/yr, b -> c: 0.5/yr}}
  conducts: {}
regime: {}
"""
)
UP, DOWN = 0.5 / YEAR, 1.0 / YEAR
LEAVES_A, LEAVES_B = 0.9 / YEAR, 0.5 / YEAR
IN_B = 0.3 / YEAR * (math.exp(-LEAVES_B * H) - math.exp(-LEAVES_A * H)) / (LEAVES_A - LEAVES_B)
"""Probability of being in the middle one of three states."""

MOVED = 1 - math.exp(-0.2 / YEAR * (730 + 2 * (H - 730)))

RENEWED = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 1000000}], frailty: {shape: 0.5}, renewal: {base: 0.1/yr, over: {2013-01-01: 2}}}
  statuses: {once: {start: {before: 1, after: 0}, moves: {before -> after: 0.3/yr}}, trait: {start: {yes: 0.3, no: 0.7}}}
  conducts: {act: {context: courts, gravity: 1, rate: 0.4/yr}}
regime:
  sensors:
    eye: {observes: act}
    aged: {assesses: {at: 2017-12-31}, guilty_if: {status: {trait: yes}}, flags: {guilty: 1, innocent: 0}}
  lists:
    listed: {by_hand: {rate: 0.3/yr}, term: null}
    marked: {enters: {observed: act}, term: null}
    of_old: {initial: {share: 0.4}, term: null}
"""
)
RENEWAL, STRUCK, MOVE = 0.2 / YEAR, 0.3 / YEAR, 0.3 / YEAR


def clean(age: float) -> float:
    """Probability of no act up to an age, with a gamma frailty of shape 0.5 that is drawn anew at each birth."""
    return float((1 + 0.4 / YEAR * age / 0.5) ** -0.5)


UNMARKED = (
    math.exp(-RENEWAL * H) * clean(H) + integrate.quad(lambda a: RENEWAL * math.exp(-RENEWAL * a) * clean(a), 0, H)[0]
)
"""The age at the end is the time since the latest renewal, or the whole run."""

STAYED = (1 - math.exp(-RENEWAL * H)) / RENEWAL
STAYED_SQUARED = 2 / RENEWAL**2 * (1 - math.exp(-RENEWAL * H) * (1 + RENEWAL * H))
DONE = 0.4 / YEAR * H
DONE_VARIANCE = DONE + (0.4 / YEAR) ** 2 * 2 * 2 * (H - STAYED) / RENEWAL
"""Frailties of two instants have the covariance 2 e^(-renewal x gap)."""

CLAIMS: list[Claim] = [
    counts_of("moves out of work", MOVING, "moves", "work", "employed -> out", laws.moves_up(0.1, UP, DOWN)),
    counts_of("moves back into work", MOVING, "moves", "work", "out -> employed", laws.moves_down(0.1, UP, DOWN)),
    days_of("days in a status, to and fro", MOVING, "status_seconds", "work", "out", laws.days_in_state(0.1, UP, DOWN)),
    share("in a status at the end", MOVING, "status_at_end", "work", "out", float(laws.chain(H, 0.1, UP, DOWN))),
    share("moved once, with a calendar", MOVING, "moves", "once", None, MOVED),
    in_group("a move by group", MOVING, ("moves", "paced", None, "g=B"), 1 - math.exp(-0.4 / YEAR * H), 0.5),
    share("the middle one of three states", MOVING, "status_at_end", "three", "b", IN_B),
    share(
        "the first of two moves from one state",
        MOVING,
        "moves",
        "three",
        "a -> b",
        0.3 / 0.9 * (1 - math.exp(-LEAVES_A * H)),
    ),
    counts_of("lives listed by hand", RENEWED, "ever_listed", "listed", None, laws.moves_up(0.0, STRUCK, RENEWAL)),
    counts_of(
        "left while listed, of all lives", RENEWED, "ends", "listed", "left", laws.moves_down(0.0, STRUCK, RENEWAL)
    ),
    share(
        "listed at the end, under renewal",
        RENEWED,
        "listed_at_end",
        "listed",
        None,
        float(laws.chain(H, 0.0, STRUCK, RENEWAL)),
    ),
    days_of(
        "days listed under renewal", RENEWED, "listed_seconds", "listed", None, laws.days_in_state(0.0, STRUCK, RENEWAL)
    ),
    share("marked at the end, by age and frailty", RENEWED, "listed_at_end", "marked", None, 1 - UNMARKED),
    share(
        "a status of those who live at the end",
        RENEWED,
        "status_at_end",
        "once",
        "after",
        float(laws.chain(H, 0.0, MOVE, RENEWAL)),
    ),
    counts_of("acts of all generations", RENEWED, "acts", "act", None, (DONE, DONE_VARIANCE)),
    share("assessed in the generation of the day", RENEWED, "assessments", "aged", "guilty", 0.3),
    share("of the start, and still there", RENEWED, "listed_at_end", "of_old", None, 0.4 * math.exp(-RENEWAL * H)),
    days_of(
        "days of a list of the start",
        RENEWED,
        "listed_seconds",
        "of_old",
        None,
        laws.thinned((STAYED, STAYED_SQUARED - STAYED**2), 0.4),
    ),
]
