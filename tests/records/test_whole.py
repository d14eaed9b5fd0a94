"""A file is there whole or not at all; what is no regular file keeps its place."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from standing.records.table import Table
from standing.records.whole import whole_file


def test_a_block_that_fails_leaves_the_older_file(tmp_path: Path) -> None:
    place = tmp_path / "table.csv"
    place.write_text("old")

    def fails() -> None:
        with whole_file(place) as draft:
            draft.write_text("half")
            raise ValueError("in the middle")

    with pytest.raises(ValueError, match="in the middle"):
        fails()
    assert place.read_text() == "old"
    assert list(tmp_path.iterdir()) == [place]


@pytest.mark.parametrize("old", ["old", None])
def test_a_link_stays_a_link_and_its_file_is_written(tmp_path: Path, old: str | None) -> None:
    target, link = tmp_path / "kept" / "run.json", tmp_path / "run.json"
    target.parent.mkdir()
    if old is not None:
        target.write_text(old)
    link.symlink_to(Path("kept", "run.json"))
    with whole_file(link) as draft:
        draft.write_text("new")
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("linked", [False, True])
def test_a_pipe_stays_a_pipe_and_is_written_through(tmp_path: Path, linked: bool) -> None:
    pipe, place = tmp_path / "pipe", tmp_path / "link.csv"
    os.mkfifo(pipe)
    place.symlink_to(pipe)
    with ThreadPoolExecutor(1) as reader:
        read = reader.submit(pipe.read_text)
        Table(("a", "b"), ((1, 2),)).to_csv(place if linked else pipe)
        assert read.result(timeout=20) == "a,b\n1,2\n"
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert place.is_symlink()


def test_what_is_written_to_a_pipe_may_be_written_in_any_order(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as reader:
        read = reader.submit(pipe.read_bytes)
        Table(("a",), ((1,),)).to_parquet(pipe)
        assert read.result(timeout=20).startswith(b"PAR1")
    assert stat.S_ISFIFO(pipe.stat().st_mode)
