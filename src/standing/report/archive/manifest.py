"""The checksum of each file, as `sha256sum --check` reads it, and what is wrong with a folder that has one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from standing.errors import Finding, InputError

NAME: Final = "manifest-sha256.txt"
"""Name of the file in an archive."""

MOST_BYTES: Final = 1_000_000
ALLOWED: Final = "a file as `standing archive` wrote it"
_LINE: Final = re.compile(r"([0-9a-f]{64})  (.{1,200})")


def manifest(files: Mapping[str, bytes]) -> str:
    """Give the manifest of files, by their paths in the archive."""
    return "".join(f"{sha256(content).hexdigest()}  {path}\n" for path, content in sorted(files.items()))


def read_manifest(folder: Path) -> dict[str, str]:
    """Read the checksums of a folder, by path.

    Raises
    ------
    InputError
        If it has no manifest, or a damaged one.
    """
    place = folder / NAME
    try:
        content = b"" if place.is_symlink() or place.stat().st_size > MOST_BYTES else place.read_bytes()
        lines = [_LINE.fullmatch(line) for line in content.decode().splitlines()]
    except (OSError, UnicodeDecodeError, ValueError):
        lines = []
    if not place.exists():
        allowed = f"the folder of an archive, with its {NAME}"
        raise InputError.one(f"{folder}, which has no {NAME}", allowed, code="archive")
    checksums = {line[2]: line[1] for line in lines if line}
    if not lines or not all(lines) or not all(map(_leads_down, checksums)):
        raise InputError.one(f"{place}, which is damaged", ALLOWED, code="archive")
    return checksums


def _leads_down(path: str) -> bool:
    """Whether a path stays in the folder."""
    parts = path.split("/")
    return path.isprintable() and "\\" not in path and ":" not in path and not {"", ".", ".."} & {*parts}


def damage(folder: Path, checksums: Mapping[str, str]) -> list[Finding]:
    """Say of each file what is wrong with it: that it is missing, or does not fit its checksum.

    Parameters
    ----------
    folder
        Of the archive.
    checksums
        By path, as the manifest has them.
    """
    return list(_damage(folder, checksums))


def _damage(folder: Path, checksums: Mapping[str, str]) -> Iterator[Finding]:
    for path, checksum in checksums.items():
        what = _wrong(folder, path, checksum)
        if what is not None:
            yield Finding(None, None, None, "", f"{folder / path}, which {what}", ALLOWED, code="archive")


def _wrong(folder: Path, path: str, checksum: str) -> str | None:
    place = folder / path
    steps = [folder.joinpath(*place.relative_to(folder).parts[:at]) for at in range(1, path.count("/") + 2)]
    if any(step.is_symlink() for step in steps):
        return "is a link"
    if not place.is_file():
        return "is missing"
    try:
        with place.open("rb") as file:
            found = sha256()
            while part := file.read(1 << 20):
                found.update(part)
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    return None if found.hexdigest() == checksum else "does not fit its checksum"


def strangers(folder: Path, checksums: Mapping[str, str]) -> list[str]:
    """Name the files in a folder that its manifest does not know."""
    known = {*checksums, NAME}
    found = (
        each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_symlink() or not each.is_dir()
    )
    return sorted(path for path in found if path not in known)
