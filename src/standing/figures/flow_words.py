"""What the picture of a regime says of its rules: who, with what review, and what it does."""

from __future__ import annotations

from collections.abc import Iterator

from standing.measures.wording import name_in_words
from standing.scenario import BlackList, Sanction, Scenario
from standing.scenario.dated import is_ever_true
from standing.texts import text


class Words:
    """Titles and short sayings of a scenario's rules.

    Parameters
    ----------
    scenario
        Whose.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.scenario, self.regime = scenario, scenario.regime

    def title(self, kind: str, name: str) -> str:
        """Title of a sensor, list, score, sanction or redress.

        Parameters
        ----------
        kind
            The part of the regime that has it: "lists".
        name
            Its name there.
        """
        found = getattr(self.regime, kind).get(name)
        return (found.title if found else None) or name_in_words(name)

    def by(self, authority: str | None) -> str:
        """Say which authority does something."""
        if authority is None:
            return text("figures.flow.unnamed")
        found = self.regime.authorities.get(authority)
        return text("figures.flow.by", who=found.name if found else name_in_words(authority))

    def decided(self, row: BlackList) -> Iterator[str]:
        """Say who decides on a list, how, with what notice, and whether it is published."""
        authority = (row.decision.by if row.decision else None) or row.decided_by
        found = self.regime.authorities.get(authority or "")
        yield text("figures.flow.decided_by", who=found.name) if found else text("figures.flow.unnamed")
        if found:
            yield text(f"figures.flow.review.{found.review}")
        yield text("figures.flow.second_look" if row.decision else "figures.flow.no_second_look")
        yield text(f"figures.flow.notice.{row.notice.when if row.notice else 'unsaid'}")
        if is_ever_true(row.public):
            yield text("figures.flow.public")

    def does(self, row: Sanction) -> Iterator[str]:
        """Say what a sanction does, to whom, and who enforces it."""
        service, found = row.denies or row.grants, self.regime.authorities.get(row.authority or "")
        word = "label" if service is None else "refuses" if row.denies else "grants"
        does = text(f"figures.flow.{word}", service=self._service(service or ""))
        yield f"{does} {text('figures.flow.enforced_by', who=found.name)}" if found else does
        if row.on != "self":
            yield text("figures.flow.on", whom=name_in_words(row.on))

    def way(self, redress: str) -> str:
        """Say what one files, and who decides on it."""
        row = self.regime.redress[redress]
        return f"{self.title('redress', redress)}, {self.by(row.decided_by)}"

    def recovery(self, score: str) -> list[tuple[str, tuple[str, ...]]]:
        """Say how points come back; one name and what is said of it."""
        recovers = self.regime.scores[score].recovers
        word = "recovers" if recovers is not None else "no_recovery"
        return [(text(f"figures.flow.{word}"), (text(f"figures.flow.{word}_says"),))]

    def _service(self, name: str) -> str:
        found = self.scenario.world.services.get(name) if self.scenario.world else None
        return (found.title if found else None) or name_in_words(name)
