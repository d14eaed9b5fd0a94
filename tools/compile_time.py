"""Seconds of the first start of the engine on a machine, and of every later one (docs/decisions, 0011).

    python tools/compile_time.py
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time

RUN = "import standing as sd; sd.run(sd.load('tutorial'), people=1_000)"


def seconds(cache: str) -> float:
    """Wall-clock seconds of a small run in a process of its own."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", RUN], env={**os.environ, "STANDING_CACHE": cache}, check=True)
    return time.perf_counter() - began


def main() -> None:
    """Measure in an empty cache, then in the one that this filled."""
    with tempfile.TemporaryDirectory() as cache:
        print(f"first start, compiling: {seconds(cache):.1f} s")
        print(f"later start: {seconds(cache):.1f} s")


if __name__ == "__main__":
    main()
