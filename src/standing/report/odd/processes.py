"""Element 3: which processes there are, and in which order things happen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from standing.report.odd.entities import named
from standing.report.odd.mechanisms import mechanisms
from standing.report.odd.model_page import paragraph
from standing.report.odd.paper import bullets
from standing.scenario import Scenario
from standing.texts import text

SCHEDULING: Final = "3.9"
_ROWS: Final = {
    "act": ("conducts",),
    "observation": ("sensors",),
    "move": ("moves",),
    "end": ("lists",),
    "beginning": ("lists",),
    "attempt": ("services",),
}
"""Rows of the table of what an event passes through, with the mechanisms of which one must be used."""


def processes(scenario: Scenario) -> list[str]:
    """Give the blocks of the element.

    Parameters
    ----------
    scenario
        Whose.
    """
    used = mechanisms(scenario)
    lines = list(_lines(scenario, used))
    return [
        text("odd.processes.lead"),
        bullets(lines) if lines else text("odd.processes.none"),
        f"### {text('odd.processes.scheduling')}",
        text("odd.processes.agenda"),
        paragraph(SCHEDULING, "A person's pending events"),
        text("odd.processes.passes"),
        _passes(used),
        paragraph(SCHEDULING, "A person's state can be carried"),
    ]


def _lines(scenario: Scenario, used: frozenset[str]) -> Iterator[str]:
    world, regime = scenario.world, scenario.regime
    things: dict[str, Mapping[str, object]] = {
        "conducts": world.conducts if world else {},
        "moves": {name: each for name, each in world.statuses.items() if each.moves} if world else {},
        "services": world.services if world else {},
        "sensors": regime.sensors,
        "scores": regime.scores,
        "lists": regime.lists,
        "sanctions": regime.sanctions,
        "redress": regime.redress,
    }
    for kind, found in things.items():
        if found:
            yield text(f"odd.processes.{kind}", things=named(found))
    for kind in ("renewal", "responses", "amnesty", "by_hand"):
        if kind in used:
            yield text(f"odd.processes.{kind}")


def _passes(used: frozenset[str]) -> str:
    head, rule, *rows = paragraph(SCHEDULING, "| event | passes through |").splitlines()
    kept = [row for row in rows if used & set(_ROWS[row.split("|")[1].strip()])]
    return "\n".join([head, rule, *kept]) if kept else ""
