"""Numba's compiler, as kernels need it: fewer steps, parts that are only ever linked, and types found out once.

Numba has no public way to say the last two; where it is asked in its own terms, the functions below say what they change.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, cast

from numba.core import compiler, typed_passes, types, untyped_passes
from numba.core.codegen import JITCodeLibrary
from numba.core.compiler_machinery import PassManager
from numba.core.registry import cpu_target
from numba.core.types.functions import BaseFunction
from numba.np import arrayobj

STEPS: Final = (
    untyped_passes.TranslateByteCode,
    untyped_passes.FixupArgs,
    untyped_passes.IRProcessing,
    untyped_passes.DeadBranchPrune,
    untyped_passes.GenericRewrites,
    untyped_passes.ReconstructSSA,
    untyped_passes.DeadBranchPrune,
    typed_passes.NopythonTypeInference,
    typed_passes.PreLowerStripPhis,
    typed_passes.IRLegalization,
    typed_passes.AnnotateTypes,
    typed_passes.NativeLowering,
    typed_passes.NoPythonBackend,
)
"""What Numba does to a kernel: its own steps, less those for closures, `with`, generators, literals and array expressions."""


class Kernel(compiler.CompilerBase):
    """Numba's compiler with the steps that a kernel needs."""

    def define_pipelines(self) -> list[PassManager]:
        """Give the one pipeline."""
        steps = cast("Any", PassManager)("kernel")
        for step in STEPS:
            steps.add_pass(step, step.__name__)
        steps.finalize()
        return [steps]


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


@contextmanager
def counted_from_the_front() -> Iterator[None]:
    """Take every index, in this block, as it is: kernels count from the front alone, and need not ask which way it is meant.

    That question was a tenth of the time of a life. An index of -1 would now be what stands before an array, not its last item.
    """
    before = arrayobj.fix_integer_index

    def fix_integer_index(context: Any, builder: Any, kind: Any, index: Any, _size: Any) -> Any:
        return context.cast(builder, index, kind, types.intp if kind.signed else types.uintp)

    arrayobj.fix_integer_index = fix_integer_index
    try:
        yield
    finally:
        arrayobj.fix_integer_index = before


@contextmanager
def typed_once() -> Iterator[None]:
    """Find out once, in this block, what an operation gives for the types of its arguments, and how a record is called.

    Numba asks for both thousands of times, and works them out anew each time: a quarter of the time of a compilation.
    """
    function, record = cast("Any", BaseFunction), cast("Any", types.Record)
    resolve, name = function.get_call_type, record.__repr__
    known: dict[tuple[Any, ...], Any] = {}

    def get_call_type(self: Any, context: Any, args: Any, kws: Any) -> Any:
        if kws:
            return resolve(self, context, args, kws)
        key = (self, self.templates, args)
        if key not in known:
            known[key] = resolve(self, context, args, kws)
        return known[key]

    function.get_call_type = get_call_type
    record.__repr__ = lambda self: f"Record({len(self.fields)} fields, {self.size} bytes)"
    try:
        yield
    finally:
        function.get_call_type, record.__repr__ = resolve, name
