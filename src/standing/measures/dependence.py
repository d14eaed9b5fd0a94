"""What can affect a measure: from a list, sanction or redress back to every input that it rests on.

The graph is generous: where an input could matter it is included. Edges follow the rulings: who is on a list depends on
its entries, their sensors and conducts, the scores behind them, and on how one gets out; a first refused purchase makes
a person aware (R17), so that redress depends on sanctions; a correction gives points back and takes an observation away
(R19), so that lists that share a score, or count the same conduct, depend on one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from standing.scenario import BlackList, Regime, Scenario

FRAILTY = "world.population.frailty"

READ_ONLY = ("severity", "gravity", "minutes")
"""Fields that change nothing in a life: only the measures that read them depend on them."""


@dataclass(frozen=True)
class Dependence:
    """Edges between the items of a scenario, each by its path; an item depends on those it points to."""

    edges: dict[str, tuple[str, ...]]
    assumed: tuple[str, ...]

    @classmethod
    def of(cls, scenario: Scenario) -> Dependence:
        """Read the edges off a scenario."""
        assumed = tuple(each.path for each in scenario.inputs() if each.status == "assumed")
        return cls({item: tuple(dict.fromkeys(found)) for item, found in _edges(scenario)}, assumed)

    def reach(self, roots: Iterable[str]) -> frozenset[str]:
        """Paths of all items that the roots rest on, themselves included."""
        found: set[str] = set()
        open_ = list(roots)
        while open_:
            item = open_.pop()
            if item not in found:
                found.add(item)
                open_ += self.edges.get(item, ())
        return frozenset(found)

    def assumed_for(self, roots: Iterable[str], reads: Iterable[str] = ()) -> tuple[str, ...]:
        """Paths of the assumed inputs that can affect what starts from the roots, in the order of the file.

        Parameters
        ----------
        roots
            Where the measure starts.
        reads
            Which of the fields that change nothing in a life (severity, gravity, minutes) it reads.
        """
        reached, ignored = self.reach(roots), tuple(f".{each}" for each in READ_ONLY if each not in reads)
        return tuple(path for path in self.assumed if is_under(path, reached) and not path.endswith(ignored))


def is_under(path: str, items: Iterable[str]) -> bool:
    """Whether a path is one of the items or lies inside one."""
    return any(path == item or path.startswith(f"{item}.") for item in items)


def sensors_of(regime: Regime, conducts: Iterable[str], by: tuple[str, ...] = ()) -> list[str]:
    """Sensors that observe any of the conducts, among those named in `by` if any is."""
    wanted = set(conducts)
    return [
        name for name, sensor in regime.sensors.items() if wanted & set(sensor.observes) and name in (by or (name,))
    ]


def conducts_of(scenario: Scenario, name: str) -> list[str]:
    """Conducts that can lead onto a list, by observation or by way of a score."""
    regime = scenario.regime
    found: dict[str, None] = {}
    for entry in regime.lists[name].enters:
        found |= dict.fromkeys(regime.scores[entry.score].points if entry.score else entry.conducts)
    return list(found)


def sanctions_on(regime: Regime, name: str) -> list[str]:
    """Sanctions that hang on a list."""
    return [each for each, sanction in regime.sanctions.items() if name in sanction.lists]


def redress_against(regime: Regime, name: str) -> list[str]:
    """Redress against a list."""
    return [each for each, redress in regime.redress.items() if redress.against == name]


def _edges(scenario: Scenario) -> Iterator[tuple[str, list[str]]]:
    regime = scenario.regime
    if scenario.world:
        yield from ((f"world.conducts.{name}", [FRAILTY]) for name in scenario.world.conducts)
    for name, score in regime.scores.items():
        yield (
            f"regime.scores.{name}",
            [*_conducts(score.points), *_sensors(regime, score.points), *_returning(regime, name)],
        )
    for name, black_list in regime.lists.items():
        yield f"regime.lists.{name}", list(_list_edges(regime, name, black_list))
    for name, redress in regime.redress.items():
        yield f"regime.redress.{name}", _aware(regime, redress.against) if redress.aware_by == "any" else []
    for name, sanction in regime.sanctions.items():
        services = [f"world.services.{sanction.denies}"] if sanction.denies else []
        yield f"regime.sanctions.{name}", [*(f"regime.lists.{each}" for each in sanction.lists), *services]


def _list_edges(regime: Regime, name: str, black_list: BlackList) -> Iterator[str]:
    for entry in black_list.enters:
        yield from _conducts(entry.conducts)
        yield from _sensors(regime, entry.conducts, entry.by)
        if entry.score:
            yield f"regime.scores.{entry.score}"
        if max(entry.times.values) > 1:
            yield from _sharing(regime, name, set(entry.conducts))
    yield from (f"regime.redress.{each}" for each in redress_against(regime, name))


def _aware(regime: Regime, name: str) -> list[str]:
    """Sanctions whose first refusal makes a person aware of a listing."""
    return [f"regime.sanctions.{each}" for each in sanctions_on(regime, name) if regime.sanctions[each].denies]


def _returning(regime: Regime, score: str) -> list[str]:
    """Name the lists whose corrections give points back."""
    entered = [
        name for name, each in regime.lists.items() if redress_against(regime, name) and _touches(regime, each, score)
    ]
    return [f"regime.lists.{name}" for name in entered]


def _touches(regime: Regime, black_list: BlackList, score: str) -> bool:
    """Whether a list is entered by this score, or by an observation that also moves it."""
    points = set(regime.scores[score].points)
    return any(entry.score == score or points & set(entry.conducts) for entry in black_list.enters)


def _sharing(regime: Regime, name: str, conducts: set[str]) -> list[str]:
    """Other lists whose corrections take away observations of these conducts."""
    return [
        f"regime.lists.{other}"
        for other, each in regime.lists.items()
        if other != name
        and redress_against(regime, other)
        and any(conducts & set(entry.conducts) for entry in each.enters)
    ]


def _conducts(names: Iterable[str]) -> list[str]:
    return [f"world.conducts.{name}" for name in names]


def _sensors(regime: Regime, conducts: Iterable[str], by: tuple[str, ...] = ()) -> list[str]:
    return [f"regime.sensors.{name}" for name in sensors_of(regime, conducts, by)]
