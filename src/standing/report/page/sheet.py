"""What has room on the first sheet of paper: the rest of the first page is on the screen, and says on paper where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

BOXES: Final = 4
"""Boxes of the ways through the regime, one below the other."""

STATEMENTS: Final = 5
"""Sentences of the five numbers."""

BEFORE: Final = 3
"""Sentences before them."""

CHANGES: Final = 4
"""Changes of the scenario that are named."""


def shared(wanted: Sequence[int], room: int) -> list[int]:
    """Share room out: who wants little gets all of it, the others what is left in equal parts.

    Parameters
    ----------
    wanted
        How much each wants.
    room
        How much there is.

    Examples
    --------
    >>> shared([3, 20, 30], 23)
    [3, 10, 10]
    """
    given = [0] * len(wanted)
    order = sorted(range(len(wanted)), key=wanted.__getitem__)
    for left, at in zip(range(len(order), 0, -1), order, strict=True):
        given[at] = min(wanted[at], room // left)
        room -= given[at]
    return given


def in_turn(costs: Sequence[int], room: int) -> int:
    """Give how many have room one after the other; the first in any case.

    Parameters
    ----------
    costs
        How much room each takes.
    room
        How much there is.

    Examples
    --------
    >>> in_turn([3, 2, 4], 6), in_turn([9, 1], 6), in_turn([], 6)
    (2, 1, 0)
    """
    used = 0
    for at, cost in enumerate(costs):
        used += cost
        if at and used > room:
            return at
    return len(costs)
