"""Text to a plain tree whose every node knows its line and column. The only module that touches the YAML library.

The tree holds dicts with text keys, lists, text, int, float, bool and None. YAML 1.2: `on`, `no` and `yes` are text,
and so are dates here. Duplicate keys, anchors, aliases, tags, a second document and deep nesting are refused.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from standing.errors import Finding, InputError, Part, shown
from standing.scenario.text import check_text, is_printable, unprintable

Tree = None | bool | int | float | str | list["Tree"] | dict[str, "Tree"]
Path = tuple[Part, ...]
Mark = tuple[int, int]

DEEPEST: Final = 24
MOST_NODES: Final = 20_000
MOST_FINDINGS: Final = 100
_INT: Final = re.compile(r"[-+]?(0|[1-9][0-9_]{0,24})")
_FLOAT: Final = re.compile(r"[-+]?([0-9][0-9_]{0,24})?(\.[0-9_]{0,40})?([eE][-+]?[0-9]{1,3})?")
_WORDS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


@dataclass
class Positions:
    """Line and column of every key and value of one file, counted from 1.

    Parameters
    ----------
    file
        The file's name as messages give it.
    keys, values
        By path.
    changed
        Paths that a change put there, with the change as `--set` takes it.
    """

    file: str
    keys: dict[Path, Mark] = field(default_factory=dict)
    values: dict[Path, Mark] = field(default_factory=dict)
    changed: dict[Path, str] = field(default_factory=dict)

    def change_at(self, path: Path) -> str | None:
        """Give the change that put a path there, or None."""
        return next((self.changed[path[:end]] for end in range(len(path), 0, -1) if path[:end] in self.changed), None)

    def mark(self, path: Path, *, key: bool = False) -> Mark | None:
        """Give line and column of a path, or of the nearest part of the file above it."""
        if key and path in self.keys:
            return self.keys[path]
        return next((self.values[path[:end]] for end in range(len(path), -1, -1) if path[:end] in self.values), None)


def walked(tree: object, path: Sequence[Part]) -> Path:
    """Give the part of a path that a tree has, skipping steps that it does not have.

    A list of one may be written without its brackets, so positions in it may be missing in the file.
    """
    node, steps = tree, list[Part]()
    for part in path:
        if isinstance(node, dict) and str(part) in node:
            node = node[str(part)]
            steps.append(str(part))
        elif isinstance(node, list) and isinstance(part, int) and part < len(node):
            node = node[part]
            steps.append(part)
    return tuple(steps)


def parsed(text: str, file: str) -> tuple[Tree, Positions]:
    """Read YAML.

    Parameters
    ----------
    text
        The whole file.
    file
        Its name, for messages.

    Returns
    -------
    tuple
        The tree, and the positions of its nodes.

    Raises
    ------
    InputError
        With every duplicate key, anchor, alias and tag; or the first place at which the text stops being YAML.
    """
    check_text(text, file)
    return _Reader(text, file).read()


def resolved(text: str) -> Tree:
    """Give the value of an unquoted word: null, true or false, a number, else the text.

    Examples
    --------
    >>> resolved("1_000"), resolved("1e3"), resolved("no"), resolved("2018-05-01"), resolved("010")
    (1000, 1000.0, 'no', '2018-05-01', '010')
    """
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text) and any(letter.isdigit() for letter in text):
        try:
            number = float(text)
        except ValueError:
            return text
        return number if math.isfinite(number) and not _has_leading_zero(text) else text
    return text


def _has_leading_zero(text: str) -> bool:
    digits = text.lstrip("+-")
    return len(digits) > 1 and digits[0] == "0" and digits[1] not in ".eE"


class _Reader:
    """Events of one text into a tree; gathers what is wrong on the way."""

    def __init__(self, text: str, file: str) -> None:
        self.positions = Positions(file)
        self.findings: list[Finding] = []
        self.nodes = 0
        yaml = YAML(typ="safe", pure=True)
        self.events: Iterator[Event] = iter(yaml.parse(text))

    def read(self) -> tuple[Tree, Positions]:
        try:
            tree = self._document()
        except MarkedYAMLError as error:
            self._not_yaml(error.problem_mark or error.context_mark, error.problem)
            tree = None
        except (YAMLError, ValueError, RecursionError, AssertionError, LookupError) as error:
            self._not_yaml(None, str(error))
            tree = None
        if self.findings:
            raise InputError(self.findings)
        return tree, self.positions

    def _document(self) -> Tree:
        next(self.events)
        event = next(self.events)
        self.positions.values[()] = (1, 1)
        if isinstance(event, StreamEndEvent):
            return None
        tree = self._node(next(self.events), (), 0)
        next(self.events)
        event = next(self.events)
        if isinstance(event, DocumentStartEvent):
            self._refuse(event.start_mark, (), "a second document", "one document in a file")
        return tree

    def _node(self, event: Event, path: Path, depth: int) -> Tree:
        self.nodes += 1
        self.positions.values[path] = (event.start_mark.line + 1, event.start_mark.column + 1)
        if self.nodes > MOST_NODES or depth > DEEPEST:
            what = f"more than {MOST_NODES:,} values" if self.nodes > MOST_NODES else f"more than {DEEPEST} levels"
            self._refuse(
                event.start_mark, (), what, "a scenario of fewer; a table of cells goes in a CSV file of its own"
            )
            raise InputError(self.findings)
        if isinstance(event, AliasEvent):
            self._refuse(event.start_mark, path, f"the alias *{event.anchor}"[:60], "the value itself, written out")
            return None
        self._check_plain(event, path)
        if isinstance(event, MappingStartEvent):
            return self._mapping(path, depth)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(path, depth)
        return self._scalar(event, path)

    def _check_plain(self, event: Event, path: Path) -> None:
        if not isinstance(event, NodeEvent):
            return
        if event.anchor is not None:
            self._refuse(event.start_mark, path, f"the anchor &{event.anchor}"[:60], "the value without an anchor")
        tag = getattr(event, "ctag", None)
        if tag is not None and str(tag) not in ("None", "!"):
            self._refuse(event.start_mark, path, f"the tag {tag}"[:60], "a value without a tag")

    def _mapping(self, path: Path, depth: int) -> Tree:
        mapping: dict[str, Tree] = {}
        while not isinstance(event := next(self.events), MappingEndEvent):
            if not isinstance(event, ScalarEvent):
                self._refuse(event.start_mark, path, "a key that is not a word", "a word as key")
                self._node(event, (*path, "?"), depth + 1)
                self._node(next(self.events), (*path, "?"), depth + 1)
                continue
            self._check_plain(event, path)
            key = str(event.value)
            below = (*path, key)
            if not is_printable(key):
                self._refuse(event.start_mark, path, unprintable(key), "printable text")
            if key in mapping:
                first = self.positions.keys[below][0]
                self._refuse(
                    event.start_mark, below, f"the key {shown(key)} again", f"each key once (first in line {first})"
                )
                self._node(next(self.events), (*path, "?"), depth + 1)
                continue
            self.positions.keys[below] = (event.start_mark.line + 1, event.start_mark.column + 1)
            mapping[key] = self._node(next(self.events), below, depth + 1)
        return mapping

    def _sequence(self, path: Path, depth: int) -> Tree:
        sequence: list[Tree] = []
        while not isinstance(event := next(self.events), SequenceEndEvent):
            sequence.append(self._node(event, (*path, len(sequence)), depth + 1))
        return sequence

    def _scalar(self, event: Event, path: Path) -> Tree:
        value = str(getattr(event, "value", ""))
        if not is_printable(value):
            self._refuse(event.start_mark, path, unprintable(value), "printable text")
        implicit = getattr(event, "implicit", (False, False))
        return resolved(value) if implicit[0] else value

    def _not_yaml(self, mark: object, reason: str | None) -> None:
        reason = " ".join((reason or "").split())[:120].removeprefix("found ")
        self._refuse(mark, (), f"text that is not YAML ({reason})" if reason else "text that is not YAML", "YAML 1.2")

    def _refuse(self, mark: object, path: Path, found: str, allowed: str) -> None:
        line, column = getattr(mark, "line", None), getattr(mark, "column", None)
        self.findings.append(
            Finding(
                self.positions.file,
                None if line is None else line + 1,
                None if column is None else column + 1,
                dotted(path),
                found,
                allowed,
                code="yaml",
            )
        )
        if len(self.findings) >= MOST_FINDINGS:
            raise InputError(self.findings)


def dotted(path: Sequence[Part]) -> str:
    """Give a path as `--set` takes it."""
    return ".".join(str(part) for part in path)
