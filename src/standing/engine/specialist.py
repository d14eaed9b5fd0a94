"""A kernel for one program: made beside a long run that goes on meanwhile, and taken up by its threads when it is there.

Machine code that takes any program asks at every step how many lists, sensors or sanctions there are. Code for one program has
the answers in it, and does the same in less time; its results are the same, to the bit. Making it takes some seconds of one
processor, so it is made where much is left to live, by a process of its own, and kept for the next run of the same scenario.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from enum import Enum
from pathlib import Path
from typing import IO, Final, cast

from standing.engine.cache import CACHE, SPECIALIZED
from standing.engine.machine_code import IS_INTERPRETED, Arrays, Function, bound_to, loaded, path_of
from standing.program import Program
from standing.program.layout import Shape, kernel_types

WORTH: Final = 20.0
"""Wall-clock seconds that a run has left, at the least, where making a kernel for it pays."""

HEARD: Final = 1.0
"""Seconds after which it can be told how long a run will take."""

MOST_KEPT: Final = 64
"""Files of such kernels; the oldest go."""


MAKE: Final = (sys.executable, "-m", "standing.engine.specialist")
"""Command that makes one, asked on its standard input."""


class Wish(Enum):
    """Whether a kernel for one program is wanted: what `STANDING_SPECIALIZE` says."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def wish() -> Wish:
    """Give what the environment asks for; what it says wrongly counts as nothing."""
    with suppress(ValueError):
        return Wish(os.environ.get("STANDING_SPECIALIZE", "auto"))
    return Wish.AUTO


class Specialist:
    """Has the kernel for one program made, and hands it out.

    Parameters
    ----------
    program
        Which.
    """

    def __init__(self, program: Program) -> None:
        self.shape, self.tables = program.shape, program.tables.tobytes()
        self.types = kernel_types(program.shape)
        self.path = path_of(self.types, self.tables)
        self.wish = Wish.NEVER if IS_INTERPRETED else wish()
        self.began = time.perf_counter()
        self.maker: subprocess.Popen[bytes] | None = None
        self.function: Function | None = None

    def begin(self) -> None:
        """Take the kernel that was made for an earlier run; or have it made at once, where the environment asks for it."""
        if self.wish is Wish.ALWAYS and not self.path.exists():
            self.start()
            self.finish()
        if self.wish is not Wish.NEVER and self.path.exists():
            self.function = loaded(self.types, self.tables)
        self.began = time.perf_counter()

    def hear(self, done: int, wanted: int) -> None:
        """So many persons are done, of so many: where enough is left, the kernel is made; where it is made, it is loaded."""
        if self.wish is Wish.NEVER or self.function is not None:
            return
        if self.maker is not None:
            if self.maker.poll() is not None:
                self.finish()
                self.function = loaded(self.types, self.tables) if self.path.exists() else None
                self.wish = Wish.NEVER
            return
        elapsed = time.perf_counter() - self.began
        if done and elapsed > HEARD and elapsed * (wanted - done) / done > WORTH:
            self.start()

    def start(self) -> None:
        """Have the kernel made; a machine that cannot start a process goes without."""
        try:
            maker = subprocess.Popen(MAKE, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except OSError:
            self.wish = Wish.NEVER
            return
        with suppress(OSError), cast("IO[bytes]", maker.stdin) as said:
            said.write(json.dumps(asdict(self.shape)).encode() + b"\n" + self.tables)
        self.maker = maker

    def finish(self) -> None:
        """Wait for whoever makes the kernel."""
        if self.maker is not None:
            self.maker.wait()
            self.maker = None

    def dismiss(self) -> None:
        """Nobody needs the kernel any more: whoever makes it stops."""
        if self.maker is not None:
            self.maker.kill()
            self.finish()

    def lend(self, arrays: Arrays, usual: Callable[[], int]) -> Callable[[], int]:
        """Give the kernel for these arrays where it is made, else the usual one."""
        return usual if self.function is None else bound_to(self.function, arrays)


def make() -> None:
    """Make the kernel that the standard input asks for, and keep it."""
    shape, _, tables = sys.stdin.buffer.read().partition(b"\n")
    loaded(kernel_types(Shape(**json.loads(shape))), tables)
    forget_the_oldest(CACHE)


def forget_the_oldest(folder: Path) -> None:
    """Keep `MOST_KEPT` kernels for one program in a folder, the newest."""
    with suppress(OSError):
        newest = sorted(folder.glob(f"*{SPECIALIZED}"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in newest[MOST_KEPT:]:
            path.unlink()


if __name__ == "__main__":
    make()
