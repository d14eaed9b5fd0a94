"""Where compiled kernels are kept, and what they are made of.

Numba does not see that a function of another file has changed (numba issue 1833), so the folder carries a hash of every
source that a kernel is made of: a changed kernel never meets an old cache, an unchanged one is compiled once per machine.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
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
    "engine/gamma.py",
    "engine/random.py",
    "engine/kernel/*.py",
    "program/layout.py",
    "program/streams.py",
)
"""What a kernel is made of in LLVM's intermediate language."""

LATER: Final = ("engine/machine_code.py", "engine/optimizer.py")
"""What makes machine code of it."""

DIGEST: Final = 32
"""Bytes of SHA-256, at the start of a file that is kept."""


def hash_of(patterns: tuple[str, ...], said: str = "", folder: Path = PACKAGE) -> str:
    """Hash of names and texts of files, after something said: 16 hexadecimal digits."""
    text = sha256(said.encode())
    for pattern in patterns:
        for path in sorted(folder.glob(pattern)):
            text.update(path.name.encode())
            text.update(path.read_text(encoding="utf-8").encode())
    return text.hexdigest()[:16]


@cache
def source_hash() -> str:
    """Hash of all sources of a kernel; the same on every machine."""
    return hash_of(SOURCES)


@cache
def folder_hash() -> str:
    """Hash of whatever machine code depends on, but for the processor: sources, and the versions of Numba and llvmlite."""
    return hash_of(SOURCES + LATER, f"{version('numba')} {version('llvmlite')}")


def cache_folder() -> Path:
    """Folder of the compiled kernels: under `STANDING_CACHE`, the user's cache folder, or the temporary one."""
    home = os.environ.get("STANDING_CACHE") or os.environ.get("XDG_CACHE_HOME")
    candidates = [Path(home)] if home else []
    candidates += [Path("~").expanduser() / ".cache", Path(tempfile.gettempdir())]
    for base in candidates:
        folder = base / "standing" / f"kernels-{folder_hash()}"
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

ENTRY: Final = "run_block"
"""Name of the kernel's function in intermediate and machine code."""

ALONE: Final = "run_alone"
"""Name of what it calls for one regime, in intermediate code: machine code for one program has nothing else."""

MACHINE_CODE: Final = ".kernel"
"""How the files of machine code end."""

SPECIALIZED: Final = ".special"
"""How the files of machine code for one program end."""

INTERMEDIATE: Final = ".bitcode"
"""How the files of intermediate code end."""


def is_cached() -> bool:
    """Whether the kernel of an ordinary scenario was compiled on this machine before."""
    return any(CACHE.glob(f"*{MACHINE_CODE}"))


def keep(path: Path, code: bytes) -> None:
    """Keep code, at once or not at all; a full disk costs the next process a compilation."""
    scratch = path.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        try:
            scratch.write_bytes(sha256(code).digest() + code)
            scratch.replace(path)
        finally:
            scratch.unlink(missing_ok=True)


def kept(path: Path) -> bytes | None:
    """Code that was kept; None if there is none, or it is damaged."""
    try:
        file = path.read_bytes()
    except OSError:
        return None
    digest, code = file[:DIGEST], file[DIGEST:]
    return code if digest == sha256(code).digest() else None
