"""`standing validate`."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

from cyclopts import Parameter

from standing.cli.changes import changes_from
from standing.cli.interruption import prompt
from standing.cli.persons import PERSONS, Persons
from standing.cli.places import file_place, write_file
from standing.cli.request import STANDARD_OUTPUT
from standing.cli.wrong import wrong

if TYPE_CHECKING:
    from standing.experiments.validate import Validation
    from standing.scenario import Scenario


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class How:
    """Where it is written.

    Parameters
    ----------
    json
        Write everything as one JSON document to this file. With - it goes to standard output, and nothing else does.
    """

    json: Annotated[str | None, Parameter(metavar="FILE", allow_leading_hyphen=True)] = None


HOW: Final = How()
"""What is asked for by a command that says nothing more."""


def validate(
    *scenarios: str,
    every: Annotated[bool, Parameter(name="--all", negative="")] = False,
    changes: Annotated[tuple[str, ...], Parameter(name="--set", metavar="PATH=VALUE", negative="")] = (),
    persons: Persons = PERSONS,
    how: How = HOW,
) -> int:
    """Compare scenarios with what they say is expected of them.

    Each expectation is an identity (holds to the last integer), a law (a test
    against the noise of the run, its bound set for all tests together), a
    published figure (within its stated tolerance) or a sign. Exit code 1 if one
    of them is not reproduced, 2 if the input is wrong.

    For example:

        standing validate watchlist
        standing validate --all --json validated.json

    Parameters
    ----------
    scenarios
        Scenario files, or names of shipped cases (see `standing cases`).
    every
        All shipped cases that say what is expected of them.
    changes
        Change one field of the scenario, by its path; may be given several times.
    persons
        Which synthetic persons.
    how
        Where it is written.

    Returns
    -------
    int
        Exit code.
    """
    asked = _scenarios(scenarios, every=every, changes=changes)
    quiet = how.json == STANDARD_OUTPUT
    place = None if how.json is None or quiet else file_place("--json", how.json)
    found = _validated(asked, persons)
    text = json.dumps(found.document(), ensure_ascii=quiet, allow_nan=False) + "\n"
    if place is not None:
        write_file("--json", place, text)
    if quiet:
        sys.stdout.write(text)
    else:
        _show(found)
    return 0 if found.holds else 1


def _scenarios(names: tuple[str, ...], *, every: bool, changes: tuple[str, ...]) -> list[Scenario]:
    from standing.cases.catalogue import case_names
    from standing.scenario import load

    if every == bool(names):
        raise wrong("SCENARIO", ", ".join(names) if names else "none", "either scenarios or --all")
    if every:
        return [scenario for scenario in map(load, case_names()) if scenario.expects]
    return [load(name, changes_from(changes)) for name in names]


def _validated(scenarios: list[Scenario], persons: Persons) -> Validation:
    from standing.cli.progress import shown
    from standing.experiments.validate import validate

    people, seed, threads = persons.asked, persons.key, persons.workers
    with prompt(), shown("validating", "persons") as on_progress:
        return validate(scenarios, people=people, seed=seed, threads=threads, on_progress=on_progress)


def _show(found: Validation) -> None:
    from rich.console import Console

    from standing.report.layout import printed
    from standing.report.validated import validated

    console = Console(highlight=False)
    printed(validated(found, console), console)
