"""What people do not see, since so few stand behind it that it says nothing: "too few".

Files and JSON keep every number; tables, sentences and pages that people read do not (DESIGN section 1).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from standing.measures.measure import Value
from standing.measures.wording import with_unit
from standing.records.table import Cell
from standing.texts import text

LEAST_PERSONS: Final = 30
LEAST_EVENTS: Final = 10

_NUMBERS: Final = ("numerator", "value", "low", "high", "assume_low", "assume_high")


def too_few() -> str:
    """What stands in place of a number that people are not shown."""
    return text("measures.too_few")


def why_too_few() -> str:
    """What too few means: under how many persons or events."""
    return text("measures.too_few_why", persons=LEAST_PERSONS, events=LEAST_EVENTS)


def not_modelled() -> str:
    """What stands in place of a number that the scenario has no mechanism for."""
    return text("measures.not_modelled")


def is_too_few(value: Value) -> bool:
    """Whether so few persons or events stand behind a value that people are not shown it."""
    return value.status != "not_modelled" and (value.persons < LEAST_PERSONS or value.events < LEAST_EVENTS)


def are_too_few(*persons: int) -> bool:
    """Whether one of several parts of the persons of a run is so small that people are not shown how many are in each.

    Parameters
    ----------
    *persons
        How many are in each part.
    """
    return min(persons) < LEAST_PERSONS


def shown(value: Value) -> str:
    """Value with its unit as people see it: "too few", "not modelled here", or the number."""
    if value.status == "not_modelled":
        return not_modelled()
    if is_too_few(value):
        return too_few()
    if value.value is None:
        return text("measures.no_value", why=value.why)
    return with_unit(value.value, value.unit)


def sentence(value: Value) -> str:
    """Sentence of a value as people see it: with its denominator, or saying that there are too few."""
    if is_too_few(value):
        return value.unsaid("measures.said_too_few", why_too_few())
    return value.sentence()


def for_people(values: Iterable[Value]) -> Callable[[Mapping[str, Cell]], Mapping[str, Cell]]:
    """How rows of a table of these values are changed where people read them."""
    hidden: dict[tuple[Cell, ...], str] = {}
    for value in values:
        if value.status == "not_modelled" or is_too_few(value):
            hidden[value.key] = shown(value)

    def change(row: Mapping[str, Cell]) -> Mapping[str, Cell]:
        said = hidden.get((row["id"], row["name"], row["item"], row["group"]))
        if said is None:
            return row
        return {**row, **dict.fromkeys(set(_NUMBERS) & set(row)), "value": said}

    return change
