"""Element 1: what the model is for, and the patterns by which it is judged."""

from __future__ import annotations

from collections.abc import Iterable

from standing.measures.catalogue import MEASURES
from standing.measures.wording import name_in_words, number
from standing.report.odd.paper import plain, table
from standing.scenario import Expectation, PublishedFigure, Scenario
from standing.texts import text


def purpose(scenario: Scenario) -> list[str]:
    """Give the blocks of the element.

    Parameters
    ----------
    scenario
        Whose.
    """
    about = [plain(each) for each in (scenario.description, scenario.note) if each]
    named = plain(scenario.title or name_in_words(scenario.name))
    what = "purpose" if scenario.world is not None else "rules"
    blocks = [text(f"odd.purpose.{what}", title=named), *about, text("odd.purpose.limits")]
    return [*blocks, f"### {text('odd.purpose.patterns')}", *_patterns(scenario)]


def _patterns(scenario: Scenario) -> list[str]:
    if not (scenario.expects or scenario.published):
        return [text("odd.purpose.no_patterns"), text("odd.purpose.closed_forms")]
    return [
        *(_expected(scenario.expects) if scenario.expects else []),
        *(_published(scenario.published) if scenario.published else []),
        text("odd.purpose.closed_forms"),
    ]


def _expected(expects: Iterable[Expectation]) -> list[str]:
    heads = [text(f"odd.purpose.expected.{each}") for each in ("what", "of", "is", "kind", "source")]
    rows = [(_what(each), _of(each), _is(each), each.kind, plain(each.source or "")) for each in expects]
    return [text("odd.purpose.expected.lead"), table(heads, rows)]


def _what(each: Expectation) -> str:
    if each.note:
        return plain(each.note)
    if each.tally is not None:
        return plain(name_in_words(each.tally))
    measure = MEASURES.get(each.measure or "")
    named = each.name or (measure.title if measure else "")
    return plain(f"{each.measure} {named}".strip())


def _of(each: Expectation) -> str:
    parts = [*each.item, *each.part, *(group for group in each.group if group != "all")]
    dated = [text("odd.purpose.expected.at", date=each.at)] if each.at else []
    return plain(", ".join([*map(name_in_words, parts), *dated]))


def _is(each: Expectation) -> str:
    said = [f"{each.value}"] if each.value is not None else []
    if each.low is not None or each.high is not None:
        said.append(text("odd.purpose.expected.between", low=each.low, high=each.high))
    if each.tolerance is not None:
        said.append(text("odd.purpose.expected.tolerance", tolerance=each.tolerance))
    return plain(", ".join(said))


def _published(figures: Iterable[PublishedFigure]) -> list[str]:
    series: dict[tuple[str, str], list[PublishedFigure]] = {}
    for each in figures:
        series.setdefault((each.series, each.use), []).append(each)
    heads = [text(f"odd.purpose.published.{each}") for each in ("series", "figures", "last", "through", "use")]
    rows = [
        (
            plain(name_in_words(name)),
            f"{len(found)}",
            plain(f"{number(found[-1].value)} {name_in_words(found[-1].unit)}".strip()),
            f"{found[-1].date}",
            text(f"odd.purpose.uses.{use}"),
        )
        for (name, use), found in series.items()
    ]
    return [text("odd.purpose.published.lead"), table(heads, rows)]
