"""What was published beside what the run gives for it, and which figures the scenario was fitted to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from standing.figures.colours import BLUE, GREEN, GREY, PINK, RULE
from standing.figures.figure import Figure
from standing.figures.frame import Spec, columns_of, framed, synthetic
from standing.figures.nothing import NothingToDraw
from standing.figures.rows import Row, Rows, percents
from standing.measures.catalogue import Catalogue
from standing.measures.wording import change_in_percent, name_in_words, number
from standing.records.table import Cell
from standing.texts import text

USES: Final = ("fit", "holdout", "reference", "prediction")
COLOURS: Final = (GREY, BLUE, GREEN, PINK)
SHAPES: Final = ("circle", "diamond", "square", "triangle-up")
ROOM: Final = 130
HEADS: Final = ("published", "simulated", "difference")


def published(run: Catalogue, rows: Iterable[Mapping[str, Cell]]) -> Figure:
    """Draw by how much each simulated figure differs from the published one, with what was used to fit marked.

    Parameters
    ----------
    run
        The measures of the run.
    rows
        Rows of `Run.published()`.

    Raises
    ------
    NothingToDraw
        If the scenario has no published figures, or the run has none of them.
    """
    every = list(rows)
    drawn = [row for row in every if row["relative"] is not None]
    if not drawn:
        raise NothingToDraw("published", _why_none(every))
    uses = [each for each in USES if any(row["use"] == each for row in drawn)]
    title = text("figures.published.title")
    lines = [
        synthetic(run),
        text("figures.published.counted"),
        *(text(f"figures.published.uses.{each}") for each in uses),
    ]
    caption = text(
        "figures.published.caption",
        drawn=len(drawn),
        every=len(every),
        uses=" ".join(text(f"figures.published.uses.{each}") for each in uses),
    )
    spec = framed(_drawing(drawn, uses), title, lines, caption)
    columns = columns_of(
        "published", series="", date="", use="", published="", unit="", simulated="", low="", high="", relative="share"
    )
    kept = tuple({each.name: row[each.name] for each in columns} for row in drawn)
    missing = [f"{_name(row)} ({row['why']})" for row in every if row["relative"] is None]
    notes = text("figures.not_drawn", what="; ".join(missing)) if missing else ""
    return Figure("published", title, f"{caption} {notes}".strip(), columns, kept, spec)


def _why_none(rows: Sequence[Mapping[str, Cell]]) -> str:
    if not rows:
        return text("figures.published.none")
    return text("figures.published.none_of_them", reasons="; ".join(dict.fromkeys(str(row["why"]) for row in rows)))


def _name(row: Mapping[str, Cell]) -> str:
    return text("figures.published.row", series=name_in_words(str(row["series"])), date=row["date"])


def _drawing(rows: Sequence[Mapping[str, Cell]], uses: Sequence[str]) -> Spec:
    sheet = Rows(tuple(_lines(rows)), tuple(text(f"figures.published.heads.{each}") for each in HEADS), ROOM)
    places = [y for row, y in zip(sheet.rows, sheet.places, strict=True) if not row.is_heading]
    x = sheet.x(
        "relative", {"title": text("figures.published.x"), "tickCount": 5, "grid": False, **percents(signed=True)}
    )
    legend = {"labelExpr": _legend(uses), "direction": "horizontal", "symbolStrokeWidth": 1}
    use = {"field": "use", "legend": legend}
    colour = {**use, "scale": {"domain": list(uses), "range": [COLOURS[USES.index(each)] for each in uses]}}
    shape = {**use, "scale": {"domain": list(uses), "range": [SHAPES[USES.index(each)] for each in uses]}}
    noise = {
        "transform": [
            {"filter": "datum.low !== null && datum.high !== null"},
            {"calculate": "datum.low / datum.published - 1", "as": "from"},
            {"calculate": "datum.high / datum.published - 1", "as": "to"},
        ],
        "mark": {"type": "rule", "strokeWidth": 2, "color": RULE},
        "encoding": {"y": sheet.y(), "x": {**x, "field": "from"}, "x2": {"field": "to"}},
    }
    points = {
        "mark": {"type": "point", "filled": True, "size": 70, "opacity": 1},
        "encoding": {"y": sheet.y(), "x": x, "color": colour, "shape": shape},
    }
    return {
        "height": sheet.height,
        "data": {"values": [{"y": y, **row} for y, row in zip(places, rows, strict=True)]},
        "layer": [sheet.level(x, 0), noise, points, sheet.lines_between(), *sheet.texts()],
    }


def _lines(rows: Sequence[Mapping[str, Cell]]) -> Iterator[Row]:
    """Figures under the name of their series."""
    series = None
    for row in rows:
        if row["series"] != series:
            series = row["series"]
            yield Row(
                text("figures.published.series", series=name_in_words(str(series)), unit=row["unit"]), is_heading=True
            )
        published, simulated = float(str(row["published"])), round(float(str(row["simulated"])))
        cells = (number(published), number(simulated), change_in_percent(float(str(row["relative"]))))
        yield Row(text("figures.published.through", date=row["date"]), cells)


def _legend(uses: Sequence[str]) -> str:
    words = ", ".join(f"'{each}': '{text(f'figures.published.legend.{each}')}'" for each in uses)
    return f"({{{words}}})[datum.value]"
