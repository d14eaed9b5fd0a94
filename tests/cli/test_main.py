"""What is answered without a scenario: the guide, help, what is not built, mistyped words, exit codes."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from standing.cli import faults
from standing.cli.guide import COMMANDS, NOT_BUILT, guide
from standing.errors import Finding, InputError, Interrupted
from standing.version import VERSION

TRACEBACK = "Traceback (most recent call last)"


@pytest.mark.parametrize("words", [(), ("--help",), ("-h",)])
def test_nothing_asked_is_answered_with_the_guide(standing, words: tuple[str, ...]) -> None:
    assert standing(*words) == (0, guide(), "")


def test_the_guide_names_every_command_and_fits_80_columns() -> None:
    assert all(re.search(rf"^  {command} ", guide(), re.MULTILINE) for command in COMMANDS)
    assert max(len(line) for line in guide().splitlines()) <= 80


def test_version(standing) -> None:
    assert standing("--version") == (0, f"standing {VERSION}\n", "")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_has_an_example(standing, command: str) -> None:
    answer = standing(command, "--help")
    assert answer.code == 0
    assert f"standing {command}" in answer.out.split("For example:")[1]


@pytest.mark.parametrize("command", NOT_BUILT)
def test_a_command_that_comes_later_says_so(standing, command: str) -> None:
    answer = standing(command, "china-2018")
    assert (answer.code, answer.out) == (2, "")
    assert "not built yet" in answer.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("rnu", "tutorial"), 'Did you mean "run"?'),
        (("run", "tutorial", "--peple", "3"), "Did you mean --people?"),
        (("run",), "SCENARIO"),
        (("run", "tutorial", "--people"), "--people"),
        (("run", "tutorial", "again"), "again"),
        (("schema", "tutorial"), "tutorial"),
    ],
)
def test_what_is_mistyped_is_said_in_one_line(standing, words: tuple[str, ...], said: str) -> None:
    answer = standing(*words)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert answer.err.count("\n") == 1


def test_every_finding_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    findings = [Finding("a.yaml", line, 1, "world", "x", "y") for line in (3, 4)]

    def fails() -> int:
        raise InputError(findings)

    assert faults.exit_code(fails) == 2
    assert capsys.readouterr().err == "".join(f"{finding.text()}\n" for finding in findings)


@pytest.mark.parametrize(
    "stop", [KeyboardInterrupt(), Interrupted("Interrupted after 3 of 9 persons: nothing was saved.")]
)
def test_an_interruption_ends_with_3_and_one_line(capsys: pytest.CaptureFixture[str], stop: BaseException) -> None:
    def interrupted() -> int:
        raise stop

    assert faults.exit_code(interrupted) == 3
    said = capsys.readouterr().err
    assert said.startswith("Interrupted")
    assert said.count("\n") == 1


def test_a_fault_of_ours_is_one_line_and_a_saved_traceback(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def breaks() -> int:
        raise ZeroDivisionError("secret detail")

    assert faults.exit_code(breaks) == 4
    said = capsys.readouterr().err
    (saved,) = tmp_path.iterdir()
    assert str(saved) in said
    assert said.count("\n") == 1
    assert TRACEBACK not in said
    assert TRACEBACK in saved.read_text()


def _process(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *words], text=True, capture_output=True, check=False)


def test_help_answers_at_once() -> None:
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        assert _process("-m", "standing", "--help").returncode == 0
        times.append(time.perf_counter() - begun)
    assert min(times) < 0.4


@pytest.mark.parametrize(
    "words", [("--help",), ("run", "--help"), ("schema",), ("check", "tutorial"), ("explain", "tutorial"), ("cases",)]
)
def test_start_up_loads_neither_numba_nor_scipy(words: tuple[str, ...]) -> None:
    done = _process("-X", "importtime", "-m", "standing", *words)
    assert done.returncode in (0, 1), done.stderr[-500:]  # 1: the rules of the tutorial fail some norms
    loaded = set(re.findall(r"\| +(numba|scipy|duckdb|pandas|polars)\s*$", done.stderr, re.MULTILINE))
    assert not loaded


def test_a_reader_who_has_seen_enough_is_no_fault() -> None:
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m standing schema | head -c 1; echo ${{PIPESTATUS[0]}}"],
        text=True,
        capture_output=True,
        check=True,
    )
    assert done.stdout.endswith("0\n")
    assert done.stderr == ""
