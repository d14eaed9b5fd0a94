"""What a scenario writes of who answers for a regime, field by field, each with its line, or that it does not say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from standing.report.page.saying import say
from standing.scenario import Scenario

PLACE: Final = ("regime", "governance")

ABOUT: Final = ("operator", "jurisdiction", "version", "uses_ai", "impact_level", "approved_by")
"""Fields about the regime as a whole."""

FIELDS: Final[Mapping[str, Sequence[str]]] = {
    "period": ("evaluation_every",),
    "harms": ("risk_review", "safeguards"),
    "oversight": ("logs", "logged", "peer_reviews"),
    "measures": (
        "stop_rule", "explanation_published", "individual_explanation", "decision_explained", "catalogue_published",
        "consultation",
    ),
}  # fmt: skip
"""Fields of governance under the heading that they belong to."""


@dataclass(frozen=True)
class Stated:
    """What a scenario writes in one field.

    Parameters
    ----------
    name
        The field.
    words
        As written; None where it does not say.
    line
        Line of the file; None where there is none.
    """

    name: str
    words: str | None
    line: int | None


def about(scenario: Scenario) -> list[Stated]:
    """Give what is written of the regime as a whole.

    Parameters
    ----------
    scenario
        Whose governance it is.
    """
    return [_field(scenario, each, each) for each in ABOUT]


def governance(scenario: Scenario, heading: str) -> list[Stated]:
    """Give what is written of how the regime is kept in hand, under one heading.

    Parameters
    ----------
    scenario
        Whose governance it is.
    heading
        A field of `governance.impact_assessment`.
    """
    return [_field(scenario, each, each) for each in FIELDS.get(heading, ())]


def stated(scenario: Scenario, heading: str) -> Stated:
    """Give what the scenario itself writes under one heading.

    Parameters
    ----------
    scenario
        Whose governance it is.
    heading
        A field of `governance.impact_assessment`.
    """
    return _field(scenario, heading, "impact_assessment", heading)


def _field(scenario: Scenario, name: str, *keys: str) -> Stated:
    path = (*PLACE, *keys)
    node: object = scenario.origin.tree
    for key in path:
        node = node.get(key) if isinstance(node, dict) else None
    if node is None:
        return Stated(name, None, None)
    mark = None if scenario.positions.change_at(path) is not None else scenario.positions.mark(path, key=True)
    return Stated(name, _in_words(node), mark[0] if mark else None)


def _in_words(node: object) -> str:
    if isinstance(node, bool):
        return str(say("fria.yes" if node else "fria.no"))
    if isinstance(node, list):
        return ", ".join(map(str, node))
    return str(node)
