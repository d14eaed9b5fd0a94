"""Completion of commands and options in a shell, as Cyclopts writes it, without taking that of files away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from cyclopts import App

ALONE: Final = "\ncomplete -F "
"""How its script for bash ends: where it knows no word, there is none."""

AND_FILES: Final = "\ncomplete -o bashdefault -o default -F "
"""The same, but where it knows no word bash completes files."""


def installing(commands: App) -> Callable[..., Path]:
    """Give what writes the script of a shell.

    Parameters
    ----------
    commands
        What is completed.

    Returns
    -------
    callable
        Takes what `App.install_completion` of Cyclopts does, and gives the path of the script.
    """

    def install(**asked: object) -> Path:
        script = commands.install_completion(**asked)  # type: ignore[arg-type]
        text = script.read_text(encoding="utf-8")
        script.write_text(text.replace(ALONE, AND_FILES), encoding="utf-8")
        return script

    return install
