"""Where compiled kernels are kept, and what they are made of.

Numba does not see that a function of another file has changed (numba issue 1833), so the folder carries a hash of every
source that a kernel is made of: a changed kernel never meets an old cache, an unchanged one is compiled once per machine.
"""

from __future__ import annotations

import os
import tempfile
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).resolve().parent.parent
SOURCES: Final = (
    "engine/arithmetic.py",
    "engine/cache.py",
    "engine/compilation.py",
    "engine/compiled.py",
    "engine/compiler.py",
    "engine/machine_code.py",
    "engine/random.py",
    "engine/kernel/*.py",
    "program/layout.py",
    "program/streams.py",
)
"""What compiled code is made of."""


@cache
def source_hash() -> str:
    """Hash of all kernel sources and of the versions of Numba and llvmlite, 16 hexadecimal digits."""
    text = sha256(f"{version('numba')} {version('llvmlite')}".encode())
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

MACHINE_CODE: Final = ".kernel"
"""How the files of machine code end."""


def is_cached() -> bool:
    """Whether the kernel of an ordinary scenario was compiled on this machine before."""
    return any(CACHE.glob(f"*{MACHINE_CODE}"))
