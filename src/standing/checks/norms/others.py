"""Third parties and minors: norms H1 and H2."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.checks.norms.rules import Rules
from standing.checks.norms.verdict import Answer, Test, fails, meets, yes


def own_conduct(rules: Rules) -> Iterator[Answer]:
    """H1: only whoever acted is sanctioned."""
    for name, path, each in rules.sanctions:
        said = rules.called.at(path)
        if each.on == "self":
            yield meets((*path, "on"), "norms.H1.own", sanction=said)
        else:
            change = {f"regime.sanctions.{name}": None}
            yield fails((*path, "on"), "norms.H1.another", change, sanction=said, whom=each.on)


def adults(rules: Rules) -> Iterator[Answer]:
    """H2: minors are not listed."""
    for _, path, each in rules.lists:
        said = rules.called.at(path)
        yield yes(each.adults_only, (*path, "adults_only"), "norms.H2.adults", list=said)


TESTS: Final[dict[str, Test]] = {"H1": own_conduct, "H2": adults}
