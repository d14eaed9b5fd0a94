"""A folder that is there whole or not at all, and never in place of what somebody else put there."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from standing.errors import InputError
from standing.records.whole import whole_file
from standing.report.archive.manifest import NAME, damage, read_manifest, strangers

FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""Date of every file in a ZIP file: the earliest that it can say, so that equal archives are equal files."""


def check_place(folder: Path) -> None:
    """Refuse a place where something stands that is not a whole archive and nothing else.

    Parameters
    ----------
    folder
        Where an archive shall stand.

    Raises
    ------
    InputError
        If it is a file or a link, or a folder with anything in it that an archive does not have.
    """
    allowed = "a new or empty folder, or an archive, which is replaced"
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise InputError.one(f"{folder}, which is not a folder", allowed, code="archive")
    if not folder.exists() or not any(folder.iterdir()):
        return
    if not (folder / NAME).is_file():
        raise InputError.one(f"{folder}, a folder with other things in it", allowed, code="archive")
    checksums = read_manifest(folder)
    wrong, others = damage(folder, checksums), strangers(folder, checksums)
    if wrong or others:
        what = f"{others[0]}, which an archive does not have" if others else wrong[0].found
        raise InputError.one(f"{folder} with {what}", allowed, code="archive")


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files beside the place, then move the folder into it.

    Parameters
    ----------
    folder
        Where it shall stand.
    files
        What is in it, by path.

    Raises
    ------
    InputError
        If something else stands there.
    OSError
        If nothing can be written; what stood there stays.
    """
    check_place(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    old = draft.with_name(f"{draft.name}.old")
    try:
        for path, content in files.items():
            place = draft / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        draft.chmod(0o777 & ~_mask(draft))
        if folder.exists():
            folder.rename(old)
        try:
            draft.rename(folder)
        except OSError:
            if old.exists():
                old.rename(folder)
            raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)
        with suppress(OSError):
            shutil.rmtree(old)


def _mask(draft: Path) -> int:
    """Bits that a new folder of this process may not have, as a folder in it shows."""
    probe = draft / ".mask"
    probe.mkdir()
    mode = probe.stat().st_mode & 0o777
    probe.rmdir()
    return 0o777 & ~mode


def write_zip(place: Path, folder: str, files: Mapping[str, bytes]) -> None:
    """Write files as one ZIP file, with the folder around them.

    Parameters
    ----------
    place
        The ZIP file; it is there whole or not at all.
    folder
        Name of the folder in it.
    files
        What is in it, by path.
    """
    with whole_file(place) as draft, zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as packed:
        for path, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{folder}/{path}", FIRST_DAY)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, content)
