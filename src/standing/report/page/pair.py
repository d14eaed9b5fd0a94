"""Two scenarios and their runs: at what they differ, and by how much each number does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from standing.experiments.compare_changes import changed_paths
from standing.experiments.compare_reformed import Reformed
from standing.measures.apart import apart
from standing.measures.differences import Difference
from standing.measures.measure import Value
from standing.report.page.subject import Subject

CELLS = "world.population.cells"
"""Where the population stands."""


@dataclass(frozen=True)
class Pair:
    """Two sets of assumptions, each with its run.

    Parameters
    ----------
    one, other
        Both, each with a `prefix` of its own.
    reform
        The second as it is compared with the first on the same persons; None where the persons are not the same.
    why_apart
        Why they are not the same.
    """

    one: Subject
    other: Subject
    reform: Reformed | None = None
    why_apart: str | None = None

    @cached_property
    def changed(self) -> tuple[str, ...]:
        """Dotted paths at which the two scenarios differ; the cells are one of them wherever they stand."""
        before, after = self.one.scenario, self.other.scenario
        found = changed_paths(before, after)
        cells = [each.world.population.cells if each.world else None for each in (before, after)]
        is_told = any(path == CELLS or CELLS.startswith(f"{path}.") or path.startswith(CELLS) for path in found)
        return found if cells[0] == cells[1] or is_told else (*found, CELLS)

    @cached_property
    def differences(self) -> dict[tuple[str, str, str, str], Difference]:
        """Difference of every number that both runs are asked for, the second minus the first, by key."""
        if self.reform is not None:
            return {each.key: each for each in self.reform.overall}
        later = {value.key: value for value in self.other.values}
        people = self.one.run.people
        return {value.key: apart(value, later[value.key], people) for value in self.one.values if value.key in later}

    @cached_property
    def values(self) -> list[tuple[Value | None, Value | None]]:
        """Values of both, side by side, in the order of the first; None where one scenario has no such thing."""
        first, second = ({value.key: value for value in each.values} for each in (self.one, self.other))
        return [(first.get(key), second.get(key)) for key in dict.fromkeys((*first, *second))]
