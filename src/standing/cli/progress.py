"""How far a run is: a bar with rate and time left where somebody looks, nothing where the output is piped."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TaskID, TextColumn, TimeRemainingColumn
from rich.text import Text

from standing.cli.faults import tell

COMPILES: Final = 7
"""Seconds that the first use of the engine takes to compile on two cores."""


class Rate(ProgressColumn):
    """How many a second, of what is counted.

    Parameters
    ----------
    unit
        What is counted.
    """

    def __init__(self, unit: str) -> None:
        super().__init__()
        self.unit = unit

    def render(self, task: Task) -> Text:
        """Rate of one task, nothing before it is known."""
        return Text(f"{task.speed:,.{0 if task.speed >= 10 else 1}f} {self.unit}/s" if task.speed else "")


class Left(TimeRemainingColumn):
    """Time left, nothing before it is known."""

    def render(self, task: Task) -> Text:
        """Time left of one task."""
        known = task.time_remaining is not None
        return Text.assemble(super().render(task), " left") if known else Text("")


@contextmanager
def shown(what: str, unit: str) -> Iterator[Announcements]:
    """Show progress while the body runs.

    Parameters
    ----------
    what
        What is being run, a word or two.
    unit
        What is counted: persons, runs.

    Yields
    ------
    Announcements
        To be called with how much is done, of how much, and a note; to hand to `standing.experiments.run`.
    """
    console = Console(stderr=True)
    if not console.is_terminal:
        yield Announcements()
        return
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=24),
        TextColumn("{task.percentage:>3.0f} %"),
        Rate(unit),
        Left(compact=True),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        yield Bar(progress, progress.add_task(what, total=None), what)


class Announcements:
    """Where nobody looks: the one-off compilation is announced and, once done, how long it took; no bar."""

    def __init__(self) -> None:
        self.announced = False

    def __call__(self, done: int, of: int, note: str = "") -> None:
        """Take note of how far it is."""
        if note.startswith("compiling") and not self.announced:
            self.announced = True
            self.announce(f"{note[0].upper()}{note[1:]}: about {COMPILES} s, kept for next time.")
        self.move(done, of)

    def compiled(self, seconds: float) -> None:
        """Say how long the compilation took, if there was one; with --until only the last run is timed, which had none."""
        if self.announced and seconds >= 1:
            self.announce(f"Compiled in {seconds:.0f} s.")

    def move(self, done: int, of: int) -> None:
        """Nothing moves here."""

    def announce(self, text: str) -> None:
        """Say something at once."""
        tell(text)
        sys.stderr.flush()


class Bar(Announcements):
    """The bar of a terminal: it swings while the engine is made ready, and runs while persons live.

    Parameters
    ----------
    progress, task
        The bar.
    what
        What stands before it.
    """

    def __init__(self, progress: Progress, task: TaskID, what: str) -> None:
        super().__init__()
        self.progress, self.task, self.what = progress, task, what

    def move(self, done: int, of: int) -> None:
        """Move the bar; it swings as long as nothing is done."""
        self.progress.update(self.task, completed=done, total=of if done else None, description=self.what)

    def compiled(self, seconds: float) -> None:
        """Say nothing here: the last line on a terminal says how long everything took."""

    def announce(self, text: str) -> None:
        """Say something above the bar."""
        self.progress.console.print(Text(text))
