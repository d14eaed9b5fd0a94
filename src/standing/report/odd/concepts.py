"""Element 4: the eleven design concepts, each as it is in this scenario."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from standing.measures.wording import name_in_words
from standing.report.explain.reports import reports
from standing.report.explain.rulebook import Rulebook
from standing.report.explain.told import told
from standing.report.odd.entities import named
from standing.report.odd.mechanisms import mechanisms
from standing.report.odd.paper import bullets, code, plain
from standing.scenario import Response, Scenario
from standing.texts import text

Concept = Callable[[Scenario, frozenset[str]], Iterator[str]]


def concepts(scenario: Scenario) -> list[str]:
    """Give the blocks of the element: a heading for each concept, and what is true of it here.

    Parameters
    ----------
    scenario
        Whose.
    """
    used = mechanisms(scenario)
    blocks: list[str] = []
    for name, concept in CONCEPTS.items():
        blocks += [f"### {text(f'odd.concepts.{name}.title')}", *concept(scenario, used)]
    return blocks


def _said(concept: str, key: str, **blanks: object) -> str:
    return text(f"odd.concepts.{concept}.{key}", **blanks)


def _basic(scenario: Scenario, used: frozenset[str]) -> Iterator[str]:  # noqa: ARG001 - all concepts are asked alike
    yield _said("basic", "text")


def _emergence(scenario: Scenario, used: frozenset[str]) -> Iterator[str]:
    if scenario.world is None:
        yield _said("emergence", "no_world")
        return
    yield _said("emergence", "text")
    if "responses" in used:
        yield _said("emergence", "responses")


def _adaptation(scenario: Scenario, used: frozenset[str]) -> Iterator[str]:
    if "responses" not in used or scenario.world is None:
        yield _said("adaptation", "none")
        return
    yield _said("adaptation", "some")
    yield bullets(_response(each) for each in scenario.world.responses)


def _response(each: Response) -> str:
    what = [".".join([t.kind, t.name, *([" -> ".join(t.move)] if t.move else [])]) for t in each.targets]
    return _said(
        "adaptation",
        "response",
        what=", ".join(map(code, what)),
        when=_when(each),
        by=plain(each.by.text or f"{each.by.base:g}"),
        status=text(f"odd.statuses.{each.by.status or 'unstated'}"),
    )


def _when(each: Response) -> str:
    if each.after_list:
        return _said("adaptation", "after", list=code(each.after_list), times=each.after_times)
    if each.in_band is not None:
        score, bands = each.in_band
        return _said("adaptation", "in_band", score=code(score), bands=", ".join(map(code, bands)))
    if each.in_status is not None:
        return _said("adaptation", "in_status", status=code(each.in_status.name))
    return _said("adaptation", "on_list", lists=", ".join(map(code, each.on_lists)))


def _objectives(scenario: Scenario, used: frozenset[str]) -> Iterator[str]:  # noqa: ARG001 - all concepts are asked alike
    yield _said("objectives", "text")


def _learning(scenario: Scenario, used: frozenset[str]) -> Iterator[str]:  # noqa: ARG001 - all concepts are asked alike
    yield _said("learning", "text")


def _prediction(scenario: Scenario, used: frozenset[str]) -> Iterator[str]:  # noqa: ARG001 - all concepts are asked alike
    yield _said("prediction", "none")
    assessing = {name: each for name, each in scenario.regime.sensors.items() if each.assesses is not None}
    if assessing:
        yield _said("prediction", "assesses", sensors=named(assessing))
    predicting = {name: each for name, each in scenario.regime.scores.items() if each.predicts_offences}
    if predicting:
        yield _said("prediction", "scores", scores=named(predicting))


def _sensing(scenario: Scenario, used: frozenset[str]) -> Iterator[str]:
    book = Rulebook(scenario)
    yield _said("sensing", "regime" if "sensors" in used else "no_sensor")
    yield bullets(plain(each.sentence) for each in reports(book) if not each.missing)
    if "lists" in used:
        yield _said("sensing", "persons")
        yield bullets(plain(each.sentence) for each in told(book) if not each.missing)


def _interaction(scenario: Scenario, used: frozenset[str]) -> Iterator[str]:  # noqa: ARG001 - all concepts are asked alike
    yield _said("interaction", "none")
    for kind in ("wrong_person", "strays_of_the_world", "on_dependants"):
        if kind in used:
            yield _said("interaction", kind)


def _stochasticity(scenario: Scenario, used: frozenset[str]) -> Iterator[str]:
    yield _said("stochasticity", "text")
    world = scenario.world
    drawn = {
        "conducts": "conducts" in used,
        "frailty": world is not None and world.population.frailty is not None,
        "services": "services" in used,
        "outcomes": "outcomes" in used,
        "statuses": "statuses" in used,
        "observing": "observing" in used,
        "assessments": "assessments" in used,
        "false_alarms": "false_alarms" in used,
        "by_hand": "by_hand" in used,
        "decision": "decision" in used,
        "notice": "notice" in used,
        "sanctions": "sanctions" in used,
        "redress": "redress" in used,
        "initial": "initial" in used,
        "renewal": "renewal" in used,
    }
    lines = [_said("stochasticity", name) for name, holds in drawn.items() if holds]
    yield from [_said("stochasticity", "decides"), bullets(lines)] if lines else []
    yield _said("stochasticity", "twins")


def _collectives(scenario: Scenario, used: frozenset[str]) -> Iterator[str]:
    columns = scenario.world.population.cells.columns if scenario.world else ()
    shown = ", ".join(code(each) for each in columns)
    yield _said("collectives", "none") if not columns else _said("collectives", "cells", columns=shown)
    if "dependants" in used and scenario.world is not None:
        kinds = ", ".join(name_in_words(each) for each in scenario.world.population.dependants)
        yield _said("collectives", "dependants", kinds=plain(kinds))


def _observation(scenario: Scenario, used: frozenset[str]) -> Iterator[str]:  # noqa: ARG001 - all concepts are asked alike
    clock = scenario.clock
    if scenario.world is None:
        yield _said("observation", "no_world")
        return
    yield _said("observation", "text", bins=text(f"odd.bins.{clock.bins}"))
    if clock.measures_from is not None:
        yield _said("observation", "burn_in", date=clock.measures_from.date())
    if clock.marks:
        yield _said("observation", "marks", dates=", ".join(map(str, clock.marks)))
    if clock.series_by:
        yield _said("observation", "series_by", columns=", ".join(map(code, clock.series_by)))
    yield _said("observation", "intervals")


CONCEPTS: Final[dict[str, Concept]] = {
    "basic": _basic,
    "emergence": _emergence,
    "adaptation": _adaptation,
    "objectives": _objectives,
    "learning": _learning,
    "prediction": _prediction,
    "sensing": _sensing,
    "interaction": _interaction,
    "stochasticity": _stochasticity,
    "collectives": _collectives,
    "observation": _observation,
}
"""The eleven concepts, in the order of the protocol."""
