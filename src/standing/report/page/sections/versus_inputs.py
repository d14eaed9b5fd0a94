"""Every place at which two scenarios differ, in words: both values, each with its status, range and source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from standing.report.assumptions import range_in_words
from standing.report.page.pair import CELLS, Pair
from standing.report.page.sections.sources import WEB
from standing.report.page.subject import Subject
from standing.scenario import Input
from standing.scenario.called import Called

UNTOLD: Final = ("title", "description", "note")
"""What a rule says of itself for people."""

LONGEST: Final = 160
"""Letters of a rule as it is written that are shown."""


@dataclass(frozen=True)
class Side:
    """What one scenario has at a place.

    Parameters
    ----------
    text
        As written; None where it has nothing there.
    status, range
        Of a number: what it rests on, and how far it may be off; None where nothing is stated, or it is a rule.
    source, link
        Where it is from, and its address.
    """

    text: str | None
    status: str | None = None
    range: str | None = None
    source: str | None = None
    link: str | None = None


@dataclass(frozen=True)
class Place:
    """One place at which two scenarios differ.

    Parameters
    ----------
    words, path
        What it is, and its dotted path.
    sides
        What stands there in the one and in the other.
    """

    words: str
    path: str
    sides: tuple[Side, Side]


def differing(pair: Pair) -> list[Place]:
    """Give the places at which two scenarios say something else.

    Parameters
    ----------
    pair
        The two.
    """
    return [_place(pair, path) for path in pair.changed]


def same_value(pair: Pair) -> list[Place]:
    """Give the numbers that are the same in both and are said to rest on something else.

    Parameters
    ----------
    pair
        The two.
    """
    first, second = ({each.path: each for each in side.inputs} for side in (pair.one, pair.other))
    kept = [path for path in first if path in second and not any(_meet(path, each) for each in pair.changed)]
    return [_place(pair, path) for path in kept if _basis(first[path]) != _basis(second[path])]


def _basis(each: Input) -> tuple[object, ...]:
    return each.status, each.range, each.source


def _meet(path: str, other: str) -> bool:
    return path == other or path.startswith(f"{other}.") or other.startswith(f"{path}.")


def _place(pair: Pair, path: str) -> Place:
    subjects = (pair.one, pair.other)
    has = [_node(each, path) is not None for each in subjects]
    named = subjects[1] if has == [False, True] else subjects[0]
    one, other = (_side(each, path) for each in subjects)
    return Place(Called(named.scenario).path(path), path, (one, other))


def _side(subject: Subject, path: str) -> Side:
    node, found = _node(subject, path), _input(subject.inputs, path)
    if node is None and path != CELLS:
        return Side(None)
    text = found.text if found is not None and found.path == path and found.text else _as_written(node)
    if found is None:
        return Side(text)
    source = subject.scenario.sources.get(found.source or "")
    named = (source.title or source.url or found.source) if source else found.source
    link = (
        next((each for each in (source.url, source.archive) if each and each.startswith(WEB)), None) if source else None
    )
    return Side(text, found.status, range_in_words(found) if found.ends else None, named, link)


def _input(inputs: Sequence[Input], path: str) -> Input | None:
    """The number at a place, or that the place is a part of."""
    above = [each for each in inputs if path == each.path or path.startswith(f"{each.path}.")]
    return max(above, key=lambda each: len(each.path), default=None)


def _node(subject: Subject, path: str) -> object:
    node: object = subject.scenario.origin.tree
    for key in path.split("."):
        if isinstance(node, dict):
            node = node.get(key)
        elif isinstance(node, list) and key.isdigit() and int(key) < len(node):
            node = node[int(key)]
        else:
            return None
    return node


def _as_written(node: object) -> str:
    """A rule on one line, cut where it is long."""
    said = " ".join(_parts(node))
    return said if len(said) <= LONGEST else f"{said[:LONGEST]} …"


def _parts(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        number = next((key for key in ("value", "base") if key in node), None)
        if number:
            yield from _parts(node[number])
            return
        inside = ", ".join(f"{key}: {' '.join(_parts(each))}" for key, each in node.items() if key not in UNTOLD)
        yield f"{{{inside}}}"
    elif isinstance(node, list):
        yield f"[{', '.join(' '.join(_parts(each)) for each in node)}]"
    elif isinstance(node, bool):
        yield "true" if node else "false"
    else:
        yield str(node)
