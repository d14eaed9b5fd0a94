"""What this is: simulated, synthetic, which version, how many persons, and what the inputs are worth."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.text import Text

from standing.measures.wording import number
from standing.scenario import Input, Scenario
from standing.texts import text
from standing.version import VERSION

STATUSES: Final = ("published", "calibrated", "assumed", "unstated")
"""Statuses of an input, in the order in which they are counted; an unstated one says nothing of where it comes from."""


def title(scenario: Scenario, people: int, seed: int) -> RenderableType:
    """Title of a screen.

    Parameters
    ----------
    scenario
        What was run.
    people
        How many synthetic persons.
    seed
        Which ones.

    Returns
    -------
    RenderableType
        Name and title, then what every output says.
    """
    clock = scenario.clock
    name = scenario.name
    if scenario.title:
        name = text("screen.title", name=scenario.name, title=scenario.title)
    facts = (
        text("screen.simulated"),
        text("screen.standing", version=VERSION),
        text("screen.persons", people=number(people)),
        text("screen.seed", seed=seed),
        text("screen.clock", start=clock.start.date(), end=clock.end.date()),
        text("screen.inputs", inputs=inputs_in_words(scenario.inputs())),
    )
    return Group(Text(name, style="bold"), Text(" · ".join(facts)))


def inputs_in_words(inputs: Sequence[Input]) -> str:
    """How many inputs are published, calibrated and assumed.

    Parameters
    ----------
    inputs
        The numbers that a scenario states.

    Returns
    -------
    str
        Such as "12 published, 3 calibrated, 20 assumed".
    """
    counts = {status: sum(each.status == status for each in inputs) for status in STATUSES}
    told = STATUSES if counts["unstated"] else STATUSES[:-1]
    return ", ".join(text(f"screen.status.{status}", count=counts[status]) for status in told)
