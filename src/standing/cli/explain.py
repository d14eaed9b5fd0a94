"""`standing explain`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from standing.cli.changes import changes_from
from standing.cli.places import file_place, write_file
from standing.cli.reforms import REFORM, under
from standing.cli.request import STANDARD_OUTPUT
from standing.cli.somebody import answered, is_somebody
from standing.cli.wrong import wrong

if TYPE_CHECKING:
    from standing.scenario import Scenario

WHOM = ("--person", "--name", "--id", "--phone", "--email", "--plate")
"""Options that nobody documents: who types one asks about somebody, and is answered."""


def explain(
    scenario: str = "",
    /,
    *further: Annotated[str, Parameter(show=False)],
    changes: Annotated[tuple[str, ...], Parameter(name="--set", metavar="PATH=VALUE", negative="")] = (),
    reforms: Annotated[tuple[str, ...], REFORM] = (),
    every: Annotated[bool, Parameter(name="--all", negative="")] = False,
    json: Annotated[str | None, Parameter(metavar="FILE", allow_leading_hyphen=True)] = None,
    somebody: Annotated[str | None, Parameter(name=WHOM, show=False, allow_leading_hyphen=True)] = None,
) -> int:
    """Say in sentences what the rules are: what counts, who decides, the ways out.

    From the rules alone: nothing is run, and no world is needed. Each sentence
    has the line of its rule in the file, and the screen ends with what is not
    written. No real person can be asked about.

    For example:

        standing explain china-2018
        standing explain my-regime.yaml --set regime.lists.debtors.term=1y
        standing explain china-2018 --reform notice-before-effect
        standing explain my-regime.yaml --all --json rules.json

    Parameters
    ----------
    scenario
        A scenario file, or the name of a shipped case.
    *further
        Nothing: a name of several words is answered all the same.
    changes
        Change one field of the scenario first, by its path; may be given several times.
    reforms
        Read the rules under a shipped reform (see `standing reforms`), a reform file, or PATH=VALUE, after every --set.
    every
        Give each sanction and each sentence a line of its own, however many there are.
    json
        Write the sentences as rows of one JSON document to this file; - is standard output.
    somebody
        Nothing: no real person can be asked about.

    Returns
    -------
    int
        Exit code.
    """
    if somebody is not None or is_somebody([scenario, *further]):
        return answered()
    if not scenario or further:
        raise wrong("SCENARIO", " ".join([scenario, *further]), "one scenario file, or the name of one shipped case")
    place = None if json in (None, STANDARD_OUTPUT) else file_place("--json", json or "")
    loaded, said = _loaded(scenario, changes, reforms)
    if json is not None:
        _write(loaded, place)
    if json != STANDARD_OUTPUT:
        _show(loaded, said, every=every)
    return 0


def _loaded(scenario: str, changes: tuple[str, ...], reforms: tuple[str, ...]) -> tuple[Scenario, tuple[str, ...]]:
    from standing.scenario import load

    return under(load(scenario, changes_from(changes)), reforms)


def _write(loaded: Scenario, place: Path | None) -> None:
    """Write the document, to a file or to standard output."""
    from standing.report.explain.document import document

    if place is None:
        sys.stdout.write(json.dumps(document(loaded), allow_nan=False) + "\n")
        return
    write_file("--json", place, json.dumps(document(loaded), ensure_ascii=False, allow_nan=False) + "\n")


def _show(loaded: Scenario, said: tuple[str, ...], *, every: bool) -> None:
    from rich.console import Console

    from standing.report.explain.screen import screen
    from standing.report.layout import printed

    console = Console(highlight=False)
    printed(screen(loaded, said, everything=every), console)
