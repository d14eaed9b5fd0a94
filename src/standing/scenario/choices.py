"""Choices that a scenario makes for measures, read and judged: `measures: {Q5: {within: 365d}, Q11: {related: …}}`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from standing.errors import InputError, Problem, Problems, listed, nearest, shown
from standing.scenario.build import findings_of
from standing.scenario.scenario import Scenario
from standing.units import SECONDS, span_from_text

DAY: Final = SECONDS["d"]

WITHIN_DAYS: Final = 365.0
"""Days that a list has to react (Q5), unless the scenario says otherwise."""

DECIDED_WITHIN_DAYS: Final = 30.0
"""Days within which an appeal counts as decided in time (Q9), unless the scenario says otherwise."""

HOURS_PER_YEAR: Final = 1_600.0
"""Hours that one member of staff decides in a year (Q24), unless the scenario says otherwise."""

KEYS: Final = {
    "Q5": ("within",),
    "Q9": ("within",),
    "Q11": ("related", "author"),
    "Q24": ("staff", "hours_per_year"),
}
"""Choices by measure. Under Q24 the name of a list may stand as well, with the same two inside."""

Relation = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Staff:
    """Who decides: how many, and for how many hours a year each."""

    size: float = 0.0
    hours_per_year: float = HOURS_PER_YEAR


@dataclass(frozen=True)
class Choices:
    """What a scenario chooses, or the defaults.

    Parameters
    ----------
    within_days
        Days that a list has to react to a condition that was met (Q5).
    decided_within_days
        Days within which an appeal counts as decided in time (Q9).
    related
        Relation table, context of conduct -> contexts of sanctions (Q11); None where there is none.
    author
        Who drew that table up.
    staff, staff_of
        Staff that decides on every list, and on those that have their own (Q24).
    """

    within_days: float = WITHIN_DAYS
    decided_within_days: float = DECIDED_WITHIN_DAYS
    related: Relation | None = None
    author: str = "the scenario's author"
    staff: Staff = Staff()
    staff_of: Mapping[str, Staff] = field(default_factory=dict)

    @classmethod
    def of(cls, scenario: Scenario) -> Choices:
        """Read the choices of a scenario.

        Raises
        ------
        InputError
            With file and line of every choice that is not known or not possible.
        """
        reader = _Reader(scenario)
        found = cls(
            within_days=reader.seconds("Q5", "within", WITHIN_DAYS * DAY) / DAY,
            decided_within_days=reader.seconds("Q9", "within", DECIDED_WITHIN_DAYS * DAY) / DAY,
            related=reader.relation(),
            author=str(reader.said("Q11").get("author", cls.author)),
            staff=reader.staff(("Q24",)),
            staff_of={
                each: reader.staff(("Q24", each)) for each in reader.said("Q24") if each in scenario.regime.lists
            },
        )
        if reader.problems:
            raise InputError(findings_of(reader.problems, scenario.origin.tree, scenario.positions))
        return found


class _Reader:
    """Reads one choice after another and keeps what is wrong with them."""

    def __init__(self, scenario: Scenario) -> None:
        self.stated = scenario.measures
        self.problems: list[Problem] = []
        for measure, stated in self.stated.items():
            known = (*KEYS.get(measure, ()), *(scenario.regime.lists if measure == "Q24" else ()))
            self.problems += [_unknown(measure, key, known) for key in stated if key not in known]

    def said(self, measure: str) -> Mapping[str, object]:
        """Give what stands under a measure."""
        return self.stated.get(measure, {})

    def seconds(self, measure: str, key: str, default: float) -> float:
        """Read a span."""
        if key not in self.said(measure):
            return default
        try:
            return span_from_text(self.said(measure)[key]).seconds
        except Problems as refused:
            self.problems += refused.under("measures", measure, key)
        return default

    def relation(self) -> Relation | None:
        """Read the relation table."""
        raw = self.said("Q11").get("related")
        if raw is None:
            return None
        if not isinstance(raw, dict) or not all(isinstance(each, list | str) for each in raw.values()):
            allowed = "contexts of sanctions by context of conduct, such as {courts: [travel]}"
            self.problems.append(Problem(shown(raw), allowed, ("measures", "Q11", "related")))
            return None
        return {str(own): tuple(map(str, [each] if isinstance(each, str) else each)) for own, each in raw.items()}

    def staff(self, path: tuple[str, ...]) -> Staff:
        """Read a staff, of one list or of all."""
        raw: object = self.said(path[0])
        for part in path[1:]:
            raw = raw.get(part) if isinstance(raw, dict) else None
        if not isinstance(raw, dict):
            self.problems.append(Problem(shown(raw), "{staff: 40}", ("measures", *path)))
            return Staff()
        if len(path) > 1:
            self.problems += [_unknown(".".join(path), key, KEYS["Q24"]) for key in raw if key not in KEYS["Q24"]]
        size = self._number(raw, "staff", 0.0, path)
        return Staff(size, self._number(raw, "hours_per_year", HOURS_PER_YEAR, path))

    def _number(self, raw: Mapping[str, object], key: str, default: float, path: tuple[str, ...]) -> float:
        value = raw.get(key, default)
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e9:
            return float(value)
        self.problems.append(Problem(shown(value), "a number, 0 or more", ("measures", *path, key)))
        return default


def _unknown(measure: str, key: str, known: tuple[str, ...]) -> Problem:
    allowed = listed(known) if known else "nothing: this measure has no choice"
    path = ("measures", *measure.split("."), key)
    return Problem(shown(key), allowed, path, at="key", nearest=nearest(key, known), code="unknown-field")
