"""Running a scenario: once, to a precision, and again at the ends of what is assumed."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import nullcontext
from pathlib import Path

from standing.engine import simulate
from standing.errors import InputError
from standing.experiments.elsewhere import shared
from standing.experiments.ledger import ledger_file
from standing.experiments.memory import peak_mib
from standing.experiments.outcome import Run
from standing.experiments.parts import Keeper, refuse_impossible, run_of
from standing.experiments.ranges import Ranges
from standing.experiments.ranges import ranges as ranges_of
from standing.experiments.until import Target
from standing.experiments.until import until as run_until
from standing.records.tallies import Tallies
from standing.scenario import Scenario
from standing.scenario.choices import Choices

__all__ = ["Run", "ranges", "run"]

Progress = Callable[[int, int, str], None]
"""Called with persons done, persons in all, and a note on what is going on."""


def run(  # noqa: PLR0913 - every way to run is one call
    scenario: Scenario,
    *,
    people: int | None = None,
    seed: int = 1,
    threads: int | None = None,
    on_progress: Progress | None = None,
    until: str | None = None,
    ledger: str | Path | None = None,
    keep: str | Path | None = None,
    executor: Executor | None = None,
) -> Run:
    """Run a scenario on synthetic persons.

    Parameters
    ----------
    scenario
        What to run.
    people
        How many persons; the people of the world if it is not given. With `until`, at most so many.
    seed
        Which persons. The same seed gives the same run, to the last digit, on every machine.
    threads
        How many threads share the work; all processors if it is not given. Changes nothing but the time.
    on_progress
        Called between blocks of persons; an exception that it raises stops the run.
    until
        A precision such as "Q3:5%" instead of a number of persons.
    ledger
        A Parquet file for every event of every person; memory stays bounded. With `until`, of the last run.
    keep
        A folder in which what is done is kept from time to time: the same call goes on after an interruption. Not with
        `until` or `ledger`.
    executor
        Who lives the persons, such as a `ProcessPoolExecutor` or that of a cluster; `threads` are then those of each task,
        one if nothing is said. Not with `ledger`. Changes nothing but the time.

    Returns
    -------
    Run
        The exact integers, and from them measures, series, tables and the document.

    Raises
    ------
    InputError
        If the scenario has no world, makes a choice that no measure has, or `people` is not possible; if `keep` stands
        with what it cannot stand with.
    OSError
        If nothing can be written; what was kept before stays.
    """
    most = people_of(scenario) if people is None else people
    refuse_impossible(most)
    Choices.of(scenario)
    target = Target.of(until) if until is not None else None
    workers = threads or (1 if executor else os.cpu_count() or 1)
    if executor is not None and ledger is not None:
        raise InputError.one(
            "executor with ledger", "either of them: a ledger is written as persons live", code="executor"
        )
    if keep is not None:
        if until is not None or ledger is not None:
            raise InputError.one("keep with until or ledger", "either of them", code="keep")
        whole, compile_s = Keeper(scenario, most, seed, Path(keep), executor=executor).live(workers, on_progress)
        return run_of(scenario, whole, threads=workers, compile_s=compile_s)

    def attempt(persons: int) -> Run:
        if executor is not None:
            tallies, timing = shared(
                executor, scenario, people=persons, seed=seed, threads=workers, on_progress=on_progress
            )
            return Run(scenario, tallies, persons, seed, workers, timing.elapsed_s, timing.compile_s, peak_mib())
        kept = nullcontext() if ledger is None else ledger_file(ledger, scenario, people=persons, seed=seed)
        with kept as on_ledger:
            tallies, timing = simulate(
                scenario, people=persons, seed=seed, threads=workers, on_progress=on_progress, on_ledger=on_ledger
            )
        return Run(scenario, tallies, persons, seed, workers, timing.elapsed_s, timing.compile_s, peak_mib())

    return attempt(most) if target is None else run_until(target, attempt, most)


def ranges(base: Run, on_progress: Progress | None = None) -> Ranges:
    """Run the same persons again with each assumed input at both ends of its range.

    Parameters
    ----------
    base
        The run with every input as stated.
    on_progress
        Called with reruns done, reruns in all, and what is being run.

    Returns
    -------
    Ranges
        For `Run.measures`, `Run.document` and `Run.save`.
    """

    def again(changed: Scenario) -> Tallies:
        tallies, _ = simulate(changed, people=base.people, seed=base.seed, threads=base.threads)
        return tallies

    return ranges_of(base.catalogue, again, on_progress)


def people_of(scenario: Scenario) -> int:
    """People of the world that a scenario is about.

    Raises
    ------
    InputError
        If it has no world.
    """
    if scenario.world is None:
        raise InputError.one("a scenario without a world", "a world, to run it", code="no-world")
    population = scenario.world.population
    return population.people or population.cells.people
