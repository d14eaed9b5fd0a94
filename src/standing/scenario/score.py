"""Scores: a number per person, what moves it, and named ranges of it (ruling R8)."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field

from standing.errors import Problem, Problems, shown
from standing.scenario.beside import ReadsBeside, is_path
from standing.scenario.chances import LARGEST_SCORE, WHOLE_KEY, Chances, read_scores, schema_of
from standing.scenario.item import Item
from standing.scenario.quantities import Quantity, QuantityOf, read_span_or
from standing.scenario.said import Words, YesNo, some_of
from standing.scenario.sensor import CLASSES
from standing.scenario.stated import STATEMENT_KEYS, Number, NumberIn, Statement, Whole, statement_from
from standing.scenario.strict import is_dated, unknown_key
from standing.scenario.words import Name, Reads, word
from standing.units import rate_from_text

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


_POINTS: Final = NumberIn("whole points, such as -50", -LARGEST_SCORE, LARGEST_SCORE, whole=True)
Points = Annotated[Whole, _POINTS]
Bound = Annotated[float, NumberIn("a score", -LARGEST_SCORE, LARGEST_SCORE)]
ScoreValue = Annotated[Quantity, QuantityOf("number", "a score", -LARGEST_SCORE, LARGEST_SCORE, may_be_dated=False)]


_POINTS_BY_VALUE: Final = {"type": "object", "additionalProperties": {"$standing": "WholeNumber"}}


def read_points_by_value(raw: object) -> dict[str, Whole | Number]:
    """Read points by value of a status, `{unemployed: -20}`."""
    if not isinstance(raw, dict) or not raw:
        raise Problems(Problem(shown(raw), "points by value of the status, such as {unemployed: -20}"))
    points: dict[str, Whole | Number] = {}
    problems: list[Problem] = []
    for value, each in raw.items():
        try:
            points[value] = _POINTS.read(each)
        except Problems as refused:
            problems += refused.under(value)
    if problems:
        raise Problems(*problems)
    return points


def read_start(raw: object, folder: Path | None) -> Quantity | Chances:
    """Read one score for everybody (by group), or a table of scores with their shares."""
    is_table = is_path(raw) or (
        isinstance(raw, dict) and raw and not {"base", "value"} & set(raw) and not is_dated(raw) and _is_table(raw)
    )
    return read_scores(raw, folder) if is_table else _START.read(raw)


def _is_table(raw: dict[str, object]) -> bool:
    return set(raw) == {"by"} or any(key.lstrip("+-")[:1].isdigit() for key in raw)


_START: Final = QuantityOf("number", "a score", -LARGEST_SCORE, LARGEST_SCORE, may_be_dated=False)
_START_IN_AN_EDITOR: Final = {"anyOf": [{"$standing": "NumberQuantity"}, schema_of(WHOLE_KEY)]}
ScoreStart = Annotated[Quantity | Chances, ReadsBeside(read_start, _START_IN_AN_EDITOR)]


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

    start: ScoreStart
    """The score that everybody starts with, or a table of scores with their shares."""
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
    by_status: dict[Name, Annotated[dict[str, Points], Reads(read_points_by_value, _POINTS_BY_VALUE)]] = Field(
        default_factory=dict
    )
    """Points while in a status: {work: {unemployed: -20}}."""
    keeps: Annotated[Quantity | None, read_span_or("forever")] = None
    """How long the points of an observation are kept; without it, or with `forever`, for ever."""
    sorts_by: Annotated[Words | None, some_of(*CLASSES)] = None
    """Classes of persons that it uses: race, opinion, union, belief, sex_life, orientation, health, genetics, other."""
    about_others: YesNo = None
    """Whether traits of relatives or contacts go into it."""
    predicts_offences: YesNo = None
    """Whether it predicts offences."""
    verified_facts: YesNo = None
    """Whether verified facts about the person's own conduct go into it."""
