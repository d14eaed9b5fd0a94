"""Pictures of a run: `run.plot.survival()` and the others, one method each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from standing import figures
from standing.checks.due_process import check_norms
from standing.errors import InputError, listed, nearest, shown
from standing.experiments.life import Life
from standing.experiments.ranges import Ranges
from standing.experiments.rule_dates import rule_dates
from standing.figures import Figure
from standing.figures.icons import Of
from standing.measures.catalogue import MEASURES, Catalogue
from standing.records.table import Table
from standing.texts import text


@dataclass(frozen=True, repr=False)
class RunPlots:
    """Pictures of a run. Each raises `NothingToDraw` with the reason where there is nothing to draw.

    Parameters
    ----------
    catalogue
        The measures of the run.
    published_figures
        Gives published beside simulated figures.
    tell
        Gives one synthetic life, as `Run.life` does.
    """

    catalogue: Catalogue
    published_figures: Callable[[], Table]
    tell: Callable[..., Life]

    def __repr__(self) -> str:
        return text("figures.plots", name=self.catalogue.evidence.scenario.name, pictures=", ".join(_pictures(self)))

    def flow(self) -> Figure:
        """Draw the regime: who reports, who decides, what happens, how one gets out, with the counts of the run."""
        return figures.flow(self.catalogue.evidence.scenario, self.catalogue)

    def icons(self, of: Of = "listings", item: str | None = None) -> Figure:
        """Draw 1,000 icons to scale.

        Parameters
        ----------
        of
            "listings" or "persons".
        item
            The list; the first with enough to draw if it is not given.
        """
        return figures.icons(self.catalogue, of, item)

    def survival(self, item: str | None = None) -> Figure:
        """Draw how long wrongful listings last.

        Parameters
        ----------
        item
            The list; the first with enough wrongful listings if it is not given.
        """
        return figures.survival({text("figures.as_they_stand"): self.catalogue}, item)

    def disparities(self, by: str | None = None, item: str | None = None) -> Figure:
        """Draw groups at equal true conduct.

        Parameters
        ----------
        by
            A column of the cells; the first if it is not given.
        item
            The list; the first with something to compare if it is not given.
        """
        return figures.disparities(self.catalogue, by, item)

    def timeline(self, person: int | None = None, *, pick: str | None = None) -> Figure:
        """Draw one synthetic life, with the dates that the rules set for it.

        Parameters
        ----------
        person
            Index of the person, from 0.
        pick
            Look for a person instead, as `Run.life` does.
        """
        life = self.tell(person, pick=pick)
        return figures.timeline(life.scenario, life.document(), rule_dates(life))

    def norms(self, family: str | None = None) -> Figure:
        """Draw what the rules answer to each norm.

        Parameters
        ----------
        family
            One family of norms alone; all of them if it is not given.
        """
        scenario = self.catalogue.evidence.scenario
        return figures.norms(scenario, check_norms(scenario), family)

    def published(self) -> Figure:
        """Draw published beside simulated figures."""
        return figures.published(self.catalogue, self.published_figures().to_dicts())

    def assumptions(self, ranges: Ranges, measure: str = "Q3", item: str | None = None) -> Figure:
        """Draw what each assumed input does to the leading number of a measure.

        Parameters
        ----------
        ranges
            The same persons at both ends of the assumed inputs.
        measure
            Q1 to Q24.
        item
            The list or sanction; the first if it is not given.

        Raises
        ------
        InputError
            If there is no such measure, or no such item.
        """
        if measure not in MEASURES:
            raise InputError.one(shown(measure), listed(list(MEASURES)), nearest=nearest(measure, MEASURES))
        values = self.catalogue.leading(measure)
        found = next((each for each in values if item in (None, each.item)), None)
        if found is None:
            names = [each.item for each in values]
            raise InputError.one(shown(item), listed(names), nearest=nearest(str(item), names))
        return figures.assumptions(self.catalogue, found, ranges.moves(found.key), ranges.notes)

    def confusion(self, by: str | None = None, item: str | None = None) -> Figure:
        """Draw who met the list's condition and who was listed.

        Parameters
        ----------
        by
            A column of the cells; all persons together if it is not given.
        item
            The list; the first with enough to draw if it is not given.
        """
        return figures.confusion(self.catalogue, by, item)

    def over_time(self, item: str | None = None) -> Figure:
        """Draw who is listed and what was refused along the calendar.

        Parameters
        ----------
        item
            The list; the first with enough listed persons if it is not given.
        """
        return figures.over_time(self.catalogue, item)

    def deciders(self) -> Figure:
        """Draw who decides."""
        return figures.deciders(self.catalogue)

    def denied(self) -> Figure:
        """Draw what is refused."""
        return figures.denied(self.catalogue)


def _pictures(plots: object) -> Sequence[str]:
    kinds: Mapping[str, object] = vars(type(plots))
    return [name for name, each in kinds.items() if callable(each) and not name.startswith("_")]
