"""One engine measured in a process of its own: `python -m standing.bench.peers.NAME --people N` prints one line of JSON."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from importlib.metadata import version

from standing.bench.model import Outputs
from standing.experiments.memory import peak_mib

Simulate = Callable[[int, int], Outputs]
"""From people and seed to outputs."""


def threads_asked() -> int | None:
    """Threads that the suite asks for; None for all processors."""
    return int(os.environ.get("STANDING_BENCH_THREADS", "0")) or None


def measure(simulate: Simulate, *, packages: tuple[str, ...], compiled_by: int = 0) -> None:
    """Simulate as asked on the command line, and print what came out and what it cost.

    Parameters
    ----------
    simulate
        The model.
    packages
        Distributions whose versions are told.
    compiled_by
        People of a first run that is not measured, which compiles what has to be compiled; none if 0.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    before = time.perf_counter()
    if compiled_by:
        simulate(compiled_by, asked.seed)
    compile_s = time.perf_counter() - before if compiled_by else 0.0
    empty = peak_mib()
    wall, cpu = time.perf_counter(), time.process_time()
    outputs = simulate(asked.people, asked.seed)
    told = {
        "people": asked.people,
        "seed": asked.seed,
        "versions": {name: version(name) for name in packages},
        "compile_s": compile_s,
        "elapsed_s": time.perf_counter() - wall,
        "cpu_s": time.process_time() - cpu,
        "empty_mib": empty,
        "peak_mib": peak_mib(),
        "outputs": outputs._asdict(),
    }
    sys.stdout.write(json.dumps(told) + "\n")
