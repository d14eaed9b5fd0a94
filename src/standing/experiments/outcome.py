"""What a run leaves: the scenario, the exact integers, and how they were made."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from standing.errors import InputError, nearest
from standing.experiments.document import Making, cells_of, document_of
from standing.experiments.life import Life, life
from standing.experiments.published import published_table
from standing.experiments.ranges import Ranges
from standing.experiments.whole import keep
from standing.measures.catalogue import Catalogue, table_of, with_ranges
from standing.measures.measure import Value
from standing.records.table import Cell, Table
from standing.records.tallies import SeriesRow, Tallies, TallyRow
from standing.records.whole import whole_file
from standing.scenario import Scenario
from standing.texts import text

if TYPE_CHECKING:
    from standing.experiments.plot_run import RunPlots


@dataclass(frozen=True, repr=False)
class Run:
    """A scenario that was run.

    Parameters
    ----------
    scenario
        What was run.
    tallies
        The exact integers that the run left.
    people, seed, threads
        How many synthetic persons, which, and by how many threads; the last changes nothing but the time.
    elapsed_s, compile_s
        Wall-clock seconds of living, and of compiling or loading the compiled engine.
    peak_mib
        Most memory that this process has held by then, MiB; None where the system does not say.
    notes
        What the reader must know of how the run came about (why `--until` stopped).

    Examples
    --------
    >>> import standing as sd
    >>> run = sd.run(sd.load("tutorial"), people=20_000)  # doctest: +SKIP
    >>> run.measures().where(id="Q3", group="all")  # doctest: +SKIP
    """

    scenario: Scenario
    tallies: Tallies
    people: int
    seed: int
    threads: int
    elapsed_s: float
    compile_s: float
    peak_mib: int | None = None
    notes: tuple[str, ...] = ()

    def __repr__(self) -> str:
        people, days = f"{self.people:,}", f"{self.days:,.0f}"
        return text("experiments.run.is", scenario=self.scenario.name, people=people, seed=self.seed, days=days)

    @property
    def digest(self) -> str:
        """SHA-256 of what the scenario says; `tallies.digest` is that of what came out."""
        return self.scenario.digest

    @property
    def days(self) -> float:
        """Length of the run, days."""
        return self.scenario.clock.seconds / 86_400

    @property
    def cells(self) -> list[dict[str, int | str]]:
        """Cells with the persons that were run in each."""
        return cells_of(self.tallies)

    @cached_property
    def catalogue(self) -> Catalogue:
        """All measures of the run."""
        return Catalogue(self.scenario, self.tallies)

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """Values of all measures for all groups."""
        return tuple(self.catalogue.values())

    def measures(self, by: str | None = None, ranges: Ranges | None = None) -> Table:
        """Tidy table of the measures: id, name, item, group, numerator, denominator, unit, value, low, high and so on.

        Parameters
        ----------
        by
            A group column: overall and by its groups only. "all": overall only. By every group if it is not given.
        ranges
            The same persons at both ends of the assumed inputs, for `assume_low` and `assume_high`.

        Raises
        ------
        InputError
            If the cells have no such column.
        """
        values = self._with(ranges)
        if by is not None:
            groups = self.groups_by(by)
            values = tuple(value for value in values if value.group in groups)
        return table_of(values)

    def _with(self, ranges: Ranges | None) -> tuple[Value, ...]:
        return tuple(with_ranges(self.values, ranges.ends)) if ranges else self.values

    def groups_by(self, by: str) -> tuple[str, ...]:
        """Name the groups of a column, "all" first.

        Raises
        ------
        InputError
            If the cells have no such column.
        """
        columns = self.tallies.columns
        if by not in ("all", *columns):
            raise InputError.one(
                f'"{by}"',
                f"a group of the cells: {', '.join(columns) or 'they have none'}",
                nearest=nearest(by, columns),
            )
        return tuple(group for group in self.tallies.groups if group == "all" or group.startswith(f"{by}="))

    def tally_table(self) -> Table:
        """Tidy table of the exact integers: tally, item, part, cell, value."""
        return Table(TallyRow._fields, tuple(self.tallies.rows()), text("experiments.run.synthetic"))

    def series_table(self) -> Table:
        """Tidy table of the series: events in the bin that ends at `date`, or the stock at that instant."""
        return Table(SeriesRow._fields, tuple(self.tallies.series.rows()), text("experiments.run.synthetic"))

    def cell_table(self) -> Table:
        """Table of the cells."""
        rows: Sequence[Mapping[str, Cell]] = self.cells
        return Table.of(rows, ("cell", "people", *self.tallies.columns), text("experiments.run.synthetic"))

    def published(self) -> Table:
        """Give the published figures beside the simulated ones, scaled to the published population."""
        return published_table(self.scenario, self.tallies)

    def life(self, person: int | None = None, *, pick: str | None = None) -> Life:
        """Tell one synthetic life of the run, replayed from the seed: `events`, `story`, and `document()`.

        Parameters
        ----------
        person
            Index of the person, from 0; nothing else about a person can be given.
        pick
            Look for a person instead: "wrongful-longest", "rightful", "never-notified", "third-party" or "typical".

        Raises
        ------
        InputError
            If neither or both are given, the run has no such index, or nobody of the kind is found.
        """
        if (person is None) == (pick is None):
            found = "neither" if person is None else "both"
            raise InputError.one(f"{found} of person and pick", "an index, or a word of pick", code="person")
        return life(self.scenario, people=self.people, seed=self.seed, person=person, pick=pick)

    @property
    def plot(self) -> RunPlots:
        """Pictures of the run: `run.plot.survival()`, `.flow()`, `.icons()` and the others."""
        from standing.experiments.plot_run import RunPlots

        return RunPlots(self.catalogue, self.published, self.life)

    def document(self, ranges: Ranges | None = None) -> dict[str, Any]:
        """Give the run as one JSON document, as `standing.experiments.document.schema` describes it."""
        making = Making(self.people, self.seed, self.threads, self.elapsed_s, self.compile_s, self.peak_mib)
        return document_of(self.scenario, self.tallies, making, self._with(ranges))

    def save(self, folder: str | Path, ranges: Ranges | None = None) -> tuple[Path, ...]:
        """Write measures, series, tallies and cells as CSV and Parquet, the JSON document, and the run whole, to be opened again.

        Parameters
        ----------
        folder
            Is made if it is missing. Each file is there whole or not at all.
        ranges
            As in `measures`.

        Returns
        -------
        tuple[pathlib.Path, ...]
            The files that were written.
        """
        place = Path(folder)
        tables = {
            "measures": self.measures(ranges=ranges),
            "series": self.series_table(),
            "tallies": self.tally_table(),
            "cells": self.cell_table(),
        }
        if self.scenario.published:
            tables["published"] = self.published()
        written = [place / f"{name}.{kind}" for name in tables for kind in ("csv", "parquet")]
        for name, table in tables.items():
            table.to_csv(place / f"{name}.csv")
            table.to_parquet(place / f"{name}.parquet")
        document = place / "document.json"
        with whole_file(document) as draft:
            draft.write_text(json.dumps(self.document(ranges), ensure_ascii=False, allow_nan=False), encoding="utf-8")
        return (*written, document, keep(self.scenario, self.tallies, self.people, self.seed, place))
