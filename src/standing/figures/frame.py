"""What all pictures share: title, the lines under it that say what is counted, letters, lines, and no background."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from standing.figures.colours import GRID, INK, MUTED, RULE
from standing.figures.figure import Column
from standing.figures.lettering import FONT, wrapped
from standing.measures.catalogue import Catalogue
from standing.measures.reading import window_in_words
from standing.measures.wording import number
from standing.texts import text

Spec = dict[str, Any]

SCHEMA: Final = "https://vega.github.io/schema/vega-lite/v6.4.1.json"
WIDTH: Final = 700
"""Pixels from side to side."""

PADDING: Final = 10
LETTERS: Final = 12
"""Size of the letters; those of the title are larger."""

HEADING: Final = 15
LINE: Final = 15
"""From line to line of text."""

_LABELS: Final = {"labelFontSize": LETTERS, "labelColor": INK, "labelLimit": 0, "titleLimit": 0}
_TITLES: Final = {"titleFontSize": LETTERS, "titleColor": MUTED, "titleFontWeight": "normal"}

CONFIG: Final[Spec] = {
    "font": FONT,
    "background": "transparent",
    "padding": PADDING,
    "view": {"stroke": None},
    "aria": False,
    "axis": {
        **_LABELS,
        **_TITLES,
        "gridColor": GRID,
        "domainColor": RULE,
        "tickColor": RULE,
        "labelLineHeight": LINE,
        "titlePadding": 8,
        "labelFlush": False,
    },
    "legend": {
        **_LABELS,
        **_TITLES,
        "orient": "top",
        "direction": "vertical",
        "title": None,
        "symbolStrokeWidth": 2.5,
        "symbolSize": 90,
        "rowPadding": 4,
        "offset": 6,
    },
    "text": {"font": FONT, "fontSize": LETTERS, "fill": INK},
    "title": {
        "anchor": "start",
        "frame": "bounds",
        "fontSize": HEADING,
        "color": INK,
        "lineHeight": HEADING + 4,
        "subtitleFontSize": LETTERS,
        "subtitleColor": MUTED,
        "subtitleLineHeight": LINE,
        "subtitlePadding": 5,
        "offset": 14,
    },
    "rule": {"color": RULE},
}


def framed(drawing: Mapping[str, Any], title: str, lines: Sequence[str], description: str, width: int = WIDTH) -> Spec:
    """Put a drawing into the frame that all pictures have.

    Parameters
    ----------
    drawing
        Data, marks, encoding and height.
    title
        Above it.
    lines
        Under the title, each broken where it must be: what is counted, out of what, and that it is simulated.
    description
        What it shows, for those who do not see it.
    width
        Pixels from side to side.
    """
    room = width - 2 * PADDING
    said = [part for line in lines for part in wrapped(line, room, LETTERS)]
    size = {} if "vconcat" in drawing else {"width": width, "autosize": {"type": "fit-x", "contains": "padding"}}
    return {
        "$schema": SCHEMA,
        "description": description,
        "title": {"text": wrapped(title, room, HEADING, bold=True), "subtitle": said},
        **size,
        **drawing,
        "config": CONFIG,
    }


def synthetic(run: Catalogue) -> str:
    """Say that it is simulated, on how many synthetic persons of which scenario, and in which window."""
    scenario, _, tallies = run.evidence
    return text(
        "figures.synthetic", people=number(tallies.persons()), name=scenario.name, window=window_in_words(scenario)
    )


def columns_of(figure: str, **units: str) -> tuple[Column, ...]:
    """Columns of a figure's table, with the headings of the catalogue of texts.

    Parameters
    ----------
    figure
        Which.
    **units
        Unit by column, in order.
    """
    return tuple(Column(name, text(f"figures.{figure}.columns.{name}"), unit) for name, unit in units.items())
