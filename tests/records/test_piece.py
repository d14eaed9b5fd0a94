"""A file of a part: read back to the bit, and refused in one sentence whatever stands in it."""

from __future__ import annotations

import random
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from standing.errors import InputError
from standing.records.piece import FORMAT, Belonging, Piece, read_piece

NUMBERS = np.arange(12, dtype=np.int64).reshape(3, 4)


def made(first: int = 0, last: int = 5) -> Piece:
    arrays = {"totals": NUMBERS, "replicates": NUMBERS[None], "histogram": NUMBERS[:, :0], "series": NUMBERS[None]}
    return Piece(Belonging("town", "d" * 64, 10, 2**64 - 1, "1", "e"), first, last, {"a.b": 3}, 2, 0.5, arrays)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = made().save(tmp_path)
    found = read_piece(path)
    assert path.name == found.name
    assert (found.belonging, found.first, found.last, found.changes) == (made().belonging, 0, 5, {"a.b": 3})
    for name, array in made().arrays.items():
        assert np.array_equal(found.arrays[name], array)
        assert found.arrays[name].dtype == np.int64


def test_neighbours_add_up() -> None:
    both = made(0, 5).joined(made(5, 9))
    assert (both.first, both.last, both.elapsed_s) == (0, 9, 1.0)
    assert np.array_equal(both.arrays["totals"], 2 * NUMBERS)


def test_any_change_of_a_byte_is_noticed(tmp_path: Path) -> None:
    path = made().save(tmp_path)
    text, dice = path.read_bytes(), random.Random(5)
    for _ in range(300):
        at = dice.randrange(len(text))
        path.write_bytes(text[:at] + bytes([text[at] ^ (1 + dice.randrange(255))]) + text[at + 1 :])
        with pytest.raises(InputError):
            read_piece(path)


@pytest.mark.parametrize("length", [0, 5, len(FORMAT), len(FORMAT) + 64, len(FORMAT) + 65, 300])
def test_a_cut_file_is_noticed(tmp_path: Path, length: int) -> None:
    path = made().save(tmp_path)
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(InputError):
        read_piece(path)


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"{}\n",
        b"[1]\n",
        b"nonsense\nmore",
        b'{"scenario": "s", "digest": "d", "people": 1}\n',
        (
            b'{"scenario":"s","digest":"d","people":1,"seed":1,"version":"1","engine":"e","first":0,"last":2,"changes":{},'
            b'"parts":1,"elapsed_s":0.1}\n'
        ),
        (
            b'{"scenario":"s","digest":"d","people":2,"seed":1,"version":"1","engine":"e","first":0,"last":2,"changes":{},'
            b'"parts":1,"elapsed_s":0.1}\nnot a zip'
        ),
        (
            b'{"scenario":1,"digest":"d","people":2,"seed":1,"version":"1","engine":"e","first":0,"last":2,"changes":{},'
            b'"parts":1,"elapsed_s":0.1}\n'
        ),
    ],
)
def test_a_right_checksum_of_something_else_is_refused(tmp_path: Path, payload: bytes) -> None:
    path = tmp_path / "x.tallies"
    path.write_bytes(FORMAT + sha256(payload).hexdigest().encode() + b"\n" + payload)
    with pytest.raises(InputError, match="not made by this program"):
        read_piece(path)


def test_a_folder_is_no_part(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_piece(tmp_path)
