"""What a scenario can be compared with: reforms, changed scenarios, and no regime at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol, runtime_checkable

from standing.errors import InputError
from standing.experiments.compare_changes import changed_paths
from standing.scenario import Scenario
from standing.scenario.reforms import reform_from
from standing.scenario.reforms.sentences import sentences
from standing.texts import text

NO_REGIME: Final = "no-regime"
"""Name of the built-in comparison with no regime at all."""


@runtime_checkable
class Changing(Protocol):
    """What a comparison asks of a reform."""

    @property
    def name(self) -> str:
        """One word."""
        ...

    @property
    def title(self) -> str | None:
        """A line for people."""
        ...

    def applied(self, scenario: Scenario) -> Scenario:
        """Give the scenario under the reform."""
        ...

    def describe(self, scenario: Scenario) -> Sequence[str] | str:
        """Say in sentences what it changes."""
        ...


@dataclass(frozen=True)
class Abolition:
    """No regime at all: the world as it is without sensors, scores, lists, sanctions and redress."""

    name: str = NO_REGIME

    @property
    def title(self) -> str:
        """A line for people."""
        return text("reforms.abolition.title")

    def applied(self, scenario: Scenario) -> Scenario:
        """Give the world alone; a score that outcomes depend on stays, and nothing moves it."""
        gone: dict[str, object] = dict.fromkeys(map(".".join, self._gone(scenario)))
        return scenario.reform({**gone, "published": [], "expects": [], "measures": {}})

    def describe(self, scenario: Scenario) -> tuple[str, ...]:
        """Say what is gone, and what has to stay."""
        counts = Counter(section for _, section, _ in self._gone(scenario))
        things = ", ".join(
            text(f"reforms.abolition.{'one' if number == 1 else 'many'}.{section}", number=number)
            for section, number in counts.items()
        )
        kept = [text("reforms.abolition.stays", score=each) for each in _scores_of_outcomes(scenario)]
        return (text(f"reforms.abolition.{'gone' if things else 'nothing_gone'}", things=things), *kept)

    @staticmethod
    def _gone(scenario: Scenario) -> Iterator[tuple[str, str, str]]:
        """Paths of all named things of the regime, but for authorities and the scores that outcomes depend on."""
        kept = _scores_of_outcomes(scenario)
        for section in ("sensors", "scores", "lists", "sanctions", "redress"):
            for name in getattr(scenario.regime, section):
                if section != "scores" or name not in kept:
                    yield "regime", section, name


def _scores_of_outcomes(scenario: Scenario) -> list[str]:
    """Scores that what follows an attempt depends on; the only one there is where none is named."""
    services = scenario.world.services.values() if scenario.world else ()
    outcomes = [each.outcomes for each in services if each.outcomes]
    curves = [one for each in outcomes for one in (*each.granted.values(), *each.refused.values()) if one.curve]
    return list(
        dict.fromkeys(
            name for one in curves for name in ([one.score_name] if one.score_name else scenario.regime.scores)
        )
    )


@dataclass(frozen=True)
class _Changed:
    """A changed scenario as a reform."""

    name: str
    scenario: Scenario

    @property
    def title(self) -> str | None:
        """How many fields it changes."""
        return None

    def applied(self, scenario: Scenario) -> Scenario:  # noqa: ARG002 - it is applied already
        """Give it."""
        return self.scenario

    def describe(self, scenario: Scenario) -> tuple[str, ...]:
        """Say field by field what differs."""
        return tuple(sentences(scenario, self.scenario, list(changed_paths(scenario, self.scenario))))


def named(reforms: Sequence[Changing | Scenario | str]) -> list[Changing]:
    """Give reforms with names that tell them apart."""
    if not reforms:
        raise InputError.one("no reform", "one reform or more", code="compare")
    found: list[Changing] = []
    for at, each in enumerate(reforms, 1):
        if isinstance(each, Scenario):
            found.append(_Changed("reform" if len(reforms) == 1 else f"reform {at}", each))
        elif isinstance(each, str):
            found.append(Abolition() if each == NO_REGIME else reform_from(each))
        else:
            found.append(each)
    for name in _twice(each.name for each in found):
        raise InputError.one(f"{name} twice", "reforms with names that tell them apart", code="compare")
    return found


def _twice(names: Iterator[str]) -> Iterator[str]:
    seen = set[str]()
    for name in names:
        if name in seen:
            yield name
        seen.add(name)
