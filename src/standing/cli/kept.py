"""Which run is archived: one that is there already, by its exact integers or its document, or a scenario to be run."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

from cyclopts import Parameter

from standing.cli.changes import changes_from
from standing.cli.persons import MOST_PEOPLE, MOST_SEED, PEOPLE, Number, Threads, people_from, seed_from
from standing.cli.recorded import recorded
from standing.cli.wrong import wrong

if TYPE_CHECKING:
    from standing.experiments.outcome import Run
    from standing.scenario import Scenario
    from standing.scenario.reforms import Reform

DOCUMENT: Final = "document.json"
"""Name of the document in a folder that `standing run --out` wrote."""


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
    done
        The run itself, where its exact integers are kept.
    rows
        The tallies of its document, which must come out again.
    """

    scenario: Scenario
    people: int
    seed: int
    ranges: bool
    done: Run | None = None
    rows: list[Any] | None = None


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

    folder = Path(run) if "\0" not in run else Path()
    kept, document = _kept(folder), _document_at(folder)
    if kept or document is not None:
        for option, given in (("--people", which.people), ("--seed", which.seed)):
            if given is not None:
                raise wrong(option, given, f"nothing: {folder} says it already")
    if kept:
        if changes or reforms:
            raise wrong(
                "--set" if changes else "--reform",
                next(iter([*changes, *(each.name for each in reforms)])),
                f"nothing: {folder} says it already",
            )
        return _merged(folder, which)
    if document is not None:
        return _recorded(document, changes, reforms, which)
    if which.scenario is not None:
        raise wrong("--scenario", which.scenario, "nothing, since RUN is a scenario already")
    scenario = _under(load(run, changes_from(changes)), reforms)
    people = people_from(which.people) or min(people_of(scenario), PEOPLE)
    return Known(scenario, people, seed_from(which.seed or "1"), which.ranges)


def _under(scenario: Scenario, reforms: list[Reform]) -> Scenario:
    for each in reforms:
        scenario = each.applied(scenario)
    return scenario


def _kept(folder: Path) -> bool:
    """Whether a folder holds exact integers of a run."""
    from standing.experiments.parts import FOLDER
    from standing.records.piece import SUFFIX

    try:
        return any(any(place.glob(f"[!.]*{SUFFIX}")) for place in (folder, folder / FOLDER) if place.is_dir())
    except OSError:
        return False


def _document_at(path: Path) -> Path | None:
    try:
        if (path / DOCUMENT).is_file():
            return path / DOCUMENT
        return path if path.suffix.lower() == ".json" and path.is_file() else None
    except OSError:
        return None


def _merged(folder: Path, which: Which) -> Known:
    """Join the exact integers of a folder, with the scenario that they were made of."""
    from standing.experiments.merge import merge, pieces_in

    path, piece = pieces_in(folder)[0]
    scenario = recorded(piece.belonging.scenario, path.parent, piece.changes, which.scenario)
    done = merge(folder, scenario)
    return Known(scenario, done.people, done.seed, which.ranges, done)


def _recorded(path: Path, changes: tuple[str, ...], reforms: list[Reform], which: Which) -> Known:
    """Read the run that a document is about, and find the scenario that fits it to the letter."""
    said = _said(path)
    scenario = _under(recorded(said["scenario"], path, changes_from(changes), which.scenario), reforms)
    if scenario.digest != said["digest"]:
        raise wrong(
            "RUN",
            f"{path}, made by another version of {said['scenario']} (digest {said['digest'][:12]}, not {scenario.digest[:12]})",
            "the run of this scenario: the same file, and the same --set and --reform as for the run",
            code="digest",
        )
    ranged = any(isinstance(each, dict) and each.get("assume_low") is not None for each in said["measures"])
    return Known(scenario, said["people"], said["seed"], which.ranges or ranged, rows=said["tallies"])


def _said(path: Path) -> dict[str, Any]:
    """What a document says of its run."""
    wanted: dict[str, type] = {
        "scenario": str, "digest": str, "people": int, "seed": int, "tallies": list, "measures": list,
    }  # fmt: skip
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ValueError, RecursionError):
        found = None
    fits = isinstance(found, dict) and all(type(found.get(key)) is kind for key, kind in wanted.items())
    if not fits or not (1 <= found["people"] <= MOST_PEOPLE and 0 <= found["seed"] <= MOST_SEED):
        raise wrong("RUN", path, "a run: what `standing run --out` wrote", code="document")
    return dict(found)


def refuse_other_numbers(run: str, known: Known, done: Run) -> None:
    """Refuse a document with other numbers than its own run gives.

    Parameters
    ----------
    run
        As it was typed.
    known
        What the document says.
    done
        The run as it was lived now.

    Raises
    ------
    InputError
        If they differ.
    """
    if known.rows is not None and known.rows != [row._asdict() for row in done.tallies.rows()]:
        raise wrong(
            "RUN", f"{run}, with other numbers than this run gives here", "a run that can be repeated", code="digest"
        )
