"""How far a run is: a bar with rate and time left where somebody looks, nothing where the output is piped."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TaskID, TextColumn, TimeRemainingColumn
from rich.text import Text

from standing.cli.faults import tell

COMPILES: Final = 30
"""Seconds that the first use of the engine takes to compile on two cores."""

OnProgress = Callable[[int, int, str], None]
"""Called with persons done, persons in all, and a note ("" where there is none)."""


class Rate(ProgressColumn):
    """Persons per second."""

    def render(self, task: Task) -> Text:
        """Rate of one task, nothing before it is known."""
        return Text(f"{task.speed:,.0f} persons/s" if task.speed else "")


@contextmanager
def shown(what: str) -> Iterator[OnProgress]:
    """Show progress while the body runs.

    Parameters
    ----------
    what
        What is being run, a word or two.

    Yields
    ------
    OnProgress
        To hand to `standing.experiments.run`.
    """
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _Notes()
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        TextColumn("{task.percentage:>3.0f} %"),
        Rate(),
        TimeRemainingColumn(compact=True),
        TextColumn("left"),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        yield _Bar(progress, progress.add_task(what, total=None))


class _Notes:
    """Where nobody looks: the one-off compilation is announced, in a line; no bar."""

    def __init__(self) -> None:
        self.announced = False

    def __call__(self, done: int, of: int, note: str = "") -> None:  # noqa: ARG002 - a bar would use them
        if note.startswith("compiling") and not self.announced:
            self.announced = True
            self.announce(f"{note[0].upper()}{note[1:]}: about {COMPILES} s, kept for next time.")

    def announce(self, text: str) -> None:
        tell(text)
        sys.stderr.flush()


class _Bar(_Notes):
    """The bar of a terminal: it swings while the engine is compiled, and runs while persons are."""

    def __init__(self, progress: Progress, task: TaskID) -> None:
        super().__init__()
        self.progress, self.task = progress, task

    def __call__(self, done: int, of: int, note: str = "") -> None:
        super().__call__(done, of, note)
        self.progress.update(self.task, completed=done, total=of if done else None, description=note or "running")

    def announce(self, text: str) -> None:
        self.progress.console.print(text, highlight=False)
