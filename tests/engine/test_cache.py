"""Compiled code is kept whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standing.engine.cache import hash_of, keep, kept

CODE = bytes(range(256)) * 40


def test_what_is_kept_is_found(tmp_path: Path) -> None:
    keep(tmp_path / "a.kernel", CODE)
    assert kept(tmp_path / "a.kernel") == CODE
    assert [path.name for path in tmp_path.iterdir()] == ["a.kernel"]


@given(at=st.integers(0, 32 + 10_239), by=st.integers(1, 255))
def test_a_file_with_one_byte_changed_is_no_code(tmp_path_factory: pytest.TempPathFactory, at: int, by: int) -> None:
    path = tmp_path_factory.mktemp("code") / "a.kernel"
    keep(path, CODE)
    text = bytearray(path.read_bytes())
    text[at] = (text[at] + by) % 256
    path.write_bytes(text)
    assert kept(path) is None


@pytest.mark.parametrize("size", [0, 1, 31, 33, 500])
def test_a_file_that_ends_early_is_no_code(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.kernel"
    keep(path, CODE)
    path.write_bytes(path.read_bytes()[:size])
    assert kept(path) is None


def test_no_file_is_no_code_and_no_room_is_no_fault(tmp_path: Path) -> None:
    assert kept(tmp_path / "a.kernel") is None
    keep(tmp_path / "missing" / "a.kernel", CODE)
    assert list(tmp_path.iterdir()) == []


def test_a_hash_is_of_names_and_texts_and_not_of_how_lines_end(tmp_path: Path) -> None:
    found = set()
    for name, text in [("a.py", b"1\n2\n"), ("a.py", b"1\n3\n"), ("b.py", b"1\n2\n"), ("a.py", b"1\r\n2\r\n")]:
        (tmp_path / name).write_bytes(text)
        found.add(hash_of((name,), folder=tmp_path))
    assert len(found) == 3
