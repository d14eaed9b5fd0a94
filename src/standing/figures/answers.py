"""Numbers of a run that a picture asks for, and the list that it is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.figures.nothing import NothingToDraw
from standing.measures.catalogue import Catalogue
from standing.measures.measure import Value
from standing.measures.mechanisms import NO_LIST
from standing.measures.reading import ANY, lists_of
from standing.measures.suppress import is_too_few, too_few, why_too_few
from standing.measures.wording import name_in_words
from standing.scenario import Scenario
from standing.texts import text

ALL: Final = "all"
"""The group of all persons together."""


def answer(run: Catalogue, measure: str, name: str, item: str, group: str = ALL) -> Value | None:
    """Value of one question; None where the run is not asked it.

    Parameters
    ----------
    run
        The measures of a run.
    measure, name, item, group
        Which, as in `Value.key`.
    """
    return next((each for each in run.values([measure], [group]) if (each.name, each.item) == (name, item)), None)


def is_drawn(value: Value | None) -> bool:
    """Whether a value can be drawn: it is modelled, there is one, and enough stand behind it."""
    return value is not None and value.status != "not_modelled" and value.value is not None and not is_too_few(value)


def why_not(value: Value) -> str:
    """Why a value is not drawn, as a part of a sentence."""
    if value.status == "not_modelled":
        return value.why or ""
    return f"{too_few()} ({why_too_few()})" if is_too_few(value) else value.why or ""


def list_for(run: Catalogue, figure: str, measure: str, name: str, item: str | None) -> str:
    """Name the list that a picture is about: the one asked for, or the first whose value can be drawn.

    Parameters
    ----------
    run
        The measures of a run.
    figure
        Which picture.
    measure, name
        The value that must be there.
    item
        The list that was asked for, if one was.

    Raises
    ------
    NothingToDraw
        If no list has one that people are shown.
    """
    names = list(lists_of(run.evidence)) if item is None else [item]
    asked = [value for each in names if (value := answer(run, measure, name, each)) is not None]
    for value in asked:
        if is_drawn(value):
            return value.item
    reasons = dict.fromkeys(f"{list_in_words(run.evidence.scenario, each.item)}: {why_not(each)}" for each in asked)
    raise NothingToDraw(figure, text("figures.nothing.of", what=name, reasons="; ".join(reasons) or text(NO_LIST)))


def list_in_words(scenario: Scenario, name: str) -> str:
    """Title of a list as it stands in a sentence."""
    found = scenario.regime.lists.get(name)
    if name in ("", ANY) or found is None:
        return text("figures.any_list")
    return text("figures.the_list", title=found.title or name_in_words(name))


def shown_values(values: Iterator[Value]) -> tuple[list[Value], list[Value]]:
    """Values that are drawn, and those hidden since too few stand behind them; what has no value is in neither."""
    found = list(values)
    return [each for each in found if is_drawn(each)], [
        each for each in found if each.status != "not_modelled" and is_too_few(each)
    ]
