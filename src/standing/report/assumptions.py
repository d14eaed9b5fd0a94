"""What depends on assumptions: the assumed inputs that the most of the shown measures rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from rich.console import RenderableType

from standing.errors import path_in_words
from standing.measures.measure import Value
from standing.report.layout import block, paragraph, table
from standing.scenario import Scenario

MOST_ROWS: Final = 8
"""Assumed inputs of the first screen; the document has all of them, by measure."""


def assumptions(scenario: Scenario, values: Sequence[Value], *, ranges: bool) -> RenderableType:
    """Block of the assumed inputs.

    Parameters
    ----------
    scenario
        What was run.
    values
        The values that are shown.
    ranges
        Whether the run was repeated over the ranges of the assumed inputs.

    Returns
    -------
    RenderableType
        Each input as written, with its range as written, and what rests on it.
    """
    heading = "What depends on assumptions"
    assumed = [each for each in scenario.inputs() if each.status == "assumed"]
    if not assumed:
        return block(heading, paragraph("No input is marked as assumed. An input without a status is not thereby known."))
    affected = {each.path: list(dict.fromkeys(v.id for v in values if each.path in v.depends_on_assumed)) for each in assumed}
    by_reach = Counter({path: len(ids) for path, ids in affected.items()})
    ordered = sorted(assumed, key=lambda each: -by_reach[each.path])
    rows = [
        (path_in_words(each.path), each.text, _range(each.ends), " ".join(affected[each.path]) or "none of these")
        for each in ordered[:MOST_ROWS]
    ]
    more = len(assumed) - len(rows)
    notes = [f"… and {more} more, by measure, in the document (--json)"] if more > 0 else []
    if not ranges:
        notes.append("--ranges runs the same persons at both ends of every range and shows what that does.")
    return block(heading, table(["assumed input", "is", "range", "moves"], rows), *map(paragraph, notes))


def _range(ends: tuple[object, object] | None) -> str:
    if ends is None:
        return "none stated"
    low, high = (next(iter(end.values())) for end in ends if isinstance(end, dict))
    return f"{low} to {high}"
