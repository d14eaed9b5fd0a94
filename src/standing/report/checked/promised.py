"""Clock against text on a screen: each rule with its line, and below it what the simulated persons get."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from standing.experiments.outcome import Run
from standing.experiments.promises import Promise
from standing.measures.measure import Value
from standing.measures.suppress import is_too_few, shown
from standing.measures.wording import with_unit
from standing.report.checked.words import line_of
from standing.report.five import plainly
from standing.report.layout import labelled, paragraph
from standing.texts import text

MOST: Final = 3
"""Rules of one norm, and numbers of one rule, that are shown; the rest is in the document."""


def promised(run: Run, found: Sequence[Promise]) -> RenderableType:
    """Show what rules promise and what a run measures.

    Parameters
    ----------
    run
        The run.
    found
        Rules with their numbers.
    """
    facts = text("checked.promised.facts", people=f"{run.people:,}", seed=run.seed)
    heading = Text.assemble((text("checked.promised.heading"), "bold"), f"  {facts}")
    parts: list[RenderableType] = [heading]
    for _, same in groupby(found, key=lambda each: each.finding.id):
        parts += _norm(list(same))
    return Group(*parts, Text(""), paragraph(text("checked.promised.meaning"), "dim"))


def _norm(found: list[Promise]) -> Iterator[RenderableType]:
    """One norm: a few of its rules, each with a few numbers."""
    for each in found[:MOST]:
        rule = text("checked.promised.rule", line=line_of(each.finding), reason=each.finding.reason)
        yield Padding(Text.assemble((each.finding.id, "bold"), f"  {rule}"), (0, 0, 0, 2))
        told = [(text("checked.promised.simulated"), _said(value)) for value in each.values[:MOST]]
        if len(each.values) > MOST:
            told.append(("", text("checked.promised.more_numbers", number=len(each.values) - MOST)))
        yield Padding(labelled(told), (0, 0, 0, 6))
    if len(found) > MOST:
        more = text("checked.promised.more_rules", number=len(found) - MOST, norm=found[0].finding.id)
        yield Padding(paragraph(more), (0, 0, 0, 6))


def _said(value: Value) -> str:
    """A number with its name, its interval, and its denominator where it has one."""
    if value.status == "not_modelled" or value.value is None or is_too_few(value):
        return text("checked.promised.said", name=value.name_in_words, item=value.item, value=shown(value))
    if value.unit != "days":
        return plainly(value)
    low, high = (_end(each, value.unit) for each in (value.low, value.high))
    blanks = {"name": value.name_in_words, "item": value.item, "value": with_unit(value.value, value.unit)}
    return text("checked.promised.said_between", **blanks, low=low, high=high)


def _end(number: float | None, unit: str) -> str:
    return text("checked.promised.not_known") if number is None else with_unit(number, unit)
