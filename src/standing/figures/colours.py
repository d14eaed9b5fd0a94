"""Colours by role, for light and for dark pages: told apart by the colour-blind, and by their lightness in grey print.

The hues are those of Okabe and Ito (2008), darkened for light pages and lightened for dark ones so that text and thin lines
have enough contrast on both. A specification holds the light ones; `themed` puts the dark ones in their places, so no two
roles share a value.
"""

from __future__ import annotations

from typing import Any, Final, Literal

Theme = Literal["light", "dark"]

INK: Final = "#1c1c1e"
MUTED: Final = "#55565a"
RULE: Final = "#9a9a9e"
GRID: Final = "#dedee0"
BOX: Final = "#f3f2ee"
PAPER: Final = "#fffffe"
BLUE: Final = "#0067a5"
ORANGE: Final = "#c44e00"
GREEN: Final = "#00795c"
PINK: Final = "#b14f86"
AMBER: Final = "#8f6a00"
SKY: Final = "#7fb8de"
SAND: Final = "#f0c9a6"
GREY: Final = "#6f7075"
PALE: Final = "#c9cacf"

LIGHT: Final = {
    "ink": INK, "muted": MUTED, "rule": RULE, "grid": GRID, "box": BOX, "paper": PAPER, "blue": BLUE, "orange": ORANGE,
    "green": GREEN, "pink": PINK, "amber": AMBER, "sky": SKY, "sand": SAND, "grey": GREY, "pale": PALE,
}  # fmt: skip
"""Colour by role on a light page."""

DARK: Final = {
    "ink": "#f2f2f0", "muted": "#b9babd", "rule": "#7d7e83", "grid": "#3a3b40", "box": "#26282c", "paper": "#17181a",
    "blue": "#5fb4ec", "orange": "#ff9a52", "green": "#3ecfa3", "pink": "#ee9cc8", "amber": "#e8bd4a", "sky": "#2d6f9e",
    "sand": "#8a5124", "grey": "#a3a4a9", "pale": "#55575d",
}  # fmt: skip
"""Colour by role on a dark page."""

SERIES: Final = (BLUE, ORANGE, GREEN, PINK, AMBER, GREY)
"""Colours of lines that stand beside one another."""

DASHES: Final = ([1, 0], [7, 3], [2, 2], [9, 3, 2, 3], [4, 4], [1, 3])
"""Dashes of the same lines, for print in grey."""

_TO_DARK: Final = {colour: DARK[role] for role, colour in LIGHT.items()}


def themed(node: Any, theme: Theme) -> Any:
    """Give a specification in the colours of a theme.

    Parameters
    ----------
    node
        A specification, or a part of one, in the light colours.
    theme
        "light" or "dark".
    """
    if theme == "light":
        return node
    if isinstance(node, dict):
        return {key: themed(each, theme) for key, each in node.items()}
    if isinstance(node, (list, tuple)):
        return [themed(each, theme) for each in node]
    return _TO_DARK.get(node, node) if isinstance(node, str) else node
