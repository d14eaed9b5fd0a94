"""What a page is about: a run, what was compared with it, what its rules answer, and one of its lives."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from shlex import quote
from typing import Final

from standing.checks.due_process import NormFinding, check_norms
from standing.experiments.compare_reformed import Reformed
from standing.experiments.compare_reforms import NO_REGIME
from standing.experiments.comparison import Comparison
from standing.experiments.life import Life
from standing.experiments.outcome import Run
from standing.experiments.ranges import Ranges
from standing.measures.catalogue import with_ranges
from standing.measures.measure import Value
from standing.report.explain import Sentence, explain
from standing.scenario import Input, Scenario

READING: Final = "most-favourable-reading"
"""The shipped reform that is a reading of the rules, and not a change of them."""


@dataclass(frozen=True)
class Subject:
    """One run with everything that a page tells about it.

    Parameters
    ----------
    run
        The run.
    source
        How its scenario is named on the command line: a case, or a file.
    comparison
        The same persons under reforms, if some were run.
    ranges
        The same persons at both ends of every range, if they were run.
    life
        One synthetic life of the run, if one is told.
    prefix
        What stands before every anchor, where several subjects share a page.
    words
        How each reform is named on the command line, by its name: a file by its path. By its name where nothing is said.
    """

    run: Run
    source: str
    comparison: Comparison | None = None
    ranges: Ranges | None = None
    life: Life | None = None
    prefix: str = ""
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def scenario(self) -> Scenario:
        """What was run."""
        return self.run.scenario

    @property
    def reforms(self) -> Sequence[Reformed]:
        """What was compared with it."""
        return () if self.comparison is None else self.comparison.reforms

    @property
    def counted(self) -> Sequence[Reformed]:
        """The reforms among them: neither a reading of the rules as they stand, nor the abolition of all of them."""
        return [each for each in self.reforms if each.name not in (READING, NO_REGIME)]

    @property
    def beside(self) -> Sequence[Reformed]:
        """What was run beside the reforms: the reading, and the abolition."""
        return [each for each in self.reforms if each.name in (READING, NO_REGIME)]

    def word_of(self, reform: Reformed) -> str:
        """Give how a reform is named on the command line.

        Parameters
        ----------
        reform
            Which.
        """
        return self.words.get(reform.name, reform.name)

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """Values of all measures, all persons together, with their ranges over the assumptions if they were run."""
        found = self.run.catalogue.values(groups=["all"])
        return tuple(with_ranges(found, self.ranges.ends if self.ranges else {}))

    @cached_property
    def findings(self) -> list[NormFinding]:
        """What the rules answer to the norms."""
        return check_norms(self.scenario)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """What the rules say."""
        return explain(self.scenario)

    @cached_property
    def inputs(self) -> list[Input]:
        """The numbers that the scenario states."""
        return self.scenario.inputs()

    @property
    def changes(self) -> Mapping[str, object]:
        """Changes of the scenario by path."""
        return self.scenario.changes

    def command(self, verb: str, *more: str, lives: bool = True) -> str:
        """Give the command that makes something of this page again.

        Parameters
        ----------
        verb
            Which command.
        more
            Words that follow the scenario.
        lives
            Whether it lets persons live, and has to be told which.
        """
        settings = [word for path, value in self.changes.items() for word in ("--set", f"{path}={written(value)}")]
        made = ["--people", str(self.run.people), "--seed", str(self.run.seed)]
        return " ".join(map(quote, ["standing", verb, self.source, *more, *settings, *(made if lives else [])]))


def written(value: object) -> str:
    """Give a value as a scenario file reads it: JSON, but for plain text.

    Parameters
    ----------
    value
        Of a change.
    """
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
