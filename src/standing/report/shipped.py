"""The shipped cases: what each is, what its inputs are worth, and what it has been compared with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from standing.report.layout import labelled
from standing.report.title import inputs_in_words
from standing.scenario import PublishedFigure, Scenario
from standing.texts import text

MOST_SOURCES = 5
"""Sources of a case that are listed; its file has all of them."""


def shipped(scenarios: Mapping[str, Scenario]) -> RenderableType:
    """List of the shipped cases.

    Parameters
    ----------
    scenarios
        The cases by name.

    Returns
    -------
    RenderableType
        A block for each.
    """
    return Group(*(part for name, scenario in scenarios.items() for part in (*_case(name, scenario), Text(""))))


def _case(name: str, scenario: Scenario) -> tuple[RenderableType, RenderableType]:
    clock = scenario.clock
    lines = [
        (text("screen.cases.span"), text("screen.clock", start=clock.start.date(), end=clock.end.date())),
        (text("screen.cases.inputs"), inputs_in_words(scenario.inputs())),
        (text("screen.cases.validation"), validation_in_words(scenario.published, len(scenario.expects), name)),
        *_sources(scenario),
        (text("screen.cases.file"), scenario.file),
    ]
    heading = Text.assemble((name, "bold"), f"  {scenario.title or ''}")
    return heading, Padding(labelled(lines), (0, 0, 0, 2))


def validation_in_words(figures: Sequence[PublishedFigure], expects: int = 0, name: str = "") -> str:
    """What a case has been compared with, and what it can be compared with by anybody.

    Parameters
    ----------
    figures
        Its published figures.
    expects
        How many things it says are expected of it.
    name
        Its name, for the command that compares them.

    Returns
    -------
    str
        How many it was fitted to, and how many were held out; figures that it was fitted to validate nothing. Of what is
        expected, only that it can be tried: whether it is reproduced, a run says.
    """
    counts = {
        use: sum(figure.use == use for figure in figures) for use in ("fit", "holdout", "reference", "prediction")
    }
    words = [
        text(f"screen.cases.{'one' if count == 1 else 'many'}.{use}", count=count, name=name)
        for use, count in {**counts, "expects": expects}.items()
        if count
    ]
    return "; ".join(words) if words else text("screen.cases.none")


def _sources(scenario: Scenario) -> list[tuple[str, str]]:
    told = [source.title or source.url or name for name, source in scenario.sources.items()]
    label, more = text("screen.cases.sources"), len(told) - MOST_SOURCES
    lines = [(label if not at else "", title) for at, title in enumerate(told[:MOST_SOURCES])]
    return lines + ([("", text("screen.cases.more", count=more))] if more > 0 else [])
