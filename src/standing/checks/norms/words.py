"""Words of a scenario as they stand in a reason."""

from __future__ import annotations

from collections.abc import Iterable

from standing.texts import text


def word(kind: str, name: str) -> str:
    """Give a word of the closed vocabularies as people read it.

    Parameters
    ----------
    kind
        What it is a word for, such as "rank".
    name
        The word as the scenario has it.

    Examples
    --------
    >>> word("rank", "internal_rule")
    'an internal rule'
    """
    return text(f"norms.word.{kind}.{name}")


def words(kind: str, names: Iterable[str]) -> str:
    """Give several words of one vocabulary, one after the other."""
    return ", ".join(word(kind, each) for each in names)
