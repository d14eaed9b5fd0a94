"""What stands in the picture of a life: lanes with bars and marks, gathered from its document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from standing.figures.colours import BLUE, GREEN, GREY, INK, ORANGE, PAPER, PINK, SAND, SKY
from standing.measures.wording import name_in_words, number
from standing.scenario import Scenario
from standing.texts import text

MET: Final = "true"
Event = Mapping[str, Any]


class Bar(NamedTuple):
    """A span of time."""

    since: dt.datetime
    until: dt.datetime
    words: str
    fill: str
    stroke: str
    is_thick: bool = True


class Lane(NamedTuple):
    """One lane: its name, spans, and instants with what they are."""

    name: str
    bars: Sequence[Bar]
    marks: Sequence[tuple[dt.datetime, str]]


class Look(NamedTuple):
    """How a mark looks."""

    shape: str
    fill: str
    stroke: str
    size: float


LOOKS: Final = {
    "act": Look("circle", INK, INK, 45),
    "record_met": Look("square", BLUE, BLUE, 50),
    "record_unmet": Look("square", PAPER, ORANGE, 50),
    "known": Look("diamond", PINK, PINK, 60),
    "filed": Look("triangle-up", PAPER, INK, 60),
    "granted": Look("M-1,0.1L-0.3,0.8L1,-0.8", "transparent", GREEN, 70),
    "turned_down": Look("M-1,-1L1,1M1,-1L-1,1", "transparent", INK, 55),
    "refused": Look("M0,-1L0,1", "transparent", INK, 90),
}
"""By kind, in the order of the key."""


def in_words(kind: str) -> str:
    """Say what a mark means."""
    return text(f"figures.timeline.key.{kind}")


def lanes_of(scenario: Scenario, life: Mapping[str, Any]) -> list[Lane]:
    """Lanes of a life: acts, records, each listing with what was known and contested, sanctions, refused purchases.

    Parameters
    ----------
    scenario
        What was run.
    life
        The document of a life.
    """
    reader = _Reader(scenario, life)
    found = [*reader.acts(), *reader.records(), *reader.listings(), *reader.sanctions(), *reader.refusals()]
    return [each for each in found if each.bars or each.marks]


class _Reader:
    """Reads the lanes of one document."""

    def __init__(self, scenario: Scenario, life: Mapping[str, Any]) -> None:
        self.scenario, self.life, self.events = scenario, life, life["events"]
        self.end = scenario.clock.end

    def at(self, seconds: float) -> dt.datetime:
        """Instant of the calendar."""
        return self.scenario.clock.start + dt.timedelta(seconds=seconds)

    def of(self, *kinds: str) -> list[Event]:
        """Events of some kinds, in order."""
        return [each for each in self.events if each["event"] in kinds]

    def acts(self) -> Iterator[Lane]:
        """One lane for each conduct that the person did."""
        acts, world = self.of("act"), self.scenario.world
        for name in dict.fromkeys(each["item"] for each in acts):
            row = world.conducts.get(name) if world else None
            marks = [(self.at(each["time"]), "act") for each in acts if each["item"] == name]
            yield Lane(text("figures.timeline.acts", what=_title(row, name)), (), marks)

    def records(self) -> Iterator[Lane]:
        """One lane for each sensor that put something on record."""
        seen = self.of("observation")
        for name in dict.fromkeys(each["item"] for each in seen):
            marks = [
                (self.at(each["time"]), "record_met" if each["truth"] == MET else "record_unmet")
                for each in seen
                if each["item"] == name
            ]
            title = _title(self.scenario.regime.sensors.get(name), name)
            yield Lane(text("figures.timeline.records", what=title), (), marks)

    def listings(self) -> Iterator[Lane]:
        """Two lanes for each list: its listings, and what was known of them and contested."""
        rows = self.life["listings"]
        for name in dict.fromkeys(each["list"] for each in rows):
            own = [each for each in rows if each["list"] == name]
            bars = [bar for each in own for bar in self._bars(each)]
            title = _title(self.scenario.regime.lists.get(name), name)
            yield Lane(text("figures.timeline.listing", list=title), bars, ())
            yield Lane(text("figures.timeline.told"), (), list(self._contested({each["listing"] for each in own})))

    def _bars(self, row: Mapping[str, Any]) -> Iterator[Bar]:
        """Before the beginning, while listed, and after the end until it is lifted everywhere."""
        decided = [
            each["time"]
            for each in self.of("candidate")
            if (each["listing"], each["generation"]) == (row["listing"], row["generation"])
        ]
        if row["began"] is None:
            return
        begin = self.at(row["began"])
        if decided and decided[0] < row["began"]:
            yield Bar(self.at(decided[0]), begin, text("figures.timeline.bars.before"), GREY, GREY, is_thick=False)
        ended = self.end if row["ended"] is None else self.at(row["ended"])
        word, fill, stroke = ("met", SKY, BLUE) if row["met"] else ("unmet", SAND, ORANGE)
        yield Bar(begin, ended, text(f"figures.timeline.bars.{word}"), fill, stroke)
        lifted = self.end if row["lifted"] is None else self.at(row["lifted"])
        if ended < lifted:
            yield Bar(ended, lifted, text("figures.timeline.bars.after"), stroke, stroke, is_thick=False)

    def _contested(self, numbers: set[int]) -> Iterator[tuple[dt.datetime, str]]:
        kinds = {"reached": "known", "aware": "known", "filed": "filed", "granted": "granted", "refused": "turned_down"}
        told = set[tuple[int, int]]()
        for each in self.of(*kinds):
            which = each["generation"], each["listing"]
            if each["listing"] not in numbers or (kinds[each["event"]] == "known" and which in told):
                continue
            told |= {which} if kinds[each["event"]] == "known" else set()
            yield self.at(each["time"]), kinds[each["event"]]

    def sanctions(self) -> Iterator[Lane]:
        """One lane for each sanction, with the spans in which it was in force."""
        switched = self.of("sanction")
        for name in dict.fromkeys(each["item"] for each in switched):
            title = _title(self.scenario.regime.sanctions.get(name), name)
            bars = list(self._in_force([each for each in switched if each["item"] == name]))
            yield Lane(text("figures.timeline.sanction", what=title), bars, ())

    def _in_force(self, switched: Sequence[Event]) -> Iterator[Bar]:
        words, since = text("figures.timeline.bars.sanction"), None
        for each in switched:
            if each["part"] == "off":
                if since is not None:
                    yield Bar(since, self.at(each["time"]), words, PAPER, INK)
                since = None
            elif since is None:
                since = self.at(each["time"])
        if since is not None:
            yield Bar(since, self.end, words, PAPER, INK)

    def refusals(self) -> Iterator[Lane]:
        """One lane for each sanction under which something was refused."""
        refused = self.of("denial")
        for name in dict.fromkeys(each["item"] for each in refused):
            marks = [(self.at(each["time"]), "refused") for each in refused if each["item"] == name]
            title = _title(self.scenario.regime.sanctions.get(name), name)
            yield Lane(text("figures.timeline.refused", what=title, count=number(len(marks))), (), marks)


def _title(row: Any, name: str) -> str:
    return (row.title if row else None) or name_in_words(name)
