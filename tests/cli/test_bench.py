"""`standing bench`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from standing.bench import page, suite
from standing.cli.bench import Size, bench


@pytest.mark.slow
def test_a_quick_look_is_shown_and_written(standing, tmp_path: Path) -> None:
    words = ("--only", "standing", "--scale", "0.005", "--nation", "--threads", "2")
    answer = standing("bench", *words, "--json", str(tmp_path / "bench.json"))
    assert (answer.code, answer.err) == (0, "")
    assert "ratio: how many times" in answer.out
    told = json.loads((tmp_path / "bench.json").read_text(encoding="utf-8"))
    assert [each["engine"] for each in told["engines"]] == ["standing"]
    assert [each["people"] for each in told["nation"]] == [1_000_000]
    assert told["machine"]["draw_ns"] > 0


def test_what_was_measured_is_written_before_it_is_shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whoever looks at the first lines only still has the document."""

    def closed(_result: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(page, "table", closed)
    place = tmp_path / "bench.json"
    with pytest.raises(BrokenPipeError):
        bench(size=Size(only=("standing",), scale=0.00001, json=str(place)))
    assert json.loads(place.read_text(encoding="utf-8"))["engines"]


def test_engines_that_are_left_out_are_named(standing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suite, "is_installed", lambda engine: engine.name == "standing")
    answer = standing("bench", "--scale", "0.00001")
    assert "Left out, for their packages are not installed: standing-generic" in answer.err
    assert answer.err.count("\n") == 1


def test_a_wrong_engine_fails_the_command(standing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suite, "scores_of", lambda *_, **__: {"listings": (9.0, 0.0)})
    assert standing("bench", "--only", "standing", "--scale", "0.00001").code == 1


def test_what_cannot_be_measured_is_said(standing, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert 'did you mean "numba"?' in standing("bench", "--only", "nubma").err
    assert "above 0, at most 40" in standing("bench", "--scale", "0").err
    assert "--threads" in standing("bench", "--threads", "0").err
    assert "--json" in standing("bench", "--json", str(tmp_path)).err
    monkeypatch.setattr(suite, "is_installed", lambda _: False)
    assert "standing-lab[bench]" in standing("bench", "--only", "mesa").err
