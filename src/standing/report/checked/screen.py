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
from standing.measures.wording import opened
from standing.report.checked.equal import equal, equal_changes, item_of
from standing.report.checked.words import changes_of, key_of, line_of, measured_against, no_total
from standing.report.layout import paragraph
from standing.scenario import Scenario
from standing.texts import text

STYLES: Final[dict[Verdict, str]] = {
    "fails": "bold red",
    "cannot tell": "bold",
    "meets": "bold",
    "not applicable": "bold",
}


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
    lines = [_counted(number["fails"], len(failed)), *_not_in_force(scenario, on)]
    blocks: list[RenderableType] = [_title(scenario, on, number), *map(paragraph, lines), Text("")]
    for verdict in VERDICTS:
        chosen = [each for each in findings if each.verdict == verdict]
        if chosen and (verdict == "fails" or everything):
            blocks += [_told(verdict, chosen, everything=everything), Text("")]
        elif chosen:
            blocks += [_named(verdict, chosen), Text("")]
    more = [] if everything else [text("checked.all")]
    return Group(*blocks, *(paragraph(each, "dim") for each in (*more, no_total())))


def _title(scenario: Scenario, on: dt.date | None, number: dict[Verdict, int]) -> Text:
    day = day_of(scenario, on)
    key = "checked.title_outside" if on is not None and on != day else "checked.title"
    answers = (text("checked.count", number=number[each], verdict=text(key_of("verdict", each))) for each in VERDICTS)
    title = text(key, scenario=scenario.name, day=day, asked=on)
    return Text.assemble((title, "bold"), f"  {' · '.join(answers)}")


def _counted(items: int, norms: int) -> str:
    if not items:
        return text("checked.counted_none")
    fail, under = (
        text(f"checked.{'one' if many == 1 else 'many'}.{what}", number=many)
        for what, many in (("fail", items), ("norm", norms))
    )
    return text("checked.counted", fail=fail, norms=under)


def _not_in_force(scenario: Scenario, on: dt.date | None) -> list[str]:
    idle = not_in_force(scenario, on)
    said = text("checked.not_in_force", day=day_of(scenario, on), jurisdictions=", ".join(idle))
    return [said] if idle else []


def _told(verdict: Verdict, findings: Sequence[NormFinding], *, everything: bool) -> RenderableType:
    parts: list[RenderableType] = []
    for _, same in groupby(findings, key=lambda each: each.id):
        parts += _norm(list(same), everything=everything)
    return Group(
        Text(text(key_of("heading", verdict)), style=STYLES[verdict]), *(Padding(part, (0, 0, 0, 2)) for part in parts)
    )


def _norm(findings: list[NormFinding], *, everything: bool) -> Iterable[RenderableType]:
    first = findings[0]
    yield Text.assemble((first.id, "bold"), f"  {first.title}")
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for same in [[each] for each in findings] if everything else equal(findings):
        grid.add_row(Text(line_of(same[0])), Text(same[0].brief))
        if len(same) > 1:
            grid.add_row(Text(""), Text(text("checked.likewise", items=", ".join(map(_likewise, same[1:])))))
    yield Padding(grid, (0, 0, 0, 2))
    notes = [opened(text("checked.note", note=each)) for each in dict.fromkeys(each.note for each in findings) if each]
    if first.verdict == "fails":
        notes.append(text("checked.against", texts=measured_against(first, whole=everything)))
        notes += [text("checked.change", change=each) for each in _changes(findings, everything=everything)]
    for note in notes:
        yield Padding(Text(note, style="dim"), (0, 0, 0, 2))


def _changes(findings: Sequence[NormFinding], *, everything: bool) -> Iterable[str]:
    """The smallest change of each finding, those that are the same for another item told in one."""
    changing = [each for each in findings if each.change]
    for same in [[each] for each in changing] if everything else equal_changes(changing):
        sets = " ".join(f"--set {quote(change)}" for change in changes_of(same[0]))
        others = ", ".join(item_of(each) for each in same[1:])
        yield text("checked.likewise_for", change=sets, items=others) if others else sets


def _likewise(finding: NormFinding) -> str:
    line = line_of(finding)
    return text("checked.likewise_item", item=finding.about, line=line) if finding.about else line


def _named(verdict: Verdict, findings: Sequence[NormFinding]) -> RenderableType:
    """Norms by name alone, one after the other, with how many items each is about."""
    told = Text()
    for (name, title), same in groupby(findings, key=lambda each: (each.id, each.title)):
        many = len(list(same))
        told.append(f"{'' if not told else ' · '}")
        told.append(name, style="bold")
        said = text("checked.norm_items", norm=title, number=many) if many > 1 else title
        told.append(f"\N{NO-BREAK SPACE}{said}")
    return Group(Text(text(key_of("heading", verdict)), style=STYLES[verdict]), Padding(told, (0, 0, 0, 2)))
