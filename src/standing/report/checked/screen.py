"""Findings on a screen: what fails first, each with its line; then what cannot be told, what is met, what is not concerned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import groupby
from shlex import quote
from typing import Final

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from standing.checks.due_process import NormFinding, counts, day_of
from standing.checks.norms.verdict import VERDICTS, Verdict
from standing.report.checked.words import NO_TOTAL, changes_of, measured_against
from standing.report.layout import paragraph, table
from standing.scenario import Scenario

HEADINGS: Final[dict[Verdict, str]] = {
    "fails": "Fails",
    "cannot tell": "Cannot tell: the scenario does not say",
    "meets": "Meets",
    "not applicable": "Not applicable",
}
STYLES: Final[dict[Verdict, str]] = {
    "fails": "bold red",
    "cannot tell": "bold",
    "meets": "bold",
    "not applicable": "bold",
}


def screen(
    scenario: Scenario, findings: Sequence[NormFinding], on: dt.date | None, console: Console, *, everything: bool
) -> RenderableType:
    """Show what a regime answers to the norms.

    Parameters
    ----------
    scenario
        Whose rules were read.
    findings
        The answers.
    on
        The day that was asked for, if any.
    console
        Where it will be printed.
    everything
        Whether each answer is told, and not only those that fail.

    Returns
    -------
    RenderableType
        A title, the failures, a matrix of counts, and what none of it says.
    """
    number = counts(findings)
    day = day_of(scenario, on)
    outside = f" ({on} is outside the clock)" if on is not None and on != day else ""
    title = Text.assemble((f"{scenario.name}: the rules of {day}{outside}", "bold"), f"  {_answers(number)}")
    failed = {each.id for each in findings if each.verdict == "fails"}
    counted = f"{number['fails']} items fail under {len(failed)} norms" if failed else "Nothing fails"
    blocks: list[RenderableType] = [title, paragraph(f"{counted}; an item is a list, a sanction, a rule."), Text("")]
    for verdict in VERDICTS:
        chosen = [each for each in findings if each.verdict == verdict]
        if chosen and (verdict == "fails" or everything):
            blocks += [_told(verdict, chosen), Text("")]
        elif chosen:
            blocks += [_named(verdict, chosen, console), Text("")]
    return Group(*blocks, paragraph(NO_TOTAL, "dim"))


def _answers(number: dict[Verdict, int]) -> str:
    return " · ".join(f"{number[verdict]} {verdict}" for verdict in VERDICTS)


def _told(verdict: Verdict, findings: Sequence[NormFinding]) -> RenderableType:
    parts: list[RenderableType] = []
    for _, same in groupby(findings, key=lambda each: each.id):
        parts += _norm(list(same), is_failure=verdict == "fails")
    return Group(Text(HEADINGS[verdict], style=STYLES[verdict]), *(Padding(part, (0, 0, 0, 2)) for part in parts))


def _norm(findings: list[NormFinding], *, is_failure: bool) -> Iterable[RenderableType]:
    first = findings[0]
    yield Text.assemble((first.id, "bold"), f"  {first.title}")
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for each in findings:
        grid.add_row(Text(_line(each)), Text(each.reason))
    yield Padding(grid, (0, 0, 0, 2))
    if is_failure:
        yield Padding(Text(f"measured against: {measured_against(first)}", style="dim"), (0, 0, 0, 2))
        for each in findings:
            if each.change:
                together = " ".join(f"--set {quote(change)}" for change in changes_of(each))
                yield Padding(Text(f"smallest change: {together}", style="dim"), (0, 0, 0, 2))


def _line(finding: NormFinding) -> str:
    return f"line {finding.line}" if finding.line is not None else "changed"


def _named(verdict: Verdict, findings: Sequence[NormFinding], console: Console) -> RenderableType:
    by_norm = [(key, list(same)) for key, same in groupby(findings, key=lambda each: (each.id, each.title))]
    rows = [[name, title, str(len(same))] for (name, title), same in by_norm]
    half = (len(rows) + 1) // 2 if console.width >= 120 else len(rows)
    grid = Table.grid(padding=(0, 4, 0, 0))
    headings = ["", "norm", ">items"]
    grid.add_row(*(table(headings, part) for part in (rows[:half], rows[half:]) if part))
    return Group(Text(HEADINGS[verdict], style=STYLES[verdict]), Padding(grid, (0, 0, 0, 2)))
