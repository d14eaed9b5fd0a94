"""Write the kernel that the package ships, from its sources: to be run whenever one of them has changed (decision 0013).

The same sources give the same bytes, on one version of Python, Numba and llvmlite, where Python hashes texts in the same way
and Numba finds nothing that it compiled before.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

MAKE = """
import sys
from pathlib import Path
from standing.engine.compilation import bitcode_from_sources
from standing.engine.intermediate import SHIPPED, packed
from standing.program.layout import Shape, kernel_types

types = kernel_types(Shape())
path = Path(sys.argv[1]) if len(sys.argv) > 1 else SHIPPED
path.write_bytes(packed(bitcode_from_sources(types), types))
"""


def main() -> None:
    """Write it to the path that is given, or into the package."""
    with tempfile.TemporaryDirectory() as empty:
        same = {**os.environ, "PYTHONHASHSEED": "0", "STANDING_CACHE": empty}
        subprocess.run([sys.executable, "-c", MAKE, *sys.argv[1:2]], env=same, check=True)


if __name__ == "__main__":
    main()
