"""The screen of a comparison: what each reform changes, and what that would change for the same synthetic persons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import Console, Group, RenderableType
from rich.text import Text

from standing.experiments.compare_reformed import Reformed
from standing.experiments.comparison import Comparison
from standing.measures.differences import Difference
from standing.measures.relatedness import STRICTEST
from standing.measures.suppress import NOT_MODELLED, REASON, TOO_FEW
from standing.measures.wording import number, with_unit
from standing.report.compared_deterrence import deterrence
from standing.report.compared_groups import by_group
from standing.report.compared_safeguard import safeguard
from standing.report.compared_words import EITHER, POINTS, SEEN_BY_NOBODY, around, signed
from standing.report.layout import block, is_wide, paragraph, table
from standing.report.screen import NOT_A_PROBABILITY
from standing.report.title import title

SAME_PERSONS: Final = "The same synthetic persons under each regime; differences are of paired runs."

LEADING: Final = {
    "Q3": ("wrongful share of listings", "wrongful share of listings"),
    "Q6": ("median duration of a wrongful listing", "time until fully lifted, median"),
    "Q8": ("sanction before notice", "sanctioned before notice"),
    "Q11": (STRICTEST, "unrelated sanction-days, strictest"),
    "Q12": ("other persons under a sanction", "other persons under a sanction"),
}
"""The five rows that come first: the number of each measure, and what it is called."""


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
    yield block(reform.title, *map(paragraph, (*_said(reform), *_switched(reform), *reform.warnings)))
    first = [each for each in reform.overall if _is_leading(each)]
    others = [each for each in reform.overall if not _is_leading(each) and _has_changed(each)]
    clear = [each for each in others if each.is_certain and not each.is_too_few]
    if any(row.status != "not_modelled" for row in first):
        yield block("Five numbers", _table(first, wide=wide), *map(paragraph, _about(first)))
    if clear:
        more = len(others) - len(clear)
        rest = [f"{more} more changed less than their noise, or rest on too few: --json has them."] if more else []
        yield block("What else changed", _table(clear, wide=wide), *map(paragraph, rest))
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
    if reform.is_one_change:
        yield "One thing was switched: the differences are because of it."
    elif reform.changed:
        yield f"{len(reform.changed)} fields were changed together: no difference is put down to one of them alone."


def _is_leading(row: Difference) -> bool:
    return row.before.id in LEADING and LEADING[row.before.id][0] == row.before.name


def _has_changed(row: Difference) -> bool:
    return row.difference is not None and row.difference != 0


def _table(rows: Sequence[Difference], *, wide: bool) -> RenderableType:
    heads = ["", ">before", ">after", ">difference", ">95 %", *([">variance saved"] if wide else [])]
    return table(heads, [_line(row, wide=wide) for row in rows])


def _line(row: Difference, *, wide: bool) -> list[str]:
    unit = row.before.unit or row.after.unit
    label = f"{row.before.id}  {_name(row)}"
    if row.status == "not_modelled":
        return [label, *(["", "", NOT_MODELLED, ""]), *([""] if wide else [])]
    if row.is_too_few:
        return [label, "", "", TOO_FEW, "", *([""] if wide else [])]
    values = [_value(value.value, unit) for value in (row.before, row.after)]
    saved = f"{number(row.variance_reduction)} times" if row.variance_reduction and wide else ""
    return [label, *values, signed(row), around(row), *([saved] if wide else [])]


def _value(value: float | None, unit: str) -> str:
    if value is None:
        return "–"
    return with_unit(value, unit) if unit in ("share", "days") else number(value)


def _name(row: Difference) -> str:
    called = LEADING[row.before.id][1] if _is_leading(row) else row.before.name
    item = f", {row.before.item_in_words}" if row.before.item not in ("", "any") else ""
    unit = row.before.unit or row.after.unit
    return f"{called}{item}" + ("" if unit in ("share", "days", "", "ratio") else f" ({unit})")


def _about(rows: Sequence[Difference]) -> Iterator[str]:
    """What the words of the table mean, those that occur."""
    lacking = dict.fromkeys(
        f"{row.before.id}: {row.why}." for row in rows if row.status in ("not_modelled", "no_value")
    )
    yield from lacking
    shown = [row for row in rows if row.status == "computed" and not row.is_too_few]
    if any((row.before.unit or row.after.unit) == "share" for row in shown):
        yield POINTS
    if any(row.status == "none_seen" for row in rows):
        yield SEEN_BY_NOBODY
    if any(row.is_too_few for row in rows):
        yield f"{TOO_FEW}: {REASON}, {EITHER}."


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
