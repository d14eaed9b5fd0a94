"""How the tests read a page: every number with its whole id, every piece of text, every address."""

from __future__ import annotations

import base64
import gzip
import re
from html.parser import HTMLParser
from typing import NamedTuple

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


class Number(NamedTuple):
    """A number on a page: its whole id, what it is exactly, and what people read."""

    id: str
    value: float
    shown: str


class Reader(HTMLParser):
    """Reads numbers, attributes and headings."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str | None]] = []
        self.numbers: list[Number] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self._data: dict[str, str | None] | None = None
        self._shown = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        if tag in VOID:
            return
        self.open.append((tag, given.get("data-in")))
        if tag == "data":
            self._data, self._shown = given, ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "data" and self._data is not None:
            around = [name for _, name in self.open if name]
            own = self._data.get("data-id")
            name = "::".join([*around, own]) if own else ""
            self.numbers.append(Number(name, float(self._data["value"] or "nan"), self._shown))
            self._data = None
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._data is not None:
            self._shown += data
        if not {"script", "style", "svg"} & {tag for tag, _ in self.open}:
            self.text.append(data)

    def of(self, tag: str) -> list[dict[str, str | None]]:
        """Attributes of every element of a kind."""
        return [given for name, given in self.tags if name == tag]


def unpacked(page: str, element: str) -> str:
    """What a page carries packed, by the id of the element."""
    (packed,) = re.findall(rf'<script type="application/octet-stream" id="{element}">(.*?)</script>', page)
    return gzip.decompress(base64.b85decode(packed)).decode()


def plain(marked: str) -> str:
    """Text of a piece of a page, on one line."""
    return " ".join("".join(Reader(marked).text).split())
