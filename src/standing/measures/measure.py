"""A measure, the questions that it asks of a run, and the values that answer them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from standing.measures.estimates import Estimator, Number
from standing.measures.wording import amount, key_of, name_in_words, number, per, with_unit
from standing.records.table import Cell
from standing.records.tallies import Tallies
from standing.scenario import Scenario
from standing.scenario.called import quoted
from standing.scenario.choices import Choices
from standing.texts import text

Status = Literal["computed", "not_modelled", "equal_by_construction"]

COLUMNS = (
    "id", "name", "item", "group", "numerator", "denominator", "unit", "value", "low", "high",
    "assume_low", "assume_high", "status", "why", "depends_on_assumed",
)  # fmt: skip
"""Fields of a measure in the JSON document, in order (DESIGN section 7)."""


NOT_STATED = "not stated"
NONE_CITED = "none cited"
BY_MISTAKE = "no listing, by mistake"
BY_BAND = "no listing, by a band of a score"
NO_NAMES = (NOT_STATED, NONE_CITED, BY_MISTAKE, BY_BAND)
"""Items of questions that are no names of the scenario."""


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
    called
        What the item is called, where it is nothing of the scenario and no word of `NO_NAMES`.
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
    called: str | None = None


@dataclass(frozen=True)
class Measure:
    """A named quantity of DESIGN section 8.

    Parameters
    ----------
    id
        Q1 to Q24.
    leading
        Name of the question that stands for the whole measure where one number must.
    lacks
        Key of why a scenario that gives it nothing to ask about cannot answer.
    questions
        What it asks of a run.
    """

    id: str
    leading: str
    lacks: str
    questions: Callable[[Evidence], Iterable[Question]]

    @property
    def title(self) -> str:
        """What it is called."""
        return text(f"measures.title.{self.id}")

    @property
    def lacking(self) -> str:
        """Why a scenario that gives it nothing to ask about cannot answer."""
        return text(self.lacks)


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
        if self.item in ("", "any"):
            return text("measures.the_whole_regime")
        if self.called is None and self.item in NO_NAMES:
            return text(f"measures.item.{key_of(self.item)}")
        return self.called or name_in_words(self.item)

    @property
    def name_in_words(self) -> str:
        """Name as people read it."""
        return text(f"measures.name.{key_of(self.name)}")

    @property
    def opening(self) -> str:
        """How every sentence about it begins."""
        column, _, label = self.group.partition("=")
        if not label:
            return text("measures.opening")
        return text("measures.opening_of_group", column=name_in_words(column), label=label)

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
            return self.unsaid("measures.said_not_modelled", self.why)
        if self.value is None:
            return self.unsaid("measures.said_without_value", self.why)
        filled = self.phrase.format(
            top=number(self.numerator or 0),
            bottom=number(self.denominator or 0),
            base=number(round((self.denominator or 0) * per(self.unit))),
            value=with_unit(self.value, self.unit),
            item=quoted(self.called) if self.called else self.item_in_words,
        )
        key = "measures.said_of_equals" if self.status == "equal_by_construction" else "measures.said"
        return text(key, opening=self.opening, sentence=filled, range=self._range_in_words(), why=self.why)

    def unsaid(self, key: str, why: str | None) -> str:
        """Give a sentence that says why no number is given.

        Parameters
        ----------
        key
            Its key in the catalogue.
        why
            The reason.
        """
        return text(key, opening=self.opening, name=self.name_in_words, item=self.item_in_words, why=why)

    def _range_in_words(self) -> str:
        if self.low is None and self.high is None:
            return ""
        if self.unit == "share" and self.low == self.high:
            return f" {text('measures.range_none')}"
        unknown = text("measures.not_known")
        low, high = (unknown if end is None else amount(end, self.unit) for end in (self.low, self.high))
        return f" {text('measures.range', low=low, high=high)}"
