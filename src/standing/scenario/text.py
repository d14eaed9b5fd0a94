"""A scenario file as text: refused before any parser sees it where it cannot be a scenario."""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import Final

from standing.errors import Finding, InputError

MOST_BYTES: Final = 1_000_000
"""A scenario is words; a table of cells goes in a file of its own."""

ALLOWED_TEXT: Final = "a text file in UTF-8, of at most 1 MB"
_UNPRINTABLE: Final = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


def read_text(path: Path) -> str:
    """Read a scenario file.

    Parameters
    ----------
    path
        A regular file.

    Returns
    -------
    str
        Its text, without a byte order mark.

    Raises
    ------
    InputError
        If there is no such file, it is too large, not UTF-8, or holds characters that no text has.
    """
    name = str(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _refused(name, "something that is not a file", ALLOWED_TEXT)
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "no such file"
        raise _refused(name, reason[0].lower() + reason[1:], "a file that can be read") from None
    if len(content) > MOST_BYTES:
        size = max(status.st_size, len(content)) / 1e6
        raise _refused(name, f"{size:.1f} MB", ALLOWED_TEXT, next_step="put a table of cells in a CSV file of its own")
    return decoded(content, name)


def decoded(content: bytes, name: str) -> str:
    """Decode UTF-8, or say at which line it is something else."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _refused(
            name, f"a byte that is not UTF-8 (0x{content[error.start]:02x})", ALLOWED_TEXT, line=line
        ) from None
    check_text(text, name)
    return text


def check_text(text: str, name: str) -> None:
    """Refuse text that is too long or holds control characters or lone surrogates, with the line of the first.

    Raises
    ------
    InputError
        With the line and the column.
    """
    if len(text) > MOST_BYTES:
        raise _refused(name, f"{len(text) / 1e6:.1f} million characters", ALLOWED_TEXT)
    match = _UNPRINTABLE.search(text)
    if match is not None:
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        raise _refused(name, unprintable(text), "printable text", line=line, column=column)


def unprintable(text: str) -> str:
    """Name the first character of a text that no text should have."""
    match = _UNPRINTABLE.search(text)
    return f"the character U+{ord(match[0]):04X}" if match else "text"


def is_printable(text: str) -> bool:
    """Whether a text has no control characters and no lone surrogates (escapes can put them into quoted text)."""
    return _UNPRINTABLE.search(text) is None


def _refused(
    name: str,
    found: str,
    allowed: str,
    *,
    line: int | None = None,
    column: int | None = None,
    next_step: str | None = None,
) -> InputError:
    return InputError([Finding(name, line, column, "", found, allowed, code="text", next_step=next_step)])
