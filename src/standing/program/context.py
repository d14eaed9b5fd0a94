"""What every part of a program under construction needs: names in order, numbers, slots and addresses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import numpy as np

from standing.errors import Finding, InputError
from standing.program.slots import SlotPlan
from standing.program.streams import collisions, fold, stream_of
from standing.program.tables import DAY, Tables
from standing.scenario import Quantity, Scenario, World
from standing.units import span_from_text

Events = Mapping[tuple[str, str], int]
"""First slot of each tally with a series, by tally and item."""

Row = dict[str, object]
"""One row of a table of the record: field to value."""


def refusal(path: str, found: str, allowed: str, code: str) -> InputError:
    """Give an error about a field of the scenario that has no place in its file."""
    return InputError([Finding(None, None, None, path=path, found=found, allowed=allowed, code=code)])


class Context:
    """A program under construction.

    Parameters
    ----------
    scenario, world
        What is to be run, and its world.
    people
        Persons, to be apportioned to the cells (R5).
    seed
        Key of every draw.
    """

    def __init__(self, scenario: Scenario, world: World, people: int, seed: int) -> None:
        self.scenario = scenario
        self.world = world
        self.regime = scenario.regime
        self.seed = seed
        cells = world.population.cells
        self.columns = tuple(cells.columns)
        self.labels = tuple(tuple(row) for row in cells.labels)
        self.people = tuple(cells.apportion(people))
        self.groups = [dict(zip(self.columns, row, strict=True)) for row in self.labels]
        self.start = scenario.clock.start
        self.seconds = scenario.clock.seconds
        self.days = int(self.seconds // DAY) + 2
        self.tables = Tables(self.start, self.seconds, self.groups)
        self.plan = SlotPlan()
        self.conducts = list(world.conducts)
        self.services = list(world.services)
        self.sensors = list(self.regime.sensors)
        self.scores = list(self.regime.scores)
        self.lists = list(self.regime.lists)
        self.redress = list(self.regime.redress)
        self.redress_of = {row.against: name for name, row in self.regime.redress.items()}
        self.pairs = [
            (sensor, conduct)
            for conduct in self.conducts
            for sensor in self.sensors
            if conduct in self.regime.sensors[sensor].observes
        ]
        self.streams: list[tuple[str, int]] = []
        self.sources: dict[str, int] = {}
        self.named = np.zeros((len(self.lists), len(self.conducts)), dtype=np.uint8)
        self.windows = [0.0]

    def stream(self, path: str, purpose: str) -> int:
        """32-bit stream of an item and a purpose, remembered for the search for collisions."""
        number = stream_of(path, purpose)
        self.streams.append((f"{path}#{purpose}", number))
        return number

    def source(self, path: str) -> int:
        """32-bit name of a kind of trigger."""
        self.sources[path] = stream_of(path, "source")
        return self.sources[path]

    def check_addresses(self, folded: Sequence[tuple[str, int]]) -> None:
        """Refuse a scenario in which two different draws would share a stream (DESIGN section 4)."""
        everything = list(self.streams)
        for path, stream in folded:
            everything += [(f"{path} after {name}", fold(stream, source)) for name, source in self.sources.items()]
        clash = collisions(everything)
        if clash:
            first, second = clash[0]
            raise refusal(
                "", f"{first} and {second} with one stream", "other names: rename one of the two", "collision"
            )

    def is_counted(self, conduct: str) -> bool:
        """Whether some list counts several observations of a conduct."""
        return any(
            entry.kind == "observed" and conduct in entry.conducts and max(entry.times.values) > 1
            for row in self.regime.lists.values()
            for entry in row.enters
        )

    def by_cell(self, quantity: Quantity) -> list[float]:
        """Value of a quantity by cell, before its calendar, (cells,)."""
        vector = self.tables.vector(quantity)
        return vector * len(self.people) if len(vector) == 1 else vector

    def choice(self, measure: str, key: str, default: float) -> float:
        """Seconds of a measure's choice, `measures: {Q5: {within: 365d}}`."""
        value = self.scenario.measures.get(measure, {}).get(key)
        return default if value is None else span_from_text(value).seconds

    def switch(self, value: bool | Quantity) -> int:  # noqa: FBT001 - it is the value, not an option
        """Index of a yes or no, which may change at a date."""
        return self.tables.quantity(value) if isinstance(value, Quantity) else self.tables.constant(float(value))

    def marks(self) -> list[dt.date]:
        """Instants at which the series are cut: the clock's marks, and the day after each published figure's date (R1)."""
        after = [figure.date + dt.timedelta(days=1) for figure in self.scenario.published]
        return [*self.scenario.clock.marks, *after, *(f.since for f in self.scenario.published if f.since is not None)]

    def name_conducts(self) -> None:
        """Mark the conducts that each list's entries name: by themselves, or by points that they cost."""
        for l, name in enumerate(self.lists):
            for entry in self.regime.lists[name].enters:
                for c, conduct in enumerate(self.conducts):
                    if entry.kind == "observed":
                        self.named[l, c] |= conduct in entry.conducts
                    else:
                        self.named[l, c] |= self.regime.scores[entry.score].points.get(conduct, 0) < 0


def pair_path(sensor: str, conduct: str) -> str:
    """Path of a sensor looking at a conduct, as addresses spell it."""
    return f"regime.sensors.{sensor}, world.conducts.{conduct}"
