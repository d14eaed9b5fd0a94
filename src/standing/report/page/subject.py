"""What a page is about: a run, what was compared with it, what its rules answer, and one of its lives."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from shlex import quote
from typing import Final

from standing.checks.due_process import NormFinding, check_norms
from standing.experiments.compare_reformed import Reformed
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
    """

    run: Run
    source: str
    comparison: Comparison | None = None
    ranges: Ranges | None = None
    life: Life | None = None
    prefix: str = ""

    @property
    def scenario(self) -> Scenario:
        """What was run."""
        return self.run.scenario

    @property
    def reforms(self) -> Sequence[Reformed]:
        """What was compared with it."""
        return () if self.comparison is None else self.comparison.reforms

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

    def command(self, verb: str, *more: str) -> str:
        """Give the command that makes something of this page again.

        Parameters
        ----------
        verb
            Which command.
        more
            Words that follow the scenario.
        """
        settings = [word for path, value in self.changes.items() for word in ("--set", f"{path}={_written(value)}")]
        made = ["--people", str(self.run.people), "--seed", str(self.run.seed)]
        return " ".join(map(quote, ["standing", verb, self.source, *more, *settings, *made]))


def _written(value: object) -> str:
    """A value as a scenario file reads it: JSON, but for plain text."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
