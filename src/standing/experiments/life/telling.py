"""Sentences of a life: one or a few for each event, refused purchases drawn together, one paragraph a day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from standing.experiments.life.endings import ENDED, WHY, cause_in_words
from standing.experiments.life.replay import date_of
from standing.experiments.life.rules import Rules
from standing.experiments.life.services import AT_SERVICES, at_services, in_runs
from standing.experiments.life.stay import MET, NEVER, Event, Stay, stays_of
from standing.measures.wording import name_in_words, number


class Passage(NamedTuple):
    """What a story says of one day: the generation of the person, the calendar date, and sentences."""

    generation: int
    date: str
    text: str


class Teller:
    """Tells the events of one person.

    Parameters
    ----------
    rules
        What the scenario rules.
    events
        All events of the person, in order.
    """

    def __init__(self, rules: Rules, events: Sequence[Event]) -> None:
        self.rules, self.events, self.scenario = rules, events, rules.scenario
        self.stays = {(stay.generation, stay.number): stay for stay in stays_of(events)}
        self.acts: dict[tuple[int, str, int], float] = {}
        self.done: dict[tuple[int, str], int] = {}
        self.explained: set[str] = set()
        self.held: dict[str, str] = {}
        self.scores: dict[str, str] = {}

    def passages(self) -> list[Passage]:
        """Give the story, one passage for each day on which something happened."""
        days: list[tuple[int, str, list[str]]] = []
        for run in in_runs(event for event in self.events if event.event != "attempt"):
            first = run[0]
            sentences = at_services(self.rules, run) if first.event in AT_SERVICES else [self.sentence(first)]
            date = date_of(self.scenario, first.time)
            if not days or days[-1][:2] != (first.generation, date):
                days.append((first.generation, date, []))
            days[-1][2].extend(each for each in sentences if each)
        return [Passage(generation, date, " ".join(said)) for generation, date, said in days if said]

    def sentence(self, event: Event) -> str:
        """Give the sentence of an event; "" where another says it."""
        tell: Callable[[Event], str] | None = getattr(self, f"_{event.event}", None)
        return tell(event) if tell else ""

    # --- the world --------------------------------------------------------------------------------------------------

    def _born(self, event: Event) -> str:
        self.held = {}
        return (
            "A new synthetic person of the same cell takes this index, with nothing on record."
            if event.generation
            else ""
        )

    def _left(self, _event: Event) -> str:
        return "The person left the population; what was under way ended with that."

    def _status(self, event: Event) -> str:
        return f"{_capital(self.rules.status(event.item))}: {name_in_words(event.part)}."

    def _start(self, event: Event) -> str:
        self.scores[event.item] = number(round(event.value, 1))
        return f"{_capital(self.rules.score(event.item))} began at {self.scores[event.item]}."

    def _band(self, event: Event) -> str:
        return f"Band of {self.rules.score(event.item)}: {name_in_words(event.part)}."

    def _met(self, event: Event) -> str:
        return f"From here on the condition of {self.rules.list(event.item)} was met in truth, whatever anybody saw."

    def _act(self, event: Event) -> str:
        self.acts[event.generation, event.item, event.n] = event.time
        count = self.done[event.generation, event.item] = self.done.get((event.generation, event.item), 0) + 1
        world = self.scenario.world
        row = world.conducts.get(event.item) if world else None
        lawful = "lawful conduct, " if row and row.lawful else ""
        about = f" ({lawful}{name_in_words(row.context)}, gravity {row.gravity} of 5)" if row and count == 1 else ""
        again = f", the {_ordinal(count)} time" if count > 1 else ""
        made = " Without the regime it would not have happened." if event.made else ""
        return f"An act: {self.rules.conduct(event.item)}{again}{about}.{made}"

    def _forgone(self, event: Event) -> str:
        return f"An act did not happen that would have happened without the regime: {self.rules.conduct(event.item)}."

    def _move(self, event: Event) -> str:
        made = " Without the regime it would not have moved here." if event.made else ""
        before, _, after = event.part.partition(" -> ")
        status = _capital(self.rules.status(event.item))
        return f"{status}: from {name_in_words(before)} to {name_in_words(after)}.{made}"

    # --- what is seen -----------------------------------------------------------------------------------------------

    def _assessed(self, event: Event) -> str:
        there = "was there" if event.part == "guilty" else "was not there"
        return f"{_capital(self.rules.sensor_of(event.item))} assessed the person; what it looks for {there}."

    def _observation(self, event: Event) -> str:
        sensor, what = _capital(self.rules.sensor_of(event.item)), self.rules.conduct(event.part)
        row = self.scenario.regime.sensors.get(event.item)
        if row is not None and row.assesses is not None:
            there = "what it looks for was there" if event.truth == MET else "what it looks for was not there"
            return f"{sensor} flagged the person for {what}; {there}."
        if event.truth == "wrong_person":
            return f"{sensor} put on this person's record what somebody else had done: {what}."
        if event.truth == "wrong_fact":
            return f"{sensor} put on record what never happened: {what}."
        act = self.acts.get((event.generation, event.part, event.n))
        when = f" the act of {date_of(self.scenario, act)}" if act is not None else ""
        return f"{sensor} recorded{when or ' an act'}: {what}."

    def _points(self, event: Event) -> str:
        now = number(round(event.value, 1))
        before, self.scores[event.item] = self.scores.get(event.item), now
        undone = "" if event.part else ", since points were undone or a state changed"
        return "" if now == before else f"{_capital(self.rules.score(event.item))} now {now}{undone}."

    def _hand_entry(self, event: Event) -> str:
        return (
            f"Somebody entered the person by hand for {self.rules.list(event.item)}; no observation stands behind it."
        )

    def _hit(self, event: Event) -> str:
        return f"For {self.rules.list(event.item)} it was one more record while listed or about to be."

    # --- the way onto a list ----------------------------------------------------------------------------------------

    def stay(self, event: Event) -> Stay:
        """The listing that an event is about."""
        return self.stays[event.generation, event.listing]

    def _candidate(self, event: Event) -> str:
        cause = cause_in_words(self.rules, event.cause)
        made = " Without the regime it would not have come to this." if event.made else ""
        if event.cause == "by_hand":
            return made.strip()
        name = self.rules.list(event.item)
        return f"That completed the entry condition of {name} ({cause}). In truth {WHY[event.truth]}.{made}"

    def _decision(self, event: Event) -> str:
        if event.part != "confirmed":
            return f"{self.rules.decided(event.item)}. Rejected: no listing followed."
        row = self.scenario.regime.lists[event.item]
        unseen = "; no second look is modelled, every complete condition is confirmed" if row.decision is None else ""
        return f"{self.rules.decided(event.item)}. Confirmed{unseen}."

    def _averted(self, event: Event) -> str:
        why = "the obligation was settled" if event.part == "settled" else "the objection was granted"
        return f"The listing on {self.rules.quoted(event.item)} was averted: {why} before it began."

    def _beginning(self, event: Event) -> str:
        name = self.rules.list(event.item)
        if event.cause == "initial":
            return f"When the run began the person stood on {name} already; {WHY[event.truth]}."
        if event.cause == "by_hand":
            return (
                f"{self.rules.decided(event.item)}. The listing on {self.rules.quoted(event.item)} began; "
                f"{WHY[event.truth]}."
            )
        return f"The listing on {self.rules.quoted(event.item)} began."

    def _notice(self, event: Event) -> str:
        lost = self.stay(event).reached == NEVER
        return f"A notice was sent{'; it did not reach the person' if lost else ''}."

    def _reached(self, event: Event) -> str:
        return f"The notice of the listing on {self.rules.quoted(event.item)} reached the person."

    def _aware(self, event: Event) -> str:
        if self.stay(event).reached == event.time:
            return ""
        return f"The refusal made the listing on {self.rules.quoted(event.item)} known to the person."

    # --- the way out ------------------------------------------------------------------------------------------------

    def _extended(self, event: Event) -> str:
        return f"The record moved the end of the listing on {self.rules.quoted(event.item)}."

    def _stale(self, event: Event) -> str:
        name = self.rules.quoted(event.item)
        return f"The listing on {name} was due to end here; the end was not carried out, and it went on, stale."

    def _end(self, event: Event) -> str:
        return f"The listing on {self.rules.quoted(event.item)} ended: {ENDED[event.part]}."

    def _lifted(self, event: Event) -> str:
        stay = self.stay(event)
        if event.time <= stay.end:
            return ""
        return f"The end of the listing on {self.rules.quoted(event.item)} had reached everybody who acts on it."

    def _hidden(self, event: Event) -> str:
        return f"The name was no longer shown on {self.rules.list(event.item)}."

    def _filed(self, event: Event) -> str:
        return f"The person contested the listing on {self.rules.quoted(self.stay(event).on)} ({self.rules.redress(event.item)})."

    def _granted(self, event: Event) -> str:
        return f"{_capital(self.rules.judged(event.item))}: granted."

    def _refused(self, event: Event) -> str:
        met = self.stay(event).met
        truth = (
            "; the list's own condition had been met" if met else ", although the list's own condition had not been met"
        )
        return f"{_capital(self.rules.judged(event.item))}: refused{truth}."

    def _lapsed(self, event: Event) -> str:
        return f"The request of {self.rules.list(self.stay(event).on)} still under way ({self.rules.redress(event.item)}) lapsed."

    # --- sanctions and services -------------------------------------------------------------------------------------

    def _sanction(self, event: Event) -> str:
        name, before = event.item, self.held.get(event.item)
        if event.part == "off":
            self.held.pop(name, None)
            return f"Lifted: {self.rules.sanction(name)}." if before else ""
        self.held[name] = event.part
        if event.part == "after_end" and before != "after_end":
            return self._after_the_end(event)
        return "" if before else self._in_force(event)

    def _after_the_end(self, event: Event) -> str:
        if event.listing >= 0 and self.stay(event).lifted <= event.time:
            return ""
        name = _capital(self.rules.sanction(event.item))
        return f"{name} stayed in force after the end, while the removal was under way."

    def _in_force(self, event: Event) -> str:
        name, whom = event.item, ""
        if event.part == "third_party":
            on = name_in_words(self.scenario.regime.sanctions[name].on)
            whom = f" on {number(event.value)} of the person's dependants ({on})"
        if name in self.explained:
            return f"In force{whom}: {self.rules.sanction(name)}."
        self.explained.add(name)
        return f"In force{whom}: {self.rules.in_force(name)}."

    def _published(self, event: Event) -> str:
        key, before = f"published {event.item}", self.held.get(f"published {event.item}")
        if event.part == "off":
            self.held.pop(key, None)
            return (
                f"The name was taken off the published {self.rules.list(event.item).removeprefix('the ')}."
                if before
                else ""
            )
        self.held[key] = event.part
        return "" if before else f"The name was published on {self.rules.list(event.item)}."

    def _bitten(self, event: Event) -> str:
        unheard = ", before any notice had reached the person" if self.stay(event).reached > event.time else ""
        return f"It was the first refusal under the listing on {self.rules.quoted(event.item)}{unheard}."


def _ordinal(count: int) -> str:
    ending = "th" if count % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{number(count)}{ending}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
