"""`standing reforms`, and `--reform` of the commands that take one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Final

from cyclopts import Parameter

from standing.cli.changes import changes_from

if TYPE_CHECKING:
    from rich.console import RenderableType

    from standing.scenario import Scenario

REFORM: Final = Parameter(name="--reform", metavar="NAME|FILE|PATH=VALUE", negative="")
"""How a command takes reforms."""


def reforms(
    *words: str,
    changes: Annotated[tuple[str, ...], Parameter(name="--set", metavar="PATH=VALUE", negative="")] = (),
) -> int:
    """List the shipped reforms, each with its source; or say what each would change in a scenario.

    For example:

        standing reforms
        standing reforms china-2018
        standing reforms my-reform.yaml
        standing reforms china-2018 my-reform.yaml grace-30-days
        standing run china-2018 --reform notice-before-effect --reform grace-30-days

    Parameters
    ----------
    words
        A scenario file or the name of a shipped case, and after it the reforms that are asked about, by name or file: all
        that are shipped if none is. Without a scenario, what the reforms say is shown.
    changes
        Change one field of the scenario first, by its path; may be given several times.

    Returns
    -------
    int
        Exit code.
    """
    from rich.console import Console

    from standing.report.layout import printed

    printed(_shown(words, changes), Console(highlight=False))
    return 0


def _shown(words: tuple[str, ...], changes: tuple[str, ...]) -> RenderableType:
    from standing.report.reforms import listed_reforms, reforms_of
    from standing.scenario import load
    from standing.scenario.reforms import is_reform, reform_from, shipped_reforms

    if not words or is_reform(words[0]):
        return listed_reforms([reform_from(each) for each in words] or shipped_reforms().values(), whole=bool(words))
    scenario, *asked = words
    chosen = [reform_from(each) for each in asked]
    return reforms_of(load(scenario, changes_from(changes)), chosen or shipped_reforms().values(), shipped=not chosen)


def under(scenario: Scenario, words: Iterable[str]) -> tuple[Scenario, tuple[str, ...]]:
    """Give a scenario under reforms, one after the other, and a line about each: its name, and whether it changes anything.

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
    said: list[str] = []
    for word in words:
        scenario, line = _one(scenario, word)
        said.append(line)
    return scenario, tuple(said)


def _one(scenario: Scenario, word: str) -> tuple[Scenario, str]:
    from standing.report.reforms import under_a_reform
    from standing.scenario.reforms import reform_from

    reform = reform_from(word)
    with suggesting(scenario):
        after = reform.applied(scenario)
    why_not = reform.why_not(scenario) if after.digest == scenario.digest else None
    return after, under_a_reform(reform, why_not)


@contextmanager
def suggesting(scenario: Scenario) -> Iterator[None]:
    """Say beside a reform that does not fit a scenario which of the shipped ones do."""
    from standing.errors import InputError
    from standing.scenario.reforms import NOTHING_FITS, fitting

    try:
        yield
    except InputError as refused:
        if any(each.code != NOTHING_FITS for each in refused.findings):
            raise
        names = fitting(scenario)
        step = f"shipped reforms that change something in {scenario.name}: {', '.join(names) or 'none'}"
        raise InputError(replace(each, next_step=step) for each in refused.findings) from None
