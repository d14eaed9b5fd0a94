"""Who is never listed, and when listings are forgiven: exemptions and amnesties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from pydantic import Field

from standing.errors import Problem, Problems, shown
from standing.scenario.quantities import Quantity, Share
from standing.scenario.status import STATUS_IN_SCHEMA, StatusIn, read_status_in
from standing.scenario.strict import Strict
from standing.scenario.words import Instant, JsonSchema, Label, Name, Text, not_built, read_label

EXAMPLE: Final = "labels by column, such as {region: north}, or a trait, such as {status: {work: retired}}"
_TRAITS: Final = "one trait in a list's exemptions, in one without a group"


@dataclass(frozen=True)
class Exempt:
    """Persons who are never listed: all of it must hold.

    Parameters
    ----------
    group
        Labels by column, one of which a person must have in each.
    trait
        A status with values one of which a person must have.
    """

    group: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    trait: StatusIn | None = None


def read_exempt(raw: object) -> tuple[Exempt, ...]:
    """Read one exemption or a list of them.

    Raises
    ------
    Problems
        Also for a trait together with a group, or a second trait, which are not built yet.
    """
    if isinstance(raw, (dict, list)) and not raw:
        return ()
    several = isinstance(raw, list)
    exempt: list[Exempt] = []
    problems: list[Problem] = []
    for at, each in enumerate(raw if isinstance(raw, list) else [raw]):
        try:
            exempt.append(_one(each))
        except Problems as refused:
            problems += refused.under(at) if several else refused.problems
            continue
        if exempt[-1].trait is not None and (exempt[-1].group or any(one.trait for one in exempt[:-1])):
            problems.append(not_built(each["status"], *((at,) if several else ()), "status", what=_TRAITS))
    if problems:
        raise Problems(*problems)
    return tuple(exempt)


def _one(raw: object) -> Exempt:
    if not isinstance(raw, dict) or not raw:
        raise Problems(Problem(shown(raw), EXAMPLE, code="form"))
    problems: list[Problem] = []
    group: dict[str, tuple[str, ...]] = {}
    trait: StatusIn | None = None
    for key, value in raw.items():
        try:
            if key == "status" and isinstance(value, dict):
                trait = read_status_in(value)
            elif key == "group" and isinstance(value, dict):
                group |= _labels(value)
            else:
                group |= _labels({key: value})
        except Problems as refused:
            problems += (
                refused.under(key) if key in ("status", "group") and isinstance(value, dict) else refused.problems
            )
    if not (problems or group or trait):
        problems.append(Problem(shown(raw), EXAMPLE, code="form"))
    if problems:
        raise Problems(*problems)
    return Exempt(group, trait)


def _labels(raw: dict[str, object]) -> dict[str, tuple[str, ...]]:
    group: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for column, labels in raw.items():
        read: list[str] = []
        for at, label in enumerate(labels if isinstance(labels, list) else [labels]):
            try:
                read.append(read_label(label))
            except Problems as refused:
                problems += refused.under(*((column, at) if isinstance(labels, list) else (column,)))
        if not (read or problems):
            problems.append(Problem("no label", "one label or more", (column,), code="form"))
        group[column] = tuple(dict.fromkeys(read))
    if problems:
        raise Problems(*problems)
    return group


class Amnesty(Strict):
    """A date at which open listings end."""

    at: Instant
    """The day; listings end at its 00:00 UTC."""
    share: Share = Quantity.constant(1, "share")
    """The probability that a listing ends."""
    group: dict[Name, Label] = Field(default_factory=dict)
    """Labels that a person must have; everybody where it is not given."""
    note: Text | None = None
    """Anything else, for people."""


_LABELS: Final[JsonSchema] = {
    "anyOf": [
        {"type": ["string", "number", "boolean"]},
        {"type": "array", "minItems": 1, "items": {"type": ["string", "number", "boolean"]}},
    ]
}
_ONE: Final[JsonSchema] = {
    "type": "object",
    "properties": {
        "status": {"anyOf": [STATUS_IN_SCHEMA, _LABELS]},
        "group": {"anyOf": [{"type": "object", "additionalProperties": _LABELS}, _LABELS]},
    },
    "additionalProperties": _LABELS,
}
EXEMPT_SCHEMA: Final[JsonSchema] = {"anyOf": [_ONE, {"type": "array", "items": _ONE}]}
