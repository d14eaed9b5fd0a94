"""Clock against text: what a rule promises, and what the simulated persons of a run get."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from standing.checks.due_process import NormFinding
from standing.measures.measure import Value
from standing.scenario import Scenario

MEDIAN, P90 = "median duration of a wrongful listing", "P90 of the duration of a wrongful listing"

MEASURED: Final = {
    "B1": ("unrelated sanction-days, strictest",),
    "B2": ("top severity for the lowest gravity, sanction-days",),
    "C1": ("wrongful share of listings",),
    "C8": ("share of days publicly named after the end",),
    "D1": ("sanction before notice",),
    "F1": ("wrongful listings open after 2 years",),
    "F3": ("listings gone stale",),
    "G1": ("decided in time, of those filed", MEDIAN, P90),
    "G2": ("decided in time, of those filed", MEDIAN, P90),
    "G4": ("wrongful sanction-days",),
    "G5": ("median of the correction lag", "P90 of the correction lag"),
    "H1": ("other persons under a sanction",),
    "S4": ("listings for lawful conduct",),
    "S5": ("minutes per decision",),
}
"""Numbers of a run that belong to a norm, by name: what a person meets where the rule says what it says."""


@dataclass(frozen=True)
class Promise:
    """A rule, and what follows from it in a run.

    Parameters
    ----------
    finding
        What the rule says, with norm, verdict and line.
    values
        What the run measured, in the order of `MEASURED`.
    """

    finding: NormFinding
    values: tuple[Value, ...]


def promises(scenario: Scenario, findings: Sequence[NormFinding], values: Iterable[Value]) -> list[Promise]:
    """Give each rule that a run measures something about, with what it measures.

    Parameters
    ----------
    scenario
        What was run.
    findings
        What its rules answer to the norms.
    values
        The measures of the run, overall.

    Returns
    -------
    list of Promise
        In the order of the findings; a norm that no number belongs to is left out.
    """
    computed = (each for each in values if each.group == "all" and each.status != "not_modelled")
    known = {(each.name, each.item): each for each in computed}
    found = []
    for finding in findings:
        items = _items(scenario, finding)
        named = [known[name, item] for name in MEASURED.get(finding.id, ()) for item in items if (name, item) in known]
        if named and finding.verdict in ("fails", "meets"):
            found.append(Promise(finding, tuple(named)))
    return found


def _items(scenario: Scenario, finding: NormFinding) -> tuple[str, ...]:
    """Names under which a run measures what a finding is about: the list or sanction itself, and the list of a redress."""
    parts = finding.path.split(".")
    name = parts[2] if len(parts) > 2 else ""
    if parts[:2] == ["regime", "redress"]:
        against = scenario.regime.redress[name].against
        return (against, *(each for each, one in scenario.regime.sanctions.items() if against in one.lists))
    if parts[:2] == ["world", "conducts"]:
        return tuple(scenario.regime.lists)
    return (name,)
