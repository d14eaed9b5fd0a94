"""The base of every mapping in a scenario file: unknown keys are refused, and all problems are gathered at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Final, Self

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, ValidationError, model_validator
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from standing.errors import Part, Problem, Problems, listed, nearest, shown

MOST_OF_A_KIND: Final = 101
"""Problems of one kind that are looked for: one more than are shown, since each looks for the nearest word."""

EXPECTED: Final = {"dict_type": "a mapping", "tuple_type": "a list", "too_short": "one or more", "too_long": "fewer"}
"""What Pydantic's own errors ask for, in our words."""

ARROW: Final = " -> "
"""Between the two values of a move."""


class Strict(BaseModel):
    """A mapping of known keys. Null stands for a key that is not there."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, arbitrary_types_allowed=True)

    @classmethod
    def keys(cls) -> dict[str, FieldInfo]:
        """Give the fields by their key in the file."""
        return {info.alias or name: info for name, info in cls.model_fields.items()}

    @model_validator(mode="wrap")
    @classmethod
    def _gathered(cls, raw: object, handler: ModelWrapValidatorHandler[Self]) -> Self:
        keys = cls.keys()
        if not isinstance(raw, dict):
            raise Problems(Problem(shown(raw), f"a mapping with {listed(list(keys))}"))
        unknown = (unknown_key(key, list(keys)) for key in raw if key not in keys)
        problems = list(islice(unknown, MOST_OF_A_KIND))
        known = {
            key: item for key, item in raw.items() if key in keys and (item is not None or keys[key].is_required())
        }
        try:
            made = handler(known)
        except ValidationError as error:
            problems += problems_of(error)
        if problems:
            raise Problems(*problems)
        return made


def unknown_key(key: object, known: list[str]) -> Problem:
    """Give the problem of a key that a mapping does not have."""
    return Problem(
        shown(key), listed(known), (str(key),), at="key", nearest=nearest(str(key), known), code="unknown-field"
    )


def problems_of(error: ValidationError) -> Iterator[Problem]:
    """Give the problems inside a validation error, with paths from the model it belongs to."""
    for line in error.errors(include_url=False):
        carried = line.get("ctx", {}).get("error")
        path = tuple(part for part in line["loc"] if part != "[key]")
        if isinstance(carried, Problems) and "[key]" in line["loc"]:
            yield from (replace(problem.under(*path), at="key") for problem in carried.problems)
        elif isinstance(carried, Problems):
            yield from carried.under(*path)
        else:
            yield _builtin(line, path)


def _builtin(line: ErrorDetails, path: tuple[Part, ...]) -> Problem:
    if line["type"] == "missing":
        return Problem(f"no {path[-1]}", "a value: the field is required", path, at="parent", code="missing")
    message = EXPECTED.get(line["type"]) or line["msg"].removeprefix("Input should be ").removeprefix("Value error, ")
    return Problem(shown(line["input"]), message, path)


def is_dated(raw: object) -> bool:
    """Whether a value is written `{date: value, …}` (ruling R26)."""
    return (
        isinstance(raw, Mapping)
        and any(map(_looks_like_date, raw))
        and all(_looks_like_date(k) or k == "applies" for k in raw)
    )


def _looks_like_date(key: object) -> bool:
    text = str(key)
    return len(text) >= 8 and text[:4].isdigit() and text[4] == "-"


def parts_of(value: object) -> Iterator[tuple[Part, object]]:
    """Give what a mapping or a list of a model holds, by the key or position that the file has: a move as `a -> b`."""
    if isinstance(value, Mapping):
        yield from ((ARROW.join(key) if isinstance(key, tuple) else str(key), each) for key, each in value.items())
    elif isinstance(value, (tuple, list)):
        yield from enumerate(value)
