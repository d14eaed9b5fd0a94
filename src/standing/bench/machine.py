"""What the machine can do at best: one draw per person and nothing else, and a copy of memory."""

from __future__ import annotations

import platform
import time
from typing import Any, Final, NamedTuple, cast

import numpy as np
from numba import njit

from standing.engine.random import first_word

DRAWS: Final = 4_096
ROUNDS: Final = 2_000
BYTES: Final = 2**28
REPEATS: Final = 5


class Machine(NamedTuple):
    """A machine and its limits.

    Parameters
    ----------
    processor
        As the system calls it.
    draw_ns
        Nanoseconds of one counter-based draw, in one thread, several at a time.
    copy_gb_s
        Gigabytes per second that a copy of memory reads and writes, in one thread.
    """

    processor: str
    draw_ns: float
    copy_gb_s: float


@cast("Any", njit)(nogil=True, error_model="numpy")  # type: ignore[untyped-decorator]
def draw_all(words: Any, rounds: int) -> None:
    """One draw of each of many persons, again and again."""
    for k in range(rounds):
        for j in range(words.size):
            words[j] = first_word(np.uint64(1), j, 0, k, 0)


def limits() -> Machine:
    """Measure the machine: the best of several tries."""
    words = np.zeros(DRAWS, dtype=np.uint32)
    draw_all(words, 1)
    source = np.ones(BYTES // 8)
    target = np.empty_like(source)
    draw_s = copy_s = float("inf")
    for _ in range(REPEATS):
        begun = time.perf_counter()
        draw_all(words, ROUNDS)
        draw_s = min(draw_s, time.perf_counter() - begun)
        begun = time.perf_counter()
        np.copyto(target, source)
        copy_s = min(copy_s, time.perf_counter() - begun)
    return Machine(
        processor=platform.processor() or platform.machine(),
        draw_ns=draw_s / (DRAWS * ROUNDS) * 1e9,
        copy_gb_s=2 * BYTES / copy_s / 1e9,
    )
