"""Structural findings: how many answers of each kind by family of norms, and the three that a reader needs first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standing.checks.catalogue import families
from standing.checks.due_process import NormFinding, counts
from standing.checks.norms.verdict import VERDICTS
from standing.report.page.datum import datum
from standing.report.page.section import Data, Section
from standing.report.page.subject import Subject
from standing.texts import text

GRAVEST = 3
"""Failures told on the first page."""

STRUCTURE = "structure"
"""Name of the family of checks that rest on no norm."""


def data(subject: Subject) -> Data | None:
    """Give the matrix and the gravest failures; None for a regime that holds nothing against anybody.

    Parameters
    ----------
    subject
        What the page is about.
    """
    found = subject.findings
    if not found:
        return None
    return {
        "verdicts": VERDICTS,
        "rows": list(_rows(found)),
        "totals": _cells(found, "all"),
        "gravest": list(gravest(found))[:GRAVEST],
        "file": subject.scenario.file,
    }


def _rows(found: Sequence[NormFinding]) -> Iterator[dict[str, object]]:
    for name, title in {**families(), STRUCTURE: text("checked.structure")}.items():
        mine = [each for each in found if family_of(each) == name]
        if mine:
            yield {"title": title, "cells": _cells(mine, name)}


def family_of(finding: NormFinding) -> str:
    """Give the family of what a finding answers.

    Parameters
    ----------
    finding
        An answer to a norm, or to a check of the structure.
    """
    return finding.norm.family if finding.norm else STRUCTURE


def _cells(found: Sequence[NormFinding], name: str) -> list[object]:
    return [datum(count, str(count), "check", name, verdict) for verdict, count in counts(found).items()]


def gravest(found: Sequence[NormFinding]) -> Iterator[dict[str, object]]:
    """Give the failures, one per norm: those that are read off a rulebook without interpretation first, then binding law.

    Parameters
    ----------
    found
        Answers to the norms.
    """
    failing = [each for each in found if each.verdict == "fails"]
    by_norm: dict[str, list[NormFinding]] = {}
    for each in sorted(failing, key=_rank):
        by_norm.setdefault(each.id, []).append(each)
    for same in by_norm.values():
        yield {"finding": same[0], "others": len(same) - 1}


def _rank(finding: NormFinding) -> tuple[bool, bool]:
    norm = finding.norm
    if norm is None:
        return True, True
    return not norm.first_twenty, all(each.standing != "in_force" for each in norm.citations)


STRUCTURAL = Section("structure", data)
