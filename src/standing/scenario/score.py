"""Scores: a number per person, what moves it, and named ranges of it (ruling R8)."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field

from standing.errors import Problem, Problems, shown
from standing.scenario.item import Item
from standing.scenario.quantities import Quantity, QuantityOf
from standing.scenario.stated import STATEMENT_KEYS, NumberIn, Statement, Whole, statement_from
from standing.scenario.strict import unknown_key
from standing.scenario.words import Name, Reads, later, word
from standing.units import rate_from_text

LARGEST_SCORE = 1_000_000
RECOVERS_ALLOWED = "whole points in a span, such as 1/30d"


@dataclass(frozen=True)
class Recovery:
    """`points` come back every `every` seconds.

    Parameters
    ----------
    points
        Whole points.
    every
        Seconds.
    statement
        Where it comes from.
    """

    points: int
    every: float
    statement: Statement = field(default_factory=Statement)


def read_recovery(raw: object) -> Recovery:
    """Read `1/30d`, bare or as `{value, status, range, source}`."""
    if not isinstance(raw, dict):
        return _recovery(raw, Statement(text=str(raw)))
    known = ["value", *STATEMENT_KEYS]
    problems = [unknown_key(key, known) for key in raw if key not in known]
    statement, wrong = statement_from(raw, lambda each: rate_from_text(each).per_second)
    try:
        recovery = _recovery(raw.get("value"), Statement(**{**statement.__dict__, "text": str(raw.get("value"))}))
    except Problems as refused:
        raise Problems(*problems, *wrong, *refused.under("value")) from None
    if problems or wrong:
        raise Problems(*problems, *wrong)
    return recovery


def _recovery(raw: object, statement: Statement) -> Recovery:
    per = rate_from_text(raw)
    if per.times < 1 or per.times != int(per.times) or per.times > LARGEST_SCORE:
        raise Problems(Problem(shown(raw), RECOVERS_ALLOWED, code="unit"))
    return Recovery(int(per.times), per.span.seconds, statement)


Points = Annotated[Whole, NumberIn("whole points, such as -50", -LARGEST_SCORE, LARGEST_SCORE, whole=True)]
Bound = Annotated[float, NumberIn("a score", -LARGEST_SCORE, LARGEST_SCORE)]
ScoreValue = Annotated[Quantity, QuantityOf("number", "a score", -LARGEST_SCORE, LARGEST_SCORE, may_be_dated=False)]


def read_bands(raw: object) -> dict[str, float]:
    """Read bands by name with their lower bounds, and give them from above."""
    if not isinstance(raw, dict):
        raise Problems(Problem(shown(raw), "lower bounds by band, such as {A: 960, B: 850, C: 0}"))
    bands: dict[str, float] = {}
    problems: list[Problem] = []
    reader = NumberIn("a score", -LARGEST_SCORE, LARGEST_SCORE)
    for name, bound in raw.items():
        try:
            bands[name] = reader.read(bound)
        except Problems as refused:
            problems += refused.under(name)
    ordered = sorted(bands, key=lambda each: -bands[each])
    for upper, lower in itertools.pairwise(ordered):
        if bands[upper] == bands[lower]:
            problems.append(
                Problem(shown(raw[lower]), f"a bound of its own ({upper} has the same)", (lower,), code="bands")
            )
    if problems:
        raise Problems(*problems)
    return {name: bands[name] for name in ordered}


Bands = Annotated[
    dict[str, float], Reads(read_bands, {"type": "object", "additionalProperties": {"$standing": "Number"}})
]


class Score(Item):
    """Points are whole; the score starts at `start` and never passes `ceiling` and `floor`."""

    start: ScoreValue
    """The score that everybody starts with."""
    ceiling: ScoreValue | None = None
    """The highest score; the person's own start where it is not given."""
    floor: ScoreValue | None = None
    """The lowest score; none where it is not given."""
    points: dict[Name, Points] = Field(default_factory=dict)
    """Points by observed conduct, negative ones to take away."""
    recovers: Annotated[Recovery | None, Reads(read_recovery, {"$standing": "Recovery"})] = None
    """Points that come back, such as 1/30d."""
    recovery: Annotated[Literal["ticks", "linear"], word("ticks", "linear")] = "ticks"
    """Whether they come back at fixed instants or continuously."""
    bands: Bands = Field(default_factory=dict)
    """Lower bound of each band; the first band from above whose bound the score reaches."""
    keeps: Annotated[None, later("scores that forget")] = None
    """How long points are kept."""
