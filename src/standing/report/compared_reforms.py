"""The screen of a comparison: what each reform changes, and what that would change for the same synthetic persons."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.text import Text

from standing.experiments.compare_reformed import Reformed
from standing.experiments.compare_reforms import NO_REGIME
from standing.experiments.comparison import Comparison
from standing.measures.differences import Difference
from standing.measures.suppress import too_few, why_too_few
from standing.measures.wording import number, with_unit
from standing.report.compared_deterrence import deterrence
from standing.report.compared_groups import by_group
from standing.report.compared_safeguard import safeguard
from standing.report.compared_table import five_rows, is_leading, of_differences, what_words_mean
from standing.report.layout import block, is_wide, paragraph
from standing.report.title import title
from standing.texts import text


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
        paragraph(text("screen.compared.same_persons")),
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
        yield block(text("screen.compared.five"), of_differences(first, wide=wide), *notes)
    if clear:
        more = len(others) - len(clear)
        rest = [text("screen.compared.more", count=more)] if more else []
        yield block(text("screen.compared.what_else"), of_differences(clear, wide=wide), *map(paragraph, rest))
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
    if reform.is_few:
        return text("screen.compared.few_changed", all=number(of), few=too_few(), why=why_too_few())
    share = with_unit(reform.unchanged, "share")
    return text("screen.compared.unchanged", persons=number(persons), all=number(of), share=share)


def _said(reform: Reformed) -> Iterator[str]:
    """What it changes, in sentences."""
    if not reform.says:
        yield text("screen.compared.nothing")
    yield from (each if each.endswith(".") else f"{each}." for each in reform.says)


def _switched(reform: Reformed) -> Iterator[str]:
    """Whether a difference can be put down to one change (docs/language.md)."""
    if reform.name == NO_REGIME:
        yield text("screen.compared.without")
    elif reform.is_one_change:
        yield text("screen.compared.one")
    elif reform.fields:
        yield text("screen.compared.together", count=reform.fields)


def _noted(reform: Reformed) -> Iterator[str]:
    """What whoever wrote the reform says of it."""
    if reform.note:
        yield text("screen.compared.note", note=reform.note)


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
        times = number(float(f"{saved[len(saved) // 2]:.2g}"))
        yield text("screen.compared.paired", count=len(saved), times=times)
        yield text("screen.compared.half", more=number(4 * people), people=number(people))
    yield text("screen.noise_not_ignorance")
    yield text("screen.not_a_probability")
