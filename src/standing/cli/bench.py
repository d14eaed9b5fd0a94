"""`standing bench`."""

from __future__ import annotations

import json as json_format
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

from cyclopts import Parameter

from standing.cli.faults import note, tell
from standing.cli.interruption import prompt
from standing.cli.numbers import whole
from standing.cli.persons import MOST_THREADS
from standing.cli.places import file_place, write_file
from standing.cli.wrong import wrong

if TYPE_CHECKING:
    from standing.bench.suite import Engine

LARGEST: Final = 40.0
"""Largest scale: no more than the four billion persons of a seed."""


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Size:
    """How much is measured.

    Parameters
    ----------
    only
        One engine; may be given several times. Default: all that are installed.
    scale
        Multiple of each engine's people; 0.01 is a quick look.
    threads
        Threads of the engines that have threads; by default one per core. One engine always has one.
    nation
        Also run china-2018 at a million to 1.4 billion people, for the slope of time over people.
    json
        Write everything as one JSON document to this file.
    page
        Write the table as a page in Markdown to this file.
    """

    only: Annotated[tuple[str, ...], Parameter(metavar="ENGINE", negative="")] = ()
    scale: Annotated[float, Parameter(metavar="X")] = 1.0
    threads: Annotated[str | None, Parameter(metavar="K")] = None
    nation: Annotated[bool, Parameter(negative="")] = False
    json: Annotated[str | None, Parameter(metavar="FILE")] = None
    page: Annotated[str | None, Parameter(metavar="FILE")] = None


SIZE: Final = Size()
"""What is measured by a command that says nothing more."""


def bench(*, size: Size = SIZE) -> int:
    """Measure the engine beside others on one model, and check them all.

    Each engine simulates the same reference model in a process of its own, one
    after another, and is held to numbers that were computed without simulation.
    Peers that are not installed are left out: pip install "standing-lab[bench]".
    Ratios of one run on one quiet machine mean something; seconds are those of
    the machine. Exit code 1 if a number of some engine is wrong.

    For example:

        standing bench --scale 0.01
        standing bench --only standing --only numba
        standing bench --nation --json bench.json

    Parameters
    ----------
    size
        How much is measured.

    Returns
    -------
    int
        Exit code.
    """
    from rich.console import Console

    from standing.bench.machine import limits
    from standing.bench.page import Result, page, table
    from standing.bench.suite import ENGINES, NATION, bound_for, run, slope

    if not 0.0 < size.scale <= LARGEST:
        raise wrong("--scale", str(size.scale), f"a number above 0, at most {LARGEST:g}")
    threads = None if size.threads is None else whole("--threads", size.threads, 1, MOST_THREADS)
    document = None if size.json is None else file_place("--json", size.json)
    written = None if size.page is None else file_place("--page", size.page)
    chosen = _chosen(size.only)
    console = Console(highlight=False)

    def said(name: str, people: int) -> None:
        if sys.stderr.isatty():
            tell(f"{name}: {people:,} persons")

    with prompt():
        try:
            found = list(run(chosen, scale=size.scale, threads=threads, on_start=said))
            sizes = [people for people in NATION if people <= NATION[-1] * size.scale]
            nation = slope(sizes, threads=threads) if size.nation else []
        except RuntimeError as error:
            raise wrong("bench", str(error), "an engine that runs to its end") from None
        machine = limits()
    bound = bound_for(sum(len(each.scores) * 2 for each in found))
    result = Result(tuple(found), tuple(nation), machine, bound)
    if document is not None:
        write_file("--json", document, json_format.dumps(result.document(), indent=1) + "\n")
    if written is not None:
        write_file("--page", written, page(result))
    for each in table(result):
        console.print(each)
    if not size.only and len(chosen) < len(ENGINES):
        out = ", ".join(engine.name for engine in ENGINES if engine not in chosen)
        note(
            f'Left out, for their packages are not installed: {out}. They come with pip install "standing-lab[bench]".'
        )
    return 1 if any(each.largest > bound for each in found) else 0


def _chosen(only: tuple[str, ...]) -> list[Engine]:
    """Engines that were named, or all that are installed."""
    from standing.bench.suite import ENGINES, is_installed
    from standing.errors import nearest

    known = {engine.name: engine for engine in ENGINES}
    for name in only:
        if name not in known:
            raise wrong("--only", name, f"one of {', '.join(known)}", nearest=nearest(name, tuple(known)))
        if not is_installed(known[name]):
            needed = f'the package {known[name].package}, which comes with pip install "standing-lab[bench]"'
            raise wrong("--only", name, needed)
    return [known[name] for name in only] or [engine for engine in ENGINES if is_installed(engine)]
