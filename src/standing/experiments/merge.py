"""Parts of a run joined again: what belongs together, what is missing, what does not belong."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from itertools import pairwise
from pathlib import Path

from standing.engine import nobody
from standing.errors import InputError
from standing.experiments.outcome import Run
from standing.experiments.parts import FOLDER, Part, run_of
from standing.experiments.spans import Range, gaps
from standing.experiments.whole import belonging_of
from standing.records.piece import ALLOWED, SUFFIX, Belonging, Piece, arrays_of, read_piece
from standing.scenario import Scenario


def pieces_in(folder: Path) -> list[tuple[Path, Piece]]:
    """Every part in a folder of a run, in the order of persons.

    Raises
    ------
    InputError
        If there is none, one is damaged, or they are parts of several runs.
    """
    places = [folder, folder / FOLDER]
    paths = [path for place in places for path in sorted(place.glob(f"[!.]*{SUFFIX}"))]
    pieces = [(path, read_piece(path)) for path in paths]
    if not pieces:
        raise InputError.one(
            f"no part in {folder}", f"parts that `standing run --part K/N --out {folder}` writes", code="part"
        )
    path, one = pieces[0]
    for other_path, other in pieces[1:]:
        names = Belonging.__dataclass_fields__
        differs = [name for name in names if getattr(one.belonging, name) != getattr(other.belonging, name)]
        if differs:
            said = f"{differs[0]} {getattr(other.belonging, differs[0])}"
            wanted = f"{differs[0]} {getattr(one.belonging, differs[0])}, as in {path.name}"
            raise InputError.one(f"{other_path}, a part of another run: {said}", wanted, code="part")
    return sorted(pieces, key=lambda each: (each[1].first, each[1].last))


def merge(folder: str | Path, scenario: Scenario) -> Run:
    """Join the parts of a run: the same integers, to the last digit, as one run gives.

    Parameters
    ----------
    folder
        Where the parts are: the folder that `standing run --part K/N --out` was given.
    scenario
        What was run.

    Raises
    ------
    InputError
        If a part is damaged, missing, of another run, or holds persons that another one holds.
    """
    found = pieces_in(Path(folder))
    belonging = found[0][1].belonging
    expected = belonging_of(scenario, belonging.people, belonging.seed)
    for name in ("digest", "version", "engine"):
        theirs, ours = getattr(belonging, name), getattr(expected, name)
        if theirs != ours:
            raise InputError.one(
                f"{found[0][0]}, a part of a run with {name} {theirs}", f"{name} {ours}, as here", code="part"
            )
    for (path, one), (other, later) in pairwise(found):
        if later.first < one.last:
            raise InputError.one(
                f"{other}, with persons that {path.name} holds too", "each person in one part", code="part"
            )
    pieces = [piece for _, piece in found]
    empty = arrays_of(nobody(scenario, people=belonging.people, seed=belonging.seed))
    for path, piece in found:
        if any(piece.arrays[name].shape != array.shape for name, array in empty.items()):
            raise InputError.one(f"{path}, whose numbers do not fit the scenario", ALLOWED, code="part")
    missing = gaps(pieces, (0, belonging.people))
    if missing:
        raise InputError.one(
            f"{len(pieces):,} of the files of a run; missing: {said_missing(missing, pieces)}",
            "every part of it",
            code="part",
        )
    return run_of(scenario, reduce(Piece.joined, pieces), threads=1, compile_s=0.0)


def said_missing(missing: Sequence[Range], pieces: Sequence[Piece]) -> str:
    """Name what is missing: the parts where they are whole ones, else the persons."""
    of = max(piece.parts for piece in pieces)
    people = pieces[0].belonging.people
    parts = [
        f"--part {number}/{of}"
        for number in range(1, of + 1)
        if any(
            Part(number, of).span(people)[0] < last and first < Part(number, of).span(people)[1]
            for first, last in missing
        )
    ]
    persons = ", ".join(f"persons {first:,} to {last - 1:,}" for first, last in missing[:5])
    more = f" and {len(missing) - 5} ranges more" if len(missing) > 5 else ""
    return f"{persons}{more}" + (f" ({', '.join(parts[:8])}{' …' if len(parts) > 8 else ''})" if of > 1 else "")
