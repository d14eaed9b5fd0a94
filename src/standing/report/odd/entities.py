"""Element 2: entities, their state variables, and scales."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from standing.measures.wording import name_in_words
from standing.report.odd.paper import bullets, code, plain, table
from standing.scenario import Scenario
from standing.scenario.world import World
from standing.texts import text

MOST_LABELS: Final = 12
"""Labels of a column that are named; of a longer column, how many there are."""


def entities(scenario: Scenario) -> list[str]:
    """Give the blocks of the element.

    Parameters
    ----------
    scenario
        Whose.
    """
    heads = [text(f"odd.entities.heads.{each}") for each in ("entity", "here", "state")]
    return [
        text("odd.entities.lead"),
        table(heads, _rows(scenario)),
        f"### {text('odd.entities.scales')}",
        bullets(_scales(scenario)),
    ]


def _rows(scenario: Scenario) -> Iterator[tuple[str, str, str]]:
    world, regime = scenario.world, scenario.regime
    if world is not None:
        yield _row("person", text("odd.entities.persons", people=f"{people_of(world):,}"), _state(scenario))
        yield _row("cell", text("odd.entities.cells", count=world.population.cells.n), text("odd.entities.cell_state"))
        yield from _things("conduct", world.conducts)
        yield from _things("service", world.services)
        yield from _things("status", world.statuses)
    for kind, things in (
        ("authority", regime.authorities),
        ("sensor", regime.sensors),
        ("score", regime.scores),
        ("list", regime.lists),
        ("sanction", regime.sanctions),
        ("redress", regime.redress),
    ):
        yield from _things(kind, things)


def _row(kind: str, here: str, state: str) -> tuple[str, str, str]:
    return text(f"odd.entities.kinds.{kind}"), here, state


def _things(kind: str, things: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    if things:
        yield _row(kind, named(things), text(f"odd.entities.states.{kind}"))


def _state(scenario: Scenario) -> str:
    """Name the state variables of a person that this scenario needs."""
    world, regime = scenario.world, scenario.regime
    has = {
        "frailty": world is not None and world.population.frailty is not None,
        "generation": world is not None and world.population.renewal is not None,
        "statuses": world is not None and bool(world.statuses),
        "obligations": world is not None and any(each.settles is not None for each in world.conducts.values()),
        "dependants": world is not None and bool(world.population.dependants),
        "shadow": world is not None and bool(world.responses),
        "observations": bool(regime.sensors),
        "scores": bool(regime.scores),
        "listings": bool(regime.lists),
        "sanctions": bool(regime.sanctions),
        "refusals": any(each.denies for each in regime.sanctions.values()),
        "appeals": bool(regime.redress),
    }
    words = [text(f"odd.entities.variables.{name}") for name, holds in has.items() if holds]
    return ", ".join([text("odd.entities.variables.cell"), *words])


def _scales(scenario: Scenario) -> Iterator[str]:
    clock = scenario.clock
    yield text("odd.entities.time", start=clock.start.date(), end=clock.end.date(), days=f"{clock.seconds / 86_400:,g}")
    yield text("odd.entities.space")
    if scenario.world is None:
        yield text("odd.entities.no_world")
        return
    cells = scenario.world.population.cells
    yield text("odd.entities.size", people=f"{people_of(scenario.world):,}", cells=f"{cells.n:,}")
    for column, labels in cells.values.items():
        few = len(labels) <= MOST_LABELS
        shown = plain(", ".join(labels)) if few else text("odd.entities.many", count=len(labels))
        yield text("odd.entities.column", column=code(column), labels=shown)
    if not cells.columns:
        yield text("odd.entities.no_groups")


def people_of(world: World) -> int:
    """People that a world is about."""
    return world.population.people or world.population.cells.people


def named(things: Mapping[str, object]) -> str:
    """Name things of a scenario: each by its name, and its title where it has one that says more."""
    return "; ".join(
        _named(name, getattr(each, "title", None) or getattr(each, "name", None)) for name, each in things.items()
    )


def _named(name: str, title: str | None) -> str:
    same = title is None or title.casefold() == name_in_words(name).casefold()
    return code(name) if same else f"{code(name)} ({plain(title)})"
