"""Notice, awareness, and how a listing is contested (docs/model.md, sections 3.6 and 3.8)."""

from __future__ import annotations

from standing.scenario.redress import Redress
from standing.units import span_from_text
from tests.reference.scoring import Scoring
from tests.reference.things import Listing
from tests.reference.values import DAY, NEVER


class Redresses(Scoring):
    """What a person knows of a listing, and does about it."""

    def uniform(self, listing: Listing, path: str, purpose: str, ordinal: int = 0) -> float:
        """First uniform of what follows from a listing's trigger."""
        return self.draws.following(path, purpose, listing.source, listing.n, ordinal + (listing.chain << 21))[0]

    def of_list(self, listing: Listing, purpose: str) -> float:
        """First uniform at the list's own address."""
        return self.uniform(listing, f"regime.lists.{listing.on}", purpose)

    def redress_of(self, listing: Listing) -> tuple[str, Redress | None]:
        """Name and rules of the redress against a list."""
        for name, redress in self.regime.redress.items():
            if redress.against == listing.on:
                return name, redress
        return "", None

    def send(self, listing: Listing, time: float) -> None:
        """Send the notice."""
        notice = self.regime.lists[listing.on].notice
        assert notice is not None
        if not listing.initial:
            self.count("notices", listing.on)
            self.write_of("notice", listing)
        if self.of_list(listing, "notice") <= self.values.at(notice.reaches, time):
            delay = self.values.span(notice.delay, time, lambda: self.of_list(listing, "notice-delay"))
            self.plan(max(time + delay, self.now), "notice", lambda _: self.reach(listing))

    def reach(self, listing: Listing) -> None:
        """The notice reaches the person."""
        if listing.state == "done":
            return
        if not listing.initial:
            self.count("notices_reached", listing.on)
        self.write_of("reached", listing)
        listing.noticed = True
        self.plan(self.now, "aware", lambda _: self.learn(listing))

    def bite(self, listing: Listing) -> None:
        """A listing bites at its first refusal, and each refusal makes aware."""
        if not listing.bitten:
            listing.bitten = True
            self.write_of("bitten", listing)
            if listing.counted:
                self.count("listings_bitten", listing.on)
                if not listing.noticed:
                    self.count("listings_bitten_before_notice", listing.on)
        _, redress = self.redress_of(listing)
        if (redress is None or redress.aware_by == "any") and not self.off("R17"):
            self.plan(self.now, "aware", lambda _: self.learn(listing))

    def learn(self, listing: Listing) -> None:
        """The person becomes aware of a listing."""
        if listing.aware or listing.state == "done":
            return
        listing.aware = True
        self.write_of("aware", listing)
        self.step(listing, "aware")
        _, redress = self.redress_of(listing)
        early = redress is not None and redress.files_from == "decision" and listing.state == "grace"
        if listing.state == "open" or early:
            self.file(listing)

    def file_from_beginning(self, listing: Listing) -> None:
        """Set the clock of filing at the beginning, where the person is aware already."""
        _, redress = self.redress_of(listing)
        if listing.aware and redress is not None and redress.files_from == "beginning":
            self.file(listing)

    def file(self, listing: Listing) -> None:
        """Set the clock of filing."""
        name, redress = self.redress_of(listing)
        if redress is None or listing.forbidden:
            return
        listing.filing += 1
        token, stale = listing.filing, listing.stale < NEVER
        rate = redress.files.wrongful if listing.wrongful or stale else redress.files.rightful
        u = self.uniform(listing, f"regime.redress.{name}", "file", (int(stale) << 20) + listing.appeals)

        def filed(_: float) -> None:
            if listing.filing == token and listing.state in ("open", "grace") and not listing.reason:
                self.filed(listing, name, redress)

        self.plan(self.following(self.values.steps(rate), self.values.rate(rate), self.now, u), "filing", filed)

    def appeal(self, listing: Listing, part: str, *, row: bool = True) -> None:
        """Count a step of an appeal."""
        name, _ = self.redress_of(listing)
        self.count("appeals", name, part)
        if listing.wrongful:
            self.count("appeals", name, f"{part}_wrongful")
        if row:
            self.write_of(part, listing, item=name)

    def filed(self, listing: Listing, name: str, redress: Redress) -> None:
        """An appeal is filed."""
        listing.pending, ordinal, since = True, listing.appeals, self.now
        listing.appeals += 1
        self.appeal(listing, "filed")
        self.step(listing, "filed")
        if self.values.truth(redress.suspends, self.now):
            listing.suspended, listing.holds = True, False
            self.update()
        path = f"regime.redress.{name}"
        delay = self.values.span(redress.delay, self.now, lambda: self.uniform(listing, path, "judge-delay", ordinal))

        def due(time: float) -> None:
            if listing.pending and listing.appeals == ordinal + 1:
                self.judge(listing, name, redress, time - since)

        self.plan(self.now + delay, "judgment", due)

    def judge(self, listing: Listing, name: str, redress: Redress, waited: float) -> None:
        """An appeal is decided."""
        listing.pending = False
        wrongly = listing.wrongful or listing.stale < NEVER
        share = self.values.at(redress.grants.wrongful if wrongly else redress.grants.rightful, self.now)
        granted = self.uniform(listing, f"regime.redress.{name}", "grant", listing.appeals - 1) <= share
        self.appeal(listing, "decided", row=False)
        self.step(listing, "decided")
        if waited <= self.choice("Q9", 30 * DAY):
            self.step(listing, "decided_in_time")
        self.appeal(listing, "granted" if granted else "refused")
        early = listing.state == "grace" and not self.off("R33")
        ends = granted and (early or "corrected" in self.regime.lists[listing.on].leaves_on)
        listing.forbidden = granted or not self.values.truth(redress.again, self.now) or self.off("R18")
        if not (ends and listing.suspended):
            listing.holds, listing.suspended = True, False
            self.update()
        if not granted:
            self.file(listing)
        elif early:
            self.avert(listing, "objection")
        elif ends and listing.state == "open":
            self.step(listing, "corrected")
            self.end_for(listing, "corrected")

    def avert(self, listing: Listing, why: str) -> None:
        """The listing will not begin."""
        raise NotImplementedError

    def end_for(self, listing: Listing, reason: str) -> None:
        """Let a listing end for a reason, now."""
        raise NotImplementedError

    def choice(self, measure: str, default: float) -> float:
        """Seconds of a measure's `within`."""
        raw = self.scenario.measures.get(measure, {}).get("within")
        return default if raw is None else span_from_text(raw).seconds

    def lapse(self, listing: Listing) -> None:
        """A pending appeal lapses."""
        if listing.pending:
            listing.pending = False
            self.appeal(listing, "lapsed")

    def step(self, listing: Listing, step: str) -> None:
        """Enter a step of the funnel, once."""
        listing.reached.add(step)
        if listing.counted and listing.wrongful and step not in listing.steps:
            listing.steps.add(step)
            self.count("funnel", listing.on, step)
            self.count("funnel_by_acts", listing.on, f"{step}:{listing.acts if listing.acts < 3 else '3+'}")

    def correct(self, listing: Listing) -> None:
        """Points come back, and the observation counts no more (R19)."""
        if listing.observation is not None:
            listing.observation.cleared = True
            self.give_back(listing.observation)

    def removal_of(self, listing: Listing) -> float:
        """How long sanctions stay on after the end."""
        name, redress = self.redress_of(listing)
        if listing.reason == "corrected" and redress is not None and redress.propagates is not None:
            path = f"regime.redress.{name}"
            return self.values.span(redress.propagates, self.now, lambda: self.uniform(listing, path, "propagate"))
        removal = self.regime.lists[listing.on].removal.delay
        return self.values.span(removal, self.now, lambda: self.of_list(listing, "removal"))
