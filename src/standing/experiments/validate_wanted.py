"""What a scenario says is expected of it, read and possible, before anything is run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from standing.errors import Finding, InputError, Part, Problem, Problems, listed, nearest, shown
from standing.experiments.validate_asked import AS_IT_STANDS, KEYS, Asked, asked_from, overlaid
from standing.experiments.validate_formula import Formula, formula_from
from standing.scenario import Expectation, Scenario
from standing.scenario.build import finding_of
from standing.scenario.stated import number_from
from standing.texts import text

Class = Literal["identity", "law", "published figure", "sign"]
Sign = Literal["positive", "negative"]
SIGNS: Final[tuple[Sign, ...]] = ("positive", "negative")
EXACT: Final = ("binomial", "poisson")
"""Spreads that have an exact test."""

MOST_IN_A_RUN: Final = 2**32
LEAST_PEOPLE: Final = 100_000
MOST_PEOPLE: Final = 1_000_000
"""Persons of a run whose expectations say nothing: those of the world, between these."""


@dataclass(frozen=True)
class Wanted:
    """One expectation, for one group.

    Parameters
    ----------
    place
        Its position in the scenario, from 0.
    kind
        Its class.
    asked
        Which number is compared.
    minus
        What is taken away from it, or None.
    where
        The numbers behind the names of its formulas.
    value
        What is expected: a formula, a sign, or nothing where ends are given.
    low, high
        Lowest and highest acceptable value, or None.
    tolerance
        Acceptable relative difference, or None.
    spread
        How much one varies, where that is known: a law, or a standard deviation.
    people
        Persons that it takes, or None.
    source, note
        What it rests on, and what it says, for people.
    """

    place: int
    kind: Class
    asked: Asked
    minus: Asked | None = None
    where: Mapping[str, Asked] = field(default_factory=dict)
    value: Formula | Sign | None = None
    low: Formula | None = None
    high: Formula | None = None
    tolerance: float | None = None
    spread: str | float | None = None
    people: int | None = None
    source: str | None = None
    note: str | None = None

    @property
    def numbers(self) -> tuple[Asked, ...]:
        """Every number of every run that it needs."""
        return (self.asked, *([self.minus] if self.minus else []), *self.where.values())

    def in_words(self) -> str:
        """What it says, for people: its note, or what it asks for."""
        if self.note:
            return self.note
        words = self.asked.in_words()
        if self.minus is None:
            return words
        if self.minus.setting.key != self.asked.setting.key and not self.minus.setting.changes:
            return text("experiments.expected.change", number=words)
        other = self.minus.group if self.minus.group != self.asked.group else self.minus.in_words()
        return text("experiments.expected.minus", number=words, other=other)


def wanted_of(scenario: Scenario) -> list[Wanted]:
    """Read what a scenario expects.

    Returns
    -------
    list of Wanted
        In file order; an expectation for several groups gives one for each.

    Raises
    ------
    InputError
        With every expectation that cannot be read.
    """
    wanted: list[Wanted] = []
    findings: list[Finding] = []
    for place, expectation in enumerate(scenario.expects):
        try:
            wanted += _of(place, expectation)
        except Problems as refused:
            findings += [finding_at(scenario, each, place) for each in refused.problems]
    if findings:
        raise InputError(findings)
    return wanted


def finding_at(scenario: Scenario, problem: Problem, place: int) -> Finding:
    """Give a problem of an expectation its line in the file."""
    inside: tuple[Part, ...] = ("expects", place)
    return finding_of(problem.under(*inside), scenario.origin.tree, scenario.positions)


def people_for(scenario: Scenario, wanted: list[Wanted]) -> int:
    """Persons that the expectations of a scenario take: the most that one of them says, or those of the world."""
    stated = [each.people for each in wanted if each.people]
    world = scenario.world.population if scenario.world else None
    people = (world.people or world.cells.people) if world else 0
    return max(stated) if stated else min(max(int(people), LEAST_PEOPLE), MOST_PEOPLE)


def _of(place: int, expectation: Expectation) -> list[Wanted]:
    several = len(expectation.group) > 1
    made = []
    for group in expectation.group:
        fields = {key: getattr(expectation, key) for key in KEYS} | {"group": group}
        note = expectation.note
        if note and several:
            note = text("experiments.expected.note_of_group", note=note, group=group)
        made.append(_one(place, expectation, fields, note))
    return made


def _one(place: int, expectation: Expectation, fields: Mapping[str, object], note: str | None) -> Wanted:
    through = expectation.kind == "published figure"
    asked = asked_from(fields, through_the_day=through)
    where = _where(expectation.where, fields, through_the_day=through)
    minus = _minus(expectation.minus, fields, through_the_day=through)
    ends = {key: _formula(getattr(expectation, key), key, where) for key in ("low", "high")}
    wanted = Wanted(
        place,
        expectation.kind,
        asked,
        minus,
        where,
        _value(expectation, where),
        ends["low"],
        ends["high"],
        _tolerance(expectation.tolerance),
        _spread(expectation.spread),
        _people(expectation.people),
        expectation.source,
        note,
    )
    problems = list(_problems(wanted))
    if problems:
        raise Problems(*problems)
    return wanted


def _where(raw: object, fields: Mapping[str, object], *, through_the_day: bool) -> dict[str, Asked]:
    if raw is None:
        return {}
    if not isinstance(raw, Mapping):
        raise Problems(Problem(shown(raw), "numbers by name, such as {other: {group: sex=male}}", ("where",)))
    found = {}
    for name, given in raw.items():
        try:
            found[str(name)] = asked_from(overlaid(fields, given), through_the_day=through_the_day)
        except Problems as refused:
            raise Problems(*refused.under("where", str(name))) from None
    return found


def _minus(raw: object, fields: Mapping[str, object], *, through_the_day: bool) -> Asked | None:
    if raw is None:
        return None
    if isinstance(raw, str) and raw != AS_IT_STANDS:
        allowed = f"{AS_IT_STANDS}, or what differs in what is taken away"
        raise Problems(Problem(shown(raw), allowed, ("minus",), nearest=nearest(raw, [AS_IT_STANDS])))
    try:
        return asked_from(
            overlaid(fields, {"reform": {}} if isinstance(raw, str) else raw), through_the_day=through_the_day
        )
    except Problems as refused:
        raise Problems(*refused.under("minus")) from None


def _value(expectation: Expectation, where: Mapping[str, Asked]) -> Formula | Sign | None:
    raw = expectation.value
    if expectation.kind == "sign":
        sign = next((each for each in SIGNS if each == raw), None)
        if sign is None:
            raise Problems(Problem(shown(raw), listed(SIGNS), ("value",), code="word"))
        return sign
    return _formula(raw, "value", where)


def _formula(raw: object, key: str, where: Mapping[str, Asked]) -> Formula | None:
    if raw is None:
        return None
    try:
        return formula_from(raw, where)
    except Problems as refused:
        raise Problems(*refused.under(key)) from None


def _tolerance(raw: object) -> float | None:
    if raw is None:
        return None
    try:
        tolerance = number_from(raw, "a relative difference, such as 0.02")
    except Problems as refused:
        raise Problems(*refused.under("tolerance")) from None
    if tolerance < 0:
        raise Problems(Problem(shown(raw), "a relative difference, 0 or more", ("tolerance",)))
    return tolerance


def _spread(raw: object) -> str | float | None:
    if raw is None or (isinstance(raw, str) and raw in EXACT):
        return raw
    try:
        spread = number_from(raw, f"{listed(EXACT)}, or the standard deviation of one")
    except Problems as refused:
        raise Problems(*refused.under("spread")) from None
    if spread <= 0:
        raise Problems(Problem(shown(raw), "a standard deviation above 0", ("spread",)))
    return spread


def _people(raw: object) -> int | None:
    if raw is None:
        return None
    allowed = f"a whole number of persons, 1 to {MOST_IN_A_RUN:,}"
    try:
        people = number_from(raw, allowed)
    except Problems as refused:
        raise Problems(*refused.under("people")) from None
    if people != int(people) or not 1 <= people <= MOST_IN_A_RUN:
        raise Problems(Problem(shown(raw), allowed, ("people",)))
    return int(people)


def _problems(wanted: Wanted) -> list[Problem]:
    problems = []
    has_ends = wanted.low is not None or wanted.high is not None
    if wanted.value is None and (not has_ends or wanted.kind == "identity"):
        problems.append(Problem("no value", "what is expected", at="parent", code="missing"))
    if wanted.value is not None and has_ends and wanted.kind != "published figure":
        problems.append(Problem("a value and its ends", "one of value and low or high", ("value",), code="form"))
    if wanted.spread is not None and (wanted.minus is not None or wanted.where):
        problems.append(Problem("spread", "no spread beside minus or where", ("spread",), "key", code="form"))
    if wanted.spread is not None and wanted.kind != "law":
        problems.append(Problem("spread", "spread for a law", ("spread",), "key", code="form"))
    unused = [name for name in wanted.where if name not in _names(wanted)]
    problems += [Problem(shown(name), "a name that the value uses", ("where", name), "key") for name in unused]
    return problems


def _names(wanted: Wanted) -> set[str]:
    formulas = [each for each in (wanted.value, wanted.low, wanted.high) if isinstance(each, Formula)]
    return {name for each in formulas for name in each.names}
