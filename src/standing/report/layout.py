"""How blocks look: headings, sentences with a label, tables; at 80 columns, at 200, and piped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

WIDE: Final = 120
"""Columns from which tables show more."""

TWICE: Final = 160
"""Columns from which two blocks stand side by side."""

LONGEST_WORD: Final = 16
"""Letters up to which a word of a table is kept whole, however narrow the screen."""

RIGHT: Final = ">"
"""At the beginning of a heading: its column stands to the right, as numbers do."""


def block(heading: str, *parts: RenderableType) -> RenderableType:
    """Heading and what stands below it, indented."""
    return Group(Text(heading, style="bold"), *(Padding(part, (0, 0, 0, 2)) for part in parts))


def paragraph(text: str, style: str = "") -> Text:
    """Text as it is: nothing in it is markup."""
    return Text(text, style=style)


def labelled(lines: Iterable[tuple[str, str]]) -> Table:
    """Sentences, each with a short label before it and indented below it."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style="bold")
    grid.add_column(overflow="fold")
    for label, text in lines:
        grid.add_row(Text(label), Text(text))
    return grid


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """Table without lines.

    Parameters
    ----------
    headings
        One per column; ">" at the beginning puts the column to the right.
    rows
        Texts, (rows, columns).

    Returns
    -------
    rich.table.Table
        As wide as its content, at most as the screen.
    """
    made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    lines = list(rows)
    for at, heading in enumerate(headings):
        right, words = heading.startswith(RIGHT), " ".join(line[at] for line in lines).split()
        made.add_column(
            Text(heading.removeprefix(RIGHT)),
            justify="right" if right else "left",
            overflow="fold",
            min_width=min(max(map(len, words), default=0), LONGEST_WORD),
        )
    for row in lines:
        made.add_row(*(Text(cell) for cell in row))
    return made


def is_wide(console: Console) -> bool:
    """Whether there is room for columns that a narrow screen leaves out."""
    return console.width >= WIDE


def printed(shown: RenderableType, console: Console) -> None:
    """Print something; piped, it is plain text without spaces at the ends of lines.

    Parameters
    ----------
    shown
        What to print.
    console
        Where.
    """
    if console.is_terminal:
        console.print(shown)
        return
    with console.capture() as capture:
        console.print(shown)
    console.file.write("".join(f"{line.rstrip()}\n" for line in capture.get().splitlines()))


def beside(left: RenderableType, right: RenderableType, console: Console) -> RenderableType:
    """Two blocks, side by side where there is room and one below the other elsewhere."""
    if console.width < TWICE:
        return Group(left, Text(""), right)
    grid = Table.grid(padding=(0, 4, 0, 0), expand=True)
    grid.add_column(ratio=1)
    grid.add_column(ratio=1)
    grid.add_row(left, right)
    return grid
