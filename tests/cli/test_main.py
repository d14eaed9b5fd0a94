"""What is answered without a scenario: the guide, help, what is not built, mistyped words, exit codes."""

from __future__ import annotations

import errno
import os
import re
import shutil
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
        (("rnu", "tutorial"), 'found "rnu"; allowed: explain, check, run, '),
        (("rnu", "tutorial"), 'did you mean "run"?'),
        (("--hlep",), 'found "--hlep"; allowed: --help, --version or --install-completion; did you mean "--help"?'),
        (("run", "tutorial", "--peple", "3"), 'found "--peple"; allowed: the options that `standing run --help` lists'),
        (("run", "tutorial", "--peple", "3"), 'did you mean "--people"?'),
        (("run",), "SCENARIO: found nothing; allowed: one (see `standing run --help`)"),
        (("run", ""), "found nothing; allowed: a scenario file, or one of the cases"),
        (("run", "tutorial", "--people"), "--people: found nothing; allowed: a value (see `standing run --help`)"),
        (("run", "tutorial", "--seed", "1", "--seed", "2"), "--seed: found it more than once; allowed: it once"),
        (("run", "tutorial", "--ledger", "a", "b"), "--ledger: found 2 words after it; allowed: at most 1"),
        (("run", "tutorial", "--ranges=maybe"), 'unable to convert "maybe"'),
        (("run", "tutorial", "again"), 'found "again" as well; allowed: nothing more (see `standing run --help`)'),
        (("schema", "tutorial"), 'found "tutorial" as well; allowed: nothing more (see `standing schema --help`)'),
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


FULL_DISK = """
import errno, io, os, sys
from standing.cli.main import main

class Full(io.FileIO):
    def write(self, text):
        if os.path.samestat(os.fstat(1), os.stat(os.devnull)):
            return len(text)
        raise OSError(errno.ENOSPC, "No space left on device")

sys.stdout = io.TextIOWrapper(io.BufferedWriter(Full(1, "w", closefd=False)))
main()
"""
"""A process whose standard output takes nothing, until what is left for it is sent nowhere."""


@pytest.mark.parametrize("words", ["--version", "schema", "run tutorial --people 100", "reforms"])
def test_a_full_disk_behind_standard_output_is_no_fault_of_ours(words: str) -> None:
    done = _process("-c", FULL_DISK, *words.split())
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(r"standard output [^\n]*: found No space left on device; allowed: [^\n]*\n", done.stderr)


def test_a_full_disk_is_named_by_its_file(capfd: pytest.CaptureFixture[str]) -> None:
    def full() -> int:
        raise OSError(errno.ENOSPC, "No space left on device", "cache/kernel.bin")

    kept = os.dup(1)
    try:
        assert faults.exit_code(full) == 2
    finally:
        os.dup2(kept, 1)
        os.close(kept)
    assert capfd.readouterr().err.startswith("cache/kernel.bin: found No space left on device; allowed: ")


def test_a_reader_of_a_screen_who_has_seen_enough_is_no_fault() -> None:
    command = f"{sys.executable} -m standing explain tutorial | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], text=True, capture_output=True, check=True)
    assert (done.stdout, done.stderr) == ("0\n", "")


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_completion_in_bash_leaves_files_to_be_completed(standing, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(here))
    assert standing("--install-completion", "--shell", "bash", "-o", "script").code == 0
    asked = "source ./script; complete -p standing"
    done = subprocess.run(["bash", "-c", asked], text=True, capture_output=True, check=True)
    assert done.stdout == "complete -o bashdefault -o default -F _standing standing\n"
