"""A measure, the questions that it asks of a run, and the values that answer them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from standing.measures.estimates import Estimator, Number
from standing.measures.wording import group_in_words, name_in_words, number, per, with_unit
from standing.records.table import Cell
from standing.records.tallies import Tallies
from standing.scenario import Scenario
from standing.scenario.called import quoted
from standing.scenario.choices import Choices

Status = Literal["computed", "not_modelled", "equal_by_construction"]

COLUMNS = (
    "id", "name", "item", "group", "numerator", "denominator", "unit", "value", "low", "high",
    "assume_low", "assume_high", "status", "why", "depends_on_assumed",
)  # fmt: skip
"""Fields of a measure in the JSON document, in order (DESIGN section 7)."""


class Evidence(NamedTuple):
    """What a measure may look at: the scenario that was run, its choices, and the integers that the run left."""

    scenario: Scenario
    choices: Choices
    tallies: Tallies


@dataclass(frozen=True)
class Question:
    """One number that a measure asks for, of one item, for every group.

    Parameters
    ----------
    name, item
        What is asked, and of which list, sanction or other name of the scenario.
    unit
        Unit of the value; "share" for a part of a whole.
    estimator
        How it is answered.
    roots
        Paths of the scenario that the answer starts from: `regime.lists.L`. What can affect it follows from them.
    phrase
        The sentence after "In the simulated population"; names in braces are `top`, `bottom`, `value`, `item`, and `base`:
        of a value per 100 or per 1,000, all of what it is counted by, where `bottom` is hundreds or thousands.
    missing
        Why the scenario cannot answer it; None if it can.
    missing_by_group
        Why it cannot be answered for a group, where it can for all.
    reads
        Fields it reads that change nothing in a life: severity, gravity, minutes.
    note
        What a reader of the number must know (whose relation table it uses).
    """

    name: str
    item: str
    unit: str
    estimator: Estimator
    roots: tuple[str, ...]
    phrase: str
    missing: str | None = None
    missing_by_group: str | None = None
    reads: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True)
class Measure:
    """A named quantity of DESIGN section 8.

    Parameters
    ----------
    id
        Q1 to Q24.
    title
        What it is called.
    leading
        Name of the question that stands for the whole measure where one number must.
    lacking
        Why a scenario that gives it nothing to ask about cannot answer.
    questions
        What it asks of a run.
    """

    id: str
    title: str
    leading: str
    lacking: str
    questions: Callable[[Evidence], Iterable[Question]]


@dataclass(frozen=True)
class Value:
    """The answer to a question for one group.

    Parameters
    ----------
    id, name, item, group
        Which question, and for "all" or `column=value`.
    numerator, denominator, unit, value
        The number and what it is made of; the value is their quotient, but for durations, counts and correlations.
    low, high
        95 % interval of the simulation; None where the run cannot say.
    assume_low, assume_high
        Smallest and largest value over the ranges of the assumed inputs, one at a time.
    status, why
        Whether the scenario can answer, and why not, or why there is no value.
    depends_on_assumed
        Paths of the assumed inputs that can affect it.
    persons, events
        Persons of the group, and independent events behind the numerator.
    phrase
        Sentence with names in braces (see `Question`).
    called
        Title that the scenario gives the item; None where it gives none.
    """

    id: str
    name: str
    item: str
    group: str
    numerator: Number | None
    denominator: Number | None
    unit: str
    value: float | None
    low: float | None
    high: float | None
    assume_low: float | None
    assume_high: float | None
    status: Status
    why: str | None
    depends_on_assumed: tuple[str, ...]
    persons: int
    events: float
    phrase: str
    called: str | None = None

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What tells this value from all others of a run."""
        return self.id, self.name, self.item, self.group

    @property
    def item_in_words(self) -> str:
        """Item as it stands in a table: by its title, where it has one."""
        return (self.called or name_in_words(self.item)) if self.item not in ("", "any") else "the whole regime"

    @property
    def opening(self) -> str:
        """How every sentence about it begins."""
        return f"In the simulated population{group_in_words(self.group)},"

    def row(self) -> dict[str, Cell]:
        """Row of the JSON document."""
        return {column: getattr(self, column) for column in COLUMNS}

    def sentence(self) -> str:
        """English sentence that carries the denominator.

        Returns
        -------
        str
            Begins "In the simulated population"; says "not modelled here" or why there is no value where that is so.
        """
        if self.status == "not_modelled":
            return f"{self.opening} this is not modelled here: {self.name}, {self.item_in_words} ({self.why})."
        if self.value is None:
            return f"{self.opening} this has no value: {self.name}, {self.item_in_words} ({self.why})."
        filled = self.phrase.format(
            top=number(self.numerator or 0),
            bottom=number(self.denominator or 0),
            base=number(round((self.denominator or 0) * per(self.unit))),
            value=with_unit(self.value, self.unit),
            item=quoted(self.called) if self.called else self.item_in_words,
        )
        return f"{self.opening} {filled}{self._range_in_words()}{self._equal_in_words()}."

    def _range_in_words(self) -> str:
        if self.low is None and self.high is None:
            return ""
        if self.unit == "share" and self.low == self.high:
            return " [fixed by the scenario, without simulation noise]"
        ends = ("not known" if end is None else with_unit(end, self.unit) for end in (self.low, self.high))
        low, high = (end if self.unit == "share" else end.removesuffix(f" {self.unit}") for end in ends)
        return f" [simulation noise, 95 %: {low} to {high}]"

    def _equal_in_words(self) -> str:
        return f"; groups are equal because the scenario says so: {self.why}" if self.status.startswith("equal") else ""
