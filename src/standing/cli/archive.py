"""`standing archive`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

from cyclopts import Parameter

from standing.cli.interruption import prompt
from standing.cli.kept import Known, Which, known_run
from standing.cli.persons import threads_from
from standing.cli.places import folder_place
from standing.cli.reforms import REFORM
from standing.cli.wrong import wrong

if TYPE_CHECKING:
    from standing.experiments.outcome import Run
    from standing.experiments.ranges import Ranges
    from standing.scenario.reforms import Reform

WHICH: Final = Which()
"""What is archived where a command says nothing more."""

NEEDED: Final = ("altair", "jinja2", "vl_convert")
"""Packages of the extra `report`, without which an archive has no report page."""


def archive(
    run: str,
    /,
    *,
    changes: Annotated[tuple[str, ...], Parameter(name="--set", metavar="PATH=VALUE", negative="")] = (),
    reforms: Annotated[tuple[str, ...], REFORM] = (),
    which: Which = WHICH,
) -> int:
    """Put a run and all it takes to repeat it into one folder, with checksums.

    The scenario and its tables, exact numbers, measures, the report, the
    description of the model, the environment, how to cite it, and metadata
    for repositories (RO-Crate). `standing reproduce` runs it again.

    For example:

        standing archive china-2018 --people 1_000_000 --out china
        standing run my-regime.yaml --out results
        standing archive results --scenario my-regime.yaml --out for-the-court --zip
        standing archive tutorial --people 20_000 --reform notice-before-effect

    Parameters
    ----------
    run
        A folder that `standing run --out` wrote, a scenario file, or the name of a shipped case; a scenario is run first.
    changes
        Change one field of the scenario, by its path, as for the run; may be given several times.
    reforms
        A shipped reform, a reform file, or PATH=VALUE, as for the run; may be given several times.
    which
        Which run, and where its archive goes.

    Returns
    -------
    int
        Exit code.
    """
    from standing.report.archive.folder import check_place

    threads = threads_from(which.threads)
    taken = [_reform(each) for each in reforms]
    known = known_run(run, changes, taken, which)
    place = folder_place("--out", which.out or f"{known.scenario.name}-archive")
    check_place(place)
    done = known.done or _lived(known, threads)
    if known.made is not None:
        known.made.check(done)
    _write(done, _ranges(done) if known.ranges else None, taken, place, zipped=which.zip)
    return 0


def _reform(word: str) -> Reform:
    from standing.scenario.reforms import reform_from

    return reform_from(word)


def _lived(known: Known, threads: int | None) -> Run:
    from standing.cli.progress import shown
    from standing.experiments.run import run

    with prompt(), shown(known.scenario.name, "persons") as on_progress:
        return run(known.scenario, people=known.people, seed=known.seed, threads=threads, on_progress=on_progress)


def _ranges(done: Run) -> Ranges:
    from standing.cli.progress import shown
    from standing.experiments.run import ranges

    with prompt(), shown("ranges", "runs") as on_progress:
        return ranges(done, on_progress)


def _write(done: Run, over: Ranges | None, reforms: list[Reform], place: Path, *, zipped: bool) -> None:
    """Write the archive, with the report where it can be made, and say where it is."""
    from standing.report.archive import archive as keep
    from standing.texts import text

    pages, missing = _report(done, over)
    try:
        made = keep(done, place, zipped=zipped, reforms=reforms, ranges=over, pages=pages, missing=missing)
    except OSError as error:
        raise wrong("--out", place, f"a folder that can be written ({error.strerror})") from None
    lines = [
        text(
            "archive.made",
            folder=place,
            files=len(made.files),
            people=f"{done.people:,}",
            digest=made.record.tallies[:12],
        )
    ]
    if made.zipped is not None:
        lines.append(text("archive.zipped", place=made.zipped))
    lines.append(text("archive.next", folder=place))
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def _report(done: Run, over: Ranges | None) -> tuple[dict[str, str], list[str]]:
    """Make the report page, or say why there is none."""
    from importlib.util import find_spec

    from standing.texts import text

    if not all(map(find_spec, NEEDED)):
        return {}, [text("archive.missing.report")]
    from standing.report.page.page import Page
    from standing.report.page.subject import Subject

    return {"report.html": Page(Subject(done, "scenario/scenario.yaml", ranges=over)).html}, []
