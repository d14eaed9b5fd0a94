"""The five numbers: how often it is wrong, for how long, unheard, unrelated, and whom it misses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from rich.console import RenderableType

from standing.measures.measure import Value
from standing.measures.suppress import is_too_few, sentence
from standing.measures.wording import with_unit
from standing.report.layout import block, labelled, paragraph

FIVE: Final = {
    "Q3": "wrongful share of listings",
    "Q6": "time until a wrongful listing is lifted",
    "Q8": "sanctioned before notice",
    "Q11": "unrelated sanctions",
    "Q5": "missed",
}
"""Measures of the first screen, in its order, and what it calls them."""

MOST_ITEMS: Final = 3
"""Lists or sanctions that one measure is shown for; the rest is in the document."""


def five(values: Sequence[Value], assumed: int) -> RenderableType:
    """Block of the five numbers.

    Parameters
    ----------
    values
        Leading values of the five measures, overall, one per item.
    assumed
        How many inputs of the scenario are assumed.

    Returns
    -------
    RenderableType
        The block.
    """
    lines = [line for each, title in FIVE.items() for line in _lines(each, title, [v for v in values if v.id == each])]
    first = f"They rest on {assumed} assumed inputs (below): more synthetic persons reduce noise, not ignorance."
    return block("Five numbers, in the simulated population", *([paragraph(first)] if assumed else []), labelled(lines))


def _lines(each: str, title: str, values: Sequence[Value]) -> Iterable[tuple[str, str]]:
    for value in values[:MOST_ITEMS]:
        yield each, f"{title}: {plainly(value)}"
        if ranges := assumption_range(value):
            yield "", ranges
    if len(values) > MOST_ITEMS:
        yield "", f"… and for {len(values) - MOST_ITEMS} more, in the document (--json)"


def plainly(value: Value) -> str:
    """Sentence of a value, without the opening that the heading has said already."""
    if value.status == "not_modelled":
        return f"not modelled here ({value.why})"
    text = sentence(value).removeprefix(value.opening).strip()
    return text.removesuffix(".")


def assumption_range(value: Value) -> str | None:
    """Range over the assumed inputs, where a run with `--ranges` has found one."""
    if value.assume_low is None or value.assume_high is None or is_too_few(value):
        return None
    both = f"{with_unit(value.assume_low, value.unit)} to {with_unit(value.assume_high, value.unit)}"
    sign = "; sign not determined" if value.assume_low < 0 < value.assume_high else ""
    return f"[assumptions, each at both ends of its range: {both}{sign}]"
