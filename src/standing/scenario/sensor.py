"""Sensors: how conduct becomes an observation, as a set of error rates and a delay (rulings R6 and R22)."""

from __future__ import annotations

from typing import Annotated, Final, Literal, Self

from pydantic import model_validator

from standing.errors import Problem, Problems
from standing.scenario.assessment import Assesses, Flags, GuiltyIf, problems_of_kind
from standing.scenario.item import Item
from standing.scenario.law import Delay, Law
from standing.scenario.quantities import Quantity, Rate, Share, read_span_or
from standing.scenario.said import Words, YesNo, some_of
from standing.scenario.stated import number_from
from standing.scenario.status import StatusIn
from standing.scenario.strict import Strict
from standing.scenario.words import Label, Many, Name, Reads, later, word


def read_weights(raw: object) -> dict[str, dict[str, float]]:
    """Read `{A: {A: 0.9, B: 0.1}, …}`: to which group a wrong-person hit goes; each row is scaled to sum to 1."""
    example = "a row of weights for each label, such as {A: {A: 0.9, B: 0.1}, B: {B: 1}}"
    if not isinstance(raw, dict) or not raw:
        raise Problems(Problem("no rows", example))
    rows: dict[str, dict[str, float]] = {}
    problems: list[Problem] = []
    for label, row in raw.items():
        if not isinstance(row, dict):
            problems.append(Problem("no row", example, (label,)))
            continue
        rows[label] = {}
        for other, weight in row.items():
            try:
                rows[label][other] = number_from(weight, "a weight, 0 or more")
            except Problems as refused:
                problems += refused.under(label, other)
        problems += [
            Problem(str(weight), "a weight, 0 or more", (label, other))
            for other, weight in rows[label].items()
            if weight < 0
        ]
        total = sum(rows[label].values())
        if not problems and total <= 0:
            problems.append(Problem("weights that sum to nothing", example, (label,)))
        elif abs(total - 1) > 1e-9 and total > 0:
            rows[label] = {other: weight / total for other, weight in rows[label].items()}
    if problems:
        raise Problems(*problems)
    return rows


_ROW = {"type": "object", "additionalProperties": {"type": "number", "minimum": 0}}
Weights = Annotated[dict[str, dict[str, float]], Reads(read_weights, {"type": "object", "additionalProperties": _ROW})]


class Mixing(Strict):
    """From the group of the actor to the group of the person that a wrong-person hit strikes."""

    by: Label
    """The group column."""
    weights: Weights
    """One row per label of the actor; a label that a row leaves out is never struck."""


Bodies = Literal["none", "verify", "categorise", "remote_realtime"]
CLASSES: Final = ("race", "opinion", "union", "belief", "sex_life", "orientation", "health", "genetics", "other")
"""Classes of persons that a sensor or a score may sort by; all but the last are special categories."""


class Sensor(Item):
    """A sensor is a set of error rates."""

    observes: Annotated[tuple[Name, ...], Many()] = ()
    """The conduct, or conducts, that it observes."""
    detects: Share = Quantity.constant(1, "share")
    """Probability that an act is detected; by group of the actor, at the date of the act."""
    delay: Delay = Law.fixed(0)
    """From the act to the observation."""
    wrong_person: Share = Quantity.constant(0, "share")
    """Probability that a detected act is attributed to somebody else."""
    mixing: Mixing | None = None
    """Whom a wrong-person hit strikes; without it, anybody else."""
    false_alarms: Rate = Quantity.constant(0, "per second")
    """Observations of acts that never happened, per person."""
    authority: Name | None = None
    """The authority that runs it."""
    assesses: Assesses | None = None
    """When the sensor assesses persons, in place of observing acts: every, rate, on (a service) or at (a date)."""
    conduct: Name | None = None
    """The conduct that an assessment is about."""
    within: Annotated[Quantity | None, read_span_or("ever")] = None
    """How far back an assessment looks; without it, or with `ever`, at all acts so far."""
    flags: Flags | None = None
    """Probabilities of a flag: guilty and innocent."""
    guilty_if: GuiltyIf | None = None
    """A trait that counts as guilty, in place of a conduct: {status: {would_reoffend: yes}}."""
    learns: Annotated[None, later("sensors that learn")] = None
    """Where the sensor looks, from what it found."""
    bodies: Annotated[Bodies | None, word("none", "verify", "categorise", "remote_realtime")] = None
    """What it does with bodies: nothing, verifies who somebody says they are, sorts them, or identifies from afar."""
    sorts_by: Annotated[Words | None, some_of(*CLASSES)] = None
    """Classes of persons that it sorts into."""
    narrow_aim: YesNo = None
    """Whether remote identification is for one of the three narrow aims of the AI Act, with prior authorisation."""
    errors_declared: YesNo = None
    """Whether whoever runs it declares how often it misses and how often it is wrong."""
    corroborated: YesNo = None
    """Whether a second, independent source must confirm what it reports."""

    @property
    def trait(self) -> StatusIn | None:
        """The trait that counts as guilty."""
        return self.guilty_if.status if self.guilty_if is not None else None

    @model_validator(mode="after")
    def _observes_or_assesses(self) -> Self:
        problems = list(problems_of_kind(set(self.model_fields_set)))
        if problems:
            raise Problems(*problems)
        return self
