"""The kernel as machine code: made once on a machine, then loaded by llvmlite alone.

Numba would need two seconds to start before it hands out code that it has compiled before. So the code of the kernel is kept
in a file of its own, one per record types and kind of processor.
"""

from __future__ import annotations

import ctypes
import os
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from hashlib import blake2s
from pathlib import Path
from typing import Any, Final

import llvmlite.binding as llvm
import numpy as np
from numpy.typing import NDArray

from standing.engine.cache import CACHE, ENTRY, MACHINE_CODE, SPECIALIZED, keep, kept
from standing.engine.intermediate import intermediate_code
from standing.engine.optimizer import machine_code_from

Arrays = Sequence[NDArray[Any]]
Types = tuple[np.dtype[Any], ...]
Function = Any
"""The kernel as machine code, to be called with references and words."""

WORDS_OF_AN_ARRAY: Final = 7
"""How Numba passes an array of one dimension: two references, length, size of an item, address, length again, stride."""

LOCK: Final = threading.Lock()
LOADED: Final[dict[Path, Function]] = {}
"""Functions that this process has loaded, by their file."""

IS_INTERPRETED: Final = os.environ.get("NUMBA_DISABLE_JIT", "0") != "0"


def bound(arrays: Arrays) -> Callable[[], int]:
    """Give the kernel as a function of nothing that works on these arrays, each of one dimension and contiguous."""
    if IS_INTERPRETED:
        from standing.engine.compilation import interpreted

        return interpreted(arrays)
    return bound_to(loaded(tuple(array.dtype for array in arrays)), arrays)


def bound_to(function: Function, arrays: Arrays) -> Callable[[], int]:
    """Give machine code as a function of nothing that works on these arrays."""
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


def loaded(types: Types) -> Function:
    """Give the kernel for arrays of these types: loaded before, from the cache, or made now."""
    path = path_of(types)
    with LOCK:
        if path not in LOADED:
            code = kept(path)
            if code is None:
                code = machine_code_from(intermediate_code(types))
                keep(path, code)
            LOADED[path] = function_of(code, arrays=len(types))
        return LOADED[path]


def special(types: Types, tables: bytes) -> Function | None:
    """Give the kernel for one program, if it was made before; what is damaged is thrown away.

    Parameters
    ----------
    types
        Of the arrays that it works on.
    tables
        Records of the program: see `optimizer.machine_code_from`.
    """
    path = path_of(types, tables)
    with LOCK:
        if path not in LOADED:
            code = kept(path)
            if code is None:
                with suppress(OSError):
                    path.unlink()
                return None
            with suppress(OSError):
                os.utime(path)
            LOADED[path] = function_of(code, arrays=len(types))
        return LOADED[path]


def make_special(types: Types, tables: bytes) -> None:
    """Make the kernel for one program, and keep it; as `special`."""
    keep(path_of(types, tables), machine_code_from(intermediate_code(types), tables))


def path_of(types: Types, tables: bytes | None = None) -> Path:
    """Name the file with the kernel for these types, on a processor like this one."""
    if tables is None:
        return CACHE / (name_of(types) + MACHINE_CODE)
    return CACHE / (name_of(types) + "-" + blake2s(tables, digest_size=16).hexdigest() + SPECIALIZED)


@cache
def name_of(types: Types) -> str:
    """Give the first part of that name."""
    said = [llvm.get_host_cpu_name(), llvm.get_host_cpu_features().flatten(), *(repr(each) for each in types)]
    return blake2s("\n".join(said).encode(), digest_size=8).hexdigest()


def function_of(code: bytes, *, arrays: int) -> Function:
    """Load machine code; gives its function, which runs without the lock of Python."""
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    module = llvm.parse_assembly("")
    machine = llvm.Target.from_default_triple().create_target_machine()
    engine = llvm.create_mcjit_compiler(module, machine, use_lmm=True)  # one piece of memory, as near addresses ask for
    engine.add_object_file(llvm.ObjectFileRef.from_data(code))
    engine.finalize_object()
    words = (ctypes.c_int64,) * (WORDS_OF_AN_ARRAY * arrays)
    arguments = (ctypes.c_void_p, ctypes.c_void_p, *words)
    function = ctypes.CFUNCTYPE(ctypes.c_int32, *arguments)(engine.get_function_address(ENTRY))
    function.engine = engine  # type: ignore[attr-defined]  # the code lives as long as whoever may call it
    return function
