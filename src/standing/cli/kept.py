"""Which run is archived: one that is there already, by its exact integers or its document, or a scenario to be run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from standing.cli.as_run import after_all
from standing.cli.changes import changes_from
from standing.cli.made import Made, document_at, is_kept, made_earlier
from standing.cli.persons import PEOPLE, Number, Threads, people_from, seed_from
from standing.cli.wrong import wrong

if TYPE_CHECKING:
    from standing.experiments.outcome import Run
    from standing.scenario import Scenario
    from standing.scenario.reforms import Reform


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Which:
    """Which run, and where its archive goes.

    Parameters
    ----------
    out
        The folder; by default the name of the scenario with -archive. An archive there is replaced, nothing else is.
    zip
        Write the archive as one ZIP file beside the folder as well.
    people
        How many synthetic persons, where RUN is a scenario; by default as many as it has, at most one million.
    seed
        Which synthetic persons, where RUN is a scenario; 1 if nothing is said.
    threads
        How many threads work at once; by default one per core. The result does not depend on it.
    ranges
        Run the same persons again with each assumed input at both ends of its range, and keep both ranges.
    scenario
        The scenario file, where RUN is a folder and the scenario is neither a shipped case nor found by its name.
    """

    out: Annotated[str | None, Parameter(name=("--out", "-o"), metavar="FOLDER")] = None
    zip: Annotated[bool, Parameter(negative="")] = False
    people: Number = None
    seed: Annotated[str | None, Parameter(metavar="S", allow_leading_hyphen=True)] = None
    threads: Threads = None
    ranges: Annotated[bool, Parameter(negative="")] = False
    scenario: Annotated[str | None, Parameter(metavar="FILE")] = None


@dataclass(frozen=True)
class Known:
    """A run that is archived: its scenario, how many persons, which; with what is there of it already.

    Parameters
    ----------
    scenario, people, seed
        The run.
    ranges
        Whether both ends of the assumed inputs are wanted.
    made
        What records it, where it was made earlier.
    """

    scenario: Scenario
    people: int
    seed: int
    ranges: bool
    made: Made | None = None

    @property
    def done(self) -> Run | None:
        """The run itself, where its exact integers are kept."""
        return None if self.made is None else self.made.run


def known_run(run: str, changes: tuple[str, ...], reforms: list[Reform], which: Which) -> Known:
    """Find the run: from its exact integers, from its document, or from a scenario that is to be run.

    Parameters
    ----------
    run
        A folder, or a scenario.
    changes, reforms
        What the scenario was run under.
    which
        What else was said about it.

    Raises
    ------
    InputError
        If there is no such run, or what was said does not fit it.
    """
    from standing.experiments.run import people_of
    from standing.scenario import load

    folder, changed = Path(run) if "\0" not in run else Path(), changes_from(changes)
    if is_kept(folder) or document_at(folder) is not None:
        for option, given in (("--people", which.people), ("--seed", which.seed)):
            if given is not None:
                raise wrong(option, given, f"nothing: {folder} says it already")
    made = made_earlier(run, changed, which.scenario, reforms)
    if made is not None:
        return Known(made.scenario, made.people, made.seed, which.ranges or made.with_ranges, made)
    if which.scenario is not None:
        raise wrong("--scenario", which.scenario, "nothing, since RUN is a scenario already")
    scenario = after_all(load(run, changed), reforms)
    people = people_from(which.people) or min(people_of(scenario), PEOPLE)
    return Known(scenario, people, seed_from(which.seed or "1"), which.ranges)
