"""The regime: what the authorities do."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from standing.errors import Problem, Problems
from standing.scenario.item import Item
from standing.scenario.listing import Basis, BlackList
from standing.scenario.quantities import Quantity, Share
from standing.scenario.redress import Redress
from standing.scenario.score import Score
from standing.scenario.sensor import Sensor
from standing.scenario.stated import NumberIn, Whole
from standing.scenario.strict import Strict
from standing.scenario.words import Items, Many, Name, Text, later, word

Kind = Literal[
    "court", "agency", "police", "company", "bank", "platform", "school", "airline", "railway", "municipality", "other"
]
Review = Literal["human", "automated", "mixed", "unknown"]
KINDS = (
    "court",
    "agency",
    "police",
    "company",
    "bank",
    "platform",
    "school",
    "airline",
    "railway",
    "municipality",
    "other",
)


class Authority(Item):
    """Somebody who observes, decides or enforces."""

    name: Text
    """Its name, for people."""
    kind: Annotated[Kind, word(*KINDS)] = "other"
    """What it is."""
    review: Annotated[Review, word("human", "automated", "mixed", "unknown")] = "unknown"
    """Who decides there: a human, a machine, both."""


class Sanction(Item):
    """What a listing does to the person: a service refused, or a mere label."""

    lists: Annotated[tuple[Name, ...], Many()] = Field((), alias="list", min_length=1)
    """The list, or lists, that it hangs on."""
    denies: Name | None = None
    """The service that it refuses; without it, the sanction is a mere label."""
    on: Annotated[Literal["self"], word("self", later=("child", "household", "representative"))] = "self"
    """On whom it falls."""
    severity: Annotated[Whole, NumberIn("a whole number from 1 (slight) to 5 (grave)", 1, 5, whole=True)] = Whole(1)
    """From 1 (slight) to 5 (grave)."""
    enforced: Share = Quantity.constant(1, "share")
    """Probability that an attempt under the sanction is refused."""
    context: Name | None = None
    """Field of life; that of the service where it is not given."""
    authority: Name | None = None
    """The authority that enforces it."""
    legal_basis: Basis | None = None
    """The rule that it rests on."""
    misfires: Annotated[None, later("misfires", 0)] = None
    """Probability that an attempt of a person not under the sanction is refused."""
    band: Annotated[None, later("sanctions on a band")] = None
    """Bands that it hangs on, by score."""

    @model_validator(mode="after")
    def _hangs_on_a_list(self) -> Self:
        if not self.lists:
            raise Problems(Problem("no list", "a value: the field is required", ("list",), "parent", code="missing"))
        return self


class Regime(Strict):
    """Authorities, sensors, scores, lists, sanctions and redress."""

    authorities: Annotated[dict[Name, Authority], Items] = Field(default_factory=dict)
    """Who observes, decides and enforces."""
    sensors: Annotated[dict[Name, Sensor], Items] = Field(default_factory=dict)
    """How conduct becomes an observation."""
    scores: Annotated[dict[Name, Score], Items] = Field(default_factory=dict)
    """Numbers per person."""
    lists: Annotated[dict[Name, BlackList], Items] = Field(default_factory=dict)
    """Blacklists."""
    sanctions: Annotated[dict[Name, Sanction], Items] = Field(default_factory=dict)
    """What a listing does."""
    redress: Annotated[dict[Name, Redress], Items] = Field(default_factory=dict)
    """How one gets out."""
