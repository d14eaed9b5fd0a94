"""The command `standing`: from what was typed to a command, and from its outcome to an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import TYPE_CHECKING, Final, NoReturn

from standing.cli.faults import exit_code, tell
from standing.cli.guide import COMMANDS, NOT_BUILT, guide
from standing.cli.somebody import answered, is_somebody
from standing.version import VERSION

if TYPE_CHECKING:
    from cyclopts import App


ABOUT_A_SCENARIO: Final = ("run", "compare", "reforms", "check", "validate", "life", "odd", "archive", "report")
"""Commands whose first word is a scenario, and never a person."""


def main(words: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code.

    Parameters
    ----------
    words
        What was typed after `standing`; that of the process if None.

    Raises
    ------
    SystemExit
        Always, with the exit code.
    """
    typed = list(sys.argv[1:] if words is None else words)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a screen that cannot show "·" shows "?", and nothing breaks
    raise SystemExit(exit_code(lambda: answer(typed)))


def answer(words: list[str]) -> int:
    """Exit code of a command line; what needs no command is answered without loading anything."""
    if not words or words[0] in ("--help", "-h") or words == ["help"]:
        sys.stdout.write(guide())
        return 0
    if words[0] == "help":
        return answer([words[1], "--help"])
    if words[0] == "--version":
        sys.stdout.write(f"standing {VERSION}\n")
        return 0
    if words[0] in ABOUT_A_SCENARIO and len(words) > 1 and is_somebody(words[1:2]):
        return answered()
    if words[0] in NOT_BUILT:
        return not_built(f"standing {words[0]}", NOT_BUILT[words[0]])
    return dispatch(words)


def not_built(what: str, purpose: str) -> int:
    """Say that something of the design is still to come; exit code 2."""
    tell(f"{what}: not built yet (it {purpose}); built: {', '.join(COMMANDS)}")
    return 2


def app() -> App:
    """The commands, each loaded when it is called."""
    from cyclopts import App, Parameter
    from cyclopts.completion.install import create_install_completion_command

    from standing.cli.completion import installing

    quiet = Parameter(show_default=False)
    built = App(
        name="standing",
        help=guide(),
        version=VERSION,
        default_parameter=quiet,
        help_format="plaintext",
        result_action="return_value",
        suppress_keyboard_interrupt=False,
    )
    for command in COMMANDS:
        built.command(f"standing.cli.{command}:{command}", name=command)
    built.command(
        create_install_completion_command(installing(built), add_to_startup=True), name="--install-completion"
    )
    return built


def dispatch(words: list[str]) -> int:
    """Call a command; what was mistyped becomes one sentence and exit code 2."""
    from cyclopts import CycloptsError

    from standing.cli.mistyped import mistyped

    try:
        return app()(words, exit_on_error=False, print_error=False) or 0
    except CycloptsError as error:
        raise mistyped(error) from None
