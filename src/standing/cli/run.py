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

MOST_PEOPLE: Final = 2**32
STANDARD_OUTPUT: Final = "-"
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
    sample: Sample = Sample(),
    outcome: Outcome = Outcome(),
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
    from standing.cli.progress import shown
    from standing.scenario import load

    request = _Request.of(sample, outcome)
    loaded = load(scenario, changes_from(changes))
    from rich.console import Console

    from standing.experiments.run import ranges
    from standing.experiments.run import run as run_scenario
    from standing.report.screen import screen

    if outcome.by is not None:
        _check_group(loaded, outcome.by)
    with shown(loaded.name) as on_progress:
        done = run_scenario(
            loaded,
            people=request.people_of(loaded),
            seed=request.seed,
            threads=request.threads,
            on_progress=on_progress,
            until=sample.until,
        )
    over = None
    if outcome.ranges:
        with shown("ranges of the assumed inputs") as on_progress:
            over = ranges(done, on_progress)
    if request.folder is not None:
        done.save(request.folder, over)
    if request.document is not None:
        _write(done.document(over), request.document)
    if outcome.json == STANDARD_OUTPUT:
        return 0
    console = Console(highlight=False)
    console.print(screen(done, console, by=outcome.by, ranges=over))
    console.print(f"{done.people:,} persons in {done.elapsed_s:.1f} s", highlight=False)
    return 0


@dataclass(frozen=True)
class _Request:
    """What was asked for, read and possible: nothing is run for an output that has no place."""

    people: int | None
    seed: int
    threads: int | None
    until: bool
    document: Path | None
    folder: Path | None

    @classmethod
    def of(cls, sample: Sample, outcome: Outcome) -> _Request:
        """Read the options; raises InputError for the first that is wrong."""
        if sample.people is not None and sample.until is not None:
            raise wrong("--until", sample.until, "either --people or --until")
        return cls(
            people=None if sample.people is None else whole("--people", sample.people, 1, MOST_PEOPLE),
            seed=whole("--seed", sample.seed, 0, MOST_SEED),
            threads=None if sample.threads is None else whole("--threads", sample.threads, 1, MOST_THREADS),
            until=sample.until is not None,
            document=None if outcome.json is None else _document_place(outcome.json),
            folder=None if outcome.out is None else folder_place("--out", outcome.out),
        )

    def people_of(self, scenario: Scenario) -> int | None:
        """Persons to run: as many as asked, else those of the scenario, at most a million; with --until, its world."""
        if self.people is not None or self.until or scenario.world is None:
            return self.people
        population = scenario.world.population
        return min(population.people or population.cells.people, PEOPLE)


def _document_place(text: str) -> Path | None:
    return Path(STANDARD_OUTPUT) if text == STANDARD_OUTPUT else file_place("--json", text)


def _write(document: dict[str, object], place: Path) -> None:
    """Write the document whole or not at all; to standard output for -."""
    from standing.records.whole import whole_file

    text = json.dumps(document, ensure_ascii=False, allow_nan=False)
    if str(place) == STANDARD_OUTPUT:
        sys.stdout.write(text + "\n")
        return
    with whole_file(place) as draft:
        draft.write_text(text, encoding="utf-8")


def _check_group(scenario: Scenario, by: str) -> None:
    from standing.errors import nearest

    columns = scenario.world.population.cells.columns if scenario.world else ()
    if by not in columns:
        known = ", ".join(columns) or "none: the cells have no columns"
        raise wrong("--by", by, f"a group of the cells: {known}", nearest=nearest(by, columns))
