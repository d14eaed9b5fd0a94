"""Who gains and who loses: differences by group, sorted, and disparity at equal conduct under both regimes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import RenderableType

from standing.experiments.compare_reformed import Reformed
from standing.measures.differences import Difference
from standing.measures.disparity import CONTRASTS, reference_of
from standing.measures.out_of import counted, written
from standing.measures.suppress import too_few, why_too_few
from standing.measures.wording import key_of, name_in_words, number, with_unit
from standing.report.compared_words import around, signed
from standing.report.groups import too_few_in
from standing.report.layout import block, paragraph, table
from standing.texts import text

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
        if all(row.status == "not_modelled" for row in found):
            continue
        if all(row.is_too_few for row in found):
            silent.append(_about(found[0]))
        elif any(row.difference for row in found):
            yield _table(by, [row for row in found if not row.is_too_few], [row for row in found if row.is_too_few])
    if silent:
        said = text(
            "screen.by_group.few", column=name_in_words(by), few=too_few(), what="; ".join(silent), why=_few_in_either()
        )
        yield paragraph(said)
    yield from _disparity(reform, by)


def _order(row: Difference) -> tuple[bool, float]:
    return row.difference is None, float(row.difference or 0)


def _about(row: Difference) -> str:
    """What a row is about, without its group."""
    name = row.before.name_in_words
    return text("screen.of", name=name, item=row.before.item_in_words) if row.before.item else name


def _few_in_either() -> str:
    return text("screen.few_either", why=why_too_few(), either=text("screen.compared.either"))


def _heads(*words: str) -> list[str]:
    return [f">{text(f'screen.compared.{each}')}" for each in words]


def _table(by: str, rows: Sequence[Difference], few: Sequence[Difference]) -> RenderableType:
    heads = [name_in_words(by), f">{text('screen.by_group.persons')}"]
    heads += _heads("out_of", "before", "after", "difference", "interval")
    lines = [
        [row.before.group.partition("=")[2], number(row.before.persons), _out_of(row), *_cells(row)] for row in rows
    ]
    heading = text("screen.by_group.heading", column=name_in_words(by), what=_about(rows[0]))
    counts = text("screen.by_group.counts", what=_counts(rows[0]))
    names = [row.before.group.partition("=")[2] for row in few]
    of, what = len(rows) + len(few), text("screen.groups.of_column", column=name_in_words(by))
    note = [too_few_in(names, of, what, _few_in_either())] if few else []
    return block(heading, table(heads, lines), *map(paragraph, [counts, *note]))


def _unit(row: Difference) -> str:
    return row.before.unit or row.after.unit


def _out_of(row: Difference) -> str:
    """What both values are out of: once where it is the same."""
    found = [written(each.denominator, _unit(row)) for each in (row.before, row.after) if each.denominator is not None]
    return text("screen.by_group.then").join(dict.fromkeys(found)) or "–"


def _counts(row: Difference) -> str:
    return counted(row.before.name, _unit(row))


def _cells(row: Difference) -> list[str]:
    unit = _unit(row)
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
    heads = ["", name_in_words(by), *_heads("before", "after", "change", "interval")]
    stages = [[row for row in shown if row.key[:3] == key] for key in dict.fromkeys(row.key[:3] for row in shown)]
    lines = [_ratio(row) for rows in stages for row in _worth_a_row(rows)]
    notes = [text("screen.by_group.largest", group=largest)]
    notes += [_the_same(rows) for rows in stages if len(_worth_a_row(rows)) < len(rows)]
    if len(shown) < len(rows):
        left = len(rows) - len(shown)
        notes.append(text("screen.by_group.left_out", count=left, few=too_few(), why=_few_in_either()))
    parts = [table(heads, lines)] if lines else []
    yield block(text("screen.by_group.disparity"), *parts, *map(paragraph, notes))


def _stage(row: Difference) -> str:
    stage = text(f"measures.stage.{key_of(row.before.name.removesuffix(f', {RATIO}'))}")
    return text("screen.of", name=stage, item=row.before.item_in_words)


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
    low, high = number(min(same)), number(max(same))
    return text("screen.by_group.same", stage=_stage(rows[0]), count=len(same), all=len(rows), low=low, high=high)
