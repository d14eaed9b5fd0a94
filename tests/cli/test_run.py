"""`standing run`: what it shows, what it writes, what it refuses, and how it stops."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from standing.cli.progress import Announcements
from standing.experiments.document import schema

PEOPLE = ("--people", "2_000")
ANSI = "\x1b["


def test_the_screen_has_its_blocks_in_order(standing, town: str) -> None:
    answer = standing("run", town, *PEOPLE, "--by", "region")
    assert answer.code == 0
    assert answer.err == ""
    blocks = [
        "town: A small regime",
        "simulated, synthetic",
        "Five numbers, in the simulated population",
        "Who decides (Q16)",
        "What depends on assumptions",
        'List "debtors", by region',
        "A share in this population is not the probability that a particular person's\nlisting is wrong.",
    ]
    places = [answer.out.index(each) for each in blocks]
    assert places == sorted(places)


def test_a_piped_screen_is_plain_and_fits_80_columns(standing, town: str) -> None:
    out = standing("run", town, *PEOPLE, "--by", "region", "--ranges").out
    assert ANSI not in out
    assert max(len(line) for line in out.splitlines()) <= 80
    assert all(line == line.rstrip() for line in out.splitlines())


def test_a_wide_screen_is_used(standing, town: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    out = standing("run", town, *PEOPLE).out
    assert 150 < max(len(line) for line in out.splitlines()) <= 200
    assert any("Who decides" in line and "What depends on assumptions" in line for line in out.splitlines())


def test_the_five_numbers_carry_denominators_and_ranges(standing, town: str) -> None:
    out = re.sub(r"\s+", " ", standing("run", town, "--people", "20_000", "--ranges").out)
    for each in ("Q3", "Q6", "Q8", "Q11"):
        assert re.search(rf"\b{each} [a-z ]+: [^\[]*\d[^\[]*\[", out), each
    assert "Q12 other persons under a sanction: not modelled here (no sanction falls on anybody" in out
    assert out.count("[simulation noise, 95 %:") >= 3
    assert out.count("[assumptions, each at both ends of its range:") >= 3


def test_standard_output_belongs_to_the_document(standing, town: str) -> None:
    answer = standing("run", town, *PEOPLE, "--json", "-")
    document = json.loads(answer.out)
    jsonschema.validate(document, schema())
    assert (answer.code, answer.err, document["people"]) == (0, "", 2_000)


def test_document_and_tables_are_written(standing, town: str) -> None:
    answer = standing("run", town, *PEOPLE, "--json", "run.json", "--out", "deep/results", "--ranges")
    assert answer.code == 0
    document = json.loads(Path("run.json").read_text(encoding="utf-8"))
    jsonschema.validate(document, schema())
    assert any(row["assume_low"] is not None for row in document["measures"])
    written = {path.name for path in Path("deep/results").iterdir()}
    assert {f"{name}.{kind}" for name in ("measures", "series", "tallies") for kind in ("csv", "parquet")} <= written
    assert "document.json" in written


def test_what_was_written_is_said(standing, town: str) -> None:
    answer = standing("run", town, *PEOPLE, "--out", "results")
    written = len(list(Path("results").iterdir()))
    assert answer.err == f"results: {written} files (tables, the document, the run whole).\n"


@pytest.mark.parametrize("kept", ["run.whole", "document.json"])
def test_another_run_is_not_written_over(standing, town: str, kept: str) -> None:
    assert standing("run", town, *PEOPLE, "--ledger", "--out", "results").code == 0
    for name in {"run.whole", "document.json"} - {kept}:
        Path("results", name).unlink()
    before = {path: path.read_bytes() for path in Path("results").iterdir()}
    there = "--out: found results, which holds a run of town with 2,000 persons and seed 1"
    allowed = "; allowed: another folder, or this one when that run has been deleted\n"
    for words, rules in (
        ((town, "--people", "3_000"), ""),
        ((town, *PEOPLE, "--seed", "2"), ""),
        ((town, "--until", "Q8:20%", "--seed", "2"), ""),
        ((town, *PEOPLE, "--part", "1/2", "--seed", "2"), ""),
        (("tutorial", *PEOPLE), ""),
        ((town, *PEOPLE, "--reform", "grace-30-days"), ", under other rules"),
    ):
        assert standing("run", *words, "--out", "results") == (2, "", f"{there}{rules}{allowed}")
    assert {path: path.read_bytes() for path in Path("results").iterdir()} == before
    assert standing("run", town, *PEOPLE, "--ranges", "--out", "results").code == 0


def test_parts_of_another_run_are_not_joined_over_it(standing, town: str) -> None:
    assert standing("run", town, *PEOPLE, "--part", "1/1", "--out", "results").code == 0
    assert standing("run", town, *PEOPLE, "--seed", "2", "--out", "other").code == 0
    Path("other/run.whole").rename("results/run.whole")
    refused = standing("merge", "results")
    assert (refused.code, refused.out) == (2, "")
    assert "with 2,000 persons and seed 2" in refused.err


def test_a_change_is_made_before_the_run(standing, town: str) -> None:
    out = standing("run", town, *PEOPLE, "--json", "-", "--set", "clock.end=2021-01-01", "--set", "name=village").out
    document = json.loads(out)
    assert (document["days"], document["scenario"]) == (366, "village")


def test_people_are_those_of_the_scenario_unless_said(standing, town: str) -> None:
    assert json.loads(standing("run", town, "--json", "-").out)["people"] == 100_000
    larger = standing("run", town, "--json", "-", "--set", "world.population.people=1_400_000_000").out
    assert json.loads(larger)["people"] == 1_000_000


def test_until_says_what_was_reached(standing, town: str) -> None:
    out = standing("run", town, "--until", "Q8:20%").out
    assert re.search(r"Q8: .* 20 % was asked", out)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--people", "0"), "--people: found 0"),
        (("--people", "-5"), "--people"),
        (("--people", "5e9"), "allowed: a whole number from 1 to 4_294_967_296"),
        (("--seed", "-1"), "--seed: found -1"),
        (("--seed", "one"), "--seed: found one"),
        (("--threads", "0"), "--threads: found 0"),
        (("--people", "5", "--until", "Q3:5%"), "either --people or --until"),
        (("--until", "Q3"), "Q3:5%"),
        (("--until", "Q99:5%"), "Q99"),
        (("--by", "regoin"), 'did you mean "region"?'),
        (("--set", "clock.end"), "PATH=VALUE"),
        (("--set", "=3"), "PATH=VALUE"),
        (("--set", "clock.end=2021-01-01", "--set", "clock.end=2022-01-01"), "clock.end twice"),
        (("--set", "clock.end=[1"), "--set clock.end"),
        (("--set", "regime.redress.corection.delay=5d"), 'did you mean "regime.redress.correction.delay"?'),
        (("--set", "regime.redress.correction.delay=5"), "changed by --set regime.redress.correction.delay=5"),
        (("--json", "nowhere/run.json"), "nowhere does not"),
        (("--json", "."), "the path of a file"),
        (("--json", ""), "the path of a file"),
        (("--out", "town.yaml"), "town.yaml is a file"),
        (("--out", ""), "the path of a folder"),
    ],
)
def test_what_is_wrong_is_said_before_anything_is_run(standing, town: str, words: tuple[str, ...], said: str) -> None:
    answer = standing("run", town, *words)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


@pytest.mark.parametrize("name", ["china-2081", "nothing.yaml", ".", "a\x1b[31mb\nc", "\udcff", "x" * 5_000])
def test_a_scenario_that_is_not_there(standing, name: str) -> None:
    answer = standing("run", name)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.count("\n") == 1
    assert "\x1b" not in answer.err


def test_a_scenario_without_a_world_cannot_be_run(standing, tmp_path: Path) -> None:
    bare = tmp_path / "bare.yaml"
    bare.write_text("name: bare\nclock: {start: 2020-01-01, end: 2021-01-01}\n")
    answer = standing("run", str(bare))
    assert (answer.code, answer.out) == (2, "")
    assert "without a world" in answer.err


def test_a_folder_that_cannot_be_written_is_no_fault_of_ours(
    standing, town: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("standing.experiments.outcome.Run.save", full)
    answer = standing("run", town, *PEOPLE, "--out", "results")
    assert answer.code == 2
    assert "No space left on device" in answer.err


def test_an_interruption_in_the_run_saves_nothing(standing, town: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("standing.experiments.run.run", interrupted)
    answer = standing("run", town, *PEOPLE, "--json", "run.json")
    assert (answer.code, answer.out) == (3, "")
    assert answer.err == "Interrupted: nothing was saved. The same command starts again.\n"
    assert not Path("run.json").exists()


def test_an_interruption_in_the_ranges_keeps_the_run(standing, town: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("standing.experiments.run.ranges", interrupted)
    answer = standing("run", town, *PEOPLE, "--json", "run.json", "--ranges")
    assert answer.code == 3
    assert "Five numbers" in answer.out
    assert "the document is in run.json" in answer.err
    assert json.loads(Path("run.json").read_text())["people"] == 2_000


def _started(*words: str, **options: object) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-m", "standing", *words], text=True, **options)  # type: ignore[call-overload]


def test_control_c_ends_it_cleanly_and_soon(town: str) -> None:
    process = _started("run", town, "--people", "4_000_000_000", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(6)
    process.send_signal(signal.SIGINT)
    begun = time.monotonic()
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (3, "")
    assert err.splitlines()[-1] == "Interrupted: nothing was saved. The same command starts again."
    assert "Traceback" not in err
    assert time.monotonic() - begun < 20


def test_control_c_ends_a_block_that_would_take_hours(town: str) -> None:
    often = ("--set", "world.conducts.unpaid_fine.rate=1/s")
    process = _started("run", town, *PEOPLE, *often, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(6)
    process.send_signal(signal.SIGINT)
    begun = time.monotonic()
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (3, "")
    assert err.splitlines()[-1] == "Interrupted: nothing was saved. The same command starts again."
    assert time.monotonic() - begun < 20


def _shown(read: int) -> Iterator[str]:
    while True:
        try:
            data = os.read(read, 65_536)
        except OSError:  # the other end is closed
            return
        if not data:
            return
        yield data.decode("utf-8", "replace")


def test_a_terminal_sees_a_bar_with_rate_and_time_left(town: str) -> None:
    ours, theirs = pty.openpty()
    surroundings = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    process = _started("run", town, "--people", "4_000_000", stdout=subprocess.PIPE, stderr=theirs, env=surroundings)
    os.close(theirs)
    seen = "".join(_shown(ours))
    out, _ = process.communicate(timeout=300)
    assert process.returncode == 0
    assert ANSI not in out
    assert re.search(r"town.*%.*[\d,]+ persons/s.*left", seen)
    assert re.search(r"4,000,000 persons lived in [\d.]+ s", seen)


def test_an_output_that_knows_ascii_only_is_no_fault(town: str) -> None:
    surroundings = {**os.environ, "PYTHONIOENCODING": "ascii", "COLUMNS": "80"}
    process = _started("run", town, *PEOPLE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=surroundings)
    out, err = process.communicate(timeout=300)
    assert (process.returncode, err) == (0, "")
    assert "simulated, synthetic ? Standing" in out


def test_the_compilation_is_announced_once_and_timed(capsys: pytest.CaptureFixture[str]) -> None:
    on_progress = Announcements()
    on_progress(0, 9, "compiling the engine, once on this machine")
    on_progress(0, 9, "compiling the engine, once on this machine")
    on_progress(9, 9, "living")
    on_progress.compiled(26.4)
    announced, timed = capsys.readouterr().err.splitlines()
    assert re.fullmatch(r"Compiling the engine, once on this machine: about \d+ s, kept for next time\.", announced)
    assert timed == "Compiled in 26 s."


def test_what_was_compiled_before_is_not_announced(capsys: pytest.CaptureFixture[str]) -> None:
    on_progress = Announcements()
    on_progress(0, 9, "loading the engine")
    on_progress.compiled(0.3)
    assert capsys.readouterr().err == ""
