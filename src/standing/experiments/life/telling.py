"""Sentences of a life: one or a few for each event, refused purchases drawn together, one paragraph a day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from standing.experiments.life.endings import cause_in_words
from standing.experiments.life.replay import date_of
from standing.experiments.life.rules import Rules
from standing.experiments.life.services import AT_SERVICES, at_services, in_runs
from standing.experiments.life.stay import MET, NEVER, Event, Stay, stays_of
from standing.measures.wording import name_in_words, number, opened
from standing.texts import text


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
        return text("life.world.born") if event.generation else ""

    def _left(self, _event: Event) -> str:
        return text("life.world.left")

    def _status(self, event: Event) -> str:
        status, state = self.rules.status(event.item), name_in_words(event.part)
        return opened(text("life.world.status", status=status, state=state))

    def _start(self, event: Event) -> str:
        points = self.scores[event.item] = number(round(event.value, 1))
        return opened(text("life.world.score", score=self.rules.score(event.item), points=points))

    def _band(self, event: Event) -> str:
        return text("life.world.band", score=self.rules.score(event.item), band=name_in_words(event.part))

    def _met(self, event: Event) -> str:
        return text("life.world.met", list=self.rules.list(event.item))

    def _act(self, event: Event) -> str:
        self.acts[event.generation, event.item, event.n] = event.time
        count = self.done[event.generation, event.item] = self.done.get((event.generation, event.item), 0) + 1
        act = self._first(event.item) if count == 1 else self._again(event.item, count)
        return _joined(text("life.world.act", act=act), text("life.world.act_made") if event.made else "")

    def _first(self, name: str) -> str:
        world, conduct = self.scenario.world, self.rules.conduct(name)
        row = world.conducts.get(name) if world else None
        if row is None:
            return conduct
        key = "life.world.act_first_lawful" if row.lawful else "life.world.act_first"
        return text(key, conduct=conduct, context=name_in_words(row.context), gravity=row.gravity)

    def _again(self, name: str, count: int) -> str:
        return text("life.world.act_again", conduct=self.rules.conduct(name), nth=_nth(count))

    def _forgone(self, event: Event) -> str:
        return text("life.world.forgone", conduct=self.rules.conduct(event.item))

    def _move(self, event: Event) -> str:
        before, _, after = event.part.partition(" -> ")
        states = {"before": name_in_words(before), "after": name_in_words(after)}
        moved = opened(text("life.world.move", status=self.rules.status(event.item), **states))
        return _joined(moved, text("life.world.move_made") if event.made else "")

    # --- what is seen -----------------------------------------------------------------------------------------------

    def _assessed(self, event: Event) -> str:
        key = f"life.seen.{'assessed_met' if event.part == 'guilty' else 'assessed_unmet'}"
        return opened(text(key, sensor=self.rules.sensor_of(event.item)))

    def _observation(self, event: Event) -> str:
        row = self.scenario.regime.sensors.get(event.item)
        act, date = self.acts.get((event.generation, event.part, event.n)), ""
        if row is not None and row.assesses is not None:
            key = "flagged_met" if event.truth == MET else "flagged_unmet"
        elif event.truth in ("wrong_person", "wrong_fact"):
            key = event.truth
        else:
            key = "recorded" if act is None else "recorded_of"
            date = "" if act is None else date_of(self.scenario, act)
        named = {"sensor": self.rules.sensor_of(event.item), "conduct": self.rules.conduct(event.part)}
        return opened(text(f"life.seen.{key}", **named, date=date))

    def _points(self, event: Event) -> str:
        now = number(round(event.value, 1))
        before, self.scores[event.item] = self.scores.get(event.item), now
        key = "life.seen.points" if event.part else "life.seen.points_undone"
        return "" if now == before else opened(text(key, score=self.rules.score(event.item), points=now))

    def _hand_entry(self, event: Event) -> str:
        return text("life.seen.by_hand", list=self.rules.list(event.item))

    def _hit(self, event: Event) -> str:
        return text("life.seen.hit", list=self.rules.list(event.item))

    # --- the way onto a list ----------------------------------------------------------------------------------------

    def stay(self, event: Event) -> Stay:
        """The listing that an event is about."""
        return self.stays[event.generation, event.listing]

    def _candidate(self, event: Event) -> str:
        made = text("life.onto.candidate_made") if event.made else ""
        if event.cause == "by_hand":
            return made
        cause, why = cause_in_words(self.rules, event.cause), text(f"life.why.{event.truth}")
        return _joined(text("life.onto.candidate", list=self.rules.list(event.item), cause=cause, why=why), made)

    def _decision(self, event: Event) -> str:
        key = "life.onto.confirmed"
        if event.part != "confirmed":
            key = "life.onto.rejected"
        elif self.scenario.regime.lists[event.item].decision is None:
            key = "life.onto.confirmed_unseen"
        return text(key, decided=self.rules.decided(event.item))

    def _averted(self, event: Event) -> str:
        key = "life.onto.averted_settled" if event.part == "settled" else "life.onto.averted_objection"
        return text(key, list=self.rules.quoted(event.item))

    def _beginning(self, event: Event) -> str:
        if event.cause not in ("initial", "by_hand"):
            return text("life.onto.began", list=self.rules.quoted(event.item))
        why = text(f"life.why.{event.truth}")
        if event.cause == "initial":
            return text("life.onto.began_initial", list=self.rules.list(event.item), why=why)
        decided = self.rules.decided(event.item)
        return text("life.onto.began_by_hand", decided=decided, list=self.rules.quoted(event.item), why=why)

    def _notice(self, event: Event) -> str:
        return text("life.onto.notice_lost" if self.stay(event).reached == NEVER else "life.onto.notice")

    def _reached(self, event: Event) -> str:
        return text("life.onto.reached", list=self.rules.quoted(event.item))

    def _aware(self, event: Event) -> str:
        is_told = self.stay(event).reached == event.time
        return "" if is_told else text("life.onto.aware", list=self.rules.quoted(event.item))

    # --- the way out ------------------------------------------------------------------------------------------------

    def _extended(self, event: Event) -> str:
        return text("life.out.extended", list=self.rules.quoted(event.item))

    def _stale(self, event: Event) -> str:
        return text("life.out.stale", list=self.rules.quoted(event.item))

    def _end(self, event: Event) -> str:
        return text(f"life.out.ended.{event.part}", list=self.rules.quoted(event.item))

    def _lifted(self, event: Event) -> str:
        is_late = event.time > self.stay(event).end
        return text("life.out.lifted", list=self.rules.quoted(event.item)) if is_late else ""

    def _hidden(self, event: Event) -> str:
        return text("life.out.hidden", list=self.rules.list(event.item))

    def _filed(self, event: Event) -> str:
        name, redress = self.rules.quoted(self.stay(event).on), self.rules.redress(event.item)
        return text("life.out.filed", list=name, redress=redress)

    def _granted(self, event: Event) -> str:
        return opened(text("life.out.granted", judged=self.rules.judged(event.item)))

    def _refused(self, event: Event) -> str:
        key = "life.out.refused_met" if self.stay(event).met else "life.out.refused_unmet"
        return opened(text(key, judged=self.rules.judged(event.item)))

    def _lapsed(self, event: Event) -> str:
        name, redress = self.rules.list(self.stay(event).on), self.rules.redress(event.item)
        return text("life.out.lapsed", list=name, redress=redress)

    # --- sanctions and services -------------------------------------------------------------------------------------

    def _sanction(self, event: Event) -> str:
        name, before = event.item, self.held.get(event.item)
        if event.part == "off":
            self.held.pop(name, None)
            return text("life.sanction.lifted", sanction=self.rules.sanction(name)) if before else ""
        self.held[name] = event.part
        if event.part == "after_end" and before != "after_end":
            return self._after_the_end(event)
        return "" if before else self._in_force(event)

    def _after_the_end(self, event: Event) -> str:
        if event.listing >= 0 and self.stay(event).lifted <= event.time:
            return ""
        return opened(text("life.sanction.after_the_end", sanction=self.rules.sanction(event.item)))

    def _in_force(self, event: Event) -> str:
        name = event.item
        said = self.rules.sanction(name) if name in self.explained else self.rules.in_force(name)
        self.explained.add(name)
        if event.part != "third_party":
            return text("life.sanction.in_force", sanction=said)
        whom = name_in_words(self.scenario.regime.sanctions[name].on)
        return text("life.sanction.in_force_on", number=number(event.value), whom=whom, sanction=said)

    def _published(self, event: Event) -> str:
        key, before = f"published {event.item}", self.held.get(f"published {event.item}")
        if event.part == "off":
            self.held.pop(key, None)
            return text("life.sanction.unpublished", list=self.rules.quoted(event.item)) if before else ""
        self.held[key] = event.part
        return "" if before else text("life.sanction.published", list=self.rules.list(event.item))

    def _bitten(self, event: Event) -> str:
        is_unheard = self.stay(event).reached > event.time
        key = "life.sanction.first_unheard" if is_unheard else "life.sanction.first"
        return text(key, list=self.rules.quoted(event.item))


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def _nth(count: int) -> str:
    last = 0 if count % 100 in (11, 12, 13) else count % 10
    return text(f"life.nth.{last}" if last in (1, 2, 3) else "life.nth.other", number=number(count))
