"""Seconds of the first start of the engine on a machine, and of every later one (docs/decisions, 0011)."""

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
        sys.stdout.write(f"first start, compiling: {seconds(cache):.1f} s\n")
        sys.stdout.write(f"later start: {seconds(cache):.1f} s\n")


if __name__ == "__main__":
    main()
