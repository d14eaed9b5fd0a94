"""How wide text is, and where it is broken: what a picture needs to know so that no label is cut off.

Widths are those of Arial, in thousandths of its size; Liberation Sans and Helvetica share them.
"""

from __future__ import annotations

from typing import Final

FONT: Final = "Arial, 'Liberation Sans', Helvetica, sans-serif"
SLACK: Final = 1.05
"""Room for fonts that are a little wider."""

BOLD: Final = 1.07
"""How much wider bold letters are."""

HELD: Final = "\u00a0"
"""A space at which no line is broken: that before a per cent sign."""

_NARROW: Final = {
    278: " \u00a0!,-./:;I[\\]ft", 222: "ijl'|", 333: "()r`-\"", 389: "*", 500: "Jckszvxy", 556: "0123456789#$?L_abdeghnopqu",
    584: "+<=>~−±×", 611: "FTZ", 667: "&ABEKPSVXY", 722: "CDHNRUw", 778: "GOQ", 833: "Mm", 889: "%", 944: "W", 1000: "@…→",
}  # fmt: skip
_WIDTH: Final = {letter: width for width, letters in _NARROW.items() for letter in letters}
_OTHER: Final = 620


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of a line of text, in pixels.

    Parameters
    ----------
    text
        One line.
    size
        Of the letters, in pixels.
    bold
        Whether they are bold.
    """
    thousandths = sum(_WIDTH.get(letter, _OTHER) for letter in text)
    return thousandths / 1_000 * size * SLACK * (BOLD if bold else 1)


def wrapped(text: str, room: float, size: float, *, bold: bool = False, most: int | None = None) -> list[str]:
    """Text broken into lines that fit; a word that is too long alone is broken as well.

    Parameters
    ----------
    text
        What is written.
    room
        Pixels from side to side.
    size, bold
        Of the letters.
    most
        How many lines there may be; the last then ends with "…".
    """
    lines = [""]
    held = text.replace(" %", f"{HELD}%")
    for word in (piece for each in held.split(" ") for piece in _pieces(each, room, size, bold=bold)):
        longer = f"{lines[-1]} {word}".strip()
        if width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        elif lines[-1]:
            lines.append(word)
        else:
            lines[-1] = word
    if most is None or len(lines) <= most:
        return lines
    return [*lines[: most - 1], _shortened(lines[most - 1], room, size, bold=bold)]


def _pieces(word: str, room: float, size: float, *, bold: bool) -> list[str]:
    """A word, or the parts of it that fit."""
    found = [""]
    for letter in word:
        if found[-1] and width(found[-1] + letter, size, bold=bold) > room:
            found.append("")
        found[-1] += letter
    return found


def _shortened(line: str, room: float, size: float, *, bold: bool) -> str:
    while line and width(f"{line}…", size, bold=bold) > room:
        line = line[:-1].rstrip()
    return f"{line}…"
