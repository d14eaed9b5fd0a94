"""Every mechanism of the language, taken from its schema, and the tests in which it makes a difference.

A mechanism is a field of a model of a scenario, or a word that such a field allows, written `Model.key` or `Model.key: word`.
Fields that only hold further models, words for people, sources, statements about numbers and pure reporting are none.
`shows.py` says which tests show which mechanism.
"""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
import re
import typing
from collections.abc import Iterator
from pathlib import Path

from standing import scenario
from standing.scenario import Chances, Curve, Exempt, LawSegment, Outcome, Quantity, Recovery, StatusIn, Target
from standing.scenario.strict import Strict

ROOT = Path(__file__).parents[2]
VALUES = (Chances, Curve, Exempt, LawSegment, Outcome, Quantity, Recovery, StatusIn, Target)
"""What fields hold that is no model of its own."""

FOR_PEOPLE = frozenset(
    {
        "Authority.kind",
        "Authority.name",
        "Authority.review",
        "BlackList.decided_by",
        "Conduct.context",
        "Conduct.gravity",
        "Conduct.lawful",
        "Decision.by",
        "Decision.independent",
        "Decision.minutes",
        "Redress.decided_by",
        "Sanction.authority",
        "Sanction.context",
        "Sanction.severity",
        "Scenario.name",
        "Sensor.authority",
        "Service.context",
    }
)
"""Words for people, and for who answers for what: measures weigh and sort by some of them, no life does."""

REPORTED = frozenset(
    {
        "Clock.bins",
        "Clock.marks",
        "Clock.series_by",
        "Population.people",
        "Scenario.measures",
        "Scenario.published",
        "Scenario.sources",
        "Chances.text",
        "Curve.statement",
        "Quantity.text",
        "Quantity.unit",
        "Recovery.statement",
    }
)
"""What is cut, compared or written and changes no life."""

ASKED_BY_NORMS = frozenset(
    {
        "Authority.can_override",
        "Authority.trained",
        "BlackList.adults_only",
        "BlackList.criteria_published",
        "BlackList.erases",
        "BlackList.extended_by",
        "BlackList.family",
        "BlackList.leaving_needs",
        "BlackList.needs_ability",
        "BlackList.not_settled",
        "BlackList.open_ended",
        "BlackList.own_file",
        "BlackList.publishes",
        "BlackList.review_every",
        "BlackList.scope",
        "Notice.contents",
        "Notice.heard",
        "Notice.served",
        "Notice.within",
        "Redress.carried_out_within",
        "Redress.decides_within",
        "Redress.explains",
        "Redress.extended_by",
        "Redress.free",
        "Redress.further_appeal",
        "Redress.heard",
        "Redress.human",
        "Redress.independent",
        "Redress.needs",
        "Redress.reaches_within",
        "Redress.reconsidered_within",
        "Redress.repairs_harm",
        "Redress.unverifiable",
        "Sanction.catalogued",
        "Sanction.exceptions",
        "Sanction.mandatory",
        "Sanction.movement",
        "Sanction.needs_decision",
        "Sanction.outlives_list",
        "Sanction.reasoned",
        "Score.about_others",
        "Score.predicts_offences",
        "Score.sorts_by",
        "Score.verified_facts",
        "Sensor.bodies",
        "Sensor.corroborated",
        "Sensor.errors_declared",
        "Sensor.narrow_aim",
        "Sensor.sorts_by",
    }
)
"""What rules say and only norms ask for: `tests/checks/norms` shows each, no life does."""

EVERYWHERE = frozenset({"title", "description", "note", "source", "range"})
"""Keys that are words for people, or about a number, wherever they stand."""

ABOUT_A_NUMBER = frozenset(
    {"Conduct.status", "Service.status", "Response.status", "Population.status", "Quantity.status"}
)
"""A status that is no state of a person but says where a number comes from."""

NO_PART_OF_A_LIFE = frozenset(
    {
        "Expectation",
        "Governance",
        "Ground",
        "ImpactAssessment",
        "Item",
        "ItemWithNumber",
        "ItemWithRate",
        "LegalBasis",
        "Repair",
        "Strict",
    }
)
"""Models that are reported, or the base of others."""


def models() -> Iterator[type[Strict]]:
    """Every model of the scenario's rooms."""
    for room in pkgutil.iter_modules(scenario.__path__):
        module = importlib.import_module(f"{scenario.__name__}.{room.name}")
        for each in vars(module).values():
            if inspect.isclass(each) and issubclass(each, Strict) and each.__module__ == module.__name__:
                yield each


def _inside(annotation: object) -> Iterator[object]:
    """An annotation and everything that it is made of."""
    yield annotation
    for each in typing.get_args(annotation):
        if not isinstance(each, str):
            yield from _inside(each)


def _words(annotation: object) -> list[str]:
    """Words that a field allows; none where it holds something else."""
    literals = [each for each in _inside(annotation) if typing.get_origin(each) is typing.Literal]
    return [word for each in literals for word in typing.get_args(each)]


def fields() -> Iterator[tuple[str, object]]:
    """Every key of every model and value, with what it holds; without those that hold further models or nothing yet."""
    for model in models():
        if model.__name__ in NO_PART_OF_A_LIFE:
            continue
        for key, info in model.keys().items():
            parts = list(_inside(info.annotation))
            holds_models = any(inspect.isclass(each) and issubclass(each, Strict) for each in parts)
            is_built = info.annotation not in (None, type(None))
            if key not in EVERYWHERE and is_built and not holds_models:
                yield f"{model.__name__}.{key}", info.annotation
    for value in VALUES:
        hints = typing.get_type_hints(value)
        for each in dataclasses.fields(value):
            if each.name not in EVERYWHERE:
                yield f"{value.__name__}.{each.name}", hints[each.name]


def mechanisms() -> list[str]:
    """Every mechanism: `Model.key`, or one for each word that the key allows."""
    found: list[str] = []
    for name, annotation in fields():
        if name not in FOR_PEOPLE | REPORTED | ABOUT_A_NUMBER | ASKED_BY_NORMS:
            words = _words(annotation)
            found += [f"{name}: {word}" for word in words] if words else [name]
    return found


def is_there(test: str) -> bool:
    """Whether a test of that name exists: `file::function`, or a claim or a case by its file alone."""
    path, _, function = test.partition("::")
    file = ROOT / "tests" / path
    if not file.is_file():
        return False
    return (
        not function or re.search(rf"^def {re.escape(function)}\(", file.read_text(encoding="utf-8"), re.M) is not None
    )
