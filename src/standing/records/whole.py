"""Files that are there whole or not at all: written beside their place, then moved into it.

Only regular files can take one another's place. What is written to a pipe or a device goes through it, and a link stays a link.
"""

from __future__ import annotations

import os
import shutil
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
        Where the file shall stand. Its folder is made if it is missing. Of a link, what it points at is written. A pipe or a
        device gets what was written when the block ends.

    Yields
    ------
    Path
        A new file in the same folder. If the block fails it is removed, and an older file at `path` stays as it was.
    """
    place = Path(path)
    if place.exists() and not place.is_file():
        with _passed_on(place) as draft:
            yield draft
        return
    target = Path(os.path.realpath(place))
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


@contextmanager
def _passed_on(place: Path) -> Iterator[Path]:
    """Give a path to write to, and write what stands there to a pipe or a device, which nothing can take the place of."""
    with tempfile.TemporaryDirectory(prefix="standing-") as folder:
        draft = Path(folder, f"draft{place.suffix}")
        yield draft
        with draft.open("rb") as made, place.open("wb") as through:
            shutil.copyfileobj(made, through)


def _mask() -> int:
    """Bits that a new file of this process may not have."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
