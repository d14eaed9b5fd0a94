"""What differs between two scenarios, and whether the same persons can live under both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standing.errors import InputError
from standing.scenario import Scenario
from standing.scenario.called import Called
from standing.scenario.reforms.sentences import sentences
from standing.texts import text

SHARED: tuple[str, ...] = ("world.responses",)
"""Parts of the world that may differ while the same acts are shared (R23): a response only decides which of them are done."""

FOR_PEOPLE = ("title", "description", "note", "sources", "published", "expects", "name")
"""Parts at the top of a scenario that no life depends on."""

BESIDE = ("range", "source", "note", "title", "description")
"""What stands beside a number or a rule for people; so does a status that is a word."""


def changed_paths(before: Scenario, after: Scenario) -> tuple[str, ...]:
    """Give the dotted paths at which two scenarios differ, the fields that are for people apart.

    Parameters
    ----------
    before, after
        The scenario and the reform; none differ where they say the same.
    """
    if before.digest == after.digest:
        return ()
    found = _differing(_lived(before.origin.tree), _lived(after.origin.tree), "")
    return tuple(path for path in found if path.split(".")[0] not in FOR_PEOPLE)


def _lived(node: object) -> object:
    """Give a part of a file without what no life depends on: where numbers come from, and words for people."""
    if isinstance(node, list):
        return [_lived(each) for each in node]
    if not isinstance(node, dict):
        return node
    kept = {
        key: each for key, each in node.items() if key not in BESIDE and not (key == "status" and isinstance(each, str))
    }
    number = next((key for key in ("value", "base") if set(kept) == {key}), None)
    return kept[number] if number else {key: _lived(each) for key, each in kept.items()}


def _differing(one: object, other: object, path: str) -> Iterator[str]:
    if isinstance(one, dict) and isinstance(other, dict):
        for key in dict.fromkeys((*one, *other)):
            below = f"{path}.{key}" if path else str(key)
            if key in one and key in other:
                yield from _differing(one[key], other[key], below)
            else:
                yield below
    elif one != other:
        yield path


def fields_changed(before: Scenario, after: Scenario, paths: Sequence[str]) -> int:
    """Count the fields that differ: one for each sentence that tells a change, so that a new part of a rule is not one field.

    Parameters
    ----------
    before, after
        The scenario and the reform.
    paths
        Where they differ: `changed_paths`.
    """
    return len(sentences(before, after, paths)) or len(paths)


def refuse_other_persons(before: Scenario, after: Scenario, name: str) -> None:
    """Refuse a reform under which the same persons cannot live the same time.

    Parameters
    ----------
    before, after
        The scenario and the reform.
    name
        Of the reform, for the message.

    Raises
    ------
    InputError
        If the reform changes who is there, or when.
    """
    if before.world is None or after.world is None:
        raise InputError.one("a scenario without a world", "a world, to compare on its persons", code="no-world")
    one, other = before.world.population, after.world.population
    if one.cells != other.cells or one.people != other.people:
        found = f"{name}, which changes the population"
        raise InputError.one(
            found, "reforms with the same cells and people: only then are the persons the same", code="compare"
        )
    if before.clock != after.clock:
        found = f"{name}, which changes the clock"
        raise InputError.one(found, "reforms with the same clock: only then is the time the same", code="compare")


def warnings_of(before: Scenario, after: Scenario) -> tuple[str, ...]:
    """Say where a reform changes the world, so that acts are paired by number and are not the same acts (R23).

    Parameters
    ----------
    before, after
        The scenario and the reform.
    """
    called = Called(before)
    return tuple(
        text("experiments.comparison.other_world", field=called.path(path))
        for path in changed_paths(before, after)
        if path.split(".")[0] == "world" and not _is_shared(path)
    )


def _is_shared(path: str, shared: Sequence[str] = SHARED) -> bool:
    return any(path == each or path.startswith(f"{each}.") for each in shared)
