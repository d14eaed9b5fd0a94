"""What a rulebook says of the conduct that it holds against people: its own side of what the world calls a conduct."""

from __future__ import annotations

from typing import Annotated, Literal

from standing.scenario.basis import Basis
from standing.scenario.item import Item
from standing.scenario.said import YesNo
from standing.scenario.stated import NumberIn, Whole
from standing.scenario.words import Name, word

Instrument = Literal["judgment", "penalty_decision", "admission", "report", "sensor", "score"]
INSTRUMENTS = ("judgment", "penalty_decision", "admission", "report", "sensor", "score")


class Ground(Item):
    """A conduct as the rules know it; context, gravity and lawful stand here only where no world defines the conduct."""

    context: Name | None = None
    """Field of life; that of the world's conduct where there is one."""
    gravity: Annotated[Whole | None, NumberIn("a whole number from 1 (slight) to 5 (grave)", 1, 5, whole=True)] = None
    """From 1 (slight) to 5 (grave); that of the world's conduct where there is one."""
    lawful: YesNo = None
    """Whether the conduct is lawful; that of the world's conduct where there is one."""
    legal_basis: Basis | None = None
    """The rule that forbids it, or that allows it to be held against a person."""
    established_by: Annotated[Instrument | None, word(*INSTRUMENTS)] = None
    """What establishes it: a judgment, a penalty decision, an admission, a report, a sensor or a score."""
    needs_ability: YesNo = None
    """Whether it takes the ability to do otherwise, as refusing to pay does and being unable to pay does not."""
