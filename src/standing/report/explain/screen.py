"""How the rules look on a screen: section by section, each sentence behind its line, and what is missing at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Group, RenderableType
from rich.text import Text

from standing.cases import SCENARIO, case_folder, case_named
from standing.report.explain.folded import CHANGED, folded
from standing.report.explain.sentence import HEADINGS, Sentence
from standing.report.explain.sentences import explain
from standing.report.explain.words import part
from standing.report.layout import block, labelled, paragraph
from standing.report.title import inputs_in_words
from standing.scenario import Scenario
from standing.texts import text
from standing.version import VERSION


def screen(scenario: Scenario, under: Sequence[str] = (), *, everything: bool = True) -> RenderableType:
    """Give the screen of a scenario's rules.

    Parameters
    ----------
    scenario
        Whose.
    under
        What is said of the reforms that it is under, below the title.
    everything
        Whether each sentence has a line of its own; else those that belong together share one.

    Returns
    -------
    RenderableType
        Title, sections, what is missing, and what to do next.
    """
    sentences = explain(scenario)
    parts: list[RenderableType] = [_title(scenario), *map(paragraph, under), Text("")]
    for heading, told in _blocks(sentences):
        if everything:
            parts += [block(text(heading), labelled([(_place(each), each.sentence) for each in told])), Text("")]
        elif heading != HEADINGS["cited"]:
            parts.append(block(text(heading), labelled([(each.place, each.text) for each in folded(scenario, told)])))
    parts += [] if everything else [Text("")]
    return Group(*parts, paragraph(_next(scenario, everything=everything)))


def _title(scenario: Scenario) -> RenderableType:
    clock = scenario.clock
    facts = (
        text("explain.screen.alone"),
        text("explain.screen.standing", version=VERSION),
        text("explain.screen.clock", start=clock.start.date(), end=clock.end.date()),
        text("explain.screen.inputs", inputs=inputs_in_words(scenario.inputs())),
    )
    name = scenario.name
    if scenario.title:
        name = text("explain.screen.title", name=scenario.name, title=scenario.title)
    changes = [
        paragraph(text("explain.screen.changed", path=path, value=value)) for path, value in scenario.changes.items()
    ]
    return Group(Text(name, style="bold"), Text(" · ".join(facts)), *changes)


def _blocks(sentences: Sequence[Sentence]) -> Iterator[tuple[str, list[Sentence]]]:
    """Sentences that stand together, with the key of their heading."""
    for heading in dict.fromkeys(HEADINGS.values()):
        told = [each for each in sentences if HEADINGS[each.section] == heading and not each.missing]
        if told and heading != HEADINGS["cited"]:
            yield heading, told
    if told := [each for each in sentences if each.missing]:
        yield "explain.heading.missing", told
    if told := [each for each in sentences if each.section == "cited"]:
        yield HEADINGS["cited"], told


def _place(sentence: Sentence) -> str:
    return text("explain.screen.line", line=sentence.line) if sentence.line is not None else CHANGED


def _next(scenario: Scenario, *, everything: bool) -> str:
    case = case_named(scenario.name)
    is_shipped = case is not None and Path(scenario.file) == case_folder(case) / SCENARIO
    return text(
        f"explain.screen.{'next' if everything else 'next_folded'}",
        file=text("explain.screen.case_file") if is_shipped else scenario.file,
        run=part("screen.run", source=scenario.name if is_shipped else scenario.file) if scenario.world else "",
    )
