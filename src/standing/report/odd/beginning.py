"""Element 5: the state at the first instant of a run."""

from __future__ import annotations

from collections.abc import Iterator

from standing.report.odd.mechanisms import mechanisms
from standing.report.odd.model_page import paragraph
from standing.report.odd.paper import bullets, code, plain
from standing.scenario import Chances, Scenario
from standing.scenario.world import World
from standing.texts import text


def beginning(scenario: Scenario) -> list[str]:
    """Give the blocks of the element.

    Parameters
    ----------
    scenario
        Whose.
    """
    if scenario.world is None:
        return [text("odd.beginning.no_world")]
    initial = paragraph("3.6", "A list may be **full at the start**") if "initial" in mechanisms(scenario) else ""
    return [text("odd.beginning.lead"), bullets(_lines(scenario, scenario.world)), initial]


def _lines(scenario: Scenario, world: World) -> Iterator[str]:
    regime, population = scenario.regime, world.population
    yield text("odd.beginning.persons", cells=f"{population.cells.n:,}")
    yield text("odd.beginning.frailty" if population.frailty is not None else "odd.beginning.no_frailty")
    for name, status in world.statuses.items():
        yield text("odd.beginning.status", name=code(name), values=plain(", ".join(status.values)))
    for name, score in regime.scores.items():
        if isinstance(score.start, Chances):
            yield text("odd.beginning.score_table", name=code(name))
        else:
            yield text("odd.beginning.score", name=code(name), start=plain(score.start.text or f"{score.start.base:g}"))
    for name, listing in regime.lists.items():
        if listing.initial is None:
            yield text("odd.beginning.empty", name=code(name))
        else:
            share = plain(listing.initial.share.text or f"{listing.initial.share.base:g}")
            yield text("odd.beginning.full", name=code(name), share=share)
    yield text("odd.beginning.seed")
