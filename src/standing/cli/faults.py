"""Exit codes: what went wrong becomes one sentence on standard error and a number, never a traceback."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO})
"""What a system says where nothing more can be written."""

INTERRUPTED: Final = "Interrupted: nothing was saved. The same command starts again."
"""What is said when there is nothing to keep."""


def exit_code(action: Callable[[], int]) -> int:
    """Do something and give the exit code of how it went.

    Parameters
    ----------
    action
        Does the work and gives its own code when all goes well: 0, or 1 for findings.

    Returns
    -------
    int
        0 done, 1 findings, 2 the input is wrong, 3 interrupted, 4 a fault of ours.
    """
    try:
        return _known(action)
    except KeyboardInterrupt:
        tell(INTERRUPTED)
        return 3
    except BrokenPipeError:  # the reader has seen enough, as in `standing cases | head -3`
        _silence()
        return 0
    except SystemExit as left:  # how rich says the same
        if not isinstance(left.__context__, BrokenPipeError):
            raise
        return 0
    except Exception as fault:  # noqa: BLE001 - whatever it is, the user gets one sentence
        if isinstance(fault, OSError) and fault.errno in FULL:
            place = fault.filename or "standard output or a temporary file"
            tell(f"{place}: found {fault.strerror}; allowed: a disk, or a pipe, that takes all that is written")
            _silence()
            return 2
        kind = type(fault).__name__
        tell(f"A fault of Standing, not of your input: {kind}. The details are in {_saved()}; please report them.")
        return 4


def _known(action: Callable[[], int]) -> int:
    """Do it, and say in one sentence each what the user can mend."""
    from standing.errors import InputError, StandingError

    try:
        code = action()
        sys.stdout.flush()
    except InputError as error:
        for finding in error.findings:
            tell(finding.text())
        return int(error.exit_code)
    except StandingError as error:
        tell(str(error))
        return int(error.exit_code)
    return code


def _silence() -> None:
    """Let what standard output does not take go nowhere, or Python complains when it ends."""
    with suppress(OSError):
        sys.stdout.flush()
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def tell(text: str) -> None:
    """One message on standard error, whatever its encoding can show; control characters do not reach the terminal."""
    sys.stderr.write(_plain(text) + "\n")


def note(text: str) -> None:
    """One message on standard error that may be overlooked: as `tell`, dim on a terminal."""
    from rich.console import Console
    from rich.text import Text

    Console(stderr=True).print(Text(_plain(text), style="dim"), soft_wrap=True)


def _plain(text: str) -> str:
    encoding = sys.stderr.encoding or "utf-8"
    plain = "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in text)
    return plain.encode(encoding, "backslashreplace").decode(encoding)


def _saved() -> Path:
    """Write the traceback where it can be found again."""
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="standing-fault-", suffix=".txt", delete=False
    ) as file:
        file.write(f"standing {' '.join(sys.argv[1:])}\n\n{traceback.format_exc()}")
    return Path(file.name)
