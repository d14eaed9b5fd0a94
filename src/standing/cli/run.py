"""`standing run`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

from cyclopts import Parameter

from standing.cli.changes import changes_from
from standing.cli.cluster import executor_at
from standing.cli.faults import tell
from standing.cli.hand_over import hand_over
from standing.cli.interruption import PATIENCE, prompt
from standing.cli.reforms import REFORM, under
from standing.cli.request import Outcome, Request, Sample
from standing.cli.taken import refuse_another
from standing.cli.wrong import wrong

if TYPE_CHECKING:
    from standing.cli.progress import Announcements
    from standing.experiments.outcome import Run
    from standing.experiments.parts import Keeper
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
    reforms: Annotated[tuple[str, ...], REFORM] = (),
    sample: Sample = SAMPLE,
    outcome: Outcome = OUTCOME,
) -> int:
    """Run a scenario on synthetic persons and show what the regime does.

    For example:

        standing run china-2018 --people 1_000_000
        standing run my-regime.yaml --by province --json run.json
        standing run my-regime.yaml --set regime.redress.correction.delay=5d
        standing run china-2018 --reform notice-before-effect
        standing run my-regime.yaml --until Q3:5% --ranges
        standing run tutorial --people 100_000 --ledger events.parquet
        standing run china-2018 --people 1e9 --part 3/7 --out china
        standing run china-2018 --people 1e9 --cluster tcp://10.0.0.1:8786

    Parameters
    ----------
    scenario
        A scenario file, or the name of a shipped case (see `standing cases`).
    changes
        Change one field of the scenario, by its path; may be given several times.
    reforms
        A shipped reform (see `standing reforms`), a reform file, or PATH=VALUE, after every --set; may be given several
        times, one after the other.
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
    loaded, said = under(load(scenario, changes_from(changes)), reforms)
    request.check(loaded)
    if request.folder is not None:
        refuse_another(request.folder, loaded, request.people_of(loaded), request.seed)
    if request.part is not None:
        return _part(loaded, request)
    done = _run(loaded, request)
    try:
        over = _ranges(done) if request.ranges else None
    except KeyboardInterrupt:
        saved = hand_over(done, None, request, said)
        tell(f"Interrupted in the ranges. The run itself is complete: {saved}.")
        return 3
    hand_over(done, over, request, said)
    if request.kept is not None:
        _keeper(loaded, request).forget()
    return 0


def _keeper(scenario: Scenario, request: Request) -> Keeper:
    """Who keeps what is done, under the folder of the run."""
    from standing.experiments.parts import Keeper, Part
    from standing.experiments.run import people_of

    people = request.people_of(scenario) or people_of(scenario)
    return Keeper(scenario, people, request.seed, request.kept or Path(), request.part or Part())


@contextmanager
def _keeping(scenario: Scenario, request: Request) -> Iterator[Announcements]:
    """Show progress, say what is kept already, and what is kept if the work ends early."""
    from standing.cli.progress import shown
    from standing.errors import Interrupted

    said = f"Interrupted: what is done is kept in {request.folder}. The same command goes on."
    with prompt(said=said), shown(scenario.name, "persons") as on_progress:
        done = sum(piece.last - piece.first for piece in _keeper(scenario, request).found())
        if done:
            on_progress.announce(f"Going on: {done:,} persons are kept in {request.folder}.")
        try:
            yield on_progress
        except KeyboardInterrupt:
            raise Interrupted(said) from None
        except OSError as error:
            allowed = f"a folder that can be written ({error.strerror}); what was written before is kept"
            raise wrong("--out", request.folder, allowed) from None


def _part(scenario: Scenario, request: Request) -> int:
    """Do one part of several, and leave it for `standing merge`."""
    from standing.experiments.parts import run_part

    keeper = _keeper(scenario, request)
    with _keeping(scenario, request) as on_progress, executor_at(request.cluster) as executor:
        run_part(
            scenario,
            keeper.part,
            request.folder or "",
            people=keeper.people,
            seed=request.seed,
            threads=request.threads,
            on_progress=on_progress,
            executor=executor,
        )
    first, last = keeper.part.span(keeper.people)
    persons = f"persons {first:,} to {last - 1:,}" if first < last else "nobody"
    sys.stdout.write(
        f"Part {keeper.part.number} of {keeper.part.of} is done: {persons} of {keeper.people:,}.\n"
        f"When all parts are there: standing merge {request.folder}\n"
    )
    return 0


@contextmanager
def _whole(scenario: Scenario, request: Request) -> Iterator[Announcements]:
    """Show progress of a run that is not kept, and say beforehand that a ledger will be large."""
    from standing.cli.progress import shown

    people = request.people_of(scenario)
    with prompt(LEDGER_PATIENCE if request.ledger else PATIENCE), shown(scenario.name, "persons") as on_progress:
        if request.ledger is not None and people is not None and people >= MANY:
            _announce_ledger(scenario, people, request.seed, on_progress)
        try:
            yield on_progress
        except OSError as error:
            raise wrong("--ledger", request.ledger, f"a file that can be written ({error.strerror})") from None


def _run(scenario: Scenario, request: Request) -> Run:
    """Run everything."""
    from standing.experiments.run import run

    surrounded = _whole if request.kept is None else _keeping
    with surrounded(scenario, request) as on_progress, executor_at(request.cluster) as executor:
        done = run(
            scenario,
            people=request.people_of(scenario),
            seed=request.seed,
            threads=request.threads,
            on_progress=on_progress,
            until=request.until,
            ledger=request.ledger,
            keep=request.kept,
            executor=executor,
        )
        on_progress.compiled(done.compile_s)
    return done


def _announce_ledger(scenario: Scenario, people: int, seed: int, on_progress: Announcements) -> None:
    """Say before the run that a ledger will be large."""
    from standing.engine.cache import is_cached
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
