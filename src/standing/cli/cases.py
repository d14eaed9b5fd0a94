"""`standing cases`."""

from __future__ import annotations


def cases() -> int:
    """List the shipped scenarios, with their sources and how far each is validated.

    A theory case says what is expected of it; `standing validate` compares that
    with a run.

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

    printed(shipped({name: load(name) for name in case_names()}), Console(highlight=False))
    return 0
