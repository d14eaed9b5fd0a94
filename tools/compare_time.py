"""How long a comparison takes beside as many runs: `python tools/compare_time.py [CASE] [PEOPLE] [REFORM,REFORM …]…`.

Each argument after the second is one comparison. Runs and comparisons take turns on one machine, and the least of three counts.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

from standing.engine import simulate
from standing.experiments.compare_lives import lived
from standing.experiments.compare_reforms import named
from standing.scenario import Scenario, load

ASKED = (
    "correction-in-5-days",
    "suspension-while-appealed",
    "fixed-term",
    "notice-before-effect",
    "human-review",
    "correction-in-5-days,suspension-while-appealed,fixed-term,notice-before-effect,human-review",
)
TURNS = 3


def seconds(work: Callable[[], object]) -> float:
    """Wall-clock seconds of some work."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def measured(base: Scenario, reforms: list[Scenario], people: int, threads: int) -> tuple[float, float]:
    """Least seconds of the comparison, and of the runs one after another."""
    how = {"people": people, "seed": 1, "threads": threads}
    turns = [
        (
            seconds(lambda: lived([base, *reforms], **how)),
            sum(seconds(lambda one=one: simulate(one, **how)) for one in (base, *reforms)),
        )
        for _ in range(TURNS)
    ]
    together, alone = zip(*turns, strict=True)
    return min(together), min(alone)


def main(case: str = "china-2018", people: str = "100_000_000", *asked: str) -> None:
    """Print a line for each comparison."""
    base, threads = load(case), os.cpu_count() or 1
    simulate(base, people=1_000)
    print(f"{case}, {int(people):,} persons, {threads} threads")  # noqa: T201 - what the tool is for
    for names in asked or ASKED:
        reforms = [each.applied(base) for each in named(names.split(","))]
        together, alone = measured(base, reforms, int(people), threads)
        print(f"k = {len(reforms)}  {together:7.1f} s  {alone:7.1f} s  {together / alone:5.2f}  {names}")  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
