"""One sentence about the rules, and where the rule stands that it tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Section = Literal["counts", "reports", "scores", "enters", "decides", "denies", "told", "exits", "cited"]

HEADINGS: Final[dict[Section, str]] = {
    "counts": "What counts, and who reports it",
    "reports": "What counts, and who reports it",
    "scores": "What it does to a score",
    "enters": "Who is listed, and who decides",
    "decides": "Who is listed, and who decides",
    "denies": "What is refused, to whom, and by whom",
    "told": "When one is told, and who else is",
    "exits": "The ways out",
    "cited": "The rules cited",
}
"""Sections in their order, and what stands above them; two that belong together share a heading."""


@dataclass(frozen=True)
class Sentence:
    """One thing that the rules say, or do not say.

    Parameters
    ----------
    section
        What it is about: counts, reports, scores, enters, decides, denies, told, exits or cited.
    sentence
        In words.
    path
        Dotted path of the rule, as `--set` takes it; of what is missing, where it could be written. None where it has none.
    line
        Line of the rule in the scenario file, counted from 1; of what is missing, the line of what it is missing from. None
        where a change put the rule there.
    missing
        Whether it says that something is not written.
    """

    section: Section
    sentence: str
    path: str | None
    line: int | None
    missing: bool = False
