"""The shipped reforms: what each is and where it comes from, and what it would change in a scenario."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from standing.report.layout import labelled, paragraph
from standing.scenario import Scenario
from standing.scenario.position import Tree
from standing.scenario.reforms import Reform
from standing.scenario.reforms.bounds import BOUNDS
from standing.scenario.reforms.rules import RULES
from standing.scenario.reforms.sentences import in_words
from standing.scenario.strict import is_dated
from standing.texts import text


def listed_reforms(reforms: Iterable[Reform], *, whole: bool = False) -> RenderableType:
    """List of reforms.

    Parameters
    ----------
    reforms
        Which.
    whole
        Whether each of their changes is told too.

    Returns
    -------
    RenderableType
        A block for each: name, title, what it is about, source, and what it does not say.
    """
    return Group(*(part for each in reforms for part in (*_reform(each, whole=whole), Text(""))), _use())


def reforms_of(scenario: Scenario, reforms: Iterable[Reform], *, shipped: bool = True) -> RenderableType:
    """What reforms would change in a scenario.

    Parameters
    ----------
    scenario
        Which.
    reforms
        Which.
    shipped
        Whether they are all that are shipped.

    Returns
    -------
    RenderableType
        Those that change something with each change in a sentence; those that change nothing with the reason.
    """
    asked = [(each, each.why_not(scenario)) for each in reforms]
    fitting = [each for each, why in asked if why is None]
    counted = text("screen.reforms.counted", fitting=len(fitting), all=len(asked), scenario=scenario.name)
    parts: list[RenderableType] = [paragraph(counted), Text("")] if shipped else []
    for each in fitting:
        note = [text("screen.reforms.note", note=each.note)] if each.note and not shipped else []
        parts += [_heading(each), _sentences([*each.describe(scenario), *note]), Text("")]
    idle = [(each.name, why) for each, why in asked if why is not None]
    if idle:
        parts += [Text(text("screen.reforms.nothing"), style="bold"), Padding(labelled(idle), (0, 0, 0, 2)), Text("")]
    return Group(*parts, _use())


def under_a_reform(reform: Reform, why_not: str | None) -> str:
    """Say under which reform something is shown, and whether it changes anything.

    Parameters
    ----------
    reform
        The reform.
    why_not
        Why it changes nothing, if it changes nothing.

    Examples
    --------
    >>> under_a_reform(Reform("mine", "A shorter term"), None)
    'Under the reform mine: A shorter term.'
    >>> under_a_reform(Reform("mine"), "the scenario says so already")
    'Under the reform mine. It changes nothing in this scenario: the scenario says so already.'
    """
    named = reform.name
    if reform.title not in (None, reform.name):
        named = text("screen.reforms.named", name=reform.name, title=reform.title)
    return text(f"screen.reforms.under{'_idle' if why_not is not None else ''}", reform=named, why=why_not)


def _reform(reform: Reform, *, whole: bool) -> tuple[RenderableType, RenderableType]:
    said = {"what": reform.description, "source": reform.source, "note": reform.note}
    lines = [(text(f"screen.reforms.label.{label}"), told) for label, told in said.items() if told]
    if whole:
        lines += [
            (text("screen.reforms.label.rule") if at == 0 else "", RULES[each].says)
            for at, each in enumerate(reform.rules)
        ]
        label = text("screen.reforms.label.changes")
        changes = [
            text("screen.reforms.change", path=path, value=_as_written(value)) for path, value in reform.changes.items()
        ]
        lines += [(label if at == 0 else "", each) for at, each in enumerate(changes)]
    return _heading(reform), Padding(labelled(lines), (0, 0, 0, 2))


def _as_written(value: Tree) -> str:
    if isinstance(value, dict) and len(value) == 1:
        ((key, inner),) = value.items()
        if key in BOUNDS:
            return text("screen.reforms.bound", bound=key.replace("_", " "), value=in_words(inner))
        if is_dated(value):
            return text("screen.reforms.from", day=key, value=in_words(inner))
    return text("screen.reforms.removed") if value is None else in_words(value)


def _heading(reform: Reform) -> Text:
    return Text.assemble((reform.name, "bold"), f"  {reform.title or ''}")


def _sentences(sentences: Sequence[str]) -> RenderableType:
    return Group(*(Padding(paragraph(each), (0, 0, 0, 2)) for each in sentences))


def _use() -> Text:
    return paragraph(text("screen.reforms.use"))
