"""Does a scenario make sense? What can be run and hardly be meant, as warnings with their place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.checks import lists, sensors, times, world
from standing.checks.warning import Check, warning
from standing.errors import Finding, Problem
from standing.scenario import Scenario
from standing.scenario.build import findings_of
from standing.scenario.consistency import largest_over, quantities_in

FASTEST: Final = 1 / 60
"""Acts per second: one a minute."""

MOST_NAMED: Final = 8


def check_sense(scenario: Scenario) -> list[Finding]:
    """Give what a scenario can hardly mean.

    Parameters
    ----------
    scenario
        One that could be loaded.

    Returns
    -------
    list of Finding
        Warnings, in the order of the file.
    """
    problems = [problem for check in CHECKS for problem in check(scenario)]
    return findings_of(problems, scenario.origin.tree, scenario.positions)


def check_rates(scenario: Scenario) -> Iterator[Problem]:
    """Find rates above one act a minute, in any cell and at any time."""
    groups = scenario.world.population.cells.groups() if scenario.world is not None else [{}]
    for path, quantity in quantities_in(scenario, ()):
        if quantity.unit == "per second":
            calendar = largest_over(quantity, scenario.clock.start.date())
            highest = max(quantity.values) * calendar * max(quantity.factor(group) for group in groups)
            if highest > FASTEST:
                yield warning("checks.numbers.fast", path, "rate", rate=f"{highest * 60:.3g}")


def check_statements(scenario: Scenario) -> Iterator[Problem]:
    """Find numbers without a status, and assumed numbers with neither a range nor a source."""
    inputs = scenario.inputs()
    unstated = [each.path for each in inputs if each.status == "unstated"]
    if unstated:
        numbers = {"count": len(unstated), "all": len(inputs)}
        yield warning("checks.numbers.unstated", (), "unstated", **numbers, paths=_some(unstated))
    bare = [each.path for each in inputs if each.status == "assumed" and each.range is None and each.source is None]
    if bare:
        yield warning("checks.numbers.bare", (), "unstated", count=len(bare), paths=_some(bare))


def _some(paths: list[str]) -> str:
    return ", ".join(paths[:MOST_NAMED]) + (" …" if len(paths) > MOST_NAMED else "")


CHECKS: Final[tuple[Check, ...]] = (
    *sensors.CHECKS,
    *lists.CHECKS,
    *world.CHECKS,
    check_rates,
    *times.CHECKS,
    check_statements,
)
