"""The reference model: what every engine simulates, and what is asked of it.

Persons 0 … N/2 - 1 form group A, the others group B. 1,825 days.

- Offences: Poisson, 0.2 per 365 days in A, 0.05 in B; each is detected with probability 0.5. False alarms: Poisson, 0.01 per
  365 days. A detected offence or a false alarm is a hit.
- The score starts at 100 and never exceeds it. A hit costs 10 points. At days 30, 60, 90, … it recovers by 1.
- A hit that leaves the score at 80 or less puts a person who is not listed on the list for 180 days. Hits while listed change
  the score only.
- While listed, attempts at a service (Poisson, 1 per 365 days) are denied and counted.
"""

from __future__ import annotations

from math import expm1
from typing import Final, NamedTuple

DAYS: Final = 1_825
YEAR: Final = 365.0
OFFENCES: Final = (0.2, 0.05)
"""Offences per person and 365 days, in A and in B."""

DETECTED: Final = 0.5
ALARMS: Final = 0.01
START: Final = 100
COST: Final = 10
RECOVERS_EVERY: Final = 30
BOUND: Final = 80
TERM: Final = 180
ATTEMPTS: Final = 1.0

OUTPUTS: Final = ("listings", "listed_at_end", "listed_days", "denials")
GROUPS: Final = ("A", "B")


class Outputs(NamedTuple):
    """What a run gives, in A and in B: listings, persons listed at the end, days on the list, denied attempts."""

    listings: tuple[float, float]
    listed_at_end: tuple[float, float]
    listed_days: tuple[float, float]
    denials: tuple[float, float]


def daily_chance(rate: float) -> float:
    """Probability of at least one event on a day, from events per 365 days."""
    return -expm1(-rate / YEAR)
