"""A regime as the tests of norms read it: on one day, with what belongs together put together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from standing.errors import Part
from standing.scenario import Authority, BlackList, Choices, Law, Quantity, Redress, Regime, Sanction, Scenario
from standing.scenario.behind import conducts_behind, conducts_behind_sanction
from standing.scenario.called import Called
from standing.scenario.dated import is_ever_true
from standing.scenario.position import walked

Path = tuple[Part, ...]

DAY: Final = 86_400.0
WORKING_DAY: Final = 7 / 5 * DAY
YEAR: Final = 365.25 * DAY
ROUNDING: Final = 1.0 + 1e-9
"""By how much a span may exceed a limit that is the same span, written in another unit."""

PUBLIC_BODIES: Final = ("court", "agency", "police", "municipality")
SIGNIFICANT: Final = 3
"""Severity, of 1 to 5, from which on an effect counts as significant (a choice of ours, printed with each use)."""


def is_within(seconds: float, limit: float) -> bool:
    """Whether a span is no longer than a limit."""
    return seconds <= limit * ROUNDING


@dataclass(frozen=True)
class Ground:
    """A conduct as far as the scenario describes it, from the world or from the rules.

    Parameters
    ----------
    name
        Its name.
    said
        What it is called in a sentence.
    path
        Where it is described; the section in which it is not, if it is nowhere.
    context, gravity, lawful
        None where the scenario does not say.
    """

    name: str
    said: str
    path: Path
    context: str | None
    gravity: int | None
    lawful: bool | None


@dataclass(frozen=True)
class Rules:
    """The rules of a scenario on one day.

    Parameters
    ----------
    scenario
        Whose regime it is.
    day
        On which day the rules are read.
    """

    scenario: Scenario
    day: dt.date

    @property
    def regime(self) -> Regime:
        """The regime."""
        return self.scenario.regime

    @cached_property
    def choices(self) -> Choices:
        """What the scenario chooses for measures: its relation table, and its staff."""
        return Choices.of(self.scenario)

    @cached_property
    def called(self) -> Called:
        """What the things of the scenario are called."""
        return Called(self.scenario)

    @property
    def lists(self) -> Iterator[tuple[str, Path, BlackList]]:
        """Every list that punishes, with its path."""
        for name, each in self.regime.lists.items():
            if not each.rewards:
                yield name, ("regime", "lists", name), each

    @property
    def sanctions(self) -> Iterator[tuple[str, Path, Sanction]]:
        """Every sanction that burdens and is in force on the day, with its path."""
        for name, each in self._burdens.items():
            if self.is_in_force(each):
                yield name, ("regime", "sanctions", name), each

    @cached_property
    def _burdens(self) -> dict[str, Sanction]:
        return {
            name: each
            for name, each in self.regime.sanctions.items()
            if each.grants is None and not any(self.regime.lists[one].rewards for one in each.lists)
        }

    @property
    def not_in_force(self) -> list[str]:
        """What the sanctions are called that burden and are not in force on the day."""
        idle = [name for name, each in self._burdens.items() if not self.is_in_force(each)]
        return [self.called.at(("regime", "sanctions", name)) for name in idle]

    def is_in_force(self, sanction: Sanction) -> bool:
        """Whether a sanction is enforced on the day; one that never is stands on paper on every day."""
        enforced = sanction.enforced
        is_dated = any(enforced.values) and (not enforced.over or any(each for _, each in enforced.over))
        return not is_dated or enforced.at({}, self.day) > 0

    @property
    def redress(self) -> Iterator[tuple[str, Path, Redress]]:
        """Every redress, with its path."""
        for name, each in self.regime.redress.items():
            yield name, ("regime", "redress", name), each

    @cached_property
    def against(self) -> dict[str, tuple[str, Path, Redress]]:
        """The redress against each list, with its path."""
        return {each.against: (name, path, each) for name, path, each in self.redress}

    def sanctions_of(self, name: str) -> list[tuple[str, Path, Sanction]]:
        """Sanctions that hang on a list."""
        return [each for each in self.sanctions if name in each[2].lists]

    def severity_of(self, name: str) -> int:
        """Gravest severity among the sanctions of a list; 0 without any."""
        return max((int(each.severity) for _, _, each in self.sanctions_of(name)), default=0)

    def ground(self, name: str) -> Ground:
        """A conduct, as the world describes it, or else as the rules do."""
        stated, said = self.regime.grounds.get(name), self.called.conduct(name)
        if self.scenario.world is not None and name in self.scenario.world.conducts:
            made = self.scenario.world.conducts[name]
            lawful = made.lawful if "lawful" in made.model_fields_set else None
            return Ground(name, said, ("world", "conducts", name), made.context, int(made.gravity), lawful)
        path: Path = ("regime", "grounds", name) if stated else ("regime", "grounds")
        if stated is None:
            return Ground(name, said, path, None, None, None)
        gravity = None if stated.gravity is None else int(stated.gravity)
        return Ground(name, said, path, stated.context, gravity, stated.lawful)

    def grounds_of(self, name: str) -> list[Ground]:
        """Conducts that lead to a list, through whatever scores, sensors and other lists."""
        return [self.ground(each) for each in conducts_behind(self.regime, name)]

    def grounds_of_sanction(self, sanction: Sanction) -> list[Ground]:
        """Conducts that lead to a sanction, through its lists or the bands of its score."""
        return [self.ground(each) for each in conducts_behind_sanction(self.regime, sanction)]

    @cached_property
    def feeding(self) -> list[Ground]:
        """Conducts that lead to a sanction that burdens, or to a list that publishes names."""
        shaming = [name for name, _, each in self.lists if is_ever_true(each.public)]
        found = {each.name: each for name in shaming for each in self.grounds_of(name)}
        found |= {each.name: each for _, _, one in self.sanctions for each in self.grounds_of_sanction(one)}
        return list(found.values())

    def can_settle(self, name: str) -> bool:
        """Whether any conduct behind a list leaves an obligation that settles, as far as the scenario knows."""
        world = self.scenario.world
        if world is None:
            return True
        return any(each.name in world.conducts and world.conducts[each.name].settles for each in self.grounds_of(name))

    def decider(self, black_list: BlackList) -> tuple[str, Authority] | None:
        """Who decides on a list: the authority of its decision, or the one that answers for it."""
        name = (black_list.decision.by if black_list.decision else None) or black_list.decided_by
        return (name, self.regime.authorities[name]) if name else None

    def machine_deciding(self, black_list: BlackList) -> tuple[str, Authority] | None:
        """Who decides on a list by machine alone; None where people do, or where that is not written."""
        decider = self.decider(black_list)
        return decider if decider is not None and decider[1].review == "automated" else None

    def people_decide(self, black_list: BlackList) -> bool | None:
        """Whether people decide on a list; None where the scenario does not say, or says that machines do so too."""
        decider = self.decider(black_list)
        if decider is None or decider[1].review in ("unknown", "mixed"):
            return None
        return decider[1].review == "human"

    def longest_term(self, black_list: BlackList) -> float | None:
        """Seconds that a listing may last by its term, with every extension; None without a term that a rule names."""
        if black_list.term is None:
            return None
        segment = black_list.term.at(self.day)
        if segment.kind == "calendar":
            seconds = segment.scale.base * YEAR / 12
        elif segment.kind == "fixed":
            seconds = segment.scale.at({}, self.day)
        else:
            return None
        return seconds + (black_list.extended_by.seconds if black_list.extended_by else 0.0)

    def is_mapping(self, path: Path) -> bool:
        """Whether the file writes a field out, so that a change of it may name it."""
        return walked(self.scenario.origin.tree, path) == tuple(map(str, path))

    def is_true(self, value: bool | Quantity) -> bool:  # noqa: FBT001 - true, false, or one after the other
        """Whether something holds on the day."""
        return bool(value.at({}, self.day)) if isinstance(value, Quantity) else value

    def is_assumed(self, law: Law) -> bool:
        """Whether the law of a span is, on the day, an assumption of the scenario and no rule's."""
        return law.at(self.day).scale.status in ("assumed", "calibrated")

    def promise(self, law: Law | None) -> float | None:
        """Seconds that a rule names; None where it names none, or where the scenario only assumes how long it takes."""
        if law is None:
            return None
        segment = law.at(self.day)
        if segment.kind != "fixed" or self.is_assumed(law):
            return None
        return segment.scale.at({}, self.day)
