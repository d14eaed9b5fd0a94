"""What a scenario rules, in words: who decides, under which rule, what is refused, what one is called."""

from __future__ import annotations

from standing.measures.wording import name_in_words
from standing.scenario import Scenario
from standing.scenario.basis import LegalBasis
from standing.scenario.called import Called, quoted
from standing.scenario.regime import Sanction
from standing.texts import text


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
        return text("life.rule.list", list=self.quoted(name))

    def quoted(self, name: str) -> str:
        """Name a list, between quotation marks."""
        return quoted(self.called.words("lists", name))

    def sensor(self, name: str) -> str:
        """Name a sensor."""
        return self.called.title("sensors", name) or text("life.rule.sensor", sensor=name_in_words(name))

    def sensor_of(self, name: str) -> str:
        """Name a sensor, with who runs it."""
        found = self.regime.sensors.get(name)
        if not found or not found.authority:
            return self.sensor(name)
        return text("life.rule.sensor_of", sensor=self.sensor(name), authority=self.name_of(found.authority))

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
        review = found.review if found else "unknown"
        return text(f"life.rule.review.{review}", authority=self.name_of(name))

    def under(self, basis: LegalBasis | None) -> str:
        """Say which rule something rests on."""
        if basis is None or not (basis.source or basis.article):
            return text("life.rule.none_cited")
        source = self.scenario.sources.get(basis.source or "")
        rule = quoted(source.title) if source and source.title else basis.source or text("life.rule.unnamed")
        if not basis.article:
            return text("life.rule.under", rule=rule)
        key = "life.rule.under_article" if basis.article[0].isdigit() else "life.rule.under_section"
        return text(key, rule=rule, article=basis.article)

    def decided(self, name: str) -> str:
        """Say who decides on a list, under which rule."""
        row = self.regime.lists[name]
        by = self.authority((row.decision.by if row.decision else None) or row.decided_by)
        key = "life.rule.decided" if by else "life.rule.decided_unstated"
        return text(key, authority=by, rule=self.under(row.legal_basis))

    def judged(self, name: str) -> str:
        """Say who decides on an appeal."""
        by = self.authority(self.regime.redress[name].decided_by)
        key = "life.rule.judged" if by else "life.rule.judged_unstated"
        return text(key, redress=self.redress(name), authority=by)

    def in_force(self, name: str) -> str:
        """Say what a sanction does, who enforces it and under which rule."""
        row = self.regime.sanctions[name]
        by = self.authority(row.authority)
        enforced = text("life.rule.enforced" if by else "life.rule.enforced_unstated", authority=by)
        rule = self.under(row.legal_basis)
        return text(
            "life.rule.in_force", sanction=self.sanction(name), does=self._does(row), enforced=enforced, rule=rule
        )

    def _does(self, row: Sanction) -> str:
        if row.grants:
            return text("life.rule.eased", service=self.service(row.grants))
        return text("life.rule.refused", service=self.service(row.denies)) if row.denies else text("life.rule.label")
