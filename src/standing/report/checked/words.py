"""Words that every form of a finding shares."""

from __future__ import annotations

import json
from typing import Final

from standing.checks.catalogue import Citation, jurisdictions
from standing.checks.due_process import DISCLAIMER, NormFinding

NO_TOTAL: Final = (
    f'Each line is a {DISCLAIMER}. What the scenario does not say is "cannot tell". That no defect is found does not show '
    "that a regime is lawful; there is no total."
)
STANDING: Final = {
    "in_force": "",
    "adopted": "adopted",
    "draft": "draft",
    "soft_law": "soft law",
    "court": "court",
    "doctrine": "doctrine",
    "press": "as the press has it",
}
READ: Final = {"wording": "", "secondhand": "read second-hand", "memory": "wording not read"}
OF_STRUCTURE: Final = "structure of the rules"


def changes_of(finding: NormFinding) -> list[str]:
    """Give the smallest change as `--set` takes it, one text per field."""
    return [f"{path}={_value(value)}" for path, value in finding.change.items()]


def _value(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def cited(citation: Citation) -> str:
    """Give a citation with whose law it is, what kind of text, from when, and how far it was read."""
    since = f"from {citation.applies_from}" if citation.applies_from else ""
    said = [jurisdictions()[citation.jurisdiction], STANDING[citation.standing], since, READ[citation.read]]
    return f"{citation.text} ({', '.join(filter(None, said))})"


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
        return OF_STRUCTURE
    first, *others = map(cited, finding.norm.citations)
    if whole or not others:
        return "; ".join([first, *others])
    return f"{first}; and {len(others)} more"
