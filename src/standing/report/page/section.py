"""A section of a page: a name, what it puts into its template, and whether it has anything to say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from standing.report.page.subject import Subject

Data = Mapping[str, object]
"""What a template gets, by name."""


@dataclass(frozen=True)
class Section:
    """One part of a page.

    Parameters
    ----------
    name
        One word: its anchor, its template (`sections/NAME.html`) and its texts (`page.NAME`).
    data
        Gives what its template shows; None where there is nothing, and the section is left out.
    carried
        Gives the numbers that it alone has, for the page to carry (`carried`); None where documents have all of them.
    """

    name: str
    data: Callable[[Subject], Data | None]
    carried: Callable[[Subject], Mapping[str, object]] | None = None
