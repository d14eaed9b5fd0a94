"""A warning: what can be run and hardly be meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from standing.errors import Part, Problem
from standing.scenario import BlackList, Scenario

Check = Callable[[Scenario], Iterator[Problem]]


def warning(found: str, expected: str, path: tuple[Part, ...], code: str) -> Problem:
    """Give a problem that does not stop a run."""
    return Problem(found, expected, path, code=code, severity="warning")


def is_entered(black_list: BlackList) -> bool:
    """Whether anything gets anybody onto a list."""
    return bool(black_list.enters or black_list.by_hand or black_list.initial)
