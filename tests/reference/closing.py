"""What is entered once per person, at the leaving or at the end of the run (docs/model.md, section 5)."""

from __future__ import annotations

import math

from tests.reference.listings import Listings, words
from tests.reference.scores import RECORDED, ScoreTracks
from tests.reference.values import DAY, NEVER


def capped(number: int) -> str:
    """0 … 19, and 20 for more."""
    return str(min(number, 20))


class Closing(Listings):
    """The end of a life, or of what is seen of it."""

    def leave(self) -> None:
        """The person leaves (R28): what is under way dies."""
        self.left, self.end = True, self.now
        self.write("left")
        for name in self.regime.lists:
            listing = self.current[name]
            if listing is not None:
                if listing.state == "open":
                    listing.state, listing.ended, listing.reason = "done", self.now, "left"
                    self.count("ends", name, "left")
                    self.write_of("end", listing, "left")
                self.lapse(listing)
        self.update()
        if self.now >= self.since:
            self.close()

    def close_at_the_end(self) -> None:
        """The run ends: stocks, and what is entered once per person."""
        self.tallies["persons_at_end", "", ""] += 1
        for name, value in self.statuses.items():
            self.tallies["status_at_end", name, value] += 1
        for name, score in self.scores.items():
            self.close_score(name, score)
        for name in self.regime.lists:
            self.close_stocks(name)
        under = False
        for name, sanction in self.regime.sanctions.items():
            persons = self.under(name).persons
            own = sanction.on == "self"
            self.tallies["sanctioned_at_end", name, "own" if own else "third_party"] += persons
            under |= own and bool(persons) and not any(self.regime.lists[each].rewards for each in sanction.lists)
        self.tallies["sanctioned_at_end", "any", "own"] += under
        against = [name for name, black in self.regime.lists.items() if not black.rewards]
        self.tallies["listed_at_end", "any", ""] += any(self.tallies["listed_at_end", name, ""] for name in against)
        self.close()

    def close(self) -> None:
        """Count what is entered once per person."""
        tallies = self.tallies
        tallies["persons_lived", "", ""] += 1
        for name, acts in self.acts.items():
            tallies["persons_by_acts", name, capped(sum(act.time >= self.since for act in acts))] += 1
        for name in self.regime.lists:
            self.close_list(name)
        own = {name: each for name, each in self.regime.sanctions.items() if each.denies and each.on == "self"}
        for name in own:
            denials = sum(tallies["denials", name, part] for part in ("rightful", "wrongful", "after_end", "misfire"))
            tallies["persons_by_denials", name, capped(denials)] += 1
        if self.regime.sanctions:
            tallies["persons_by_denials", "any", capped(self.most_denied)] += 1
        against = {name for name, black in self.regime.lists.items() if not black.rewards}
        tallies["ever_listed", "any", ""] += bool(self.ever & against)
        tallies["ever_wrongfully_listed", "any", ""] += bool(self.ever_wrongful & against)

    def close_stocks(self, name: str) -> None:
        """One list at the end of the run."""
        tallies, current = self.tallies, self.current[name]
        if current is not None and current.pending:
            self.appeal(current, "pending", row=False)
        if current is None or current.state != "open":
            return
        tallies["listed_at_end", name, ""] += 1
        tallies["wrongful_at_end", name, ""] += current.wrongful
        tallies["stale_at_end", name, ""] += current.stale < NEVER
        for other in self.regime.lists:
            if other != name and any(stay.state == "open" for stay in self.stays[other]):
                tallies["overlap_at_end", name, other] += 1

    def close_list(self, name: str) -> None:
        """One list at the end of a life."""
        tallies, stays = self.tallies, self.stays[name]
        ever, wrongly, met = name in self.ever, name in self.ever_wrongful, self.met[name] < NEVER
        tallies["ever_listed", name, ""] += ever
        tallies["ever_wrongfully_listed", name, ""] += wrongly
        if wrongly:
            tallies["ever_wrongfully_listed_by_acts", name, words(self.acts_of(name))] += 1
        tallies["persons_by_listings", name, capped(sum(stay.counted for stay in stays))] += 1
        tallies["never_met", name, ""] += not met
        tallies["never_met_wrongfully_listed", name, ""] += wrongly and not met
        tallies["confusion", name, {(1, 1): "tp", (1, 0): "fp", (0, 1): "fn", (0, 0): "tn"}[ever, met]] += 1
        within, first = self.choice("Q5", 365 * DAY), self.met[name]
        if self.since <= first <= self.end - within:
            tallies["met", name, ""] += 1
            tallies["missed", name, ""] += not any(
                stay.begin <= first + within and stay.ended > first for stay in stays
            )
        self.close_clocks(name)

    def close_clocks(self, name: str) -> None:
        """Durations of one list's listings, open ones cut at the end of the life."""
        for stay in self.stays[name]:
            lifted = stay.ended if self.off("R31") else stay.lifted
            if stay.reason == "left":
                lifted = NEVER
            end = lifted if lifted <= self.end else None
            if stay.counted and stay.wrongful:
                self.days("wrongful_duration_days", name, stay.begin, end)
            if stay.reason == "corrected" and self.since <= stay.ended:
                self.days("correction_lag_days", name, stay.ended, end)
            if self.since <= stay.stale < NEVER:
                self.days("stale_duration_days", name, stay.stale, end)

    def days(self, tally: str, name: str, begin: float, end: float | None) -> None:
        """One entry of a histogram of days."""
        last = self.end if end is None else end
        days = (math.floor(last) - math.floor(begin)) // 86_400
        self.tallies[tally, name, f"{'open' if end is None else 'ended'} {days}"] += 1

    def close_score(self, name: str, score: ScoreTracks) -> None:
        """One score at the end of the run."""
        tenths = math.floor(score.value(RECORDED) * 10.0 + 0.5)
        self.tallies["score_sum_at_end", name, ""] += tenths
        if score.score.bands:
            self.tallies["band_at_end", name, score.band(RECORDED)] += 1
        tenths = max(tenths, math.floor(score.ceiling * 10.0 + 0.5) - 2_000)
        part = str(tenths // 10) if tenths % 10 == 0 else str(tenths / 10)
        self.tallies["score_at_end", name, part] += 1
