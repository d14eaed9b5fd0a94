"""Expected figures of the case china-2018, computed from its rules without simulation.

One typical person per node of frailty and per type of traveller is carried through the states of the rules, day by day: free,
listed and unaware (a notice is under way, or none comes), listed and aware, with an application pending, stale, and no longer
listed but still refused. Sums over the nodes give expected listings, persons on the list, ends and refused purchases. What is
approximate: delays are taken as exponential with the mean of their law, days are steps, a stale listing is corrected at the
rate of an aware person, and the few wrong persons form one pool. The terms of the list are left out: the first that can run
out is of 1 May 2019, so that later days are approximate.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from china_rules import Array, Course, Rules
from scipy.special import gammaln
from scipy.stats import gamma, qmc

FRAILTY_NODES: Final = 28
TYPES: Final = 8
FOLLOWED: Final = ("no_flights", "no_high_speed_rail")
"""Sanctions whose refusals are expected; the others only make persons aware."""


@dataclass(frozen=True)
class Expected:
    """Expected values per person, (batch, days).

    Parameters
    ----------
    listings, settled, corrected
        Events of each day.
    listed, sanctioned
        Average over each day.
    denials
        Refused attempts of each day, by sanction.
    ever_listed
        Share of persons listed at least once by the end of each day.
    """

    listings: Array
    settled: Array
    corrected: Array
    listed: Array
    sanctioned: Array
    denials: dict[str, Array]
    ever_listed: Array


def frailty_nodes(shape: float) -> tuple[Array, Array]:
    """Give nodes and weights of a gamma variate of mean 1, in its logarithm; the weights times the nodes sum to 1."""
    points, weights = np.polynomial.legendre.leggauss(FRAILTY_NODES)
    low, high = math.log(1e-2), math.log(35.0 / shape)
    logs = low + (high - low) * (points + 1.0) / 2.0
    nodes = np.exp(logs)
    mass = weights * np.exp(shape * (logs + math.log(shape)) - shape * nodes - float(gammaln(shape)))
    return nodes, mass / float(mass @ nodes)


def types_of_person(spread: dict[str, float], biased: str | None) -> Array:
    """Give factors on attempts of typical persons, (TYPES, sanctions), each type standing for an equal part.

    With `biased`, the parts are parts of the attempts under that sanction instead of parts of the persons.
    """
    sobol = qmc.Sobol(len(spread), scramble=False).random(2 * TYPES)[TYPES:] + 0.5 / (2 * TYPES)
    factors = np.empty((TYPES, len(spread)))
    for at, (name, shape) in enumerate(spread.items()):
        order = np.argsort(np.argsort(sobol[:, at]))
        quantiles = (order + 0.5) / TYPES
        factors[:, at] = gamma.ppf(quantiles, shape + (name == biased), scale=1.0 / shape)
    return factors


def arrivals(rules: Rules, course: Course) -> Array:
    """Give reports per person-day whose obligation is still open when they arrive, before frailty, (batch, days)."""
    leaving = np.exp(-(1.0 / rules.delay + course.settles))
    share = (1.0 / rules.delay) / (1.0 / rules.delay + course.settles)
    waiting = np.zeros_like(course.settles)
    arriving = np.empty_like(course.acts)
    for day in range(course.acts.shape[1]):
        rate = 1.0 / rules.delay + course.settles
        new = course.acts[:, day] * rules.detects
        after = waiting * leaving + new * (1.0 - leaving) / rate
        arriving[:, day] = (waiting + new - after) * share
        waiting = after
    return arriving


@dataclass
class Persons:
    """Shares of typical persons in each state, (batch, groups x types, frailty nodes), at the end of a day.

    Parameters
    ----------
    free
        Neither listed nor refused.
    gone
        No longer listed, still refused.
    told, untold
        Listed, not aware: a notice is under way, or none comes.
    aware, pending
        Listed and aware: no application pending, or one.
    stale
        An end that was not carried out.
    """

    free: Array
    gone: Array
    told: Array
    untold: Array
    aware: Array
    pending: Array
    stale: Array

    @classmethod
    def at_start(cls, shape: tuple[int, int, int]) -> Persons:
        """Give persons of whom nobody is listed."""
        return cls(np.ones(shape), *(np.zeros(shape) for _ in range(6)))

    @property
    def listed(self) -> Array:
        """Shares listed."""
        return self.told + self.untold + self.aware + self.pending + self.stale

    def enter(self, probability: Array, notice: float) -> Array:
        """List with a probability, and give the shares newly listed."""
        new = (self.free + self.gone) * probability
        self.free *= 1.0 - probability
        self.gone *= 1.0 - probability
        self.told += notice * new
        self.untold += (1.0 - notice) * new
        return new

    def learn(self, unrefused: Array, unnoticed: float) -> None:
        """Make aware whom a notice or a refusal reached."""
        still_told, still_untold = self.told * unrefused * unnoticed, self.untold * unrefused
        self.aware += self.told - still_told + self.untold - still_untold
        self.told, self.untold = still_told, still_untold

    def apply(self, filing: float, deciding: float, grants: float) -> Array:
        """File and decide applications, and give the shares that are granted."""
        filed, decided = self.aware * filing, self.pending * deciding
        granted = decided * grants
        self.aware += decided - granted - filed
        self.pending += filed - decided
        self.gone += granted
        return granted

    def settle(self, settling: Array, fails: float) -> Array:
        """Settle obligations, and give the shares whose listing ends by it."""
        ended = (self.told + self.untold + self.aware + self.pending) * settling
        for state in (self.told, self.untold, self.aware, self.pending):
            np.multiply(state, 1.0 - settling, out=state)
        self.stale += fails * ended
        self.gone += (1.0 - fails) * ended
        return (1.0 - fails) * ended

    def cure(self, curing: float) -> Array:
        """Correct stale listings, and give their shares."""
        cured = self.stale * curing
        self.stale -= cured
        self.gone += cured
        return cured

    def lift(self, lifting: float) -> None:
        """Lift the refusals of those who are no longer listed."""
        lifted = self.gone * lifting
        self.gone -= lifted
        self.free += lifted


def expected(rules: Rules, course: Course) -> Expected:
    """Carry all typical persons through the run.

    Parameters
    ----------
    rules
        What is fixed.
    course
        What is fitted, for a batch of parameter sets.

    Returns
    -------
    Expected
        By day, per person of the population.
    """
    nodes, weights = frailty_nodes(rules.frailty)
    names = list(rules.spread)
    factors = np.concatenate([types_of_person(rules.spread, group) for group in (None, *FOLLOWED)])
    refusals = np.stack([course.attempts[name] * rules.enforced[name] for name in names])
    reports = arrivals(rules, course)
    batch, days = reports.shape
    persons = Persons.at_start((batch, len(factors), len(nodes)))
    events = {name: np.zeros((batch, days)) for name in ("listings", "settled", "corrected")}
    stocks = {name: np.zeros((batch, days + 1)) for name in ("listed", "sanctioned", *FOLLOWED)}
    settling = (1.0 - np.exp(-course.settles))[:, None, None]

    def over_all(shares: Array) -> Array:
        total: Array = (shares[:, :TYPES] @ weights).mean(axis=1)
        return total

    for day in range(days):
        entering = 1.0 - np.exp(-reports[:, day, None, None] * (1.0 - rules.wrong) * nodes)
        events["listings"][:, day] = over_all(persons.enter(entering, rules.notice))
        unrefused = np.exp(-np.einsum("sb,ts->bt", refusals[:, :, day], factors))[:, :, None]
        persons.learn(unrefused, math.exp(-1.0 / rules.notice_delay))
        deciding = -math.expm1(-1.0 / rules.decides[day])
        granted = persons.apply(-math.expm1(-rules.files), deciding, rules.grants)
        events["settled"][:, day] = over_all(persons.settle(settling, rules.fails))
        cured = persons.cure(-math.expm1(-rules.files_wrongful * rules.grants_wrongful))
        events["corrected"][:, day] = over_all(granted + cured)
        persons.lift(-math.expm1(-1.0 / rules.removal[day]))
        stocks["listed"][:, day + 1] = over_all(persons.listed)
        held = ((1.0 - persons.free) @ weights).reshape(batch, -1, TYPES).mean(axis=2)
        for at, name in enumerate(("sanctioned", *FOLLOWED)):
            stocks[name][:, day + 1] = held[:, at]
    averages = {name: (each[:, 1:] + each[:, :-1]) / 2.0 for name, each in stocks.items()}
    pool = _add_wrong_persons(rules, course, reports, events, averages)
    denials = {name: refusals[names.index(name)] * (averages.pop(name) + pool) for name in FOLLOWED}
    summed = np.cumsum(reports, axis=1)
    first = -np.expm1(-summed[:, :, None] * (1.0 - rules.wrong) * nodes)
    return Expected(**events, **averages, denials=denials, ever_listed=first @ weights + rules.wrong * summed)


def _add_wrong_persons(
    rules: Rules, course: Course, reports: Array, events: dict[str, Array], averages: dict[str, Array]
) -> Array:
    """Add the listings of wrong persons, and give the share of persons who are on the list by them, (batch, days)."""
    leaving = course.settles + rules.notice * rules.files_wrongful * rules.grants_wrongful
    entering = rules.wrong * reports * (1.0 - averages["listed"])
    pool = np.zeros_like(reports)
    now = np.zeros(reports.shape[0])
    for day in range(reports.shape[1]):
        after = now * np.exp(-leaving) + entering[:, day] * np.exp(-leaving / 2.0)
        ended = now + entering[:, day] - after
        events["settled"][:, day] += ended * course.settles / leaving
        events["corrected"][:, day] += ended * (1.0 - course.settles / leaving)
        pool[:, day] = (now + after) / 2.0
        now = after
    events["listings"] += entering
    averages["listed"] += pool
    averages["sanctioned"] += pool
    return pool
