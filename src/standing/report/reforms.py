"""The shipped reforms: what each is and where it comes from, and what it would change in a scenario."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from standing.report.layout import labelled, paragraph
from standing.scenario import Scenario
from standing.scenario.reforms import Reform


def listed_reforms(reforms: Iterable[Reform]) -> RenderableType:
    """List of reforms.

    Parameters
    ----------
    reforms
        Which.

    Returns
    -------
    RenderableType
        A block for each: name, title, what it is about, source, and what it does not say.
    """
    return Group(*(part for each in reforms for part in (*_reform(each), Text(""))), _use())


def reforms_of(scenario: Scenario, reforms: Iterable[Reform]) -> RenderableType:
    """What reforms would change in a scenario.

    Parameters
    ----------
    scenario
        Which.
    reforms
        Which.

    Returns
    -------
    RenderableType
        Those that change something with each change in a sentence; those that change nothing with the reason.
    """
    asked = [(each, each.why_not(scenario)) for each in reforms]
    fitting = [each for each, why in asked if why is None]
    parts: list[RenderableType] = [
        paragraph(f"{len(fitting)} of {len(asked)} shipped reforms change something in {scenario.name}."),
        Text(""),
    ]
    for each in fitting:
        parts += [_heading(each), _sentences(each.describe(scenario)), Text("")]
    idle = [(each.name, why) for each, why in asked if why is not None]
    if idle:
        parts += [Text("These change nothing", style="bold"), Padding(labelled(idle), (0, 0, 0, 2)), Text("")]
    return Group(*parts, _use())


def _reform(reform: Reform) -> tuple[RenderableType, RenderableType]:
    said = {"what": reform.description, "source": reform.source, "note": reform.note}
    lines = [(label, text) for label, text in said.items() if text]
    return _heading(reform), Padding(labelled(lines), (0, 0, 0, 2))


def _heading(reform: Reform) -> Text:
    return Text.assemble((reform.name, "bold"), f"  {reform.title or ''}")


def _sentences(sentences: Sequence[str]) -> RenderableType:
    return Group(*(Padding(paragraph(each), (0, 0, 0, 2)) for each in sentences))


def _use() -> Text:
    return paragraph("To use one: standing run SCENARIO --reform NAME, or standing compare SCENARIO NAME.")
