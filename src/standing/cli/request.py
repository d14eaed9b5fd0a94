"""What `standing run` is asked for: options as typed, and the same read and found possible before anything is run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

from cyclopts import Parameter

from standing.cli.persons import PEOPLE, Number, Seed, Threads, people_from, seed_from, threads_from
from standing.cli.places import file_place, folder_place
from standing.cli.wrong import wrong

if TYPE_CHECKING:
    from standing.experiments.parts import Part
    from standing.scenario import Scenario

STANDARD_OUTPUT: Final = "-"
LEDGER: Final = "ledger.parquet"
"""Name of a ledger under `--out`."""


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
        Which synthetic persons; 1 if nothing is said. The same seed gives the same run, to the last digit, on every
        machine.
    threads
        How many threads work at once; by default one per core. The result does not depend on it.
    cluster
        Let a Dask cluster live the persons: the address of its scheduler. Workers that are lost are made up for. --threads
        are then those of each task, one by default.
    """

    people: Number = None
    until: Annotated[str | None, Parameter(metavar="Q3:5%")] = None
    seed: Seed = "1"
    threads: Threads = None
    cluster: Annotated[str | None, Parameter(metavar="ADDRESS")] = None


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
        Write measures, series and tallies as CSV and Parquet, and the JSON document, into this folder. What is done is
        kept there from time to time: after an interruption of any kind, the same command goes on where it was.
    part
        Do one part of several, such as 3/7, and leave it under --out; `standing merge` joins the parts, whatever
        machines they were done on.
    ledger
        Keep every event of the run with its cause, as one Parquet file; without FILE, as ledger.parquet under --out.
    """

    ranges: Annotated[bool, Parameter(negative="")] = False
    by: Annotated[str | None, Parameter(metavar="GROUP")] = None
    json: Annotated[str | None, Parameter(metavar="FILE", allow_leading_hyphen=True)] = None
    out: Annotated[str | None, Parameter(metavar="DIR")] = None
    part: Annotated[str | None, Parameter(metavar="K/N")] = None
    ledger: Annotated[tuple[str, ...] | None, Parameter(metavar="[FILE]", negative="", consume_multiple=(0, 1))] = None


@dataclass(frozen=True)
class Request:
    """What was asked for, read and possible: nothing is run for an output that has no place.

    Parameters
    ----------
    people
        Persons to run; None if nothing was said.
    seed, threads
        As asked.
    until
        A precision, or None.
    ranges, by
        As asked.
    document, folder, ledger
        Where the document, the tables and the ledger go; None where nobody wants them.
    quiet
        Whether standard output belongs to the document alone.
    part
        One part of several, or None for the whole run.
    cluster
        Address of the scheduler of a cluster, or None for threads of this process.
    """

    people: int | None
    seed: int
    threads: int | None
    until: str | None
    ranges: bool
    by: str | None
    document: Path | None
    folder: Path | None
    ledger: Path | None
    quiet: bool
    part: Part | None = None
    cluster: str | None = None

    @property
    def kept(self) -> Path | None:
        """Folder of what is kept while the run goes on; None without a folder, or where ledger or precision need it whole."""
        from standing.experiments.parts import FOLDER

        return self.folder / FOLDER if self.folder and self.until is None and self.ledger is None else None

    @classmethod
    def of(cls, sample: Sample, outcome: Outcome) -> Request:
        """Read the options; raises InputError for the first that is wrong."""
        if sample.people is not None and sample.until is not None:
            raise wrong("--until", sample.until, "either --people or --until")
        if sample.cluster is not None and outcome.ledger is not None:
            raise wrong(
                "--cluster", sample.cluster, "either --cluster or --ledger: a ledger is written as persons live"
            )
        quiet = outcome.json == STANDARD_OUTPUT
        folder = None if outcome.out is None else folder_place("--out", outcome.out)
        return cls(
            people=people_from(sample.people),
            seed=seed_from(sample.seed),
            threads=threads_from(sample.threads),
            until=sample.until,
            ranges=outcome.ranges,
            by=outcome.by,
            document=None if outcome.json is None or quiet else file_place("--json", outcome.json),
            folder=folder,
            ledger=_ledger_place(outcome.ledger, folder),
            quiet=quiet,
            part=None if outcome.part is None else _part(outcome.part, sample, outcome),
            cluster=sample.cluster,
        )

    def check(self, scenario: Scenario) -> None:
        """Refuse a group that the cells of the scenario do not have."""
        from standing.errors import nearest

        columns = scenario.world.population.cells.columns if scenario.world else ()
        if self.by is not None and self.by not in columns:
            known = ", ".join(columns) or "there is none in this scenario"
            raise wrong("--by", self.by, f"a group of the cells: {known}", nearest=nearest(self.by, columns))

    def people_of(self, scenario: Scenario) -> int | None:
        """Persons to run: as many as asked, else those of the scenario, at most a million; with --until, its world."""
        if self.people is not None or self.until or scenario.world is None:
            return self.people
        population = scenario.world.population
        return min(population.people or population.cells.people, PEOPLE)


def _part(text: str, sample: Sample, outcome: Outcome) -> Part:
    """One part of several: what is about the whole run has to wait until the parts are joined."""
    from standing.experiments.parts import Part

    part = Part.read(text)
    if outcome.out is None:
        raise wrong("--part", text, "--out DIR as well, for the parts")
    later = {
        "--until": sample.until,
        "--ranges": outcome.ranges or None,
        "--by": outcome.by,
        "--json": outcome.json,
        "--ledger": outcome.ledger,
    }
    for option, given in later.items():
        if given is not None:
            raise wrong(
                "--part", text, f"--part without {option}, which is about the whole run: see `standing merge --help`"
            )
    return part


def _ledger_place(given: tuple[str, ...] | None, folder: Path | None) -> Path | None:
    """Where the ledger goes: to the file that was named, or under the folder of the tables."""
    if given is None:
        return None
    if given:
        return file_place("--ledger", given[0])
    if folder is None:
        raise wrong("--ledger", "no file", "a file, or --out DIR for DIR/ledger.parquet")
    return folder / LEDGER
