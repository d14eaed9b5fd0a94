"""Any Python value to a plain tree, as if a scenario file had held it: what callers give as a change."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

from standing.scenario.position import DEEPEST, Tree
from standing.scenario.text import is_printable, unprintable

LARGEST_WHOLE: Final = 10**25


def plain(value: object, depth: int = 0) -> Tree:
    """Give any Python value as a tree: keys and dates as text, tuples as lists.

    Parameters
    ----------
    value
        What a caller gave.
    depth
        How deep it lies.

    Raises
    ------
    ValueError
        If it is something that no scenario file could hold.
    """
    if depth > DEEPEST:
        message = f"a value of more than {DEEPEST} levels"
        raise ValueError(message)
    if isinstance(value, Mapping):
        return {str(_checked(str(key))): plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray)):
        return [plain(item, depth + 1) for item in value]
    isoformat = getattr(value, "isoformat", None)
    return _checked(str(isoformat()) if callable(isoformat) else value)


def _checked(value: object) -> bool | int | float | str | None:
    """Give a single value that a scenario file could hold, or raise ValueError."""
    match value:
        case None | bool():
            return value
        case str():
            if is_printable(value):
                return value
            raise ValueError(unprintable(value))
        case int():
            if abs(value) < LARGEST_WHOLE:
                return value
            raise ValueError("a whole number of more than 25 digits")
        case float() if math.isfinite(value):
            return value
    message = f"{type(value).__name__} is not a value that a scenario can hold"
    raise ValueError(message)
