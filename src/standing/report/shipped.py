"""The shipped cases: what each is, what its inputs are worth, and what it has been compared with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from standing.report.layout import labelled
from standing.report.title import inputs_in_words
from standing.scenario import PublishedFigure, Scenario

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
        ("span", f"{clock.start.date()} to {clock.end.date()}"),
        ("inputs", inputs_in_words(scenario.inputs())),
        ("validation", validation_in_words(scenario.published, len(scenario.expects), name)),
        *_sources(scenario),
        ("file", scenario.file),
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
    told = {
        "fit": "fitted to {} published figure{}, which therefore do not validate it",
        "holdout": "{} figure{} held out",
        "reference": "{} figure{} for reference",
        "prediction": "{} prediction{} written down",
    }
    words = [told[use].format(count, "s" * (count != 1)) for use, count in counts.items() if count]
    if expects:
        words.append(
            f"expects {expects} result{'s' * (expects != 1)}: standing validate {name} compares them with a run"
        )
    return "; ".join(words) if words else "none: no published figure belongs to it"


def _sources(scenario: Scenario) -> list[tuple[str, str]]:
    told = [source.title or source.url or name for name, source in scenario.sources.items()]
    lines = [("sources" if not at else "", title) for at, title in enumerate(told[:MOST_SOURCES])]
    return lines + ([("", f"… and {len(told) - MOST_SOURCES} more, in the file")] if len(told) > MOST_SOURCES else [])
