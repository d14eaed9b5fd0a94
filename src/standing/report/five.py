"""The five numbers: how often it is wrong, for how long, unheard, unrelated, and on whom else it falls."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeVar

from rich.console import RenderableType

from standing.measures.catalogue import Catalogue
from standing.measures.measure import Value
from standing.measures.reading import ANY
from standing.measures.relatedness import MILDEST
from standing.measures.suppress import is_too_few, not_modelled, sentence, too_few, why_too_few
from standing.measures.wording import number, with_unit
from standing.report.layout import block, labelled, paragraph
from standing.scenario import Input
from standing.texts import text

FIVE: Final = ("Q3", "Q6", "Q8", "Q11", "Q12")
"""Measures that come first, of a run as of a comparison, in this order."""

RARE: Final = 0.02
"""Shares below this one are said as "about 1 in 250" too."""

MOST_ITEMS: Final = 3
"""Lists or sanctions that one measure is shown for; the rest is in the document."""

T = TypeVar("T")


def standing_for(rows: Iterable[T], item: Callable[[T], str]) -> list[T]:
    """Give those of the rows of one measure that stand for it: the whole regime's where there is one, else all.

    Parameters
    ----------
    rows
        Values, or differences.
    item
        Gives what a row is about.
    """
    every = list(rows)
    return [each for each in every if item(each) == ANY] or every


def five_values(catalogue: Catalogue) -> list[Value]:
    """Values of the five measures, overall.

    Parameters
    ----------
    catalogue
        The measures of a run.

    Returns
    -------
    list of Value
        One for the whole regime where there is one, else one per list or sanction; of Q11 the strictest and the mildest.
    """
    found = []
    for each in FIVE:
        values = catalogue.leading(each)
        if each == "Q11":
            values += [value for value in catalogue.values([each], ["all"]) if value.name == MILDEST]
        found += standing_for(values, lambda value: value.item)
    return found


def five(values: Sequence[Value], inputs: Sequence[Input]) -> RenderableType:
    """Block of the five numbers.

    Parameters
    ----------
    values
        As `five_values` gives them, with their ranges if there are some.
    inputs
        The numbers that the scenario states.

    Returns
    -------
    RenderableType
        The block.
    """
    titles = {each: text(f"screen.five.{each}") for each in FIVE}
    lines = [line for each in FIVE for line in _lines(each, titles[each], [v for v in values if v.id == each])]
    return block(text("screen.five.heading"), *map(paragraph, _rest_on(inputs)), labelled(lines))


def _rest_on(inputs: Sequence[Input]) -> Iterator[str]:
    """What the numbers rest on, said before them."""
    if rests := resting(inputs):
        yield text("screen.five.rest_on", inputs=rests)


def resting(inputs: Sequence[Input]) -> str:
    """Give the assumed inputs and those without a status in words, each with its number; nothing where there are none.

    Parameters
    ----------
    inputs
        The numbers that the scenario states.
    """
    assumed, unstated = (_counted(status, inputs) for status in ("assumed", "unstated"))
    if assumed and unstated:
        return text("screen.five.both", assumed=assumed, unstated=unstated)
    return assumed or unstated


def _counted(status: str, inputs: Sequence[Input]) -> str:
    count = sum(each.status == status for each in inputs)
    return text(f"screen.five.{status}{'_one' if count == 1 else ''}", count=count) if count else ""


def _lines(each: str, title: str, values: Sequence[Value]) -> Iterator[tuple[str, str]]:
    told = [value for value in values if value.name != MILDEST or value.status != "not_modelled"]
    for value in told[:MOST_ITEMS]:
        yield each, text("screen.five.line", title=title, said=plainly(value))
        if ranges := assumption_range(value):
            yield "", ranges
    if len(told) > MOST_ITEMS:
        yield "", text("screen.five.more", count=len(told) - MOST_ITEMS)


def plainly(value: Value) -> str:
    """Sentence of a value, without the opening that the heading has said already."""
    if value.status == "not_modelled":
        key = "screen.five.not_modelled_of" if value.item else "screen.five.not_modelled"
        return text(key, not_modelled=not_modelled(), item=value.item_in_words, why=value.why)
    if is_too_few(value):
        return text("screen.five.too_few", few=too_few(), item=value.item_in_words, why=why_too_few())
    return _one_in(value, sentence(value).removeprefix(value.opening).strip().removesuffix("."))


def _one_in(value: Value, said: str) -> str:
    """A share that is hard to imagine in per cent, as one in so many as well."""
    if value.unit != "share" or not value.value or value.value >= RARE:
        return said
    share = with_unit(value.value, value.unit)
    rare = text("screen.five.rare", share=share, number=number(float(f"{1 / value.value:.2g}")))
    return said.replace(text("screen.five.share", share=share), rare, 1)


def assumption_range(value: Value) -> str | None:
    """Range over the assumed inputs, where a run with `--ranges` has found one."""
    if value.assume_low is None or value.assume_high is None or is_too_few(value):
        return None
    low, high = with_unit(value.assume_low, value.unit), with_unit(value.assume_high, value.unit)
    if low == high:
        return text("screen.five.unmoved")
    sign = "_of_sign" if value.assume_low < 0 < value.assume_high else ""
    return text(f"screen.five.range{sign}", low=low, high=high)
