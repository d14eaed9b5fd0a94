"""The regime: what the authorities do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Final, Literal, Self

from pydantic import Field, model_validator

from standing.errors import Problem, Problems, shown
from standing.scenario.basis import Basis
from standing.scenario.governance import Governance
from standing.scenario.grounds import Ground
from standing.scenario.item import Item
from standing.scenario.listing import BlackList
from standing.scenario.quantities import Quantity, Share
from standing.scenario.redress import Redress
from standing.scenario.said import Words, YesNo, some_of
from standing.scenario.score import Score
from standing.scenario.sensor import Sensor
from standing.scenario.stated import NumberIn, Whole
from standing.scenario.strict import Strict
from standing.scenario.words import Items, Many, Name, Reads, Text, not_built, read_name, word

Kind = Literal[
    "court", "agency", "police", "company", "bank", "platform", "school", "airline", "railway", "municipality", "other"
]
Review = Literal["human", "automated", "mixed", "unknown"]
EXCEPTIONS: Final = ("medical", "bereavement", "duty", "exam")
LATER_ON: Final = ("household", "representative")
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
    can_override: YesNo = None
    """Whether whoever decides there may depart from what a machine proposes."""
    trained: YesNo = None
    """Whether whoever decides there is trained for it."""


def read_on(raw: object) -> str:
    """Read on whom a sanction falls."""
    if raw in LATER_ON:
        raise Problems(not_built(raw, at_key=False))
    return read_name(raw)


class Sanction(Item):
    """What a listing or a band does to the person: a service refused or made easier, or a mere label."""

    lists: Annotated[tuple[Name, ...], Many()] = Field((), alias="list", min_length=1)
    """The list, or lists, that it hangs on."""
    band: Annotated[dict[Name, Annotated[tuple[Name, ...], Many()]] | None, Items] = None
    """Bands that it hangs on, in place of a list: {citizen: [D]}."""
    denies: Name | None = None
    """The service that it refuses; without it, the sanction is a mere label."""
    grants: Name | None = None
    """The service that it makes easier, on a list that rewards."""
    on: Annotated[str, Reads(read_on, {"type": "string"})] = "self"
    """On whom it falls: self, or a kind of dependants, such as child."""
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
    misfires: Share = Quantity.constant(0, "share")
    """Probability that an attempt of a person not under the sanction is refused by mistake."""
    mandatory: YesNo = None
    """Whether whoever enforces it must."""
    catalogued: YesNo = None
    """Whether the published catalogue of measures has it, no harsher."""
    movement: YesNo = None
    """Whether it limits the freedom of movement."""
    needs_decision: YesNo = None
    """Whether it takes a decision of its own."""
    reasoned: YesNo = None
    """Whether that decision gives reasons for the person's own case."""
    exceptions: Annotated[Words | None, some_of(*EXCEPTIONS)] = None
    """For which hardships it is lifted: medical, bereavement, duty, exam."""
    outlives_list: YesNo = None
    """Whether it may go on after the listing has ended."""

    @property
    def score(self) -> str:
        """The score on whose bands it hangs; empty for one that hangs on a list."""
        return next(iter(self.band)) if self.band else ""

    @property
    def bands(self) -> tuple[str, ...]:
        """The bands on which it hangs."""
        return next(iter(self.band.values())) if self.band else ()

    @model_validator(mode="after")
    def _hangs_on_something(self) -> Self:
        problems = list(self._problems())
        if problems:
            raise Problems(*problems)
        return self

    def _problems(self) -> Iterator[Problem]:
        if self.lists and self.band is not None:
            yield Problem("both list and band", "one of them", ("band",), "key", code="form")
        elif self.band is not None and (len(self.band) != 1 or not self.bands):
            yield Problem(shown(self.band), "one score with its bands, such as {citizen: [D]}", ("band",), code="form")
        elif not self.lists and self.band is None:
            yield Problem(
                "no list", "a value: the list, or the band, that it hangs on", ("list",), "parent", code="missing"
            )
        if self.denies is not None and self.grants is not None:
            yield Problem("both denies and grants", "one of them", ("grants",), "key", code="form")
        if self.denies is None and any(self.misfires.values):
            yield Problem(shown("misfires"), "nothing, since no service is refused", ("misfires",), "key", code="form")
        for key in ("misfires", "grants") if self.on != "self" else ():
            if getattr(self, key) is not None and key in self.model_fields_set:
                yield Problem(shown(key), f"nothing, in a sanction on {self.on}", (key,), "key", code="form")


class Regime(Strict):
    """Authorities, sensors, scores, lists, sanctions, redress, grounds and governance."""

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
    grounds: Annotated[dict[Name, Ground], Items] = Field(default_factory=dict)
    """What the rules say of each conduct that they hold against people."""
    governance: Governance = Governance()
    """Who answers for the regime, and what is published, logged and reviewed."""
