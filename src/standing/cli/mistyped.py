"""What was mistyped, as every other finding: what was found, what is allowed, the nearest word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from standing.cli.guide import COMMANDS
from standing.cli.wrong import wrong

if TYPE_CHECKING:
    from cyclopts import CycloptsError
    from cyclopts.exceptions import MissingArgumentError, UnknownOptionError

    from standing.errors import InputError

OPTIONS: Final = ("--help", "--version", "--install-completion")
"""What may stand where a command does."""


def mistyped(error: CycloptsError) -> InputError:
    """Give what the reader of the command line refused, in the words of Standing.

    Parameters
    ----------
    error
        What it says.

    Returns
    -------
    InputError
        One finding.
    """
    from cyclopts.exceptions import (
        MissingArgumentError,
        RepeatArgumentError,
        UnknownCommandError,
        UnknownOptionError,
        UnusedCliTokensError,
    )

    from standing.errors import shown

    helped = f"`{' '.join(('standing', *(error.command_chain or ())))} --help`"
    match error:
        case UnknownCommandError():
            return _no_command(str((error.unused_tokens or [""])[0]))
        case UnknownOptionError():
            return _no_option(error, helped)
        case UnusedCliTokensError():
            found = " ".join(map(shown, error.unused_tokens or ()))
            return wrong("", f"{found} as well", f"nothing more (see {helped})")
        case RepeatArgumentError():
            return wrong(str(error.token.keyword), "it more than once", "it once")
        case MissingArgumentError():
            return _no_value(error, helped)
    return wrong("", str(error).rstrip("."), f"what {helped} says")


def _no_command(found: str) -> InputError:
    from standing.errors import listed, nearest, shown

    words = OPTIONS if found.startswith("-") else tuple(COMMANDS)
    return wrong("", shown(found), listed(words), nearest=nearest(found, words))


def _no_option(error: UnknownOptionError, helped: str) -> InputError:
    from standing.errors import nearest, shown

    found = error.token.keyword or error.token.value
    known = [name for each in error.argument_collection for name in each.names if name.startswith("-")]
    return wrong("", shown(found), f"the options that {helped} lists", nearest=nearest(found, known))


def _no_value(error: MissingArgumentError, helped: str) -> InputError:
    """Say that something is missing, or that there is too much of it."""
    from cyclopts.exceptions import ConsumeMultipleError

    typed = error.keyword
    if typed is None and error.argument is not None:
        typed = next((token.keyword for token in error.argument.tokens if token.keyword), None)
    if isinstance(error, ConsumeMultipleError) and error.max_allowed is not None:
        return wrong(str(typed), f"{error.actual_count} words after it", f"at most {error.max_allowed} (see {helped})")
    if typed is None:
        return wrong(error.argument.name if error.argument else "", "nothing", f"one (see {helped})")
    return wrong(typed, "nothing", f"a value (see {helped})")
