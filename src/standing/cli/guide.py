"""What `standing` says when it is asked nothing, and what it says to `--help`: one screen, without importing anything."""

from typing import Final

COMMANDS: Final = {
    "explain": "say what a regime's rules are, in sentences, without running it",
    "check": "hold a scenario to sense, and its rules to norms of due process",
    "run": "run a scenario on synthetic persons and show what the regime does",
    "compare": "say what a reform would change for the same synthetic persons",
    "report": "write one page to read, print and hand on",
    "reforms": "list the shipped reforms, and what each would change",
    "odd": "describe the model by the ODD protocol, with every number",
    "archive": "put a run and all it takes to repeat it into one folder",
    "reproduce": "check an archive and run it again",
    "cases": "list the shipped scenarios, with sources and validation status",
    "new": "write a commented scenario to start from",
    "merge": "join the parts of a run",
    "life": "tell one synthetic life, and the reason for each decision",
    "validate": "compare scenarios with what they say is expected of them",
    "bench": "measure the engine beside others on one model",
    "schema": "print the JSON Schema of a scenario, for editors",
}
"""The commands that are built, in the order in which a newcomer meets them."""

NOT_BUILT: Final = {
    "sweep": "runs a scenario over a grid of values",
    "sensitivity": "says which assumption matters most",
    "calibrate": "fits a scenario to published figures",
    "serve": "starts the local web page",
}
"""Commands of the design that come later; asking for one is answered, not met with "unknown command"."""


def guide() -> str:
    """Text of the first screen: what Standing is, what to type first, and every command."""
    width = max(len(command) for command in COMMANDS)
    lines = "\n".join(f"  {command:<{width}}  {what}" for command, what in COMMANDS.items())
    return f"""\
Standing rebuilds a social-credit, scoring or blacklist regime on a synthetic
population and measures what it does: who is listed, who is listed wrongly and
for how long, what is refused to whom, and how one gets out.

Start here:
  standing explain china-2018
  standing run china-2018 --people 1_000_000
  standing new my-regime

Commands:
{lines}

  standing COMMAND --help         options and examples of one command
  standing --version              the version
  standing --install-completion   complete commands and options in your shell

Everything is simulated and synthetic: no real person goes in, and nothing that
comes out is about one.
"""
