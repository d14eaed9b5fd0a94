"""A folder that holds another run is not written over: its tables would be mixed with those of this one."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from standing.cli.as_run import DOCUMENT
from standing.cli.made import FIELDS, said_in
from standing.cli.wrong import wrong

if TYPE_CHECKING:
    from standing.scenario import Scenario


class Holds(NamedTuple):
    """Which run a folder holds: name and digest of its scenario, how many persons, which."""

    scenario: str
    digest: str
    people: int
    seed: int


def refuse_another(folder: Path, scenario: Scenario, people: int | None, seed: int) -> None:
    """Refuse a folder with a finished run of another scenario, size, seed or reform; the same run may be made again.

    Parameters
    ----------
    folder
        Where tables are to go.
    scenario, people, seed
        What is to be run; None for as many persons as a precision takes.

    Raises
    ------
    InputError
        If another run is there.
    """
    held = _held(folder)
    if held is None:
        return
    if (held.digest, held.seed) == (scenario.digest, seed) and people in (held.people, None):
        return
    rules = ", under other rules" if held.scenario == scenario.name and held.digest != scenario.digest else ""
    found = f"{folder}, which holds a run of {held.scenario} with {held.people:,} persons and seed {held.seed}{rules}"
    raise wrong("--out", found, "another folder, or this one when that run has been deleted", code="taken")


def _held(folder: Path) -> Holds | None:
    """Give which finished run a folder holds, by its exact integers or by its document; None where there is none."""
    from standing.errors import InputError
    from standing.experiments.whole import WHOLE
    from standing.records.piece import read_piece

    with suppress(InputError):
        run = read_piece(folder / WHOLE).belonging
        return Holds(run.scenario, run.digest, run.people, run.seed)
    with suppress(InputError):
        said = said_in(folder / DOCUMENT, FIELDS, "a run")
        return Holds(*(said[name] for name in Holds._fields))
    return None
