"""Who gains and who loses: differences by group, sorted, and disparity at equal conduct under both regimes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import RenderableType

from standing.experiments.compare_reformed import Reformed
from standing.measures.differences import Difference
from standing.measures.disparity import CONTRASTS, reference_of
from standing.measures.suppress import REASON, TOO_FEW
from standing.measures.wording import name_in_words, number, with_unit
from standing.report.compared_words import EITHER, around, signed
from standing.report.layout import block, paragraph, table

RATIO: Final = CONTRASTS[1]
Key = tuple[str, str, str, str]


def by_group(reform: Reformed, by: str, keys: Sequence[Key]) -> Iterator[RenderableType]:
    """Blocks by group.

    Parameters
    ----------
    reform
        What was compared with the scenario.
    by
        A group column of the cells.
    keys
        Measures that are shown, by the key of their overall row.

    Yields
    ------
    RenderableType
        A table for each measure that differs in some group, then Q13.
    """
    wanted = {key[:3] for key in keys}
    rows = [row for row in reform.rows(reform.run.groups_by(by)[1:]) if row.key[:3] in wanted]
    for key in dict.fromkeys(row.key[:3] for row in rows):
        found = sorted((row for row in rows if row.key[:3] == key), key=_order)
        if any(row.difference for row in found):
            yield _table(by, found)
    yield from _disparity(reform, by)


def _order(row: Difference) -> tuple[bool, float]:
    hidden = row.difference is None or row.is_too_few
    return hidden, 0.0 if hidden else float(row.difference or 0)


def _table(by: str, rows: Sequence[Difference]) -> RenderableType:
    first = rows[0].before
    heads = [name_in_words(by), ">persons", ">before", ">after", ">difference", ">95 %"]
    lines = [[row.before.group.partition("=")[2], number(row.before.persons), *_cells(row)] for row in rows]
    item = f", {first.item_in_words}" if first.item else ""
    note = [f"{TOO_FEW}: {REASON}, {EITHER}."] if any(row.is_too_few for row in rows) else []
    heading = f"By {name_in_words(by)}, from the largest fall to the largest rise: {first.name}{item}"
    return block(heading, table(heads, lines), *map(paragraph, note))


def _cells(row: Difference) -> list[str]:
    if row.is_too_few:
        return ["", "", TOO_FEW, ""]
    unit = row.before.unit or row.after.unit
    values = [
        "–"
        if value.value is None
        else with_unit(value.value, unit)
        if unit in ("share", "days")
        else number(value.value)
        for value in (row.before, row.after)
    ]
    return [*values, signed(row), around(row)]


def _disparity(reform: Reformed, by: str) -> Iterator[RenderableType]:
    """Ratios to the largest group, by stage, under both regimes."""
    rows = [
        row for row in reform.disparity(by) if row.before.name.endswith(f", {RATIO}") and row.difference is not None
    ]
    shown = [row for row in rows if not row.is_too_few]
    if not shown:
        return
    largest = reference_of(reform.run.tallies, shown[0].before.group).partition("=")[2]
    heads = ["", name_in_words(by), ">before", ">after", ">change", ">95 %"]
    lines = [
        [
            f"{row.before.name.removesuffix(f', {RATIO}')}, {row.before.item_in_words}",
            row.before.group.partition("=")[2],
            number(row.before.value or 0),
            number(row.after.value or 0),
            signed(row),
            around(row),
        ]
        for row in shown
    ]
    notes = [f"Ratios to {largest}, the largest group. Overlapping intervals do not mean that groups are equal."]
    if len(shown) < len(rows):
        notes.append(f"{len(rows) - len(shown)} ratios are left out: {TOO_FEW} ({REASON}, {EITHER}).")
    yield block("Q13  Disparity at equal conduct, by stage", table(heads, lines), *map(paragraph, notes))
