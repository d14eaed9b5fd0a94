"""Expected figures of the case china-2018, computed from its rules without simulation.

One typical person per node of frailty and per type of traveller is carried through the states of the rules, day by day: free,
listed and unaware (a notice is under way, or none comes), listed and aware, with an application pending, stale, and no longer
listed but still refused. Sums over the nodes give expected listings, persons on the list, ends and refused purchases. What is
approximate: delays are taken as exponential with the mean of their law, days are steps, a stale listing is corrected at the
rate of an aware person, and the few wrong persons form one pool. The terms of the list are left out: the first that can run
out is of 1 May 2019, so that later days are approximate.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln
from scipy.stats import gamma, norm, qmc

from standing.scenario import Law, Quantity, Scenario

Array = NDArray[np.float64]

FRAILTY_NODES: Final = 28
TYPES: Final = 8
DAY: Final = 86_400.0


@dataclass(frozen=True)
class Rules:
    """What the expectation needs to know, per day where it changes.

    Parameters
    ----------
    days
        Length of the run.
    frailty
        Shape of the gamma factor on the conduct.
    detects, delay, wrong
        The sensor: share detected, mean days until it reports, share laid to another person.
    notice, notice_delay
        Share of listings whose notice arrives, and mean days until then.
    files, decides, grants
        Applications of persons who met the condition: per day, mean days until the decision (days,), share granted.
    files_wrongful, grants_wrongful
        The same of persons who did not meet it.
    fails, removal
        Share of removals not carried out; mean days until the services hear of an end (days,).
    spread
        Shape of the gamma factor on attempts, by sanction.
    enforced
        Share of attempts refused, by sanction, (days,).
    """

    days: int
    frailty: float
    detects: float
    delay: float
    wrong: float
    notice: float
    notice_delay: float
    files: float
    decides: Array
    grants: float
    files_wrongful: float
    grants_wrongful: float
    fails: float
    removal: Array
    spread: dict[str, float]
    enforced: dict[str, Array]


@dataclass(frozen=True)
class Course:
    """The free part: how often what happens, for a batch of parameter sets.

    Parameters
    ----------
    acts
        Conduct per person-day, (batch, days).
    settles
        Settlements per day, (batch,).
    attempts
        Attempts per person-day by sanction, (batch, days).
    """

    acts: Array
    settles: Array
    attempts: dict[str, Array]


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


def dates_of(scenario: Scenario) -> list[dt.date]:
    """Give the days of a run."""
    start = scenario.clock.start.date()
    return [start + dt.timedelta(days=day) for day in range((scenario.clock.end.date() - start).days)]


def by_day(dates: list[dt.date], value: Callable[[dt.date], float]) -> Array:
    """Give a value on each day, (days,)."""
    return np.array([value(date) for date in dates])


def mean_days(law: Law, date: dt.date) -> float:
    """Give the mean of a law that holds on a date, in days, and at least a tenth of a day."""
    segment = law.at(date)
    mean = segment.scale.base
    if segment.kind == "lognormal" and segment.p90:
        spread = math.log(segment.p90 / mean) / float(norm.ppf(0.9))
        mean *= math.exp(spread * spread / 2.0)
    return max(mean / DAY, 0.1)


def rules_of(scenario: Scenario) -> Rules:
    """Read what is fixed from the scenario."""
    dates, regime = dates_of(scenario), scenario.regime
    first = dates[0]
    sensor, list_, redress = regime.sensors["docket"], regime.lists["judgment_defaulters"], regime.redress["correction"]
    world, notice = scenario.world, list_.notice
    if world is None or notice is None or world.population.frailty is None:
        raise ValueError("the case has a world with frailty, and a list with notice")

    def enforced(share: Quantity) -> Array:
        return by_day(dates, lambda date: share.at({}, date))

    return Rules(
        days=len(dates),
        frailty=float(world.population.frailty),
        detects=sensor.detects.base,
        delay=mean_days(sensor.delay, first),
        wrong=sensor.wrong_person.base,
        notice=notice.reaches.base,
        notice_delay=mean_days(notice.delay, first),
        files=redress.files_rightful.base * DAY,
        decides=by_day(dates, lambda date: mean_days(redress.delay, date)),
        grants=redress.grants_rightful.base,
        files_wrongful=redress.files_wrongful.base * DAY,
        grants_wrongful=redress.grants_wrongful.base,
        fails=list_.removal.fails.base,
        removal=by_day(dates, lambda date: mean_days(list_.removal.delay, date)),
        spread={
            name: float(world.services[each.denies or ""].spread or 1e6) for name, each in regime.sanctions.items()
        },
        enforced={name: enforced(each.enforced) for name, each in regime.sanctions.items()},
    )


def course_of(scenario: Scenario) -> Course:
    """Read the free part from the scenario, as one parameter set."""
    dates, world = dates_of(scenario), scenario.world
    if world is None:
        raise ValueError("the case has a world")
    conduct = world.conducts["judgment_default"]

    def daily(rate: Quantity) -> Array:
        return by_day(dates, lambda date: rate.at({}, date) * DAY)[None, :]

    return Course(
        acts=daily(conduct.rate),
        settles=np.array([conduct.settles.base * DAY if conduct.settles else 0.0]),
        attempts={
            name: daily(world.services[each.denies or ""].attempts) for name, each in scenario.regime.sanctions.items()
        },
    )


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
    groups: list[str | None] = [None, *names]
    factors = np.concatenate([types_of_person(rules.spread, group) for group in groups])
    refusals = np.stack([course.attempts[name] * rules.enforced[name] for name in names])
    reports = arrivals(rules, course)
    batch, days = reports.shape
    shape = (batch, len(factors), len(nodes))
    free, gone = np.ones(shape), np.zeros(shape)
    told, untold, aware, pending, stale = (np.zeros(shape) for _ in range(5))
    mean = weights / TYPES
    sums = {name: np.zeros((batch, days)) for name in ("listings", "settled", "corrected", "listed", "sanctioned")}
    denials = {name: np.zeros((batch, days)) for name in names}
    settling = (1.0 - np.exp(-course.settles))[:, None, None]
    noticing = math.exp(-1.0 / rules.notice_delay)
    filing = 1.0 - math.exp(-rules.files)
    curing = 1.0 - math.exp(-rules.files_wrongful * rules.grants_wrongful)
    before = np.zeros((batch, len(groups)))
    before_listed = np.zeros(batch)
    for day in range(days):
        own = reports[:, day] * (1.0 - rules.wrong)
        entering = 1.0 - np.exp(-own[:, None, None] * nodes)
        from_free, from_gone = free * entering, gone * entering
        new = from_free + from_gone
        free -= from_free
        gone -= from_gone
        refused = np.exp(-np.einsum("sb,ts->bt", refusals[:, :, day], factors))[:, :, None]
        heard, heard_late = told * (1.0 - refused * noticing), untold * (1.0 - refused)
        told += rules.notice * new - heard
        untold += (1.0 - rules.notice) * new - heard_late
        filed = aware * filing
        decided = pending * (1.0 - math.exp(-1.0 / rules.decides[day]))
        granted = decided * rules.grants
        aware += heard + heard_late - filed + decided - granted
        pending += filed - decided
        open_ = told + untold + aware + pending
        settled = open_ * settling
        cured = stale * curing
        for state in (told, untold, aware, pending):
            state *= 1.0 - settling
        stale += rules.fails * settled - cured
        lifted = gone * (1.0 - math.exp(-1.0 / rules.removal[day]))
        gone += (1.0 - rules.fails) * settled + granted + cured - lifted
        free += lifted
        everybody = slice(0, TYPES)
        listed = (told + untold + aware + pending + stale)[:, everybody] @ mean
        held = ((1.0 - free) @ mean).reshape(batch, len(groups), TYPES).sum(axis=2)
        sums["listings"][:, day] = (new[:, everybody] @ mean).sum(axis=1)
        sums["settled"][:, day] = (1.0 - rules.fails) * (settled[:, everybody] @ mean).sum(axis=1)
        sums["corrected"][:, day] = ((granted + cured)[:, everybody] @ mean).sum(axis=1)
        sums["listed"][:, day] = (listed.sum(axis=1) + before_listed) / 2.0
        sums["sanctioned"][:, day] = (held[:, 0] + before[:, 0]) / 2.0
        for at, name in enumerate(names):
            denials[name][:, day] = refusals[at, :, day] * (held[:, at + 1] + before[:, at + 1]) / 2.0
        before, before_listed = held, listed.sum(axis=1)
    _add_wrong_persons(rules, course, reports, sums, denials, refusals)
    own_sum = np.cumsum(reports, axis=1)
    first = 1.0 - np.exp(-own_sum[:, :, None] * (1.0 - rules.wrong) * nodes)
    return Expected(denials=denials, ever_listed=first @ weights + rules.wrong * own_sum, **sums)


def _add_wrong_persons(
    rules: Rules,
    course: Course,
    reports: Array,
    sums: dict[str, Array],
    denials: dict[str, Array],
    refusals: Array,
) -> None:
    """Add the listings of wrong persons, as one pool of persons with the average attempts."""
    leaving = course.settles + rules.notice * rules.files_wrongful * rules.grants_wrongful
    pool = np.zeros(reports.shape[0])
    for day in range(reports.shape[1]):
        entering = rules.wrong * reports[:, day] * (1.0 - sums["listed"][:, day])
        after = pool * np.exp(-leaving) + entering * np.exp(-leaving / 2.0)
        ended = pool + entering - after
        sums["listings"][:, day] += entering
        sums["settled"][:, day] += ended * course.settles / leaving
        sums["corrected"][:, day] += ended * (1.0 - course.settles / leaving)
        sums["listed"][:, day] += (pool + after) / 2.0
        sums["sanctioned"][:, day] += (pool + after) / 2.0
        for at, name in enumerate(denials):
            denials[name][:, day] += refusals[at, :, day] * (pool + after) / 2.0
        pool = after
