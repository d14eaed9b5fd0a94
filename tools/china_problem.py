"""What is fitted in the case china-2018, to what, and how far off it is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

import china_curves as curves
import numpy as np
from china_mean_field import Expected, expected
from china_rules import Array, Course, Rules, course_of, dates_of, rules_of
from numpy.typing import NDArray
from scipy.optimize import brentq

from standing.scenario import PublishedFigure, Scenario

SERIES: Final = ("names", "flights_refused", "rail_refused", "performed")
STEP: Final = 1e-4
MOST_STEPS: Final = 60
DAMPED_OUT: Final = 1e8
CONVERGED: Final = 1e-5
JULY_2014: Final = (dt.date(2014, 7, 23), dt.date(2014, 8, 3))


@dataclass(frozen=True)
class Problem:
    """What is fitted, and to what.

    Parameters
    ----------
    rules, fixed
        From the scenario.
    days
        Of the run.
    figures
        Published figures of the fit, cumulative.
    people
        Of the population.
    """

    rules: Rules
    fixed: Course
    days: list[dt.date]
    figures: tuple[PublishedFigure, ...]
    people: int

    def course(self, vectors: Array) -> Course:
        """Give the course of a batch of parameter sets."""
        batch = len(vectors)
        attempts = {name: np.repeat(each, batch, axis=0) for name, each in self.fixed.attempts.items()}
        attempts["no_flights"] = curves.flight_steps(vectors).by_day(self.days)
        attempts["no_high_speed_rail"] = curves.rail_steps(vectors).by_day(self.days)
        acts = curves.listing_steps(vectors, self.days[0]).by_day(self.days)
        return Course(acts, np.exp(vectors[:, 9]) / 365.25, attempts)

    def errors(self, vectors: Array) -> Array:
        """Give the logarithmic errors in units of their tolerance, (batch, figures)."""
        sums = figures_of(expected(self.rules, self.course(vectors)), self.figures, self.days, self.people)
        aims = np.array([figure.value for figure in self.figures])
        units = np.array([0.01 if figure.date.year >= 2015 else 0.10 for figure in self.figures])
        errors: Array = (np.log(sums) - np.log(aims)) / units
        return errors

    def fitted(self, start: Array, free: NDArray[np.bool_]) -> Array:
        """Fit the free parameters, the others staying as they start, by damped Newton steps.

        Parameters
        ----------
        start
            (parameters,).
        free
            Which are fitted, (parameters,).
        """
        vector, damping = start, 1e-3
        for _ in range(MOST_STEPS):
            errors, slopes = self._slopes(vector, np.flatnonzero(free))
            loss, gradient = float((errors**4).sum()), slopes.T @ errors**3
            curvature = slopes.T @ (3.0 * (errors**2)[:, None] * slopes)
            while True:
                damped = curvature + np.diag(damping * np.diag(curvature) + 1e-6)
                trial = vector.copy()
                trial[free] -= np.linalg.solve(damped, gradient)
                new = float((self.errors(trial[None, :]) ** 4).sum())
                if new < loss or damping > DAMPED_OUT:
                    break
                damping *= 4.0
            if new < loss:
                vector, damping = trial, max(damping / 5.0, 1e-9)
            if loss - new < CONVERGED * loss:
                break
        return vector

    def _slopes(self, vector: Array, places: NDArray[np.int64]) -> tuple[Array, Array]:
        """Give the errors, (figures,), and their slopes, (figures, free parameters)."""
        shifts = STEP * np.eye(len(vector))[places]
        errors = self.errors(np.vstack([vector, vector + shifts, vector - shifts]))
        above, below = errors[1 : 1 + len(places)], errors[1 + len(places) :]
        return errors[0], ((above - below) / (2.0 * STEP)).T

    def only(self, keep: list[bool]) -> Problem:
        """Give the same with some of the figures."""
        figures = tuple(figure for figure, kept in zip(self.figures, keep, strict=True) if kept)
        return Problem(self.rules, self.fixed, self.days, figures, self.people)


def figures_of(run: Expected, figures: tuple[PublishedFigure, ...], days: list[dt.date], people: int) -> Array:
    """Give what a run expects for each published figure, (batch, figures)."""
    sums = {
        "names": np.cumsum(run.listings, axis=1),
        "performed": np.cumsum(run.settled, axis=1),
        "flights_refused": np.cumsum(run.denials["no_flights"], axis=1),
        "rail_refused": np.cumsum(run.denials["no_high_speed_rail"], axis=1),
    }
    columns = [sums[figure.series][:, (figure.date - days[0]).days] for figure in figures]
    return np.stack(columns, axis=1) * people


def problem_of(scenario: Scenario) -> Problem:
    """Read what is fitted, and to what."""
    world = scenario.world
    if world is None:
        raise ValueError("the case has a world")
    figures = tuple(each for each in scenario.published if each.use == "fit" and each.series in SERIES)
    people = world.population.cells.people
    return Problem(rules_of(scenario), course_of(scenario), dates_of(scenario), figures, people)


def spread_of_flights(scenario: Scenario) -> float:
    """Give the gamma shape at which the listed of July 2014 make the published refusals and persons refused.

    Of `names` listed persons with m attempts each on average, a share 1 - (1 + m/k)^-k is refused at least once.
    """
    july = {each.series: each.value for each in scenario.published if each.date in JULY_2014}
    mean = july["flights_refused"] / july["names"]
    share = july["persons_refused_flights"] / july["names"]
    return float(brentq(lambda k: 1.0 - (1.0 + mean / k) ** -k - share, 1e-4, 10.0))


def persons_refused(run: Expected, rules: Rules, days: list[dt.date], people: int) -> float:
    """Give the expected persons with a refused flight by 3 August 2014.

    Those under the sanction when the block began have all of its days before them, those listed later what is left.
    """
    first, last = ((date - days[0]).days for date in (curves.AIRLINE_BLOCK, JULY_2014[1]))
    k = rules.spread["no_flights"]
    held = run.sanctioned[0, first : last + 1]
    rate = float(run.denials["no_flights"][0, first : last + 1].sum() / held.sum())
    entering = np.append(held[0], run.listings[0, first : last + 1])
    left = np.append(len(held), np.arange(len(held), 0, -1) - 0.5)
    return people * float(entering @ (1.0 - (1.0 + rate * left / k) ** -k))
