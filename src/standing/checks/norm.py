"""A norm: a criterion in our own words, what it is tested on, and the citations that it rests on, each with its dates.

Its words stand in the catalogue of texts, by its id.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Annotated, Final, Literal, Self

from pydantic import Field, model_validator

from standing.errors import Problem, Problems, listed, shown
from standing.scenario.said import some_of
from standing.scenario.strict import Strict
from standing.scenario.words import Name, Reads, Text, Truth, word
from standing.texts import text

Standing = Literal["in_force", "adopted", "draft", "soft_law", "court", "doctrine", "press"]
Read = Literal["wording", "secondhand", "memory"]
Subject = Literal["regime", "ground", "sensor", "score", "list", "sanction", "redress"]
STANDINGS: Final = ("in_force", "adopted", "draft", "soft_law", "court", "doctrine", "press")
READS: Final = ("wording", "secondhand", "memory")
SUBJECTS: Final = ("regime", "ground", "sensor", "score", "list", "sanction", "redress")
DATELESS: Final = ("doctrine", "press")
"""Kinds of text that have no day from which they apply."""

UNDATED: Final = {**dict.fromkeys(DATELESS, "norms.applies.dateless"), "adopted": "norms.applies.adopted"}
"""Why it is not certain that a text without a date applies."""

_ID: Final = re.compile(r"[A-Z][0-9]{1,2}")
_WHEN: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True)
class When:
    """A day, as exactly as it is known.

    Parameters
    ----------
    text
        A day (2025-02-02), a month (2020-11) or a year (2019).
    first, last
        The first and the last day that it may be.
    """

    text: str
    first: dt.date
    last: dt.date

    def __str__(self) -> str:
        return self.text


def read_when(raw: object) -> When | None:
    """Read a day, a month or a year; null stands for an unknown day."""
    if raw is None:
        return None
    found = _WHEN.fullmatch(str(raw)) if isinstance(raw, (str, int)) else None
    try:
        if found:
            year, month, day = (int(part) if part else None for part in found.groups())
            first = dt.date(year or 0, month or 1, day or 1)
            end = month or 12
            return When(
                found[0], first, first if day else dt.date(first.year, end, calendar.monthrange(first.year, end)[1])
            )
    except ValueError:
        pass
    raise Problems(
        Problem(shown(raw), "a day such as 2025-02-02, a month such as 2020-11, a year such as 2019, or null")
    )


def read_id(raw: object) -> str:
    """Read the id of a norm: the letter of its family and a number."""
    if isinstance(raw, str) and _ID.fullmatch(raw):
        return raw
    raise Problems(Problem(shown(raw), "a letter and a number, such as A1"))


def read_link(raw: object) -> str | None:
    """Read the name of a link; null stands for none."""
    if raw is None or isinstance(raw, str):
        return raw
    raise Problems(Problem(shown(raw), "the name of a link, or null"))


Day = Annotated[When | None, Reads(read_when, {"type": ["string", "integer", "null"]})]


@dataclass(frozen=True)
class Application:
    """Whether something applies on a day.

    Parameters
    ----------
    applies
        Whether it does, as far as is known.
    is_certain
        Whether the day from which it applies is known well enough to tell.
    why
        A sentence about the norm: the reason if it does not apply or is not certain, else nothing.
    """

    applies: bool
    is_certain: bool = True
    why: str = ""


class Citation(Strict):
    """A text that a criterion rests on."""

    text: Text
    """What is cited: the text, with article, section or paragraph."""
    jurisdiction: Name
    """Whose law it is, by its name among the jurisdictions."""
    standing: Annotated[Standing, word(*STANDINGS)]
    """What kind of text it is."""
    read: Annotated[Read, word(*READS)]
    """How far it was read."""
    applies_from: Day = Field(alias="from")
    """The first day on which it applies; None where that is not known."""
    until: Day = None
    """The last day on which it applies."""
    link: Annotated[str | None, Reads(read_link, {"type": ["string", "null"]})]
    """Address of the copy that was read; None where there is none."""
    also: tuple[Text, ...] = ()
    """Addresses of further copies."""
    note: Text | None = None
    """What else has to be known about the copy or the date."""

    @model_validator(mode="after")
    def _has_dates_that_make_sense(self) -> Self:
        if self.standing in DATELESS and (self.applies_from or self.until):
            raise Problems(Problem(shown(str(self.applies_from or self.until)), f"null for {self.standing}", ("from",)))
        if self.applies_from and self.until and self.until.last < self.applies_from.first:
            raise Problems(Problem(shown(str(self.until)), f"a day from {self.applies_from} on", ("until",)))
        return self

    def on(self, day: dt.date) -> Application:
        """Tell whether it applies on a day; a draft never does."""
        start, end = self.applies_from, self.until
        if self.standing == "draft":
            return Application(applies=False, why=text("norms.applies.draft"))
        if start and day < start.first:
            return Application(applies=False, why=text("norms.applies.from", day=start))
        if end and day > end.last:
            return Application(applies=False, why=text("norms.applies.until", day=end))
        if start is None:
            why = text(UNDATED.get(self.standing, "norms.applies.day_unrecorded"))
            return Application(applies=True, is_certain=False, why=why)
        if day < start.last:
            return Application(applies=True, is_certain=False, why=text("norms.applies.day_open", day=start))
        return Application(applies=True)


class Norm(Strict):
    """One criterion of the catalogue."""

    id: Annotated[str, Reads(read_id, {"type": "string"})]
    """Letter of the family and number."""
    family: Name
    """Name of its family."""
    subject: Annotated[tuple[Subject, ...], some_of(*SUBJECTS)]
    """What it is tested on."""
    first_twenty: Truth = False
    """Whether it is one of the most checkable."""
    measured: Truth = False
    """Whether a run measures something of it."""
    run_only: Truth = False
    """Whether it cannot be tested on the text of a rulebook."""
    citations: Annotated[tuple[Citation, ...], Field(min_length=1)]
    """What it rests on."""

    @model_validator(mode="after")
    def _is_tested_somehow(self) -> Self:
        if self.run_only and not self.measured:
            raise Problems(Problem("run_only without measured", "both, or neither", ("run_only",)))
        if not self.subject:
            raise Problems(Problem("nothing", f"one or more of {listed(SUBJECTS)}", ("subject",)))
        return self

    @property
    def title(self) -> str:
        """A few words."""
        return text(f"norms.{self.id}.title")

    @property
    def criterion(self) -> str:
        """What is looked for, in one or two plain sentences."""
        return text(f"norms.{self.id}.criterion")

    @property
    def run(self) -> str | None:
        """What a run measures, where it measures something."""
        return text(f"norms.{self.id}.run") if self.measured else None

    @property
    def is_secondhand(self) -> bool:
        """Whether no citation was read in its wording."""
        return all(each.read != "wording" for each in self.citations)

    @property
    def jurisdictions(self) -> tuple[str, ...]:
        """Whose law it rests on, each once, in the order of the citations."""
        return tuple(dict.fromkeys(each.jurisdiction for each in self.citations))

    def in_jurisdictions(self, words: Collection[str]) -> Self | None:
        """Give the norm with the citations of some jurisdictions alone; None if it has none of them."""
        return self._with(tuple(each for each in self.citations if each.jurisdiction in words))

    def without(self, names: Collection[str]) -> Self | None:
        """Give the norm without the citations that name one of some texts; None if it has no others."""
        return self._with(tuple(each for each in self.citations if not any(name in each.text for name in names)))

    def as_of(self, day: dt.date) -> Self | None:
        """Give the norm with the citations that apply on a day, as far as is known; None if none does."""
        return self._with(tuple(each for each in self.citations if each.on(day).applies))

    def on(self, day: dt.date) -> Application:
        """Tell whether any citation applies on a day, and if none does, why.

        Returns
        -------
        Application
            Certain if some citation certainly applies. If none applies: from when the first will, else until when the last
            did, else that there is only a draft.
        """
        answers = [each.on(day) for each in self.citations]
        holding = [each for each in answers if each.applies]
        if holding:
            return next((each for each in holding if each.is_certain), holding[0])
        starts = [each.applies_from for each in self.citations if each.standing != "draft" and each.applies_from]
        later = [each for each in starts if each.first > day]
        if later:
            first = min(later, key=lambda when: when.first)
            return Application(applies=False, why=text("norms.applies.from", day=first))
        ends = [each.until for each in self.citations if each.standing != "draft" and each.until]
        if ends:
            last = max(ends, key=lambda when: when.last)
            return Application(applies=False, why=text("norms.applies.until", day=last))
        return Application(applies=False, why=text("norms.applies.draft"))

    def _with(self, citations: tuple[Citation, ...]) -> Self | None:
        return self.model_copy(update={"citations": citations}) if citations else None
