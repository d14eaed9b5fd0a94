"""A scenario and reforms of it on the same persons: as a table, as a document and as files."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from standing.experiments.compare_document import document_of
from standing.experiments.compare_reformed import Reformed
from standing.experiments.outcome import Run
from standing.measures.differences import COLUMNS
from standing.measures.suppress import too_few
from standing.records.table import Cell, Table
from standing.records.whole import whole_file
from standing.texts import text

if TYPE_CHECKING:
    from standing.experiments.plot_comparison import ComparisonPlots

_HIDDEN: Final = (
    "before", "after", "low", "high", "variance_reduction", "people_for_half", "numerator_before", "numerator_after",
)  # fmt: skip


@dataclass(frozen=True, repr=False)
class Comparison:
    """A scenario and reforms of it, lived by the same synthetic persons.

    Parameters
    ----------
    base
        The run as the scenario stands.
    reforms
        The others, in the order in which they were given.

    Examples
    --------
    >>> import standing as sd
    >>> scenario = sd.load("tutorial")
    >>> reform = scenario.reform({"regime.redress.correction.delay": "5d"})
    >>> sd.compare(scenario, reform, people=20_000).table()  # doctest: +SKIP
    """

    base: Run
    reforms: tuple[Reformed, ...]

    def __repr__(self) -> str:
        names = ", ".join(each.name for each in self.reforms)
        people = f"{self.base.people:,}"
        return text("experiments.comparison.is", scenario=self.base.scenario.name, reforms=names, people=people)

    def table(self, by: str | None = None) -> Table:
        """Tidy table of the differences: a row per reform, measure, item and group.

        Parameters
        ----------
        by
            A group column: its groups as well as all persons together.

        Raises
        ------
        InputError
            If the cells have no such column.
        """
        groups = ("all",) if by is None else self.base.groups_by(by)
        rows, hidden = [], set[tuple[Cell, ...]]()
        for reform in self.reforms:
            for each in reform.rows(groups):
                rows.append({"reform": reform.name, **each.row()})
                if each.is_too_few:
                    hidden.add((reform.name, *each.key))
        found, caption = tuple(tuple(row.values()) for row in rows), text("experiments.comparison.caption")
        return Table(("reform", *COLUMNS), found, caption, _for_people(hidden))

    @property
    def plot(self) -> ComparisonPlots:
        """Pictures of the comparison: `.plot.differences()` and `.plot.survival()`."""
        from standing.experiments.plot_comparison import ComparisonPlots

        return ComparisonPlots(self.base.catalogue, self.reforms)

    def document(self, by: str | None = None) -> dict[str, Any]:
        """Give the comparison as one JSON document, as `standing.experiments.compare_document.schema` describes it.

        Parameters
        ----------
        by
            A group column: its groups as well as all persons together, and Q13.
        """
        return document_of(self.base, self.reforms, by)

    def save(self, folder: str | Path, by: str | None = None) -> None:
        """Write the table as CSV and Parquet, and the JSON document; each file is there whole or not at all.

        Parameters
        ----------
        folder
            Is made if it is missing.
        by
            As in `table`.
        """
        place, table = Path(folder), self.table(by)
        table.to_csv(place / "differences.csv")
        table.to_parquet(place / "differences.parquet")
        with whole_file(place / "comparison.json") as draft:
            draft.write_text(json.dumps(self.document(by), ensure_ascii=False, allow_nan=False), encoding="utf-8")


def _for_people(hidden: set[tuple[Cell, ...]]) -> Callable[[Mapping[str, Cell]], Mapping[str, Cell]]:
    """How rows are changed where people read them: "too few" in place of what so few stand behind."""

    def change(row: Mapping[str, Cell]) -> Mapping[str, Cell]:
        key = tuple(row.get(each) for each in ("reform", "id", "name", "item", "group"))
        return {**row, **dict.fromkeys(_HIDDEN), "difference": too_few()} if key in hidden else row

    return change
