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
from standing.report.groups import too_few_in
from standing.report.layout import block, paragraph, table

RATIO: Final = CONTRASTS[1]
MOST_ROWS: Final = 4
"""Groups without a change from which on a line stands for all of them."""

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
    silent: list[str] = []
    for key in dict.fromkeys(row.key[:3] for row in rows):
        found = sorted((row for row in rows if row.key[:3] == key), key=_order)
        if all(row.is_too_few for row in found):
            silent.append(_about(found[0]))
        elif any(row.difference for row in found):
            yield _table(by, [row for row in found if not row.is_too_few], [row for row in found if row.is_too_few])
    if silent:
        yield paragraph(
            f"By {name_in_words(by)}, {TOO_FEW} to say in any group of: {'; '.join(silent)} ({REASON}, {EITHER})."
        )
    yield from _disparity(reform, by)


def _order(row: Difference) -> tuple[bool, float]:
    return row.difference is None, float(row.difference or 0)


def _about(row: Difference) -> str:
    """What a row is about, without its group."""
    return f"{row.before.name}, {row.before.item_in_words}" if row.before.item else row.before.name


def _table(by: str, rows: Sequence[Difference], few: Sequence[Difference]) -> RenderableType:
    heads = [name_in_words(by), ">persons", ">before", ">after", ">difference", ">95 %"]
    lines = [[row.before.group.partition("=")[2], number(row.before.persons), *_cells(row)] for row in rows]
    heading = f"By {name_in_words(by)}, from the largest fall to the largest rise: {_about(rows[0])}"
    names = [row.before.group.partition("=")[2] for row in few]
    of, what = len(rows) + len(few), f"of {name_in_words(by)}"
    note = [too_few_in(names, of, what, f"{REASON}, {EITHER}")] if few else []
    return block(heading, table(heads, lines), *map(paragraph, note))


def _cells(row: Difference) -> list[str]:
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
    stages = [[row for row in shown if row.key[:3] == key] for key in dict.fromkeys(row.key[:3] for row in shown)]
    lines = [_ratio(row) for rows in stages for row in _worth_a_row(rows)]
    notes = [f"Ratios to {largest}, the largest group. Overlapping intervals do not mean that groups are equal."]
    notes += [_the_same(rows) for rows in stages if len(_worth_a_row(rows)) < len(rows)]
    if len(shown) < len(rows):
        notes.append(f"{len(rows) - len(shown)} ratios are left out: {TOO_FEW} ({REASON}, {EITHER}).")
    parts = [table(heads, lines)] if lines else []
    yield block("Q13  Disparity at equal conduct, by stage", *parts, *map(paragraph, notes))


def _stage(row: Difference) -> str:
    return f"{row.before.name.removesuffix(f', {RATIO}')}, {row.before.item_in_words}"


def _ratio(row: Difference) -> list[str]:
    values = [number(value.value or 0) for value in (row.before, row.after)]
    return [_stage(row), row.before.group.partition("=")[2], *values, signed(row), around(row)]


def _worth_a_row(rows: Sequence[Difference]) -> list[Difference]:
    """Groups of a stage that have a row of their own: all of a few, and of many those whose ratio changed."""
    changed = [row for row in rows if row.difference]
    return list(rows) if len(rows) - len(changed) < MOST_ROWS else changed


def _the_same(rows: Sequence[Difference]) -> str:
    """One line for the groups of a stage whose ratio is the same under both regimes."""
    same = [row.before.value or 0 for row in rows if not row.difference]
    ends = f"{number(min(same))} to {number(max(same))}"
    return f"{_stage(rows[0])}: no change seen in {len(same)} of {len(rows)} groups, with ratios of {ends}."
