"""The places of a scenario that a path with wildcards names, and what a reform puts there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from standing.errors import Finding, InputError, listed, nearest, shown, thing_in_words
from standing.scenario.called import name_in_words, quoted
from standing.scenario.fields import field_at, is_field
from standing.scenario.position import Tree
from standing.scenario.reform import COLLECTIONS
from standing.scenario.reforms.bounds import bounded, is_bound
from standing.scenario.scenario import Scenario
from standing.scenario.since import standing_at

ANY: Final = "*"
SECTIONS: Final = ("sensors", "scores", "lists", "sanctions", "redress", "grounds", "authorities")


def made_at(scenario: Scenario, changes: Mapping[str, Tree]) -> tuple[dict[str, Tree], bool]:
    """Give what a reform puts where in a scenario, without what stands there already, and whether anything fits it.

    Parameters
    ----------
    scenario
        As it is before these changes.
    changes
        Values and bounds by path, which may have wildcards.

    Raises
    ------
    InputError
        If paths begin with what no scenario has, or bounds cannot be compared with what stands there; with all of them.
    """
    made: dict[str, Tree] = {}
    fits = False
    findings: list[Finding] = []
    for pattern, value in changes.items():
        try:
            for keys in _places(scenario, pattern):
                fits = True
                is_needed, put = _put(scenario, keys, value)
                if is_needed or ANY not in pattern:
                    made[".".join(keys)] = put
        except InputError as refused:
            findings += refused.findings
    if findings:
        raise InputError(dict.fromkeys(findings))
    return made, fits


def _put(scenario: Scenario, keys: list[str], value: Tree) -> tuple[bool, Tree]:
    """Whether something has to change at a place, and what stands there then."""
    if is_bound(keys, value):
        return bounded(scenario, keys, value)
    return _standing(scenario, keys) != value, value


def lacking(scenario: Scenario, changes: Mapping[str, Tree]) -> list[str]:
    """Give the named things that changes are about and that a scenario does not have, in words.

    Parameters
    ----------
    scenario
        As it is before these changes.
    changes
        Values by path; those with a wildcard are about whatever there is.
    """
    found: dict[str, None] = {}
    for pattern in changes:
        section, name = pattern.split(".")[:2], pattern.split(".")[2:3]
        known = _names(standing_at(scenario.origin.tree, section)) if tuple(section) in COLLECTIONS else []
        if tuple(section) in COLLECTIONS and name and name[0] not in (ANY, *known) and nearest(name[0], known) is None:
            found[thing_in_words(section[1], quoted(name_in_words(name[0])))] = None
    return list(found)


def _standing(scenario: Scenario, keys: list[str]) -> Tree:
    standing = standing_at(scenario.origin.tree, keys)
    field = field_at(keys) if standing is None else None
    return field.default if field else standing


def _places(scenario: Scenario, pattern: str) -> list[list[str]]:
    keys = pattern.split(".")
    if ANY not in keys:
        return [keys]
    _check_beginning(pattern, keys[: keys.index(ANY)])
    return list(_found(scenario, keys, []))


def _found(scenario: Scenario, keys: list[str], place: list[str]) -> Iterator[list[str]]:
    if ANY not in keys:
        yield place + keys
        return
    at = keys.index(ANY)
    section = place + keys[:at]
    for name in _names(standing_at(scenario.origin.tree, section)):
        if not _rewards(scenario, section, name):
            yield from _found(scenario, keys[at + 1 :], [*section, name])


def _names(node: Tree) -> list[str]:
    if isinstance(node, list):
        return [str(at) for at in range(len(node))]
    return list(node) if isinstance(node, dict) else []


def _rewards(scenario: Scenario, section: list[str], name: str) -> bool:
    """Whether a thing belongs to a list that rewards: reforms for the listed are not about it."""
    regime = scenario.regime
    lists: tuple[str, ...] = ()
    if section == ["regime", "lists"]:
        lists = (name,)
    elif section == ["regime", "sanctions"]:
        lists = regime.sanctions[name].lists
    elif section == ["regime", "redress"]:
        lists = (regime.redress[name].against,)
    return any(regime.lists[each].rewards for each in lists)


def _check_beginning(pattern: str, beginning: list[str]) -> None:
    if is_field(beginning):
        return
    known = [f"regime.{each}" for each in SECTIONS] + [f"world.{each}" for each in ("conducts", "services", "statuses")]
    near = nearest(".".join(beginning), known)
    found = f"{shown(pattern)}, which leads nowhere"
    allowed = f"a path that begins as {listed(known)} do"
    raise InputError([Finding(None, None, None, "", found, allowed, near, code="change", changed_by=pattern)])
