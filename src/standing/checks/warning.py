"""A warning: what can be run and hardly be meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from standing.errors import Part, Problem
from standing.scenario import BlackList, Scenario
from standing.texts import text

Check = Callable[[Scenario], Iterator[Problem]]

BEFORE: Final = "checks.times.before"
AFTER: Final = "checks.times.after"
"""Where a date lies that is not in the run."""


def warning(key: str, path: tuple[Part, ...], code: str, /, **blanks: object) -> Problem:
    """Give a problem that does not stop a run.

    Parameters
    ----------
    key
        Of its two texts, which stand below it as `found` and `expected`.
    path
        Where it stands.
    code
        The kind of finding, one word.
    **blanks
        What the texts name.
    """
    found, expected = text(f"{key}.found", **blanks), text(f"{key}.expected", **blanks)
    return Problem(found, expected, path, code=code, severity="warning")


def is_entered(black_list: BlackList) -> bool:
    """Whether anything gets anybody onto a list."""
    return bool(black_list.enters or black_list.by_hand or black_list.initial)
