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
from standing.report.five import plainly
from standing.report.layout import labelled, paragraph

MOST: Final = 3
"""Rules of one norm, and numbers of one rule, that are shown; the rest is in the document."""

MEANING: Final = (
    "What the rule says, and what simulated persons get. The numbers rest on the scenario's inputs, assumed ones included; "
    "more synthetic persons reduce noise, not ignorance."
)


def promised(run: Run, found: Sequence[Promise]) -> RenderableType:
    """Show what rules promise and what a run measures.

    Parameters
    ----------
    run
        The run.
    found
        Rules with their numbers.
    """
    heading = Text.assemble(
        ("Clock against text", "bold"), f"  simulated, synthetic: {run.people:,} persons, seed {run.seed}"
    )
    parts: list[RenderableType] = [heading]
    for _, same in groupby(found, key=lambda each: each.finding.id):
        parts += _norm(list(same))
    return Group(*parts, Text(""), paragraph(MEANING, "dim"))


def _norm(found: list[Promise]) -> Iterator[RenderableType]:
    """One norm: a few of its rules, each with a few numbers."""
    for each in found[:MOST]:
        line = f"line {each.finding.line}" if each.finding.line is not None else "changed"
        yield Padding(Text.assemble((each.finding.id, "bold"), f"  {line}: {each.finding.reason}"), (0, 0, 0, 2))
        told = [("simulated", _said(value)) for value in each.values[:MOST]]
        if len(each.values) > MOST:
            told.append(("", f"… and {len(each.values) - MOST} more, in the document (--json)"))
        yield Padding(labelled(told), (0, 0, 0, 6))
    if len(found) > MOST:
        yield Padding(
            paragraph(f"… and {len(found) - MOST} more rules under {found[0].finding.id} (--json)"), (0, 0, 0, 6)
        )


def _said(value: Value) -> str:
    """A number with its name, its interval, and its denominator where it has one."""
    if value.status == "not_modelled" or value.value is None or is_too_few(value):
        return f"{value.name_in_words}, {value.item}: {shown(value)}"
    if value.unit != "days":
        return plainly(value)
    low, high = (_end(each, value.unit) for each in (value.low, value.high))
    return f"{value.name_in_words}, {value.item}: {with_unit(value.value, value.unit)} ({low} to {high}, 95 %)"


def _end(number: float | None, unit: str) -> str:
    return "not known" if number is None else with_unit(number, unit)
