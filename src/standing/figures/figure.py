"""A picture with its caption, its numbers and its specification."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import altair as alt
import vl_convert

from standing.errors import InputError
from standing.records.table import Cell
from standing.records.whole import whole_file

KINDS: Final = ("svg", "png", "pdf", "json", "csv")
"""What a figure is saved as, by the end of the file's name."""


@dataclass(frozen=True)
class Column:
    """A column of the table under a picture.

    Parameters
    ----------
    name
        Its key in the rows.
    heading
        What people read above it, with the unit.
    unit
        As in the measures ("share", "days", …); "" for a word or a count.
    """

    name: str
    heading: str
    unit: str = ""


@dataclass(frozen=True, repr=False)
class Figure:
    """A picture, ready to be shown, saved and put on a page.

    Parameters
    ----------
    name
        Which picture it is, one word: "survival".
    title
        What it shows, in a few words.
    caption
        What is seen, with the denominator in the sentence.
    columns
        The table under it, column by column.
    rows
        The numbers that are drawn, one mapping per row; the keys are those of `columns`.
    chart
        The picture as an Altair chart; it carries "simulated, synthetic" and the denominator inside.
    """

    name: str
    title: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, Cell], ...]
    chart: alt.TopLevelMixin

    def __repr__(self) -> str:
        return f"Figure {self.name}: {self.title}"

    @cached_property
    def specification(self) -> dict[str, Any]:
        """Vega-Lite specification, complete with its data."""
        spec: dict[str, Any] = self.chart.to_dict()
        return spec

    def svg(self) -> str:
        """Draw it as SVG."""
        return str(vl_convert.vegalite_to_svg(self.specification))

    def png(self, scale: float = 2) -> bytes:
        """Draw it as PNG, `scale` times as large as on a screen."""
        return bytes(vl_convert.vegalite_to_png(self.specification, scale=scale))

    def pdf(self) -> bytes:
        """Draw it as PDF."""
        return bytes(vl_convert.vegalite_to_pdf(self.specification))

    def csv(self) -> str:
        """Give its numbers as CSV, with the headings of the columns."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([column.heading for column in self.columns])
        writer.writerows([row.get(column.name) for column in self.columns] for row in self.rows)
        return out.getvalue()

    def save(self, path: str | Path) -> None:
        """Save it as what the name ends with: .svg, .png, .pdf, .json (the specification) or .csv (the numbers).

        Raises
        ------
        InputError
            If the name ends with something else.
        """
        place = Path(path)
        kind = place.suffix.removeprefix(".").lower()
        if kind not in KINDS:
            raise InputError.one(f'"{place.name}"', f"a name that ends with {', '.join(f'.{each}' for each in KINDS)}")
        with whole_file(place) as draft:
            draft.write_bytes(self._as(kind))

    def _as(self, kind: str) -> bytes:
        if kind == "json":
            return json.dumps(self.specification, ensure_ascii=False, indent=1).encode()
        made = getattr(self, kind)()
        return made.encode() if isinstance(made, str) else bytes(made)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """Show it in a notebook, which asks for this name."""
        return {"image/svg+xml": self.svg(), "text/plain": f"{self.title}. {self.caption}"}
