"""A kernel that is made for one program leaves what the kernel for any program does, and a run goes on while it is made."""

from __future__ import annotations

import os
import subprocess
import time
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from standing.engine import specialist
from standing.engine.driver import simulate
from standing.engine.machine_code import IS_INTERPRETED, LOADED
from standing.engine.specialist import Specialist, forget_the_oldest, wish
from standing.program import program_from
from standing.scenario import Scenario, load, load_text
from tests.engine.scenarios import everything, everything_else

PEOPLE = 20_000
PATIENCE = 300
"""Seconds that a kernel may take to be made, on a busy machine."""

pytestmark = pytest.mark.skipif(IS_INTERPRETED, reason="nothing is compiled")


def reference() -> Scenario:
    """The reference model of the benchmark."""
    return load_text(files("standing.bench").joinpath("reference.yaml").read_text(encoding="utf-8"), "reference.yaml")


@pytest.mark.parametrize("scenario", [everything(), everything_else(), reference()], ids=lambda each: each.name)
def test_it_leaves_the_same_to_the_last_integer(scenario: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANDING_SPECIALIZE", "never")
    usual, _ = simulate(scenario, people=PEOPLE, seed=5)
    monkeypatch.setenv("STANDING_SPECIALIZE", "always")
    special, _ = simulate(scenario, people=PEOPLE, seed=5)
    assert Specialist(program_from(scenario, PEOPLE, 5)).path in LOADED
    assert special.digest == usual.digest


def test_one_kernel_serves_any_number_of_persons_and_any_seed_and_no_other_rules() -> None:
    scenario = load("tutorial")
    path = Specialist(program_from(scenario, 1_000, 1)).path
    assert Specialist(program_from(scenario, 7_000_000, 9)).path == path
    assert Specialist(program_from(load("china-2018"), 1_000, 1)).path != path


def test_a_long_run_takes_it_up_midway(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = load("theory/watchlist")
    monkeypatch.setenv("STANDING_SPECIALIZE", "never")
    usual, _ = simulate(scenario, people=PEOPLE, seed=3)
    monkeypatch.setenv("STANDING_SPECIALIZE", "auto")
    monkeypatch.setattr(specialist, "WORTH", -1.0)
    monkeypatch.setattr(specialist, "HEARD", -1.0)
    path = Specialist(program_from(scenario, PEOPLE, 3)).path
    path.unlink(missing_ok=True)
    LOADED.pop(path, None)

    def wait(done: int, of: int, _note: str) -> None:
        began = time.monotonic()
        while of > done > PEOPLE // 2 and not path.exists() and time.monotonic() - began < PATIENCE:
            time.sleep(0.1)

    special, _ = simulate(scenario, people=PEOPLE, seed=3, block=500, threads=2, on_progress=wait)
    assert path.exists()
    assert special.digest == usual.digest


def test_who_makes_it_stops_with_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = load("theory/score-trap")
    monkeypatch.setenv("STANDING_SPECIALIZE", "auto")
    monkeypatch.setattr(specialist, "WORTH", -1.0)
    monkeypatch.setattr(specialist, "HEARD", -1.0)
    made: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def kept(*args: Any, **options: Any) -> subprocess.Popen[bytes]:
        made.append(start(*args, **options))
        return made[-1]

    monkeypatch.setattr(specialist.subprocess, "Popen", kept)
    path = Specialist(program_from(scenario, PEOPLE, 1)).path
    path.unlink(missing_ok=True)

    def stop(done: int, _of: int, _note: str) -> None:
        if done > PEOPLE // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        simulate(scenario, people=PEOPLE, block=500, threads=2, on_progress=stop)
    assert [each.returncode is not None for each in made] == [True]
    assert not path.exists()


def test_a_machine_that_starts_no_process_goes_without(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = load("tutorial")
    monkeypatch.setenv("STANDING_SPECIALIZE", "always")

    def refused(*_args: Any, **_options: Any) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(specialist.subprocess, "Popen", refused)
    path = Specialist(program_from(scenario, 1_000, 1)).path
    path.unlink(missing_ok=True)
    LOADED.pop(path, None)
    assert simulate(scenario, people=1_000)[0].digest
    assert path not in LOADED


@pytest.mark.parametrize(("said", "meant"), [("always", "ALWAYS"), ("never", "NEVER"), ("", "AUTO"), ("fast", "AUTO")])
def test_the_environment_decides(said: str, meant: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANDING_SPECIALIZE", said)
    assert wish().name == meant


def test_the_oldest_are_forgotten(tmp_path: Path) -> None:
    for k in range(specialist.MOST_KEPT + 3):
        path = tmp_path / f"{k}{specialist.SPECIALIZED}"
        path.touch()
        os.utime(path, (k, k))
    forget_the_oldest(tmp_path)
    left = {int(path.stem) for path in tmp_path.iterdir()}
    assert left == set(range(3, specialist.MOST_KEPT + 3))
