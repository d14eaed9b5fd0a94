"""What somebody typed to a reform: the name of a shipped one, a file, or one changed field."""

from __future__ import annotations

from pathlib import Path

from standing.errors import InputError, listed, nearest, shown
from standing.scenario.position import parsed
from standing.scenario.reform import change_from_text
from standing.scenario.reforms.library import reform_names
from standing.scenario.reforms.reform import Reform


def shipped_reforms() -> dict[str, Reform]:
    """Give all shipped reforms by name."""
    return {name: Reform.named(name) for name in reform_names()}


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
