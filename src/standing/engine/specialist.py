"""A kernel for one program: made beside a long run that goes on meanwhile, and taken up by its threads when it is there.

Machine code that takes any program asks at every step how many lists, sensors or sanctions there are. Code for one program has
the answers in it, and does the same in less time; its results are the same, to the bit. Making it takes some seconds of one
processor, so it is made where much is left to live, by a process of its own, and kept for the next run of the same scenario.
Whatever goes wrong with it, the run goes on with the usual kernel.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from enum import Enum
from pathlib import Path
from typing import Final

from standing.engine.cache import CACHE, PACKAGE, SPECIALIZED
from standing.engine.machine_code import IS_INTERPRETED, Arrays, Function, bound_to, make_special, path_of, special
from standing.errors import InputError
from standing.program import Program
from standing.program.layout import Shape, kernel_types

WORTH: Final = 20.0
"""Wall-clock seconds that a run has left, at the least, where making a kernel for it pays."""

HEARD: Final = 1.0
"""Seconds after which it can be told how long a run will take."""

MOST_KEPT: Final = 64
"""Files of such kernels; those that nobody has used for longest go."""

GIVEN_UP: Final = 600.0
"""Seconds after which whoever said that it makes a kernel is no longer waited for."""

MAKING: Final = ".making"
"""How the file ends that says that a process makes a kernel."""

MAKE: Final = (sys.executable, "-P", "-c", "from standing.engine.specialist import make; make()")
"""Command that makes one, asked on its standard input; modules of the folder where it runs are none of it."""

VARIABLE: Final = "STANDING_SPECIALIZE"


class Wish(Enum):
    """Whether a kernel for one program is wanted: what `STANDING_SPECIALIZE` says."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def wish() -> Wish:
    """Give what the environment asks for.

    Raises
    ------
    InputError
        If it says something else.
    """
    said = os.environ.get(VARIABLE) or Wish.AUTO.value
    try:
        return Wish(said.casefold())
    except ValueError:
        raise InputError.one(f"{VARIABLE}={said}", "always, auto or never", code="value") from None


class Specialist:
    """Has the kernel for one program made, and hands it out.

    Parameters
    ----------
    program
        Which.
    threads
        How many live it.
    """

    def __init__(self, program: Program, threads: int) -> None:
        self.shape, self.tables, self.threads = program.shape, program.tables.tobytes(), threads
        self.types = kernel_types(program.shape)
        self.path = path_of(self.types, self.tables)
        self.wish = Wish.NEVER if IS_INTERPRETED else wish()
        self.began, self.before, self.blocks = time.perf_counter(), 0, 0
        self.maker: subprocess.Popen[bytes] | None = None
        self.function: Function | None = None

    def begin(self, before: int = 0) -> None:
        """Take the kernel that was made for an earlier run; or have it made at once, where the environment asks for it.

        Parameters
        ----------
        before
            Persons who are done already.
        """
        if not self.take() and self.wish is Wish.ALWAYS:
            self.start()
            self.finish()
            self.take()
        self.began, self.before = time.perf_counter(), before

    def hear(self, done: int, wanted: int) -> None:
        """A block is done, and so many persons of so many: where enough is left, the kernel is made; then it is taken."""
        if self.wish is Wish.NEVER or self.function is not None:
            return
        self.blocks += 1
        if self.maker is not None:
            if self.maker.poll() is not None:
                self.finish()
                self.take()
                self.wish = Wish.NEVER
            return
        lived, elapsed = done - self.before, time.perf_counter() - self.began
        # the blocks that all threads began with come at once, and say too little
        if self.blocks > self.threads and elapsed > HEARD and elapsed * (wanted - done) / lived > WORTH:
            if not self.take() and self.is_ours():
                self.start()

    def take(self) -> bool:
        """Load the kernel, if it is there, and say whether it is."""
        if self.wish is not Wish.NEVER:
            self.function = special(self.types, self.tables)
        return self.function is not None

    def is_ours(self) -> bool:
        """Say that this process makes the kernel, unless another one has said so just now."""
        said = self.path.with_suffix(MAKING)
        with suppress(OSError):
            if time.time() - said.stat().st_mtime > GIVEN_UP:
                said.unlink()
        try:
            said.touch(exist_ok=False)
        except OSError:
            return False
        return True

    def start(self) -> None:
        """Have the kernel made; where no process can be started, the run goes without."""
        if not sys.executable or getattr(sys, "frozen", False):
            self.wish = Wish.NEVER
            return
        found = os.pathsep.join(filter(None, (str(PACKAGE.parent), os.environ.get("PYTHONPATH"))))
        surroundings = {**os.environ, "PYTHONPATH": found}
        try:
            with tempfile.TemporaryFile() as asked:
                asked.write(json.dumps(asdict(self.shape)).encode() + b"\n" + self.tables)
                asked.seek(0)
                none = subprocess.DEVNULL
                self.maker = subprocess.Popen(MAKE, stdin=asked, stdout=none, stderr=none, env=surroundings)
        except (OSError, RuntimeError, ValueError):
            self.wish = Wish.NEVER

    def finish(self) -> None:
        """Wait for whoever makes the kernel."""
        if self.maker is not None:
            self.maker.wait()
            self.maker = None
            with suppress(OSError):
                self.path.with_suffix(MAKING).unlink()

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
    make_special(kernel_types(Shape(**json.loads(shape))), tables)
    forget_the_oldest(CACHE)


def forget_the_oldest(folder: Path) -> None:
    """Keep `MOST_KEPT` kernels for one program in a folder, those that were used last."""
    with suppress(OSError):
        newest = sorted(folder.glob(f"*{SPECIALIZED}"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in newest[MOST_KEPT:]:
            path.unlink()
