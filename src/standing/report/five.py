"""The five numbers: how often it is wrong, for how long, unheard, unrelated, and on whom else it falls."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeVar

from rich.console import RenderableType

from standing.measures.catalogue import Catalogue
from standing.measures.measure import Value
from standing.measures.reading import ANY
from standing.measures.relatedness import MILDEST
from standing.measures.suppress import NOT_MODELLED, REASON, TOO_FEW, is_too_few, sentence
from standing.measures.wording import number, with_unit
from standing.report.layout import block, labelled, paragraph
from standing.scenario import Input

FIVE: Final = {
    "Q3": "wrongful share of listings",
    "Q6": "time until a wrongful listing is lifted",
    "Q8": "sanctioned before notice",
    "Q11": "unrelated sanctions",
    "Q12": "other persons under a sanction",
}
"""Measures that come first, of a run as of a comparison, in this order, and what they are called there."""

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
    lines = [line for each, title in FIVE.items() for line in _lines(each, title, [v for v in values if v.id == each])]
    return block("Five numbers, in the simulated population", *map(paragraph, _rest_on(inputs)), labelled(lines))


def _rest_on(inputs: Sequence[Input]) -> Iterator[str]:
    """What the numbers rest on, said before them."""
    if rests := resting(inputs):
        yield f"They rest on {rests}: more synthetic persons reduce noise, not ignorance."


def resting(inputs: Sequence[Input]) -> str:
    """Give the assumed inputs and those without a status in words, each with its number; nothing where there are none.

    Parameters
    ----------
    inputs
        The numbers that the scenario states.
    """
    assumed, unstated = (sum(each.status == status for each in inputs) for status in ("assumed", "unstated"))
    counts = [f"{assumed} assumed input{'s' * (assumed != 1)}"] if assumed else []
    counts += [f"{unstated} input{'s' * (unstated != 1)} without a status"] if unstated else []
    return " and ".join(counts)


def _lines(each: str, title: str, values: Sequence[Value]) -> Iterator[tuple[str, str]]:
    told = [value for value in values if value.name != MILDEST or value.status != "not_modelled"]
    for value in told[:MOST_ITEMS]:
        yield each, f"{title}: {plainly(value)}"
        if ranges := assumption_range(value):
            yield "", ranges
    if len(told) > MOST_ITEMS:
        yield "", f"… and for {len(told) - MOST_ITEMS} more, in the document (--json)"


def plainly(value: Value) -> str:
    """Sentence of a value, without the opening that the heading has said already."""
    if value.status == "not_modelled":
        whose = f"{value.item_in_words}: " if value.item else ""
        return f"{NOT_MODELLED} ({whose}{value.why})"
    if is_too_few(value):
        return f"{TOO_FEW} to say ({value.item_in_words}: {REASON})"
    return _one_in(value, sentence(value).removeprefix(value.opening).strip().removesuffix("."))


def _one_in(value: Value, text: str) -> str:
    """A share that is hard to imagine in per cent, as one in so many as well."""
    if value.unit != "share" or not value.value or value.value >= RARE:
        return text
    share = with_unit(value.value, value.unit)
    return text.replace(f"({share})", f"({share}, about 1 in {number(float(f'{1 / value.value:.2g}'))})", 1)


def assumption_range(value: Value) -> str | None:
    """Range over the assumed inputs, where a run with `--ranges` has found one."""
    if value.assume_low is None or value.assume_high is None or is_too_few(value):
        return None
    low, high = with_unit(value.assume_low, value.unit), with_unit(value.assume_high, value.unit)
    if low == high:
        return "[assumptions: none of their ranges moves it]"
    sign = "; sign not determined" if value.assume_low < 0 < value.assume_high else ""
    return f"[assumptions, each at both ends of its range: {low} to {high}{sign}]"
