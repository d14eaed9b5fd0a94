"""Machine code is kept whole or not at all, and only arrays that it can read are handed to it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standing.engine.machine_code import name_of, read, words_of, write

CODE = ("a_function", bytes(range(256)) * 40)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write(tmp_path / "a.kernel", CODE)
    assert read(tmp_path / "a.kernel") == CODE
    assert [path.name for path in tmp_path.iterdir()] == ["a.kernel"]


@given(at=st.integers(0, 10_281), by=st.integers(1, 255))
def test_a_file_with_one_byte_changed_is_no_machine_code(
    tmp_path_factory: pytest.TempPathFactory, at: int, by: int
) -> None:
    path = tmp_path_factory.mktemp("code") / "a.kernel"
    write(path, CODE)
    text = bytearray(path.read_bytes())
    text[at] = (text[at] + by) % 256
    path.write_bytes(text)
    assert read(path) is None


@pytest.mark.parametrize("size", [0, 1, 64, 65, 76, 77, 500])
def test_a_file_that_ends_early_is_no_machine_code(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.kernel"
    write(path, CODE)
    path.write_bytes(path.read_bytes()[:size])
    assert read(path) is None


def test_no_file_is_no_machine_code_and_no_room_is_no_fault(tmp_path: Path) -> None:
    assert read(tmp_path / "a.kernel") is None
    write(tmp_path / "missing" / "a.kernel", CODE)
    assert list(tmp_path.iterdir()) == []


def test_other_types_are_another_file() -> None:
    one, two = np.dtype([("a", "i8")]), np.dtype([("a", "i8"), ("b", "f8", (3,))])
    assert len({name_of(types) for types in [(one,), (two,), (one, two), (two, one)]}) == 4


@pytest.mark.parametrize("array", [np.zeros((2, 3)), np.zeros(6)[::2]])
def test_only_arrays_of_one_dimension_without_gaps_are_passed(array: np.ndarray) -> None:
    with pytest.raises(ValueError, match="allowed one dimension without gaps"):
        words_of(array)
