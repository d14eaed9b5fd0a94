"""Measures by group (`--by`): one row per group, "too few" and "equal because the scenario says so" where that is so."""

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

BY_GROUP: Final = {"Q1": "ever listed", "Q3": "wrongful", "Q6": "lifted after", "Q8": "before notice", "Q5": "missed"}
"""Measures of the table, and the headings of their columns; what each divides is said in the document and below."""

EQUAL: Final = "="
NOTHING: Final = "–"


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
        rows = [
            (group.partition("=")[2], number(persons), *(found.get((each, group), NOTHING) for each in ids))
            for group, persons in self.persons.items()
        ]
        headings = [name_in_words(self.by), ">persons", *(f">{BY_GROUP[each]} ({each})" for each in ids)]
        notes = map(paragraph, _notes([cell for row in rows for cell in row[2:]]))
        return block(f"List {name_in_words(item)}, by {name_in_words(self.by)}", table(headings, rows), *notes)

    def _cell(self, value: Value) -> str:
        if value.status == "not_modelled" or (value.value is None and not is_too_few(value)):
            return NOTHING
        text = shown(value)
        if self.wide and text != TOO_FEW and value.low is not None and value.high is not None:
            text += f" ({with_unit(value.low, value.unit)} to {with_unit(value.high, value.unit)})"
        return f"{EQUAL} {text}" if value.status == "equal_by_construction" and text != TOO_FEW else text


def _notes(cells: Sequence[str]) -> Iterator[str]:
    if any(cell.startswith(EQUAL) for cell in cells):
        yield f"{EQUAL}  equal because the scenario says so: the inputs are the same, the rest is noise"
    if any(TOO_FEW in cell for cell in cells):
        yield f"{TOO_FEW}: {REASON}"
    if NOTHING in cells:
        yield f"{NOTHING}  not modelled here, or nobody to divide by"
    yield (
        "Out of: persons in the group (Q1), listings (Q3), wrongful listings (Q6, median), listings with a refused purchase "
        "(Q8), persons who met the condition (Q5); the counts are in the document (--json)."
    )
