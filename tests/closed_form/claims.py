"""Claims of our own: a mean per person that follows from theory, with the variance of one person's contribution."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from standing.records.tallies import Tallies

PEOPLE = 100_000
DAY = 86_400.0
YEAR = 365.25
H = 1_826.0
"""Days from 2013-01-01 to 2018-01-01."""

HEAD = """
name: closed
title: A closed form
clock: {start: 2013-01-01, end: 2018-01-01}
"""

Read = Callable[[Tallies], float]
Law = tuple[float, float]
"""Mean and variance."""


@dataclass(frozen=True)
class Claim:
    """A mean per person: how to read it, what it is, and the variance of one person's contribution."""

    name: str
    text: str
    read: Read
    value: float
    variance: float


def per_person(tally: str, item: str, part: str | None = None, group: str = "all", factor: float = 1.0) -> Read:
    """A tally of a group, per person of all."""
    return lambda run: factor * run.value(tally, item, part, group) / run.persons("all")


def share(name: str, text: str, tally: str, item: str, part: str | None, value: float) -> Claim:
    """A claim about a share of persons."""
    return Claim(name, text, per_person(tally, item, part), value, value * (1 - value))


def days(name: str, text: str, item: str, value: float, variance: float) -> Claim:
    """A claim about days listed per person."""
    return Claim(name, text, per_person("listed_seconds", item, factor=1 / DAY), value, variance)


def days_of(name: str, text: str, tally: str, item: str, part: str | None, law: Law) -> Claim:
    """A claim about days of any kind per person, with mean and variance."""
    return Claim(name, text, per_person(tally, item, part, factor=1 / DAY), *law)


def counts(
    name: str, text: str, tally: str, item: str, value: float, variance: float | None = None, part: str | None = None
) -> Claim:
    """A claim about a count per person, Poisson unless a variance is given."""
    return Claim(name, text, per_person(tally, item, part), value, value if variance is None else variance)


def counts_of(name: str, text: str, tally: str, item: str, part: str | None, law: Law) -> Claim:
    """A claim about a count per person, with mean and variance."""
    return Claim(name, text, per_person(tally, item, part), *law)


def in_group(name: str, text: str, where: tuple[str, str, str | None, str], value: float, weight: float) -> Claim:
    """A claim about the share of the persons of a group, (tally, item, part, group), which is this part of all."""
    tally, item, part, group = where
    return Claim(name, text, per_person(tally, item, part, group), weight * value, weight * value * (1 - value))
