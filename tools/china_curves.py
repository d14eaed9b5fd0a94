"""The ten free parameters of the case china-2018, and the quarterly steps that they stand for.

Listing: a plateau, approached along a logistic curve, with less in each first quarter. Flights: a level in mid 2016 that grows
as air travel did, plus an excess at the beginning of the block that dies away. Rail: a level in 2017 and a yearly trend, with
an assumed part before all seats of G trains were barred. Each step has the value of its curve in the middle of the quarter.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from china_rules import Array

NAMES: Final = (
    "listing_plateau", "listing_midpoint", "listing_width", "listing_first_quarter", "flights_level", "flights_excess",
    "flights_dies_away", "rail_level", "rail_trend", "settles",
)  # fmt: skip
MEANING: Final = {
    "listing_plateau": "judgments not performed, at the plateau, per person-year",
    "listing_midpoint": "years after the beginning of 2015 at which half of the plateau is reached",
    "listing_width": "years over which it is approached (scale of the logistic curve)",
    "listing_first_quarter": "factor on listing in January to March of each year",
    "flights_level": "flight attempts per listed person-year in mid 2016, without the excess",
    "flights_excess": "excess of flight attempts when the block began, as a multiple of the level",
    "flights_dies_away": "years in which the excess falls to 1/e",
    "rail_level": "rail attempts per listed person-year at the beginning of 2017",
    "rail_trend": "yearly change of rail attempts, in logarithms",
    "settles": "obligations performed, per year",
}
LINEAR: Final = frozenset({"listing_midpoint", "rail_trend"})
"""Parameters fitted as they are; the others are positive, and their logarithm is fitted."""

START: Final = {
    "listing_plateau": 0.0065, "listing_midpoint": 0.4, "listing_width": 0.5, "listing_first_quarter": 0.6,
    "flights_level": 0.66, "flights_excess": 14.0, "flights_dies_away": 0.9, "rail_level": 0.37, "rail_trend": -0.25,
    "settles": 0.19,
}  # fmt: skip
AIR_TRAVEL_GROWTH: Final = math.log(0.40 / 0.31) / 2.0
"""Growth of air trips per head from 2015 to 2017, per year (published: 0.31 and 0.40)."""
BEFORE_ALL_G_TRAINS: Final = 1.0 / 3.0
"""Part of the rail attempts that concerned soft sleepers and first class alone (assumed, 0.1 to 0.6)."""
AIRLINE_BLOCK: Final = dt.date(2014, 7, 1)
ALL_G_TRAINS: Final = dt.date(2015, 7, 22)
LAST_ATTEMPTS: Final = dt.date(2018, 4, 1)
"""From this quarter on attempts stay as they are: a forecast extrapolates no trend."""
LAST_LISTING: Final = dt.date(2019, 7, 1)


@dataclass(frozen=True)
class Steps:
    """A rate that is constant between dates.

    Parameters
    ----------
    dates
        Beginnings of the steps, ascending.
    values
        Per year, (batch, steps).
    """

    dates: tuple[dt.date, ...]
    values: Array

    def by_day(self, days: list[dt.date]) -> Array:
        """Give the rate per day on each day, (batch, days); before the first step, as in the first."""
        ordinals = np.array([date.toordinal() for date in self.dates])
        places = np.searchsorted(ordinals, [day.toordinal() for day in days], side="right") - 1
        return self.values[:, np.maximum(places, 0)] / 365.25


def to_vector(parameters: dict[str, float]) -> Array:
    """Give the vector that is fitted."""
    return np.array([each if name in LINEAR else math.log(each) for name, each in parameters.items()])


def from_vector(vector: Array) -> dict[str, float]:
    """Give the parameters by name."""
    pairs = zip(NAMES, vector.tolist(), strict=True)
    return {name: each if name in LINEAR else math.exp(each) for name, each in pairs}


def quarters(first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    """Give the first date, and the beginnings of the quarters after it until the last date."""
    begins = [dt.date(year, month, 1) for year in range(first.year, last.year + 1) for month in (1, 4, 7, 10)]
    return (first, *(date for date in begins if first < date <= last))


def middles(dates: tuple[dt.date, ...]) -> Array:
    """Give the middle of the quarter of each date, in years."""
    return np.array([date.year + ((date.month - 1) // 3 + 0.5) / 4.0 for date in dates])


def listing_steps(vectors: Array, start: dt.date) -> Steps:
    """Give the rate of the conduct, per person-year.

    Parameters
    ----------
    vectors
        Parameter sets, (batch, parameters).
    start
        First day of the run.
    """
    dates = quarters(start, LAST_LISTING)
    years = middles(dates)
    plateau, midpoint, width, first = (vectors[:, at : at + 1] for at in range(4))
    approach = 1.0 / (1.0 + np.exp(-(years - 2015.0 - midpoint) / np.exp(width)))
    season = np.where(np.array([date.month <= 3 for date in dates]), np.exp(first), 1.0)
    return Steps(dates, np.exp(plateau) * approach * season)


def flight_steps(vectors: Array) -> Steps:
    """Give the rate of flight attempts, per person-year, (batch, steps)."""
    dates = quarters(AIRLINE_BLOCK, LAST_ATTEMPTS)
    years = middles(dates)
    level, excess, dies_away = (vectors[:, at : at + 1] for at in (4, 5, 6))
    dying = np.exp(excess - ((years - 2014.5) / np.exp(dies_away)) ** 2)
    return Steps(dates, np.exp(level + AIR_TRAVEL_GROWTH * (years - 2016.5)) * (1.0 + dying))


def rail_steps(vectors: Array) -> Steps:
    """Give the rate of rail attempts, per person-year, (batch, steps)."""
    dates = tuple(sorted({*quarters(AIRLINE_BLOCK, LAST_ATTEMPTS), ALL_G_TRAINS}))
    part = np.where(np.array([date < ALL_G_TRAINS for date in dates]), BEFORE_ALL_G_TRAINS, 1.0)
    return Steps(dates, np.exp(vectors[:, 7:8] + vectors[:, 8:9] * (middles(dates) - 2017.0)) * part)
