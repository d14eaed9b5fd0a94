"""Files that are there whole or not at all: written beside their place, then moved into it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole_file(path: str | Path) -> Iterator[Path]:
    """Give a path to write to; what was written takes the place of `path` when the block ends without an error.

    Parameters
    ----------
    path
        Where the file shall stand. Its folder is made if it is missing.

    Yields
    ------
    Path
        A new file in the same folder. If the block fails it is removed, and an older file at `path` stays as it was.
    """
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=target.suffix, dir=target.parent)
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        draft.chmod(0o666 & ~_mask())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _mask() -> int:
    """Bits that a new file of this process may not have."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
