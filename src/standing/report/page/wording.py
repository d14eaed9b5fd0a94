"""The rules of wording, held against the finished page: a page that breaks one is not handed over.

Read is what people read: text outside scripts, styles and pictures. Quotations (`cite`, `q`), code, and what stands between
quotation marks are somebody else's words, and so are names and titles that the scenario gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

from standing.scenario import Scenario
from standing.scenario.position import Tree
from standing.texts import text

BLOCKS: Final = frozenset(
    (
        "button", "caption", "dd", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "label", "legend", "li", "p", "summary",
        "title", "tr",
    )
)  # fmt: skip
"""Elements whose text is read by itself."""

UNREAD: Final = frozenset(["script", "style", "svg", "cite", "q", "code", "pre", "template"])
"""Elements whose text is not read here."""

VOID: Final = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)

RULED_OUT: Final = re.compile(
    r"\b(legal|illegal|unlawful|compliant|compliance|certified|guilty|innocent|rightful|fair|unfair|fairness|prove[sdn]?|"
    r"prevents?|prevented|people blocked|total score|seal of)\b",
    re.IGNORECASE,
)
"""Words that no page says (docs/language.md)."""

SAID_ONCE: Final = ("not a legal opinion", "no legal basis is written", "legal basis")
"""Where one of them stands for what it means: who gives no opinion, and what a rule cites."""

_QUOTED: Final = re.compile(r'"[^"]*"|“[^”]*”')
_PERCENT: Final = re.compile(r"\d %")
_LEVEL: Final = re.compile(r"\b95 %")
_IN_WORDS: Final = re.compile(r"%(?: \([^)]*\))? of \w|\b[Oo]f (?:the )?[\d,]+|\bin [\d.,]+ % of\b")
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


class MiswordedPage(RuntimeError):  # noqa: N818 - what the page is
    """A page would say something that no page may say: a fault of the program, not of its user."""


@dataclass
class Block:
    """One piece of text that is read by itself, and the ids of the numbers in it."""

    element: str
    words: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    is_stated: bool = False

    @property
    def said(self) -> str:
        """Its text on one line."""
        return " ".join("".join(self.words).split())


class _Reader(HTMLParser):
    """Gathers the blocks of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = [Block("page")]
        self.open: list[str] = []
        self.within: list[Block] = [self.blocks[0]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        self.open.append(tag)
        given = dict(attrs)
        if tag in BLOCKS:
            self.blocks.append(Block(tag))
            self.within.append(self.blocks[-1])
        if tag == "data" and given.get("data-id"):
            self.within[-1].ids.append(given["data-id"] or "")
        if tag in ("td", "th"):
            self.within[-1].words.append(" | ")
        if "data-stated" in given:
            self.within[-1].is_stated = True

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.open:
            return
        while self.open:
            closed = self.open.pop()
            if closed in BLOCKS and len(self.within) > 1:
                self.within.pop()
            if closed == tag:
                return

    def handle_data(self, data: str) -> None:
        if not UNREAD & set(self.open):
            self.within[-1].words.append(data)


def blocks_of(page: str) -> list[Block]:
    """Give the pieces of text of a page, in order.

    Parameters
    ----------
    page
        The HTML.
    """
    reader = _Reader()
    reader.feed(page)
    return [block for block in reader.blocks if block.said]


def faults(page: str, own_words: Iterable[str] = ()) -> list[str]:
    """Give what a page says and may not, or does not say and must; none if it is as it should be.

    Parameters
    ----------
    page
        The HTML.
    own_words
        Names and titles of the scenario, which are its author's.
    """
    blocks = blocks_of(page)
    given = [each.casefold() for each in own_words if RULED_OUT.search(each)]
    found = [fault for block in blocks for fault in (*_ruled_out(block, given), *_bare_percentages(block))]
    said = " ".join(block.said for block in blocks)
    return [*found, *(f"missing: {each}" for each in must_say() if each not in said)]


def must_say() -> tuple[str, ...]:
    """Sentences without which there is no page."""
    return text("screen.not_a_probability"), text("page.noise_not_ignorance"), text("page.nobody"), text("page.band")


def _ruled_out(block: Block, given: Iterable[str]) -> Iterator[str]:
    said = _QUOTED.sub("", block.said).casefold()
    for each in (*SAID_ONCE, *given):
        said = said.replace(each, "")
    if found := RULED_OUT.search(said):
        yield f'"{found[0]}" in: {block.said[:160]}'


def _bare_percentages(block: Block) -> Iterator[str]:
    """Percentages without their denominator in the same sentence, or in the same row."""
    has_denominator = any(mark in each for each in block.ids for mark in ("denominator", "published"))
    if block.is_stated or (block.element == "tr" and has_denominator):
        return
    for each in _SENTENCE.split(block.said):
        bare = _LEVEL.sub("", _QUOTED.sub("", each))
        if _PERCENT.search(bare) and not _IN_WORDS.search(bare) and not (has_denominator and len(block.ids) > 1):
            yield f"a percentage without its denominator in: {each[:200]}"


def refuse_misworded(page: str, own_words: Iterable[str] = ()) -> None:
    """Refuse a page that breaks a rule of wording.

    Parameters
    ----------
    page
        The HTML.
    own_words
        Names and titles of the scenario.

    Raises
    ------
    MiswordedPage
        With everything that is wrong.
    """
    if found := faults(page, own_words):
        raise MiswordedPage("; ".join(found))


def own_words(scenarios: Iterable[Scenario]) -> list[str]:
    """Give names and titles of scenarios, which are their authors' words and not ours, the longest first.

    Parameters
    ----------
    scenarios
        Whose.
    """
    return sorted({each for scenario in scenarios for each in _texts_in(scenario.origin.tree)}, key=len, reverse=True)


def _texts_in(node: Tree) -> Iterator[str]:
    if isinstance(node, dict):
        for key, each in node.items():
            yield from (str(key), str(key).replace("_", " "))
            yield from _texts_in(each)
    elif isinstance(node, list):
        for each in node:
            yield from _texts_in(each)
    elif isinstance(node, str):
        yield node
