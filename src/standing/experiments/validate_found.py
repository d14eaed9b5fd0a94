"""The numbers of a run that expectations ask for: exact where they are quotients of integers, and without a replicate group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from fractions import Fraction

from standing.errors import Problem, Problems, listed, nearest, shown
from standing.experiments.outcome import Run
from standing.experiments.validate_asked import Asked
from standing.experiments.validate_formula import Real
from standing.measures.catalogue import MEASURES
from standing.measures.estimates import Share, Whole
from standing.measures.measure import Evidence, Question
from standing.measures.reading import ANY
from standing.measures.suppress import LEAST_EVENTS, LEAST_PERSONS
from standing.records.kinds import HISTOGRAMS, REPLICATES
from standing.records.tallies import Tallies
from standing.texts import text


@dataclass(frozen=True)
class Amount:
    """A number of a run.

    Parameters
    ----------
    value
        The number; None where the run has none.
    top, bottom
        Whole numbers that it is the quotient of, before it is scaled; None where it is no such quotient.
    scale
        What one unit of that quotient is worth: persons of the world per synthetic one, for a count.
    ends
        The interval that the measure itself gives.
    why
        Why there is no value.
    """

    value: Real | None
    top: int | None = None
    bottom: int | None = None
    scale: Fraction = Fraction(1)
    ends: tuple[float, float] | None = None
    why: str | None = None


class Runs:
    """The runs of one scenario, by how they differ from it.

    Parameters
    ----------
    made
        Runs by `Setting.key`.
    """

    def __init__(self, made: Mapping[str, Run]) -> None:
        self.made = made
        self.evidence = {key: run.catalogue.evidence for key, run in made.items()}

    def without(self, replicate: int) -> Runs:
        """Give the same runs without one of the 64 groups of persons."""
        other = Runs(self.made)
        other.evidence = {
            key: each._replace(tallies=_without(each.tallies, replicate)) for key, each in self.evidence.items()
        }
        return other

    def amount(self, asked: Asked) -> Amount:
        """Give a number.

        Raises
        ------
        Problems
            If the run has no such measure, tally, item, part or group.
        """
        evidence = self.evidence[asked.setting.key]
        if asked.group not in evidence.tallies.groups:
            groups = evidence.tallies.groups
            raise Problems(
                Problem(shown(asked.group), listed(groups), ("group",), nearest=nearest(asked.group, groups))
            )
        return _of_measure(asked, evidence) if asked.measure else _of_tally(asked, evidence)

    def is_too_few(self, asked: Asked) -> bool:
        """Whether so few persons or events stand behind a number that people are not shown it."""
        tallies, top = self.evidence[asked.setting.key].tallies, self.amount(asked).top
        return tallies.persons(asked.group) < LEAST_PERSONS or (top is not None and 0 < abs(top) < LEAST_EVENTS)


def _without(tallies: Tallies, replicate: int) -> Tallies:
    replicates = tallies.replicates.copy()
    replicates[:, replicate] = 0
    other = copy(tallies)  # not made anew: the index of its slots is the same, and large
    object.__setattr__(other, "replicates", replicates)
    return other


def _scale(evidence: Evidence) -> Fraction:
    """Persons of the world for each synthetic one; with renewal more persons live than there are at a time."""
    population = evidence.scenario.world.population if evidence.scenario.world else None
    people = int(population.people or population.cells.people) if population else 0
    tallies = evidence.tallies
    counted = "persons_at_end" if tallies.has("persons_at_end", "") else "persons_lived"
    return Fraction(people, max(tallies.value(counted, ""), 1))


def _of_measure(asked: Asked, evidence: Evidence) -> Amount:
    question = _question(asked, evidence)
    if question.missing:
        return Amount(None, why=question.missing)
    estimate = question.estimator(evidence.tallies, asked.group)
    if estimate.value is None:
        return Amount(None, why=estimate.why)
    low, high = estimate.interval
    ends = None if low is None or high is None else (low, high)
    top, bottom = estimate.numerator, estimate.denominator
    whole = isinstance(top, int) and isinstance(bottom, int) and bottom > 0
    if isinstance(question.estimator, Share) and whole:
        return Amount(Fraction(int(top or 0), int(bottom or 1)), int(top or 0), int(bottom or 1), ends=ends)
    if isinstance(question.estimator, Whole) and whole:
        each = _scale(evidence)
        scaled = None if ends is None else (ends[0] * float(each), ends[1] * float(each))
        return Amount(int(top or 0) * each, int(top or 0), int(bottom or 1), each * int(bottom or 1), scaled)
    return Amount(estimate.value, ends=ends)


def _question(asked: Asked, evidence: Evidence) -> Question:
    measure = MEASURES.get(asked.measure)
    if measure is None:
        known = list(MEASURES)
        raise Problems(
            Problem(shown(asked.measure), listed(known), ("measure",), nearest=nearest(asked.measure, known))
        )
    name, questions = asked.name or measure.leading, list(measure.questions(evidence))
    if not questions:
        raise Problems(Problem(asked.measure, f"a measure that this scenario has ({measure.lacking})", ("measure",)))
    named = [each for each in questions if each.name == name]
    if not named:
        names = list(dict.fromkeys(each.name for each in questions))
        raise Problems(Problem(shown(name), listed(names), ("name",), nearest=nearest(name, names)))
    if len(asked.items) > 1:
        raise Problems(Problem(shown(list(asked.items)), "one item of a measure", ("item",)))
    item = asked.items[0] if asked.items else ""
    found = [each for each in named if each.item == item] or (named if not item and len(named) == 1 else [])
    if not found:
        items = [each.item for each in named]
        raise Problems(Problem(shown(item), listed(items), ("item",), nearest=nearest(item, items)))
    return found[0]


def _of_tally(asked: Asked, evidence: Evidence) -> Amount:
    top = _sum(asked, evidence.tallies)
    if asked.per is None:
        persons, scale = _persons(evidence.tallies, asked.group), _scale(evidence)
        return Amount(top * scale, top, persons, scale * persons)
    bottom = (
        _persons(evidence.tallies, asked.group) if isinstance(asked.per, str) else _base(asked.per, evidence.tallies)
    )
    if not bottom:
        base = asked.per if isinstance(asked.per, str) else asked.per.in_words()
        return Amount(None, why=text("experiments.expected.none", base=base))
    return Amount(Fraction(top, bottom), top, bottom)


def _base(asked: Asked, tallies: Tallies) -> int:
    try:
        return _sum(asked, tallies)
    except Problems as refused:
        raise Problems(*refused.under("per")) from None


def _sum(asked: Asked, tallies: Tallies) -> int:
    total = 0
    for item in asked.items or _only_item(asked.tally, tallies):
        if not tallies.has(asked.tally, item):
            raise Problems(_unknown(asked.tally, item, tallies))
        known = tallies.parts(asked.tally, item)
        for part in asked.parts:
            if part not in known and asked.tally not in HISTOGRAMS:
                raise Problems(Problem(shown(part), listed(known), ("part",), nearest=nearest(part, known)))
        total += tallies.value(asked.tally, item, asked.parts or None, asked.group)
    return total


def _only_item(tally: str, tallies: Tallies) -> Iterable[str]:
    items = [each for each in tallies.items(tally) if each != ANY]
    if len(items) > 1:
        raise Problems(Problem("no item", listed(items), at="parent", code="missing"))
    return items or ("",)


def _unknown(tally: str, item: str, tallies: Tallies) -> Problem:
    known = list(dict.fromkeys(slot.tally for slot in (*tallies.slots, *tallies.bins)))
    if tally not in known:
        return Problem(shown(tally), listed(known), ("tally",), nearest=nearest(tally, known))
    items = tallies.items(tally)
    return Problem(shown(item), listed(items), ("item",), nearest=nearest(item, items))


def _persons(tallies: Tallies, group: str) -> int:
    return int(tallies.persons_by_replicate(group).sum())


def is_replicated(asked: Asked) -> bool:
    """Whether the 64 groups of persons are kept for a number."""
    per = asked.per
    return asked.tally not in HISTOGRAMS and not (isinstance(per, Asked) and per.tally in HISTOGRAMS)


GROUPS = range(REPLICATES)
"""The groups of persons that are left out one at a time."""
