"""How a list is entered: by observations, by a score, by a band, or by hand (rulings R9, R10)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Final, Literal, Self

from pydantic import Field, model_validator

from standing.errors import Problem, Problems, shown
from standing.scenario.quantities import Quantity, QuantityOf, Rate, Share
from standing.scenario.strict import Strict
from standing.scenario.words import Instant, Items, Label, Many, Name, Reads, Text, later, not_built, word
from standing.units import SPAN_ALLOWED

_WITHIN: Final = QuantityOf("seconds", SPAN_ALLOWED)
_KEYS: Final = {
    "observed": ("observed", "by", "times", "within", "memory", "independent"),
    "score": ("score", "at_most", "when"),
    "band": ("band", "when"),
}


def read_within(raw: object) -> Quantity:
    """Read the window of an entry by several observations."""
    if raw == "ever":
        raise Problems(not_built(raw, at_key=False, what="windows without end"))
    within = _WITHIN.read(raw)
    if min(within.values) <= 0:
        raise Problems(Problem(shown(raw), "a span longer than nothing"))
    return within


Times = Annotated[Quantity, QuantityOf("number", "a whole number of observations, 1 or more", 1, 1_000, whole=True)]
Within = Annotated[Quantity, Reads(read_within, {"$standing": "SpanQuantity"})]
AtMost = Annotated[Quantity, QuantityOf("number", "a score", -1_000_000, 1_000_000)]


class Entry(Strict):
    """One condition of entry: `observed`, `score` or `band` says of which kind."""

    conducts: Annotated[tuple[Name, ...], Many()] = Field((), alias="observed")
    """Conducts whose observation lists."""
    by: Annotated[tuple[Name, ...], Many()] = ()
    """Sensors whose observations count; all where it is not given."""
    times: Times = Quantity.constant(1, "number")
    """How many observations are needed."""
    within: Within | None = None
    """The window in which they must lie."""
    memory: Annotated[Literal["all", "reset"], word("all", "reset")] = "all"
    """Whether observations that led to a listing, or were made while listed, count later."""
    independent: Annotated[Literal["observation", "act"], word("observation", "act")] = "observation"
    """Whether observations count or distinct acts."""
    score_name: Name | None = Field(None, alias="score")
    """The score that lists when it is low."""
    at_most: AtMost | None = None
    """The highest score that lists."""
    band: Annotated[dict[Name, Annotated[tuple[Name, ...], Many()]] | None, Items] = None
    """The bands that list, by score: {citizen: [D]}."""
    when: Annotated[Literal["hit", "state"], word("hit", "state")] = "hit"
    """Whether only an observation lists, or also a low score at the end of a listing."""
    source_list: Annotated[None, later("entries from another list")] = Field(None, alias="list")
    """Another list from which entries are copied."""
    share: Annotated[None, later("entries from another list")] = None
    """The share of entries that is copied."""
    delay: Annotated[None, later("entries from another list")] = None
    """From the entry on the other list to this one."""
    status: Annotated[None, later("entries by a status")] = None
    """A status, or trait, that lists."""
    note: Text | None = None
    """Anything else, for people."""

    @property
    def kind(self) -> Literal["observed", "score", "band"]:
        """Of which kind the condition is."""
        if self.conducts:
            return "observed"
        return "band" if self.band else "score"

    @property
    def score(self) -> str:
        """The score that an entry by score or band looks at; empty for one by observation."""
        return next(iter(self.band)) if self.band else self.score_name or ""

    @property
    def bands(self) -> tuple[str, ...]:
        """The bands of an entry by band."""
        return next(iter(self.band.values())) if self.band else ()

    @model_validator(mode="after")
    def _of_one_kind(self) -> Self:
        problems = list(self._problems())
        if problems:
            raise Problems(*problems)
        return self

    def _problems(self) -> Iterator[Problem]:
        keys = {self.__class__.model_fields[name].alias or name for name in self.model_fields_set}
        kinds = [kind for kind in _KEYS if kind in keys]
        if len(kinds) != 1:
            found = " and ".join(kinds) or "none of them"
            yield Problem(found, "one of observed, score and band in each entry", at="parent", code="form")
            return
        for key in sorted(keys - set(_KEYS[kinds[0]]) - {"note"}):
            yield Problem(
                shown(key), f"in an entry by {kinds[0]}: {', '.join(_KEYS[kinds[0]])}", (key,), "key", code="form"
            )
        if kinds[0] == "observed" and not self.conducts:
            yield Problem("no conduct", "one conduct or more", ("observed",))
        if kinds[0] == "score" and self.at_most is None:
            yield Problem("no at_most", "the highest score that lists", at="parent", code="missing")
        if kinds[0] == "band" and (self.band is None or len(self.band) != 1 or not self.bands):
            yield Problem(shown(self.band), "one score with its bands, such as {citizen: [D]}", ("band",))
        if kinds[0] == "observed" and max(self.times.values) > 1 and self.within is None:
            yield Problem("no within", "the window in which the observations must lie", at="parent", code="missing")


class ByHand(Strict):
    """Entries made by an official without any observation: a stream at a rate, or once with a probability."""

    rate: Rate | None = None
    """How often it happens to a person of the group."""
    share: Share | None = None
    """The share of the group that is entered once, at `from`."""
    group: dict[Name, Label] = Field(default_factory=dict)
    """Labels that a person must have; everybody where it is not given."""
    since: Instant | None = Field(None, alias="from")
    """First day of the window; the start of the run where it is not given."""
    until: Instant | None = Field(None, alias="to")
    """The window ends at 00:00 UTC of this day."""
    at: Annotated[None, later("hand entries by at; from says when a share is entered")] = None
    """The day at which a share is entered."""
    note: Text | None = None
    """Anything else, for people."""

    @model_validator(mode="after")
    def _of_one_kind(self) -> Self:
        problems = []
        if (self.rate is None) == (self.share is None):
            found = "neither" if self.rate is None else "both"
            problems.append(Problem(f"{found} of rate and share", "one of them", at="parent", code="form"))
        if self.share is not None and self.until is not None:
            problems.append(Problem("to", "no end: a share is entered once, at from", ("to",), "key", code="form"))
        if self.since is not None and self.until is not None and self.until <= self.since:
            problems.append(Problem(str(self.until.date()), f"a date after {self.since.date()}", ("to",), code="clock"))
        if problems:
            raise Problems(*problems)
        return self
