"""Element 7: each mechanism that the scenario uses, with its formula, its rules, and the table of every number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from ruamel.yaml import YAML

from standing.report.explain import Sentence, explain
from standing.report.odd.mechanisms import mechanisms
from standing.report.odd.model_page import paragraph
from standing.report.odd.paper import bullets, plain
from standing.report.odd.parameters import parameters
from standing.scenario import Scenario
from standing.texts import text


@dataclass(frozen=True)
class Submodel:
    """A section of the model, and which of its paragraphs are told of whom.

    Parameters
    ----------
    section
        Its number on the page of the model.
    title
        What it is called.
    paragraphs
        Beginnings of its paragraphs, with the mechanisms of which a scenario must use one.
    rules
        Sections of `explain` that are told under it.
    """

    section: str
    title: str
    paragraphs: Mapping[str, Sequence[str]]
    rules: Sequence[str] = field(default=())


@cache
def register() -> tuple[Submodel, ...]:
    """Give all submodels, in the order of the page."""
    read = YAML(typ="safe", pure=True).load(
        files("standing.report.odd").joinpath("submodels.yaml").read_text(encoding="utf-8")
    )
    return tuple(Submodel(**each) for each in read)


def submodels(scenario: Scenario) -> list[str]:
    """Give the blocks of the element.

    Parameters
    ----------
    scenario
        Whose.
    """
    used, sentences = mechanisms(scenario), explain(scenario)
    blocks = [text("odd.submodels.lead")]
    for each in register():
        told = _told(each, used)
        if told:
            rules = [one for one in sentences if one.section in each.rules and not one.missing]
            blocks += [f"### {each.title}", *told, *_rules(rules)]
    return [*blocks, f"### {text('odd.parameters.title')}", *parameters(scenario)]


def _told(each: Submodel, used: frozenset[str]) -> list[str]:
    return [paragraph(each.section, begins) for begins, needs in each.paragraphs.items() if used & set(needs)]


def _rules(rules: Sequence[Sentence]) -> list[str]:
    if not rules:
        return []
    lines = [
        text("odd.submodels.rule", sentence=plain(each.sentence), line=each.line)
        if each.line is not None
        else plain(each.sentence)
        for each in rules
    ]
    return [text("odd.submodels.rules"), bullets(lines)]
