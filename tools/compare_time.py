"""How long a comparison takes beside as many runs.

`python tools/compare_time.py [--commands] [CASE] [PEOPLE] [REFORM,REFORM …]…`

Each argument after the second is one comparison. Runs and comparisons take turns on one machine, and the least of three counts:
of the engine alone, or with `--commands` of `standing compare` beside `standing run` of the case and of it under each reform,
from the first letter typed to the last line shown.
"""

from __future__ import annotations

import os
import subprocess
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
COMMANDS = "--commands"


def seconds(work: Callable[[], object]) -> float:
    """Wall-clock seconds of some work."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def command(*words: str) -> float:
    """Wall-clock seconds of a command."""
    return seconds(lambda: subprocess.run([sys.executable, "-m", "standing", *words], capture_output=True, check=True))


def commanded(case: str, names: list[str], people: str) -> tuple[float, float]:
    """Least seconds of `standing compare`, and of the runs one after another."""
    size = ("--people", people)
    runs = [(), *(("--reform", name) for name in names)]
    turns = [
        (command("compare", case, *names, *size), [command("run", case, *under, *size) for under in runs])
        for _ in range(TURNS)
    ]
    together, alone = zip(*turns, strict=True)
    return min(together), sum(min(each) for each in zip(*alone, strict=True))


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


def main(case: str = "china-2018", people: str = "100_000_000", *asked: str, commands: bool = False) -> None:
    """Print a line for each comparison."""
    base, threads = load(case), os.cpu_count() or 1
    simulate(base, people=1_000)
    print(f"{case}, {int(people):,} persons, {threads} threads")  # noqa: T201 - what the tool is for
    for names in asked or ASKED:
        words = names.split(",")
        reforms = [each.applied(base) for each in named(words)]
        if commands:
            together, alone = commanded(case, words, people)
        else:
            together, alone = measured(base, reforms, int(people), threads)
        print(f"k = {len(reforms)}  {together:7.1f} s  {alone:7.1f} s  {together / alone:5.2f}  {names}")  # noqa: T201


if __name__ == "__main__":
    main(*(word for word in sys.argv[1:] if word != COMMANDS), commands=COMMANDS in sys.argv)
