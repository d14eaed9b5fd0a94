"""Ranges of the persons of a run: what is missing, and how it is cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Protocol

RANGES: Final = 64
LEAST: Final = 4_096
"""Ranges of persons that a part is lived in, and persons of each at least: after each its integers can be kept."""

Range = tuple[int, int]
"""First person, and the one after the last."""


class Span(Protocol):
    """Persons first … last - 1."""

    @property
    def first(self) -> int:
        """First person."""

    @property
    def last(self) -> int:
        """The one after the last."""


def gaps(kept: Sequence[Span], span: Range) -> list[Range]:
    """Ranges of a span that no piece holds; pieces are in order."""
    begin, missing = span[0], []
    for piece in kept:
        if begin < piece.first:
            missing.append((begin, piece.first))
        begin = max(begin, piece.last)
    if begin < span[1]:
        missing.append((begin, span[1]))
    return missing


def cut(gap: Range, span: Range) -> Iterator[Range]:
    """Cut a gap where a span is cut in `RANGES`, or in fewer."""
    first, last = span
    ranges = max(1, min(RANGES, (last - first) // LEAST))
    marks = {first + (last - first) * mark // ranges for mark in range(ranges + 1)}
    begin = gap[0]
    for mark in [*sorted(mark for mark in marks if gap[0] < mark < gap[1]), gap[1]]:
        yield begin, mark
        begin = mark
