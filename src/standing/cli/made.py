"""A run that was made earlier: its document found, read, and held against the scenario that it is of."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from standing.cli.as_run import DOCUMENT, kept_beside, scenario_as_run, words_of
from standing.cli.persons import MOST_PEOPLE, MOST_SEED
from standing.cli.recorded import recorded
from standing.cli.wrong import wrong

if TYPE_CHECKING:
    from standing.experiments.outcome import Run
    from standing.scenario import Scenario
    from standing.scenario.reforms import Reform

FIELDS: Final[Mapping[str, type]] = {
    "scenario": str, "digest": str, "people": int, "seed": int, "tallies": list, "measures": list,
}  # fmt: skip
"""What a document says of its run, and in which form."""


@dataclass(frozen=True)
class Made:
    """A run that was made earlier.

    Parameters
    ----------
    path
        What records it.
    scenario, people, seed
        Which run it is.
    with_ranges
        Whether both ends of the assumed inputs were run as well.
    rows
        The exact integers of its document; None where there is none.
    run
        The run itself, where its integers are kept whole.
    """

    path: Path
    scenario: Scenario
    people: int
    seed: int
    with_ranges: bool
    rows: list[Any] | None = None
    run: Run | None = None

    def check(self, again: Run) -> None:
        """Refuse a record with other numbers than its own run gives.

        Parameters
        ----------
        again
            The same run, made here.

        Raises
        ------
        InputError
            If an integer differs.
        """
        if self.rows is not None and self.rows != [row._asdict() for row in again.tallies.rows()]:
            found = f"{self.path}, with other numbers than this run gives here"
            raise wrong("RUN", found, "a run that can be repeated with this version of Standing", code="digest")


def made_earlier(
    word: str,
    changes: Mapping[str, object],
    given: str | None,
    under: Sequence[Reform] = (),
) -> Made | None:
    """Give the run that a word of the command line means; None where it means a scenario.

    Parameters
    ----------
    word
        A folder that `standing run --out` or `standing merge` left, a document, or something else.
    changes
        Changes of the scenario by path, as for the run.
    given
        The scenario file, where it is not found by its name.
    under
        Reforms that it was run under, after the changes; a folder that keeps the run whole says them itself.

    Raises
    ------
    InputError
        If the record cannot be read, is of another version of the scenario, or says the changes itself.
    """
    path = Path(word) if "\0" not in word else Path()
    if is_kept(path):
        if said := words_of(changes, under):
            raise wrong(*said[0], f"nothing: {path} says it already")
        return _kept(path, given)
    document = document_at(path)
    return None if document is None else _recorded(document, changes, given, under)


def document_at(path: Path) -> Path | None:
    """Give the document of a run that a path means; None if it means none.

    Parameters
    ----------
    path
        A folder or a file.
    """
    try:
        if (path / DOCUMENT).is_file():
            return path / DOCUMENT
        return path if path.suffix.lower() == ".json" and path.is_file() else None
    except OSError:
        return None


def is_kept(path: Path) -> bool:
    """Whether a folder holds the exact integers of a run.

    Parameters
    ----------
    path
        The folder.
    """
    from standing.experiments.parts import FOLDER
    from standing.records.piece import SUFFIX

    try:
        return any(any(place.glob(f"[!.]*{SUFFIX}")) for place in (path, path / FOLDER) if place.is_dir())
    except OSError:
        return False


def _kept(path: Path, given: str | None) -> Made:
    """Join the exact integers of a folder, with the scenario that they were made of."""
    from standing.experiments.merge import merge, pieces_in

    place, piece = pieces_in(path)[0]
    scenario = recorded(piece.belonging.scenario, place.parent, piece.changes, given)
    whole = merge(path, scenario)
    return Made(path, scenario, whole.people, whole.seed, with_ranges=False, run=whole)


def _recorded(path: Path, changes: Mapping[str, object], given: str | None, under: Sequence[Reform]) -> Made:
    """Read the run that a document is about, and find the scenario that fits it to the letter; the run itself, if kept."""
    from standing.experiments.reopen import reopened

    said = said_in(path, FIELDS, "a run: what `standing run --out` or --json wrote")
    kept = kept_beside(path, said)
    scenario = scenario_as_run(path, said, changes, given, under, kept)
    run = None if kept is None else reopened(kept, scenario)
    ranged = any(isinstance(each, dict) and each.get("assume_low") is not None for each in said["measures"])
    made = Made(path, scenario, said["people"], said["seed"], ranged, said["tallies"], run)
    if run is not None:
        made.check(run)
    return made


def said_in(path: Path, fields: Mapping[str, type], allowed: str) -> dict[str, Any]:
    """Give what a document says of its run.

    Parameters
    ----------
    path
        The document.
    fields
        What it has to say, and in which form; persons and seed among them.
    allowed
        What it should be, for the message.

    Raises
    ------
    InputError
        If it cannot be read or does not say it.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ValueError, RecursionError):
        found = None
    fits = isinstance(found, dict) and all(type(found.get(key)) is kind for key, kind in fields.items())
    if not fits or not (1 <= found["people"] <= MOST_PEOPLE and 0 <= found["seed"] <= MOST_SEED):
        raise wrong("RUN", path, allowed, code="document")
    return dict(found)
