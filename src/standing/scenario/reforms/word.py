"""What somebody typed to a reform: the name of a shipped one, a file, or one changed field."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from standing.errors import InputError, listed, nearest, shown
from standing.scenario.position import parsed
from standing.scenario.reform import change_from_text
from standing.scenario.reforms.library import reform_names
from standing.scenario.reforms.reform import Reform
from standing.scenario.scenario import Scenario
from standing.scenario.text import read_text

OF_A_SCENARIO: Final = ("clock", "world", "regime")
"""Sections of a scenario: a file with one of them is no reform."""


def shipped_reforms() -> dict[str, Reform]:
    """Give all shipped reforms by name."""
    return {name: Reform.named(name) for name in reform_names()}


def fitting(scenario: Scenario) -> list[str]:
    """Give the names of the shipped reforms that change something in a scenario.

    Parameters
    ----------
    scenario
        Which.
    """
    return [name for name, each in shipped_reforms().items() if each.why_not(scenario) is None]


def is_reform(word: str) -> bool:
    """Whether a word names a shipped reform, or a file that is a reform and no scenario.

    Parameters
    ----------
    word
        What was typed.
    """
    if word in reform_names():
        return True
    if not _is_file(word):
        return False
    try:
        tree, _ = parsed(read_text(Path(word)), word)
    except InputError:
        return False
    return isinstance(tree, dict) and not set(OF_A_SCENARIO) & set(tree)


def reform_from(word: str) -> Reform:
    """Give the reform that a word means.

    Parameters
    ----------
    word
        The name of a shipped reform, the path of a reform file, or `PATH=VALUE`.

    Raises
    ------
    InputError
        If it is none of them, with the nearest name; or with everything that is wrong with the file.
    """
    names = reform_names()
    if word in names:
        return Reform.named(word)
    if _is_file(word):
        return Reform.read(word)
    if "=" in word:
        path, text = change_from_text(word)
        return Reform(word, word, changes={path: parsed(text, path)[0]})
    if word.endswith((".yaml", ".yml")) or "/" in word:
        raise InputError.one(f"no file {shown(word)}", f"a reform file, or one of {listed(names)}", code="reform")
    allowed = f"PATH=VALUE, a reform file, or a shipped reform ({listed(names)})"
    raise InputError.one(shown(word), allowed, nearest=nearest(word, names), code="reform")


def _is_file(word: str) -> bool:
    try:
        return Path(word).is_file()
    except (OSError, ValueError):
        return False
