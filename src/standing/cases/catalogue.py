"""Which scenarios are shipped, and where they lie."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import Final

from standing.errors import InputError, listed, nearest, shown

SCENARIO: Final = "scenario.yaml"
_TITLE: Final = re.compile(r"^title: *(.+)$", re.MULTILINE)


def case_names() -> list[str]:
    """Give the names of the shipped scenarios, sorted."""
    return sorted(folder.name for folder in _root().iterdir() if (folder / SCENARIO).is_file())


def cases() -> dict[str, str]:
    """Give the title of each shipped scenario by its name."""
    titles = {name: _TITLE.search((case_folder(name) / SCENARIO).read_text(encoding="utf-8")) for name in case_names()}
    return {name: title[1].strip("\"' ") if title else "" for name, title in titles.items()}


def case_folder(name: str) -> Path:
    """Give the folder of a shipped scenario.

    Raises
    ------
    InputError
        If there is no such case; names the most similar.
    """
    names = case_names()
    if name not in names:
        raise InputError.one(shown(name), f"a case ({listed(names)})", nearest=nearest(name, names), code="case")
    return _root() / name


def _root() -> Path:
    return Path(str(files("standing.cases")))
