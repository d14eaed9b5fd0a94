"""Changes that paths cannot say, by name: a small closed register."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Final

from standing.scenario.behind import conducts_behind_sanction
from standing.scenario.inputs import Input
from standing.scenario.regime import Sanction
from standing.scenario.scenario import Scenario
from standing.scenario.since import standing_at
from standing.texts import text

Changes = dict[str, object]

LOWER_IS_KINDER: Final = (
    "regime.sensors.*.wrong_person",
    "regime.sensors.*.false_alarms",
    "regime.sensors.*.flags.innocent",
    "regime.lists.*.by_hand*.rate",
    "regime.lists.*.by_hand*.share",
    "regime.lists.*.decision.confirms.not_met",
    "regime.lists.*.notice.delay",
    "regime.sanctions.*.misfires",
    "regime.redress.*.delay",
)
HIGHER_IS_KINDER: Final = ("regime.lists.*.notice.reaches", "regime.redress.*.grants.wrongful")
"""Inputs that say how often the regime errs and how long it takes, and which end of their range favours the person."""

TWICE: Final[Mapping[str, object]] = {"value": 2, "status": "assumed", "range": [2, 3]}
"""How many observations are enough, where one is not."""


@dataclass(frozen=True)
class Rule:
    """A change that depends on what a scenario says.

    Parameters
    ----------
    name
        One word.
    changes
        Gives the changes of a scenario by path; none where it changes nothing.
    """

    name: str
    changes: Callable[[Scenario], Changes]

    @property
    def says(self) -> str:
        """What it does, for people."""
        return text(f"reforms.rule.{self.name}")

    @property
    def nothing(self) -> str:
        """Why it changes nothing where it does not."""
        return text(f"reforms.nothing.{self.name}")


def _no_third_party_sanctions(scenario: Scenario) -> Changes:
    return _without(scenario, [name for name, each in _burdens(scenario) if each.on != "self"])


def _related_sanctions_only(scenario: Scenario) -> Changes:
    return _without(
        scenario,
        [
            name
            for name, each in _burdens(scenario)
            if (own := scenario.context_of(each)) is not None
            and (behind := _contexts_behind(scenario, each))
            and own not in behind
        ],
    )


def _most_favourable_reading(scenario: Scenario) -> Changes:
    changes: Changes = {}
    for each in scenario.inputs():
        end = _kinder_end(each)
        if each.status == "assumed" and each.ends is not None and end is not None:
            changes |= {
                path: value
                for path, value in each.ends[end].items()
                if standing_at(scenario.origin.tree, path.split(".")) != value
            }
    return changes


def _two_observations(scenario: Scenario) -> Changes:
    changes: Changes = {}
    for name, each in scenario.regime.lists.items():
        is_many = isinstance(standing_at(scenario.origin.tree, ["regime", "lists", name, "enters"]), list)
        for at, entry in enumerate(each.enters if not each.rewards else ()):
            if entry.kind in ("observed", "sensor") and max(entry.times.values) < 2:
                path = f"regime.lists.{name}.enters" + (f".{at}" if is_many else "")
                changes |= {f"{path}.times": dict(TWICE), f"{path}.within": "ever"}
    return changes


RULES: Final = {
    each.name: each
    for each in (
        Rule("no_third_party_sanctions", _no_third_party_sanctions),
        Rule("related_sanctions_only", _related_sanctions_only),
        Rule("most_favourable_reading", _most_favourable_reading),
        Rule("two_observations", _two_observations),
    )
}
"""The rules that a reform file may name."""


def _burdens(scenario: Scenario) -> Iterator[tuple[str, Sanction]]:
    """Sanctions that burden: those of lists that reward are left alone."""
    for name, each in scenario.regime.sanctions.items():
        if each.grants is None and not any(scenario.regime.lists[one].rewards for one in each.lists):
            yield name, each


def _without(scenario: Scenario, names: list[str]) -> Changes:
    """Remove sanctions; what was published or is expected of them is no longer about this scenario."""
    gone: Changes = {f"regime.sanctions.{name}": None for name in names}
    published, expected = (each.item for each in scenario.published), (each.item for each in scenario.expects)
    if any(item in names for item in published):
        gone["published"] = []
    if any(set(items) & set(names) for items in expected):
        gone["expects"] = []
    return gone


def _contexts_behind(scenario: Scenario, sanction: Sanction) -> set[str]:
    """Contexts of all conduct that leads to a sanction, where they are known."""
    contexts = (_context_of_conduct(scenario, each) for each in conducts_behind_sanction(scenario.regime, sanction))
    return {context for context in contexts if context is not None}


def _context_of_conduct(scenario: Scenario, name: str) -> str | None:
    if scenario.world is not None and name in scenario.world.conducts:
        return scenario.world.conducts[name].context
    ground = scenario.regime.grounds.get(name)
    return ground.context if ground else None


def _kinder_end(stated: Input) -> int | None:
    """Which end of its range favours the person: 0 the lowest, 1 the highest, None where it is no error input."""
    for end, patterns in enumerate((LOWER_IS_KINDER, HIGHER_IS_KINDER)):
        if any(fnmatchcase(stated.path, pattern) for pattern in patterns):
            return end
    return None
