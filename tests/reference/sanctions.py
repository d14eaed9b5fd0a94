"""What stands against a person: listings that hold sanctions, bands, publicity, and the time under each (section 3.7)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from tests.reference.core import Core
from tests.reference.scores import RECORDED, TRUTHFUL
from tests.reference.things import Listing
from tests.reference.values import NEVER, chosen


class Standing(NamedTuple):
    """Whose time it is under something, for which cause and listing, and for how many persons."""

    part: str = "off"
    cause: str = ""
    listing: int = -1
    persons: int = 0


OFF = Standing()


def rightful(part: str) -> str:
    """Word of `own` where refusals and publicity are counted."""
    return "rightful" if part == "own" else part


def earliest(stay: Listing) -> tuple[bool, float, int]:
    """Open listings first, then the earliest, of equal beginnings the lower number."""
    return stay.state != "open", stay.begin, stay.number


class Sanctions(Core):
    """Who is under what, and for how long."""

    def draw_dependants(self) -> None:
        """Draw how many dependants of each kind there are, and prepare what is watched."""
        self.dependants: dict[str, int] = {}
        self.bands: dict[str, str] = {}
        self.written: dict[tuple[str, str], Standing] = {}
        for kind, numbers in self.world.population.dependants.items():
            u, _ = self.draws.own("world.population", f"dependants/{kind}", 0)
            self.dependants[kind] = int(numbers.values[chosen(numbers.of(self.values.group), u)])

    def holders(self, lists: tuple[str, ...]) -> list[Listing]:
        """Listings that hold a sanction now: open ones first, then the earliest."""
        found = [
            stay
            for name in self.regime.lists
            if name in lists
            for stay in self.stays[name]
            if stay.holds and stay.state in ("open", "removal")
        ]
        return sorted(found, key=earliest)

    def part(self, holders: list[Listing]) -> str:
        """To which part the time under listings belongs (R15)."""
        opened = [each for each in holders if each.state == "open"]
        true = [not each.wrongful and each.stale == NEVER for each in opened]
        if (all(true) and opened) if self.off("R15") else any(true):
            return "own"
        return "wrongful" if opened else "after_end"

    def under(self, name: str) -> Standing:
        """How a sanction stands now."""
        sanction = self.regime.sanctions[name]
        own = sanction.on == "self"
        persons = 1 if own else self.dependants[sanction.on]
        if not persons:
            return OFF
        if sanction.score:
            score = self.scores[sanction.score]
            if score.band(RECORDED) not in sanction.bands:
                return OFF
            part = "own" if score.band(TRUTHFUL) in sanction.bands else "wrongful"
            return Standing(part if own else "third_party", score.cause, -1, persons)
        holders = self.holders(sanction.lists)
        if not holders:
            return OFF
        part = self.part(holders) if own else "third_party"
        return Standing(part, holders[0].conduct, holders[0].number, persons)

    def publicity(self, name: str) -> Standing:
        """How a person's name on a list stands now."""
        found = [
            stay
            for stay in self.stays[name]
            if stay.public and stay.holds and not stay.hidden and stay.state in ("open", "removal")
        ]
        if not found:
            return OFF
        found.sort(key=earliest)
        return Standing(rightful(self.part(found)), found[0].conduct, found[0].number, 1)

    def stands(self) -> Iterator[tuple[str, str, Standing]]:
        """How everything stands now, sanctions first."""
        for name in self.regime.sanctions:
            yield "sanction", name, OFF if self.left else self.under(name)
        for name in self.regime.lists:
            yield "published", name, OFF if self.left else self.publicity(name)

    def update(self) -> None:
        """Write down what has changed; every event that changes how something stands calls it."""
        for event, name, now in self.stands():
            if now != self.written.get((event, name), OFF):
                self.written[event, name] = now
                part, cause, listing, persons = now
                self.write(event, name, part, cause=cause, listing=listing, value=float(persons))

    # --- time that passes -------------------------------------------------------------------------------------------

    def pass_to(self, time: float) -> None:
        """Let time pass: seconds under lists and sanctions, in bands and statuses."""
        begin, end = max(self.now, self.since), max(time, self.since)
        seconds = math.floor(end - begin) if self.off("R3") else math.floor(end) - math.floor(begin)
        for score in self.scores.values():
            score.time = time
        if end > begin:
            self.stand_on_lists(seconds)
            self.stand_under(seconds)
        self.now = time

    def stand_on_lists(self, seconds: int) -> None:
        """Count seconds on lists, in bands and in statuses."""
        for name, band in self.bands.items():
            if band:
                self.tallies["band_seconds", name, band] += seconds
        for name, value in self.statuses.items():
            self.tallies["status_seconds", name, value] += seconds
        for name in self.regime.lists:
            for stay in self.stays[name]:
                if stay.state != "open":
                    continue
                self.seen(stay)
                self.tallies["listed_seconds", name, ""] += seconds
                if stay.wrongful:
                    self.tallies["wrongful_seconds", name, ""] += seconds
                if stay.stale < NEVER:
                    self.tallies["stale_seconds", name, ""] += seconds

    def seen(self, listing: Listing) -> None:
        """Remember who was ever listed in the window."""
        self.ever.add(listing.on)
        if listing.wrongful:
            self.ever_wrongful.add(listing.on)

    def stand_under(self, seconds: int) -> None:
        """Count seconds under sanctions and of publicity, and the most services denied at once."""
        denied = set()
        for (event, name), (part, cause, _, persons) in self.written.items():
            if event == "published" and persons:
                self.tallies["published_seconds", name, part] += seconds
            elif persons:
                self.tallies["sanction_seconds", name, part] += seconds * persons
                self.tallies["sanction_seconds_by_cause", name, cause] += seconds * persons
                sanction = self.regime.sanctions[name]
                if sanction.denies is not None and sanction.on == "self":
                    denied.add(sanction.denies)
        self.most_denied = max(self.most_denied, len(denied))
