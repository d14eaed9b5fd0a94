"""Lists: how one gets onto a blacklist, who decides, how long one stays, and how one leaves it."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal, Self

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema

from standing.errors import Problem, Problems, shown
from standing.scenario.basis import Basis
from standing.scenario.dated import DatedTruth, is_ever_true
from standing.scenario.entry import ByHand, Entry
from standing.scenario.exempt import EXEMPT_SCHEMA, Amnesty, Exempt, read_exempt
from standing.scenario.item import Item
from standing.scenario.law import LAW_KEYS, Delay, Law, Term
from standing.scenario.notice import Notice
from standing.scenario.quantities import Quantity, QuantityOf, Share, read_long_span
from standing.scenario.said import Deadline, Words, YesNo, some_of
from standing.scenario.strict import Strict, is_dated
from standing.scenario.words import Many, Name, Reads, Text, Truth, word

Exit = Literal["settled", "term", "corrected"]
EXITS: Final[tuple[Exit, ...]] = ("settled", "term", "corrected")
_EXIT: Final = word(*EXITS)
_EXITS_IN_AN_EDITOR: Final = {
    "anyOf": [{"enum": list(EXITS)}, {"type": "array", "items": {"enum": list(EXITS)}, "uniqueItems": True}]
}


def read_exits(raw: object) -> frozenset[str]:
    """Read the ways in which a listing may end."""
    exits: list[object] = []
    problems: list[Problem] = []
    for at, each in enumerate(raw if isinstance(raw, list) else [raw]):
        try:
            exits.append(_EXIT.read(each))
        except Problems as refused:
            problems += refused.under(at) if isinstance(raw, list) else refused.problems
    if problems:
        raise Problems(*problems)
    return frozenset(str(each) for each in exits)


class Confirms(Strict):
    """Probabilities that a decider confirms: by whether the entry condition is truly met."""

    met: Share = Quantity.constant(1, "share")
    """Where the person met the condition."""
    not_met: Share = Quantity.constant(1, "share")
    """Where the person did not."""


def _for_both(raw: object) -> object:
    is_one_number = not isinstance(raw, dict) or {"base", "value"} & set(raw) or is_dated(raw)
    return {"met": raw, "not_met": raw} if is_one_number else raw


class ForBoth:
    """One number may stand for both confirmation probabilities."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Put one number in both places first."""
        schema: CoreSchema = BeforeValidator(_for_both).__get_pydantic_core_schema__(source, handler)
        return schema

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Show both ways of writing."""
        return {"anyOf": [{"$standing": "Share"}, handler(schema)]}


Minutes = Annotated[Quantity, QuantityOf("number", "minutes, 0 or more", 0, 100_000)]


class Decision(Strict):
    """What stands between a completed entry condition and the listing (ruling R32)."""

    confirms: Annotated[Confirms, ForBoth()] = Confirms()
    """Probability of confirming: {met, not_met}, or one number for both."""
    delay: Delay = Law.fixed(0)
    """From the completed condition to the decision."""
    by: Name | None = None
    """The authority that decides."""
    independent: Truth = False
    """Whether the decider is independent of who observes."""
    minutes: Minutes | None = None
    """Minutes of work per decision."""

    @property
    def met(self) -> Quantity:
        """Probability of confirming a candidate who met the condition."""
        return self.confirms.met

    @property
    def not_met(self) -> Quantity:
        """Probability of confirming a candidate who did not meet the condition."""
        return self.confirms.not_met


class Removal(Strict):
    """From the end of a listing until those who act on it know (ruling R14)."""

    delay: Delay = Law.fixed(0)
    """How long it takes."""
    fails: Share = Quantity.constant(0, "share")
    """Probability that an end by term or settlement is not carried out."""


def _removal(raw: object) -> object:
    is_delay = not isinstance(raw, dict) or {"base", "value", *LAW_KEYS} & set(raw) or is_dated(raw)
    return {"delay": raw} if is_delay else raw


class DelayOrRemoval:
    """A removal may be written as its delay alone."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Make a mapping of a delay alone first."""
        schema: CoreSchema = BeforeValidator(_removal).__get_pydantic_core_schema__(source, handler)
        return schema

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Show both ways of writing."""
        return {"anyOf": [{"$standing": "Law"}, handler(schema)]}


class Repair(Strict):
    """A path by which a person's name is cleared before the term is over."""

    conditions_published: YesNo = None
    """Whether its conditions are published."""
    answers_within: Deadline = None
    """How soon an application is answered."""
    decides_within: Deadline = None
    """How soon the authority decides."""


