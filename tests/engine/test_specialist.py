"""A kernel that is made for one program leaves what the kernel for any program does, and a run goes on while it is made."""

from __future__ import annotations

import os
import subprocess
import time
from importlib.resources import files
from pathlib import Path
from typing import Any

import llvmlite.binding as llvm
import numpy as np
import pytest

from standing.engine import optimizer, specialist
from standing.engine.driver import simulate, simulate_ranges
from standing.engine.machine_code import IS_INTERPRETED, LOADED, bound_to
from standing.engine.marks import Left
from standing.engine.specialist import Specialist, forget_the_oldest, wish
from standing.errors import InputError
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


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one with each block that is lived by a kernel for one program."""
    made: list[int] = []

    def counting(function: Any, arrays: Any) -> Any:
        live = bound_to(function, arrays)
        return lambda: made.append(1) or live()

    monkeypatch.setattr(specialist, "bound_to", counting)
    return made


def forget(scenario: Scenario, people: int = PEOPLE) -> Path:
    """Throw the kernel for a scenario away, and say where it would be."""
    path = Specialist(program_from(scenario, people, 1), 1).path
    for each in (path, path.with_suffix(specialist.MAKING)):
        each.unlink(missing_ok=True)
    LOADED.pop(path, None)
    return path


def lived(scenario: Scenario, how: str, monkeypatch: pytest.MonkeyPatch) -> tuple[str, list[np.ndarray]]:
    """Digest of the tallies, and the marks of all lives."""
    monkeypatch.setenv("STANDING_SPECIALIZE", how)
    left: list[Left] = []
    ((tallies, _),) = simulate_ranges(scenario, [(0, PEOPLE)], people=PEOPLE, seed=5, on_left=left.append)
    return tallies.digest, [each.marks for each in left]


@pytest.mark.parametrize("scenario", [everything(), everything_else(), reference()], ids=lambda each: each.name)
def test_it_leaves_the_same_to_the_last_integer(
    scenario: Scenario, calls: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    forget(scenario)
    usual, marks = lived(scenario, "never", monkeypatch)
    assert not calls
    special, others = lived(scenario, "always", monkeypatch)
    assert calls
    assert special == usual
    assert all((one == other).all() for one, other in zip(marks, others, strict=True))


def test_it_tells_the_same_events(calls: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = load("tutorial")
    told: dict[str, list[bytes]] = {}
    for how in ("never", "always"):
        monkeypatch.setenv("STANDING_SPECIALIZE", how)
        events: list[bytes] = []
        simulate(scenario, people=2_000, on_ledger=lambda chunk, kept=events: kept.append(repr(chunk).encode()))
        told[how] = events
    assert calls
    assert told["never"] == told["always"]


def test_one_kernel_serves_any_number_of_persons_and_any_seed_and_no_other_rules() -> None:
    scenario = load("tutorial")
    path = Specialist(program_from(scenario, 1_000, 1), 1).path
    assert Specialist(program_from(scenario, 7_000_000, 9), 1).path == path
    assert Specialist(program_from(load("china-2018"), 1_000, 1), 1).path != path


def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every run is long enough."""
    monkeypatch.setenv("STANDING_SPECIALIZE", "auto")
    monkeypatch.setattr(specialist, "WORTH", -1.0)
    monkeypatch.setattr(specialist, "HEARD", -1.0)


