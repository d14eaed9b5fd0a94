"""Which conduct the regime's own lists and bands raise or lower, beside the shadow that they do not touch (R23, R24).

Directly, by a response that holds on a list, after a listing or in a band; by way of a status whose moves such a response
multiplies; or by way of attempts, whose outcomes are acts. An attempt that the shadow alone makes leads to nothing, so
that attempts raise conduct and never lower it.
"""

from __future__ import annotations

from dataclasses import dataclass

from standing.measures.dependence import outcomes_of
from standing.measures.routes import conducts_of
from standing.scenario import Scenario, World
from standing.scenario.response import Response
from standing.texts import text

NO_RESPONSE = "measures.lacking.response"
"""Key of why a scenario cannot answer."""


@dataclass(frozen=True)
class Reactions:
    """What the regime changes in what people do.

    Parameters
    ----------
    raised, lowered
        Conducts of which a life can hold acts that its shadow does not, and lack some that the shadow does.
    """

    raised: frozenset[str] = frozenset()
    lowered: frozenset[str] = frozenset()

    @classmethod
    def of(cls, scenario: Scenario) -> Reactions:
        """Read them off the responses of a scenario."""
        if scenario.world is None:
            return cls()
        moved = _moved_statuses(scenario, scenario.world)
        raised: set[str] = set()
        lowered: set[str] = set()
        for response in scenario.world.responses:
            up, down = _directions(scenario, scenario.world, response, moved)
            for target in response.targets:
                if target.kind == "conduct":
                    raised |= {target.name} if up else set()
                    lowered |= {target.name} if down else set()
                elif target.kind == "attempts" and up:
                    raised |= outcomes_of(scenario.world.services[target.name])
        return cls(frozenset(raised), frozenset(lowered))


def no_regime_made_act(scenario: Scenario, conduct: str) -> str | None:
    """Why no act of a conduct can be made by the regime."""
    found = Reactions.of(scenario)
    if conduct in found.raised:
        return None
    return text("measures.lacking.raising") if found.raised or found.lowered else text(NO_RESPONSE)


def no_regime_made_listing(scenario: Scenario, name: str) -> str | None:
    """Why no listing can be set off by an act that the regime made."""
    found = Reactions.of(scenario)
    if found.raised & set(conducts_of(scenario, name)):
        return None
    return text("measures.lacking.raising_onto_list") if found.raised or found.lowered else text(NO_RESPONSE)


def no_forgone_act(scenario: Scenario, conduct: str) -> str | None:
    """Why no act of a conduct can be forgone because of the regime."""
    found = Reactions.of(scenario)
    if conduct in found.lowered:
        return None
    return text("measures.lacking.lowering") if found.raised or found.lowered else text(NO_RESPONSE)


def _multipliers(world: World, response: Response) -> set[float]:
    """Values that a response's multiplier has in the cells."""
    cells = world.population.cells
    return {response.by.base * response.by.factor(dict(zip(cells.columns, row, strict=True))) for row in cells.labels}


def _is_by_regime(scenario: Scenario, response: Response) -> bool:
    """Whether a response holds by a list or band of the regime; one on a list that is gone is dormant."""
    lists, scores = scenario.regime.lists, scenario.regime.scores
    named = [name for name in (*response.on_lists, response.after_list) if name in lists]
    return bool(named) or (response.in_band is not None and response.in_band[0] in scores)


def _moved_statuses(scenario: Scenario, world: World) -> set[str]:
    """Statuses in which life and shadow can come apart."""
    moved: set[str] = set()
    before = -1
    while len(moved) > before:
        before = len(moved)
        for response in world.responses:
            if any(_directions(scenario, world, response, moved)):
                moved |= {target.name for target in response.targets if target.kind == "move"}
    return moved


def _directions(scenario: Scenario, world: World, response: Response, moved: set[str]) -> tuple[bool, bool]:
    """Whether a response can set the life above its shadow, and below it."""
    values = _multipliers(world, response)
    up, down = max(values) > 1, min(values) < 1
    if _is_by_regime(scenario, response):
        return up, down
    if response.in_status and response.in_status.status in moved:
        return up or down, up or down
    return False, False