Scope = Literal["national", "local"]
Family = Literal["life_and_health", "market_order", "judicial_or_administrative_authority", "defence_duties", "other"]
FAMILIES = ("life_and_health", "market_order", "judicial_or_administrative_authority", "defence_duties", "other")
PUBLISHED = (
    "name", "sex", "age", "organisation_code", "grounds", "obligation", "amount", "court", "identity_number", "address",
    "photograph", "telephone", "workplace", "family", "health",
)  # fmt: skip
"""What may be published about a listed person."""


class Initial(Strict):
    """Who is on the list when the run begins (ruling R34)."""

    share: Share
    """Share of each cell that is listed."""
    since: Delay = Law.fixed(0)
    """Law of the time already spent on the list."""
    wrongful: Share = Quantity.constant(0, "share")
    """Share of these listings that is wrongful."""


class BlackList(Item):
    """A blacklist."""

    enters: Annotated[tuple[Entry, ...], Many()] = ()
    """Conditions of entry; any one of them suffices."""
    by_hand: Annotated[tuple[ByHand, ...], Many()] = ()
    """Entries made by an official without any observation."""
    decision: Decision | None = None
    """What stands between a completed condition and the listing."""
    decided_by: Name | None = None
    """The authority that answers for the list."""
    legal_basis: Basis | None = None
    """The rule that the list rests on."""
    notice: Notice | None = None
    """How the person learns of it."""
    term: Term | None = None
    """How long a listing lasts; years and months count by the calendar; null is no term."""
    leaves_on: Annotated[frozenset[Exit], Reads(read_exits, _EXITS_IN_AN_EDITOR)] = frozenset(EXITS)
    """What ends a listing: settled, term, corrected."""
    removal: Annotated[Removal, DelayOrRemoval()] = Removal()
    """From the end of a listing until those who act on it know: a span, or {delay, fails}."""
    public: DatedTruth = False
    """Whether names are published: true or false, or by date."""
    shown: Annotated[Quantity | None, Reads(read_long_span, {"$standing": "SpanQuantity"})] = None
    """How long a published name is shown, from the beginning of the listing; as long as it lasts where not given."""
    initial: Initial | None = None
    """Who is on the list when the run begins."""
    hits: Annotated[Literal["count", "extend", "restart"], word("count", "extend", "restart")] = "count"
    """What an observation while listed does: it is counted, or also extends or restarts the term."""
    exempt: Annotated[tuple[Exempt, ...], Reads(read_exempt, EXEMPT_SCHEMA)] = ()
    """Groups or traits that are never listed: {region: north}, {status: {work: retired}}."""
    rewards: Truth = False
    """Whether the list rewards: a redlist."""
    amnesty: Annotated[tuple[Amnesty, ...], Many()] = ()
    """A date at which listings end, or several."""
    scope: Annotated[Scope | None, word("national", "local")] = None
    """How far the list reaches."""
    family: Annotated[Family | None, word(*FAMILIES)] = None
    """Which kind of grave conduct it is for, of the four that serious lists may be for in China since 2020; or other."""
    criteria_published: YesNo = None
    """Whether its criteria are published."""
    adults_only: YesNo = None
    """Whether minors are never listed."""
    needs_ability: YesNo = None
    """Whether only those are listed who were able to do otherwise."""
    extended_by: Deadline = None
    """By how much a term may be extended at most."""
    open_ended: Annotated[tuple[Text, ...], Many()] = ()
    """Grounds for which the term does not hold, each in words."""
    not_settled: Annotated[tuple[Text, ...], Many()] = ()
    """Grounds for which performing does not end a listing, each in words."""
    review_every: Deadline = None
    """How often a listing is re-examined."""
    repair: Repair | None = None
    """A path by which a name is cleared before the term is over."""
    erases: YesNo = None
    """Whether the entry is erased when the listing ends."""
    own_file: YesNo = None
    """Whether a person may see what is on file about them."""
    publishes: Annotated[Words | None, some_of(*PUBLISHED)] = None
    """What is published about a listed person."""
    leaving_needs: Annotated[tuple[Name, ...], Many()] = ()
    """Services that one must use to fulfil what ends a listing."""

    @model_validator(mode="after")
    def _describes_what_happens(self) -> Self:
        problems = []
        if self.notice is not None and self.notice.when == "none":
            given = self.notice.model_fields_set & {"reaches", "delay"}
            if given:
                problems.append(
                    Problem(shown(min(given)), "nothing, since no notice is sent", ("notice", min(given)), "key")
                )
        if self.hits != "count" and (self.term is None or self.term.is_never):
            problems.append(Problem(shown(self.hits), "count, since the list has no term", ("hits",), code="form"))
        if self.shown is not None and not is_ever_true(self.public):
            problems.append(
                Problem(shown("shown"), "nothing, since no name is published", ("shown",), "key", code="form")
            )
        if problems:
            raise Problems(*problems)
        return self
