"""A sheet on which everything has its place in pixels: boxes, lines, marks and text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from standing.figures.colours import BOX, INK, RULE
from standing.figures.frame import LETTERS, LINE, PADDING, WIDTH, Spec

BREADTH: Final = WIDTH - 2 * PADDING
"""Pixels from side to side of a sheet."""


class Lettering(NamedTuple):
    """How a text is written."""

    size: float = LETTERS
    bold: bool = False
    align: str = "left"


PLAIN: Final = Lettering()
BOLD: Final = Lettering(bold=True)
CENTRED: Final = Lettering(align="center")
CENTRED_BOLD: Final = Lettering(align="center", bold=True)


class Line(NamedTuple):
    """How a line looks: its width, its dashes, and whether it lies above the boxes."""

    width: float = 1
    dash: tuple[int, ...] = ()
    above: bool = False


@dataclass
class Canvas:
    """What is drawn: lines lie below boxes unless they are put above them, boxes below marks, marks below text.

    Parameters
    ----------
    height
        Pixels from above to below; grows where something is put lower.
    """

    height: float = 0
    _lines: dict[Line, list[Spec]] = field(default_factory=dict)
    _boxes: list[Spec] = field(default_factory=list)
    _marks: dict[float, list[Spec]] = field(default_factory=dict)
    _texts: dict[Lettering, list[Spec]] = field(default_factory=dict)

    def box(
        self, x: float, y: float, width: float, height: float, fill: str = BOX, stroke: str = RULE, **more: Any
    ) -> None:
        """Put a box with its upper left corner at a place.

        Parameters
        ----------
        x, y, width, height
            Pixels.
        fill, stroke
            Colours.
        **more
            What else the datum carries.
        """
        self._boxes.append({"x": x, "y": y, "x2": x + width, "y2": y + height, "fill": fill, "stroke": stroke, **more})
        self.height = max(self.height, y + height)

    def line(self, x: float, y: float, x2: float, y2: float, look: Line | None = None, fill: str = RULE) -> None:
        """Draw a straight line.

        Parameters
        ----------
        x, y, x2, y2
            Pixels.
        look
            Width, dashes, and whether it lies above the boxes.
        fill
            Its colour.
        """
        self._lines.setdefault(look or Line(), []).append({"x": x, "y": y, "x2": x2, "y2": y2, "fill": fill})
        self.height = max(self.height, y, y2)

    def mark(self, x: float, y: float, shape: str, fill: str, size: float = 60, stroke: str | None = None) -> None:
        """Put a mark.

        Parameters
        ----------
        x, y
            Its middle, pixels.
        shape
            As Vega names it, or an SVG path.
        fill
            Colour.
        size
            Its area.
        stroke
            Colour of its edge; that of `fill` if it is not given.
        """
        datum = {"x": x, "y": y, "shape": shape, "fill": fill, "stroke": stroke or fill}
        self._marks.setdefault(size, []).append(datum)

    def text(self, x: float, y: float, lines: Sequence[str], lettering: Lettering = PLAIN, fill: str = INK) -> None:
        """Write lines of text, the first with its middle at a height.

        Parameters
        ----------
        x, y
            Pixels.
        lines
            From above.
        lettering
            Size, weight and alignment.
        fill
            Colour.
        """
        said = list(lines) if len(lines) > 1 else "".join(lines)
        self._texts.setdefault(lettering, []).append({"x": x, "y": y, "text": said, "fill": fill})
        self.height = max(self.height, y + (len(lines) - 0.5) * LINE)

    def drawing(self) -> Spec:
        """Give what is drawn, for `frame.framed`."""
        layers = [self._lined(look, each) for look, each in self._lines.items() if not look.above]
        if self._boxes:
            layers.append(self._layer(self._boxes, {"type": "rect", "cornerRadius": 3}, ends=True))
        layers += [self._lined(look, each) for look, each in self._lines.items() if look.above]
        layers += [self._marked(size, each) for size, each in self._marks.items()]
        layers += [self._written(lettering, each) for lettering, each in self._texts.items()]
        return {"height": self.height, "layer": layers}

    def _lined(self, look: Line, values: list[Spec]) -> Spec:
        mark = {"type": "rule", "strokeWidth": look.width, **({"strokeDash": list(look.dash)} if look.dash else {})}
        layer = self._layer(values, mark, ends=True)
        layer["encoding"]["stroke"] = layer["encoding"].pop("fill")
        return layer

    def _marked(self, size: float, values: list[Spec]) -> Spec:
        layer = self._layer(
            values, {"type": "point", "size": size, "opacity": 1, "strokeWidth": 1.6, "strokeCap": "round"}
        )
        layer["encoding"]["shape"] = {"field": "shape", "type": "nominal", "scale": None}
        return layer

    def _written(self, lettering: Lettering, values: list[Spec]) -> Spec:
        mark = {
            "type": "text",
            "align": lettering.align,
            "baseline": "middle",
            "lineHeight": LINE,
            "fontSize": lettering.size,
            "fontWeight": "bold" if lettering.bold else "normal",
        }
        layer = self._layer(values, mark)
        layer["encoding"]["text"] = {"field": "text"}
        return layer

    def _layer(self, values: list[Spec], mark: Spec, *, ends: bool = False) -> Spec:
        x = {"field": "x", "type": "quantitative", "axis": None, "scale": _scale(BREADTH)}
        scale = {**_scale(self.height), "range": [0, self.height]}
        y = {"field": "y", "type": "quantitative", "axis": None, "scale": scale}
        colours = {
            key: {"field": key, "type": "nominal", "scale": None} for key in ("fill", "stroke") if key in values[0]
        }
        both = {"x2": {"field": "x2"}, "y2": {"field": "y2"}} if ends else {}
        return {"data": {"values": values}, "mark": mark, "encoding": {"x": x, "y": y, **both, **colours}}


def _scale(span: float) -> Spec:
    return {"domain": [0, span], "nice": False, "zero": False}
