"""A run on an executor is the same run, and survives what may happen to workers."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from distributed import Client, LocalCluster

from standing.errors import InputError
from standing.experiments import elsewhere
from standing.experiments.merge import merge
from standing.experiments.parts import run_part
from standing.experiments.run import run
from standing.scenario import Scenario, load

PEOPLE = 30_000


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return load("tutorial")


@pytest.fixture(scope="module")
def digest(scenario: Scenario) -> str:
    """Digest of the run by threads of this process."""
    return run(scenario, people=PEOPLE).tallies.digest


class Here(Executor):
    """Does at once what it is given; what `fault` gives for the number of the task is raised instead."""

    def __init__(self, fault: Callable[[int], Exception | None] = lambda _: None) -> None:
        self.fault, self.tasks = fault, 0

    def submit(self, task: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.tasks += 1
        fault = self.fault(self.tasks)
        if fault is None:
            future.set_result(task(*arguments, **named))
        else:
            future.set_exception(fault)
        return future


def test_processes_give_the_same_run(scenario: Scenario, digest: str) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        assert run(scenario, people=PEOPLE, executor=pool).tallies.digest == digest


@pytest.mark.slow
def test_a_worker_of_a_cluster_that_is_killed_changes_nothing(scenario: Scenario, digest: str) -> None:
    killed: list[int] = []
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=60) as cluster,
        Client(cluster) as client,
    ):

        def kill(done: int, of: int, _note: str) -> None:
            if 0 < done < of and not killed:
                killed.append(next(iter(client.run(os.getpid).values())))
                os.kill(killed[0], signal.SIGKILL)

        found = run(scenario, people=PEOPLE, executor=client.get_executor(pure=False), on_progress=kill)
    assert killed
    assert found.tallies.digest == digest


def test_a_task_that_fails_is_handed_out_again(scenario: Scenario, digest: str) -> None:
    executor = Here(lambda task: OSError("lost") if task in (1, 3) else None)
    assert run(scenario, people=PEOPLE, executor=executor).tallies.digest == digest


def test_a_task_that_fails_every_time_fails_the_run(scenario: Scenario) -> None:
    with pytest.raises(OSError, match="lost"):
        run(scenario, people=PEOPLE, executor=Here(lambda _: OSError("lost")))


def test_an_executor_without_workers_is_said_to_be_one(scenario: Scenario) -> None:
    with pytest.raises(InputError, match="an executor whose workers are gone"):
        run(scenario, people=PEOPLE, executor=Here(lambda task: BrokenExecutor() if task > 1 else None))


def test_another_engine_is_refused(scenario: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = Here()
    answer = elsewhere.answer

    def other(*arguments: Any) -> elsewhere.Answer:
        found = answer(*arguments)
        return elsewhere.Answer(found.version, "another", found.arrays)

    monkeypatch.setattr(elsewhere, "answer", other)
    with pytest.raises(InputError, match="engine another"):
        run(scenario, people=PEOPLE, executor=theirs)


def test_progress_rises_to_everybody(scenario: Scenario) -> None:
    told: list[int] = []
    run(scenario, people=PEOPLE, executor=Here(), on_progress=lambda done, _of, _note: told.append(done))
    assert told == sorted(told)
    assert told[-1] == PEOPLE


def test_what_is_kept_is_not_lived_again(scenario: Scenario, digest: str, tmp_path: Path) -> None:
    half = Here(lambda task: OSError("lost") if task > 3 else None)
    with pytest.raises(OSError, match="lost"):
        run(scenario, people=PEOPLE, executor=half, keep=tmp_path)
    rest = Here()
    assert run(scenario, people=PEOPLE, executor=rest, keep=tmp_path).tallies.digest == digest
    assert rest.tasks == 4


def test_parts_may_be_lived_elsewhere(scenario: Scenario, digest: str, tmp_path: Path) -> None:
    for part in ("1/2", "2/2"):
        run_part(scenario, part, tmp_path, people=PEOPLE, executor=Here())
    assert merge(tmp_path, scenario).tallies.digest == digest


def test_a_precision_is_reached_elsewhere_too(scenario: Scenario) -> None:
    found = run(scenario, people=PEOPLE, until="Q3:50%", executor=Here())
    assert found.tallies.digest == run(scenario, people=PEOPLE, until="Q3:50%").tallies.digest


def test_a_ledger_is_not_written_elsewhere(scenario: Scenario, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="executor with ledger"):
        run(scenario, people=PEOPLE, executor=Here(), ledger=tmp_path / "ledger.parquet")
