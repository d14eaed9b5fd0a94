"""What a scenario says about a number: its status, range and source, beside the value or around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from standing.errors import Problem, Problems, listed, nearest, shown
from standing.scenario.strict import is_dated, unknown_key
from standing.scenario.words import not_built
from standing.sources import STATUSES, Status

STATEMENT_KEYS: Final = ("status", "range", "source", "note")
LARGEST: Final = 1e15
_NUMBER: Final = re.compile(r"[-+.0-9][0-9._eE+-]*")


@dataclass(frozen=True)
class Statement:
    """Where a number comes from.

    Parameters
    ----------
    status
        published, calibrated or assumed; None where the scenario does not say.
    range
        Lowest and highest value, in the unit of the number.
    source
        Name of a source, or a citation.
    note
        For people.
    text
        The number as written.
    """

    status: Status | None = None
    range: tuple[float, float] | None = None
    source: str | None = None
    note: str | None = None
    text: str = ""


class Whole(int):
    """A whole number that knows what the scenario says about it."""

    statement: Statement = Statement()


class Number(float):
    """A number that knows what the scenario says about it."""

    statement: Statement = Statement()


def statement_from(raw: Mapping[str, object], read: Callable[[object], float]) -> tuple[Statement, list[Problem]]:
    """Read status, range, source and note of a mapping.

    Parameters
    ----------
    raw
        The mapping; other keys are left alone.
    read
        Reads one end of the range, in the unit of the number.

    Returns
    -------
    tuple
        The statement, and the problems met.
    """
    problems: list[Problem] = []
    status = raw.get("status")
    if status is not None and status not in STATUSES:
        near = nearest(status, STATUSES) if isinstance(status, str) else None
        problems.append(Problem(shown(status), listed(STATUSES), ("status",), nearest=near, code="word"))
    words: dict[str, str | None] = {}
    for key in ("source", "note"):
        value = raw.get(key)
        if value is not None and (not isinstance(value, (str, int)) or isinstance(value, bool)):
            problems.append(Problem(shown(value), "text", (key,)))
        words[key] = None if value is None else str(value)
    range_, wrong = _range(raw.get("range"), read)
    statement = Statement(status if status in STATUSES else None, range_, words["source"], words["note"])  # type: ignore[arg-type]
    return statement, problems + wrong


def _range(raw: object, read: Callable[[object], float]) -> tuple[tuple[float, float] | None, list[Problem]]:
    if raw is None:
        return None, []
    if not isinstance(raw, list) or len(raw) != 2:
        return None, [Problem(shown(raw), "two values, the lowest and the highest, such as [0.4, 0.8]", ("range",))]
    ends: list[float] = []
    problems: list[Problem] = []
    for at, end in enumerate(raw):
        try:
            ends.append(read(end))
        except Problems as refused:
            problems += refused.under("range", at)
    if not problems and ends[0] > ends[1]:
        problems.append(Problem(shown(raw[0]), "the lowest value first", ("range", 0), code="range"))
    return (None if problems else (ends[0], ends[1])), problems


def outside(value: float, statement: Statement, found: object, key: str) -> list[Problem]:
    """Give the problem of a value outside its own range."""
    if statement.range is None or statement.range[0] <= value <= statement.range[1]:
        return []
    return [Problem(shown(found), "a value inside its own range", (key,), code="range")]


def number_from(raw: object, allowed: str = "a number") -> float:
    """Read a finite number; underscores and quotes are accepted, units and words are not."""
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        number = float(raw) if abs(raw) <= LARGEST else LARGEST * 2
    else:
        try:
            number = float(raw) if isinstance(raw, str) and len(raw) < 64 and _NUMBER.fullmatch(raw) else LARGEST * 2
        except ValueError:
            number = LARGEST * 2
    if abs(number) <= LARGEST:
        return number
    raise Problems(Problem(shown(raw), allowed, code="number"))


@dataclass(frozen=True)
class NumberIn:
    """A field that holds a number between two bounds, bare or as `{value, status, range, source}`.

    Parameters
    ----------
    allowed
        What a message says may stand there.
    low, high
        The bounds, included; None is no bound.
    whole
        Whether only whole numbers may stand there.
    above
        Whether the lower bound itself is excluded.
    key
        The key of a mapping such as `{shape: 0.5}` in which the number stands; None for a bare number.
    """

    allowed: str
    low: float | None = None
    high: float | None = None
    whole: bool = False
    above: bool = False
    key: str | None = None

    def read(self, raw: object) -> Whole | Number:
        """Read the number and what is said about it."""
        if self.key is not None:
            return self._read_keyed(raw, self.key)
        if is_dated(raw):
            raise Problems(not_built(raw, at_key=False, what="dated values of this field"))
        if isinstance(raw, dict):
            return self._read_mapping(raw, "value")
        return self._made(self._scalar(raw), Statement(text=str(raw)))

    def _read_keyed(self, raw: object, key: str) -> Whole | Number:
        if not isinstance(raw, dict) or key not in raw:
            raise Problems(Problem(shown(raw), f"a mapping with {key}, such as {{{key}: 0.5}}"))
        if not isinstance(raw[key], dict):
            return self._read_mapping(raw, key)
        try:
            number = self._read_mapping(raw[key], "value")
        except Problems as refused:
            raise Problems(*refused.under(key)) from None
        if len(raw) > 1:
            raise Problems(*[unknown_key(each, [key]) for each in raw if each != key])
        return number

    def _read_mapping(self, raw: dict[str, object], key: str) -> Whole | Number:
        known = [key, *STATEMENT_KEYS]
        problems = [unknown_key(each, known) for each in raw if each not in known]
        statement, wrong = statement_from(raw, self._scalar)
        problems += wrong
        value = 0.0
        try:
            value = self._scalar(raw.get(key))
            problems += outside(value, statement, raw.get(key), key)
        except Problems as refused:
            problems += refused.under(key)
        if problems:
            raise Problems(*problems)
        return self._made(value, replace(statement, text=str(raw.get(key))))

    def _scalar(self, raw: object) -> float:
        number = number_from(raw, self.allowed)
        too_low = self.low is not None and (number < self.low or (self.above and number == self.low))
        if too_low or (self.high is not None and number > self.high) or (self.whole and number != int(number)):
            raise Problems(Problem(shown(raw), self.allowed, code="number"))
        return number

    def _made(self, value: float, statement: Statement) -> Whole | Number:
        made = Whole(value) if self.whole else Number(value)
        made.statement = statement
        return made

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Validate by `read` alone."""
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Show the definition that `standing.scenario.write` adds."""
        name = "WholeNumber" if self.whole else "Number"
        if self.key is None:
            return {"$standing": name, "description": self.allowed}
        return {"type": "object", "required": [self.key], "properties": {self.key: {"$standing": name}}}
