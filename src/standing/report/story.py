"""How a life looks on the screen: what it is, what happened by date, what ended each listing, all in all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from standing.experiments.life import Life
from standing.report.layout import block, labelled, paragraph


def story(life: Life) -> RenderableType:
    """Give the screen of a life.

    Parameters
    ----------
    life
        What was replayed.

    Returns
    -------
    RenderableType
        First that it is a synthetic person and nobody real; then the story.
    """
    (_, head), *sections = life.sections()
    first, *others = head
    parts: list[RenderableType] = [paragraph(first, style="bold"), *map(paragraph, others)]
    for title, lines in sections:
        parts += [Text(""), block(title, *_lines(lines))]
    return Group(*parts)


def _lines(lines: list[Any]) -> Iterator[RenderableType]:
    """Lines of a section: dated ones as a table of two columns, the others as paragraphs."""
    dated = [line for line in lines if isinstance(line, tuple)]
    yield from (paragraph(line) for line in lines if not isinstance(line, tuple))
    if dated:
        yield labelled(dated)
