"""Each norm against each kind of rule: what fails, meets, cannot be told or is not applicable; family by family, no total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from standing.checks.catalogue import families
from standing.checks.due_process import NormFinding, disclaimer
from standing.checks.norms.verdict import VERDICTS, Verdict
from standing.figures.canvas import BOLD, BREADTH, Canvas, Lettering
from standing.figures.colours import BLUE, GREEN, GREY, GRID, INK, MUTED, ORANGE
from standing.figures.figure import Figure
from standing.figures.frame import LETTERS, LINE, columns_of, framed
from standing.figures.lettering import wrapped
from standing.figures.nothing import NothingToDraw
from standing.records.table import Cell
from standing.scenario import Scenario
from standing.texts import text

STRUCTURE: Final = "structure"
"""Family of the checks that rest on no norm."""

KINDS: Final = ("regime", "sensors", "scores", "lists", "sanctions", "redress")
"""Kinds of rules, from left to right; whatever belongs to none of the others is the regime's."""

ROOM: Final = 268
MARK: Final = 9.0
STEP: Final = 27
"""Pixels from one verdict of a cell to the next."""

CROSS, CHECK, DASH = "M-1,-1L1,1M1,-1L-1,1", "M-1,0.1L-0.3,0.8L1,-0.8", "M-0.9,0L0.9,0"
ASK: Final = "M-0.6,-0.5C-0.6,-1.3,0.7,-1.3,0.7,-0.5C0.7,0,0,0,0,0.45M0,1.0L0,1.1"
LOOKS: Final[Mapping[Verdict, tuple[str, str]]] = {
    "fails": (ORANGE, CROSS),
    "cannot tell": (BLUE, ASK),
    "meets": (GREEN, CHECK),
    "not applicable": (GREY, DASH),
}
"""Colour and shape of each verdict."""


def norms(scenario: Scenario, findings: Sequence[NormFinding], family: str | None = None) -> Figure:
    """Draw what the rules answer to each norm, by kind of rule, with the four verdicts as symbols and their counts.

    Parameters
    ----------
    scenario
        Whose rules were read.
    findings
        The answers (`check_norms`).
    family
        One family of norms alone ("notice", …, or "structure" for the checks without a norm); all of them if not given.

    Raises
    ------
    NothingToDraw
        If there are no answers.
    """
    kept = [each for each in findings if family in (None, _family(each))]
    if not kept:
        raise NothingToDraw("norms", text("figures.norms.none"))
    title = text("figures.norms.title", name=scenario.title or scenario.name)
    lines = [text("figures.norms.counted", disclaimer=disclaimer()), text("figures.norms.not_a_pass")]
    caption = " ".join([text("figures.norms.caption"), *lines])
    spec = framed(_drawing(kept).drawing(), title, lines, caption)
    columns = columns_of("norms", family="", id="", norm="", rule="", verdict="", reason="")
    return Figure("norms", title, caption, columns, tuple(_row(each) for each in kept), spec, stretches=False)


def _family(finding: NormFinding) -> str:
    return finding.norm.family if finding.norm else STRUCTURE


def _title(family: str) -> str:
    return families().get(family) or text("figures.norms.structure")


def _kind(finding: NormFinding) -> str:
    parts = finding.path.split(".")
    return parts[1] if parts[0] == "regime" and len(parts) > 1 and parts[1] in KINDS else KINDS[0]


def _row(finding: NormFinding) -> dict[str, Cell]:
    return {
        "family": _title(_family(finding)), "id": finding.id, "norm": finding.title, "rule": finding.path,
        "verdict": finding.verdict, "reason": finding.reason,
    }  # fmt: skip


def _drawing(findings: Sequence[NormFinding]) -> Canvas:
    canvas = Canvas()
    kinds = [each for each in KINDS if any(_kind(finding) == each for finding in findings)]
    wide = (BREADTH - ROOM) / len(kinds)
    y = _key(canvas) + LINE
    for family in dict.fromkeys(map(_family, findings)):
        own = [each for each in findings if _family(each) == family]
        canvas.line(0, y - LINE * 0.7, BREADTH, y - LINE * 0.7, fill=GRID)
        canvas.text(0, y, wrapped(_title(family), ROOM - 10, LETTERS, bold=True), BOLD)
        for at, kind in enumerate(kinds):
            canvas.text(ROOM + at * wide, y, [text(f"figures.norms.kinds.{kind}")], Lettering(), MUTED)
        y += LINE + 7
        for name, same in _by_norm(own):
            lines = wrapped(name, ROOM - 14, LETTERS)
            canvas.text(0, y, lines)
            deep = max(_cell(canvas, ROOM + at * wide, y, wide, same, kind) for at, kind in enumerate(kinds))
            y += max(len(lines), deep) * LINE + 5
        y += LINE * 0.6
    return canvas


def _by_norm(findings: Sequence[NormFinding]) -> Iterator[tuple[str, list[NormFinding]]]:
    for name in dict.fromkeys(each.id for each in findings):
        same = [each for each in findings if each.id == name]
        yield (f"{name} {same[0].title}" if same[0].norm else same[0].title), same


def _cell(canvas: Canvas, x: float, y: float, wide: float, findings: Sequence[NormFinding], kind: str) -> int:
    """Verdicts on one kind of rule, with how many there are where there is more than one; gives how many lines they take."""
    across = max(1, int(wide // STEP))
    verdicts = [each.verdict for each in findings if _kind(each) == kind]
    there = [each for each in VERDICTS if each in verdicts]
    for at, verdict in enumerate(there):
        down, right = divmod(at, across)
        place = x + right * STEP + 6, y + down * LINE
        _symbol(canvas, *place, verdict)
        if (count := verdicts.count(verdict)) > 1:
            canvas.text(place[0] + 7, place[1], [str(count)], Lettering(11), INK)
    return -(-len(there) // across) if there else 1


def _symbol(canvas: Canvas, x: float, y: float, verdict: Verdict) -> None:
    colour, shape = LOOKS[verdict]
    canvas.mark(x, y, shape, "transparent", MARK**2, stroke=colour)


def _key(canvas: Canvas) -> float:
    for at, verdict in enumerate(VERDICTS):
        _symbol(canvas, 6 + at * 130, LINE / 2, verdict)
        canvas.text(18 + at * 130, LINE / 2, [verdict])
    return 2 * LINE
