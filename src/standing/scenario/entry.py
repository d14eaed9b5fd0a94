"""How a list is entered: by observations, a score, a band, a trait, from another list, or by hand (rulings R9, R10)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Final, Literal, Self

from pydantic import Field, model_validator

from standing.errors import Problem, Problems, shown
from standing.scenario.law import Delay, Law
from standing.scenario.quantities import Quantity, QuantityOf, Rate, Share, read_span_or
from standing.scenario.status import STATUS_IN_SCHEMA, StatusIn, read_status_in
from standing.scenario.strict import Strict
from standing.scenario.words import Instant, Items, Label, Many, Name, Reads, Text, word

Kind = Literal["observed", "score", "band", "list", "status", "sensor"]
_KEYS: Final[dict[Kind, tuple[str, ...]]] = {
    "observed": ("observed", "by", "times", "within", "keeps", "memory", "independent"),
    "score": ("score", "at_most", "at_least", "when"),
    "band": ("band", "when"),
    "list": ("list", "share", "delay"),
    "status": ("status", "by"),
    "sensor": ("by", "times", "within", "keeps", "memory", "independent"),
}
_NAMED_BY_A_KEY: Final[tuple[Kind, ...]] = ("observed", "score", "band", "list", "status")


Times = Annotated[Quantity, QuantityOf("number", "a whole number of observations, 1 or more", 1, 1_000, whole=True)]
ScoreBound = Annotated[Quantity, QuantityOf("number", "a score", -1_000_000, 1_000_000)]


class Entry(Strict):
    """One condition of entry: `observed`, `score` or `band` says of which kind."""

    conducts: Annotated[tuple[Name, ...], Many()] = Field((), alias="observed")
    """Conducts whose observation lists."""
    by: Annotated[tuple[Name, ...], Many()] = ()
    """Sensors whose observations count; all where it is not given. Alone: any observation of theirs lists."""
    times: Times = Quantity.constant(1, "number")
    """How many observations are needed."""
    within: Annotated[Quantity | None, read_span_or("ever")] = None
    """The window in which they must lie; `ever` is none."""
    keeps: Annotated[Quantity | None, read_span_or("forever")] = None
    """How long an observation is kept and counts; `forever` where it is not given."""
    memory: Annotated[Literal["all", "reset"], word("all", "reset")] = "all"
    """Whether observations that led to a listing, or were made while listed, count later."""
    independent: Annotated[Literal["observation", "act"], word("observation", "act")] = "observation"
    """Whether observations count or distinct acts."""
    score_name: Name | None = Field(None, alias="score")
    """The score that lists when it is low."""
    at_most: ScoreBound | None = None
    """The highest score that lists."""
    at_least: ScoreBound | None = None
    """The lowest score that lists, for a list that rewards."""
    band: Annotated[dict[Name, Annotated[tuple[Name, ...], Many()]] | None, Items] = None
    """The bands that list, by score: {citizen: [D]}."""
    when: Annotated[Literal["hit", "state"], word("hit", "state")] = "hit"
    """Whether only an observation lists, or also a low score at the end of a listing."""
    source_list: Name = Field("", alias="list")
    """Another list from which entries are copied."""
    share: Share = Quantity.constant(1, "share")
    """The share of its entries that is copied."""
    delay: Delay = Law.fixed(0)
    """From the entry on the other list to this one."""
    trait: Annotated[StatusIn | None, Reads(read_status_in, STATUS_IN_SCHEMA)] = Field(None, alias="status")
    """A trait whose observation by assessing sensors lists: {would_reoffend: yes}."""
    note: Text | None = None
    """Anything else, for people."""

    @property
    def kind(self) -> Kind:
        """Of which kind the condition is."""
        given: dict[Kind, object] = {
            "observed": self.conducts,
            "score": self.score_name,
            "band": self.band,
            "list": self.source_list,
            "status": self.trait,
        }
        return next((kind for kind in _NAMED_BY_A_KEY if given[kind]), "sensor")

    @property
    def is_ever(self) -> bool:
        """Whether all observations so far count."""
        return "within" in self.model_fields_set and self.within is None

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
        kinds: list[Kind] = [kind for kind in _NAMED_BY_A_KEY if kind in keys] or (["sensor"] if "by" in keys else [])
        if len(kinds) != 1:
            found = " and ".join(kinds) or "none of them"
            allowed = "one of observed, score, band, list, status and by in each entry"
            yield Problem(found, allowed, at="parent", code="form")
            return
        kind = kinds[0]
        for key in sorted(keys - set(_KEYS[kind]) - {"note"}):
            yield Problem(shown(key), f"in an entry by {kind}: {', '.join(_KEYS[kind])}", (key,), "key", code="form")
        yield from self._problems_of(kind)

    def _problems_of(self, kind: Kind) -> Iterator[Problem]:
        if kind == "observed" and not self.conducts:
            yield Problem("no conduct", "one conduct or more", ("observed",))
        if kind in ("sensor", "status") and not self.by:
            yield Problem("no sensor", "by: the sensors whose observations list", at="parent", code="missing")
        if kind == "score" and (self.at_most is None) == (self.at_least is None):
            found = "no at_most" if self.at_most is None else "both at_most and at_least"
            allowed = "the highest score that lists, or at_least, the lowest that does"
            yield Problem(found, allowed, at="parent", code="missing" if self.at_most is None else "form")
        if kind == "band" and (self.band is None or len(self.band) != 1 or not self.bands):
            yield Problem(shown(self.band), "one score with its bands, such as {citizen: [D]}", ("band",))
        if kind in ("observed", "sensor"):
            yield from self._problems_of_times()

    def _problems_of_times(self) -> Iterator[Problem]:
        is_several = max(self.times.values) > 1
        if is_several and self.within is None and not self.is_ever:
            allowed = "the window in which the observations must lie, or ever"
            yield Problem("no within", allowed, at="parent", code="missing")
        if not is_several and "keeps" in self.model_fields_set:
            yield Problem(shown("keeps"), "keeps where several observations are needed", ("keeps",), "key", code="form")


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
    at: Instant | None = None
    """The day at which a share is entered; the same as `from`."""
    note: Text | None = None
    """Anything else, for people."""

    @model_validator(mode="after")
    def _of_one_kind(self) -> Self:
        problems = []
        if (self.rate is None) == (self.share is None):
            found = "neither" if self.rate is None else "both"
            problems.append(Problem(f"{found} of rate and share", "one of them", at="parent", code="form"))
        if self.at is not None and (self.share is None or self.since is not None):
            allowed = "from, for a rate" if self.share is None else "at or from, not both"
            problems.append(Problem("at", allowed, ("at",), "key", code="form"))
        if self.share is not None and self.until is not None:
            problems.append(Problem("to", "no end: a share is entered once, at from", ("to",), "key", code="form"))
        if self.since is not None and self.until is not None and self.until <= self.since:
            problems.append(Problem(str(self.until.date()), f"a date after {self.since.date()}", ("to",), code="clock"))
        if problems:
            raise Problems(*problems)
        if self.at is not None:
            self.__dict__ |= {"since": self.at, "at": None}
        return self
