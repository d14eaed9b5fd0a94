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
    """Give the names of the shipped scenarios, sorted; those of a collection are written `theory/watchlist`."""
    return sorted(file.parent.relative_to(_root()).as_posix() for file in _root().rglob(SCENARIO))


def cases() -> dict[str, str]:
    """Give the title of each shipped scenario by its name."""
    titles = {name: _TITLE.search((case_folder(name) / SCENARIO).read_text(encoding="utf-8")) for name in case_names()}
    return {name: title[1].strip("\"' ") if title else "" for name, title in titles.items()}


def case_named(name: str) -> str | None:
    """Give the whole name of a case.

    Parameters
    ----------
    name
        A name, or the last word of one that no other case ends with: `watchlist` for `theory/watchlist`.

    Returns
    -------
    str or None
        The name as `case_names` has it; None if there is no such case, or more than one.

    Examples
    --------
    >>> case_named("tutorial"), case_named("watchlist"), case_named("theory")
    ('tutorial', 'theory/watchlist', None)
    """
    names = case_names()
    if name in names:
        return name
    found = [each for each in names if each.rpartition("/")[2] == name]
    return found[0] if len(found) == 1 else None


def case_folder(name: str) -> Path:
    """Give the folder of a shipped scenario.

    Raises
    ------
    InputError
        If there is no such case; names the most similar.
    """
    whole = case_named(name)
    if whole is None:
        names = case_names()
        raise InputError.one(shown(name), f"a case ({listed(names)})", nearest=nearest(name, names), code="case")
    return _root() / whole


def _root() -> Path:
    return Path(str(files("standing.cases")))
