"""The screen of a comparison: what each reform changes, and what that would change for the same synthetic persons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.console import Console, Group, RenderableType
from rich.text import Text

from standing.experiments.compare_reformed import Reformed
from standing.experiments.compare_reforms import NO_REGIME
from standing.experiments.comparison import Comparison
from standing.measures.differences import Difference
from standing.measures.wording import number, with_unit
from standing.report.compared_deterrence import deterrence
from standing.report.compared_groups import by_group
from standing.report.compared_safeguard import safeguard
from standing.report.compared_table import five_rows, is_leading, of_differences, what_words_mean
from standing.report.layout import block, is_wide, paragraph
from standing.report.screen import NOT_A_PROBABILITY
from standing.report.title import title

WITHOUT: Final = "Without it nobody is listed or refused, so that its measures have no second value to compare with."
"""Stands above a comparison with no regime at all."""

SAME_PERSONS: Final = "The same synthetic persons under each regime; differences are of paired runs."


def compared_reforms(comparison: Comparison, console: Console, *, by: str | None = None) -> RenderableType:
    """Show a comparison.

    Parameters
    ----------
    comparison
        What was compared.
    console
        Where it will be printed; its width decides how much is shown.
    by
        A group column of the cells, for the differences by group.

    Returns
    -------
    RenderableType
        Title; a block per reform; what holds for all of them.
    """
    base = comparison.base
    head = title(base.scenario, base.people, base.seed)
    blocks = [part for each in comparison.reforms for part in _reform(each, by, wide=is_wide(console))]
    return Group(
        head,
        paragraph(SAME_PERSONS),
        *(part for each in blocks for part in (Text(""), each)),
        Text(""),
        *map(paragraph, _notes(comparison)),
    )


def _reform(reform: Reformed, by: str | None, *, wide: bool) -> Iterator[RenderableType]:
    yield block(reform.title, *map(paragraph, (*_said(reform), *_switched(reform), *reform.warnings, *_noted(reform))))
    first, further = five_rows(reform.overall)
    others = [each for each in reform.overall if not is_leading(each) and _has_changed(each)]
    clear = [each for each in others if each.is_certain and not each.is_too_few]
    if any(row.status != "not_modelled" for row in first):
        notes = map(paragraph, (*further, *what_words_mean(first)))
        yield block("Five numbers", of_differences(first, wide=wide), *notes)
    if clear:
        more = len(others) - len(clear)
        rest = [f"{more} more changed less than their noise, or rest on too few: --json has them."] if more else []
        yield block("What else changed", of_differences(clear, wide=wide), *map(paragraph, rest))
    if any(row.status != "not_modelled" for row in reform.safeguard):
        yield safeguard(reform)
    if reform.deterrence is not None:
        yield deterrence(reform.deterrence)
    if by is not None:
        yield from by_group(reform, by, [each.key for each in first])
    yield paragraph(_unchanged(reform))


def _unchanged(reform: Reformed) -> str:
    """How many persons met with the same events, at the same times, under both."""
    persons, of = reform.lived.unchanged, reform.run.people
    return (
        f"For {number(persons)} of {number(of)} persons ({with_unit(reform.unchanged, 'share')}) nothing changed: the same "
        "events at the same times."
    )


def _said(reform: Reformed) -> Iterator[str]:
    """What it changes, in sentences."""
    if not reform.says:
        yield "It says what the scenario says already."
    yield from (each if each.endswith(".") else f"{each}." for each in reform.says)


def _switched(reform: Reformed) -> Iterator[str]:
    """Whether a difference can be put down to one change (docs/language.md)."""
    if reform.name == NO_REGIME:
        yield WITHOUT
    elif reform.is_one_change:
        yield "One thing was switched: the differences are because of it."
    elif reform.changed:
        yield f"{len(reform.changed)} fields were changed together: no difference is put down to one of them alone."


def _noted(reform: Reformed) -> Iterator[str]:
    """What whoever wrote the reform says of it."""
    if reform.note:
        yield f"Note: {reform.note}"


def _has_changed(row: Difference) -> bool:
    return row.difference is not None and row.difference != 0


def _notes(comparison: Comparison) -> Iterator[str]:
    saved = sorted(
        row.variance_reduction
        for each in comparison.reforms
        for row in each.overall
        if row.variance_reduction is not None and _has_changed(row) and not row.is_too_few
    )
    people = comparison.base.people
    if saved:
        yield (
            f"Paired runs: for the middle one of {len(saved)} differences, independent runs would need "
            f"{number(float(f'{saved[len(saved) // 2]:.2g}'))} times as many persons for the same interval."
        )
        yield f"An interval half as wide takes about {number(4 * people)} persons in place of {number(people)}."
    yield "95 %: simulation noise of the difference. More synthetic persons reduce noise, not ignorance."
    yield NOT_A_PROBABILITY
