"""Outcomes: what follows an attempt that was granted or refused, with probabilities that may depend on a score (R27)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Final, Self

from pydantic import Field, model_validator

from standing.errors import Problem, Problems, shown
from standing.scenario.beside import ReadsBeside
from standing.scenario.chances import REST
from standing.scenario.curve import CURVE_SCHEMA, Curve, read_curve
from standing.scenario.law import Law, LawOf
from standing.scenario.quantities import SHARE_ALLOWED, Quantity, QuantityOf
from standing.scenario.stated import number_from, statement_from
from standing.scenario.strict import Strict, is_dated, unknown_key
from standing.scenario.words import JsonSchema, Name, read_name
from standing.sources import STATUSES

_SHARE: Final = QuantityOf("share", SHARE_ALLOWED, high=1.0, may_be_dated=False)
_DELAY: Final = LawOf()
_ALLOWED: Final = "a share from 0 to 1, rest, {share, delay} or {by_score, score, delay}"
_BESIDE_CURVE: Final = ("by_score", "score", "delay", "status", "source", "note")
_BESIDE_SHARE: Final = ("base", "value", "by", "over", "status", "range", "source", "note")


@dataclass(frozen=True)
class Outcome:
    """One thing that may follow an attempt: an act of a conduct.

    Parameters
    ----------
    share
        Probability, where it is one share by cell.
    curve
        Probability, where it depends on a score.
    is_rest
        Whether it has what the others leave.
    score_name
        The score that the curve is about; None is the only one there is.
    delay
        From the attempt to the act.
    """

    share: Quantity | None = None
    curve: Curve | None = None
    is_rest: bool = False
    score_name: str | None = None
    delay: Law = field(default_factory=lambda: Law.fixed(0))


def read_outcome(raw: object, folder: Path | None) -> Outcome:
    """Read an outcome in any of its forms.

    Raises
    ------
    Problems
        With everything that is wrong in it.
    """
    if raw == REST:
        return Outcome(is_rest=True)
    if not isinstance(raw, dict) or is_dated(raw):
        return Outcome(share=QuantityOf("share", _ALLOWED, high=1.0, may_be_dated=False).read(raw))
    kinds = [key for key in ("by_score", "share", "rest", "base", "value") if key in raw]
    if len(kinds) != 1:
        raise Problems(Problem(shown(raw), _ALLOWED, code="form"))
    read = {"by_score": _by_score, "rest": _rest}.get(kinds[0], _by_share)
    problems: list[Problem] = []
    delay, outcome = Law.fixed(0), Outcome()
    try:
        delay = _DELAY.read(raw["delay"]) if raw.get("delay") is not None else delay
    except Problems as refused:
        problems += refused.under("delay")
    try:
        outcome = read(raw, folder)
    except Problems as refused:
        problems += refused.problems
    if problems:
        raise Problems(*problems)
    return replace(outcome, delay=delay)


def _rest(raw: dict[str, object], folder: Path | None) -> Outcome:  # noqa: ARG001 - all readers are called alike
    known = ["rest", "delay", "note"]
    problems = [unknown_key(key, known) for key in raw if key not in known]
    if raw["rest"] is not True:
        problems.append(Problem(shown(raw["rest"]), "true", ("rest",), code="truth"))
    if problems:
        raise Problems(*problems)
    return Outcome(is_rest=True)


def _by_share(raw: dict[str, object], folder: Path | None) -> Outcome:  # noqa: ARG001 - all readers are called alike
    if "share" not in raw:
        return Outcome(share=_SHARE.read({key: each for key, each in raw.items() if key != "delay"}))
    inner = raw["share"]
    beside = {key: each for key, each in raw.items() if key not in ("share", "delay")}
    if isinstance(inner, dict):
        problems = [unknown_key(key, ["share", "delay", "note"]) for key in beside if key != "note"]
        if problems:
            raise Problems(*problems)
        try:
            return Outcome(share=_SHARE.read(inner))
        except Problems as refused:
            raise Problems(*refused.under("share")) from None
    known = ["share", "delay", *_BESIDE_SHARE[2:]]
    problems = [unknown_key(key, known) for key in beside if key not in known]
    try:
        share = _SHARE.read({"value": inner, **{key: each for key, each in beside.items() if key in known}})
    except Problems as refused:
        problems += [
            replace(each, path=("share", *each.path[1:])) if each.path[:1] == ("value",) else each
            for each in refused.problems
        ]
        raise Problems(*problems) from None
    if problems:
        raise Problems(*problems)
    return Outcome(share=share)


def _by_score(raw: dict[str, object], folder: Path | None) -> Outcome:
    problems = [unknown_key(key, list(_BESIDE_CURVE)) for key in raw if key not in _BESIDE_CURVE]
    statement, wrong = statement_from(
        {key: raw[key] for key in ("status", "source", "note") if key in raw}, number_from
    )
    problems += wrong
    name: str | None = None
    try:
        name = read_name(raw["score"]) if raw.get("score") is not None else None
    except Problems as refused:
        problems += refused.under("score")
    curve = Curve({})
    try:
        curve = read_curve(raw["by_score"], folder)
    except Problems as refused:
        problems += refused.under("by_score")
    if problems:
        raise Problems(*problems)
    text = raw["by_score"] if isinstance(raw["by_score"], str) else "table"
    return Outcome(curve=replace(curve, statement=replace(statement, text=str(text))), score_name=name)


def _outcome_schema() -> JsonSchema:
    words: JsonSchema = {key: {"type": ["string", "number"]} for key in ("source", "note")}
    stated: JsonSchema = {"status": {"enum": [*STATUSES]}, **words}
    delay: JsonSchema = {"delay": {"$standing": "Law"}}
    by_score: JsonSchema = {"by_score": CURVE_SCHEMA, "score": {"type": "string"}, **delay, **stated}
    share: JsonSchema = {"share": {"$standing": "Share"}, "by": {"type": "object"}, "over": {"type": "object"}}
    share |= {**delay, **stated, "range": {"type": "array"}}
    plain: JsonSchema = {"base": {"$standing": "Share"}, "value": {"$standing": "Share"}, **share}
    del plain["share"]
    rest: JsonSchema = {"rest": {"const": True}, **delay, "note": words["note"]}
    forms = [(by_score, ["by_score"]), (share, ["share"]), (rest, ["rest"]), (plain, [])]
    mappings: list[JsonSchema] = [
        {"type": "object", "required": required, "additionalProperties": False, "properties": each}
        for each, required in forms
    ]
    return {"anyOf": [{"$standing": "ShareOrRest"}, *mappings]}


OutcomeIn = Annotated[Outcome, ReadsBeside(read_outcome, _outcome_schema())]


class Outcomes(Strict):
    """What follows an attempt: acts, with their probabilities in the order of the file."""

    granted: dict[Name, OutcomeIn] = Field(default_factory=dict)
    """After an attempt that was granted, by conduct."""
    refused: dict[Name, OutcomeIn] = Field(default_factory=dict)
    """After an attempt that was refused, by conduct."""

    @model_validator(mode="after")
    def _with_one_rest(self) -> Self:
        problems: list[Problem] = []
        for key, outcomes in (("granted", self.granted), ("refused", self.refused)):
            rests = [name for name, each in outcomes.items() if each.is_rest]
            problems += [
                Problem(f"rest again (first at {rests[0]})", "one rest in a set", (key, name), code="form")
                for name in rests[1:]
            ]
        if problems:
            raise Problems(*problems)
        return self
