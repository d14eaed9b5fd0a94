"""The scenario: a world, a regime and a clock, with what is expected of it and what was published."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, PrivateAttr, model_validator

from standing.errors import Problem, Problems, StandingError
from standing.scenario.clock import Clock
from standing.scenario.digest import digest_of
from standing.scenario.inputs import Input, inputs_of
from standing.scenario.position import Positions, Tree
from standing.scenario.published import PublishedFigure, PublishedIn
from standing.scenario.regime import Regime, Sanction
from standing.scenario.strict import Strict
from standing.scenario.words import Date, Items, Many, Name, Reads, Text, word
from standing.scenario.world import World
from standing.sources import Source

CLASSES = ("identity", "law", "published figure", "sign")


def _as_it_stands(raw: object) -> object:
    return raw


Anything = Annotated[object, Reads(_as_it_stands, {})]


class Expectation(Strict):
    """What a scenario says is expected of it; `standing validate` reads it against a run."""

    measure: Name | None = None
    """A measure, such as Q3."""
    name: Text | None = None
    """Which number of the measure, such as false positive rate; the leading one where it is not given."""
    tally: Name | None = None
    """A tally in place of a measure, such as listings: scaled to the people of the world, unless it is per something."""
    item: Annotated[tuple[Text, ...], Many()] = ()
    """Which list, sanction or other item; several are added up."""
    part: Annotated[tuple[Text, ...], Many()] = ()
    """Which parts of the tally; all where it is not given."""
    group: Annotated[tuple[Text, ...], Many()] = ("all",)
    """all, or column=value; several are an expectation each."""
    per: Anything = None
    """What a tally is divided by: person, or another tally, with what differs from this one."""
    at: Date | None = None
    """The run ends at 00:00 of this date; at its 24:00 for a published figure."""
    reform: Anything = None
    """Changes of the scenario under which it is expected, by path."""
    minus: Anything = None
    """What is taken away from it: "as it stands", the same without the reform; or what differs from this one."""
    where: Anything = None
    """Further numbers of the run that the value names, each with what differs from this one."""
    value: Anything = None
    """The expected value: a number, a formula such as 1 - exp(-0.05 * 2), or for a sign positive or negative."""
    low: Anything = None
    """Lowest acceptable value."""
    high: Anything = None
    """Highest acceptable value."""
    tolerance: Anything = None
    """Acceptable relative difference."""
    spread: Anything = None
    """How much it varies where that is known: binomial, poisson, or the standard deviation of one (of what it is per)."""
    people: Anything = None
    """How many synthetic persons it takes."""
    kind: Annotated[Literal["identity", "law", "published figure", "sign"], word(*CLASSES)] = Field(alias="class")
    """Of which class the expectation is."""
    source: Text | None = None
    """Name of a source, or a citation."""
    note: Text | None = None
    """What it says, for people."""

    @model_validator(mode="after")
    def _asks_for_one_thing(self) -> Self:
        if (self.measure is None) == (self.tally is None):
            found = "neither measure nor tally" if self.tally is None else "both measure and tally"
            raise Problems(Problem(found, "one of them", at="parent", code="form"))
        return self


@dataclass(frozen=True)
class Origin:
    """Where a scenario came from, enough to build it again with changes.

    Parameters
    ----------
    file, folder
        The file, and the folder that paths in it are relative to; None for a text without a file.
    text
        The file's text.
    tree
        What the text says, with all changes.
    positions
        Line and column of its nodes.
    changes
        All changes so far, by dotted path.
    rebuild
        Builds a scenario from an origin and further changes.
    """

    file: str
    folder: Path | None
    text: str
    tree: Tree
    positions: Positions
    rebuild: Callable[[Origin, Mapping[str, object]], Scenario]
    changes: Mapping[str, object] = field(default_factory=dict)


class Scenario(Strict):
    """A world, a regime and a clock."""

    name: Name
    """One word."""
    title: Text | None = None
    """A line for people."""
    description: Text | None = None
    """What it is about, for people."""
    note: Text | None = None
    """Anything else, for people."""
    clock: Clock
    """From when to when."""
    sources: Annotated[dict[Name, Annotated[Source, Reads(Source.from_raw, {"type": ["object", "string"]})]], Items] = (
        Field(default_factory=dict)
    )
    """Publications that numbers and rules are taken from."""
    world: World | None = None
    """What is true whatever the authorities do; a regime alone can be explained and checked, not run."""
    regime: Regime = Regime()
    """What the authorities do."""
    published: Annotated[tuple[PublishedFigure, ...], PublishedIn()] = ()
    """Published figures to compare with: rows, or the path of a CSV file beside the scenario."""
    expects: tuple[Expectation, ...] = ()
    """What is expected of it."""
    measures: dict[Name, dict[str, Anything]] = Field(default_factory=dict)
    """Choices of measures, such as {Q5: {within: 365d}}."""
    strays: Annotated[Literal["world"], word("world")] | None = None
    """Accept that wrong-person hits come from the world alone, whatever the responses."""

    _origin: Origin | None = PrivateAttr(default=None)

    @property
    def origin(self) -> Origin:
        """Where the scenario came from."""
        if self._origin is None:
            raise StandingError("a scenario is made by standing.load")
        return self._origin

    @property
    def file(self) -> str:
        """The file's name, as messages give it."""
        return self.origin.file

    @property
    def text(self) -> str:
        """The file's text."""
        return self.origin.text

    @property
    def positions(self) -> Positions:
        """Line and column of every key and value."""
        return self.origin.positions

    @property
    def changes(self) -> Mapping[str, object]:
        """The changes that were made to the file, by dotted path."""
        return self.origin.changes

    @cached_property
    def digest(self) -> str:
        """SHA-256 of what the scenario says, cells included; titles, notes, sources and form do not count."""
        return digest_of(self)

    def reform(self, changes: Mapping[str, object]) -> Scenario:
        """Give the scenario with some fields changed, checked again.

        Parameters
        ----------
        changes
            Values by dotted path, as `--set` takes them. Values by date of which the first comes after the first day of the
            clock leave what stood before it; others replace what stood there (see `standing.scenario.since`).

        Raises
        ------
        InputError
            With all findings, if a path or a value is wrong.
        """
        return self.origin.rebuild(self.origin, changes)

    def context_of(self, sanction: Sanction) -> str | None:
        """Context of a sanction: its own, or that of the service that it refuses; None where neither is written."""
        if sanction.context or not sanction.denies or self.world is None:
            return sanction.context
        return self.world.services[sanction.denies].context

    def inputs(self) -> list[Input]:
        """Give every number that the scenario states, with its status."""
        return inputs_of(self, self.origin.tree)

    def assumed_paths(self) -> list[str]:
        """Give the dotted paths of the numbers that are assumed."""
        return [each.path for each in self.inputs() if each.status == "assumed"]
