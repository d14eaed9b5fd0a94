"""What every part of a program under construction needs: names in order, numbers, slots and addresses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import numpy as np

from standing.errors import Finding, InputError
from standing.program.slots import SlotPlan
from standing.program.streams import collisions, fold, stream_of
from standing.program.tables import DAY, Tables
from standing.scenario import Entry, Quantity, Regime, Scenario, Sensor, StatusIn, World
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
        self.statuses = list(world.statuses)
        self.dependants = list(world.population.dependants)
        self.moves = [(name, old, new) for name, row in world.statuses.items() for old, new in row.moves]
        self.traits = traits_of(self.regime)
        self.all_conducts = [*self.conducts, *self.traits]
        self.pairs = [
            (sensor, conduct)
            for conduct in self.all_conducts
            for sensor in self.sensors
            if conduct in observed_by(self.regime.sensors[sensor])
        ]
        self.factors: list[tuple[float, int]] = []
        self.streams: list[tuple[str, int]] = []
        self.sources: dict[str, int] = {}
        self.named = np.zeros((len(self.lists), len(self.all_conducts)), dtype=np.uint8)
        self.about = self.named.copy()
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
            conduct in self.conducts_of(entry) and max(entry.times.values) > 1
            for row in self.regime.lists.values()
            for entry in row.enters
            if entry.kind in ("observed", "sensor")
        )

    def conducts_of(self, entry: Entry) -> list[str]:
        """Conducts, or traits, whose observation an entry is about: by name, by sensor, or by what moves its score."""
        if entry.kind == "observed":
            return list(entry.conducts)
        if entry.kind == "sensor":
            return [c for sensor in entry.by for c in observed_by(self.regime.sensors[sensor])]
        if entry.kind == "status":
            return [entry.trait.name] if entry.trait is not None else []
        if entry.kind == "list":
            return []
        sign = self.sign_of(entry)
        return [c for c, points in self.regime.scores[entry.score].points.items() if points * sign > 0]

    def conducts_about(self, name: str) -> list[str]:
        """Conducts that a list's entries name, in the order of the entries; one from another list names what that one does."""
        found: list[str] = []
        for entry in self.regime.lists[name].enters:
            found += self.conducts_about(entry.source_list) if entry.kind == "list" else self.conducts_of(entry)
        return found

    def sign_of(self, entry: Entry) -> int:
        """-1 where an entry is tested at observations that cost points, 1 where at those that give some (R9)."""
        rewards = any(entry in row.enters for row in self.regime.lists.values() if row.rewards)
        return 1 if entry.at_least is not None or (entry.kind == "band" and rewards) else -1

    def factor(self, shape: float, path: str, purpose: str) -> int:
        """Index of a gamma factor of a person."""
        found = (shape, self.stream(path, purpose))
        if found not in self.factors:
            self.factors.append(found)
        return self.factors.index(found)

    def bits(self, names: Sequence[str], among: Sequence[str]) -> int:
        """Bits of some names among all of them."""
        return sum(1 << among.index(name) for name in set(names))

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
        """Mark the conducts that each list's entries name, and those that it is about: with those of the lists it copies."""
        for l, name in enumerate(self.lists):
            for entry in self.regime.lists[name].enters:
                for conduct in self.conducts_of(entry):
                    self.named[l, self.all_conducts.index(conduct)] = 1
        self.about = self.named.copy()
        for _ in self.lists:
            for l, name in enumerate(self.lists):
                for entry in self.regime.lists[name].enters:
                    if entry.kind == "list":
                        self.about[l] |= self.about[self.lists.index(entry.source_list)]


def observed_by(sensor: Sensor) -> tuple[str, ...]:
    """Conducts that a sensor observes, or the one, or the trait, that it assesses."""
    if sensor.assesses is None:
        return sensor.observes
    if sensor.conduct is not None:
        return (sensor.conduct,)
    return (sensor.trait.name,) if sensor.trait is not None else ()


def traits_of(regime: Regime) -> dict[str, StatusIn]:
    """Traits that some sensor assesses and observes, by name."""
    return {
        row.trait.name: row.trait
        for row in regime.sensors.values()
        if row.assesses is not None and row.conduct is None and row.trait is not None
    }


def pair_path(sensor: str, conduct: str) -> str:
    """Path of a sensor looking at a conduct, as addresses spell it."""
    return f"regime.sensors.{sensor}, world.conducts.{conduct}"
