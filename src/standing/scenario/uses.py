"""Where names stand in a tree, and what is said of one that nobody defines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standing.errors import Part, Problem, listed, nearest, shown
from standing.scenario.position import Tree

Found = tuple[tuple[Part, ...], object]


def at(tree: Tree, path: Sequence[str]) -> Tree:
    """Give what stands at a path, or None."""
    for part in path:
        tree = tree.get(part) if isinstance(tree, dict) else None
    return tree


def walk(tree: object, pattern: str, path: tuple[Part, ...] = ()) -> Iterator[Found]:
    """Give everything that stands where a pattern says, with its path.

    Parameters
    ----------
    tree
        What to look in.
    pattern
        Keys with dots between: `*` is any key, `[]` one or each of several, `KEY` the keys themselves.
    path
        Of the tree.
    """
    head, _, rest = pattern.partition(".")
    if head == "":
        yield path, tree
    elif head == "[]":
        many = list(enumerate(tree)) if isinstance(tree, list) else [(None, tree)]
        for position, each in many:
            yield from walk(each, rest, path if position is None else (*path, position))
    elif isinstance(tree, dict) and head == "KEY":
        yield from (((*path, key), key) for key in tree)
    elif isinstance(tree, dict):
        for key in list(tree) if head == "*" else [head] if head in tree else []:
            yield from walk(tree[key], rest, (*path, key))


def undefined(found: Found, kind: str, names: Sequence[str] | None, of: str = "") -> Iterator[Problem]:
    """Give the problem of a name that is not among those defined.

    Parameters
    ----------
    found
        The name with its path.
    kind
        What it should be the name of.
    names
        Those that are defined; None where nobody knows.
    of
        What the names belong to; this scenario where it is empty.
    """
    path, word = found
    if names is None or not isinstance(word, str) or word in names:
        return
    owner = f"{kind} of {of}" if of else f"{kind} of this scenario"
    article = "an" if kind[0] in "aeiou" else "a"
    allowed = f"{article} {owner} ({listed(names)})" if names else f"{article} {owner}, which has none"
    is_key = bool(path) and path[-1] == word
    yield Problem(shown(word), allowed, path, "key" if is_key else "value", nearest(word, names), "reference")
