"""`standing validate`."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

from cyclopts import Parameter

from standing.cli.changes import changes_from
from standing.cli.interruption import prompt
from standing.cli.numbers import whole
from standing.cli.places import file_place, write_file
from standing.cli.request import MOST_PEOPLE, MOST_SEED, MOST_THREADS, STANDARD_OUTPUT
from standing.cli.wrong import wrong

if TYPE_CHECKING:
    from standing.experiments.validate import Validation
    from standing.scenario import Scenario


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class How:
    """How it is validated.

    Parameters
    ----------
    people
        Synthetic persons of each run. Default: as many as the expectations say.
    seed
        Which synthetic persons; 1 if nothing is said.
    threads
        How many threads work at once; by default one per core. The result does not depend on it.
    json
        Write everything as one JSON document to this file. With - it goes to standard output, and nothing else does.
    """

    people: Annotated[str | None, Parameter(metavar="N")] = None
    seed: Annotated[str, Parameter(metavar="S", allow_leading_hyphen=True)] = "1"
    threads: Annotated[str | None, Parameter(metavar="K")] = None
    json: Annotated[str | None, Parameter(metavar="FILE", allow_leading_hyphen=True)] = None


HOW: Final = How()
"""What is asked for by a command that says nothing more."""


def validate(
    *scenarios: str,
    every: Annotated[bool, Parameter(name="--all", negative="")] = False,
    changes: Annotated[tuple[str, ...], Parameter(name="--set", metavar="PATH=VALUE", negative="")] = (),
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
    how
        How it is validated.

    Returns
    -------
    int
        Exit code.
    """
    asked = _scenarios(scenarios, every=every, changes=changes)
    quiet = how.json == STANDARD_OUTPUT
    place = None if how.json is None or quiet else file_place("--json", how.json)
    found = _validated(asked, how)
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


def _validated(scenarios: list[Scenario], how: How) -> Validation:
    from standing.cli.progress import shown
    from standing.experiments.validate import validate

    people = None if how.people is None else whole("--people", how.people, 1, MOST_PEOPLE)
    seed = whole("--seed", how.seed, 0, MOST_SEED)
    threads = None if how.threads is None else whole("--threads", how.threads, 1, MOST_THREADS)
    with prompt(), shown("validating", "persons") as on_progress:
        return validate(scenarios, people=people, seed=seed, threads=threads, on_progress=on_progress)


def _show(found: Validation) -> None:
    from rich.console import Console

    from standing.report.layout import printed
    from standing.report.validated import validated

    console = Console(highlight=False)
    printed(validated(found, console), console)
