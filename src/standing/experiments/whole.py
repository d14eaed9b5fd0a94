"""A run kept whole beside its tables: the exact integers with what they are of, so that it opens as what it was."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Final

from standing.cases import SCENARIO, case_folder, case_named
from standing.engine.cache import source_hash
from standing.records.piece import Belonging, Piece, arrays_of
from standing.records.tallies import Tallies
from standing.scenario import Scenario
from standing.version import VERSION

WHOLE: Final = "run.whole"
"""Name of the file, in the folder of the tables."""


def belonging_of(scenario: Scenario, people: int, seed: int) -> Belonging:
    """Say what a part of such a run has to belong to.

    Parameters
    ----------
    scenario, people, seed
        The whole run.
    """
    return Belonging(scenario.name, scenario.digest, people, seed, VERSION, source_hash())


def whole_of(scenario: Scenario, tallies: Tallies, people: int, seed: int, source: str = "") -> Piece:
    """Give the exact integers of a run as a part of it is kept: the whole of it; how long it took is not said.

    Parameters
    ----------
    scenario, tallies, people, seed
        The run.
    source
        File of the scenario, seen from the folder that it is kept in.
    """
    changes = json.loads(json.dumps(dict(scenario.changes), default=str))
    return Piece(belonging_of(scenario, people, seed), 0, people, changes, 1, 0.0, arrays_of(tallies), source)


def keep(scenario: Scenario, tallies: Tallies, people: int, seed: int, folder: Path) -> Path:
    """Write the exact integers of a run beside its tables, with what it takes to find its scenario again.

    Parameters
    ----------
    scenario, tallies, people, seed
        The run.
    folder
        Where the tables are.

    Returns
    -------
    pathlib.Path
        The file, some hundred kilobytes.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    return whole_of(scenario, tallies, people, seed, source_from(scenario, folder)).save(folder, WHOLE)


def source_from(scenario: Scenario, folder: Path) -> str:
    """Give where the file of a scenario is, seen from a folder; "" for a shipped case, and for a text without a file.

    Parameters
    ----------
    scenario
        Which.
    folder
        From where.
    """
    origin, case = scenario.origin, case_named(scenario.name)
    file = Path(origin.file)
    if origin.folder is None or (case is not None and file == case_folder(case) / SCENARIO):
        return ""
    try:
        return Path(os.path.relpath(file.resolve(), folder.resolve())).as_posix()
    except ValueError:  # on another drive
        return file.resolve().as_posix()
