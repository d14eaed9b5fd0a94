"""Assessments: when a sensor looks at persons rather than at acts, and how often it flags them (ruling R22)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, Final, Self

from pydantic import Field, model_validator

from standing.errors import Problem, Problems, shown
from standing.scenario.quantities import SHARE_ALLOWED, Quantity, QuantityOf, Rate, Share, read_long_span
from standing.scenario.status import STATUS_IN_SCHEMA, StatusIn, read_status_in
from standing.scenario.strict import Strict, is_dated
from standing.scenario.words import DATE_PATTERN, JsonSchema, Name, Reads, read_date

WAYS: Final = ("every", "rate", "on", "at")
_SHARE: Final = QuantityOf("share", SHARE_ALLOWED, high=1.0, may_be_dated=False)
_DATES: Final = "a date such as 2016-01-01, a list of dates, or {date: share, …}"


def read_dates(raw: object) -> dict[dt.date, Quantity | None]:
    """Read the dates of assessments, ascending, with their shares where they are given by date."""
    if isinstance(raw, dict) and not is_dated(raw):
        raise Problems(Problem(shown(raw), _DATES, code="date"))
    several = isinstance(raw, (dict, list))
    pairs = (
        raw.items() if isinstance(raw, dict) else ((each, None) for each in (raw if isinstance(raw, list) else [raw]))
    )
    dates: dict[dt.date, Quantity | None] = {}
    problems: list[Problem] = []
    for at, (key, share) in enumerate(pairs):
        path = (key if isinstance(raw, dict) else at,) if several else ()
        try:
            date = read_date(key)
        except Problems as refused:
            problems += [
                replace(each, path=path, at="key" if isinstance(raw, dict) else "value") for each in refused.problems
            ]
            continue
        if date in dates:
            problems.append(Problem(f"{date} again", "each date once", path, code="date"))
        try:
            dates[date] = _SHARE.read(share) if isinstance(raw, dict) else None
        except Problems as refused:
            problems += refused.under(*path)
    if not (dates or problems):
        problems.append(Problem("no dates", _DATES, code="date"))
    if problems:
        raise Problems(*problems)
    return dict(sorted(dates.items()))


_DATES_IN_AN_EDITOR: Final[JsonSchema] = {
    "anyOf": [
        {"$standing": "Date"},
        {"type": "array", "minItems": 1, "items": {"$standing": "Date"}},
        {
            "type": "object",
            "minProperties": 1,
            "patternProperties": {DATE_PATTERN: {"$standing": "Share"}},
            "additionalProperties": False,
        },
    ]
}


class Assesses(Strict):
    """When a sensor assesses persons: exactly one of every, rate, on and at."""

    every: Annotated[Quantity | None, Reads(read_long_span, {"$standing": "SpanQuantity"})] = None
    """At fixed intervals from the start of the run."""
    rate: Rate | None = None
    """At random, so often per person."""
    on: Name | None = None
    """At each attempt of this service."""
    at: Annotated[dict[dt.date, Quantity | None], Reads(read_dates, _DATES_IN_AN_EDITOR)] = Field(default_factory=dict)
    """On a date, on several, or on dates with the share that each assesses."""
    share: Share = Quantity.constant(1, "share")
    """The share of persons, or of attempts, that is assessed."""

    @property
    def service(self) -> str:
        """The service at whose attempts it assesses; empty where it does not."""
        return self.on or ""

    @property
    def dates(self) -> tuple[tuple[dt.date, Quantity], ...]:
        """The dates on which it assesses, ascending, with the share of each."""
        return tuple((date, self.share if share is None else share) for date, share in self.at.items())

    @model_validator(mode="after")
    def _in_one_way(self) -> Self:
        problems = []
        given = [way for way in WAYS if way in self.model_fields_set]
        if len(given) != 1:
            found = " and ".join(given) or "none of them"
            problems.append(Problem(found, "one of every, rate, on and at", at="parent", code="form"))
        has_own = any(share is not None for share in self.at.values())
        if "share" in self.model_fields_set and (given == ["rate"] or has_own):
            allowed = (
                "no share beside a rate" if given == ["rate"] else "no share beside dates with shares of their own"
            )
            problems.append(Problem("share", allowed, ("share",), "key", code="form"))
        if problems:
            raise Problems(*problems)
        return self


class Flags(Strict):
    """Probabilities of a flag."""

    guilty: Share = Quantity.constant(0, "share")
    """For a person who did it, or has the trait."""
    innocent: Share = Quantity.constant(0, "share")
    """For a person who did not, or has it not."""


class GuiltyIf(Strict):
    """What counts as guilty: a trait rather than an act."""

    status: Annotated[StatusIn, Reads(read_status_in, STATUS_IN_SCHEMA)]
    """A status with its values: {would_reoffend: yes}."""


ASSESSING: Final = ("conduct", "within", "flags", "guilty_if")
OBSERVING: Final = ("observes", "detects", "wrong_person", "mixing", "false_alarms")


def problems_of_kind(keys: set[str]) -> Iterator[Problem]:
    """Give what does not go together in a sensor that has these keys: it observes acts, or it assesses persons."""
    if "assesses" in keys:
        for key in OBSERVING:
            if key in keys:
                allowed = "either assesses, or what a sensor that observes acts has"
                yield Problem(shown(key), allowed, (key,), "key", code="form")
        if "flags" not in keys:
            yield Problem(
                "no flags", "flags: {guilty, innocent}, for a sensor that assesses", at="parent", code="missing"
            )
        if len(keys & {"conduct", "guilty_if"}) != 1:
            found = "both conduct and guilty_if" if "conduct" in keys else "neither conduct nor guilty_if"
            yield Problem(found, "what an assessment is about: one of them", at="parent", code="form")
        elif "within" in keys and "guilty_if" in keys:
            yield Problem(shown("within"), "no window for a trait", ("within",), "key", code="form")
    else:
        for key in ASSESSING:
            if key in keys:
                yield Problem(shown(key), "nothing, in a sensor that does not assess", (key,), "key", code="form")
