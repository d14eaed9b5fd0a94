"""What a scenario rules, in words: who decides, under which rule, what is refused, what one is called."""

from __future__ import annotations

from typing import Final

from standing.measures.wording import name_in_words
from standing.scenario import Scenario
from standing.scenario.basis import LegalBasis
from standing.scenario.called import Called, quoted

REVIEW: Final = {
    "human": "where people decide",
    "automated": "where a machine decides",
    "mixed": "where people and machines decide",
    "unknown": "where it is not stated who decides",
}
"""Who decides at an authority, by what the scenario says of its review."""


class Rules:
    """Names and rules of a scenario as sentences use them.

    Parameters
    ----------
    scenario
        Whose.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.scenario, self.regime, self.called = scenario, scenario.regime, Called(scenario)

    def list(self, name: str) -> str:
        """Name a list.

        Examples
        --------
        >>> from standing.scenario import load
        >>> Rules(load("tutorial")).list("debtors")
        'the list "Debtors"'
        """
        return f"the list {self.quoted(name)}"

    def quoted(self, name: str) -> str:
        """Name a list, between quotation marks."""
        return quoted(self.called.words("lists", name))

    def sensor(self, name: str) -> str:
        """Name a sensor."""
        return self.called.title("sensors", name) or f"the sensor {name_in_words(name)}"

    def sensor_of(self, name: str) -> str:
        """Name a sensor, with who runs it."""
        found = self.regime.sensors.get(name)
        return (
            f"{self.sensor(name)} ({self.name_of(found.authority)})" if found and found.authority else self.sensor(name)
        )

    def conduct(self, name: str) -> str:
        """Name a conduct, or a trait that is assessed."""
        return self.called.words("conducts", name)

    def service(self, name: str) -> str:
        """Name a service."""
        return self.called.words("services", name)

    def sanction(self, name: str) -> str:
        """Name a sanction."""
        return self.called.words("sanctions", name)

    def redress(self, name: str) -> str:
        """Name a way of redress."""
        return self.called.words("redress", name)

    def score(self, name: str) -> str:
        """Name a score."""
        return self.called.words("scores", name)

    def status(self, name: str) -> str:
        """Name a status."""
        return self.called.words("statuses", name)

    def redress_against(self, name: str) -> str | None:
        """Name of the redress against a list, or None."""
        return next((each for each, row in self.regime.redress.items() if row.against == name), None)

    def name_of(self, authority: str) -> str:
        """Give the full name of an authority."""
        return self.called.words("authorities", authority)

    def authority(self, name: str | None) -> str | None:
        """Name an authority with who decides there; None if the scenario names none."""
        if name is None:
            return None
        found = self.regime.authorities.get(name)
        return f"{self.name_of(name)}, {REVIEW[found.review if found else 'unknown']}"

    def under(self, basis: LegalBasis | None) -> str:
        """Say which rule something rests on."""
        if basis is None or not (basis.source or basis.article):
            return "no rule is cited"
        source = self.scenario.sources.get(basis.source or "")
        title = f'"{source.title}"' if source and source.title else basis.source or "a rule without a name"
        if not basis.article:
            return f"under {title}"
        return (
            f"under article {basis.article} of {title}"
            if basis.article[0].isdigit()
            else f"under {title}, {basis.article}"
        )

    def decided(self, name: str) -> str:
        """Say who decides on a list, under which rule."""
        row = self.regime.lists[name]
        by = self.authority((row.decision.by if row.decision else None) or row.decided_by)
        who = f"Decided by {by}" if by else "Decided; by whom is not stated"
        return f"{who}; {self.under(row.legal_basis)}"

    def judged(self, name: str) -> str:
        """Say who decides on an appeal."""
        by = self.authority(self.regime.redress[name].decided_by)
        return (
            f"{self.redress(name)}, decided by {by}"
            if by
            else f"{self.redress(name)} (by whom it is decided is not stated)"
        )

    def in_force(self, name: str) -> str:
        """Say what a sanction does, who enforces it and under which rule."""
        row = self.regime.sanctions[name]
        does = f"{self.service(row.denies)} refused" if row.denies else "a mere label"
        if row.grants:
            does = f"{self.service(row.grants)} made easier"
        by = self.authority(row.authority)
        enforced = f"enforced by {by}" if by else "by whom it is enforced is not stated"
        return f"{self.sanction(name)} ({does}; {enforced}; {self.under(row.legal_basis)})"
