"""The kernel from its sources, in LLVM's intermediate language, as Numba gives it; or in plain Python."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

import llvmlite.binding as llvm
import numba
import numpy as np
from numpy.typing import NDArray

from standing.engine.cache import ALONE, ENTRY
from standing.engine.compiler import PartOfKernel, counted_from_the_front, libraries, typed_once
from standing.engine.kernel.block import run_block


def bitcode_from_sources(types: Sequence[np.dtype[Any]]) -> bytes:
    """Compile the kernel for arrays of these types; nothing is optimized yet, and nothing said of a processor.

    The same sources give the same bytes where Python hashes texts in the same way (`PYTHONHASHSEED=0`).
    """
    kernel, type_of = cast("Any", run_block), cast("Any", numba.typeof)
    signature = tuple(type_of(np.zeros(1, dtype=each)) for each in types)
    with typed_once(), counted_from_the_front(), libraries(PartOfKernel):
        kernel.compile(signature)
    made = kernel.overloads[signature]
    module = llvm.parse_bitcode(made.library._final_module.as_bitcode())  # noqa: SLF001 - Numba's own cache asks so
    for function in module.functions:
        if function.name == made.fndesc.llvm_func_name:
            function.name = ENTRY
        elif f"{len(ALONE)}{ALONE}B" in function.name:
            function.name, function.linkage = ALONE, llvm.Linkage.external
        elif not function.is_declaration:
            function.linkage = llvm.Linkage.internal
    return bytes(module.as_bitcode())


def interpreted(arrays: Sequence[NDArray[Any]]) -> Callable[[], int]:
    """Give the kernel in plain Python, as a function of nothing that works on these arrays."""

    def live() -> int:
        with np.errstate(over="ignore"):  # marks are mixed in 64 bits that run over
            return int(run_block(*arrays))

    return live
