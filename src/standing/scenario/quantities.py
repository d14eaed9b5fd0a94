"""Rates, spans, shares and numbers: base, by group, over time, with status, source and range (rulings R5 and R26)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Final, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from standing.errors import Problem, Problems, shown
from standing.scenario.stated import STATEMENT_KEYS, Statement, number_from, outside, statement_from
from standing.scenario.strict import is_dated, unknown_key
from standing.scenario.words import Reads, not_built, read_date
from standing.sources import Status
from standing.units import RATE_ALLOWED, SPAN_ALLOWED, rate_from_text, span_from_text

Unit = Literal["per second", "seconds", "share", "number"]
QUANTITY_KEYS: Final = ("base", "value", "by", "over", *STATEMENT_KEYS)
MULTIPLIER_ALLOWED: Final = "a multiplier, 0 or more"
SHARE_ALLOWED: Final = "a share from 0 to 1"


@dataclass(frozen=True)
class Quantity:
    """A number of a scenario, by cell and over time.

    Parameters
    ----------
    base
        In SI: per second, seconds, share or number.
    unit
        Which of these.
    by
        Multipliers by column and label, in file order; a label left out has 1.
    over
        Multipliers by date, ascending; 1 before the first date.
    dated
        Values by date, ascending, in SI; they replace `base`. The first also holds before its date.
    status, range, source, note
        What the scenario says about it; the range is of `base`, in SI.
    text
        The number as written.
    """

    base: float
    unit: Unit
    by: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    over: tuple[tuple[dt.date, float], ...] = ()
    dated: tuple[tuple[dt.date, float], ...] = ()
    status: Status | None = None
    range: tuple[float, float] | None = None
    source: str | None = None
    note: str | None = None
    text: str = ""

    @classmethod
    def constant(cls, value: float, unit: Unit) -> Quantity:
        """Give a quantity that is the same for everybody at any time."""
        return cls(float(value), unit)

    @property
    def is_constant(self) -> bool:
        """Whether it is the same for everybody at any time."""
        return not (self.by or self.over or self.dated)

    @property
    def values(self) -> tuple[float, ...]:
        """All values of the base over time, before any multiplier."""
        return tuple(value for _, value in self.dated) or (self.base,)

    def factor(self, group: Mapping[str, str]) -> float:
        """Give the product of the multipliers of one cell, in file order.

        Parameters
        ----------
        group
            Label by column.
        """
        product = 1.0
        for column, multipliers in self.by.items():
            product *= multipliers.get(group.get(column, ""), 1.0)
        return product

    def at(self, group: Mapping[str, str], date: dt.date) -> float:
        """Give the value for one cell on one date."""
        value = self.base
        if self.dated:
            value = ([self.dated[0][1]] + [each for since, each in self.dated if since <= date])[-1]
        multiplier = ([1.0] + [each for since, each in self.over if since <= date])[-1]
        return value * self.factor(group) * multiplier

    def stated(self, statement: Statement) -> Quantity:
        """Give the quantity with a statement around it, where it has none of its own."""
        return replace(
            self,
            status=self.status or statement.status,
            range=self.range or statement.range,
            source=self.source or statement.source,
            note=self.note or statement.note,
        )


@dataclass(frozen=True)
class QuantityOf:
    """A field that holds a quantity.

    Parameters
    ----------
    unit
        Of the value in SI.
    allowed
        What a message says may stand there.
    low, high
        Bounds of a share or number, included.
    whole
        Whether only whole numbers may stand there.
    may_be_dated
        Whether `{date: value}` is accepted (rules of a regime; the world has `over`).
    """

    unit: Unit
    allowed: str
    low: float | None = 0.0
    high: float | None = None
    whole: bool = False
    may_be_dated: bool = True

    def scalar(self, raw: object) -> float:
        """Read one value, in SI."""
        if self.unit == "per second":
            return rate_from_text(raw).per_second
        if self.unit == "seconds":
            return span_from_text(raw).seconds
        number = number_from(raw, self.allowed)
        too_low, too_high = self.low is not None and number < self.low, self.high is not None and number > self.high
        if too_low or too_high or (self.whole and number != int(number)):
            raise Problems(Problem(shown(raw), self.allowed, code=self.unit))
        return number

    def read(self, raw: object) -> Quantity:
        """Read a quantity in any of its forms."""
        if is_dated(raw):
            raw = {"value": raw}
        if not isinstance(raw, dict):
            return Quantity(self.scalar(raw), self.unit, text=str(raw))
        problems = [unknown_key(key, list(QUANTITY_KEYS)) for key in raw if key not in QUANTITY_KEYS]
        key, misplaced = _base_key(raw, self.allowed)
        problems += misplaced
        quantity = Quantity(0.0, self.unit)
        if key is not None:
            quantity, wrong = self._based(raw[key], key)
            problems += wrong
        by, over = raw.get("by"), raw.get("over")
        multipliers, wrong_by = multipliers_by(by)
        steps, wrong_over = dated_values(over, lambda each: number_at_least_zero(each, MULTIPLIER_ALLOWED), "over")
        statement, wrong_words = statement_from(raw, self.scalar)
        problems += [*wrong_by, *wrong_over, *wrong_words]
        if quantity.dated and statement.range is not None:
            problems.append(Problem("a range", "no range beside dated values", ("range",), at="key", code="range"))
        elif not problems and key is not None:
            problems += outside(quantity.base, statement, raw[key], key)
        if problems:
            raise Problems(*problems)
        return replace(quantity, by=multipliers, over=steps).stated(statement)

    def _based(self, raw: object, key: str) -> tuple[Quantity, list[Problem]]:
        if is_dated(raw):
            if not self.may_be_dated:
                step = "write base and over: a date and a multiplier"
                return Quantity(0.0, self.unit), [Problem(shown(raw), self.allowed, (key,), next_step=step)]
            dated, problems = dated_values(raw, self.scalar, key)
            text = ", ".join(f"{date}: {value}" for date, value in raw.items()) if isinstance(raw, dict) else ""
            return Quantity(dated[0][1] if dated else 0.0, self.unit, dated=dated, text=text), problems
        try:
            return Quantity(self.scalar(raw), self.unit, text=str(raw)), []
        except Problems as refused:
            return Quantity(0.0, self.unit), refused.under(key)

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Validate by `read` alone."""
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Show the definition that `standing.scenario.write` adds."""
        names = {"per second": "Rate", "seconds": "SpanQuantity", "share": "Share", "number": "NumberQuantity"}
        return {"$standing": names[self.unit]}


def _base_key(raw: dict[str, object], allowed: str) -> tuple[str | None, list[Problem]]:
    keys = [key for key in ("base", "value") if key in raw]
    if len(keys) == 2:
        return "base", [Problem("both base and value", "one of them", ("value",), at="key", code="form")]
    if not keys:
        return None, [Problem(shown(raw), f"{allowed}; a mapping needs base or value", code="form")]
    return keys[0], []


def multipliers_by(raw: object) -> tuple[dict[str, dict[str, float]], list[Problem]]:
    """Read `by: {column: {label: multiplier}}`."""
    if raw is None:
        return {}, []
    example = "multipliers by column and label, such as {region: {north: 2}}"
    if not isinstance(raw, dict):
        return {}, [Problem(shown(raw), example, ("by",))]
    read: dict[str, dict[str, float]] = {}
    problems: list[Problem] = []
    for column, labels in raw.items():
        if not isinstance(labels, dict):
            problems.append(Problem(shown(labels), example, ("by", column)))
            continue
        read[column] = {}
        for label, value in labels.items():
            try:
                read[column][label] = number_at_least_zero(value, MULTIPLIER_ALLOWED)
            except Problems as refused:
                problems += refused.under("by", column, label)
    return read, problems


def dated_values(raw: object, read: Any, key: str) -> tuple[tuple[tuple[dt.date, float], ...], list[Problem]]:
    """Read `{date: value, …}`, ascending."""
    if raw is None:
        return (), []
    if not isinstance(raw, dict) or not raw:
        return (), [Problem(shown(raw), "values by date, such as {2016-01-01: 0.5}", (key,))]
    values: list[tuple[dt.date, float]] = []
    problems: list[Problem] = []
    for date, value in raw.items():
        if date == "applies":
            problems.append(not_built(value, key, date, what="dated rules for running clocks"))
            continue
        try:
            since = read_date(date)
        except Problems as refused:
            problems += [replace(each, at="key") for each in refused.under(key, date)]
            continue
        try:
            values.append((since, read(value)))
        except Problems as refused:
            problems += refused.under(key, date)
    return tuple(sorted(values)), problems


def number_at_least_zero(raw: object, allowed: str) -> float:
    """Read a number that is not negative."""
    number = number_from(raw, allowed)
    if number < 0:
        raise Problems(Problem(shown(raw), allowed, code="number"))
    return number


WorldRate = Annotated[Quantity, QuantityOf("per second", RATE_ALLOWED, may_be_dated=False)]
Rate = Annotated[Quantity, QuantityOf("per second", RATE_ALLOWED)]
Share = Annotated[Quantity, QuantityOf("share", SHARE_ALLOWED, high=1.0)]
_ANY_SPAN: Final = QuantityOf("seconds", SPAN_ALLOWED)
SpanQuantity = Annotated[Quantity, _ANY_SPAN]


def read_long_span(raw: object) -> Quantity:
    """Read a span that is longer than nothing."""
    span = _ANY_SPAN.read(raw)
    if min(span.values) <= 0:
        raise Problems(Problem(shown(raw), "a span longer than nothing"))
    return span


def read_span_or(word: str) -> Reads:
    """Give a field that holds a span longer than nothing, or one word for a span without end, read as None."""

    def read(raw: object) -> Quantity | None:
        return None if raw == word else read_long_span(raw)

    return Reads(read, {"anyOf": [{"$standing": "SpanQuantity"}, {"const": word}]})
