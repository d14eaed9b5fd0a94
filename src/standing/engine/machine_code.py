"""The kernel as machine code: compiled by Numba once on a machine, then loaded without it.

Numba would need two seconds to start before it hands out code that it has compiled before. So the code of the kernel is kept
in a file of its own, one per record types and kind of processor, and loaded by llvmlite alone.
"""

from __future__ import annotations

import ctypes
import os
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from hashlib import blake2s, sha256
from pathlib import Path
from typing import Any, Final

import llvmlite.binding as llvm
import numpy as np
from numpy.typing import NDArray

from standing.engine.cache import CACHE, MACHINE_CODE

Arrays = Sequence[NDArray[Any]]

WORDS_OF_AN_ARRAY: Final = 7
"""How Numba passes an array of one dimension: two references, length, size of an item, address, length again, stride."""

DIGEST: Final = 32
"""Bytes of SHA-256, at the start of a file."""

LOCK: Final = threading.Lock()
LOADED: Final[dict[Path, Any]] = {}
"""Functions that this process has loaded, by their file."""

IS_INTERPRETED: Final = os.environ.get("NUMBA_DISABLE_JIT", "0") != "0"


def bound(arrays: Arrays) -> Callable[[], int]:
    """Give the kernel as a function of nothing that works on these arrays, each of one dimension and contiguous."""
    if IS_INTERPRETED:
        from standing.engine.compilation import interpreted

        return interpreted(arrays)
    function = loaded(arrays)
    words = [word for array in arrays for word in words_of(array)]

    def live() -> int:
        code, fault = ctypes.c_int64(), ctypes.c_void_p()
        if function(ctypes.byref(code), ctypes.byref(fault), *words):
            raise SystemError("the kernel raised an exception")
        return code.value

    return live


def words_of(array: NDArray[Any]) -> list[int]:
    """Give what stands for an array in a call; nobody counts references in a kernel."""
    if array.ndim != 1 or not array.flags.c_contiguous:
        raise ValueError(f"found {array.ndim} dimensions or gaps, allowed one dimension without gaps")
    return [0, 0, array.size, array.itemsize, array.ctypes.data, array.size, array.itemsize]


def loaded(arrays: Arrays) -> Any:
    """Give the kernel for arrays of these types: loaded before, from the cache, or compiled now."""
    path = CACHE / name_of(tuple(array.dtype for array in arrays))
    with LOCK:
        if path not in LOADED:
            code = read(path)
            if code is None:
                from standing.engine.compilation import compiled_for

                code = compiled_for(arrays)
                write(path, code)
            LOADED[path] = entry(*code, words=WORDS_OF_AN_ARRAY * len(arrays))
        return LOADED[path]


@cache
def name_of(types: tuple[np.dtype[Any], ...]) -> str:
    """Name of the file with the kernel for these types, on a processor like this one."""
    said = [llvm.get_host_cpu_name(), llvm.get_host_cpu_features().flatten(), *(repr(each) for each in types)]
    return blake2s("\n".join(said).encode(), digest_size=8).hexdigest() + MACHINE_CODE


def entry(name: str, code: bytes, *, words: int) -> Any:
    """Load machine code; gives its function, which runs without the lock of Python."""
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    module = llvm.parse_assembly("")
    engine = llvm.create_mcjit_compiler(module, llvm.Target.from_default_triple().create_target_machine())
    engine.add_object_file(llvm.ObjectFileRef.from_data(code))
    engine.finalize_object()
    arguments = (ctypes.c_void_p, ctypes.c_void_p, *(ctypes.c_int64,) * words)
    function = ctypes.CFUNCTYPE(ctypes.c_int32, *arguments)(engine.get_function_address(name))
    function.engine = engine  # type: ignore[attr-defined]  # the code lives as long as whoever may call it
    return function


def write(path: Path, code: tuple[str, bytes]) -> None:
    """Keep machine code, at once or not at all; a full disk costs the next process a compilation."""
    name, text = code
    scratch = path.with_suffix(f".{os.getpid()}")
    whole = name.encode() + b"\n" + text
    with suppress(OSError):
        try:
            scratch.write_bytes(sha256(whole).digest() + whole)
            scratch.replace(path)
        finally:
            scratch.unlink(missing_ok=True)


def read(path: Path) -> tuple[str, bytes] | None:
    """Read machine code; None if there is none, or it is damaged."""
    try:
        file = path.read_bytes()
    except OSError:
        return None
    digest, whole = file[:DIGEST], file[DIGEST:]
    if digest != sha256(whole).digest():
        return None
    name, _, text = whole.partition(b"\n")
    return name.decode(), text
