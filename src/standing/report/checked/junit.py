"""Findings as JUnit XML, so that a continuous integration shows each norm as a test."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree as ET

from standing.checks.due_process import NormFinding, disclaimer
from standing.errors import Finding
from standing.report.checked.words import changes_of, key_of, measured_against
from standing.texts import text

SKIPPED: Final = ("cannot tell", "not applicable")


def junit(name: str, findings: Sequence[NormFinding], sense: Sequence[Finding]) -> str:
    """Give findings as one test suite: a failure fails, what cannot be told or does not concern is skipped.

    Parameters
    ----------
    name
        Of the scenario.
    findings
        Answers to the norms.
    sense
        What makes little sense.
    """
    failed = sum(each.verdict == "fails" for each in findings) + len(sense)
    skipped = sum(each.verdict in SKIPPED for each in findings)
    numbers = {"tests": str(len(findings) + len(sense)), "failures": str(failed), "skipped": str(skipped)}
    suite = ET.Element("testsuite", {"name": f"standing check {name}", **numbers})
    for each in findings:
        _answer(suite, each)
    for warned in sense:
        case = ET.SubElement(suite, "testcase", {"classname": "sense", "name": f"{warned.code} {warned.path}"})
        message = text("checked.file.sense", found=warned.found, expected=warned.allowed)
        ET.SubElement(case, "failure", {"message": message}).text = warned.text()
    ET.indent(suite)
    return ET.tostring(suite, encoding="unicode", xml_declaration=True) + "\n"


def _answer(suite: ET.Element, finding: NormFinding) -> None:
    place = {"file": finding.file or "", "line": str(finding.line or 0)}
    named = {"classname": finding.id, "name": f"{finding.id} {finding.path}", **place}
    case = ET.SubElement(suite, "testcase", named)
    if finding.verdict == "fails":
        message = text("checked.file.failure", reason=finding.reason, disclaimer=disclaimer())
        changes = (text("checked.change", change=each) for each in changes_of(finding))
        against = text("checked.against", texts=measured_against(finding))
        ET.SubElement(case, "failure", {"message": message}).text = "\n".join([against, *changes])
    elif finding.verdict in SKIPPED:
        verdict = text(key_of("verdict", finding.verdict))
        message = text("checked.file.skipped", verdict=verdict, reason=finding.reason)
        ET.SubElement(case, "skipped", {"message": message})
