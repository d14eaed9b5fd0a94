"""The law of a span: how long something takes, as one of four laws (ruling R4), the calendar, or never."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Annotated, Any, Final, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from standing.errors import Problem, Problems, shown
from standing.scenario.quantities import Quantity, QuantityOf
from standing.scenario.stated import STATEMENT_KEYS, Statement, number_from, statement_from
from standing.scenario.strict import is_dated, unknown_key
from standing.scenario.words import not_built, read_date
from standing.units import MONTHS, SPAN_ALLOWED, Span, span_from_text

Kind = Literal["fixed", "exponential", "gamma", "lognormal", "calendar", "none"]
LAW_KEYS: Final = ("exponential", "gamma", "lognormal")
LAW_ALLOWED: Final = (
    "a span such as 30d, or {exponential: 30d}, {gamma: {mean: 30d, shape: 2}}, {lognormal: {median: 30d, p90: 90d}}"
)
MODIFIERS: Final = ("by", "over", *STATEMENT_KEYS)
_MONTHS_ALLOWED: Final = "whole months or years, such as 18mo or 2y"
_SPAN: Final = QuantityOf("seconds", SPAN_ALLOWED, may_be_dated=False)


@dataclass(frozen=True)
class LawSegment:
    """The law that holds from a date on.

    Parameters
    ----------
    since
        None where it holds from the beginning.
    kind
        Which law; "calendar" counts months and years, "none" never ends.
    scale
        Seconds: the value (fixed), mean (exponential, gamma) or median (lognormal); for "calendar" whole months.
    shape
        Of a gamma law.
    p90
        Seconds below which nine of ten spans lie, of a lognormal law.
    in_years
        Whether a calendar term was written in years: a missing 29 February is then 1 March (ruling R2).
    """

    since: dt.date | None
    kind: Kind
    scale: Quantity
    shape: float | None = None
    p90: float | None = None
    in_years: bool = False


@dataclass(frozen=True)
class Law:
    """How long something takes: one law, or one after another by date.

    Parameters
    ----------
    segments
        Ascending by `since`; the first also holds before its date.
    """

    segments: tuple[LawSegment, ...]

    @classmethod
    def fixed(cls, seconds: float) -> Law:
        """Give the law of a span that always takes the same time."""
        return cls((LawSegment(None, "fixed", Quantity.constant(seconds, "seconds")),))

    @property
    def is_zero(self) -> bool:
        """Whether it never takes any time."""
        return all(each.kind == "fixed" and not any(each.scale.values) for each in self.segments)

    @property
    def is_never(self) -> bool:
        """Whether no segment ever ends."""
        return all(each.kind == "none" for each in self.segments)

    def at(self, date: dt.date) -> LawSegment:
        """Give the segment that holds on a date."""
        held = [each for each in self.segments if each.since is None or each.since <= date]
        return held[-1] if held else self.segments[0]


@dataclass(frozen=True)
class LawOf:
    """A field that holds a law.

    Parameters
    ----------
    is_term
        Whether months and years count by the calendar, zero is refused and null means never.
    """

    is_term: bool = False

    def read(self, raw: object) -> Law:
        """Read a law in any of its forms."""
        statement, problems = Statement(), list[Problem]()
        if isinstance(raw, dict) and is_dated(raw.get("value")):
            problems = [
                unknown_key(key, ["value", *STATEMENT_KEYS]) for key in raw if key not in ("value", *STATEMENT_KEYS)
            ]
            if "range" in raw:
                problems.append(Problem("a range", "no range beside dated values", ("range",), at="key", code="range"))
            statement, wrong = statement_from({key: each for key, each in raw.items() if key != "range"}, _SPAN.scalar)
            try:
                law = self._dated(raw["value"])
            except Problems as refused:
                raise Problems(*problems, *wrong, *refused.under("value")) from None
            problems += wrong
        elif is_dated(raw):
            law = self._dated(raw)
        else:
            law = Law((self._segment(raw),))
        if problems:
            raise Problems(*problems)
        return Law(tuple(replace(each, scale=each.scale.stated(statement)) for each in law.segments))

    def _dated(self, raw: object) -> Law:
        segments: list[LawSegment] = []
        problems: list[Problem] = []
        for date, value in raw.items() if isinstance(raw, dict) else ():
            if date == "applies":
                problems.append(not_built(value, date, what="dated rules for running clocks"))
                continue
            try:
                since = read_date(date)
            except Problems as refused:
                problems += [replace(each, at="key") for each in refused.under(date)]
                continue
            try:
                segments.append(replace(self._segment(value), since=since))
            except Problems as refused:
                problems += refused.under(date)
        if problems:
            raise Problems(*problems)
        return Law(tuple(sorted(segments, key=lambda each: each.since or dt.date.min)))

    def _segment(self, raw: object) -> LawSegment:
        if raw is None and self.is_term:
            return LawSegment(None, "none", Quantity.constant(0.0, "seconds"))
        if not isinstance(raw, dict):
            return self._span({"value": raw}, "value", bare=True)
        named = [key for key in LAW_KEYS if key in raw]
        plain = [key for key in ("base", "value") if key in raw]
        if len(named) + len(plain) != 1:
            raise Problems(Problem(shown(raw), LAW_ALLOWED, code="form"))
        if plain:
            return self._plain(raw, plain[0])
        return _law(raw, named[0])

    def _plain(self, raw: dict[str, object], key: str) -> LawSegment:
        inner = raw[key]
        if not isinstance(inner, dict):
            return self._span(raw, key)
        named = [each for each in LAW_KEYS if each in inner]
        if len(named) != 1 or len(inner) != 1:
            raise Problems(Problem(shown(inner), LAW_ALLOWED, (key,), code="form"))
        lifted = {named[0]: inner[named[0]], **{each: value for each, value in raw.items() if each != key}}
        try:
            return _law(lifted, named[0])
        except Problems as refused:
            raise Problems(
                *[each.under(key) if each.path[:1] == (named[0],) else each for each in refused.problems]
            ) from None

    def _span(self, raw: dict[str, object], key: str, *, bare: bool = False) -> LawSegment:
        try:
            span = span_from_text(raw[key])
        except Problems as refused:
            raise Problems(*([] if bare else _unknown(raw, key)), *refused.under(*([] if bare else [key]))) from None
        if self.is_term and span.unit in MONTHS:
            return _calendar(raw, key, span, bare=bare)
        segment = LawSegment(None, "fixed", _SPAN.read(raw[key] if bare else raw))
        if self.is_term and segment.scale.base == 0:
            raise Problems(
                Problem(shown(raw[key]), "a term longer than nothing, or null for no term", () if bare else (key,))
            )
        return segment

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Validate by `read` alone."""
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Show the definition that `standing.scenario.write` adds."""
        return {"$standing": "Term" if self.is_term else "Law"}


def _unknown(raw: dict[str, object], key: str) -> list[Problem]:
    known = [key, *MODIFIERS]
    return [unknown_key(each, known) for each in raw if each not in known]


def _calendar(raw: dict[str, object], key: str, span: Span, *, bare: bool) -> LawSegment:
    path = () if bare else (key,)
    problems = (
        []
        if bare
        else [unknown_key(each, [key, *STATEMENT_KEYS]) for each in raw if each not in (key, *STATEMENT_KEYS)]
    )
    if not span.months:
        problems.append(Problem(shown(raw[key]), _MONTHS_ALLOWED, path))
    statement, wrong = statement_from({} if bare else raw, _months)
    months = span.months or 0
    if problems or wrong:
        raise Problems(*problems, *wrong)
    scale = Quantity(float(months), "number", text=str(raw[key])).stated(statement)
    return LawSegment(None, "calendar", scale, in_years=span.unit != "mo")


def _months(raw: object) -> float:
    months = span_from_text(raw).months
    if not months:
        raise Problems(Problem(shown(raw), _MONTHS_ALLOWED))
    return float(months)


def _law(raw: dict[str, object], kind: str) -> LawSegment:
    """Read `{exponential: …}`, `{gamma: {mean, shape}}` or `{lognormal: {median, p90}}`, with modifiers beside it."""
    problems = _unknown(raw, kind)
    modifiers = {key: value for key, value in raw.items() if key in MODIFIERS}
    inner = raw[kind]
    if kind == "exponential":
        segment, wrong = _scaled("exponential", inner, modifiers, (kind,))
        if problems or wrong or segment is None:
            raise Problems(*problems, *wrong)
        return segment
    first, second = ("mean", "shape") if kind == "gamma" else ("median", "p90")
    if not isinstance(inner, dict) or set(inner) != {first, second}:
        raise Problems(*problems, Problem(shown(inner), f"a mapping with {first} and {second}", (kind,), code="form"))
    segment, wrong = _scaled("gamma" if kind == "gamma" else "lognormal", inner[first], modifiers, (kind, first))
    problems += wrong
    try:
        extra = _positive(inner[second]) if kind == "gamma" else span_from_text(inner[second]).seconds
        if kind == "lognormal" and segment is not None and extra <= segment.scale.base:
            problems.append(Problem(shown(inner[second]), "a p90 above the median", (kind, second)))
    except Problems as refused:
        problems += refused.under(kind, second)
        extra = 0.0
    if problems or segment is None:
        raise Problems(*problems)
    return replace(segment, shape=extra) if kind == "gamma" else replace(segment, p90=extra)


def _scaled(
    kind: Kind, scale: object, modifiers: dict[str, object], path: tuple[str, ...]
) -> tuple[LawSegment | None, list[Problem]]:
    raw = {**modifiers, **scale} if isinstance(scale, dict) else {**modifiers, "value": scale}
    try:
        quantity = _SPAN.read(raw)
    except Problems as refused:
        inside = set(scale) if isinstance(scale, dict) else {"value"}
        return None, [_moved(each, inside, path, scale) for each in refused.problems]
    if quantity.base <= 0:
        return None, [Problem(shown(scale), "a span longer than nothing", path)]
    return LawSegment(None, kind, quantity), []


def _moved(problem: Problem, inside: set[str], path: tuple[str, ...], scale: object) -> Problem:
    if problem.path and problem.path[0] not in inside:
        return problem
    return replace(problem, path=(*path, *(problem.path if isinstance(scale, dict) else problem.path[1:])))


def _positive(raw: object) -> float:
    number = number_from(raw, "a shape above 0")
    if number <= 0:
        raise Problems(Problem(shown(raw), "a shape above 0"))
    return number


Delay = Annotated[Law, LawOf()]
Term = Annotated[Law, LawOf(is_term=True)]
