"""What is wrong with what was typed, said like every other finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standing.errors import InputError


def wrong(option: str, found: object, allowed: str, nearest: str | None = None, code: str = "option") -> InputError:
    """An error about one option.

    Parameters
    ----------
    option
        The option as it is typed, `--people`.
    found, allowed
        What stood there, and what may.
    nearest
        The valid word that was probably meant.
    code
        Code of the finding.

    Returns
    -------
    InputError
        To be raised by the caller.
    """
    from standing.errors import Finding, InputError

    finding = Finding(
        file=None,
        line=None,
        column=None,
        path=option,
        found=str(found) or "nothing",
        allowed=allowed,
        nearest=nearest,
        code=code,
        severity="error",
        next_step=None,
    )
    return InputError((finding,))
