"""A cell of a run: its values, and the strays that reach a person in it (eq. 3.6)."""

from __future__ import annotations

import math

import numpy as np

from standing.scenario import Scenario
from tests.reference.values import DAY, NOTHING, Clock, Values


class Place:
    """How many persons there are in each cell, and what the values of this one are."""

    def __init__(self, scenario: Scenario, sizes: list[int], cell: int, without: frozenset[str] = NOTHING) -> None:
        assert scenario.world is not None
        cells = scenario.world.population.cells
        self.scenario, self.sizes, self.cell, self.without = scenario, sizes, cell, without
        self.world = scenario.world
        self.clock = Clock(scenario.clock.start)
        self.groups = cells.groups()
        self.all = [Values(self.clock, group, without) for group in self.groups]
        self.values = self.all[cell]
        self._strays: dict[tuple[str, str], list[float]] = {}

    def strays(self, sensor: str, conduct: str) -> list[float]:
        """Eq. 3.6 by cell of the actor, without calendars."""
        if (sensor, conduct) not in self._strays:
            self._strays[sensor, conduct] = self._flows(sensor, conduct)
        return self._strays[sensor, conduct]

    def _flows(self, sensor: str, conduct: str) -> list[float]:
        what, how = self.world.conducts[conduct], self.scenario.regime.sensors[sensor]
        rates = []
        for a, values in enumerate(self.all):
            number = self.sizes[a] - (a == self.cell)
            weight, there, own = 1.0, sum(self.sizes), 1
            if how.mixing is not None:
                mine, his = self.groups[self.cell][how.mixing.by], self.groups[a][how.mixing.by]
                weight = how.mixing.weights.get(his, {}).get(mine, 0.0)
                there = sum(n for n, group in zip(self.sizes, self.groups, strict=True) if group[how.mixing.by] == mine)
                own = int(his == mine)
            if there <= own:
                rates.append(0.0)
                continue
            rate = values.rate(what.rate) * self._by_status(conduct, values)
            flow = number / (there - own) * rate * values.rate(how.detects) * values.rate(how.wrong_person)
            rates.append(flow * weight)
        return rates

    def _by_status(self, conduct: str, values: Values) -> float:
        """Time average of what statuses are expected to multiply a conduct by in a cell, day by day."""
        factors: dict[str, dict[str, float]] = {}
        for response in self.world.responses:
            status = response.in_status
            if status is not None and any(t.kind == "conduct" and t.name == conduct for t in response.targets):
                by_value = factors.setdefault(status.status, {})
                for value in status.values:
                    by_value[value] = by_value.get(value, 1.0) * values.at(response.by, 0.0)
        days = max(1, math.floor(self.scenario.clock.seconds / DAY))
        product = np.ones(days)
        for name, by_value in factors.items():
            product *= self._expected(name, by_value, values, days)
        return float(product.mean())

    def _expected(self, name: str, by_value: dict[str, float], values: Values, days: int) -> np.ndarray:
        """Expected multiplier of a status on each day: shares move at the end of a day, all at once."""
        status = self.world.statuses[name]
        words = list(dict.fromkeys([*status.start.values, *(word for move in status.moves for word in move)]))
        shares, start = np.zeros(len(words)), status.start.of(values.group)
        shares[: len(start)] = start
        weights = np.array([by_value.get(word, 1.0) for word in words])
        moves = [
            (words.index(source), words.index(target), values.rate(rate), values.steps(rate))
            for (source, target), rate in status.moves.items()
        ]
        expected = np.empty(days)
        for day in range(days):
            expected[day] = shares @ weights
            change = np.zeros(len(words))
            for source, target, rate, steps in moves:
                moved = shares[source] * min(1.0, rate * steps.value(day * DAY) * DAY)
                change[source] -= moved
                change[target] += moved
            shares = shares + change
        return expected
