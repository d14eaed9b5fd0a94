"""A picture with its caption, its numbers and its specification."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from standing.errors import InputError
from standing.figures.colours import PAPER, Theme, themed
from standing.records.table import Cell
from standing.records.whole import whole_file

if TYPE_CHECKING:
    from altair import TopLevelMixin

KINDS: Final = ("svg", "png", "pdf", "json", "csv")
"""What a figure is saved as, by the end of the file's name."""

_OPENING: Final = re.compile(r"<svg([^>]*)>")
_ROLE: Final = re.compile(r' (role|aria-[a-z]+)="[^"]*"')
"""What marks say of themselves one by one: a picture is one thing with one description."""


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
    specification
        The picture as a Vega-Lite specification in the light colours, complete with its data; it carries "simulated,
        synthetic" and the denominator inside.
    stretches
        Whether it may be drawn wider or narrower; not where everything has its place.
    """

    name: str
    title: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, Cell], ...]
    specification: Mapping[str, Any]
    stretches: bool = True

    def __repr__(self) -> str:
        return f"Figure {self.name}: {self.title}"

    @property
    def alternative(self) -> str:
        """What it shows, for those who do not see it."""
        return f"{self.title}. {self.caption}"

    def themed(self, theme: Theme = "light") -> dict[str, Any]:
        """Give the specification in the colours of a theme; the background is transparent."""
        return dict(themed(self.specification, theme))

    def interactive(self, theme: Theme = "light") -> dict[str, Any]:
        """Give the specification for a web page: as wide as its place there, where the picture stretches."""
        return {**self.themed(theme), **({"width": "container"} if self.stretches else {})}

    @cached_property
    def chart(self) -> TopLevelMixin:
        """The picture as an Altair chart.

        Raises
        ------
        InputError
            If Altair is not installed.
        """
        try:
            import altair as alt
        except ImportError:
            raise InputError.missing("altair", "report") from None
        made: TopLevelMixin = alt.Chart.from_dict(self.themed())
        return made

    def svg(self, theme: Theme = "light") -> str:
        """Draw it as SVG, with title and description for those who do not see it."""
        drawn = str(_drawer().vegalite_to_svg(self.themed(theme)))
        return _OPENING.sub(self._opening, _ROLE.sub("", drawn), count=1)

    def png(self, scale: float = 2, theme: Theme = "light") -> bytes:
        """Draw it as PNG, `scale` times as large as on a screen, on paper of the theme."""
        on_paper = themed({**self.specification, "background": PAPER}, theme)
        return bytes(_drawer().vegalite_to_png(on_paper, scale=scale))

    def pdf(self, theme: Theme = "light") -> bytes:
        """Draw it as PDF."""
        return bytes(_drawer().vegalite_to_pdf(self.themed(theme)))

    def csv(self) -> str:
        """Give its numbers as CSV, with the headings of the columns."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([column.heading for column in self.columns])
        writer.writerows([row.get(column.name) for column in self.columns] for row in self.rows)
        return out.getvalue()

    def save(self, path: str | Path, theme: Theme = "light") -> None:
        """Save it as what the name ends with: .svg, .png, .pdf, .json (the specification) or .csv (the numbers).

        Raises
        ------
        InputError
            If the name ends with something else, or what draws is not installed.
        """
        place = Path(path)
        kind = place.suffix.removeprefix(".").lower()
        if kind not in KINDS:
            raise InputError.one(f'"{place.name}"', f"a name that ends with {', '.join(f'.{each}' for each in KINDS)}")
        made = self._as(kind, theme)
        with whole_file(place) as draft:
            draft.write_bytes(made)

    def _as(self, kind: str, theme: Theme) -> bytes:
        match kind:
            case "json":
                return json.dumps(self.themed(theme), ensure_ascii=False, indent=1).encode()
            case "csv":
                return self.csv().encode()
            case "svg":
                return self.svg(theme).encode()
        return self.png(theme=theme) if kind == "png" else self.pdf(theme)

    def _opening(self, found: re.Match[str]) -> str:
        title, description = escape(self.title), escape(self.caption)
        return f'<svg{found[1]} role="img" aria-label="{title}"><title>{title}</title><desc>{description}</desc>'

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """Show it in a notebook, which asks for this name."""
        return {"image/svg+xml": self.svg(), "text/plain": self.alternative}


def _drawer() -> Any:
    """What draws a specification without a browser.

    Raises
    ------
    InputError
        If it is not installed.
    """
    try:
        import vl_convert
    except ImportError:
        raise InputError.missing("vl-convert-python", "report") from None
    return vl_convert
