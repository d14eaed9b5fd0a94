"""`standing run`."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

from cyclopts import Parameter

from standing.cli.changes import changes_from
from standing.cli.numbers import whole
from standing.cli.places import file_place, folder_place
from standing.cli.wrong import wrong

if TYPE_CHECKING:
    from standing.scenario import Scenario

PEOPLE: Final = 1_000_000
"""Persons of a run whose scenario is larger and whose command says nothing."""

MOST_PEOPLE: Final = 10_000_000_000
MOST_SEED: Final = 2**64 - 1
MOST_THREADS: Final = 1_024


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Sample:
    """Which synthetic persons are run.

    Parameters
    ----------
    people
        How many synthetic persons; 1_000_000, 1e6 and 10M are all understood. Default: as many as the scenario has, at
        most one million.
    until
        A precision instead of a number of persons: Q3:5% runs until the interval of Q3 reaches 5 % to either side.
    seed
        Which synthetic persons. The same seed gives the same run, to the last digit, on every machine.
    threads
        How many threads work at once; by default one per core. The result does not depend on it.
    """

    people: Annotated[str | None, Parameter(metavar="N")] = None
    until: Annotated[str | None, Parameter(metavar="Q3:5%")] = None
    seed: Annotated[str, Parameter(metavar="S")] = "1"
    threads: Annotated[str | None, Parameter(metavar="K")] = None


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What is shown and written.

    Parameters
    ----------
    ranges
        Run the same persons again with each assumed input at both ends of its range, and show two ranges: what more
        persons would narrow, and what only better knowledge would.
    by
        Show the measures by a group of the cells, such as sex or province.
    json
        Write the whole run as one JSON document to this file. With - it goes to standard output, and nothing else does.
    out
        Write measures, series and tallies as CSV and Parquet, and the JSON document, into this folder.
    """

    ranges: Annotated[bool, Parameter(negative="")] = False
    by: Annotated[str | None, Parameter(metavar="GROUP")] = None
    json: Annotated[str | None, Parameter(metavar="FILE", allow_leading_hyphen=True)] = None
    out: Annotated[str | None, Parameter(metavar="DIR")] = None


def run(
    scenario: str,
    /,
    *,
    changes: Annotated[tuple[str, ...], Parameter(name="--set", metavar="PATH=VALUE", negative="")] = (),
    sample: Sample = Sample(),  # noqa: B008 - frozen
    outcome: Outcome = Outcome(),  # noqa: B008 - frozen
) -> int:
    """Run a scenario on synthetic persons and show what the regime does.

    For example:

        standing run china-2018 --people 1_000_000

        standing run my-regime.yaml --by province --json run.json

        standing run my-regime.yaml --set regime.redress.correction.delay=5d

        standing run my-regime.yaml --until Q3:5% --ranges

    Parameters
    ----------
    scenario
        A scenario file, or the name of a shipped case (see `standing cases`).
    changes
        Change one field of the scenario, by its path; may be given several times.
    sample
        Which persons.
    outcome
        What is shown and written.

    Returns
    -------
    int
        Exit code.
    """
    request = _Request.of(scenario, changes, sample, outcome)
    return request.done()
