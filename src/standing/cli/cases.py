"""`standing cases`."""

from __future__ import annotations


def cases() -> int:
    """List the shipped scenarios, with their sources and how far each is validated.

    For example:

        standing cases

    Returns
    -------
    int
        Exit code.
    """
    from rich.console import Console

    from standing.cases.catalogue import case_names
    from standing.report.layout import printed
    from standing.report.shipped import shipped
    from standing.scenario import load

    printed(shipped([load(name) for name in case_names()]), Console(highlight=False))
    return 0
