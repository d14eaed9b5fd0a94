"""A cell of a run: its values, and the strays that reach a person in it (eq. 3.6)."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from scipy.linalg import expm

from standing.scenario import Scenario
from tests.reference.values import NOTHING, Clock, Steps, Values


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
            flow = number * values.rate(what.rate) * values.rate(how.detects) * values.rate(how.wrong_person) * weight
            if flow > 0.0:
                flow *= self._by_status(conduct, values)
            rates.append(flow / (there - own) if flow > 0.0 and there > own else 0.0)
        return rates

    def _by_status(self, conduct: str, values: Values) -> float:
        """Time average of what each status is expected to multiply a conduct by in a cell; the product over statuses."""
        factors: dict[str, dict[str, float]] = {}
        for response in self.world.responses:
            status = response.in_status
            if status is not None and any(t.kind == "conduct" and t.name == conduct for t in response.targets):
                by_value = factors.setdefault(status.status, {})
                for value in status.values:
                    by_value[value] = by_value.get(value, 1.0) * values.at(response.by, 0.0)
        product = 1.0
        for name, by_value in factors.items():
            spent = self._shares_of_time(name, values)
            product *= sum(share * by_value.get(value, 1.0) for value, share in spent.items())
        return product

    def _shares_of_time(self, name: str, values: Values) -> dict[str, float]:
        """Expected share of the run that a person of a cell is in each value of a status."""
        status = self.world.statuses[name]
        words = list(status.start.values)
        end, size = self.scenario.clock.seconds, len(words)
        chances = np.array(status.start.of(values.group), dtype=float)
        moves = {move: (values.rate(rate), Steps.of(self.clock, rate)) for move, rate in status.moves.items()}
        for move in moves:
            for word in move:
                if word not in words:
                    words.append(word)
                    chances = np.append(chances, 0.0)
                    size += 1
        cuts = sorted({0.0, end, *(cut for _, steps in moves.values() for cut in steps.starts if cut < end)})
        spent = np.zeros(size)
        for begin, until in pairwise(cuts):
            flow = np.zeros((size, size))
            for (source, target), (rate, steps) in moves.items():
                speed = rate * steps.value(begin)
                flow[words.index(source), words.index(target)] += speed
                flow[words.index(source), words.index(source)] -= speed
            both = np.zeros((2 * size, 2 * size))
            both[:size, :size], both[:size, size:] = flow, np.eye(size)
            moved = expm(both * (until - begin))
            spent += chances @ moved[:size, size:]
            chances = chances @ moved[:size, :size]
        return {word: float(spent[at] / end) for at, word in enumerate(words)}
