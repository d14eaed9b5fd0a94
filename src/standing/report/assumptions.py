"""What depends on assumptions: which inputs are assumed, and, after a run with `--ranges`, what they do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from rich.console import RenderableType

from standing.experiments.ranges import Ranges
from standing.measures.measure import Value
from standing.measures.suppress import is_too_few
from standing.measures.wording import with_unit
from standing.report.layout import block, paragraph, table
from standing.scenario import Input, Scenario
from standing.scenario.called import Called
from standing.texts import text

MOST_ROWS: Final = 8
"""Assumed inputs of the first screen; the document has all of them, by measure."""

STRONGEST: Final = 2
"""Inputs that are shown for each measure after a run with ranges."""


def assumptions(scenario: Scenario, values: Sequence[Value], ranges: Ranges | None) -> RenderableType:
    """Block of the assumed inputs.

    Parameters
    ----------
    scenario
        What was run.
    values
        The values that are shown.
    ranges
        The same persons at both ends of every range, if they were run.

    Returns
    -------
    RenderableType
        Without ranges, each assumed input as written and what rests on it; with ranges, what moves each value the most.
    """
    assumed = [each for each in scenario.inputs() if each.status == "assumed"]
    if not assumed:
        return block(text("screen.assumptions.heading"), paragraph(text("screen.assumptions.none")))
    called = Called(scenario)
    return _listed(called, assumed, values) if ranges is None else _moved(called, assumed, values, ranges)


def _listed(called: Called, assumed: Sequence[Input], values: Sequence[Value]) -> RenderableType:
    ids = list(dict.fromkeys(value.id for value in values if value.status != "not_modelled"))
    rows = [
        (called.path(each.path), each.text, range_in_words(each), _resting(each.path, ids, values))
        for each in sorted(assumed, key=_rank)[:MOST_ROWS]
    ]
    heads = [text(f"screen.assumptions.{each}") for each in ("input", "is", "range", "rests")]
    more = len(assumed) - len(rows)
    notes = [text("screen.assumptions.more", count=more)] if more > 0 else []
    notes.append(text("screen.assumptions.ranges"))
    return block(text("screen.assumptions.heading"), table(heads, rows), *map(paragraph, notes))


def _rank(assumed: Input) -> tuple[bool, bool]:
    """Inputs with a range first, and of these the regime's before the world's: its errors are what is asked about."""
    return assumed.ends is None, not assumed.path.startswith("regime.")


def _resting(path: str, ids: Sequence[str], values: Sequence[Value]) -> str:
    found = [each for each in ids if any(v.id == each and path in v.depends_on_assumed for v in values)]
    if found == list(ids):
        return text("screen.assumptions.all")
    return " ".join(found) or text("screen.assumptions.none_of")


def _moved(called: Called, assumed: Sequence[Input], values: Sequence[Value], ranges: Ranges) -> RenderableType:
    by_path = {each.path: each for each in assumed}
    shown = {value.id: value for value in reversed(values) if not is_too_few(value)}
    rows = [
        row for value in values if shown.get(value.id) is value for row in _strongest(called, value, by_path, ranges)
    ]
    heads = ["", *(text(f"screen.assumptions.{each}") for each in ("moved_by", "is", "range"))]
    heads.append(f">{text('screen.assumptions.goes_to')}")
    return block(text("screen.assumptions.heading"), table(heads, rows), *map(paragraph, ranges.notes))


def _strongest(called: Called, value: Value, inputs: dict[str, Input], ranges: Ranges) -> Iterator[tuple[str, ...]]:
    for path, low, high in ranges.moves(value.key)[:STRONGEST]:
        least, most = with_unit(low, value.unit), with_unit(high, value.unit)
        if least != most:
            row = (
                called.path(path),
                inputs[path].text,
                range_in_words(inputs[path]),
                text("screen.range", low=least, high=most),
            )
            yield f"{value.id} {value.item_in_words}", *row


def range_in_words(assumed: Input) -> str:
    """Range of an input, as it is written in the file."""
    if assumed.ends is None:
        return text("screen.assumptions.none_stated")
    low, high = (next(iter(end.values())) for end in assumed.ends)
    return text("screen.range", low=_plain(low), high=_plain(high))


def _plain(end: object) -> str:
    """An end as it is written in the file, with all its zeros.

    Examples
    --------
    >>> _plain(1e-05), _plain("7d"), _plain(1)
    ('0.00001', '7d', '1')
    """
    return f"{Decimal(str(end)):f}" if isinstance(end, float) else str(end)
