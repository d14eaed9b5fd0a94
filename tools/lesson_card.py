"""One card of the lesson: a synthetic life told to the person who draws it, in short sentences, in two halves.

The left half ends where the person is on the list; the right half tells what then happened. Every sentence comes from the
life that `standing life tutorial INDEX` tells.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Final, NamedTuple

from standing.experiments.life import Life
from standing.experiments.life.stay import NEVER, Stay

DAY: Final = 86_400
DRAWN: Final = "drawn"
"""How a card was chosen when it was not picked for what it shows."""

RECORD: Final = {
    "true": "The register of fines put it on record.",
    "wrong_person": "The register of fines put somebody else's unpaid fine on <b>your</b> record.",
    "wrong_fact": "The register of fines put an unpaid fine on your record <b>that never was</b>.",
}
TRUTH: Final = {
    "true": "You had left a fine unpaid: the list's own condition <b>was met</b>.",
    "wrong_person": "The fine was somebody else's: the list's own condition <b>was not met</b>.",
    "wrong_fact": "There was no such fine: the list's own condition <b>was not met</b>.",
}
ENDED: Final = {
    "term": "Two years were over. You are off the list.",
    "settled": "You paid the fine. You are off the list.",
    "corrected": "That took you off the list.",
}
ANSWERED: Final = {
    "granted": "The court granted it.",
    "refused": "The court refused it.",
    "lapsed": "The listing had ended before the court decided.",
}
WAY_OUT: Final = {"term": "the two years were over", "settled": "paid", "corrected": "the court corrected it"}


class Line(NamedTuple):
    """What happened at an instant, in seconds since the start."""

    time: float
    text: str


@dataclass(frozen=True)
class Card:
    """One listing of one synthetic life.

    Parameters
    ----------
    number
        On the card, from 1.
    chosen
        How it was chosen.
    life
        The life.
    stay
        The listing that the card is about.
    """

    number: int
    chosen: str
    life: Life
    stay: Stay

    @property
    def begin(self) -> dt.datetime:
        """First instant of the run."""
        return self.life.scenario.clock.start

    @property
    def last(self) -> float:
        """End of the listing, or of the run."""
        return min(self.stay.end, self.life.scenario.clock.seconds)

    @property
    def days(self) -> int:
        """Whole days on the list until its end, or the end of the run."""
        return int((self.last - self.stay.begin) // DAY)

    @property
    def refused(self) -> int:
        """Refused bus rides under the listing."""
        return sum(self.stay.refused.values())

    @property
    def knew_by_letter(self) -> bool:
        """Whether the letter was what told the person."""
        return self.stay.reached < NEVER

    def date(self, time: float) -> str:
        """Calendar date of an instant."""
        return (self.begin + dt.timedelta(seconds=time)).date().isoformat()

    def before(self) -> Iterator[Line]:
        """What happened until the person was on the list."""
        yield from self._earlier()
        candidate = self._event("candidate")
        if self.stay.kind == "true":
            acts = [e.time for e in self.life.happened if e.event == "act" and e.time < candidate]
            yield Line(acts[-1], "You left a fine unpaid.")
        yield Line(candidate, f"{RECORD[self.stay.kind]} The town court put you down for the list.")
        letter = "It arrived." if self.knew_by_letter else "<b>It never arrived.</b>"
        yield Line(self.stay.sent, f"The court sent you a letter. {letter}")
        yield Line(self.stay.begin, "You are <b>on the list</b>. The bus company may refuse to carry you.")

    def after(self) -> Iterator[Line]:
        """What then happened."""
        learned = "" if self.knew_by_letter else " <b>That is how you learned of the list.</b>"
        if self.refused:
            yield Line(self._event("denial"), f"The bus driver refused you, for the first time.{learned}")
        elif learned:
            yield Line(self.last, "You never heard of the list: no bus driver refused you.")
        for appeal in self.stay.appeals:
            yield Line(appeal.filed, "You asked the court to correct its list.")
            if appeal.answer:
                yield Line(appeal.answered, ANSWERED[appeal.answer])
        if self.stay.end < NEVER:
            yield Line(self.stay.end, ENDED[self.stay.reason])
        else:
            yield Line(self.last, "The story ends here. You are <b>still on the list</b>.")

    def way_out(self) -> str:
        """What ended the listing, in few words."""
        return WAY_OUT.get(self.stay.reason, "still on the list")

    def _earlier(self) -> Iterator[Line]:
        for other in self.life.stays:
            if other.began and other.begin < self.stay.begin:
                days = int((other.end - other.begin) // DAY)
                yield Line(
                    other.begin, f"You were on the list before, for {days} days. This card is not about that time."
                )

    def _event(self, event: str) -> float:
        return next(e.time for e in self.life.happened if e.event == event and e.listing == self.stay.number)

    def html(self) -> str:
        """Give the card as HTML."""
        group = self.life.group or {}
        home = f"{escape(group['district'])}, {escape(group['age'].replace('_', ' '))}"
        return CARD.format(
            number=self.number,
            home=home,
            letter="A" if self.chosen == DRAWN else "B",
            index=f"{self.life.person:,}",
            before=self._rows(self.before()),
            after=self._rows(self.after()),
            truth=TRUTH[self.stay.kind],
            days=f"{self.days:,}",
            refused=f"{self.refused:,}",
            way=self.way_out(),
        )

    def _rows(self, lines: Iterable[Line]) -> str:
        """Lines by their instants; of one instant, in the order in which they are told."""
        told = sorted(lines, key=lambda line: line.time)
        return "".join(f"<dt>{self.date(line.time)}</dt><dd>{line.text}</dd>" for line in told)


CARD: Final = """\
<article class="card" id="card-{number}">
<section class="before">
<header><p class="who">You are synthetic person</p><p class="number">{number}</p><p class="home">district {home}</p></header>
<h2>How you got on the list</h2>
<dl>{before}</dl>
<h2>Get off the list</h2>
<ul class="ways">
<li>wait: it ends after two years</li>
<li>pay the fine, if it is yours</li>
<li>ask the court to correct its list</li>
</ul>
<p class="guess">I try: <span class="blank"></span> I guess it takes <span class="blank short"></span> days.</p>
<footer>Simulated, synthetic: nobody real. Chosen: {letter}</footer>
</section>
<section class="after">
<h2>What then happened <span>(fold back)</span></h2>
<dl>{after}</dl>
<table>
<tr><th>In truth</th><td>{truth}</td></tr>
<tr><th>Days on the list</th><td>{days}</td></tr>
<tr><th>Refused bus rides</th><td>{refused}</td></tr>
<tr><th>How it ended</th><td>{way}</td></tr>
</table>
<footer>Index {index} of 300,000 persons of “tutorial”, seed 1. The town does not exist.</footer>
</section>
</article>
"""
