"""Statuses: states that a person is in, with rates of moving; a status without moves is a trait (ruling R29)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Final, Self

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema, core_schema

from standing.errors import Problem, Problems, listed, nearest, shown
from standing.scenario.chances import StatusStart
from standing.scenario.item import Item
from standing.scenario.quantities import Quantity, QuantityOf
from standing.scenario.strict import ARROW
from standing.scenario.words import JsonSchema, read_label, read_name
from standing.units import RATE_ALLOWED

MOST_VALUES: Final = 16
MOVE_ALLOWED: Final = "a move such as employed -> unemployed"
_RATE: Final = QuantityOf("per second", RATE_ALLOWED, may_be_dated=False)


@dataclass(frozen=True)
class StatusIn:
    """A condition on a status: it has one of these values.

    Parameters
    ----------
    status
        Name of the status.
    values
        One or more of its values.
    """

    status: str
    values: tuple[str, ...]

    @property
    def name(self) -> str:
        """Name where that of a conduct would stand, such as would_reoffend=yes."""
        return f"{self.status}={'|'.join(self.values)}"


def read_status_in(raw: object) -> StatusIn:
    """Read `{work: unemployed}` or `{work: [unemployed, retired]}`."""
    if not isinstance(raw, dict) or len(raw) != 1:
        raise Problems(Problem(shown(raw), "one status with its values, such as {work: unemployed}", code="form"))
    name, values = next(iter(raw.items()))
    try:
        name = read_name(name)
    except Problems as refused:
        raise Problems(*[Problem(each.found, each.allowed, (name,), "key") for each in refused.problems]) from None
    read: list[str] = []
    problems: list[Problem] = []
    for at, each in enumerate(values if isinstance(values, list) else [values]):
        try:
            read.append(read_label(each))
        except Problems as refused:
            problems += refused.under(*((name, at) if isinstance(values, list) else (name,)))
    if not (read or problems):
        problems.append(Problem("no value", "one value or more", (name,), code="form"))
    if problems:
        raise Problems(*problems)
    return StatusIn(name, tuple(dict.fromkeys(read)))


def move_from(text: object) -> tuple[str, str]:
    """Read `employed -> unemployed`."""
    parts = [part.strip() for part in text.split("->")] if isinstance(text, str) else []
    if len(parts) != 2 or not all(parts) or text != ARROW.join(parts):
        near = ARROW.join(parts) if len(parts) == 2 and all(parts) else None
        raise Problems(Problem(shown(text), MOVE_ALLOWED, nearest=near, code="move"))
    return parts[0], parts[1]


class MovesIn:
    """A field that holds rates by move."""

    def read(self, raw: object) -> dict[tuple[str, str], Quantity]:
        """Read `{employed -> unemployed: 0.05/yr, …}`."""
        if not isinstance(raw, dict):
            raise Problems(Problem(shown(raw), "rates by move, such as {employed -> unemployed: 0.05/yr}"))
        moves: dict[tuple[str, str], Quantity] = {}
        problems: list[Problem] = []
        for key, rate in raw.items():
            try:
                move = move_from(key)
            except Problems as refused:
                problems += [
                    Problem(each.found, each.allowed, (key,), "key", each.nearest, each.code)
                    for each in refused.problems
                ]
                continue
            try:
                moves[move] = _RATE.read(rate)
            except Problems as refused:
                problems += refused.under(key)
        if problems:
            raise Problems(*problems)
        return moves

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Validate by `read` alone."""
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Show moves as keys."""
        return {"type": "object", "patternProperties": {" -> ": {"$standing": "Rate"}}, "additionalProperties": False}


class Status(Item):
    """A state that a person is in."""

    start: StatusStart
    """The values with their shares at birth."""
    moves: Annotated[dict[tuple[str, str], Quantity], MovesIn()] = Field(default_factory=dict)
    """Rates of moving from one value to another; without them, the status is a trait."""

    @property
    def values(self) -> tuple[str, ...]:
        """All values, in the order of first mention."""
        return self.start.values

    @model_validator(mode="after")
    def _moves_between_its_values(self) -> Self:
        problems = list(self._problems())
        if problems:
            raise Problems(*problems)
        return self

    def _problems(self) -> Iterator[Problem]:
        if len(self.values) > MOST_VALUES:
            yield Problem(f"{len(self.values)} values", f"at most {MOST_VALUES} values", ("start",), code="form")
            return
        allowed = f"a value of this status ({listed(self.values)})"
        for old, new in self.moves:
            path = ("moves", ARROW.join((old, new)))
            for name in (old, new):
                if name not in self.values:
                    yield Problem(shown(name), allowed, path, "key", nearest(name, self.values), "reference")
            if old == new:
                yield Problem(shown(path[1]), "a move to another value", path, "key", code="move")


STATUS_IN_SCHEMA: Final[JsonSchema] = {
    "type": "object",
    "minProperties": 1,
    "maxProperties": 1,
    "additionalProperties": {
        "anyOf": [
            {"type": ["string", "number", "boolean"]},
            {"type": "array", "minItems": 1, "items": {"type": ["string", "number", "boolean"]}},
        ]
    },
}
