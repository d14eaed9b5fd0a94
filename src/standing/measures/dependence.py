"""What can affect a measure: from a list, sanction or redress back to every input that it rests on.

The graph is generous: where an input could matter it is included. Edges follow the rulings: who is on a list depends on
its entries, their sensors and conducts, the scores, statuses and lists behind them, and on how one gets out; a first
refused purchase makes a person aware (R17), so that redress depends on sanctions; a correction gives points back and
takes an observation away (R19), so that lists that share a score, or count the same conduct, depend on one another; a
response makes what people do depend on lists, bands and statuses (R23), an outcome on whether an attempt was refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from standing.measures.routes import entry_conducts, entry_sensors, redress_against, sanctions_on, sensors_of
from standing.scenario import BlackList, Regime, Sanction, Scenario, World
from standing.scenario.response import Response
from standing.scenario.sensor import Sensor
from standing.scenario.world import Service

FRAILTY = "world.population.frailty"
RENEWAL = "world.population.renewal"

READ_ONLY = ("severity", "gravity", "minutes")
"""Fields that change nothing in a life: only the measures that read them depend on them."""

SHOWN_ONLY = ("shown",)
"""Fields that change nothing but how long a name is published: only the measure of that depends on them."""


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
            Which of the fields that few measures look at (severity, gravity, minutes, shown) it reads.
        """
        fields = (*READ_ONLY, *SHOWN_ONLY)
        reached, ignored = self.reach(roots), tuple(f".{each}" for each in fields if each not in reads)
        return tuple(path for path in self.assumed if is_under(path, reached) and not path.endswith(ignored))


def is_under(path: str, items: Iterable[str]) -> bool:
    """Whether a path is one of the items or lies inside one."""
    return any(path == item or path.startswith(f"{item}.") for item in items)


def _edges(scenario: Scenario) -> Iterator[tuple[str, list[str]]]:
    regime = scenario.regime
    if scenario.world:
        yield from _world_edges(scenario.world, regime)
    for name, sensor in regime.sensors.items():
        yield f"regime.sensors.{name}", list(_sensor_edges(sensor))
    for name, score in regime.scores.items():
        sensors = _sensors(sensors_of(regime, score.points))
        statuses = _statuses(score.by_status)
        yield (
            f"regime.scores.{name}",
            [RENEWAL, *_conducts(score.points), *sensors, *statuses, *_returning(regime, name)],
        )
    for name, black_list in regime.lists.items():
        yield f"regime.lists.{name}", list(_list_edges(regime, name, black_list))
    for name, redress in regime.redress.items():
        yield f"regime.redress.{name}", _aware(regime, redress.against) if redress.aware_by == "any" else []
    for name, sanction in regime.sanctions.items():
        yield f"regime.sanctions.{name}", list(_sanction_edges(regime, name, sanction))


def _world_edges(world: World, regime: Regime) -> Iterator[tuple[str, list[str]]]:
    """Edges of conducts, attempts, outcomes, statuses and responses."""
    for name in world.conducts:
        after = [_outcomes(each) for each, service in world.services.items() if name in outcomes_of(service)]
        yield f"world.conducts.{name}", [FRAILTY, RENEWAL, *after, *_responses_to(world, "conduct", name)]
    for name, service in world.services.items():
        responses = _responses_to(world, "attempts", name)
        yield _attempts(name), [f"world.services.{name}.spread", RENEWAL, *responses]
        yield _outcomes(name), [_attempts(name), *_refusing(regime, name), *_scores_read(service, regime)]
    for name in world.statuses:
        yield f"world.statuses.{name}", [RENEWAL, *_responses_to(world, "move", name)]
    for at, response in enumerate(world.responses):
        yield _response(world, at), list(_response_edges(response))


def outcomes_of(service: Service) -> set[str]:
    """Conducts that can follow an attempt at a service."""
    return {*service.outcomes.granted, *service.outcomes.refused} if service.outcomes else set()


def _scores_read(service: Service, regime: Regime) -> Iterator[str]:
    """Scores that the outcomes of a service depend on: those named, or the only one there is."""
    if service.outcomes:
        for each in (*service.outcomes.granted.values(), *service.outcomes.refused.values()):
            if each.curve:
                names = [each.score_name] if each.score_name else list(regime.scores)
                yield from (f"regime.scores.{name}" for name in names)


