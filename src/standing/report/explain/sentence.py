"""One sentence about the rules, and where the rule stands that it tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Section = Literal["counts", "reports", "scores", "enters", "decides", "denies", "told", "exits", "cited"]

HEADINGS: Final[dict[Section, str]] = {
    "counts": "explain.heading.counts",
    "reports": "explain.heading.counts",
    "scores": "explain.heading.scores",
    "enters": "explain.heading.enters",
    "decides": "explain.heading.enters",
    "denies": "explain.heading.denies",
    "told": "explain.heading.told",
    "exits": "explain.heading.exits",
    "cited": "explain.heading.cited",
}
"""Sections in their order, and the key of what stands above them; two that belong together share a heading."""


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
