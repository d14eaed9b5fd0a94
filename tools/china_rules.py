"""What the case china-2018 says, as the mean field needs it: rules that are fixed, and a course that is fitted."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm

from standing.scenario import Law, Quantity, Scenario

Array = NDArray[np.float64]

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
            name: float(world.services[each.denies or ""].spread or 1e6)
            for name, each in regime.sanctions.items()
            if each.on == "self"
        },
        enforced={name: enforced(each.enforced) for name, each in regime.sanctions.items() if each.on == "self"},
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
            name: daily(world.services[each.denies or ""].attempts)
            for name, each in scenario.regime.sanctions.items()
            if each.on == "self"
        },
    )
