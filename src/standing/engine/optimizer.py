"""From LLVM's intermediate language to machine code."""

from __future__ import annotations

from typing import Final

import llvmlite.binding as llvm

from standing.engine.cache import ALONE, ENTRY

GENERIC: Final = "run_any_block"
"""Name of the kernel for any number of regimes where nothing calls it: LLVM leaves it out."""

ADDRESS_OF_TABLES: Final = 2 + 4
"""Which argument of the kernel it is: after the two of every compiled function, the fifth word of the first array."""


def features_here() -> str:
    """Give what this processor can do; LLVM would leave half of its widest registers unused, which costs screening its speed."""
    features = llvm.get_host_cpu_features()
    return f"{features.flatten()},-prefer-256-bit" if features.get("avx512f") else features.flatten()


def machine_here() -> llvm.TargetMachine:
    """Give what writes machine code for this processor: in ELF, for whatever loads code into memory reads no other kind."""
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    triple = llvm.get_default_triple()
    return llvm.Target.from_triple(f"{triple}-elf" if "windows" in triple else triple).create_target_machine(
        cpu=llvm.get_host_cpu_name(),
        features=features_here(),
        opt=3,
        codemodel="small",
        reloc="pic",
        jit=True,
    )


def machine_code_from(bitcode: bytes, tables: bytes | None = None) -> bytes:
    """Give an object file for this processor: optimized once, with every function of the kernel at hand.

    Parameters
    ----------
    bitcode
        The kernel.
    tables
        Records of the one program that the code is for, under one regime; None for code that takes any. LLVM then knows every
        number in them: how often a loop turns, and which mechanisms there are.
    """
    machine = machine_here()
    module = llvm.parse_bitcode(bitcode)
    module.triple, module.data_layout = machine.triple, str(machine.target_data)
    if tables is not None:
        module.get_function(ENTRY).name = GENERIC
        add_caller(module, tables)
        module.get_function(GENERIC).linkage = llvm.Linkage.internal
    module.get_function(ALONE).linkage = llvm.Linkage.internal
    tuning = llvm.create_pipeline_tuning_options(speed_level=3)
    tuning.loop_vectorization, tuning.slp_vectorization = True, False
    builder = llvm.create_pass_builder(machine, tuning)
    builder.getModulePassManager().run(module, builder)
    return bytes(machine.emit_object(module))


def add_caller(module: llvm.ModuleRef, tables: bytes) -> None:
    """Add an entry to a module that calls the kernel for one regime with these tables, whichever it is given itself.

    Everything that the kernel calls gets the same tables from it, so LLVM puts their numbers where they are read.
    """
    types = [str(each.type) for each in module.get_function(ALONE).arguments]
    given = [f"{kind} %{k}" for k, kind in enumerate(types)]
    passed = [*given]
    passed[ADDRESS_OF_TABLES] = "ptr @tables"
    held = "".join(f"\\{each:02X}" for each in tables)
    caller = llvm.parse_assembly(
        f"""
        @tables = internal constant [{len(tables)} x i8] c"{held}", align 64
        declare i32 @{ALONE}({", ".join(types)})
        define i32 @{ENTRY}({", ".join(given)}) {{
            %code = call i32 @{ALONE}({", ".join(passed)})
            ret i32 %code
        }}
        """
    )
    caller.triple, caller.data_layout = module.triple, module.data_layout
    module.link_in(caller)
