"""How many persons a precision takes: `Q3:5%` runs until the interval of Q3 reaches 5 % of its value to either side."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from standing.errors import InputError, nearest
from standing.experiments.outcome import Run
from standing.measures.catalogue import MEASURES
from standing.measures.measure import Value
from standing.texts import text

PILOT: Final = 50_000
"""Persons of the first run."""

SAFETY: Final = 1.1
"""More persons than the square-root law asks for, since the pilot's width is itself uncertain."""

MOST_GROWTH: Final = 100
"""Most times as many persons as in the run before: a wide pilot says little about how many it takes."""

MOST_RUNS: Final = 8

_TARGET: Final = re.compile(r"(Q\d{1,2})\s*:\s*(\d+(?:\.\d+)?)\s*%")

Attempt = Callable[[int], Run]
"""Runs so many people."""


@dataclass(frozen=True)
class Target:
    """A measure and the precision that is asked of it.

    Parameters
    ----------
    measure
        Its id. The question that stands for it, overall; of several lists or sanctions, the least precise.
    share
        Half the width of the interval over the value.
    """

    measure: str
    share: float

    @classmethod
    def of(cls, written: str) -> Target:
        """Read `Q3:5%`.

        Raises
        ------
        InputError
            If it is not a measure and a percentage.
        """
        found = _TARGET.fullmatch(written.strip())
        if found is None or not 0 < float(found[2]) < 100:
            raise InputError.one(f'"{written[:60]}"', "a measure and a precision, such as Q3:5%", code="until")
        if found[1] not in MEASURES:
            near = nearest(found[1], MEASURES)
            raise InputError.one(f'"{found[1]}"', f"one of {', '.join(MEASURES)}", nearest=near, code="until")
        return cls(found[1], float(found[2]) / 100)

    def width(self, run: Run) -> float:
        """Half the width over the value, of the least precise item; infinite where there is no value yet."""
        return max((half_width(value) for value in run.catalogue.leading(self.measure)), default=math.inf)

    def is_modelled(self, run: Run) -> bool:
        """Whether the scenario has what the measure asks about, for at least one item."""
        return any(value.status != "not_modelled" for value in run.catalogue.leading(self.measure))


def half_width(value: Value) -> float:
    """Give half the width of a value's interval over the value; 0 for what is not modelled."""
    if value.status == "not_modelled":
        return 0.0
    if not value.value or value.low is None or value.high is None:
        return math.inf
    return (value.high - value.low) / 2 / abs(value.value)


def until(target: Target, attempt: Attempt, most: int) -> Run:
    """Run more and more people until a measure is as precise as asked.

    Parameters
    ----------
    target
        What is asked.
    attempt
        Runs so many people.
    most
        People of the world, or fewer if the machine's patience has an end.

    Returns
    -------
    Run
        The last run; its notes say what was reached, and why it stopped.

    Raises
    ------
    InputError
        If the scenario does not model the measure.
    """
    people = min(PILOT, most)
    for _ in range(MOST_RUNS):
        run = attempt(people)
        if not target.is_modelled(run):
            why = run.catalogue.leading(target.measure)[0].why or ""
            raise InputError.one(
                f"{target.measure}, which is not modelled here ({why})", "a measure that is", code="until"
            )
        width = target.width(run)
        if width <= target.share or people >= most:
            break
        people = min(most, next_people(people, width, target.share))
    return replace(run, notes=(*run.notes, _said(target, run, width, most)))


def next_people(people: int, width: float, share: float) -> int:
    """How many people it takes, since the width falls with the square root of their number."""
    growth = min(SAFETY * (width / share) ** 2, MOST_GROWTH)
    return math.ceil(people * max(growth, SAFETY))


def _said(target: Target, run: Run, width: float, most: int) -> str:
    found = text("experiments.until.precision", percent=f"{width * 100:.2g}")
    precision = text("experiments.until.no_interval") if math.isinf(width) else found
    key = "experiments.until.no_more_people" if run.people >= most else "experiments.until.too_slow"
    if width <= target.share:
        key = "experiments.until.reached"
    people, asked = f"{run.people:,}", f"{target.share * 100:g}"
    return text(key, measure=target.measure, precision=precision, people=people, asked=asked)
