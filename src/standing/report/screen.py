"""The first screen of a run: its blocks in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.text import Text

from standing.experiments.outcome import Run
from standing.experiments.ranges import Ranges
from standing.measures.catalogue import with_ranges
from standing.measures.measure import Value
from standing.report.assumptions import assumptions
from standing.report.compared import compared
from standing.report.deciders import deciders
from standing.report.five import five, five_values
from standing.report.groups import BY_GROUP, ByGroup
from standing.report.layout import beside, is_wide, paragraph
from standing.report.title import title
from standing.texts import text

"""Stands on every screen and every report page (DESIGN section 8)."""


def screen(
    run: Run, console: Console, *, by: str | None = None, ranges: Ranges | None = None, under: Sequence[str] = ()
) -> RenderableType:
    """Give the first screen of a run.

    Parameters
    ----------
    run
        What was run.
    console
        Where it will be printed; its width decides how much is shown.
    by
        A group column of the cells, for one table by group.
    ranges
        The same persons at both ends of the assumed inputs.
    under
        What is said of the reforms that it is under, below the title.

    Returns
    -------
    RenderableType
        Title; published against simulated; five numbers; who decides; what depends on assumptions; by group.

    Raises
    ------
    InputError
        If the cells have no column `by`.
    """
    first, *others = _blocks(run, console, by, ranges)
    return Group(first, *map(paragraph, under), *(part for shown in others for part in (Text(""), shown)))


def _blocks(run: Run, console: Console, by: str | None, ranges: Ranges | None) -> Iterator[RenderableType]:
    yield title(run.scenario, run.people, run.seed)
    if run.scenario.published:
        yield compared(run.published().to_dicts(), console)
    leading = _ranged(five_values(run.catalogue), ranges)
    yield five(leading, run.scenario.inputs())
    decided = list(run.catalogue.values(["Q16"], ["all"]))
    yield beside(
        deciders(decided, run.scenario.regime.authorities), assumptions(run.scenario, leading, ranges), console
    )
    if by is not None:
        yield _by_group(run, by, wide=is_wide(console))
    for note in run.notes:
        yield paragraph(note)
    yield paragraph(text("screen.not_a_probability"))


def _by_group(run: Run, by: str, *, wide: bool) -> RenderableType:
    names = run.groups_by(by)[1:]
    asked = {value.name for each in BY_GROUP for value in run.catalogue.leading(each)}
    values = [value for value in run.catalogue.values(list(BY_GROUP), names) if value.name in asked]
    return ByGroup(by, {name: run.tallies.persons(name) for name in names}, values, wide).block()


def _ranged(values: list[Value], ranges: Ranges | None) -> list[Value]:
    return list(with_ranges(tuple(values), ranges.ends)) if ranges else values
