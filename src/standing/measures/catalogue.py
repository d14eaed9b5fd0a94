"""The register of measures, in the order Q1 to Q24, and the way from a run to their values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import replace
from typing import Final

from standing.measures.burden import BURDEN
from standing.measures.confusion import CONFUSION
from standing.measures.decider import DECIDER
from standing.measures.dependence import Dependence
from standing.measures.duration import CORRECTION_LAG, DURATION
from standing.measures.equality import Equality
from standing.measures.estimates import Estimate
from standing.measures.forgone import FORGONE
from standing.measures.funnel import FUNNEL
from standing.measures.lawful import LAWFUL
from standing.measures.measure import COLUMNS, Evidence, Measure, Question, Status, Value
from standing.measures.missed import MISSED
from standing.measures.notice import SANCTION_BEFORE_NOTICE
from standing.measures.prevalence import LISTING_RATE, PREVALENCE
from standing.measures.proportionality import PROPORTIONALITY
from standing.measures.publicity import PUBLICITY
from standing.measures.regime_made import REGIME_MADE
from standing.measures.relatedness import UNRELATED
from standing.measures.rewarded import REWARDED
from standing.measures.stacking import STACKING
from standing.measures.suppress import for_people
from standing.measures.third_parties import THIRD_PARTIES
from standing.measures.what_listed import WHAT_LISTED
from standing.measures.who_decides import WHO_DECIDES
from standing.measures.wrongful import WRONGFUL_SHARE
from standing.records.table import Table
from standing.records.tallies import Tallies
from standing.scenario import Scenario
from standing.scenario.called import Called
from standing.scenario.choices import Choices
from standing.texts import text

MEASURES: Final[dict[str, Measure]] = {
    each.id: each
    for each in (
        PREVALENCE,
        LISTING_RATE,
        WRONGFUL_SHARE,
        BURDEN,
        MISSED,
        DURATION,
        CORRECTION_LAG,
        SANCTION_BEFORE_NOTICE,
        FUNNEL,
        PROPORTIONALITY,
        UNRELATED,
        THIRD_PARTIES,
        REGIME_MADE,
        WHO_DECIDES,
        CONFUSION,
        FORGONE,
        LAWFUL,
        WHAT_LISTED,
        STACKING,
        PUBLICITY,
        REWARDED,
        DECIDER,
    )
}
"""Measures by id, in the order of DESIGN section 8."""


class Catalogue:
    """All measures of one run.

    Parameters
    ----------
    scenario
        What was run. It decides which measures have an answer.
    tallies
        What the run left.
    """

    def __init__(self, scenario: Scenario, tallies: Tallies) -> None:
        self.evidence = Evidence(scenario, Choices.of(scenario), tallies)
        self.dependence = Dependence.of(scenario)
        self.equality = Equality(scenario)
        self.called = Called(scenario)

    def of(self, tallies: Tallies) -> Catalogue:
        """Give the measures of other tallies, as if they were of the same scenario."""
        other = copy(self)
        other.evidence = self.evidence._replace(tallies=tallies)
        return other

    def values(self, ids: Iterable[str] = MEASURES, groups: Sequence[str] | None = None) -> Iterator[Value]:
        """Values of measures, for "all" and every group unless others are named.

        Parameters
        ----------
        ids
            Which measures, Q1 to Q24.
        groups
            "all" or `column=value`.

        Yields
        ------
        Value
            Question after question, its groups together.
        """
        for each in ids:
            yield from self.answers(MEASURES[each], groups or self.evidence.tallies.groups)

    def answers(self, measure: Measure, groups: Sequence[str]) -> Iterator[Value]:
        """Values of one measure, of the register or not, question after question."""
        for question in list(measure.questions(self.evidence)) or [_nothing_to_ask(measure)]:
            yield from self._answers(measure, question, groups)

    def leading(self, each: str) -> list[Value]:
        """Values of the question that stands for a measure where one number must, overall, one per item."""
        name = MEASURES[each].leading
        return [value for value in self.values([each], ["all"]) if value.name == name or value.item == ""]

    def _answers(self, measure: Measure, question: Question, groups: Iterable[str]) -> Iterator[Value]:
        tallies = self.evidence.tallies
        depends = self.dependence.assumed_for(question.roots, question.reads)
        items = self.dependence.reach(question.roots)
        why_equal = {column: self.equality.why_equal(column, items) for column in tallies.columns}
        for group in groups:
            missing = question.missing or (question.missing_by_group if group != "all" else None)
            estimate = Estimate(None, None, None) if missing else question.estimator(tallies, group)
            equal = None if missing else why_equal.get(group.partition("=")[0])
            status: Status = "not_modelled" if missing else "equal_by_construction" if equal else "computed"
            yield Value(
                id=measure.id,
                name=question.name,
                item=question.item,
                group=group,
                numerator=estimate.numerator,
                denominator=estimate.denominator,
                unit=question.unit,
                value=estimate.value,
                low=estimate.interval.low,
                high=estimate.interval.high,
                assume_low=None,
                assume_high=None,
                status=status,
                why=missing or equal or estimate.why or question.note,
                depends_on_assumed=depends,
                persons=tallies.persons(group),
                events=estimate.events,
                phrase=question.phrase,
                called=question.called or self.called.item(question.item, question.roots),
            )


def table_of(values: Iterable[Value]) -> Table:
    """Tidy table of values: whole in files and dataframes, "too few" where people read it."""
    found = list(values)
    rows = tuple(tuple(value.row().values()) for value in found)
    return Table(COLUMNS, rows, text("measures.caption"), for_people(found))


def with_ranges(values: Iterable[Value], ranges: dict[tuple[str, str, str, str], tuple[float, float]]) -> list[Value]:
    """Values with the range over the assumed inputs, by key; those without one stay as they are."""
    found = []
    for value in values:
        low, high = ranges.get(value.key, (None, None))
        found.append(replace(value, assume_low=low, assume_high=high))
    return found


def _nothing_to_ask(measure: Measure) -> Question:
    """Question of a measure that the scenario gives nothing to ask about."""
    return Question(measure.leading, "", "", _never, (), "", missing=measure.lacking)


def _never(tallies: Tallies, group: str) -> Estimate:
    raise AssertionError(f"nothing is estimated for {group} of {len(tallies.people)} cells")
