"""Findings as SARIF 2.1.0 (OASIS), so that editors and code review show them at their line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from standing.checks.due_process import NormFinding, disclaimer
from standing.checks.norms.verdict import Verdict
from standing.errors import Finding
from standing.report.checked.words import changes_of, measured_against
from standing.texts import text
from standing.version import VERSION

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
KINDS: Final[dict[Verdict, str]] = {
    "fails": "fail",
    "meets": "pass",
    "cannot tell": "review",
    "not applicable": "notApplicable",
}


def sarif(findings: Sequence[NormFinding], sense: Sequence[Finding]) -> dict[str, object]:
    """Give findings as one SARIF log: an answer to a norm is of kind fail, pass, review or notApplicable.

    Parameters
    ----------
    findings
        Answers to the norms.
    sense
        What makes little sense.
    """
    rules = {each.id: _rule(each) for each in findings}
    rules |= {each.code: {"id": each.code, "shortDescription": {"text": each.code}} for each in sense}
    results = [_answer(each, list(rules)) for each in findings] + [_sense(each, list(rules)) for each in sense]
    driver = {"name": "Standing", "version": VERSION, "rules": list(rules.values())}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}


def _rule(finding: NormFinding) -> dict[str, object]:
    rule: dict[str, object] = {
        "id": finding.id,
        "shortDescription": {"text": finding.title},
        "fullDescription": {"text": finding.norm.criterion if finding.norm else finding.title},
        "help": {"text": text("checked.file.help", texts=measured_against(finding), disclaimer=disclaimer())},
    }
    links = [] if finding.norm is None else [each.link for each in finding.norm.citations if each.link]
    return rule | ({"helpUri": links[0]} if links else {})


def _answer(finding: NormFinding, rules: list[str]) -> dict[str, object]:
    answer = text("checked.file.answer", reason=finding.reason, disclaimer=disclaimer())
    changes = (text("checked.file.change", change=each) for each in changes_of(finding))
    level = {"level": "warning"} if finding.verdict == "fails" else {"level": "none"}
    return {
        "ruleId": finding.id,
        "ruleIndex": rules.index(finding.id),
        "kind": KINDS[finding.verdict],
        **level,
        "message": {"text": " ".join([answer, *changes])},
        "locations": _place(finding.file, finding.line, finding.column, finding.path),
    }


def _sense(finding: Finding, rules: list[str]) -> dict[str, object]:
    return {
        "ruleId": finding.code,
        "ruleIndex": rules.index(finding.code),
        "kind": "fail",
        "level": "warning",
        "message": {
            "text": text("checked.file.sense_of", field=finding.words, found=finding.found, expected=finding.allowed)
        },
        "locations": _place(finding.file, finding.line, finding.column, finding.path),
    }


def _place(file: str | None, line: int | None, column: int | None, path: str) -> list[dict[str, object]]:
    place: dict[str, object] = {"logicalLocations": [{"fullyQualifiedName": path}]}
    if file is not None:
        physical: dict[str, object] = {"artifactLocation": {"uri": file}}
        if line is not None:
            physical["region"] = {"startLine": line, "startColumn": column or 1}
        place["physicalLocation"] = physical
    return [place]
