"""Groups against the largest of their column, at equal true conduct, stage by stage: ratios with their intervals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from standing.figures.answers import is_drawn, list_in_words
from standing.figures.colours import BLUE, GREY
from standing.figures.figure import Figure
from standing.figures.frame import Spec, columns_of, framed, synthetic
from standing.figures.nothing import NothingToDraw
from standing.figures.rows import Row, Rows
from standing.measures.catalogue import Catalogue
from standing.measures.disparity import (
    AWARE,
    CORRECTED,
    DISPARITY,
    MET,
    NOT_MET,
    NOTHING_DONE,
    RAW,
    SENSOR,
    reference_of,
)
from standing.measures.measure import Value
from standing.measures.mechanisms import NO_LIST
from standing.measures.reading import lists_of
from standing.measures.suppress import is_too_few, why_too_few
from standing.measures.wording import name_in_words, number
from standing.texts import text

STAGES: Final = (NOTHING_DONE, SENSOR, MET, NOT_MET, AWARE, CORRECTED, RAW)
"""Stages in the order in which they are drawn: at equal conduct first, the raw rate last, for comparison."""

OUT_OF: Final = {
    NOTHING_DONE: "persons", SENSOR: "acts", MET: "candidates", NOT_MET: "candidates", AWARE: "listings",
    CORRECTED: "listings", RAW: "years",
}  # fmt: skip
"""What each stage is out of."""

MOST: Final = 36
"""Rows of one picture."""

MANY: Final = 5
"""Groups that are not named one by one where the same is said of all."""

RATIO: Final = ", ratio"


class Stage(NamedTuple):
    """Ratios of one stage: those that are drawn, those of too few, those without a value, and why there are none."""

    name: str
    drawn: list[Value]
    few: list[str]
    empty: list[str]

    @property
    def is_bare(self) -> bool:
        """Whether of every group too few are there, and of so many groups that nobody wants their names."""
        return not self.drawn and not self.empty and len(self.few) >= MANY


class Compared(NamedTuple):
    """Groups of a column against the largest of them, stage by stage, at one list.

    Parameters
    ----------
    column, item
        The column and the list; "" where there is no list.
    reference
        The largest group, as `column=value`.
    stages
        What is compared.
    """

    column: str
    item: str
    reference: str
    stages: list[Stage]

    @property
    def drawn(self) -> int:
        """Comparisons with a number to show."""
        return sum(len(stage.drawn) for stage in self.stages)

    @property
    def few(self) -> int:
        """Comparisons of which too few stand behind them."""
        return sum(len(stage.few) for stage in self.stages)

    @property
    def against(self) -> str:
        """Name of the largest group."""
        return _label(self.reference)

    def without(self) -> Iterator[str]:
        """Sentences about the groups without a number: of which too few are there, and of which the largest group has none."""
        yield from _in_words(self.stages, self.stages)


def compared(run: Catalogue, column: str, item: str | None = None) -> Compared:
    """Give the groups of a column against the largest of them.

    Parameters
    ----------
    run
        The measures of the run.
    column
        A column of the cells.
    item
        The list; the first with something to compare if it is not given, else the first.

    Raises
    ------
    NothingToDraw
        If the column has one group alone, or the scenario has no list.
    """
    groups = [each for each in run.evidence.tallies.groups if each.startswith(f"{column}=")]
    if len(groups) < 2:
        raise NothingToDraw("disparities", text("figures.disparities.one_group", column=name_in_words(column)))
    names = list(lists_of(run.evidence)) if item is None else [item]
    if not names:
        raise NothingToDraw("disparities", text(NO_LIST))
    values, reference = list(run.answers(DISPARITY, groups)), reference_of(run.evidence.tallies, groups[0])
    found = [_compared(column, each, reference, values) for each in names]
    return next((each for each in found if each.drawn), found[0])


def _compared(column: str, item: str, reference: str, values: Sequence[Value]) -> Compared:
    own = [each for each in values if each.item == item and each.group != reference]
    return Compared(
        column,
        item,
        reference,
        [_stage(each, [value for value in own if value.name == each + RATIO]) for each in STAGES],
    )


def disparities(run: Catalogue, by: str | None = None, item: str | None = None) -> Figure:
    """Draw each group against the largest one of its column: ratios at equal true conduct, and the raw one beside them.

    Parameters
    ----------
    run
        The measures of the run.
    by
        A column of the cells; the first if it is not given.
    item
        The list; the first with something to compare if it is not given.

    Raises
    ------
    NothingToDraw
        If there are no groups, or too few stand behind every comparison.
    """
    columns = run.evidence.tallies.columns
    if not columns:
        raise NothingToDraw("disparities", text("figures.disparities.no_groups"))
    found = compared(run, by or columns[0], item)
    if not found.drawn:
        raise NothingToDraw("disparities", text("figures.disparities.too_few", why=why_too_few()))
    return _figure(run, found)


def _stage(name: str, values: Sequence[Value]) -> Stage:
    there = [each for each in values if each.status != "not_modelled"]
    few = [each for each in there if is_too_few(each)]
    empty = [each for each in there if each.value is None and each not in few]
    drawn = [each for each in there if is_drawn(each)]
    return Stage(name, drawn, [_label(each.group) for each in few], [_label(each.group) for each in empty])


def _figure(run: Catalogue, found: Compared) -> Figure:
    tallies, stages = run.evidence.tallies, found.stages
    kept = list(_kept(stages))
    title = text(
        "figures.disparities.title",
        column=name_in_words(found.column),
        list=list_in_words(run.evidence.scenario, found.item),
    )
    against = text(
        "figures.disparities.against",
        group=found.against,
        persons=number(tallies.persons(found.reference)),
        all=number(tallies.persons()),
    )
    others = [name_in_words(each) for each in tallies.columns if each != found.column]
    beside = text("figures.disparities.others", columns=", ".join(others)) if others else ""
    unseen = text("figures.disparities.unseen")
    few = list(_in_words(stages, kept))
    said = text("figures.disparities.few_short", count=found.few, why=why_too_few()) if few else ""
    lines = [synthetic(run), f"{against} {said}".strip(), f"{beside} {unseen}".strip()]
    caption = " ".join([text("figures.disparities.caption"), against, *few, f"{beside} {unseen}".strip()])
    rows = [_row(stage.name, value) for stage in kept for value in stage.drawn]
    table = columns_of(
        "disparities",
        stage="",
        group="",
        persons="",
        denominator="",
        ratio="ratio",
        low="ratio",
        high="ratio",
        equal="",
    )
    return Figure("disparities", title, caption, table, tuple(rows), framed(_drawing(kept), title, lines, caption))


def _kept(stages: Sequence[Stage]) -> Iterator[Stage]:
    """Stages in order, as long as there is room; the raw rate always."""
    room = MOST - len(stages[-1].drawn)
    for stage in stages:
        if stage.drawn and (stage is stages[-1] or len(stage.drawn) <= room):
            room -= len(stage.drawn)
            yield stage


def _in_words(stages: Sequence[Stage], kept: Sequence[Stage]) -> Iterator[str]:
    """Say what is not drawn: too few, by name or altogether, no value, no room."""
    bare = [stage for stage in stages if stage.is_bare]
    if bare:
        names = "; ".join(stage.name for stage in bare)
        yield text("figures.disparities.bare", stages=names, groups=len(bare[0].few), why=why_too_few())
    for stage in stages:
        if stage.few and stage not in bare:
            yield text("figures.disparities.few", stage=stage.name, groups=", ".join(stage.few), why=why_too_few())
        if stage.empty:
            yield text("figures.disparities.empty", stage=stage.name, groups=", ".join(stage.empty))
        if stage.drawn and stage not in kept:
            yield text("figures.disparities.no_room", stage=stage.name)


def _row(stage: str, value: Value) -> dict[str, str | int | float | None]:
    equal = text("figures.disparities.equal") if value.status == "equal_by_construction" else ""
    return {
        "stage": stage, "group": _label(value.group), "persons": value.persons, "denominator": value.denominator,
        "ratio": value.value, "low": value.low, "high": value.high, "equal": equal,
    }  # fmt: skip


def _label(group: str) -> str:
    return name_in_words(group.partition("=")[2])


def _drawing(stages: Sequence[Stage]) -> Spec:
    heads = tuple(text(f"figures.disparities.heads.{each}") for each in ("ratio", "interval", "denominator"))
    sheet = Rows(tuple(_lines(stages)), heads, 150)
    places = [y for row, y in zip(sheet.rows, sheet.places, strict=True) if not row.is_heading]
    values = [_row(stage.name, each) for stage in stages for each in stage.drawn]
    ends = [float(str(each)) for row in values for each in (row["ratio"], row["low"], row["high"]) if each]
    domain = [min(0.5, *ends), max(2.0, *ends)]
    ticks = [
        each for each in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100) if domain[0] <= each <= domain[1]
    ]
    axis = {"title": text("figures.disparities.x"), "values": ticks, "grid": False, "format": "~g"}
    x = sheet.x("ratio", axis, type="log", domain=domain, nice=False)
    kind = {"condition": {"test": "datum.equal", "value": GREY}, "value": BLUE}
    shape = {"condition": {"test": "datum.equal", "value": "square"}, "value": "circle"}
    noise = {
        "transform": [{"filter": "datum.low !== null && datum.high !== null"}],
        "mark": {"type": "rule", "strokeWidth": 2},
        "encoding": {"y": sheet.y(), "x": {**x, "field": "low"}, "x2": {"field": "high"}, "color": kind},
    }
    points = {
        "mark": {"type": "point", "filled": True, "size": 70, "opacity": 1},
        "encoding": {"y": sheet.y(), "x": x, "color": kind, "shape": shape},
    }
    return {
        "height": sheet.height,
        "data": {"values": [{"y": y, **row} for y, row in zip(places, values, strict=True)]},
        "layer": [sheet.level(x, 1), noise, points, sheet.lines_between(), *sheet.texts()],
    }


def _lines(stages: Sequence[Stage]) -> Iterator[Row]:
    for stage in stages:
        yield Row(stage.name, is_heading=True)
        for each in stage.drawn:
            around = "" if each.low is None or each.high is None else _around(each.low, each.high)
            equal = f" {text('figures.disparities.equal_short')}" if each.status == "equal_by_construction" else ""
            yield Row(f"{_label(each.group)}{equal}", (number(each.value or 0), around, _out_of(stage.name, each)))


def _out_of(stage: str, value: Value) -> str:
    return text(f"figures.disparities.out_of.{OUT_OF[stage]}", count=number(value.denominator or 0))


def _around(low: float, high: float) -> str:
    return text("figures.to", low=number(low), high=number(high))
