"""The kernel in LLVM's intermediate language: shipped with the package for ordinary records, else made from the sources.

Numba takes half a minute to read the kernel, and what it gives is the same on every machine; so the package brings it along,
and only the last step, to machine code, is done where it runs. `python tools/ship_kernel.py` writes the file; it says of which
sources it was made, and is passed over where they differ. A test makes it again and compares (docs/decisions, 0013).
"""

from __future__ import annotations

import gzip
import json
import platform
import sys
from collections.abc import Sequence
from hashlib import blake2s
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import llvmlite.binding as llvm
import numpy as np

from standing.engine.cache import CACHE, INTERMEDIATE, PACKAGE, keep, kept, source_hash

SHIPPED: Final = PACKAGE / "engine" / "kernel.bitcode"


Types = Sequence[np.dtype[Any]]


def types_hash(types: Types) -> str:
    """Hash of the types of the arrays that a kernel is made for."""
    return blake2s("\n".join(repr(each) for each in types).encode(), digest_size=8).hexdigest()


def intermediate_code(types: Types) -> bytes:
    """Give the kernel for arrays of these types: as shipped, as made before on this machine, or made now."""
    found = shipped(SHIPPED, types)
    if found is None:
        path = CACHE / (types_hash(types) + INTERMEDIATE)
        found = kept(path)
        if found is None:
            from standing.engine.compilation import bitcode_from_sources

            found = bitcode_from_sources(types)
            keep(path, found)
    return found


def shipped(path: Path, types: Types) -> bytes | None:
    """Give the shipped kernel, if it was made of these sources, for these types, and by an LLVM that this one understands."""
    head, _, packed = path.read_bytes().partition(b"\n")
    said = json.loads(head)
    mine = {
        "sources": source_hash(),
        "types": types_hash(types),
        "byteorder": sys.byteorder,
        "word": np.intp(0).itemsize,
    }
    if any(said[key] != mine[key] for key in mine) or said["llvm"] > llvm.llvm_version_info[0]:
        return None
    return gzip.decompress(packed)


def packed(bitcode: bytes, types: Types) -> bytes:
    """Give the file that ships a kernel, with what it was made of and by."""
    said = {
        "sources": source_hash(),
        "types": types_hash(types),
        "byteorder": sys.byteorder,
        "word": np.intp(0).itemsize,
        "llvm": llvm.llvm_version_info[0],
        "made_by": made_by(),
    }
    return json.dumps(said).encode() + b"\n" + gzip.compress(bitcode, mtime=0)


def made_by() -> str:
    """What makes a kernel here, byte for byte."""
    python = (
        f"{platform.python_implementation()} {platform.python_version_tuple()[0]}.{platform.python_version_tuple()[1]}"
    )
    return f"{python}, numba {version('numba')}, llvmlite {version('llvmlite')}, numpy {version('numpy')}"
