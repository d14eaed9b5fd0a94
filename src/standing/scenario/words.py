"""The plain values of a scenario file: words, names, dates, and fields whose mechanism is not built yet."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from standing.errors import Problem, Problems, listed, nearest, shown
from standing.scenario.strict import is_dated

JsonSchema = dict[str, Any]

NAME_PATTERN: Final = r"^[^\W\d_][\w-]{0,59}$"
EDITOR_NAME_PATTERN: Final = r"^[^\s./:]{1,60}$"
DATE_PATTERN: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
WHOLE_PATTERN: Final = r"^[0-9][0-9_]*$"
NOT_BUILT: Final = "not built yet"
RESERVED: Final = ("any", "all")
LONGEST_TEXT: Final = 5_000
EARLIEST, LATEST = dt.date(1800, 1, 1), dt.date(2300, 1, 1)
_NAME: Final = re.compile(NAME_PATTERN)


@dataclass(frozen=True, eq=False)
class Reads:
    """A field that a function reads from the tree, with the JSON Schema that editors see.

    Parameters
    ----------
    read
        Raw value to value; raises Problems.
    schema
        What editors see.
    """

    read: Callable[[object], object]
    schema: JsonSchema

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Validate by the function alone."""
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchema:
        """Show the schema as given."""
        return dict(self.schema)


def not_built(found: object, *path: str | int, what: str | None = None, at_key: bool = True) -> Problem:
    """Give the problem of a mechanism that the schema knows and the engine does not yet."""
    allowed = NOT_BUILT if what is None else f"{NOT_BUILT} ({what})"
    return Problem(shown(found), allowed, path, at="key" if at_key else "value", code="not-built")


def word(*allowed: str, later: tuple[str, ...] = ()) -> Reads:
    """Give a field with a closed vocabulary; the words in `later` are known and not built yet."""

    def read(raw: object) -> str:
        if isinstance(raw, str) and raw in allowed:
            return raw
        if (isinstance(raw, str) and raw in later) or is_dated(raw):
            raise Problems(not_built(raw, at_key=False))
        raise Problems(Problem(shown(raw), listed(allowed), nearest=_near(raw, (*allowed, *later)), code="word"))

    return Reads(read, {"type": "string", "enum": [*allowed, *later]})


def later(what: str, *neutral: object) -> Reads:
    """Give a field whose mechanism is not built yet: only values that switch it off are accepted."""

    def read(raw: object) -> None:
        empty = raw is None or (isinstance(raw, (dict, list)) and not raw)
        if not (empty or any(raw == value and not isinstance(raw, str) for value in neutral)):
            raise Problems(not_built(raw, what=what))

    return Reads(read, {"description": f"Not built yet: {what}."})


def _near(raw: object, words: tuple[str, ...]) -> str | None:
    return nearest(raw, words) if isinstance(raw, str) else None


def read_truth(raw: object) -> bool:
    """Read true or false; `yes` and `no` are words in YAML 1.2."""
    if isinstance(raw, bool):
        return raw
    if is_dated(raw):
        raise Problems(not_built(raw, at_key=False))
    meant = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(str(raw).casefold())
    raise Problems(Problem(shown(raw), "true or false", nearest=meant, code="truth"))


def read_text(raw: object) -> str:
    """Read free text for people."""
    if isinstance(raw, (str, int, float)) and not isinstance(raw, bool):
        text = str(raw)
        if len(text) <= LONGEST_TEXT:
            return text
        raise Problems(Problem(f"{len(text):,} characters", f"text of at most {LONGEST_TEXT:,} characters"))
    raise Problems(Problem(shown(raw), "text"))


def read_name(raw: object) -> str:
    """Read the name of something in the scenario."""
    if isinstance(raw, str) and _NAME.fullmatch(raw) and raw not in RESERVED:
        return raw
    if is_dated(raw):
        raise Problems(not_built(raw, at_key=False))
    allowed = "a name: a letter, then letters, digits, _ or - (at most 60)"
    reserved = f"{raw} is a reserved word" if isinstance(raw, str) and raw in RESERVED else None
    raise Problems(Problem(shown(raw), allowed, code="name", next_step=reserved))


def read_label(raw: object) -> str:
    """Read a label of a group column as text."""
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, (str, int, float)) and str(raw).strip():
        return str(raw).strip()
    raise Problems(Problem(shown(raw), "a label"))


def read_date(raw: object) -> dt.date:
    """Read a date; it means its 00:00 UTC (ruling R1)."""
    if isinstance(raw, str) and len(raw) == 10 and re.match(DATE_PATTERN, raw):
        try:
            date = dt.date.fromisoformat(raw)
        except ValueError:
            raise Problems(Problem(shown(raw), "a date that the calendar has", code="date")) from None
        if EARLIEST <= date <= LATEST:
            return date
    raise Problems(Problem(shown(raw), "a date such as 2018-05-01 (1800 to 2300)", code="date"))


def read_instant(raw: object) -> dt.datetime:
    """Read a date as its first instant, UTC."""
    return dt.datetime.combine(read_date(raw), dt.time())


class Many:
    """A tuple that may be written as a list, or as one value without brackets."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Put one value into a list first."""
        return core_schema.no_info_before_validator_function(_in_a_list, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchema:
        """Show both ways of writing."""
        many = handler(schema)
        return {"anyOf": [many.get("items", {}), many]}


def _in_a_list(raw: object) -> object:
    return raw if isinstance(raw, list) else [raw]


def filled_items(raw: object) -> object:
    """Give a section in which an empty item is an empty mapping."""
    if not isinstance(raw, dict):
        raise Problems(Problem(shown(raw), "a mapping from names"))
    return {key: {} if item is None else item for key, item in raw.items()}


DATE_SCHEMA: Final[JsonSchema] = {"type": "string", "pattern": DATE_PATTERN, "examples": ["2018-05-01"]}

Truth = Annotated[bool, Reads(read_truth, {"type": "boolean"})]
Text = Annotated[str, Reads(read_text, {"type": ["string", "number"]})]
Name = Annotated[str, Reads(read_name, {"type": "string", "pattern": EDITOR_NAME_PATTERN})]
Label = Annotated[str, Reads(read_label, {"type": ["string", "number", "boolean"]})]
Date = Annotated[dt.date, Reads(read_date, DATE_SCHEMA)]
Instant = Annotated[dt.datetime, Reads(read_instant, DATE_SCHEMA)]
Items = BeforeValidator(filled_items)
