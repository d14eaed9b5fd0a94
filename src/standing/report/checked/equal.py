"""Findings of one norm that say the same of several items."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from standing.checks.due_process import NormFinding
from standing.report.checked.words import changes_of

ITEM = "…"
"""Stands for the item where findings are compared without it."""


def equal(findings: Sequence[NormFinding]) -> list[list[NormFinding]]:
    """Put findings together whose reasons differ in the name of the item alone, in the order of the first of each.

    Parameters
    ----------
    findings
        Of one norm.
    """
    return _together(findings, lambda each: each.brief.replace(each.about, ITEM) if each.about else each.brief)


def equal_changes(findings: Sequence[NormFinding]) -> list[list[NormFinding]]:
    """Put findings together whose smallest changes differ in the item alone.

    Parameters
    ----------
    findings
        Of one norm, each with a change.
    """
    return _together(findings, lambda each: tuple(text.replace(f".{item_of(each)}", ITEM) for text in changes_of(each)))


def item_of(finding: NormFinding) -> str:
    """Give the name of the item of a finding, as the file has it.

    Parameters
    ----------
    finding
        The finding.
    """
    return [*finding.path.split("."), "", "", ""][2]


def _together(findings: Sequence[NormFinding], key: Callable[[NormFinding], Hashable]) -> list[list[NormFinding]]:
    found: dict[Hashable, list[NormFinding]] = {}
    for each in findings:
        found.setdefault(key(each), []).append(each)
    return list(found.values())
