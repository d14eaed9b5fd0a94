"""Groups that are equal because the scenario says so: the same inputs all the way.

A comparison of such groups shows simulation noise and nothing else, and must not be read as a finding of equality.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass

from pydantic import BaseModel

from standing.measures.dependence import is_under
from standing.scenario import BlackList, Quantity, Scenario
from standing.scenario.chances import Chances
from standing.scenario.curve import Curve
from standing.texts import text


class Equality:
    """Which columns of a scenario make no difference to a measure.

    Parameters
    ----------
    scenario
        The scenario; its cells say how the columns go together.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.differing = list(_differing(scenario))
        self.columns: tuple[str, ...] = ()
        self.labels: tuple[tuple[str, ...], ...] = ()
        self.counts: tuple[int, ...] = ()
        if scenario.world:
            cells = scenario.world.population.cells
            self.columns, self.labels, self.counts = cells.columns, cells.labels, cells.counts

    def why_equal(self, column: str, items: frozenset[str]) -> str | None:
        """Why groups of a column cannot differ in a measure that rests on these items; None if they can.

        Parameters
        ----------
        column
            Group column of the cells.
        items
            Paths of the items that can affect the measure.
        """
        used = {each for path, each in self.differing if is_under(path, items)}
        at = self.columns.index(column)
        if column in used or len({row[at] for row in self.labels}) < 2 or not self._alike(at, used):
            return None
        return text("measures.equal", column=column)

    def _alike(self, at: int, used: set[str]) -> bool:
        """Whether all groups of a column are made up in the same proportions of whatever makes a difference."""
        places = [self.columns.index(each) for each in self.columns if each in used]
        mixed: Counter[tuple[str, tuple[str, ...]]] = Counter()
        group: Counter[str] = Counter()
        kind: Counter[tuple[str, ...]] = Counter()
        for row, count in zip(self.labels, self.counts, strict=True):
            own, made_of = row[at], tuple(row[place] for place in places)
            mixed[own, made_of] += count
            group[own] += count
            kind[made_of] += count
        total = sum(self.counts)
        return all(mixed[own, each] * total == group[own] * kind[each] for own in group for each in kind)


def _differing(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """Path and column of every input that differs between the groups of a column."""
    for path, quantity in quantities(scenario):
        for column, multipliers in quantity.by.items():
            if len({multipliers.get(label, 1.0) for label in _labels(scenario, column)}) > 1:
                yield path, column
    for path, table in _nodes(scenario, (Chances, Curve)):
        if isinstance(table, Chances | Curve) and table.column and _tables_differ(scenario, table, table.column):
            yield path, table.column
    for name, black_list in scenario.regime.lists.items():
        yield from ((f"regime.lists.{name}", column) for column in _singled_out(scenario, black_list))
    for name, sensor in scenario.regime.sensors.items():
        if sensor.mixing is not None:
            yield f"regime.sensors.{name}", sensor.mixing.by


def _singled_out(scenario: Scenario, black_list: BlackList) -> Iterator[str]:
    """Columns by which a list enters by hand, lets go, or spares some groups and not others."""
    for by_hand in black_list.by_hand:
        yield from by_hand.group
    for amnesty in black_list.amnesty:
        yield from amnesty.group
    for exempt in black_list.exempt:
        yield from (column for column, some in exempt.group.items() if _divides(scenario, column, some))


def _tables_differ(scenario: Scenario, table: Chances | Curve, column: str) -> bool:
    """Whether a table says something else for some label of its column."""
    said = {repr(_content(table, {column: label})) for label in _labels(scenario, column)}
    return len(said) > 1


def _content(table: Chances | Curve, group: Mapping[str, str]) -> object:
    """What a table says for a group, the groups of other columns apart."""
    if isinstance(table, Curve):
        return table.points(group)
    shares = {each.value: (each.share.base, each.share.by) if each.share else None for each in table.table(group)}
    return sorted(shares.items())


def _divides(scenario: Scenario, column: str, some: Iterable[str]) -> bool:
    """Whether these labels are some of a column's and not all."""
    present = _labels(scenario, column)
    return bool(present & set(some)) and not present <= set(some)


def _labels(scenario: Scenario, column: str) -> set[str]:
    if scenario.world is None:
        return set()
    cells = scenario.world.population.cells
    return {row[cells.columns.index(column)] for row in cells.labels}


def quantities(scenario: Scenario) -> Iterator[tuple[str, Quantity]]:
    """Every quantity of a scenario with its dotted path, those inside laws and tables included."""
    yield from ((path, node) for path, node in _nodes(scenario, (Quantity,)) if isinstance(node, Quantity))


def _nodes(node: object, kinds: tuple[type, ...], path: str = "") -> Iterator[tuple[str, object]]:
    """Everything of some kinds inside a part of a scenario, with its dotted path."""
    if isinstance(node, kinds):
        yield path, node
        return
    if isinstance(node, BaseModel):
        parts: Iterator[tuple[object, object]] = ((name, getattr(node, name)) for name in type(node).model_fields)
    elif is_dataclass(node) and not isinstance(node, type):
        parts = ((each.name, getattr(node, each.name)) for each in fields(node))
    elif isinstance(node, Mapping):
        parts = iter(node.items())
    elif isinstance(node, tuple | list):
        parts = iter(enumerate(node))
    else:
        return
    for name, part in parts:
        yield from _nodes(part, kinds, f"{path}.{_key(name)}" if path else _key(name))


def _key(name: object) -> str:
    return " -> ".join(name) if isinstance(name, tuple) else str(name)