def _response(world: World, at: int) -> str:
    """Path of a response; one alone may stand without a list around it."""
    return f"world.responses.{at}" if len(world.responses) > 1 else "world.responses"


def _responses_to(world: World, kind: str, name: str) -> list[str]:
    return [
        _response(world, at)
        for at, response in enumerate(world.responses)
        if any((target.kind, target.name) == (kind, name) for target in response.targets)
    ]


def _response_edges(response: Response) -> Iterator[str]:
    yield from (f"regime.lists.{name}" for name in (*response.on_lists, response.after_list) if name)
    if response.in_band:
        yield f"regime.scores.{response.in_band[0]}"
    if response.in_status:
        yield f"world.statuses.{response.in_status.status}"


def _sensor_edges(sensor: Sensor) -> Iterator[str]:
    """What an assessment looks at, and when."""
    if sensor.assesses and sensor.assesses.service:
        yield _attempts(sensor.assesses.service)
    if sensor.conduct:
        yield f"world.conducts.{sensor.conduct}"
    if sensor.trait:
        yield f"world.statuses.{sensor.trait.status}"
    yield RENEWAL


def _list_edges(regime: Regime, name: str, black_list: BlackList) -> Iterator[str]:
    yield RENEWAL
    for entry in black_list.enters:
        conducts = entry_conducts(regime, entry)
        if entry.score:
            yield f"regime.scores.{entry.score}"
        else:
            yield from (*_conducts(conducts), *_sensors(entry_sensors(regime, entry)))
        if entry.source_list:
            yield f"regime.lists.{entry.source_list}"
        if entry.trait:
            yield f"world.statuses.{entry.trait.status}"
        if max(entry.times.values) > 1:
            yield from _sharing(regime, name, set(conducts))
    yield from (f"world.statuses.{each.trait.status}" for each in black_list.exempt if each.trait)
    yield from (f"regime.redress.{each}" for each in redress_against(regime, name))


def _sanction_edges(regime: Regime, name: str, sanction: Sanction) -> Iterator[str]:
    """What puts a person under a sanction, what is tried there, and what is refused by another sanction before."""
    yield from (f"regime.lists.{each}" for each in sanction.lists)
    if sanction.score:
        yield f"regime.scores.{sanction.score}"
    if sanction.on != "self":
        yield f"world.population.dependants.{sanction.on}"
    service = sanction.denies or sanction.grants
    if service:
        yield _attempts(service)
        peers, own = _refusing(regime, service), f"regime.sanctions.{name}"
        comes_last = sanction.grants or any(value > 0 for value in sanction.misfires.values)
        yield from peers if comes_last else peers[: peers.index(own)]


def _aware(regime: Regime, name: str) -> list[str]:
    """Sanctions whose first refusal makes a person aware of a listing."""
    return [f"regime.sanctions.{each}" for each in sanctions_on(regime, name) if regime.sanctions[each].denies]


def _refusing(regime: Regime, service: str) -> list[str]:
    """Sanctions that refuse a service, in the order in which they are tried."""
    return [f"regime.sanctions.{name}" for name, each in regime.sanctions.items() if each.denies == service]


def _returning(regime: Regime, score: str) -> list[str]:
    """Name the lists whose corrections give points back."""
    return [f"regime.lists.{name}" for name in _corrected_for(regime, set(regime.scores[score].points))]


def _sharing(regime: Regime, name: str, conducts: set[str]) -> list[str]:
    """Other lists whose corrections take away observations of these conducts."""
    return [f"regime.lists.{other}" for other in _corrected_for(regime, conducts) if other != name]


def _corrected_for(regime: Regime, conducts: set[str]) -> list[str]:
    """Lists with redress that an observation of any of these conducts can lead onto."""
    return [
        name
        for name, each in regime.lists.items()
        if redress_against(regime, name) and any(conducts & set(entry_conducts(regime, entry)) for entry in each.enters)
    ]


def _attempts(service: str) -> str:
    return f"world.services.{service}.attempts"


def _outcomes(service: str) -> str:
    return f"world.services.{service}.outcomes"


def _conducts(names: Iterable[str]) -> list[str]:
    return [f"world.conducts.{name}" for name in names]


def _sensors(names: Iterable[str]) -> list[str]:
    return [f"regime.sensors.{name}" for name in names]


def _statuses(names: Iterable[str]) -> list[str]:
    return [f"world.statuses.{name}" for name in names]
