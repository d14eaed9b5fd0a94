"""What ended a listing, and what could have ended it and did not: term, settlement, correction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from standing.experiments.life.due import due, is_drawn
from standing.experiments.life.replay import date_of
from standing.experiments.life.rules import Rules
from standing.experiments.life.stay import NEVER, Appeal, Stay
from standing.measures.wording import name_in_words, number, opened
from standing.texts import text

DAY: Final = 86_400

NOT_BEGUN: Final = {
    "rejected": "rejected",
    "averted, settled": "averted_settled",
    "averted, objection": "averted_objection",
}
"""Why a candidate never was a listing, and the keys of how that is told."""


@dataclass(frozen=True)
class Way:
    """One way out of a listing.

    Parameters
    ----------
    way
        term, settled or corrected.
    is_open
        Whether the rules left it open to this person.
    ended_it
        Whether it is what ended the listing.
    text
        What there is to say, in one sentence.
    """

    way: str
    is_open: bool
    ended_it: bool
    text: str


class Endings:
    """The ways out of the listings of one person.

    Parameters
    ----------
    rules
        What the scenario rules.
    group
        Label by column, of the person's cell.
    """

    def __init__(self, rules: Rules, group: Mapping[str, str]) -> None:
        self.rules, self.group = rules, group
        self.scenario = rules.scenario
        self.run_end = self.scenario.clock.seconds

    def date(self, time: float) -> str:
        """Calendar date of an instant."""
        return date_of(self.scenario, time)

    def heading(self, stay: Stay) -> str:
        """Say which listing it was, how long it lasted and what was true of it."""
        days = int((min(stay.end, self.run_end) - stay.begin) // DAY)
        is_over = stay.end < NEVER
        blanks = {
            "list": self.rules.list(stay.on),
            "from": text(
                "life.listing.from_before" if stay.is_initial else "life.listing.from", date=self.date(stay.begin)
            ),
            "until": text("life.listing.until", date=self.date(stay.end))
            if is_over
            else text("life.listing.until_end"),
            "days": counted(days, "day"),
            "why": text(f"life.why.{stay.kind}"),
        }
        return opened(text("life.listing.heading", **blanks))

    def ways(self, stay: Stay) -> list[Way]:
        """Say of each way out whether it was open, and what became of it."""
        return [self.by_term(stay), self.by_settlement(stay), self.by_correction(stay)]

    def by_term(self, stay: Stay) -> Way:
        """The end of the term."""
        key, date = self._term(stay)
        is_open = key == "ended_it" or (key != "none" and not self._never_over(stay))
        return Way("term", is_open=is_open, ended_it=key == "ended_it", text=text(f"life.term.{key}", date=date))

    def _never_over(self, stay: Stay) -> bool:
        """Whether the rule of the day on which a listing began had no term."""
        term, begin = self.scenario.regime.lists[stay.on].term, self._instant(stay.begin)
        return term is None or (due(term, begin, self.group) is None and not is_drawn(term, begin.date()))

    def _instant(self, time: float) -> dt.datetime:
        return self.scenario.clock.start + dt.timedelta(seconds=time)

    def _term(self, stay: Stay) -> tuple[str, str]:
        """Give what is said of the term of a listing, by its key, and the date in it."""
        row = self.scenario.regime.lists[stay.on]
        if row.term is None or "term" not in row.leaves_on:
            return "none", ""
        if stay.reason == "term":
            return "ended_it", self.date(stay.end)
        if stay.is_initial:
            return "before_the_start", ""
        if stay.extended:
            return "moved", self.date(stay.extended[-1])
        begin = self._instant(stay.begin)
        over = due(row.term, begin, self.group)
        if over is not None:
            return self._not_over(stay, over), over.date().isoformat()
        return ("drawn" if is_drawn(row.term, begin.date()) else "none_then"), ""

    def _not_over(self, stay: Stay, over: dt.datetime) -> str:
        """Give what is said of a term that did not end a listing when it would have."""
        time = (over - self.scenario.clock.start).total_seconds()
        if stay.stale < NEVER and time <= stay.stale + 1:
            return "stale"
        return "later" if stay.end < NEVER else "after_the_run"

    def by_settlement(self, stay: Stay) -> Way:
        """The settling of the obligation behind the listing."""
        key, conduct = self._settling(stay), self._conduct_of(stay)
        blanks = {"date": self.date(stay.end) if key == "ended_it" else "", "conduct": self.rules.conduct(conduct)}
        is_open = key in ("ended_it", "stale", "not_settled")
        said = text(f"life.settling.{key}", **blanks)
        return Way("settled", is_open=is_open, ended_it=key == "ended_it", text=said)

    def _settling(self, stay: Stay) -> str:
        """Give what is said of the settling, by its key."""
        if "settled" not in self.scenario.regime.lists[stay.on].leaves_on:
            return "ends_nothing"
        if stay.reason == "settled":
            return "ended_it"
        if stay.stale < NEVER and stay.reason != "term" and self._term(stay)[0] != "stale":
            return "stale"
        return self._not_settled(stay)

    def _not_settled(self, stay: Stay) -> str:
        if stay.kind == "wrong_person":
            return "wrong_person"
        if stay.kind in ("wrong_fact", "by_hand"):
            return "nothing"
        conduct, world = self._conduct_of(stay), self.scenario.world
        row = world.conducts.get(conduct) if world else None
        return "no_obligation" if conduct and (row is None or row.settles is None) else "not_settled"

    @staticmethod
    def _conduct_of(stay: Stay) -> str:
        """Conduct behind a listing, as far as its cause says."""
        conduct, slash, _ = stay.cause.partition("/")
        return conduct if slash and conduct != "list" else ""

    def by_correction(self, stay: Stay) -> Way:
        """A granted appeal."""
        if self.rules.redress_against(stay.on) is None:
            return Way("corrected", is_open=False, ended_it=False, text=text("life.correction.none"))
        ends = "corrected" in self.scenario.regime.lists[stay.on].leaves_on
        if stay.reason == "corrected":
            last = stay.appeals[-1]
            said = text("life.correction.ended_it", filed=self.date(last.filed), date=self.date(last.answered))
            return Way("corrected", is_open=True, ended_it=True, text=said)
        if stay.appeals:
            told = "; ".join(map(self._appeal, stay.appeals))
            said = text("life.correction.appeals" if ends else "life.correction.ends_nothing", appeals=told)
            return Way("corrected", is_open=ends, ended_it=False, text=said)
        return Way("corrected", is_open=ends and stay.aware < NEVER, ended_it=False, text=self._not_filed(stay))

    def _appeal(self, appeal: Appeal) -> str:
        date = self.date(appeal.answered) if appeal.answer else ""
        return text(f"life.correction.{appeal.answer or 'open'}", filed=self.date(appeal.filed), date=date)

    def _not_filed(self, stay: Stay) -> str:
        """Say why nothing was filed."""
        if stay.aware < NEVER:
            return text("life.correction.not_filed", date=self.date(stay.aware))
        notice = self.scenario.regime.lists[stay.on].notice
        if notice is None or notice.when == "none":
            return text("life.correction.no_notice")
        return text("life.correction.notice_lost" if stay.sent < NEVER else "life.correction.notice_unsent")

    def document(self, stay: Stay) -> dict[str, object]:
        """Give a listing as a row of the document."""
        return {
            "generation": stay.generation,
            "listing": stay.number,
            "list": stay.on,
            "kind": stay.kind,
            "met": stay.met,
            "cause": stay.cause,
            "made": stay.made,
            "began": _or_none(stay.begin),
            "ended": _or_none(stay.end),
            "reason": stay.reason,
            "lifted": _or_none(stay.lifted),
            "noticed": _or_none(stay.reached),
            "aware": _or_none(stay.aware),
            "refused": dict(stay.refused),
            "ways": [
                {"way": way.way, "open": way.is_open, "ended_it": way.ended_it, "text": way.text}
                for way in (self.ways(stay) if stay.began else ())
            ],
        }

    def not_begun(self, stay: Stay) -> str:
        """Say what became of a candidate that never was a listing."""
        key = NOT_BEGUN.get(stay.reason, "open")
        why = text(f"life.why.{stay.kind}")
        return text(f"life.listing.not_begun.{key}", list=self.rules.list(stay.on), why=why)


def _or_none(time: float) -> float | None:
    return time if time < NEVER else None


def refused_in_words(rules: Rules, stay: Stay) -> str:
    """Say how often something was refused under a listing.

    Parameters
    ----------
    rules
        What the scenario rules.
    stay
        The listing.
    """
    total = sum(stay.refused.values())
    if rules.regime.lists[stay.on].rewards:
        return text("life.listing.rewards")
    if not total:
        return text("life.listing.none_refused")
    parts = ", ".join(
        text("life.listing.refused_by", number=number(count), sanction=rules.sanction(name))
        for name, count in stay.refused.items()
    )
    return text("life.listing.refused", number=number(total), parts=parts)


def cause_in_words(rules: Rules, cause: str) -> str:
    """Say what made a candidate.

    Parameters
    ----------
    rules
        What the scenario rules.
    cause
        `conduct/sensor`, `by_hand`, `initial` or `list/A`.
    """
    first, slash, second = cause.partition("/")
    if slash and first == "list":
        return text("life.cause.copied", list=rules.list(second))
    if slash:
        return text("life.cause.recorded", conduct=rules.conduct(first), sensor=rules.sensor(second))
    return text(f"life.cause.{cause}") if cause in ("by_hand", "initial") else name_in_words(cause)


def counted(count: int, what: str) -> str:
    """Give a number of things, one or many.

    Parameters
    ----------
    count
        How many.
    what
        act, record, listing, refusal or day.

    Examples
    --------
    >>> counted(1, "day"), counted(1200, "day")
    ('1 day', '1,200 days')
    """
    return text(f"life.count.{'one' if count == 1 else 'many'}.{what}", number=number(count))
