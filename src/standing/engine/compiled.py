"""How kernels are compiled: one decorator for inner functions, one for those that Python calls, and where code is cached.

Numba does not see that a function of another file has changed (numba issue 1833), so the cache folder carries a hash of every
source that a kernel is made of: a changed kernel never meets an old cache, an unchanged one is compiled once per machine.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, cast

import numba
from numba import njit
from numba.core.codegen import JITCodeLibrary
from numba.core.types import unliteral

from standing.engine.compiler import Kernel, PartOfKernel, libraries

PACKAGE: Final = Path(__file__).resolve().parent.parent
SOURCES: Final = (
    "engine/arithmetic.py",
    "engine/compiled.py",
    "engine/compiler.py",
    "engine/random.py",
    "engine/kernel/*.py",
    "program/layout.py",
    "program/streams.py",
)
"""What compiled code is made of."""


def source_hash() -> str:
    """Hash of all kernel sources and of Numba's version, 16 hexadecimal digits."""
    text = sha256(numba.__version__.encode())
    for pattern in SOURCES:
        for path in sorted(PACKAGE.glob(pattern)):
            text.update(path.name.encode())
            text.update(path.read_bytes())
    return text.hexdigest()[:16]


def cache_folder() -> Path:
    """Folder of the compiled kernels: under `STANDING_CACHE`, the user's cache folder, or the temporary one."""
    home = os.environ.get("STANDING_CACHE") or os.environ.get("XDG_CACHE_HOME")
    candidates = [Path(home)] if home else []
    candidates += [Path("~").expanduser() / ".cache", Path(tempfile.gettempdir())]
    for base in candidates:
        folder = base / "standing" / f"kernels-{source_hash()}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            probe = folder / f".writable-{os.getpid()}"
            probe.touch()
            probe.unlink()
        except OSError:
            continue
        return folder
    raise OSError(f"no writable folder for compiled kernels among {', '.join(map(str, candidates))}")


CACHE: Final = cache_folder()
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


def compiled() -> Decorated:
    """For functions that Python calls: compiled once, then read from `CACHE`; no counting of references (see `inner`)."""
    decorate = cast("Any", njit)(cache=True, nogil=True, error_model="numpy", _nrt=False, pipeline_class=Kernel)
    return lambda function: with_libraries(JITCodeLibrary, decorate(function))


def inner() -> Decorated:
    """For functions that only kernels call: no wrapper, and part of their caller.

    References to the arrays that they pass on are not counted (that was 60 % of the time of a life); so they allocate nothing.
    """
    bare = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True, "_nrt": False}
    decorate = cast("Any", njit)(nogil=True, error_model="numpy", pipeline_class=Kernel, **bare)
    return lambda function: with_libraries(PartOfKernel, decorate(function))


def is_cached() -> bool:
    """Whether the kernels of an ordinary scenario were compiled on this machine before."""
    return any(CACHE.rglob("block.*.nbc"))
