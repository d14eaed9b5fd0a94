"""How kernels are compiled: one decorator for inner functions, one for those that Python calls, and where code is cached.

Numba does not see that a function of another file has changed (numba issue 1833), so the cache folder carries a hash of every
source that a kernel is made of: a changed kernel never meets an old cache, an unchanged one is compiled once per machine.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, cast

import numba
from numba import njit
from numba.core.codegen import JITCodeLibrary
from numba.core.registry import cpu_target
from numba.core.types import unliteral

PACKAGE: Final = Path(__file__).resolve().parent.parent
SOURCES: Final = (
    "engine/arithmetic.py",
    "engine/compiled.py",
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


class PartOfKernel(JITCodeLibrary):
    """Code that is only ever linked into a kernel: optimized there, once and with everything around it, and never loaded itself.

    Numba would optimize each function together with all that it calls, and load it: most of the time of a compilation, for
    machine code that nobody runs.
    """

    def _optimize_final_module(self) -> None:
        """Leave it to the kernel."""

    def _finalize_final_module(self) -> None:
        self._finalize_dynamic_globals()  # type: ignore[no-untyped-call]
        self._finalized = True


@contextmanager
def libraries(kind: type[JITCodeLibrary]) -> Iterator[None]:
    """Compile into libraries of one kind, in this block; Numba has no public way to say it.

    What a part of a kernel knows of Python (its environment) is set when it is loaded, which it never is.
    """
    codegen = cpu_target.target_context.codegen()
    before, set_env = codegen._library_class, codegen.set_env  # noqa: SLF001
    codegen._library_class = kind  # noqa: SLF001
    codegen.set_env = set_nothing if kind is PartOfKernel else type(codegen).set_env.__get__(codegen)
    try:
        yield
    finally:
        codegen._library_class, codegen.set_env = before, set_env  # noqa: SLF001


def set_nothing(_name: str, _environment: Any) -> None:
    """Set no environment."""


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
    decorate = cast("Any", njit)(cache=True, nogil=True, error_model="numpy", _nrt=False)
    return lambda function: with_libraries(JITCodeLibrary, decorate(function))


def inner() -> Decorated:
    """For functions that only kernels call: no wrapper, and part of their caller.

    References to the arrays that they pass on are not counted (that was 60 % of the time of a life); so they allocate nothing.
    """
    bare = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True, "_nrt": False}
    decorate = cast("Any", njit)(nogil=True, error_model="numpy", **bare)
    return lambda function: with_libraries(PartOfKernel, decorate(function))


def is_cached() -> bool:
    """Whether the kernels of an ordinary scenario were compiled on this machine before."""
    return any(CACHE.rglob("block.*.nbc"))
