"""Measures by group (`--by`): one row per group, "too few" and "equal because the scenario says so" where that is so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from rich.console import Group, RenderableType

from standing.measures.measure import Value
from standing.measures.suppress import REASON, shown
from standing.measures.wording import name_in_words, number
from standing.report.layout import block, paragraph, table

BY_GROUP: Final = {"Q1": "ever listed", "Q3": "wrongful", "Q6": "lifted after", "Q8": "before notice", "Q5": "missed"}
"""Measures of the table, and the headings of their columns; what each divides is said in the document and below."""

EQUAL: Final = "="


def groups(by: str, names: Sequence[str], values: Sequence[Value], persons: Mapping[str, int]) -> RenderableType:
    """Block of the measures by group.

    Parameters
    ----------
    by
        The group column.
    names
        Groups `column=value`, in the order of the cells.
    values
        Leading values of the measures for each group.
    persons
        Persons in each group.

    Returns
    -------
    RenderableType
        One table per list.
    """
    items = list(dict.fromkeys(value.item for value in values if value.item not in ("", "any")))
    tables = [_table(by, names, [value for value in values if value.item == item], item, persons) for item in items]
    return Group(*tables) if tables else block(f"By {name_in_words(by)}", paragraph("The scenario has no list."))


def _table(
    by: str, names: Sequence[str], values: Sequence[Value], item: str, persons: Mapping[str, int]
) -> RenderableType:
    ids = [each for each in BY_GROUP if any(value.id == each for value in values)]
    found = {(value.id, value.group): value for value in values}
    rows = [
        (group.partition("=")[2], number(persons[group]), *(_cell(found.get((each, group))) for each in ids))
        for group in names
    ]
    headings = [name_in_words(by), ">persons", *(f">{BY_GROUP[each]} ({each})" for each in ids)]
    notes = map(paragraph, _notes(values))
    return block(f"List {name_in_words(item)}, by {name_in_words(by)}", table(headings, rows), *notes)


def _cell(value: Value | None) -> str:
    if value is None or value.status == "not_modelled":
        return "not modelled"
    text = shown(value)
    if text.startswith("no value"):
        return "none"
    return f"{EQUAL} {text}" if value.status == "equal_by_construction" else text


def _notes(values: Sequence[Value]) -> Iterator[str]:
    said = [shown(value) for value in values]
    if any(value.status == "equal_by_construction" for value in values):
        yield f"{EQUAL}  equal because the scenario says so: the inputs are the same, the rest is noise"
    if "too few" in said:
        yield f"too few: {REASON}"
    yield (
        "Out of: persons in the group (Q1), listings (Q3), wrongful listings (Q6, median), listings with a refused purchase "
        "(Q8), persons who met the condition (Q5); the counts are in the document (--json)."
    )
