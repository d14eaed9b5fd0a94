"""From candidate to listing, and out of it again (docs/model.md, sections 3.5 and 3.6)."""

from __future__ import annotations

from collections.abc import Iterator

from tests.reference.met import Conditions
from tests.reference.redress import Redresses
from tests.reference.things import Listing
from tests.reference.values import NEVER, fold, stream_of


def words(acts: int) -> str:
    """0, 1, 2 or 3+."""
    return str(acts) if acts < 3 else "3+"


class Listings(Redresses, Conditions):
    """Decision, grace, beginning, end, removal."""

    def source_of_copies(self, listing: Listing) -> int:
        """Source of the triggers of a listing's copies."""
        return fold(stream_of(f"regime.lists.{listing.on}", "source"), listing.source)

    def number(self, listing: Listing) -> None:
        """Give a candidate its number, and write it down."""
        listing.number = self.candidates
        self.candidates += 1
        self.current[listing.on] = listing
        self.write(
            "candidate", listing.on, truth=listing.kind, listing=listing.number, n=listing.n, made=listing.made,
            cause=listing.cause,
        )  # fmt: skip

    def arise(self, listing: Listing) -> None:
        """A candidate waits for the decision (R32)."""
        self.number(listing)
        decision, delay = self.regime.lists[listing.on].decision, 0.0
        if decision is not None:
            delay = self.values.span(decision.delay, self.now, lambda: self.of_list(listing, "decide-delay"))
        self.plan(self.now + delay, "decision", lambda _: self.decide(listing))

    def decide(self, listing: Listing) -> None:
        """The decider confirms or rejects."""
        decision, share = self.regime.lists[listing.on].decision, 1.0
        if decision is not None:
            share = self.values.at(decision.not_met if listing.wrongful else decision.met, self.now)
        confirmed = self.of_list(listing, "decide") <= share
        word = "confirmed" if confirmed else "rejected"
        self.count("decisions", listing.on, f"{word}_{'false' if listing.wrongful else 'true'}")
        self.write_of("decision", listing, word)
        if confirmed:
            self.decided(listing)
        else:
            listing.state = "done"
            self.current[listing.on] = None

    def decided(self, listing: Listing) -> None:
        """Decision done: notice, then grace, then the beginning."""
        black, now = self.regime.lists[listing.on], self.now
        listing.state, listing.decided, grace = "grace", now, 0.0
        if black.notice is not None:
            if black.notice.when == "before":
                self.send(listing, now)
            grace = self.values.span(black.notice.grace, now, lambda: self.of_list(listing, "grace"))
            ends_early = black.notice.grace_ends == "at_settlement" and "settled" in black.leaves_on
            if ends_early and listing.settled < now + grace:
                self.plan(max(now, listing.settled), "settlement", lambda _: self.avert(listing, "settled"))
        self.plan(now + grace, "beginning", lambda _: self.begin(listing))

    def avert(self, listing: Listing, why: str) -> None:
        """The listing will not begin."""
        if listing.state != "grace":
            return
        self.count("averted", listing.on, why)
        self.write_of("averted", listing, why)
        listing.state = "done"
        self.current[listing.on] = None
        self.lapse(listing)

    def begin(self, listing: Listing) -> None:
        """The listing begins, or is averted."""
        if listing.state != "grace":
            return
        black = self.regime.lists[listing.on]
        if "settled" in black.leaves_on and listing.settled <= self.now:
            self.avert(listing, "settled")
            return
        listing.state, listing.begin = "open", self.now
        self.open(listing)
        if self.now >= self.since:
            self.seen(listing)
            self.enter(listing)
        if black.notice is not None and black.notice.when in ("with", "after"):
            self.send(listing, self.now)
        self.set_clocks(listing)
        self.update()
        self.file_from_beginning(listing)
        self.copy(listing)

    def open(self, listing: Listing) -> None:
        """What opens with a listing: the stay, its publicity, its row."""
        black = self.regime.lists[listing.on]
        self.stays[listing.on].append(listing)
        self.write(
            "beginning", listing.on, truth=listing.kind, listing=listing.number, n=listing.n, made=listing.made,
            cause=listing.cause,
        )  # fmt: skip
        listing.public = self.values.truth(black.public, listing.begin)
        if listing.public and black.shown is not None:
            until = listing.begin + self.values.at(black.shown, listing.begin)
            self.plan(max(until, self.now), "hidden", lambda _: self.hide(listing))

    def hide(self, listing: Listing) -> None:
        """A name is shown no more, if it still is."""
        if listing.state == "done":
            return
        listing.hidden = True
        self.write_of("hidden", listing)
        self.update()

    def copy(self, listing: Listing) -> None:
        """Copies go to other lists."""
        raise NotImplementedError

    def enter(self, listing: Listing) -> None:
        """Count a listing that begins in the window."""
        name, acts = listing.on, self.acts_of(listing.on)
        listing.counted, listing.acts = True, acts
        self.count("listings", name, listing.kind)
        self.count("listings_by_cause", name, listing.cause)
        self.count("listings_by_acts", name, words(acts))
        if listing.made:
            self.count("regime_made_listings", name)
        if listing.wrongful:
            self.step(listing, "wrongful")
            for each in ("aware", "filed", "decided", "decided_in_time"):
                if each in listing.reached:
                    self.step(listing, each)

    def acts_of(self, name: str) -> int:
        """Acts so far of the conducts that a list names."""
        named = {each for entry in self.regime.lists[name].enters for each in self.looked_at(entry)}
        return sum(len(self.acts[each]) for each in named)

    def set_clocks(self, listing: Listing) -> None:
        """Term and settlement of an open listing."""
        black = self.regime.lists[listing.on]
        if black.term is not None and "term" in black.leaves_on:
            begin = listing.decided if self.off("R12") and not listing.initial else listing.begin
            listing.due = self.values.due(black.term, begin, lambda: self.of_list(listing, "term"))
            self.set_term(listing)
        if "settled" in black.leaves_on:
            self.plan(max(listing.settled, self.now), "settlement", lambda _: self.due(listing, "settled"))

    def set_term(self, listing: Listing) -> None:
        """Set the clock of the due end; it may be moved later."""
        listing.clock += 1
        clock = listing.clock

        def reached(_: float) -> None:
            if listing.clock == clock:
                self.due(listing, "term")

        self.plan(max(listing.due, self.now), "term", reached)

    def extend(self, listing: Listing, source: int, n: int) -> None:
        """A hit moves the due end of an open listing (R11)."""
        black = self.regime.lists[listing.on]
        if black.term is None or "term" not in black.leaves_on or listing.reason:
            return
        path = f"regime.lists.{listing.on}"
        due = self.values.due(black.term, self.now, lambda: self.draws.following(path, "term", source, n, 0)[0])
        if black.hits == "restart" or due > listing.due:
            listing.due = due
            self.set_term(listing)
            self.write_of("extended", listing)

    def due(self, listing: Listing, reason: str) -> None:
        """An end by term or settlement, unless it fails (R14)."""
        if listing.state != "open" or listing.stale < NEVER or listing.reason:
            return
        fails = self.values.at(self.regime.lists[listing.on].removal.fails, self.now)
        if fails > 0.0 and self.of_list(listing, "fail") <= fails:
            listing.stale = self.now
            self.count("became_stale", listing.on)
            self.write_of("stale", listing)
            self.update()
            if listing.aware and not listing.pending and not self.off("R14"):
                self.file(listing)
            return
        self.end_for(listing, reason)

    def end_for(self, listing: Listing, reason: str) -> None:
        """Let a listing end for a reason, now."""
        listing.reason = reason
        self.plan(self.now, "end", lambda _: self.finish(listing))

    def finish(self, listing: Listing) -> None:
        """The listing ends."""
        black, reason = self.regime.lists[listing.on], listing.reason
        listing.state, listing.ended = "removal", self.now
        self.current[listing.on] = None
        self.count("ends", listing.on, reason)
        self.write_of("end", listing, reason)
        if reason == "corrected":
            self.correct(listing)
        elif reason in ("term", "settled") and listing.counted and listing.wrongful:
            self.step(listing, "expired")
        self.lapse(listing)
        delay = self.removal_of(listing)
        listing.lifted = self.now + delay
        self.plan(listing.lifted, "lift", lambda _: self.lift(listing))
        self.update()
        for entry in black.enters:
            if self.current[listing.on] is None and entry.kind in ("score", "band") and entry.when == "state":
                self.again(listing, entry)

    def again(self, listing: Listing, entry) -> None:  # type: ignore[no-untyped-def]
        """A score still low lists once more (`when: state`)."""
        kind = "" if self.is_exempt(listing.on) else self.complete(listing.on, entry, None)
        if kind:
            self.arise(
                Listing(
                    listing.on, listing.source, listing.n, kind, listing.cause, listing.conduct, made=listing.made,
                    chain=listing.chain + 1,
                )
            )  # fmt: skip

    def lift(self, listing: Listing) -> None:
        """The removal is done."""
        listing.state = "done"
        self.write_of("lifted", listing)
        self.update()

    # --- amnesties and the start ------------------------------------------------------------------------------------

    def plan_amnesties(self) -> None:
        """Plan the amnesties of the person's group."""
        for name, black in self.regime.lists.items():
            for k, amnesty in enumerate(black.amnesty):
                if all(self.values.group.get(column) == label for column, label in amnesty.group.items()):
                    time = self.clock.seconds(amnesty.at)
                    self.plan(time, "amnesty", lambda _, n=name, k=k: self.amnesty(n, k))  # type: ignore[misc]

    def amnesty(self, name: str, k: int) -> None:
        """An amnesty ends an open listing with a probability."""
        share = self.values.at(self.regime.lists[name].amnesty[k].share, self.now)
        listing = self.current[name]
        if listing is None or listing.state != "open" or listing.reason:
            return
        if self.draws.own(f"regime.lists.{name}", f"amnesty/{k}", 0)[0] > 1.0 - share:
            self.end_for(listing, "amnesty")

    def start_listed(self) -> None:
        """Lists may be full at the start (R34)."""
        for name, black in self.regime.lists.items():
            if black.initial is None or self.is_exempt(name):
                continue
            path = f"regime.lists.{name}"
            first, second = self.draws.own(path, "initial", 0)
            if first > 1.0 - self.values.at(black.initial.share, 0.0):
                self.listed_at_start(name, second <= self.values.at(black.initial.wrongful, 0.0))

    def listed_at_start(self, name: str, wrongful: bool) -> None:
        """A listing that began before the run."""
        black, path = self.regime.lists[name], f"regime.lists.{name}"
        since = self.values.span(black.initial.since, 0.0, lambda: self.draws.own(path, "initial-since", 0)[0])  # type: ignore[union-attr]
        source, kind = stream_of(f"{path}.initial", "source"), "wrong_fact" if wrongful else "true"
        listing = Listing(name, source, 0, kind, "initial", "initial", number=self.candidates)
        self.candidates += 1
        rate = None if wrongful else next(self.settling(name), None)
        if rate is not None:
            u, _ = self.draws.own(path, "initial-settle", 0)
            listing.settled = self.following(self.values.steps(rate), self.values.rate(rate), 0.0, u)
        listing.state, listing.begin, listing.initial = "open", -since, True
        self.current[name] = listing
        self.open(listing)
        self.set_clocks(listing)
        self.update()
        if self.off("R34"):
            self.enter(listing)
        if black.notice is not None and black.notice.when in ("before", "with", "after"):
            self.send(listing, -since)

    def settling(self, name: str) -> Iterator:  # type: ignore[type-arg]
        """Rates at which the conducts that a list names settle, in file order."""
        for entry in self.regime.lists[name].enters:
            for conduct in self.looked_at(entry):
                rate = self.world.conducts[conduct].settles
                if rate is not None:
                    yield rate
