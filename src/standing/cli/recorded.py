"""The scenario of a run that was made earlier, found again by its name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from standing.cli.wrong import wrong

if TYPE_CHECKING:
    from standing.scenario import Scenario


def recorded(name: str, path: Path, changes: Mapping[str, object], given: str | None) -> Scenario:
    """Load the scenario of a run: the one given, a case of its name, or a file of its name beside what records it or here.

    Parameters
    ----------
    name
        Name of the scenario.
    path
        What records the run.
    changes
        Changes by path.
    given
        A scenario that was named instead; None if none was.

    Raises
    ------
    InputError
        If it is found nowhere, or cannot be loaded.
    """
    from standing.cases.catalogue import case_names
    from standing.scenario import load

    beside = [folder / f"{name}.{ending}" for folder in (path.parent, Path()) for ending in ("yaml", "yml")]
    source = given or (name if name in case_names() else next((str(each) for each in beside if each.is_file()), None))
    if source is None:
        raise wrong(
            "RUN", f"{path}, a run of {name}, which is no shipped case and no file beside it", "--scenario FILE as well"
        )
    return load(source, changes)
