"""Findings on a screen: what fails first, each with its line; then what cannot be told, what is met, what is not concerned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import groupby
from shlex import quote
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from standing.checks.due_process import NormFinding, counts, day_of, not_in_force
from standing.checks.norms.verdict import VERDICTS, Verdict
from standing.report.checked.equal import equal, equal_changes, item_of
from standing.report.checked.words import NO_TOTAL, changes_of, measured_against
from standing.report.layout import paragraph
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


ALL: Final = "--all gives each item a line of its own, what is cited in full, and the reason of every answer."


def screen(
    scenario: Scenario, findings: Sequence[NormFinding], on: dt.date | None, *, everything: bool
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
    everything
        Whether each answer of each item is told, and not only those that fail, equal ones in one.

    Returns
    -------
    RenderableType
        A title, the failures, the other norms by name, and what none of it says.
    """
    number = counts(findings)
    failed = {each.id for each in findings if each.verdict == "fails"}
    counted = f"{number['fails']} items fail under {len(failed)} norms" if failed else "Nothing fails"
    lines = [f"{counted}; an item is a list, a sanction, a rule.", *_not_in_force(scenario, on)]
    blocks: list[RenderableType] = [_title(scenario, on, number), *map(paragraph, lines), Text("")]
    for verdict in VERDICTS:
        chosen = [each for each in findings if each.verdict == verdict]
        if chosen and (verdict == "fails" or everything):
            blocks += [_told(verdict, chosen, everything=everything), Text("")]
        elif chosen:
            blocks += [_named(verdict, chosen), Text("")]
    more = [] if everything else [ALL]
    return Group(*blocks, *(paragraph(each, "dim") for each in (*more, NO_TOTAL)))


def _title(scenario: Scenario, on: dt.date | None, number: dict[Verdict, int]) -> Text:
    day = day_of(scenario, on)
    outside = f" ({on} is outside the clock)" if on is not None and on != day else ""
    answers = " · ".join(f"{number[verdict]} {verdict}" for verdict in VERDICTS)
    return Text.assemble((f"{scenario.name}: the rules of {day}{outside}", "bold"), f"  {answers}")


def _not_in_force(scenario: Scenario, on: dt.date | None) -> list[str]:
    idle = not_in_force(scenario, on)
    return [f"Not in force on {day_of(scenario, on)}, and not asked about: {', '.join(idle)}."] if idle else []


def _told(verdict: Verdict, findings: Sequence[NormFinding], *, everything: bool) -> RenderableType:
    parts: list[RenderableType] = []
    for _, same in groupby(findings, key=lambda each: each.id):
        parts += _norm(list(same), everything=everything)
    return Group(Text(HEADINGS[verdict], style=STYLES[verdict]), *(Padding(part, (0, 0, 0, 2)) for part in parts))


def _norm(findings: list[NormFinding], *, everything: bool) -> Iterable[RenderableType]:
    first = findings[0]
    yield Text.assemble((first.id, "bold"), f"  {first.title}")
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for same in [[each] for each in findings] if everything else equal(findings):
        grid.add_row(Text(_line(same[0])), Text(same[0].brief))
        if len(same) > 1:
            grid.add_row(Text(""), Text(f"likewise {', '.join(map(_likewise, same[1:]))}"))
    yield Padding(grid, (0, 0, 0, 2))
    notes = [f"{each[0].upper()}{each[1:]}." for each in dict.fromkeys(each.note for each in findings) if each]
    if first.verdict == "fails":
        notes.append(f"measured against: {measured_against(first, whole=everything)}")
        notes += [f"smallest change: {each}" for each in _changes(findings, everything=everything)]
    for note in notes:
        yield Padding(Text(note, style="dim"), (0, 0, 0, 2))


def _changes(findings: Sequence[NormFinding], *, everything: bool) -> Iterable[str]:
    """The smallest change of each finding, those that are the same for another item told in one."""
    changing = [each for each in findings if each.change]
    for same in [[each] for each in changing] if everything else equal_changes(changing):
        sets = " ".join(f"--set {quote(change)}" for change in changes_of(same[0]))
        others = ", ".join(item_of(each) for each in same[1:])
        yield f"{sets}; likewise for {others}" if others else sets


def _likewise(finding: NormFinding) -> str:
    return f"{finding.about} ({_line(finding)})" if finding.about else _line(finding)


def _line(finding: NormFinding) -> str:
    return f"line {finding.line}" if finding.line is not None else "changed"


def _named(verdict: Verdict, findings: Sequence[NormFinding]) -> RenderableType:
    """Norms by name alone, one after the other, with how many items each is about."""
    told = Text()
    for (name, title), same in groupby(findings, key=lambda each: (each.id, each.title)):
        many = len(list(same))
        told.append(f"{'' if not told else ' · '}")
        told.append(name, style="bold")
        told.append(f"\N{NO-BREAK SPACE}{title}{f' ({many} items)' if many > 1 else ''}")
    return Group(Text(HEADINGS[verdict], style=STYLES[verdict]), Padding(told, (0, 0, 0, 2)))
