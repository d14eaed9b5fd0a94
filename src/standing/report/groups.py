"""Measures by group (`--by`): a row for each, "equal because the scenario says so", and "too few" in one line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rich.console import Group, RenderableType
from rich.text import Text

from standing.measures.measure import Value
from standing.measures.reading import ANY
from standing.measures.suppress import is_too_few, shown, too_few, why_too_few
from standing.measures.wording import name_in_words, number, with_unit
from standing.report.layout import block, paragraph, table
from standing.scenario.called import quoted
from standing.texts import text

BY_GROUP: Final = ("Q1", "Q3", "Q6", "Q8", "Q5")
"""Measures of the table; what each divides is said in the document and below."""

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
        none = block(text("screen.groups.by", column=name_in_words(self.by)), paragraph(text("screen.groups.no_list")))
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
        headings = [
            name_in_words(self.by),
            f">{text('screen.groups.persons')}",
            *(f">{_heading(each)}" for each in told),
        ]
        heading = text("screen.groups.heading", list=quoted(values[0].item_in_words), column=name_in_words(self.by))
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
            yield text("screen.groups.all_few", what=_headings(few), few=too_few(), why=why_too_few())
        if none:
            yield text("screen.groups.all_none", what=_headings(none))
        groups = [group.partition("=")[2] for group in self.persons]
        silent = [each for each in groups if each not in shown]
        if told and silent:
            yield too_few_in(silent, len(groups), text("screen.groups.of_column", column=name_in_words(self.by)))

    def _cell(self, value: Value) -> str:
        if value.status == "not_modelled" or (value.value is None and not is_too_few(value)):
            return NOTHING
        said = shown(value)
        if said == too_few():
            return said
        if self.wide and value.low is not None and value.high is not None:
            low, high = with_unit(value.low, value.unit), with_unit(value.high, value.unit)
            said = text("screen.groups.interval", value=said, low=low, high=high)
        is_equal = value.status == "equal_by_construction"
        return text("screen.groups.equal", sign=EQUAL, value=said) if is_equal else said


def too_few_in(names: Sequence[str], of: int, what: str, reason: str | None = None) -> str:
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
        What too few means, if it is more than of one run.

    Examples
    --------
    >>> too_few_in(["north", "south"], 3, "of district", "under 30 persons")
    'too few to say in 2 of 3 groups of district: north, south (under 30 persons).'
    """
    return text(
        f"screen.groups.few_in{'_more' if len(names) > MOST_NAMES else ''}",
        few=too_few(),
        count=len(names),
        all=of,
        what=what,
        names=", ".join(names[:MOST_NAMES]),
        more=len(names) - MOST_NAMES,
        why=reason or why_too_few(),
    )


def _unsaid(values: Sequence[Value], told: Sequence[str]) -> list[str]:
    return [each for each in BY_GROUP if each not in told and any(value.id == each for value in values)]


def _headings(ids: Sequence[str]) -> str:
    return ", ".join(map(_heading, ids))


def _heading(each: str) -> str:
    return text("screen.groups.column", title=text(f"screen.groups.{each}"), measure=each)


def _says(cell: str | None) -> bool:
    return cell is not None and cell not in (NOTHING, too_few())


def _notes(told: Sequence[str], cells: Sequence[str]) -> Iterator[str]:
    if not cells:
        return
    if any(cell.startswith(EQUAL) for cell in cells):
        yield text("screen.groups.equal_means", sign=EQUAL)
    if any(too_few() in cell for cell in cells):
        yield text("screen.few_means", few=too_few(), why=why_too_few())
    if NOTHING in cells:
        yield text("screen.groups.none_means", sign=NOTHING)
    divides = (text("screen.groups.column", title=text(f"screen.groups.out_of.{each}"), measure=each) for each in told)
    yield text("screen.groups.divides", what=", ".join(divides))
