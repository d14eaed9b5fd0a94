"""From LLVM's intermediate language to machine code."""

from __future__ import annotations

import llvmlite.binding as llvm


def features_here() -> str:
    """Give what this processor can do; LLVM would leave half of its widest registers unused, which costs screening its speed."""
    features = llvm.get_host_cpu_features()
    return f"{features.flatten()},-prefer-256-bit" if features.get("avx512f") else features.flatten()


def machine_code_from(bitcode: bytes) -> bytes:
    """Give an object file for this processor: optimized once, with every function of the kernel at hand."""
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    target = llvm.Target.from_default_triple()
    machine = target.create_target_machine(
        cpu=llvm.get_host_cpu_name(),
        features=features_here(),
        opt=3,
        codemodel="jitdefault",
        jit=True,
    )
    module = llvm.parse_bitcode(bitcode)
    module.triple, module.data_layout = target.triple, str(machine.target_data)
    tuning = llvm.create_pipeline_tuning_options(speed_level=3)
    tuning.loop_vectorization, tuning.slp_vectorization = True, False
    builder = llvm.create_pass_builder(machine, tuning)
    builder.getModulePassManager().run(module, builder)
    return bytes(machine.emit_object(module))
