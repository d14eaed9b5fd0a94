"""A measure under two regimes on the same persons: both values, their difference, and the interval of the difference.

Where a reform cannot touch what a measure rests on, the difference is 0 by construction. Where it could and the two runs
agree in every group of persons, none was seen among these persons, which is said and bounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from standing.measures.catalogue import MEASURES, Catalogue
from standing.measures.dependence import READ_ONLY, SHOWN_ONLY
from standing.measures.estimates import Pairable
from standing.measures.intervals import Interval, poisson_ends
from standing.measures.measure import Measure, Question, Value
from standing.measures.paired import Influence, paired
from standing.measures.suppress import is_too_few
from standing.records.slices import Grouped, Slices
from standing.records.table import Cell
from standing.texts import text

Status = Literal["computed", "same", "none_seen", "no_value", "not_modelled"]
Key = tuple[str, str, str]

COLUMNS: Final = (
    "id", "name", "item", "group", "unit", "before", "after", "difference", "low", "high", "method",
    "variance_reduction", "people_for_half", "numerator_before", "denominator_before", "numerator_after",
    "denominator_after", "status", "why",
)  # fmt: skip
"""Fields of a difference in the JSON document and in tables, in order."""

EVERYWHERE: Final = ("clock", "measures", "strays")
"""Parts of a scenario that every measure may rest on."""


class Side(NamedTuple):
    """One of the two runs: its measures, and its durations by slice of persons, where they were kept."""

    catalogue: Catalogue
    slices: Slices | None = None


@dataclass(frozen=True)
class Difference:
    """A measure under two regimes, for one group.

    Parameters
    ----------
    before, after
        The values under the scenario and under the reform.
    difference, low, high
        After minus before, and its 95 % interval; None where the runs cannot say.
    method
        How the interval was made: `delta method`, `jackknife` or `curve`; `same persons` where the runs agree in every
        group.
    variance_reduction
        Variance of the difference of independent runs over that of these; None where the latter is 0 or unknown.
    people
        Synthetic persons of each run.
    status
        `computed`; `same`: the reform cannot touch it, or both scenarios fix it; `none_seen`: it can, and nobody differs;
        `no_value`: one run has none; `not_modelled`: one scenario lacks the mechanism.
    why
        Why there is no difference or no interval.
    """

    before: Value
    after: Value
    difference: float | None
    low: float | None
    high: float | None
    method: str | None
    variance_reduction: float | None
    people: int
    status: Status
    why: str | None = None

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What tells it from all others of a comparison of two regimes."""
        return self.before.key

    @property
    def is_too_few(self) -> bool:
        """Whether people are not shown it: under either regime too few stand behind the value."""
        return is_too_few(self.before) or is_too_few(self.after)

    @property
    def is_certain(self) -> bool:
        """Whether its interval leaves out 0."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)

    @property
    def half_width(self) -> float | None:
        """Half the length of the interval; None where it has no length or is not known."""
        if self.low is None or self.high is None or self.low == self.high:
            return None
        return (self.high - self.low) / 2

    def people_for(self, half_width: float) -> int | None:
        """Synthetic persons that an interval of this half-width takes, about: the variance falls with their number.

        Parameters
        ----------
        half_width
            Wanted half-width, in the unit of the measure.
        """
        if self.half_width is None or half_width <= 0:
            return None
        return round(self.people * (self.half_width / half_width) ** 2)

    def row(self) -> dict[str, Cell]:
        """Row of the JSON document."""
        first, second = self.before, self.after
        half = None if self.half_width is None else self.people_for(self.half_width / 2)
        found: tuple[Cell, ...] = (
            first.id, first.name, first.item, first.group, first.unit or second.unit, first.value, second.value,
            self.difference, self.low, self.high, self.method, self.variance_reduction, half, first.numerator,
            first.denominator, second.numerator, second.denominator, self.status, self.why,
        )  # fmt: skip
        return dict(zip(COLUMNS, found, strict=True))


class Differences:
    """All differences of two runs on the same persons.

    Parameters
    ----------
    before, after
        The run under the scenario, and the one under the reform.
    changed
        Paths at which the two scenarios differ; none if they say the same.
    """

    def __init__(self, before: Side, after: Side, changed: Sequence[str]) -> None:
        self.before, self.after, self.changed = before, after, tuple(changed)
        self.people = before.catalogue.evidence.tallies.persons()

    def rows(self, ids: Iterable[str] = MEASURES, groups: Sequence[str] = ("all",)) -> Iterator[Difference]:
        """Differences of measures, question after question, its groups together.

        Parameters
        ----------
        ids
            Which measures, Q1 to Q24.
        groups
            "all" or `column=value`.

        Yields
        ------
        Difference
            Of every number that both runs are asked for.
        """
        for each in ids:
            yield from self.of(MEASURES[each], groups)

    def of(self, measure: Measure, groups: Sequence[str] = ("all",)) -> Iterator[Difference]:
        """Differences of one measure, of the register or not.

        Parameters
        ----------
        measure
            What is asked of both runs.
        groups
            "all" or `column=value`.

        Yields
        ------
        Difference
            Of every number that both runs are asked for.
        """
        first, second = _questions(self.before.catalogue, measure), _questions(self.after.catalogue, measure)
        later = {value.key: value for value in self.after.catalogue.answers(measure, groups)}
        for value in self.before.catalogue.answers(measure, groups):
            other = later.get(value.key)
            if other is not None:
                yield self._difference(value, other, first.get(value.key[:3]), second.get(value.key[:3]))

    def _difference(self, before: Value, after: Value, first: Question | None, second: Question | None) -> Difference:
        lacking = next((each for each in (before, after) if each.status == "not_modelled"), None)
        empty = next((each for each in (before, after) if each.value is None), None)
        if lacking or empty or first is None or second is None or before.value is None or after.value is None:
            why = (lacking or empty or before).why
            return self._without(before, after, "not_modelled" if lacking else "no_value", why)
        difference = after.value - before.value
        if (difference == 0 and _is_fixed(before) and _is_fixed(after)) or not self.can_touch(first, second):
            return self._made(before, after, 0.0, Interval(0.0, 0.0), "same persons", None, "same")
        ones = self._influence(self.before, first, before.group), self._influence(self.after, second, before.group)
        if ones[0] is None or ones[1] is None:
            why = text("measures.none.spread")
            return self._made(before, after, difference, Interval(None, None), None, None, "computed", why)
        if difference == 0 and (ones[0].values == ones[1].values).all():
            around = _none_seen(before, after)
            return self._made(before, after, 0.0, around, "same persons", None, "none_seen")
        interval, method, gained = paired(ones[0], ones[1], difference)
        return self._made(before, after, difference, _within(interval, before.unit), method, gained, "computed")

    def can_touch(self, first: Question, second: Question) -> bool:
        """Whether what was changed can affect a measure; generous, as the graph of dependence is.

        Parameters
        ----------
        first, second
            The question as the two scenarios have it.
        """
        return any(
            _reaches(side.catalogue, question, self.changed)
            for side, question in ((self.before, first), (self.after, second))
        )

    @staticmethod
    def _influence(side: Side, question: Question, group: str) -> Influence | None:
        estimator = question.estimator
        if not isinstance(estimator, Pairable):
            return None
        return estimator.influence(Grouped(side.catalogue.evidence.tallies, side.slices), group)

    def _without(self, before: Value, after: Value, status: Status, why: str | None) -> Difference:
        return self._made(before, after, None, Interval(None, None), None, None, status, why)

    def _made(
        self,
        before: Value,
        after: Value,
        difference: float | None,
        interval: Interval,
        method: str | None,
        gained: float | None,
        status: Status,
        why: str | None = None,
    ) -> Difference:
        low, high = interval
        return Difference(before, after, difference, low, high, method, gained, self.people, status, why)


def _questions(catalogue: Catalogue, measure: Measure) -> dict[Key, Question]:
    asked = measure.questions(catalogue.evidence)
    return {(measure.id, question.name, question.item): question for question in asked}


def _reaches(catalogue: Catalogue, question: Question, changed: Iterable[str]) -> bool:
    reached = (*catalogue.dependence.reach(question.roots), *EVERYWHERE)
    ignored = tuple(f".{field}" for field in (*READ_ONLY, *SHOWN_ONLY) if field not in question.reads)
    return any(_meet(path, item) for path in changed if not path.endswith(ignored) for item in reached)


def _meet(path: str, item: str) -> bool:
    """Whether one path is the other, or lies inside it."""
    return path == item or path.startswith(f"{item}.") or item.startswith(f"{path}.")


def _is_fixed(value: Value) -> bool:
    """Whether a scenario fixes a share whatever the draws: its interval has no width."""
    return value.unit == "share" and value.low is not None and value.low == value.high


def _none_seen(before: Value, after: Value) -> Interval:
    """Bound of a difference that nobody showed: 3.69 events, over the smaller denominator.

    Only counts over what they were counted in have one; of a time nothing is known of what was missed.
    """
    if not all(isinstance(value.numerator, int) and _is_quotient(value) for value in (before, after)):
        return Interval(None, None)
    missed = poisson_ends(0.0)[1] / min(float(value.denominator or 1) for value in (before, after))
    return Interval(-missed, missed)


def _is_quotient(value: Value) -> bool:
    """Whether a value is its numerator over its denominator."""
    if value.value is None or not value.denominator or value.numerator is None:
        return False
    return abs(value.value - value.numerator / value.denominator) <= 1e-9 * max(1.0, abs(value.value))


def _within(interval: Interval, unit: str) -> Interval:
    """Differences of shares lie between −1 and 1."""
    if unit != "share" or interval.low is None or interval.high is None:
        return interval
    return Interval(max(-1.0, interval.low), min(1.0, interval.high))
