"""`standing run`."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated, Final

from cyclopts import Parameter

from standing.cli.changes import changes_from
from standing.cli.faults import tell
from standing.cli.interruption import PATIENCE, prompt
from standing.cli.request import Outcome, Request, Sample
from standing.cli.wrong import wrong

if TYPE_CHECKING:
    from standing.cli.progress import Announcements
    from standing.experiments.outcome import Run
    from standing.experiments.ranges import Ranges
    from standing.scenario import Scenario

SAMPLE: Final = Sample()
OUTCOME: Final = Outcome()
"""What is asked for by a command that says nothing more."""

MANY: Final = 20_000
"""Persons from which on it is worth looking whether a ledger will be large."""

COMPILING: Final = "compiling the engine, once on this machine"
LEDGER_PATIENCE: Final = 60.0
"""Seconds after Ctrl-C in which what a ledger has left on the disk is cleared away."""


def run(
    scenario: str,
    /,
    *,
    changes: Annotated[tuple[str, ...], Parameter(name="--set", metavar="PATH=VALUE", negative="")] = (),
    sample: Sample = SAMPLE,
    outcome: Outcome = OUTCOME,
) -> int:
    """Run a scenario on synthetic persons and show what the regime does.

    For example:

        standing run china-2018 --people 1_000_000
        standing run my-regime.yaml --by province --json run.json
        standing run my-regime.yaml --set regime.redress.correction.delay=5d
        standing run my-regime.yaml --until Q3:5% --ranges
        standing run tutorial --people 100_000 --ledger events.parquet

    Parameters
    ----------
    scenario
        A scenario file, or the name of a shipped case (see `standing cases`).
    changes
        Change one field of the scenario, by its path; may be given several times.
    sample
        Which persons.
    outcome
        What is shown and written.

    Returns
    -------
    int
        Exit code.
    """
    from standing.scenario import load

    request = Request.of(sample, outcome)
    loaded = load(scenario, changes_from(changes))
    request.check(loaded)
    done = _run(loaded, request)
    try:
        over = _ranges(done) if request.ranges else None
    except KeyboardInterrupt:
        saved = _hand_over(done, None, request)
        tell(f"Interrupted in the ranges. The run itself is complete: {saved}.")
        return 3
    _hand_over(done, over, request)
    return 0


def _run(scenario: Scenario, request: Request) -> Run:
    from standing.cli.progress import shown
    from standing.experiments.run import run

    people = request.people_of(scenario)
    with prompt(LEDGER_PATIENCE if request.ledger else PATIENCE), shown(scenario.name, "persons") as on_progress:
        if request.ledger is not None and people is not None and people >= MANY:
            _announce_ledger(scenario, people, request.seed, on_progress)
        try:
            done = run(
                scenario,
                people=people,
                seed=request.seed,
                threads=request.threads,
                on_progress=on_progress,
                until=request.until,
                ledger=request.ledger,
            )
        except OSError as error:
            raise wrong("--ledger", request.ledger, f"a file that can be written ({error.strerror})") from None
        on_progress.compiled(done.compile_s)
    return done


def _announce_ledger(scenario: Scenario, people: int, seed: int, on_progress: Announcements) -> None:
    """Say before the run that a ledger will be large."""
    from standing.engine.compiled import is_cached
    from standing.experiments.ledger import estimate

    if not is_cached():
        on_progress(0, people, COMPILING)
    expected = estimate(scenario, people=people, seed=seed)
    if expected.is_large:
        on_progress.announce(
            f"The ledger will have about {expected.events:,} events, {expected.size / 1e9:.1f} GB; while it is being "
            f"written, up to twice that. Fewer --people make it smaller."
        )


def _ranges(done: Run) -> Ranges:
    from standing.cli.progress import shown
    from standing.experiments.run import ranges

    with prompt(), shown("ranges", "runs") as on_progress:
        return ranges(done, on_progress)


def _hand_over(done: Run, over: Ranges | None, request: Request) -> str:
    """Write and show a run; gives where it went, in words."""
    places = []
    if request.folder is not None:
        try:
            done.save(request.folder, over)
        except OSError as error:
            raise wrong("--out", request.folder, f"a folder that can be written ({error.strerror})") from None
        places.append(f"tables are in {request.folder}")
    if request.document is not None:
        _write(done, over, request)
        places.append(f"the document is in {request.document}")
    if request.ledger is not None:
        places.append(f"the ledger is in {request.ledger}")
    if request.quiet:
        sys.stdout.write(_document(done, over, ascii_only=True))
        return ", ".join([*places, "the document is on standard output"])
    _show(done, over, request.by)
    return ", ".join([*places, "its screen is above"])


def _write(done: Run, over: Ranges | None, request: Request) -> None:
    from standing.records.whole import whole_file

    place = request.document or ""
    try:
        with whole_file(place) as draft:
            draft.write_text(_document(done, over), encoding="utf-8")
    except OSError as error:
        raise wrong("--json", place, f"a file that can be written ({error.strerror})") from None


def _document(done: Run, over: Ranges | None, *, ascii_only: bool = False) -> str:
    return json.dumps(done.document(over), ensure_ascii=ascii_only, allow_nan=False) + "\n"


def _show(done: Run, over: Ranges | None, by: str | None) -> None:
    from rich.console import Console

    from standing.report.layout import printed
    from standing.report.screen import screen

    console = Console(highlight=False)
    printed(screen(done, console, by=by, ranges=over), console)
    if sys.stderr.isatty():
        tell(
            f"{done.people:,} persons lived in {done.elapsed_s:.1f} s; the engine was ready in {done.compile_s:.1f} s."
        )
