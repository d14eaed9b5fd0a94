"""What this is: simulated, synthetic, which version, how many persons, and what the inputs are worth."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.text import Text

from standing.measures.wording import number
from standing.scenario import Input, Scenario
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
    name = f"{scenario.name}: {scenario.title}" if scenario.title else scenario.name
    facts = (
        "simulated, synthetic",
        f"Standing {VERSION}",
        f"{number(people)} persons",
        f"seed {seed}",
        f"{clock.start.date()} to {clock.end.date()}",
        f"inputs: {inputs_in_words(scenario.inputs())}",
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
    told = [f"{counts[status]} {status}" for status in STATUSES[:-1]]
    return ", ".join([*told, *([f"{counts['unstated']} without a status"] if counts["unstated"] else [])])
