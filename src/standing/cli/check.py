"""`standing check`."""

from __future__ import annotations

import sys
from typing import Annotated

from cyclopts import Parameter

from standing.cli.changes import changes_from


def check(
    scenario: str,
    /,
    *,
    changes: Annotated[tuple[str, ...], Parameter(name="--set", metavar="PATH=VALUE", negative="")] = (),
) -> int:
    """Check a scenario: spelling, units, names, and whether it makes sense.

    Everything wrong with a file is said at once, with its line and the nearest valid word. Exit code 2 if the scenario cannot
    be run, 1 if it can and something in it makes little sense, 0 if nothing was found.

    For example:

        standing check my-regime.yaml

    Parameters
    ----------
    scenario
        A scenario file, or the name of a shipped case.
    changes
        Change one field of the scenario before it is checked, by its path.

    Returns
    -------
    int
        Exit code.
    """
    from standing.checks.sense import check_sense
    from standing.report.title import inputs_in_words
    from standing.scenario import load

    loaded = load(scenario, changes_from(changes))
    findings = check_sense(loaded)
    for finding in findings:
        sys.stdout.write(f"{finding.text()}\n")
    if findings:
        sys.stdout.write(f"{loaded.name}: {len(findings)} finding{'s' if len(findings) > 1 else ''}\n")
        return 1
    sys.stdout.write(f"{loaded.name}: nothing found. Inputs: {inputs_in_words(loaded.inputs())}.\n")
    return 0
