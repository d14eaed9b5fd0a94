"""Pictures on a page: drawn once, with their numbers, their specification and the line that draws them again."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from markupsafe import Markup

from standing import figures
from standing.experiments.compare_reformed import Reformed
from standing.figures import Figure, NothingToDraw
from standing.figures.icons import PERSONS
from standing.measures.wording import number, with_unit
from standing.records.table import Cell
from standing.report.five import five_values
from standing.report.page.datum import datum
from standing.report.page.drawing import nearly, slender
from standing.report.page.saying import say
from standing.report.page.subject import READING, Subject
from standing.texts import text

MOST_CURVES: Final = 6
"""Regimes whose curves one picture shows."""

MOST_ROWS: Final = 200
"""Rows of the table under a picture."""

_IDS: Final = re.compile(r'\b(id="|url\(#|href="#|xlink:href="#)([A-Za-z_][\w-]*)')


@dataclass(frozen=True)
class Picture:
    """A picture, or why there is none.

    Parameters
    ----------
    name
        Its anchor, unique on the page.
    subject
        What it is about.
    figure
        The figure; None where there is nothing to draw.
    why
        Why there is none.
    again
        Python that draws it again, after `.plot.`.
    """

    name: str
    subject: Subject
    figure: Figure | None = None
    why: str | None = None
    again: str = ""

    @property
    def anchor(self) -> str:
        """Id of the picture on the page."""
        return f"{self.subject.prefix}figure-{self.name}"

    @cached_property
    def inline(self) -> Markup:
        """Drawing as a part of the page: its ids are made unique."""
        drawn = slender(self.figure.svg()) if self.figure else ""
        return Markup(_IDS.sub(rf"\1{self.anchor}-\2", drawn))

    @property
    def specification(self) -> Mapping[str, Any]:
        """Vega-Lite specification that a browser draws in place of the static drawing."""
        return dict(nearly(self.figure.interactive())) if self.figure else {}

    @property
    def table(self) -> list[list[object]]:
        """The numbers under the picture, row by row; none where they are too many to be read, and the CSV has them."""
        if self.figure is None or len(self.figure.rows) > MOST_ROWS:
            return []
        return [
            [_cell(column.unit, row.get(column.name), column.name) for column in self.figure.columns]
            for row in self.figure.rows
        ]

    @property
    def command(self) -> str:
        """Line of Python that draws it again."""
        run, settings = self.subject.run, f", {dict(self.subject.changes)!r}" if self.subject.changes else ""
        scenario, same = f"sd.load({self.subject.source!r}{settings})", f"people={run.people}, seed={run.seed}"
        if self.name.startswith("differences-") or (self.name == "survival" and self.subject.reforms):
            reforms = ", ".join(repr(self.subject.word_of(each)) for each in self.subject.reforms)
            return f"sd.compare({scenario}, {reforms}, {same}).plot.{self.again or f'{self.name}()'}"
        made = f"sd.run({scenario}, {same})"
        if self.name.startswith("assumptions-"):
            return f"from standing.experiments.run import ranges; run = {made}; run.plot.{self.again}"
        return f"{made}.plot.{self.again or f'{self.name}()'}"


def _cell(unit: str, cell: Cell, name: str) -> object:
    """A number under a picture; it is that of its CSV, and its row says which (`within`)."""
    if cell is None:
        return say("none")
    if isinstance(cell, bool) or not isinstance(cell, (int, float)):
        return cell
    return datum(cell, with_unit(cell, unit) if unit == "share" else number(cell), name)


def why_nothing(nothing: NothingToDraw) -> str:
    """Give the reason why there is no picture, as a sentence.

    Parameters
    ----------
    nothing
        What was answered instead.
    """
    return f"{nothing.reason[:1].upper()}{nothing.reason[1:].removesuffix('.')}."


def picture(subject: Subject, name: str) -> Picture:
    """Draw a picture of a subject.

    Parameters
    ----------
    subject
        What it is about.
    name
        Which picture, by the name that `standing.figures` gives it.
    """
    try:
        figure = _DRAWN[name](subject)
        return Picture(name, subject, figure, again=_again(subject, name, figure))
    except NothingToDraw as nothing:
        return Picture(name, subject, why=why_nothing(nothing))


def _again(subject: Subject, name: str, figure: Figure) -> str:
    """What draws a picture again, where it is more than its name."""
    if name == "timeline" and subject.life:
        return f"timeline({subject.life.person})"
    persons = [text(f"figures.icons.kinds.{each.replace(' ', '_')}") for each in PERSONS]
    is_of_persons = name == "icons" and any(row["kind"] in persons for row in figure.rows)
    return 'icons(of="persons")' if is_of_persons else ""


def differences(subject: Subject, reform: Reformed) -> Picture:
    """Draw what a reform changes for the same persons.

    Parameters
    ----------
    subject
        What it is about.
    reform
        The reform.
    """
    again = f"differences({reform.name!r})"
    try:
        figure = figures.differences(subject.run.catalogue, reform.overall, reform.title)
    except NothingToDraw as nothing:
        return Picture(f"differences-{reform.name}", subject, why=why_nothing(nothing), again=again)
    return Picture(f"differences-{reform.name}", subject, figure, again=again)


def by_column(subject: Subject, at: int) -> Picture:
    """Draw the groups of one column against the largest of them.

    Parameters
    ----------
    subject
        What it is about.
    at
        Which column of the cells, from 0.
    """
    column = subject.run.tallies.columns[at]
    name, again = f"disparities-{at + 1}" if at else "disparities", f"disparities(by={column!r})"
    try:
        return Picture(name, subject, figures.disparities(subject.run.catalogue, by=column), again=again)
    except NothingToDraw as nothing:
        return Picture(name, subject, why=why_nothing(nothing), again=again)


def assumptions(subject: Subject) -> list[Picture]:
    """Draw what the assumed inputs do to each of the five numbers, where the ranges were run.

    Parameters
    ----------
    subject
        What it is about.
    """
    ranges, found = subject.ranges, list[Picture]()
    if ranges is None:
        return found
    for value in {value.id: value for value in reversed(five_values(subject.run.catalogue))}.values():
        name = f"assumptions-{value.id}"
        again = f"assumptions(ranges(run), measure={value.id!r})"
        try:
            figure = figures.assumptions(subject.run.catalogue, value, ranges.moves(value.key), ranges.notes)
            found.insert(0, Picture(name, subject, figure, again=again))
        except NothingToDraw as nothing:
            found.insert(0, Picture(name, subject, why=why_nothing(nothing), again=again))
    return found


def _survival(subject: Subject) -> Figure:
    """Curves as the rules stand, and under the reforms that move them most."""
    from_reforms = {each.title: each.run.catalogue for each in subject.reforms if each.name != READING}
    first = {text("page.as_it_stands"): subject.run.catalogue}
    return figures.survival({**first, **dict(list(from_reforms.items())[: MOST_CURVES - 1])})


def _icons(subject: Subject) -> Figure:
    """A thousand listings; a thousand persons where too few listings were wrongful to be shown."""
    try:
        return figures.icons(subject.run.catalogue)
    except NothingToDraw as nothing:
        try:
            return figures.icons(subject.run.catalogue, of="persons")
        except NothingToDraw:
            raise nothing from None


def _timeline(subject: Subject) -> Figure:
    if subject.life is None:
        raise NothingToDraw("timeline", text("page.life.none"))
    return figures.timeline(subject.scenario, subject.life.document())


_DRAWN: Final[Mapping[str, Callable[[Subject], Figure]]] = {
    "flow": lambda subject: figures.flow(subject.scenario, subject.run.catalogue),
    "icons": _icons,
    "survival": _survival,
    "timeline": _timeline,
    "norms": lambda subject: figures.norms(subject.scenario, subject.findings),
    "published": lambda subject: figures.published(subject.run.catalogue, subject.run.published().to_dicts()),
    "confusion": lambda subject: figures.confusion(subject.run.catalogue),
    "over_time": lambda subject: figures.over_time(subject.run.catalogue),
    "deciders": lambda subject: figures.deciders(subject.run.catalogue),
    "denied": lambda subject: figures.denied(subject.run.catalogue),
}
