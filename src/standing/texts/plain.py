"""The small part of YAML in which texts are written: names, and behind each one line, or lines folded into one.

A reader of all of YAML takes some 7 ms for a kilobyte, and a command that says one sentence would wait for it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

QUOTED: Final = r"""(?P<double>"(?:[^"\\\n]|\\.)*")|'(?P<single>(?:[^'\n]|'')*)'"""
BARE: Final = (
    r"""(?!(?:[Tt]rue|[Ff]alse|[Nn]ull|~|[-+]?\.?\d\S*)\ *(?:\n|$))(?:[^-?:,\[\]{}\#&*!|>'"%@`\s]|-(?=\w|-))"""
)
"""Begin of a text without quotes that is text to every reader."""

ENTRY: Final = re.compile(
    rf"""
    (?:\ *(?:\#.*)?\n)*                                     # empty lines and comments before it
    (?P<indent>\ *)(?P<mark>["']?)(?P<name>\w+)(?P=mark):
    (?:\ +(?: {QUOTED}
      | \{{(?P<flow>.*)\}}
      | >-\n(?P<folded>(?:(?P=indent)\ \ [^\ \n].*\n)+)
      | (?P<bare>(?!.*(?::\s|\ \#)){BARE}.*)
    ))?
    (?:(?<=\n)|\ *\n)
    """,
    re.VERBOSE,
)
"""A name with its text: between quotes, several with theirs between braces, folded, or without any of it."""

PAIR: Final = re.compile(
    rf"\ *(?P<mark>[\"']?)(?P<name>\w+)(?P=mark):\ +(?:{QUOTED}|(?P<bare>{BARE}[^,\[\]{{}}]*))\ *(?:,|$)",
    re.VERBOSE,
)
"""One of the names between braces."""


def plain(written: str, room: str) -> dict[str, str] | None:
    """Give the texts of a file by path; None where it holds more of YAML than this part.

    Parameters
    ----------
    written
        What the file holds.
    room
        What every path begins with.
    """
    found: list[tuple[str, str]] = []
    above: list[tuple[int, str]] = []
    at, whole = 0, f"{written.rstrip()}\n"
    while at < len(whole):
        read = ENTRY.match(whole, at)
        if read is None:
            return None
        above = [each for each in above if each[0] < len(read["indent"])]
        above.append((len(read["indent"]), read["name"]))
        try:
            found += _texts(".".join([room, *(name for _, name in above)]), read)
        except ValueError:
            return None
        at = read.end()
    return dict(found) if len({path for path, _ in found}) == len(found) else None


def _texts(path: str, read: re.Match[str]) -> Iterator[tuple[str, str]]:
    """Texts of one entry: its own, those between its braces, or none where other names stand below it."""
    if read["folded"] is not None:
        yield path, " ".join(map(str.strip, read["folded"].splitlines()))
    elif read["flow"] is not None:
        at = 0
        while at < len(read["flow"]):
            pair = PAIR.match(read["flow"], at)
            if pair is None:
                raise ValueError(read["flow"])
            yield f"{path}.{pair['name']}", _said(pair)
            at = pair.end()
    elif any(read[each] is not None for each in ("double", "single", "bare")):
        yield path, _said(read)


def _said(read: re.Match[str]) -> str:
    if read["double"] is not None:
        return str(json.loads(read["double"])).strip()
    return (read["bare"] if read["single"] is None else read["single"].replace("''", "'")).strip()
