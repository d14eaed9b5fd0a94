"""What stands in the picture of a regime: for each list, stations in four columns, read from the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from standing.figures.flow_words import Words
from standing.measures.catalogue import Catalogue
from standing.measures.routes import conducts_of, entry_sensors, redress_against, sanctions_on, sensors_of
from standing.measures.suppress import LEAST_EVENTS
from standing.measures.wording import name_in_words, number
from standing.scenario import BlackList, Scenario
from standing.scenario.entry import Entry
from standing.scenario.listing import EXITS
from standing.texts import text

COLUMNS: Final = ("reports", "decides", "happens", "out")
MOST: Final = 6
"""Stations of one column where there are few lists; the others are drawn together in one."""

FEW: Final = 3
"""The same where there are many lists."""

MANY_LISTS: Final = 4


class Station(NamedTuple):
    """One box: a name, what is said of it, and how many there were in a run."""

    name: str
    says: tuple[str, ...] = ()
    total: int | None = None
    counted: str = ""
    is_fold: bool = False


class Band(NamedTuple):
    """One list, or one score whose bands are sanctioned: its stations by column."""

    name: str
    stations: Mapping[str, Sequence[Station]]


def bands_of(scenario: Scenario, run: Catalogue | None = None) -> list[Band]:
    """Bands of a regime: each list in the order of the file, then each score on whose bands a sanction hangs.

    Parameters
    ----------
    scenario
        Whose rules are read.
    run
        The measures of a run, for counts.
    """
    reader = _Reader(scenario, run)
    names = list(scenario.regime.lists)
    scores = dict.fromkeys(each.score for each in scenario.regime.sanctions.values() if each.score)
    most = FEW if len(names) + len(scores) >= MANY_LISTS else MOST
    found = [reader.list_band(each) for each in names] + [reader.score_band(each) for each in scores]
    return [Band(name, {column: _folded(stations[column], most) for column in COLUMNS}) for name, stations in found]


def _folded(stations: Sequence[Station], most: int) -> list[Station]:
    """As many stations as there is room for; the others in one."""
    if len(stations) <= most:
        return list(stations)
    rest = stations[most - 1 :]
    names = ", ".join(each.name for each in rest)
    said = text("figures.flow.more", count=len(rest), names=names)
    return [*stations[: most - 1], Station("…", (said,), is_fold=True)]


class _Reader:
    """Reads the stations of a regime, with the counts of a run if there is one."""

    def __init__(self, scenario: Scenario, run: Catalogue | None) -> None:
        self.scenario, self.regime, self.words = scenario, scenario.regime, Words(scenario)
        self.tallies = run.evidence.tallies if run else None

    def list_band(self, name: str) -> tuple[str, dict[str, list[Station]]]:
        """Name and stations of a list."""
        row = self.regime.lists[name]
        stations = {
            "reports": list(self._reports(row)) or [self._plain("nobody")],
            "decides": [self._list(name, row)],
            "happens": [self._sanction(each) for each in sanctions_on(self.regime, name)] or [self._plain("nothing")],
            "out": list(self._exits(name, row)) or [Station(text("figures.flow.no_way_out"))],
        }
        return self.words.title("lists", name), stations

    def score_band(self, name: str) -> tuple[str, dict[str, list[Station]]]:
        """Name and stations of a score on whose bands sanctions hang."""
        title = self.words.title("scores", name)
        moved = sensors_of(self.regime, self.regime.scores[name].points)
        hanging = [each for each, row in self.regime.sanctions.items() if row.score == name]
        bands = tuple(dict.fromkeys(band for each in hanging for band in self.regime.sanctions[each].bands))
        band = Station(
            text("figures.flow.band", score=title), (name_in_words(", ".join(bands)), text("figures.flow.band_says"))
        )
        stations = {
            "reports": [self._sensor(each) for each in moved] or [self._plain("nobody")],
            "decides": [band],
            "happens": [self._sanction(each) for each in hanging],
            "out": [Station(*each) for each in self.words.recovery(name)],
        }
        return title, stations

    def _plain(self, word: str) -> Station:
        return Station(text(f"figures.flow.{word}"), (text(f"figures.flow.{word}_says"),))

    def _reports(self, row: BlackList) -> Iterator[Station]:
        sensors = dict.fromkeys(
            each for entry in row.enters if not entry.score for each in entry_sensors(self.regime, entry)
        )
        yield from (self._sensor(each) for each in sensors)
        for entry in row.enters:
            yield from self._other(entry)
        if row.by_hand:
            yield Station(text("figures.flow.hand"), (text("figures.flow.hand_says"),))
        if row.initial:
            yield Station(text("figures.flow.start"))

    def _other(self, entry: Entry) -> Iterator[Station]:
        """Station of an entry by a score, or from another list."""
        if entry.source_list:
            yield Station(text("figures.flow.copied", list=self.words.title("lists", entry.source_list)))
        if entry.score:
            moved = [self.words.title("sensors", each) for each in entry_sensors(self.regime, entry)]
            said = (text("figures.flow.score_says", sensors=", ".join(moved)),) if moved else ()
            yield Station(text("figures.flow.score", score=self.words.title("scores", entry.score)), said)

    def _sensor(self, name: str) -> Station:
        by = self.words.by(self.regime.sensors[name].authority)
        return self._counted(self.words.title("sensors", name), (by,), "observations", name)

    def _list(self, name: str, row: BlackList) -> Station:
        return self._counted(self.words.title("lists", name), tuple(self.words.decided(row)), "listings", name)

    def _sanction(self, name: str) -> Station:
        row = self.regime.sanctions[name]
        title, says = self.words.title("sanctions", name), tuple(self.words.does(row))
        return self._counted(title, says, "denials", name) if row.denies else Station(title, says)

    def _exits(self, name: str, row: BlackList) -> Iterator[Station]:
        """Ways out that the list names; those that cannot be taken are left out."""
        ways = [self.words.way(each) for each in redress_against(self.regime, name)]
        there = {"settled": self._settles(name), "term": not (row.term is None or row.term.is_never), "corrected": ways}
        for each in EXITS:
            if each in row.leaves_on and there[each]:
                says = (*(ways if each == "corrected" else ()), text(f"figures.flow.says.{each}"))
                yield self._counted(text(f"figures.flow.{each}"), says, "ends", name, each)

    def _settles(self, name: str) -> bool:
        """Whether something that leads onto a list can be settled, as far as the scenario says."""
        world = self.scenario.world
        if world is None:
            return True
        found = (world.conducts.get(each) for each in conducts_of(self.scenario, name))
        return any(each is not None and each.settles is not None for each in found)

    def _counted(self, name: str, says: tuple[str, ...], tally: str, item: str, part: str | None = None) -> Station:
        if self.tallies is None or not self.tallies.has(tally, item):
            return Station(name, says)
        count = self.tallies.value(tally, item, part)
        if 0 < count < LEAST_EVENTS:
            return Station(name, says, None, text("figures.flow.count.few"))
        word = tally if count else "none"
        return Station(name, says, count, text(f"figures.flow.count.{word}", count=number(count)))
