"""The scenario of a run that was made earlier, as it was run: from what is kept with it, or from what is said of it now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from standing.cli.recorded import recorded
from standing.cli.wrong import wrong

if TYPE_CHECKING:
    from standing.errors import InputError
    from standing.records.piece import Piece
    from standing.scenario import Scenario
    from standing.scenario.reforms import Reform

DOCUMENT: Final = "document.json"
"""Name of the document in a folder that `standing run --out` wrote."""

Words = Sequence[tuple[str, str]]
"""Options that were typed, each with its word."""


def words_of(changes: Mapping[str, object], under: Sequence[Reform]) -> Words:
    """Give changes and reforms as they were typed.

    Parameters
    ----------
    changes
        By path.
    under
        Reforms, after the changes.
    """
    return [
        *(("--set", f"{path}={value}") for path, value in changes.items()),
        *(("--reform", each.name) for each in under),
    ]


def after_all(scenario: Scenario, reforms: Sequence[Reform]) -> Scenario:
    """Give a scenario under reforms, one after another.

    Parameters
    ----------
    scenario, reforms
        Each changes what the one before it left.

    Raises
    ------
    InputError
        If one has nothing to change.
    """
    for each in reforms:
        scenario = each.applied(scenario)
    return scenario


def kept_beside(document: Path, said: Mapping[str, Any]) -> Piece | None:
    """Give the exact integers that are kept beside a document; None where there are none, or they are of another run.

    Parameters
    ----------
    document
        Which document.
    said
        What it says.

    Raises
    ------
    InputError
        If they are damaged.
    """
    from standing.experiments.whole import WHOLE
    from standing.records.piece import read_piece

    place = document.parent / WHOLE
    if not place.is_file():
        return None
    piece = read_piece(place)
    run = piece.belonging
    is_same = (run.digest, run.people, run.seed) == (said["digest"], said["people"], said["seed"])
    return piece if is_same else None


def scenario_as_run(
    document: Path,
    said: Mapping[str, Any],
    changes: Mapping[str, object],
    given: str | None,
    under: Sequence[Reform] = (),
    kept: Piece | None = None,
) -> Scenario:
    """Give the scenario that a document is about, to the letter.

    Parameters
    ----------
    document
        Which document.
    said
        What it says: scenario, digest, people and seed.
    changes
        Changes by path, as they are said now; none where they are kept.
    given
        The scenario file, where it is not found by its name.
    under
        Reforms after the changes, as they are said now.
    kept
        What is kept beside it.

    Raises
    ------
    InputError
        If the scenario is not found, or is not as it was run; what to type is said.
    """
    if kept is not None:
        return _as_kept(document, said, changes, given, under, kept)
    scenario = after_all(recorded(said["scenario"], document, changes, given), under)
    if scenario.digest == said["digest"]:
        return scenario
    found = None if words_of(changes, under) else _under_one_shipped(scenario, said["digest"])
    if found is None:
        raise _another(document, said, scenario)
    return found


def _as_kept(
    document: Path,
    said: Mapping[str, Any],
    changes: Mapping[str, object],
    given: str | None,
    under: Sequence[Reform],
    kept: Piece,
) -> Scenario:
    """The scenario with the changes that are kept; what is said again has to come to the same."""
    file = document.parent / kept.source
    source = given or (str(file) if kept.source and file.is_file() else None)
    scenario = recorded(said["scenario"], document, kept.changes, source)
    if scenario.digest != said["digest"]:
        raise wrong(
            "RUN",
            f"{document}, made by another version of {said['scenario']} (digest {_short(said, scenario)})",
            f"{scenario.file} as it was when it was run, or --scenario FILE with a copy of it",
            code="digest",
        )
    if words := words_of(changes, under):
        again = after_all(recorded(said["scenario"], document, changes, source), under)
        if again.digest != scenario.digest:
            raise wrong(*words[0], f"nothing: {document} says it already, and it was another")
    return scenario


def _under_one_shipped(scenario: Scenario, digest: str) -> Scenario | None:
    """Look whether a run was made under one of the shipped reforms, which a document does not say."""
    from standing.errors import InputError
    from standing.scenario.reforms import shipped_reforms

    for each in shipped_reforms().values():
        try:
            after = each.applied(scenario)
        except InputError:
            continue
        if after.digest == digest:
            return after
    return None


def _another(document: Path, said: Mapping[str, Any], scenario: Scenario) -> InputError:
    """Say what to type for a run whose changes are said nowhere."""
    folder = document.parent if document.name == DOCUMENT else document.with_suffix("")
    again = f"standing run {said['scenario']} … --people {said['people']} --seed {said['seed']} --out {folder}"
    return wrong(
        "RUN",
        f"{document}, made by another version of {said['scenario']}, or under changes that it does not say "
        f"(digest {_short(said, scenario)})",
        "the same file, and the same --set as for the run (a --reform PATH=VALUE of it as --set PATH=VALUE; "
        "standing archive takes its --reform too); or "
        f"`{again}` first, with its --set and --reform in place of …: the folder then keeps them",
        code="digest",
    )


def _short(said: Mapping[str, Any], scenario: Scenario) -> str:
    return f"{said['digest'][:12]}, not {scenario.digest[:12]}"
