"""The digest of a scenario: of what it says, not of how the file says it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import Final

from standing.scenario.item import ItemWithNumber
from standing.scenario.stated import Number, Whole
from standing.scenario.strict import Strict, parts_of

FOR_PEOPLE: Final = frozenset(("title", "description", "note", "text", "written"))
BESIDE: Final = frozenset(("sources", "published", "expects"))
STATED_BESIDE: Final = frozenset(("status", "range", "source"))


def digest_of(scenario: Strict) -> str:
    """Give the SHA-256 of a scenario's resolved content as hexadecimal text.

    Defaults count as if they were written; the order of lists, sensors and other items counts, since it is the order of
    events that fall on one instant. Titles, notes, sources, published figures and expectations do not count.
    """
    content = {key: value for key, value in _model(scenario).items() if key not in BESIDE}
    return sha256(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _model(model: Strict) -> dict[str, object]:
    left_out = FOR_PEOPLE | (STATED_BESIDE if isinstance(model, ItemWithNumber) else frozenset())
    names = [name for name in type(model).model_fields if name not in left_out]
    return {name: _canonical(getattr(model, name)) for name in names}


def _canonical(value: object) -> object:  # noqa: PLR0911 - one line per kind of value
    match value:
        case Strict():
            return _model(value)
        case Whole() | Number():
            plain = int(value) if isinstance(value, Whole) else float(value)
            return [plain, value.statement.status, value.statement.range]
        case None | bool() | int() | float() | str():
            return value
        case dt.date():
            return value.isoformat()
        case frozenset():
            return sorted(map(str, value))
        case Mapping():
            return [[key, _canonical(each)] for key, each in parts_of(value)]
        case tuple() | list():
            return [_canonical(each) for each in value]
        case _ if is_dataclass(value):
            names = [each.name for each in fields(value) if each.name not in FOR_PEOPLE | {"source"}]
            return {name: _canonical(getattr(value, name)) for name in names}
    message = f"{type(value).__name__} has no canonical form"
    raise TypeError(message)
