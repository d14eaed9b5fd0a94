"""The shipped scenarios, data only: one folder each with `scenario.yaml` and what it reads."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Final

from standing.errors import InputError, listed, nearest

SCENARIO: Final = "scenario.yaml"


def case_names() -> list[str]:
    """Give the names of the shipped scenarios, sorted."""
    root = Path(str(files(__name__)))
    return sorted(folder.name for folder in root.iterdir() if (folder / SCENARIO).is_file())


def case_folder(name: str) -> Path:
    """Give the folder of a shipped scenario.

    Raises
    ------
    InputError
        If there is no such case; names the most similar.
    """
    names = case_names()
    if name not in names:
        raise InputError.one(f'"{name[:60]}"', f"a case ({listed(names)})", nearest=nearest(name, names), code="case")
    return Path(str(files(__name__))) / name
