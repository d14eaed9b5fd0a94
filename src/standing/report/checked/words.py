"""Words that every form of a finding shares."""

from __future__ import annotations

import json
from typing import Final

from standing.checks.catalogue import Citation, jurisdictions
from standing.checks.due_process import NormFinding, disclaimer
from standing.checks.norms.verdict import Verdict
from standing.texts import text

PLAIN: Final = ("in_force", "wording")
"""Of a text that is in force, and of one that was read word by word, nothing is said."""


def changes_of(finding: NormFinding) -> list[str]:
    """Give the smallest change as `--set` takes it, one text per field."""
    return [f"{path}={_value(value)}" for path, value in finding.change.items()]


def _value(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def cited(citation: Citation) -> str:
    """Give a citation with whose law it is, what kind of text, from when, and how far it was read."""
    said = [jurisdictions()[citation.jurisdiction]]
    if citation.standing not in PLAIN:
        said.append(text(f"checked.citation_of.{citation.standing}"))
    if citation.applies_from:
        said.append(text("checked.from", date=citation.applies_from))
    if citation.read not in PLAIN:
        said.append(text(f"checked.read.{citation.read}"))
    return text("checked.citation", text=citation.text, details=", ".join(filter(None, said)))


def measured_against(finding: NormFinding, *, whole: bool = True) -> str:
    """Give what a finding is measured against: the texts that its norm cites, or the structure of the rules.

    Parameters
    ----------
    finding
        The finding.
    whole
        Whether each text is told, and not only the first and how many more there are.
    """
    if finding.norm is None:
        return text("checked.structure")
    first, *others = map(cited, finding.norm.citations)
    if whole or not others:
        return "; ".join([first, *others])
    return text("checked.against_more", text=first, number=len(others))


def no_total() -> str:
    """What none of the answers says."""
    return text("checked.no_total", disclaimer=disclaimer())


def line_of(finding: NormFinding) -> str:
    """Give the line of a finding; of one that a change put there, that it did."""
    return text("checked.changed") if finding.line is None else text("checked.line", line=finding.line)


def key_of(kind: str, verdict: Verdict) -> str:
    """Give the key of what is said of a verdict.

    Parameters
    ----------
    kind
        heading, or verdict for its name.
    verdict
        Which.
    """
    return f"checked.{kind}.{verdict.replace(' ', '_')}"
