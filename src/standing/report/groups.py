"""Measures by group (`--by`): a row for each, "equal because the scenario says so", and "too few" in one line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rich.console import Group, RenderableType
from rich.text import Text

from standing.measures.measure import Value
from standing.measures.reading import ANY
from standing.measures.suppress import REASON, TOO_FEW, is_too_few, shown
from standing.measures.wording import name_in_words, number, with_unit
from standing.report.layout import block, paragraph, table
from standing.scenario.called import quoted

BY_GROUP: Final = {"Q1": "ever listed", "Q3": "wrongful", "Q6": "lifted after", "Q8": "before notice", "Q5": "missed"}
"""Measures of the table, and the headings of their columns; what each divides is said in the document and below."""

OUT_OF: Final = {
    "Q1": "persons in the group",
    "Q3": "listings",
    "Q6": "wrongful listings, their median",
    "Q8": "listings with a refused purchase",
    "Q5": "persons who met the condition",
}
"""What each measure of the table divides by."""

EQUAL: Final = "="
NOTHING: Final = "–"

MOST_NAMES: Final = 8
"""Groups that are named where there is too little to say of many."""


@dataclass(frozen=True)
class ByGroup:
    """Measures by the groups of one column.

    Parameters
    ----------
    by
        The group column.
    persons
        Persons in each group `column=value`, in the order of the cells.
    values
        Leading values of the measures for each group.
    wide
        Whether there is room for intervals.
    """

    by: str
    persons: Mapping[str, int]
    values: Sequence[Value]
    wide: bool

    def block(self) -> RenderableType:
        """One table per list."""
        items = list(dict.fromkeys(value.item for value in self.values if value.item not in ("", ANY)))
        parts = [part for item in items for part in (Text(""), self._table(item))]
        none = block(f"By {name_in_words(self.by)}", paragraph("The scenario has no list."))
        return Group(*parts[1:]) if parts else none

    def _table(self, item: str) -> RenderableType:
        values = [value for value in self.values if value.item == item]
        ids = [each for each in BY_GROUP if any(value.id == each for value in values)]
        found = {(value.id, value.group): self._cell(value) for value in values}
        told = [each for each in ids if any(_says(found.get((each, group))) for group in self.persons)]
        rows = [
            (group.partition("=")[2], number(persons), *(found.get((each, group), NOTHING) for each in told))
            for group, persons in self.persons.items()
            if any(_says(found.get((each, group))) for each in told)
        ]
        headings = [name_in_words(self.by), ">persons", *(f">{BY_GROUP[each]} ({each})" for each in told)]
        heading = f"List {quoted(values[0].item_in_words)}, by {name_in_words(self.by)}"
        notes = [
            *self._silent(values, told, [row[0] for row in rows]),
            *_notes(told, [cell for row in rows for cell in row[2:]]),
        ]
        parts = [table(headings, rows)] if rows else []
        return block(heading, *parts, *map(paragraph, notes))

    def _silent(self, values: Sequence[Value], told: Sequence[str], shown: Sequence[str]) -> Iterator[str]:
        """Measures and groups of which nothing can be said, in a line each."""
        few = [
            each for each in _unsaid(values, told) if any(value.id == each and is_too_few(value) for value in values)
        ]
        none = [each for each in _unsaid(values, told) if each not in few]
        if few:
            yield f"{_headings(few)}: {TOO_FEW} to say in any group ({REASON})."
        if none:
            yield f"{_headings(none)}: not modelled here, or nobody to divide by."
        groups = [group.partition("=")[2] for group in self.persons]
        silent = [each for each in groups if each not in shown]
        if told and silent:
            yield too_few_in(silent, len(groups), f"of {name_in_words(self.by)}")

    def _cell(self, value: Value) -> str:
        if value.status == "not_modelled" or (value.value is None and not is_too_few(value)):
            return NOTHING
        text = shown(value)
        if self.wide and text != TOO_FEW and value.low is not None and value.high is not None:
            text += f" ({with_unit(value.low, value.unit)} to {with_unit(value.high, value.unit)})"
        return f"{EQUAL} {text}" if value.status == "equal_by_construction" and text != TOO_FEW else text


def too_few_in(names: Sequence[str], of: int, what: str, reason: str = REASON) -> str:
    """Say in one line of which groups there are too few to say anything.

    Parameters
    ----------
    names
        The groups.
    of
        How many groups there are in all.
    what
        Whose groups they are.
    reason
        What too few means.

    Examples
    --------
    >>> too_few_in(["north", "south"], 3, "of district", "under 30 persons")
    'too few to say in 2 of 3 groups of district: north, south (under 30 persons).'
    """
    more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
    return f"{TOO_FEW} to say in {len(names)} of {of} groups {what}: {', '.join(names[:MOST_NAMES])}{more} ({reason})."


def _unsaid(values: Sequence[Value], told: Sequence[str]) -> list[str]:
    return [each for each in BY_GROUP if each not in told and any(value.id == each for value in values)]


def _headings(ids: Sequence[str]) -> str:
    return ", ".join(f"{BY_GROUP[each]} ({each})" for each in ids)


def _says(cell: str | None) -> bool:
    return cell is not None and cell not in (NOTHING, TOO_FEW)


def _notes(told: Sequence[str], cells: Sequence[str]) -> Iterator[str]:
    if not cells:
        return
    if any(cell.startswith(EQUAL) for cell in cells):
        yield f"{EQUAL}  equal because the scenario says so: the inputs are the same, the rest is noise"
    if any(TOO_FEW in cell for cell in cells):
        yield f"{TOO_FEW}: {REASON}"
    if NOTHING in cells:
        yield f"{NOTHING}  not modelled here, or nobody to divide by"
    yield f"Out of: {', '.join(f'{OUT_OF[each]} ({each})' for each in told)}; the counts are in the document (--json)."
