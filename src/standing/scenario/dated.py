"""True or false, or one after the other by date (ruling R26)."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Final

from standing.errors import Problems
from standing.scenario.quantities import Quantity, dated_values
from standing.scenario.strict import is_dated
from standing.scenario.words import DATE_PATTERN, JsonSchema, Reads, read_truth

SWITCHES: Final = ("public", "suspends", "again")
"""Fields that may be dated truths: they are no numbers, and no inputs."""


def read_dated_truth(raw: object) -> bool | Quantity:
    """Read true or false, or `{2013-01-01: false, 2015-01-01: true}` as a dated share of 0 or 1."""
    if not is_dated(raw):
        return read_truth(raw)
    dated, problems = dated_values(raw, lambda each: float(read_truth(each)), "")
    if problems:
        raise Problems(*[replace(problem, path=problem.path[1:]) for problem in problems])
    text = ", ".join(f"{date}: {'true' if value else 'false'}" for date, value in dated)
    return Quantity(dated[0][1], "share", dated=dated, text=text)


_BY_DATE: Final[JsonSchema] = {
    "type": "object",
    "minProperties": 1,
    "patternProperties": {DATE_PATTERN: {"type": "boolean"}},
    "additionalProperties": False,
}
DatedTruth = Annotated[bool | Quantity, Reads(read_dated_truth, {"anyOf": [{"type": "boolean"}, _BY_DATE]})]


def is_ever_true(truth: DatedTruth) -> bool:
    """Whether it is true at some date."""
    return any(truth.values) if isinstance(truth, Quantity) else truth
