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
from standing.measures.wording import name_in_words, number
from standing.scenario.law import Law

DAY: Final = 86_400

WHY: Final = {
    "true": "the list's own condition was met",
    "wrong_person": "the list's own condition was not met: the record was of somebody else's act",
    "wrong_fact": "the list's own condition was not met: what was on record was not so",
    "inherited": "the list's own condition was not met: the listing that it was copied from did not meet its own",
    "by_hand": "the list's own condition was not met: it was entered by hand, with no observation behind it",
}
"""What was true of a listing at entry, by its kind, in the words for people."""

ENDED: Final = {
    "term": "its term was over",
    "settled": "the obligation was settled",
    "corrected": "it was corrected",
    "amnesty": "there was an amnesty",
    "left": "the person left the population",
}
"""Why a listing ended, in words."""


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
        last = min(stay.end, self.run_end)
        days = int((last - stay.begin) // DAY)
        began = "from before the start" if stay.is_initial else f"from {self.date(stay.begin)}"
        until = f"to {self.date(stay.end)}" if stay.end < NEVER else "to the end of the run, still open"
        name = self.rules.list(stay.on)
        return (
            f"{name[0].upper()}{name[1:]}, {began} {until} ({number(days)} day{'s' * (days != 1)}): {WHY[stay.kind]}."
        )

    def ways(self, stay: Stay) -> list[Way]:
        """Say of each way out whether it was open, and what became of it."""
        return [self.by_term(stay), self.by_settlement(stay), self.by_correction(stay)]

    def by_term(self, stay: Stay) -> Way:
        """The end of the term."""
        row = self.scenario.regime.lists[stay.on]
        if row.term is None or "term" not in row.leaves_on:
            return Way(
                "term", is_open=False, ended_it=False, text="Term: the rule has none; it does not end by itself."
            )
        if stay.reason == "term":
            text = f"Term: it was over on {self.date(stay.end)}, and that ended it."
            return Way("term", is_open=True, ended_it=True, text=text)
        begin = self.scenario.clock.start + dt.timedelta(seconds=stay.begin)
        over = due(row.term, begin, self.group)
        never = over is None and not is_drawn(row.term, begin.date())
        return Way("term", is_open=not never, ended_it=False, text=f"Term: {self._term(stay, row.term, over)}")

    def _term(self, stay: Stay, term: Law, over: dt.datetime | None) -> str:
        """Say of a term that did not end a listing when it would have."""
        if stay.is_initial:
            return "it had begun to run before the start."
        if stay.extended:
            return f"further records moved its end, last on {self.date(stay.extended[-1])}."
        if over is not None:
            return self._term_not_over(stay, over)
        if is_drawn(term, (self.scenario.clock.start + dt.timedelta(seconds=stay.begin)).date()):
            return "it differs from listing to listing, and was not over."
        return "the rule of that date had none; it did not end by itself."

    def _term_not_over(self, stay: Stay, over: dt.datetime) -> str:
        date = over.date().isoformat()
        time = (over - self.scenario.clock.start).total_seconds()
        if stay.stale < NEVER and time <= stay.stale + 1:
            return f"it was over on {date}, and the end was not carried out: the listing went on, stale."
        if stay.end < NEVER:
            return f"it would have ended it on {date}, had nothing else done so before."
        return f"it is over on {date}, after the end of the run."

    def by_settlement(self, stay: Stay) -> Way:
        """The settling of the obligation behind the listing."""
        row = self.scenario.regime.lists[stay.on]
        if "settled" not in row.leaves_on:
            return Way(
                "settled", is_open=False, ended_it=False, text="Settling: under this rule settling does not end it."
            )
        if stay.reason == "settled":
            text = f"Settling: the obligation was settled on {self.date(stay.end)}, and that ended it."
            return Way("settled", is_open=True, ended_it=True, text=text)
        if stay.stale < NEVER and stay.reason != "term" and self._was_settled_stale(stay):
            return Way(
                "settled",
                is_open=True,
                ended_it=False,
                text="Settling: the obligation was settled, and the end was not carried out.",
            )
        is_open, text = self._not_settled(stay)
        return Way("settled", is_open=is_open, ended_it=False, text=f"Settling: {text}")

    def _was_settled_stale(self, stay: Stay) -> bool:
        """Whether a listing is stale since a settlement, and not since its term."""
        term = self.by_term(stay)
        return "not carried out" not in term.text

    def _not_settled(self, stay: Stay) -> tuple[bool, str]:
        if stay.kind == "wrong_person":
            return False, "only the person whose act it was could have done so; this one could not."
        if stay.kind in ("wrong_fact", "by_hand"):
            return False, "there was no obligation that could have been settled."
        conduct = self._conduct_of(stay)
        world = self.scenario.world
        row = world.conducts.get(conduct) if world else None
        if conduct and (row is None or row.settles is None):
            return False, f"{self.rules.conduct(conduct)} leaves no obligation that could be settled."
        return True, "it would have ended it, and did not happen while it lasted."

    @staticmethod
    def _conduct_of(stay: Stay) -> str:
        """Conduct behind a listing, as far as its cause says."""
        conduct, slash, _ = stay.cause.partition("/")
        return conduct if slash and conduct != "list" else ""

    def by_correction(self, stay: Stay) -> Way:
        """A granted appeal."""
        name = self.rules.redress_against(stay.on)
        if name is None:
            return Way(
                "corrected",
                is_open=False,
                ended_it=False,
                text="Correction: the scenario has no redress against this list.",
            )
        ends = "corrected" in self.scenario.regime.lists[stay.on].leaves_on
        if stay.reason == "corrected":
            last = stay.appeals[-1]
            text = f"filed on {self.date(last.filed)}, granted on {self.date(last.answered)}, and that ended it."
            return Way("corrected", is_open=True, ended_it=True, text=f"Correction: {text}")
        if stay.appeals:
            told = "; ".join(map(self._appeal, stay.appeals))
            text = f"Correction: {told}.{'' if ends else ' Under this rule a grant ends nothing.'}"
            return Way("corrected", is_open=ends, ended_it=False, text=text)
        return Way(
            "corrected",
            is_open=ends and stay.aware < NEVER,
            ended_it=False,
            text=f"Correction: {self._not_filed(stay)}",
        )

    def _appeal(self, appeal: Appeal) -> str:
        filed = f"filed on {self.date(appeal.filed)}"
        if not appeal.answer:
            return f"{filed}, not decided by the end of the run"
        word = "lapsed with the listing" if appeal.answer == "lapsed" else appeal.answer
        return f"{filed}, {word} on {self.date(appeal.answered)}"

    def _not_filed(self, stay: Stay) -> str:
        """Say why nothing was filed."""
        if stay.aware < NEVER:
            return f"the person knew of it from {self.date(stay.aware)} and filed nothing."
        notice = self.scenario.regime.lists[stay.on].notice
        if notice is None or notice.when == "none":
            told = "the list sends no notice"
        elif stay.sent < NEVER:
            told = "the notice did not reach the person"
        else:
            told = "no notice was sent"
        return f"possible for a person who knows; {told}, and nothing else made it known."

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
        reasons = {
            "rejected": "the decider rejected it",
            "averted, settled": "averted, since the obligation was settled in time",
            "averted, objection": "averted, since an objection was granted in time",
        }
        what = reasons.get(stay.reason, "it had not begun by the end")
        return f"No listing on {self.rules.list(stay.on)}: {what} ({WHY[stay.kind]})."


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
        return "It is a list that rewards: nothing is refused under it."
    if not total:
        return "No purchase was refused under it."
    parts = ", ".join(f"{number(count)} by {rules.sanction(name)}" for name, count in stay.refused.items())
    return f"Refused purchases under it: {number(total)} ({parts})."


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
        return f"copied from {rules.list(second)}"
    if slash:
        return f"{rules.conduct(first)}, recorded by {rules.sensor(second)}"
    return {"by_hand": "entered by hand", "initial": "on it when the run began"}.get(cause, name_in_words(cause))
