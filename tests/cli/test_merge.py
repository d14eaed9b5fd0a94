"""`standing run --out` goes on where it was, `--part` does one part, and `standing merge` joins them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from standing.experiments.parts import Keeper
from standing.records.piece import Piece

PEOPLE = ("--people", "3_000")


def without_times(path: str) -> dict[str, object]:
    document = json.loads(Path(path).read_text(encoding="utf-8"))
    return {
        key: value for key, value in document.items() if key not in ("elapsed_s", "compile_s", "threads", "peak_mib")
    }


def test_parts_give_the_bytes_of_one_run(standing, town: str) -> None:
    said = standing("run", town, *PEOPLE, "--out", "one").out
    for number in (2, 3, 1):
        part = standing("run", town, *PEOPLE, "--part", f"{number}/3", "--out", "many")
        assert (part.code, part.err) == (0, "")
        assert f"Part {number} of 3 is done" in part.out
    merged = standing("merge", "many")
    assert (merged.code, merged.out) == (0, said)
    assert merged.err == "many: 10 files (tables, the document, the run whole).\n"
    for table in ("measures", "series", "tallies", "cells"):
        assert Path(f"one/{table}.csv").read_bytes() == Path(f"many/{table}.csv").read_bytes()
    assert without_times("one/document.json") == without_times("many/document.json")
    assert not Path("one/parts").exists()


def test_changes_travel_with_the_parts(standing, town: str) -> None:
    change = ("--set", "clock.end=2021-01-01")
    said = standing("run", town, *PEOPLE, *change).out
    assert standing("run", town, *PEOPLE, *change, "--part", "1/1", "--out", "out").code == 0
    assert standing("merge", "out").out == said


def test_what_is_missing_is_said(standing, town: str) -> None:
    assert standing("run", town, *PEOPLE, "--part", "1/2", "--out", "out").code == 0
    answer = standing("merge", "out")
    assert (answer.code, answer.out) == (2, "")
    assert "persons 1,500 to 2,999 (--part 2/2)" in answer.err
    assert standing("merge", "nothing").code == 2
    assert standing("merge", town).code == 2


def test_a_part_is_no_whole(standing, town: str) -> None:
    answer = standing("run", town, "--part", "1/2")
    assert (answer.code, answer.out) == (2, "")
    assert "--out DIR" in answer.err
    for option in (["--until", "Q3:5%"], ["--ranges"], ["--by", "sex"], ["--json", "-"], ["--ledger", "x.parquet"]):
        answer = standing("run", town, "--part", "1/2", "--out", "out", *option)
        assert answer.code == 2
        assert f"--part without {option[0]}" in answer.err


def test_an_interrupted_run_says_that_it_is_kept_and_goes_on(
    standing, town: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = standing("run", town, *PEOPLE).out

    def _at_half(done: int, _of: int, _note: str) -> None:
        if done > 1_500:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        live = Keeper.live
        patch.setattr("standing.experiments.spans.LEAST", 100)
        patch.setattr(Keeper, "live", lambda self, *_: live(self, 1, _at_half))
        answer = standing("run", town, *PEOPLE, "--out", "out")
    assert (answer.code, answer.out) == (3, "")
    assert answer.err == "Interrupted: what is done is kept in out. The same command goes on.\n"
    again = standing("run", town, *PEOPLE, "--out", "out")
    assert (again.code, again.out) == (0, whole)
    assert again.err.startswith("Going on: 1,")


def test_a_full_disk_is_said_and_what_was_written_is_kept(standing, town: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_self: Piece, _folder: Path) -> Path:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Piece, "save", full)
        answer = standing("run", town, *PEOPLE, "--out", "out")
    assert answer.code == 2
    assert "No space left on device" in answer.err
    assert standing("run", town, *PEOPLE, "--out", "out").code == 0
