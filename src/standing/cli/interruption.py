"""Ctrl-C while the engine works: it ends at the next block of persons, and after a few seconds in any case."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

from standing.cli.faults import INTERRUPTED, tell

PATIENCE: Final = 5.0
"""Seconds that a block of persons gets to finish after Ctrl-C, before the process ends under it."""


@contextmanager
def prompt(patience: float = PATIENCE, said: str = INTERRUPTED) -> Iterator[None]:
    """Make Ctrl-C prompt while the body runs.

    Parameters
    ----------
    patience
        Seconds after which the process ends even if a block of persons is not finished. Nothing is being written then.
    said
        What is said when it ends like that.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    forced = threading.Timer(patience, _leave, [said])
    forced.daemon = True

    def interrupted(_signal: int, _frame: FrameType | None) -> None:
        if not forced.is_alive():
            forced.start()
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, interrupted)
    try:
        yield
    finally:
        forced.cancel()
        signal.signal(signal.SIGINT, before)


def _leave(said: str) -> None:
    tell(said)
    os._exit(3)
