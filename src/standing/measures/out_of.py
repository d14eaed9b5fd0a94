"""What the denominator of a measure counts, in words, so that a reader can divide."""

from __future__ import annotations

from typing import Final

from standing.measures.estimates import Number
from standing.measures.wording import key_of, number, per
from standing.texts import text

HUNDRED: Final = 100
"""A base that is counted by hundreds is written out, since nobody says "41 hundred persons"; thousands stay thousands."""

PER: Final = " per "


def counted(name: str, unit: str) -> str:
    """Give what a denominator counts: of a rate, what it is per; of a share, the whole; of a duration, how it was estimated.

    Parameters
    ----------
    name, unit
        Name and unit of the measure.

    Examples
    --------
    >>> counted("listing rate", "listings per 1,000 person-years"), counted("ever listed", "share")
    ('thousand person-years', 'persons')
    >>> counted("wrongful listings open after 1 year", "share")
    'listings, by Kaplan-Meier'
    """
    _, is_rate, base = unit.partition(PER)
    return text(f"measures.out_of.{key_of(f'per {base}' if is_rate else name)}")


def written(denominator: Number, unit: str) -> str:
    """Write a denominator as it stands before what it counts.

    Parameters
    ----------
    denominator
        As the document has it.
    unit
        Unit of the measure.

    Examples
    --------
    >>> written(40.96, "persons per 100 listed persons"), written(4517, "listings per 1,000 person-years")
    ('4,096', '4,517')
    """
    return number(round(denominator * HUNDRED) if per(unit) == HUNDRED else denominator)
