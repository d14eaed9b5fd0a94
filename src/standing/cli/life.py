"""`standing life`."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

from cyclopts import Parameter

from standing.cli.as_run import kept_beside, scenario_as_run
from standing.cli.changes import changes_from
from standing.cli.made import document_at, said_in
from standing.cli.numbers import whole
from standing.cli.persons import MOST_PEOPLE, MOST_SEED, PEOPLE
from standing.cli.places import file_place, write_file
from standing.cli.request import STANDARD_OUTPUT
from standing.cli.run import COMPILING
from standing.cli.wrong import wrong

if TYPE_CHECKING:
    from standing.experiments.life import Life
    from standing.scenario import Scenario

FIELDS: Final = {"scenario": str, "digest": str, "people": int, "seed": int}
"""What the document of a run has to say for one of its lives to be told."""


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Whom:
    """Which run, and how a person is picked.

    Parameters
    ----------
    pick
        Look for a person instead of naming an index: wrongful-longest, rightful, never-notified, third-party or typical.
    people
        How many synthetic persons the run has, as `standing run` takes it; with a run document, as many as it had. With
        --pick, at most 200_000 of them are looked at, spread evenly over the run.
    seed
        Which synthetic persons; 1 if nothing is said, or that of the run document.
    scenario
        The scenario file of a run document, where it is not found by its name.
    json
        Write the life as one JSON document to this file; - is standard output.
    """

    pick: Annotated[str | None, Parameter(metavar="WORD")] = None
    people: Annotated[str | None, Parameter(metavar="N")] = None
    seed: Annotated[str | None, Parameter(metavar="S", allow_leading_hyphen=True)] = None
    scenario: Annotated[str | None, Parameter(metavar="FILE")] = None
    json: Annotated[str | None, Parameter(metavar="FILE", allow_leading_hyphen=True)] = None


WHOM: Final = Whom()


@dataclass(frozen=True)
class Known:
    """The run in which a person lives: its scenario, how many persons, which."""

    scenario: Scenario
    people: int
    seed: int


def life(
    run: str,
    person: Annotated[str | None, Parameter(allow_leading_hyphen=True)] = None,
    /,
    *,
    changes: Annotated[tuple[str, ...], Parameter(name="--set", metavar="PATH=VALUE", negative="")] = (),
    whom: Whom = WHOM,
) -> int:
    """Tell one synthetic life, and the reason for each decision.

    A person is an index of a run, from 0; nothing else about a person can be
    given. The same index of another run is somebody else.

    For example:

        standing life tutorial 3660
        standing life tutorial --pick wrongful-longest
        standing life run.json 3660 --json life.json
        standing life my-regime.yaml --pick never-notified --people 1_000_000

    Parameters
    ----------
    run
        A shipped case, a scenario file, or a run document (what `standing run --json` wrote, or the folder of --out).
    person
        The index.
    changes
        Change one field of the scenario, by its path, as for the run; may be given several times.
    whom
        Which run, and how a person is picked.

    Returns
    -------
    int
        Exit code.
    """
    if (person is None) == (whom.pick is None):
        raise wrong("PERSON", "neither" if person is None else f"{person} and --pick", "an index, or --pick and a word")
    place = None if whom.json in (None, STANDARD_OUTPUT) else file_place("--json", whom.json or "")
    known = _known(run, changes, whom)
    index = None if person is None else _index(person, known.people)
    lived = _lived(known, index, whom.pick)
    if whom.json is not None:
        _write(lived, place)
    if whom.json != STANDARD_OUTPUT:
        _show(lived)
    return 0


def _index(text: str, people: int) -> int:
    """Index that was typed; a person is nothing else."""
    from standing.errors import InputError

    try:
        return whole("PERSON", text, 0, people - 1)
    except InputError:
        allowed = f"the index of a synthetic person of this run, 0 to {people - 1:_}; nothing else about a person can be given"
        raise wrong("PERSON", text, allowed, code="person") from None


def _known(run: str, changes: tuple[str, ...], whom: Whom) -> Known:
    """Find the run: from its document, or from a scenario and how many persons of it are meant."""
    from standing.experiments.run import people_of
    from standing.scenario import load

    path = document_at(Path(run)) if "\0" not in run else None
    if path is not None:
        return _recorded(path, changes, whom)
    if whom.scenario is not None:
        raise wrong("--scenario", whom.scenario, "nothing, since RUN is a scenario already")
    scenario = load(run, changes_from(changes))
    seed = 1 if whom.seed is None else whole("--seed", whom.seed, 0, MOST_SEED)
    world = people_of(scenario)
    people = min(world, PEOPLE) if whom.people is None else whole("--people", whom.people, 1, MOST_PEOPLE)
    return Known(scenario, people, seed)


def _recorded(path: Path, changes: tuple[str, ...], whom: Whom) -> Known:
    """Read the run that a document is about, and find the scenario that fits it to the letter."""
    for option, given in (("--people", whom.people), ("--seed", whom.seed)):
        if given is not None:
            raise wrong(option, given, f"nothing: {path} says it already")
    said = said_in(path, FIELDS, "a run document: what `standing run --json` wrote")
    kept = kept_beside(path, said)
    scenario = scenario_as_run(path, said, changes_from(changes), whom.scenario, kept=kept)
    return Known(scenario, said["people"], said["seed"])


def _lived(known: Known, index: int | None, pick: str | None) -> Life:
    from standing.cli.interruption import prompt
    from standing.cli.progress import shown
    from standing.engine.cache import is_cached
    from standing.experiments.life import life as lived

    with prompt(), shown(known.scenario.name, "persons") as on_progress:
        if not is_cached():
            on_progress(0, 1, COMPILING)
        return lived(
            known.scenario, people=known.people, seed=known.seed, person=index, pick=pick, on_progress=on_progress
        )


def _write(lived: Life, place: Path | None) -> None:
    """Write the document, to a file or to standard output."""
    if place is None:
        sys.stdout.write(json.dumps(lived.document(), allow_nan=False) + "\n")
        return
    write_file("--json", place, json.dumps(lived.document(), ensure_ascii=False, allow_nan=False) + "\n")


def _show(lived: Life) -> None:
    from rich.console import Console

    from standing.report.layout import printed
    from standing.report.story import story

    console = Console(highlight=False)
    printed(story(lived), console)
