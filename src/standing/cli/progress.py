"""How far a run is: a bar with rate and time left where somebody looks, nothing where the output is piped."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TaskID, TextColumn, TimeRemainingColumn
from rich.text import Text

from standing.cli.faults import tell

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
    columns = (TextColumn("{task.description}"), BarColumn(bar_width=24), TextColumn("{task.percentage:>3.0f} %"), Rate(),
               TimeRemainingColumn(compact=True), TextColumn("left"))
    with Progress(*columns, console=console, transient=True) as progress:
        yield _Bar(progress, progress.add_task(what, total=None))


class _Notes:
    """Where nobody looks: each note once, one line each, no bar."""

    def __init__(self) -> None:
        self.seen = {""}

    def __call__(self, done: int, of: int, note: str = "") -> None:
        if note not in self.seen:
            self.seen.add(note)
            tell(note)
            sys.stderr.flush()


class _Bar(_Notes):
    """The bar of a terminal; notes stand above it."""

    def __init__(self, progress: Progress, task: TaskID) -> None:
        super().__init__()
        self.progress, self.task = progress, task

    def __call__(self, done: int, of: int, note: str = "") -> None:
        if note not in self.seen:
            self.seen.add(note)
            self.progress.console.print(note, highlight=False)
        self.progress.update(self.task, completed=done, total=of)
