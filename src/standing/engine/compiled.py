"""How functions are compiled: one decorator for those that only kernels call, one for those that Python calls."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import numba
from numba import njit
from numba.core.codegen import JITCodeLibrary
from numba.core.types import unliteral

from standing.engine.cache import CACHE
from standing.engine.compiler import Kernel, PartOfKernel, libraries

setattr(numba.config, "CACHE_DIR", str(CACHE))  # noqa: B010 - Numba declares its settings at run time

Decorated = Callable[[Callable[..., Any]], Callable[..., Any]]


def with_libraries(kind: type[JITCodeLibrary], dispatcher: Any) -> Callable[..., Any]:
    """Give a function whose calls from other compiled functions are compiled into a kind of library, once per type.

    Numba would compile it anew for every constant that a caller passes; here a constant counts as its type.
    """
    ask = getattr(dispatcher, "get_call_template", None)
    if ask is not None:

        def get_call_template(args: tuple[Any, ...], kws: Any) -> Any:
            with libraries(kind):
                return ask(tuple(map(unliteral, args)), kws)

        dispatcher.get_call_template = get_call_template
    return cast("Callable[..., Any]", dispatcher)


def compiled(*, everywhere: bool = False) -> Decorated:
    """For functions that Python calls: compiled once, then read from `CACHE`; no counting of references (see `inner`).

    Parameters
    ----------
    everywhere
        Part of whoever calls it, however long it is: for what loops over many persons.
    """
    options = {"cache": True, "nogil": True, "error_model": "numpy", "_nrt": False, "forceinline": everywhere}
    decorate = cast("Any", njit)(pipeline_class=Kernel, **options)
    return lambda function: with_libraries(JITCodeLibrary, decorate(function))


def inner(*, everywhere: bool = False) -> Decorated:
    """For functions that only kernels call: no wrapper, and part of their caller where LLVM finds that it pays.

    References to the arrays that they pass on are not counted (that was 60 % of the time of a life); so they allocate nothing.

    Parameters
    ----------
    everywhere
        Part of every caller: for what asks something before a call that most lives do without.
    """
    bare = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True, "_nrt": False, "forceinline": everywhere}
    decorate = cast("Any", njit)(nogil=True, error_model="numpy", pipeline_class=Kernel, **bare)
    return lambda function: with_libraries(PartOfKernel, decorate(function))
