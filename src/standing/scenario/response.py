"""Responses: how conduct, moves or attempts change while listed, in a band or a status, or after a listing (R23)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Final, Literal, Self

from pydantic import Field, model_validator

from standing.errors import Problem, Problems, nearest, shown
from standing.scenario.item import ItemWithNumber
from standing.scenario.quantities import Quantity, QuantityOf
from standing.scenario.stated import NumberIn, Whole
from standing.scenario.status import STATUS_IN_SCHEMA, StatusIn, move_from, read_status_in
from standing.scenario.strict import Strict
from standing.scenario.words import Items, Many, Name, Reads, later, not_built

Kind = Literal["conduct", "move", "attempts"]
KINDS: Final[tuple[Kind, ...]] = ("conduct", "move", "attempts")
TARGET_ALLOWED: Final = "conduct.NAME, move.STATUS.a -> b or attempts.SERVICE"
PREVALENCE: Final = "responses to how many are listed"
LARGEST: Final = 1_000
_BY: Final = QuantityOf("number", f"a multiplier from 0 to {LARGEST:,}", 0, LARGEST, may_be_dated=False)


@dataclass(frozen=True)
class Target:
    """What a response multiplies.

    Parameters
    ----------
    kind
        A conduct, a move of a status, or the attempts at a service.
    name
        Of the conduct, the status or the service.
    move
        From which value to which, of a move.
    """

    kind: Kind
    name: str
    move: tuple[str, str] | None = None


def read_target(raw: object) -> Target:
    """Read `conduct.C`, `move.S.a -> b` or `attempts.V`."""
    parts = raw.split(".", 2) if isinstance(raw, str) else []
    kind = next((each for each in KINDS if parts[:1] == [each]), None)
    if kind is None or len(parts) != (3 if kind == "move" else 2) or not all(parts):
        near = nearest(parts[0], KINDS) if kind is None and len(parts) > 1 else None
        suggestion = ".".join([near, *parts[1:]]) if near else None
        raise Problems(Problem(shown(raw), TARGET_ALLOWED, nearest=suggestion, code="target"))
    return Target(kind, parts[1], move_from(parts[2]) if kind == "move" else None)


class While(Strict):
    """A condition during which a response holds: exactly one of them."""

    on_list: Annotated[tuple[Name, ...], Many()] = ()
    """A list, or lists, on one of which the person is."""
    in_band: Annotated[dict[Name, Annotated[tuple[Name, ...], Many()]] | None, Items] = None
    """Bands in one of which the person's score is: {citizen: [D]}."""
    status: Annotated[StatusIn | None, Reads(read_status_in, STATUS_IN_SCHEMA)] = None
    """A status, with values one of which the person has: {work: unemployed}."""
    share_listed: Annotated[None, later(PREVALENCE)] = None
    """A list whose share of the population counts."""

    @model_validator(mode="after")
    def _is_one_condition(self) -> Self:
        given = [key for key in ("on_list", "in_band", "status") if key in self.model_fields_set]
        if len(given) != 1:
            found = " and ".join(given) or "none of them"
            raise Problems(Problem(found, "one of on_list, in_band and status", at="parent", code="form"))
        if given == ["on_list"] and not self.on_list:
            raise Problems(Problem("no list", "one list or more", ("on_list",), code="form"))
        if given == ["in_band"] and (self.in_band is None or len(self.in_band) != 1 or not all(self.in_band.values())):
            raise Problems(
                Problem(
                    shown(self.in_band), "one score with its bands, such as {citizen: [D]}", ("in_band",), code="form"
                )
            )
        return self


class After(Strict):
    """From which listing on a response holds, for ever."""

    listed: Name
    """The list."""
    times: Annotated[Whole, NumberIn("a whole number from 1 to 20", 1, 20, whole=True)] = Whole(1)
    """From the how-many-th listing on."""


Targets = Annotated[
    tuple[Annotated[Target, Reads(read_target, {"type": "string", "pattern": r"^(conduct|move|attempts)\."})], ...],
    Many(),
]


class Response(ItemWithNumber):
    """A multiplier of conducts, moves or attempts; `status`, `range` and `source` are about it."""

    main: ClassVar[str] = "by"
    reader: ClassVar[QuantityOf] = _BY

    holds_while: While | None = Field(None, alias="while")
    """While what it holds: on_list, in_band or status."""
    after: After | None = None
    """After which listing it holds, for ever."""
    multiplies: Targets
    """What it multiplies: conduct.NAME, move.STATUS.a -> b or attempts.SERVICE, or several."""
    by: Annotated[Quantity, _BY]
    """The multiplier, from 0 to 1000."""
    range: Annotated[object, Reads(lambda raw: raw, {"type": "array", "items": {"$standing": "PlainNumber"}})] = None
    """Lowest and highest multiplier."""
    share_listed: Annotated[None, later(PREVALENCE)] = None
    """A list whose share of the population counts."""
    relative: Annotated[None, later(PREVALENCE)] = None
    """Whether the share is taken relative to that at the start."""
    every: Annotated[None, later(PREVALENCE)] = None
    """How often the share is looked at."""

    @property
    def on_lists(self) -> tuple[str, ...]:
        """The lists on one of which the person must be."""
        return self.holds_while.on_list if self.holds_while is not None else ()

    @property
    def in_band(self) -> tuple[str, tuple[str, ...]] | None:
        """The score, and its bands."""
        bands = self.holds_while.in_band if self.holds_while is not None else None
        return next(iter(bands.items())) if bands else None

    @property
    def in_status(self) -> StatusIn | None:
        """The status, and its values."""
        return self.holds_while.status if self.holds_while is not None else None

    @property
    def after_list(self) -> str:
        """The list after a listing on which it holds; empty for one that holds while something is so."""
        return self.after.listed if self.after is not None else ""

    @property
    def after_times(self) -> int:
        """From the how-many-th listing on it holds."""
        return int(self.after.times) if self.after is not None else 0

    @property
    def targets(self) -> tuple[Target, ...]:
        """What it multiplies."""
        return self.multiplies

    @model_validator(mode="before")
    @classmethod
    def _not_by_prevalence(cls, raw: Any) -> Any:
        if isinstance(raw, dict):
            problems = [
                not_built(raw[key], key, what=PREVALENCE)
                for key in ("share_listed", "relative", "every")
                if raw.get(key)
            ]
            if problems:
                raise Problems(*problems)
        return raw

    @model_validator(mode="after")
    def _holds_at_some_time(self) -> Self:
        problems = list(self._problems())
        if problems:
            raise Problems(*problems)
        return self

    def _problems(self) -> Iterator[Problem]:
        if (self.holds_while is None) == (self.after is None):
            found = "neither" if self.after is None else "both"
            yield Problem(f"{found} of while and after", "one of them", at="parent", code="form")
        if not self.multiplies:
            yield Problem("nothing", f"one or more of {TARGET_ALLOWED}", ("multiplies",), code="form")
        if self.by.over:
            yield Problem(shown("over"), "a multiplier without a calendar", ("by", "over"), "key", code="form")
        for at, each in enumerate(self.multiplies):
            if each in self.multiplies[:at]:
                what = ".".join(filter(None, (each.kind, each.name, " -> ".join(each.move or ()))))
                yield Problem(f"{what} again", "each once", ("multiplies", at), code="form")
