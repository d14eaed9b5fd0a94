"""`standing reforms`, and `--reform` of the commands that take one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Final

from cyclopts import Parameter

from standing.cli.changes import changes_from

if TYPE_CHECKING:
    from standing.scenario import Scenario
    from standing.scenario.reforms import Reform

REFORM: Final = Parameter(name="--reform", metavar="NAME|FILE|PATH=VALUE", negative="")
"""How a command takes reforms."""


def reforms(
    scenario: str | None = None,
    /,
    *,
    changes: Annotated[tuple[str, ...], Parameter(name="--set", metavar="PATH=VALUE", negative="")] = (),
) -> int:
    """List the shipped reforms, each with its source; or say what each would change in a scenario.

    For example:

        standing reforms
        standing reforms china-2018
        standing run china-2018 --reform notice-before-effect --reform grace-30-days

    Parameters
    ----------
    scenario
        A scenario file, or the name of a shipped case; without one, the reforms are listed.
    changes
        Change one field of the scenario first, by its path; may be given several times.

    Returns
    -------
    int
        Exit code.
    """
    from rich.console import Console

    from standing.report.layout import printed
    from standing.report.reforms import listed_reforms, reforms_of
    from standing.scenario import load
    from standing.scenario.reforms import shipped_reforms

    console = Console(highlight=False)
    if scenario is None:
        printed(listed_reforms(shipped_reforms().values()), console)
    else:
        printed(reforms_of(load(scenario, changes_from(changes)), shipped_reforms().values()), console)
    return 0


def reformed(scenario: Scenario, words: Iterable[str]) -> Scenario:
    """Give a scenario under reforms, one after the other.

    Parameters
    ----------
    scenario
        As it is.
    words
        Names of shipped reforms, reform files, or PATH=VALUE, as `--reform` takes them.

    Raises
    ------
    InputError
        If a word means no reform, or a reform has nothing to change in the scenario.
    """
    for each in _reforms(words):
        scenario = each.applied(scenario)
    return scenario


def _reforms(words: Iterable[str]) -> list[Reform]:
    from standing.scenario.reforms import reform_from

    return [reform_from(each) for each in words]
