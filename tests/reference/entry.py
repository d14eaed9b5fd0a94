"""Entry: what makes a person a candidate for a list (docs/model.md, section 3.5)."""

from __future__ import annotations

from standing.scenario.listing import BlackList
from tests.reference.listings import Listings
from tests.reference.scores import RECORDED, TRUTHFUL
from tests.reference.sensing import Sensing
from tests.reference.things import WORD, WORST, Listing, Observation
from tests.reference.values import NEVER, stream_of


class Entries(Listings, Sensing):
    """Observations, and entries by hand, meet the lists."""

    def observe(self, seen: Observation) -> None:
        """An observation arrives: record, scores, lists."""
        self.count("observations", seen.sensor, seen.truth)
        self.write("observation", seen.sensor, seen.word, truth=seen.truth, n=seen.n, made=seen.made)
        self.record.append(seen)
        if self.off("R9"):
            self.test_lists(seen)
        self.score_observation(seen)
        self.update()
        if not self.off("R9"):
            self.test_lists(seen)

    def test_lists(self, seen: Observation) -> None:
        """Each list that names what was observed, in file order."""
        for name, black in self.regime.lists.items():
            self.test(name, black, seen)

    def is_exempt(self, name: str) -> bool:
        """Whether a list exempts the person now."""
        return any(
            all(self.values.group.get(column) in labels for column, labels in exempt.group.items())
            and (exempt.trait is None or self.has(exempt.trait))
            for exempt in self.regime.lists[name].exempt
        )

    def test(self, name: str, black: BlackList, seen: Observation) -> None:
        """Test a list's entries on an observation."""
        concerned = [entry for entry in black.enters if self.concerns(entry, seen)]
        if not concerned or self.is_exempt(name):
            return
        kinds = (self.complete(name, entry, seen) for entry in concerned)
        current = self.current[name]
        if current is not None:
            if self.hit(current) and black.hits != "count" and any(kinds):
                self.extend(current, seen.source, seen.n)
            return
        if self.is_void(black, seen.settled):
            return
        kind = next(filter(None, kinds), "")
        if kind:
            if self.off("R20") and concerned[0].kind in ("score", "band"):
                kind = seen.truth
            cause = f"{seen.word}/{seen.sensor}"
            self.arise(Listing(name, seen.source, seen.n, kind, cause, seen.word, seen.settled, seen, seen.made))

    def hit(self, current: Listing, n: int = -1) -> bool:
        """Count a hit while listed or in grace; whether it may move the due end."""
        counted = ["open"]
        if not self.off("R11"):
            counted.append("grace")
        if self.off("R32"):
            counted.append("pending")
        if current.state in counted:
            self.count("hits_while_listed", current.on)
            self.write("hit", current.on, n=n)
        return current.state == "open" and current.stale == NEVER

    def is_void(self, black: BlackList, settled: float) -> bool:
        """Whether an obligation already settled makes no candidate (R13)."""
        no_grace = black.notice is None or black.notice.grace.is_zero
        return no_grace and "settled" in black.leaves_on and settled <= self.now and not self.off("R13")

    def concerns(self, entry, seen: Observation) -> bool:  # type: ignore[no-untyped-def]
        """Whether an entry looks at an observation at all."""
        if entry.kind == "observed":
            return seen.word in entry.conducts
        if entry.kind in ("sensor", "status"):
            return seen.sensor in entry.by
        if entry.kind == "list":
            return False
        return self.regime.scores[entry.score].points.get(seen.word, 0) * self.sign(entry) > 0

    def complete(self, name: str, entry, seen: Observation | None) -> str:  # type: ignore[no-untyped-def]
        """Kind of an entry if it is complete now, "" if it is not."""
        if entry.kind in ("score", "band"):
            if not self.holds(entry, RECORDED):
                return ""
            return "true" if self.holds(entry, TRUTHFUL) else WORD[max(1, self.scores[entry.score].worst)]
        assert seen is not None
        if entry.by and seen.sensor not in entry.by:
            return ""
        times = int(self.values.at(entry.times, self.now))
        if entry.kind == "status" or times <= 1:
            return seen.truth
        return self.several(name, entry, times)

    def several(self, name: str, entry, times: int) -> str:  # type: ignore[no-untyped-def]
        """Kind of an entry by n observations within w, if it is complete now."""
        forget = -NEVER
        if entry.memory == "reset":
            forget = max((stay.ended for stay in self.stays[name] if stay.ended <= self.now), default=-NEVER)
        since = self.now - self.window(entry)
        counted = [
            each
            for each in self.record
            if (each.word in entry.conducts if entry.kind == "observed" else each.sensor in entry.by)
            and (not entry.by or each.sensor in entry.by)
            and each.time > max(since, forget)
            and not each.cleared
            and not each.consumed
        ]
        true = [each for each in counted if each.truth == "true"]
        by_act = entry.independent == "act"
        if (len({each.behind for each in counted}) if by_act else len(counted)) < times:
            return ""
        if self.off("R10"):
            for each in counted:
                each.consumed = True
        if (len({each.behind for each in true}) if by_act else len(true)) >= times:
            return "true"
        if self.off("R21") and any(each.truth == "wrong_fact" for each in counted):
            return "wrong_fact"
        return WORD[max(WORST[each.truth] for each in counted)]

    # --- from another list ------------------------------------------------------------------------------------------

    def copy(self, listing: Listing) -> None:
        """A beginning on a list is copied to others."""
        for name, black in self.regime.lists.items():
            for k, entry in enumerate(black.enters):
                if entry.kind == "list" and entry.source_list == listing.on:
                    path = f"regime.lists.{name}"
                    if self.uniform(listing, path, f"copy/{k}") > self.values.at(entry.share, self.now):
                        continue
                    delay = self.values.span(
                        entry.delay,
                        self.now,
                        lambda p=path, k=k: self.uniform(listing, p, f"copy-delay/{k}"),  # type: ignore[misc]
                    )
                    self.plan(self.now + delay, "copy", lambda _, n=name: self.copied(n, listing))  # type: ignore[misc]

    def copied(self, name: str, listing: Listing) -> None:
        """A copy arrives: a candidate, unless something is under way already."""
        if self.current[name] is not None or self.is_exempt(name):
            return
        self.arise(
            Listing(
                name, self.source_of_copies(listing), listing.n, "inherited" if listing.wrongful else "true",
                f"list/{listing.on}", listing.conduct, listing.settled, None, listing.made, listing.chain,
            )
        )  # fmt: skip

    # --- by hand ----------------------------------------------------------------------------------------------------

    def plan_hands(self) -> None:
        """Plan entries by hand."""
        for name, black in self.regime.lists.items():
            for k, hand in enumerate(black.by_hand):
                if all(self.values.group.get(column) == label for column, label in hand.group.items()):
                    self.plan_hand(name, k, hand)

    def plan_hand(self, name: str, k: int, hand) -> None:  # type: ignore[no-untyped-def]
        """Plan one row of entries by hand."""
        since = 0.0 if hand.since is None else self.clock.seconds(hand.since)
        path, purpose = f"regime.lists.{name}", f"hand/{k}"
        if hand.share is not None:
            if self.draws.own(path, purpose, 0)[0] > 1.0 - self.values.at(hand.share, since):
                self.plan(since, "hand_date", lambda _: self.by_hand(name, k, 0))
            return
        until = self.end if hand.until is None else self.clock.seconds(hand.until)
        steps, rate = self.values.steps(hand.rate), self.values.rate(hand.rate)
        for time, _, n in self.stream(rate, steps, path, purpose, since):
            if time >= until:
                break
            self.plan(time, "hand", lambda _, n=n: self.by_hand(name, k, n))  # type: ignore[misc]

    def by_hand(self, name: str, k: int, n: int) -> None:
        """An entry by hand."""
        if self.is_exempt(name):
            return
        self.count("hand_entries", name)
        self.write("hand_entry", name, n=n)
        source = stream_of(f"regime.lists.{name}.by_hand/{k}", "source")
        current = self.current[name]
        if current is not None:
            if self.hit(current, n) and self.regime.lists[name].hits != "count":
                self.extend(current, source, n)
            return
        listing = Listing(name, source, n, "by_hand", "by_hand", "by_hand")
        self.number(listing)
        self.decided(listing)
