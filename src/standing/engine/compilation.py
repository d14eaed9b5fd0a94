"""The kernel from its source: what `machine_code` asks for where it has nothing in the cache; needs Numba."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

import numba
from numpy.typing import NDArray

from standing.engine.compiler import typed_once
from standing.engine.kernel.block import run_block


def compiled_for(arrays: Sequence[NDArray[Any]]) -> tuple[str, bytes]:
    """Compile the kernel for arrays of these types: the name of its function, and the machine code."""
    kernel, type_of = cast("Any", run_block), cast("Any", numba.typeof)
    types = tuple(map(type_of, arrays))
    with typed_once():
        kernel.compile(types)
    made = kernel.overloads[types]
    return made.fndesc.llvm_func_name, made.library._get_compiled_object()  # noqa: SLF001 - Numba's own cache asks so


def interpreted(arrays: Sequence[NDArray[Any]]) -> Callable[[], int]:
    """Give the kernel in plain Python, as a function of nothing that works on these arrays."""
    return lambda: int(run_block(*arrays))
