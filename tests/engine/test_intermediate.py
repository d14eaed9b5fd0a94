"""The shipped kernel is the one that the sources give, byte for byte, and is passed over where it does not fit."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import llvmlite.binding as llvm
import numpy as np
import pytest

from standing.engine import compilation, intermediate
from standing.engine.intermediate import SHIPPED, intermediate_code, made_by, packed, shipped
from standing.program.layout import Shape, kernel_types

ROOT = Path(__file__).resolve().parents[2]
TYPES = kernel_types(Shape())
SMALL = (np.dtype(np.int64),)


def parts(path: Path) -> tuple[dict[str, object], bytes]:
    """What a shipped file says of itself, and the kernel."""
    head, _, rest = path.read_bytes().partition(b"\n")
    return json.loads(head), gzip.decompress(rest)


def test_the_shipped_kernel_is_of_these_sources() -> None:
    """`python tools/ship_kernel.py` writes it anew."""
    assert shipped(SHIPPED, TYPES) is not None


def test_the_sources_give_the_shipped_kernel_byte_for_byte(tmp_path: Path) -> None:
    """So a binary file in the repository is no matter of trust."""
    if parts(SHIPPED)[0]["made_by"] != made_by():
        pytest.skip(f"made by {parts(SHIPPED)[0]['made_by']}, here is {made_by()}")
    made = tmp_path / "kernel.bitcode"
    subprocess.run([sys.executable, "tools/ship_kernel.py", str(made)], cwd=ROOT, check=True)
    assert parts(made) == parts(SHIPPED)


def test_what_is_packed_is_what_is_shipped(tmp_path: Path) -> None:
    (tmp_path / "k").write_bytes(packed(b"code", SMALL))
    assert shipped(tmp_path / "k", SMALL) == b"code"
    assert shipped(tmp_path / "k", (*SMALL, *SMALL)) is None


@pytest.mark.parametrize(
    ("key", "other"),
    [("sources", "0"), ("types", "0"), ("byteorder", "big"), ("word", 4), ("llvm", llvm.llvm_version_info[0] + 1)],
)
def test_a_kernel_for_other_sources_machines_or_a_newer_llvm_is_passed_over(
    tmp_path: Path, key: str, other: object
) -> None:
    head, _, rest = packed(b"code", SMALL).partition(b"\n")
    (tmp_path / "k").write_bytes(json.dumps(json.loads(head) | {key: other}).encode() + b"\n" + rest)
    assert shipped(tmp_path / "k", SMALL) is None


def test_a_kernel_that_is_not_shipped_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    monkeypatch.setattr(intermediate, "CACHE", tmp_path)
    monkeypatch.setattr(compilation, "bitcode_from_sources", lambda types: made.append(types) or b"made")
    assert [intermediate_code(SMALL), intermediate_code(SMALL)] == [b"made", b"made"]
    assert made == [SMALL]