def test_a_long_run_takes_it_up_midway(calls: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = load("theory/watchlist")
    usual, _ = lived(scenario, "never", monkeypatch)
    path = forget(scenario)
    at_once(monkeypatch)
    started = time.monotonic()

    def wait(done: int, of: int, _note: str) -> None:
        while of > done > PEOPLE // 2 and not path.exists() and time.monotonic() - started < PATIENCE:
            time.sleep(0.1)
        if done > PEOPLE // 2:
            time.sleep(0.2)  # whoever made it has to end, too

    special, _ = simulate(scenario, people=PEOPLE, seed=5, block=500, threads=2, on_progress=wait)
    assert path.exists()
    assert not path.with_suffix(specialist.MAKING).exists()
    assert 0 < len(calls) < PEOPLE // 500
    assert special.digest == usual


def test_who_makes_it_stops_with_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = load("theory/score-trap")
    path = forget(scenario)
    at_once(monkeypatch)
    made: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def kept(*args: Any, **options: Any) -> subprocess.Popen[bytes]:
        made.append(start(*args, **options))
        return made[-1]

    monkeypatch.setattr(specialist.subprocess, "Popen", kept)

    def stop(done: int, _of: int, _note: str) -> None:
        if done > PEOPLE // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        simulate(scenario, people=PEOPLE, block=500, threads=2, on_progress=stop)
    assert [each.returncode is not None for each in made] == [True]
    assert not path.exists()
    assert not path.with_suffix(specialist.MAKING).exists()


def test_two_runs_at_once_make_it_once() -> None:
    scenario = load("theory/restart")
    path = forget(scenario)
    one, other = (Specialist(program_from(scenario, PEOPLE, 1), 1) for _ in range(2))
    assert [one.is_ours(), other.is_ours()] == [True, False]
    said = path.with_suffix(specialist.MAKING)
    os.utime(said, (0, 0))
    assert other.is_ours()
    said.unlink()


@pytest.mark.parametrize("fault", [OSError("no more processes"), RuntimeError("shutting down"), ValueError("a null")])
def test_a_machine_that_starts_no_process_goes_without(
    fault: Exception, calls: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario = load("theory/impossibility")
    forget(scenario, 1_000)
    monkeypatch.setenv("STANDING_SPECIALIZE", "always")

    def refused(*_args: Any, **_options: Any) -> None:
        raise fault

    monkeypatch.setattr(specialist.subprocess, "Popen", refused)
    assert simulate(scenario, people=1_000)[0].digest
    assert not calls


def test_so_does_one_that_does_not_know_its_python(calls: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = load("theory/impossibility")
    forget(scenario, 1_000)
    monkeypatch.setenv("STANDING_SPECIALIZE", "always")
    monkeypatch.setattr(specialist.sys, "executable", "")
    assert simulate(scenario, people=1_000)[0].digest
    assert not calls


def test_a_damaged_kernel_is_thrown_away(calls: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = load("theory/compas")
    path = forget(scenario, 1_000)
    monkeypatch.setenv("STANDING_SPECIALIZE", "auto")
    path.write_bytes(b"?")
    assert simulate(scenario, people=1_000)[0].digest
    assert not path.exists()
    assert not calls


def test_files_of_the_folder_where_a_run_is_started_are_none_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "numpy.py").write_text("raise SystemExit('not the one that was meant')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    monkeypatch.setenv("STANDING_SPECIALIZE", "always")
    scenario = load("theory/delayed-impact")
    path = forget(scenario, 1_000)
    simulate(scenario, people=1_000)
    assert path.exists()


@pytest.mark.parametrize(("said", "meant"), [("always", "ALWAYS"), ("Never", "NEVER"), ("", "AUTO"), ("auto", "AUTO")])
def test_the_environment_decides(said: str, meant: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANDING_SPECIALIZE", said)
    assert wish().name == meant


def test_what_the_environment_says_wrongly_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANDING_SPECIALIZE", "fast")
    with pytest.raises(InputError, match=r"STANDING_SPECIALIZE=fast.*always, auto or never"):
        simulate(load("tutorial"), people=1_000)


def test_those_that_nobody_used_for_longest_are_forgotten(tmp_path: Path) -> None:
    for k in range(specialist.MOST_KEPT + 3):
        path = tmp_path / f"{k}{specialist.SPECIALIZED}"
        path.touch()
        os.utime(path, (k, k))
    forget_the_oldest(tmp_path)
    left = {int(path.stem) for path in tmp_path.iterdir()}
    assert left == set(range(3, specialist.MOST_KEPT + 3))


def test_machine_code_is_of_the_kind_that_can_be_loaded_on_windows_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(optimizer.llvm, "get_default_triple", lambda: "x86_64-pc-windows-msvc")
    machine = optimizer.machine_here()
    module = llvm.parse_assembly("define i32 @one() { ret i32 1 }")
    module.triple, module.data_layout = machine.triple, str(machine.target_data)
    assert bytes(machine.emit_object(module))[:4] == b"\x7fELF"
