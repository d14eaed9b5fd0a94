"""Findings as a JSON document: rows without prose around them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from standing.checks.catalogue import Citation
from standing.checks.due_process import NormFinding, counts, disclaimer
from standing.errors import Finding
from standing.scenario import Scenario
from standing.version import VERSION


def document(
    scenario: Scenario, findings: Sequence[NormFinding], sense: Sequence[Finding], on: dt.date | None
) -> dict[str, object]:
    """Give what a check found as one document.

    Parameters
    ----------
    scenario
        What was checked.
    findings
        Answers to the norms.
    sense
        What makes little sense.
    on
        The day that was asked for, if any.
    """
    return {
        "standing": VERSION,
        "scenario": scenario.name,
        "on": on.isoformat() if on else None,
        "note": disclaimer(),
        "counts": dict(counts(findings)),
        "findings": [_row(each) for each in findings],
        "sense": [_sense(each) for each in sense],
    }


def _row(finding: NormFinding) -> dict[str, object]:
    norm = finding.norm
    return {
        "id": finding.id,
        "title": finding.title,
        "verdict": finding.verdict,
        "reason": finding.reason,
        "path": finding.path,
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "change": dict(finding.change),
        "criterion": None if norm is None else norm.criterion,
        "citations": [] if norm is None else [_citation(each) for each in norm.citations],
        "secondhand": finding.is_secondhand,
    }


def _citation(citation: Citation) -> dict[str, object]:
    return {
        "text": citation.text,
        "jurisdiction": citation.jurisdiction,
        "standing": citation.standing,
        "read": citation.read,
        "from": None if citation.applies_from is None else str(citation.applies_from),
        "until": None if citation.until is None else str(citation.until),
        "link": citation.link,
    }


def _sense(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "path": finding.path,
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "found": finding.found,
        "expected": finding.allowed,
    }
