"""One regime of a comparison beside the first: what it changes, and what that changes for the same persons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from standing.experiments.compare_lives import Lived
from standing.experiments.compare_reforms import NO_REGIME
from standing.experiments.outcome import Run
from standing.measures.deterrence import Deterrence
from standing.measures.differences import Difference, Differences
from standing.measures.disparity import DISPARITY
from standing.measures.safeguard import SAFEGUARD
from standing.measures.suppress import are_too_few
from standing.texts import text


@dataclass(frozen=True, repr=False)
class Reformed:
    """One regime of a comparison beside the first.

    Parameters
    ----------
    name, title, says
        What it is called, and what it changes, in sentences.
    changed
        Paths at which it differs.
    fields
        How many fields it changes; those of a new part of a rule each count.
    warnings
        What the reader must know of the pairing.
    lived
        What its run left.
    differences
        Against the scenario.
    deterrence
        Q15, where it is compared with no regime.
    note
        What whoever wrote the reform says of it.
    """

    name: str
    title: str
    says: tuple[str, ...]
    changed: tuple[str, ...]
    fields: int
    warnings: tuple[str, ...]
    lived: Lived
    differences: Differences
    deterrence: Deterrence | None = None
    note: str | None = None

    def __repr__(self) -> str:
        return text("experiments.comparison.reformed", name=self.name, title=self.title)

    @property
    def run(self) -> Run:
        """The run under it."""
        return self.lived.run

    @property
    def unchanged(self) -> float:
        """Share of persons for whom nothing changed, event by event."""
        return self.lived.unchanged / self.run.people

    @property
    def is_few(self) -> bool:
        """Whether people are not shown for how many nothing changed: so few are those, or those for whom something did."""
        return are_too_few(self.lived.unchanged, self.run.people - self.lived.unchanged)

    @property
    def is_one_change(self) -> bool:
        """Whether one thing alone was switched, so that a difference follows from it; the whole regime is one thing."""
        return self.fields == 1 or self.name == NO_REGIME

    def rows(self, groups: Sequence[str] = ("all",)) -> tuple[Difference, ...]:
        """Differences of all measures.

        Parameters
        ----------
        groups
            "all" or `column=value`.
        """
        return tuple(self.differences.rows(groups=groups))

    @cached_property
    def overall(self) -> tuple[Difference, ...]:
        """Differences of all measures, all persons together."""
        return self.rows()

    @cached_property
    def safeguard(self) -> tuple[Difference, ...]:
        """What the reform spares, delays and takes, per 1,000 persons."""
        return tuple(self.differences.of(SAFEGUARD))

    def disparity(self, by: str) -> tuple[Difference, ...]:
        """Q13 under both regimes, by list and stage, of each group of a column against the largest.

        Parameters
        ----------
        by
            A group column of the cells.
        """
        return tuple(self.differences.of(DISPARITY, self.run.groups_by(by)[1:]))
