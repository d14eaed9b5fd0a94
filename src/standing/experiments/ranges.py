"""Two ranges: what more persons would narrow, and what only better knowledge would.

The same persons live again with each assumed input at the lowest and at the highest end of its range, one at a time.
What a measure then reaches is its range over the assumptions. The range of a quantity is of its base: multipliers by
group and by date stay as they are. Inputs assumed without a range, and ends that a scenario does not allow, are named,
not run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from standing.errors import InputError, path_in_words
from standing.measures.catalogue import Catalogue
from standing.measures.dependence import READ_ONLY
from standing.records.tallies import Tallies
from standing.scenario import Input, Scenario
from standing.texts import text

NOT_DETERMINED: Final = "sign not determined"

Key = tuple[str, str, str, str]
Again = Callable[[Scenario], Tallies]
"""Runs a changed scenario on the same persons: the same people and seed."""

Progress = Callable[[int, int, str], None]
"""Called with reruns done, reruns in all, and what is being run."""


@dataclass(frozen=True)
class Rerun:
    """The same persons with one assumed input at one end of its range.

    Parameters
    ----------
    path
        The input.
    change
        What was changed, as `Scenario.reform` takes it.
    values
        Values of the measures by key; None where there is none.
    """

    path: str
    change: Mapping[str, object]
    values: Mapping[Key, float | None]


@dataclass(frozen=True)
class Ranges:
    """Values of all measures over the ranges of the assumed inputs.

    Parameters
    ----------
    base
        Values with every input as stated, by key.
    reruns
        Both ends of every input, in the order of the file.
    without_range
        Paths of the assumed inputs that have no range that can be run, and were not varied.
    refused
        Ends of ranges that the scenario does not allow (a share above 1 in a group), and why, in words.
    """

    base: Mapping[Key, float | None]
    reruns: tuple[Rerun, ...]
    without_range: tuple[str, ...]
    refused: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What the ranges do not cover, one sentence each."""
        names = "; ".join(map(path_in_words, self.without_range))
        left_out = (text("experiments.ranges.without_range", inputs=names),) if names else ()
        return (*left_out, *(text("experiments.ranges.not_run", end=each) for each in self.refused))

    @property
    def ends(self) -> dict[Key, tuple[float, float]]:
        """Smallest and largest value of each measure, the stated one included; none if nothing was varied."""
        if not self.reruns:
            return {}
        found = {key: [value, *(rerun.values.get(key) for rerun in self.reruns)] for key, value in self.base.items()}
        known = {key: [value for value in values if value is not None] for key, values in found.items()}
        return {key: (min(values), max(values)) for key, values in known.items() if values}

    def difference(self, key: Key, reference: Key) -> tuple[float, float] | None:
        """Smallest and largest difference of two values, each pair from the same run; None if there is no pair."""
        pairs = [
            (values.get(key), values.get(reference)) for values in (self.base, *(each.values for each in self.reruns))
        ]
        found = [one - other for one, other in pairs if one is not None and other is not None]
        return (min(found), max(found)) if found else None

    def moves(self, key: Key) -> list[tuple[str, float, float]]:
        """Say what each input does to a measure: its path, smallest and largest value, the widest first."""
        value, found = self.base.get(key), []
        for path in dict.fromkeys(rerun.path for rerun in self.reruns):
            both = [rerun.values.get(key) for rerun in self.reruns if rerun.path == path]
            known = [each for each in (value, *both) if each is not None]
            if known:
                found.append((path, min(known), max(known)))
        return sorted(found, key=lambda each: each[1] - each[2])


def ranges(base: Catalogue, again: Again, on_progress: Progress | None = None) -> Ranges:
    """Run the same persons at both ends of every assumed input.

    Parameters
    ----------
    base
        The measures of the run with every input as stated.
    again
        Runs a changed scenario on the same persons.
    on_progress
        Called before every rerun and after the last; an exception it raises stops the work.

    Returns
    -------
    Ranges
        Values of every measure in every rerun.
    """
    scenario = base.evidence.scenario
    assumed = [each for each in scenario.inputs() if each.status == "assumed"]
    tasks = [(each.path, change) for each in assumed for change in each.ends or ()]
    reruns, refused = list[Rerun](), list[str]()
    for done, (path, change) in enumerate(tasks):
        value = ", ".join(map(str, change.values()))
        end = text("experiments.ranges.end", input=path_in_words(path), value=value)
        if on_progress:
            on_progress(done, len(tasks), end)
        try:
            reruns.append(Rerun(path, change, _values(_changed(base, path, change, again))))
        except InputError as error:
            refused.append(text("experiments.ranges.end_refused", end=end, why=_why(error)))
    if on_progress:
        on_progress(len(tasks), len(tasks), "")
    return Ranges(_values(base), tuple(reruns), _without_range(assumed), tuple(refused))


def sign(low: float, high: float) -> str:
    """Say which sign a difference has over a range: positive, negative, none, or not determined."""
    if low < 0 < high:
        return NOT_DETERMINED
    if low == high == 0:
        return "none"
    return "positive" if low >= 0 else "negative"


def _changed(base: Catalogue, path: str, change: Mapping[str, object], again: Again) -> Catalogue:
    """Measures under a change. What is modelled stays as stated: a rate at 0 then gives 0, not "not modelled"."""
    changed = base.evidence.scenario.reform(change)
    if path.rpartition(".")[2] in READ_ONLY:
        return Catalogue(changed, base.evidence.tallies)
    return base.of(again(changed))


def _values(catalogue: Catalogue) -> dict[Key, float | None]:
    return {value.key: value.value for value in catalogue.values()}


def _why(error: InputError) -> str:
    """Say what was found and what is allowed, without the place in the file: the end of a range is not what stands there."""
    return "; ".join(text("experiments.ranges.why", found=each.found, allowed=each.allowed) for each in error.findings)


def _without_range(assumed: list[Input]) -> tuple[str, ...]:
    return tuple(each.path for each in assumed if each.ends is None)
