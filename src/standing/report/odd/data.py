"""Element 6: what a run reads from outside, and what changes with the date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.errors import Problems
from standing.population.read import file_beside
from standing.report.odd.paper import bullets, code
from standing.scenario import Scenario
from standing.scenario.digest import FOR_PEOPLE
from standing.scenario.position import Tree, dotted
from standing.scenario.strict import is_dated
from standing.texts import text

_TABLES: Final = (".csv", ".parquet")


def data(scenario: Scenario) -> list[str]:
    """Give the blocks of the element.

    Parameters
    ----------
    scenario
        Whose.
    """
    files = [text("odd.data.file", path=code(path), file=code(name)) for path, name in files_of(scenario).items()]
    changing = [code(each) for each in _changing(scenario.origin.tree, ())]
    return [
        text("odd.data.lead"),
        bullets(files) if files else text("odd.data.no_files"),
        text("odd.data.changing") if changing else text("odd.data.constant"),
        bullets(changing),
        text("odd.data.published") if scenario.published else "",
    ]


def files_of(scenario: Scenario) -> dict[str, str]:
    """Give the files beside a scenario that it reads, by the path of the field that names them.

    Parameters
    ----------
    scenario
        Whose.
    """
    folder = scenario.origin.folder
    found: dict[str, str] = {}
    for path, words in _named(scenario.origin.tree, ()):
        try:
            if folder is not None:
                file_beside(words, folder)
                found[dotted(path)] = words
        except Problems:
            continue  # words that only look like the name of a file
    return found


def _named(node: Tree, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(node, str) and node.endswith(_TABLES):
        yield path, node
    if isinstance(node, (dict, list)):
        pairs = node.items() if isinstance(node, dict) else ((str(at), each) for at, each in enumerate(node))
        for key, each in pairs:
            if key not in FOR_PEOPLE:
                yield from _named(each, (*path, str(key)))


def _changing(node: Tree, path: tuple[str, ...]) -> Iterator[str]:
    """Give the paths of what has values, or multipliers, by date."""
    if path[:1] and path[0] not in ("world", "regime"):
        return
    if is_dated(node):
        yield dotted(path[:-1] if path[-1:] == ("over",) else path)
        return
    if isinstance(node, (dict, list)):
        pairs = node.items() if isinstance(node, dict) else ((str(at), each) for at, each in enumerate(node))
        for key, each in pairs:
            yield from _changing(each, (*path, str(key)))
