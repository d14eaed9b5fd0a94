"""Pictures of a comparison: what a reform changes for the same persons, and how long a wrongful listing then lasts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from standing import figures
from standing.errors import InputError, listed, nearest, shown
from standing.experiments.compare_reformed import Reformed
from standing.figures import Figure
from standing.measures.catalogue import Catalogue
from standing.texts import text


@dataclass(frozen=True, repr=False)
class ComparisonPlots:
    """Pictures of a comparison. Each raises `NothingToDraw` with the reason where there is nothing to draw.

    Parameters
    ----------
    catalogue
        The measures of the run as the rules stand.
    reforms
        The other regimes.
    """

    catalogue: Catalogue
    reforms: Sequence[Reformed]

    def __repr__(self) -> str:
        return text("figures.plots", name=self.catalogue.evidence.scenario.name, pictures="survival, differences")

    def survival(self, item: str | None = None) -> Figure:
        """Draw how long wrongful listings last, as the rules stand and under each reform.

        Parameters
        ----------
        item
            The list; the first with enough wrongful listings if it is not given.
        """
        runs = {text("figures.as_they_stand"): self.catalogue}
        return figures.survival({**runs, **{each.title: each.run.catalogue for each in self.reforms}}, item)

    def differences(self, reform: str | int = 0) -> Figure:
        """Draw what one reform changes.

        Parameters
        ----------
        reform
            Its name, or its place among the reforms, from 0.

        Raises
        ------
        InputError
            If the comparison has no such reform.
        """
        names = [each.name for each in self.reforms]
        at = names.index(reform) if reform in names else reform
        if not isinstance(at, int) or not 0 <= at < len(names):
            raise InputError.one(shown(reform), listed(names), nearest=nearest(str(reform), names))
        return figures.differences(self.catalogue, self.reforms[at].overall, self.reforms[at].title)
