"""One person's life under a scenario, from docs/model.md alone: a sorted list of events and what each of them does."""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from standing.scenario import Scenario
from standing.scenario.entry import Entry
from standing.scenario.listing import BlackList
from tests.reference.scores import DESERVED, RECORDED, TRUTHFUL, ScoreTracks
from tests.reference.values import DAY, NEVER, Clock, Draws, Steps, Values, gamma_quantile, log

KINDS = (
    "lift", "end", "term", "settlement", "judgment", "act", "stray", "alarm", "observation",
    "hand", "decision", "beginning", "notice", "aware", "filing", "attempt", "hand_date",
)  # fmt: skip
ORDER = {kind: at for at, kind in enumerate(KINDS)} | {"hand_date": KINDS.index("hand") + 0.5}
WORST = {"true": 0, "wrong_fact": 1, "wrong_person": 2, "by_hand": 3}
WORD = {rank: word for word, rank in WORST.items()}
BLOCK = 64 * DAY
READINGS = {
    "granted_is_final": "after a grant that ends nothing (no `corrected` in `leaves_on`) nothing is filed any more, stale or not",
    "confirm_at_decision": "`confirms` is read at the decision; model.md 3.1: decision at the candidate",
    "objection_no_points": "an objection granted before the beginning gives no points back and clears no observation",
    "objection_averts": "it averts even if the list does not leave on `corrected`",
    "state_without_observation": "a listing by `when: state` has no obligation, and no points come back with it",
    "initial_noticed": "notice was sent to those listed at the start when they were listed, uncounted",
    "initial_unseen": "a listing of the start that ends at the start is not in `ever_listed`",
}
"""What the engine computes where the texts are silent or say otherwise; each can be left out by name."""


@dataclass
class Observation:
    """A record against the person."""

    sensor: str
    conduct: str
    time: float
    truth: str
    n: int
    settled: float = NEVER
    taken: dict[str, tuple[float, float]] = field(default_factory=dict)
    cleared: bool = False

    @property
    def source(self) -> str:
        """Name of the source of what follows."""
        words = {"true": "own", "wrong_person": "stray", "wrong_fact": "alarm"}
        return f"regime.sensors.{self.sensor}, world.conducts.{self.conduct} {words[self.truth]}"

    @property
    def act(self) -> object:
        """The act behind it: that of the conduct and number if own."""
        return (self.conduct, self.n) if self.truth == "true" else (self.sensor, self.conduct, self.truth, self.n)


@dataclass(eq=False)
class Listing:
    """A candidate, and the listing that it becomes."""

    on: str
    source: str
    n: int
    kind: str
    cause: str
    conduct: str
    settled: float = NEVER
    observation: Observation | None = None
    chain: int = 0
    state: str = "pending"
    begin: float = NEVER
    ended: float = NEVER
    lifted: float = NEVER
    reason: str = ""
    stale: float = NEVER
    failed: bool = False
    initial: bool = False
    counted: bool = False
    noticed: bool = False
    aware: bool = False
    bitten: bool = False
    appeals: int = 0
    filing: int = 0
    pending: bool = False
    forbidden: bool = False
    holds: bool = True
    acts: int = 0
    steps: set[str] = field(default_factory=set)
    reached: set[str] = field(default_factory=set)

    @property
    def wrongful(self) -> bool:
        """Wrongful at entry."""
        return self.kind != "true"


class Place:
    """A cell of a run: how many persons there are in each cell, and what its values are."""

    def __init__(self, scenario: Scenario, sizes: list[int], cell: int) -> None:
        assert scenario.world is not None
        cells = scenario.world.population.cells
        self.scenario, self.sizes, self.cell = scenario, sizes, cell
        self.clock = Clock(scenario.clock.start)
        self.groups = cells.groups()
        self.all = [Values(self.clock, group) for group in self.groups]
        self.values = self.all[cell]

    def strays(self, sensor: str, conduct: str) -> list[float]:
        """Eq. 3.6 by cell of the actor, without calendars."""
        assert self.scenario.world is not None
        what, how = self.scenario.world.conducts[conduct], self.scenario.regime.sensors[sensor]
        rates = []
        for a, values in enumerate(self.all):
            number = self.sizes[a] - (a == self.cell)
            weight, there, own = 1.0, sum(self.sizes), 1
            if how.mixing is not None:
                mine, his = self.groups[self.cell][how.mixing.by], self.groups[a][how.mixing.by]
                weight = how.mixing.weights.get(his, {}).get(mine, 0.0)
                there = sum(n for n, group in zip(self.sizes, self.groups, strict=True) if group[how.mixing.by] == mine)
                own = int(his == mine)
            flow = number * values.rate(what.rate) * values.rate(how.detects) * values.rate(how.wrong_person) * weight
            rates.append(flow / (there - own) if flow > 0.0 and there > own else 0.0)
        return rates


class Life:
    """One life; `tallies` holds what it adds."""

    def __init__(self, place: Place, seed: int, person: int, without: frozenset[str] = frozenset()) -> None:
        self.without = without
        self.place, self.values, self.clock = place, place.values, place.clock
        self.scenario = place.scenario
        assert self.scenario.world is not None
        self.world, self.regime = self.scenario.world, self.scenario.regime
        self.draws = Draws(seed, person)
        self.end = self.scenario.clock.seconds
        since = self.scenario.clock.measures_from
        self.since = 0.0 if since is None else self.clock.seconds(since)
        self.tallies: Counter[tuple[str, str, str]] = Counter()
        self.agenda: list[tuple[float, float, int, Callable[[float], None]]] = []
        self.sequence = 0
        self.now = 0.0
        self.record: list[Observation] = []
        self.acts: dict[str, list[float]] = {name: [] for name in self.world.conducts}
        self.scores = {name: ScoreTracks(name, score, self.values) for name, score in self.regime.scores.items()}
        self.current: dict[str, Listing | None] = dict.fromkeys(self.regime.lists)
        self.stays: dict[str, list[Listing]] = {name: [] for name in self.regime.lists}
        self.met: dict[str, float] = dict.fromkeys(self.regime.lists, NEVER)
        self.ever: set[str] = set()
        self.ever_wrongful: set[str] = set()
        self.most_denied = 0
        self.seen_acts: Counter[str] = Counter()
        shape = self.world.population.frailty
        self.frailty = (
            1.0 if shape is None else gamma_quantile(float(shape), self.draws.own("world.population", "frailty", 0)[0])
        )

    # --- agenda -----------------------------------------------------------------------------------------------------

    def plan(self, time: float, kind: str, what: Callable[[float], None]) -> None:
        """Put an event on the agenda."""
        if time < self.end:
            heapq.heappush(self.agenda, (time, ORDER[kind], self.sequence, what))
            self.sequence += 1

    def reads(self, reading: str) -> bool:
        """Whether one of `READINGS` holds."""
        assert reading in READINGS
        return reading not in self.without

    def count(self, tally: str, item: str, part: str = "", number: int = 1) -> None:
        """Count an event now."""
        if self.now >= self.since:
            self.tallies[tally, item, part] += number

    def live(self) -> Counter[tuple[str, str, str]]:
        """Live from start to end."""
        for name in self.regime.lists:
            self.start_listed(name)
        for name in self.world.conducts:
            self.stream_of_acts(name)
        for name, sensor in self.regime.sensors.items():
            for conduct in sensor.observes:
                self.stream_of_alarms(name, conduct)
                self.stream_of_strays(name, conduct)
        for name in self.regime.lists:
            self.stream_of_hands(name)
        for name in self.world.services:
            self.stream_of_attempts(name)
        while self.agenda:
            time, _, _, what = heapq.heappop(self.agenda)
            self.pass_to(time)
            what(time)
        self.pass_to(self.end)
        self.close()
        return self.tallies

    # --- streams of the world ---------------------------------------------------------------------------------------

    def following(self, steps: Steps, rate: float, time: float, u: float) -> float:
        """Eq. 3.3: when the integral from a time on reaches -log u."""
        return steps.inverse(steps.integral(time) + -log(u) / rate) if rate > 0.0 else NEVER

    def stream(self, rate: float, steps: Steps, path: str, purpose: str) -> list[tuple[float, float]]:
        """Eq. 3.2: all times of a stream, each with its second uniform."""
        found, total, n = [], 0.0, 0
        while rate > 0.0:
            first, second = self.draws.own(path, purpose, n)
            total += -log(first)
            time = steps.inverse(total / rate)
            if time >= self.end:
                break
            found.append((time, second))
            n += 1
        return found

    def stream_of_acts(self, name: str) -> None:
        """Plan all acts of a conduct."""
        conduct, path = self.world.conducts[name], f"world.conducts.{name}"
        steps = Steps.of(self.clock, conduct.rate)
        for n, (time, _) in enumerate(self.stream(self.values.rate(conduct.rate) * self.frailty, steps, path, "act")):
            settled = NEVER
            if conduct.settles is not None:
                u, _ = self.draws.own(path, "settle", n)
                calendar = Steps.of(self.clock, conduct.settles)
                settled = self.following(calendar, self.values.rate(conduct.settles), time, u)
            self.plan(time, "act", lambda now, n=n, settled=settled: self.act(name, n, settled, now))  # type: ignore[misc]

    def act(self, name: str, n: int, settled: float, now: float) -> None:
        """An act: sensors, deserved score, conditions met."""
        self.count("acts", name)
        self.seen_acts[name] += 1
        for sensor, how in self.regime.sensors.items():
            if name not in how.observes:
                continue
            path = f"regime.sensors.{sensor}, world.conducts.{name}"
            first, second = self.draws.own(path, "observe", n)
            if first > self.values.at(how.detects, now) or second <= self.values.at(how.wrong_person, now):
                continue
            due = now + self.values.span(how.delay, now, lambda path=path: self.draws.own(path, "delay", n)[0])  # type: ignore[misc]
            seen = Observation(sensor, name, due, "true", n, settled)
            self.plan(due, "observation", lambda time, seen=seen: self.observe(seen, time))  # type: ignore[misc]
        self.acts[name].append(now)
        for score in self.scores.values():
            if name in score.score.points:
                score.move(DESERVED, score.score.points[name])
        for one, black in self.regime.lists.items():
            if self.met[one] == NEVER and any(self.is_met(entry, name, now) for entry in black.enters):
                self.met[one] = now

    def is_met(self, entry: Entry, name: str, now: float) -> bool:
        """Whether an act just done meets a condition (R30)."""
        if entry.kind == "observed":
            if name not in entry.conducts:
                return False
            times = int(self.values.at(entry.times, now))
            within = NEVER if entry.within is None else self.values.at(entry.within, now)
            return sum(time > now - within for each in entry.conducts for time in self.acts[each]) >= times
        score = self.scores[entry.score]
        return score.score.points.get(name, 0) < 0 and self.is_low(entry, DESERVED, now)

    def is_low(self, entry: Entry, track: int, now: float) -> bool:
        """Whether a track of the entry's score meets it."""
        score = self.scores[entry.score]
        if entry.kind == "band":
            return score.band(score.value(track)) in entry.bands
        assert entry.at_most is not None
        return score.value(track) <= self.values.at(entry.at_most, now)

    def stream_of_alarms(self, name: str, conduct: str) -> None:
        """Plan the false alarms of a sensor about one of its conducts."""
        sensor = self.regime.sensors[name]
        rate = self.values.rate(sensor.false_alarms) / len(sensor.observes)
        path = f"regime.sensors.{name}, world.conducts.{conduct}"
        for n, (time, _) in enumerate(self.stream(rate, Steps.of(self.clock, sensor.false_alarms), path, "alarm")):
            seen = Observation(name, conduct, time, "wrong_fact", n)
            self.plan(
                time,
                "alarm",
                lambda _, seen=seen: self.plan(seen.time, "observation", lambda time: self.observe(seen, time)),
            )  # type: ignore[misc]

    def stream_of_strays(self, name: str, conduct: str) -> None:
        """Plan the strays that this person receives (eq. 3.6)."""
        sensor, what = self.regime.sensors[name], self.world.conducts[conduct]
        path = f"regime.sensors.{name}, world.conducts.{conduct}"
        rates = self.place.strays(name, conduct)
        steps = Steps.of(self.clock, what.rate, sensor.detects, sensor.wrong_person)
        for n, (time, second) in enumerate(self.stream(sum(rates), steps, path, "stray")):
            reached, cell = 0.0, 0
            for cell, rate in enumerate(rates):  # noqa: B007
                reached += rate
                if second * sum(rates) <= reached:
                    break
            actor = self.place.all[cell]
            settled = NEVER
            if what.settles is not None:
                u, _ = self.draws.own(path, "stray-settle", n)
                settled = self.following(Steps.of(self.clock, what.settles), actor.rate(what.settles), time, u)
            due = time + actor.span(sensor.delay, time, lambda n=n: self.draws.own(path, "stray-delay", n)[0])  # type: ignore[misc]
            seen = Observation(name, conduct, due, "wrong_person", n, settled)
            self.plan(
                time,
                "stray",
                lambda _, seen=seen: self.plan(seen.time, "observation", lambda time: self.observe(seen, time)),
            )  # type: ignore[misc]

    # --- observation, scores, entry ---------------------------------------------------------------------------------

    def observe(self, seen: Observation, now: float) -> None:
        """An observation arrives: record, scores, lists."""
        self.count("observations", seen.sensor, seen.truth)
        self.record.append(seen)
        for name, score in self.scores.items():
            points = score.score.points.get(seen.conduct)
            if points is None:
                continue
            if score.value(RECORDED) == score.value(TRUTHFUL):
                score.worst = 0
            score.worst = max(score.worst, WORST[seen.truth])
            moved = score.move(RECORDED, points)
            true = score.move(TRUTHFUL, points) if seen.truth == "true" else 0.0
            seen.taken[name] = (moved, true)
        for name, black in self.regime.lists.items():
            self.test(name, black, seen, now)

    def test(self, name: str, black: BlackList, seen: Observation, now: float) -> None:
        """Test a list's entries on an observation."""
        concerned = [entry for entry in black.enters if self.concerns(entry, seen)]
        if not concerned:
            return
        current = self.current[name]
        if current is not None:
            if current.state in ("grace", "open"):
                self.count("hits_while_listed", name)
            return
        if self.is_void(black, seen.settled, now):
            return
        for entry in concerned:
            if entry.kind == "observed" and entry.by and seen.sensor not in entry.by:
                continue
            kind = self.complete(name, entry, seen, now)
            if kind:
                cause = f"{seen.conduct}/{seen.sensor}"
                self.candidate(Listing(name, seen.source, seen.n, kind, cause, seen.conduct, seen.settled, seen), now)
                return

    @staticmethod
    def is_void(black: BlackList, settled: float, now: float) -> bool:
        """Whether an obligation already settled makes no candidate (R13)."""
        no_grace = black.notice is None or black.notice.grace.is_zero
        return no_grace and "settled" in black.leaves_on and settled <= now

    def concerns(self, entry: Entry, seen: Observation) -> bool:
        """Whether an entry looks at an observation at all."""
        if entry.kind == "observed":
            return seen.conduct in entry.conducts
        return self.scores[entry.score].score.points.get(seen.conduct, 0) < 0

    def complete(self, name: str, entry: Entry, seen: Observation | None, now: float) -> str:
        """Kind of the entry if it is complete now, "" if it is not."""
        if entry.kind != "observed":
            if not self.is_low(entry, RECORDED, now):
                return ""
            return "true" if self.is_low(entry, TRUTHFUL, now) else WORD[self.scores[entry.score].worst]
        assert seen is not None
        times = int(self.values.at(entry.times, now))
        if times <= 1:
            return seen.truth
        within = NEVER if entry.within is None else self.values.at(entry.within, now)
        forget = max((stay.ended for stay in self.stays[name] if stay.ended <= now), default=-NEVER)
        counted = [
            each
            for each in self.record
            if each.conduct in entry.conducts
            and (not entry.by or each.sensor in entry.by)
            and each.time > now - within
            and not each.cleared
            and (entry.memory == "all" or each.time > forget)
        ]
        true = [each for each in counted if each.truth == "true"]
        by_act = entry.independent == "act"
        if (len({each.act for each in counted}) if by_act else len(counted)) < times:
            return ""
        if (len({each.act for each in true}) if by_act else len(true)) >= times:
            return "true"
        return WORD[max(WORST[each.truth] for each in counted)]

    # --- decision, grace, beginning ---------------------------------------------------------------------------------

    def uniform(self, listing: Listing, path: str, purpose: str, ordinal: int = 0) -> float:
        """First uniform of what follows from a listing's trigger."""
        ordinal += listing.chain << 21
        return self.draws.following(path, purpose, listing.source, listing.n, ordinal)[0]

    def of_list(self, listing: Listing, purpose: str) -> float:
        """First uniform at the list's own address."""
        return self.uniform(listing, f"regime.lists.{listing.on}", purpose)

    def candidate(self, listing: Listing, now: float) -> None:
        """Wait for the decision (R32)."""
        self.current[listing.on] = listing
        decision = self.regime.lists[listing.on].decision
        share, delay = 1.0, 0.0
        if decision is not None:
            confirms = decision.not_met if listing.wrongful else decision.met
            share = self.values.at(confirms, now)
            delay = self.values.span(decision.delay, now, lambda: self.of_list(listing, "decide-delay"))

        def decide(time: float) -> None:
            nonlocal share
            if decision is not None and self.reads("confirm_at_decision"):
                share = self.values.at(confirms, time)
            confirmed = share >= 1.0 or self.of_list(listing, "decide") <= share
            word = "confirmed" if confirmed else "rejected"
            self.count("decisions", listing.on, f"{word}_{'false' if listing.wrongful else 'true'}")
            if confirmed:
                self.decided(listing, time)
            else:
                listing.state = "done"
                self.current[listing.on] = None

        self.plan(now + delay, "decision", decide)

    def decided(self, listing: Listing, now: float) -> None:
        """Decision done: notice, then grace, then the beginning."""
        black = self.regime.lists[listing.on]
        listing.state = "grace"
        grace = 0.0
        if black.notice is not None:
            if black.notice.when == "before":
                self.send(listing, now)
            grace = self.values.span(black.notice.grace, now, lambda: self.of_list(listing, "grace"))
            if (
                black.notice.grace_ends == "at_settlement"
                and "settled" in black.leaves_on
                and listing.settled < now + grace
            ):
                self.plan(max(now, listing.settled), "settlement", lambda time: self.avert(listing, "settled", time))
        self.plan(now + grace, "beginning", lambda time: self.begin(listing, time))

    def avert(self, listing: Listing, why: str, now: float) -> None:
        """The listing will not begin."""
        if listing.state != "grace":
            return
        self.count("averted", listing.on, why)
        listing.state = "done"
        self.current[listing.on] = None
        self.lapse(listing)

    def send(self, listing: Listing, now: float) -> None:
        """Send the notice."""
        notice = self.regime.lists[listing.on].notice
        assert notice is not None
        if not listing.initial:
            self.count("notices", listing.on)
        if self.of_list(listing, "notice") <= self.values.at(notice.reaches, now):
            delay = self.values.span(notice.delay, now, lambda: self.of_list(listing, "notice-delay"))
            self.plan(max(now + delay, 0.0), "notice", lambda time: self.reach(listing, time))

    def reach(self, listing: Listing, now: float) -> None:
        """The notice reaches the person."""
        if listing.state == "done":
            return
        if not listing.initial:
            self.count("notices_reached", listing.on)
        listing.noticed = True
        self.learn(listing, now)

    def begin(self, listing: Listing, now: float) -> None:
        """The listing begins, or is averted."""
        if listing.state != "grace":
            return
        black = self.regime.lists[listing.on]
        if "settled" in black.leaves_on and listing.settled <= now:
            self.avert(listing, "settled", now)
            return
        listing.state, listing.begin = "open", now
        self.stays[listing.on].append(listing)
        self.seen(listing)
        if now >= self.since:
            listing.counted = True
            listing.acts = self.acts_of(listing.on)
            self.count("listings", listing.on, listing.kind)
            self.count("listings_by_cause", listing.on, listing.cause)
            self.count("listings_by_acts", listing.on, words(self.acts_of(listing.on)))
            if listing.wrongful:
                self.step(listing, "wrongful")
                for each in ("aware", "filed", "decided", "decided_in_time"):
                    if each in listing.reached:
                        self.step(listing, each)
        if black.notice is not None and black.notice.when in ("with", "after"):
            self.send(listing, now)
        self.set_clocks(listing, now)
        if listing.aware and not listing.pending and self.redress_of(listing)[1] is not None:
            if self.redress_of(listing)[1].files_from == "beginning":  # type: ignore[union-attr]
                self.file(listing, now)

    def named(self, entry: Entry) -> list[str]:
        """Conducts that an entry names: its own, or those that cost points of its score."""
        if entry.kind == "observed":
            return list(entry.conducts)
        return [each for each, points in self.regime.scores[entry.score].points.items() if points < 0]

    def acts_of(self, name: str) -> int:
        """Acts done so far."""
        named = {each for entry in self.regime.lists[name].enters for each in self.named(entry)}
        return sum(self.seen_acts[each] for each in named)

    def set_clocks(self, listing: Listing, now: float) -> None:
        """Term and settlement of an open listing."""
        black = self.regime.lists[listing.on]
        if black.term is not None and "term" in black.leaves_on:
            due = self.values.due(black.term, listing.begin, lambda: self.of_list(listing, "term"))
            self.plan(max(due, now), "term", lambda time: self.due(listing, "term", time))
        if "settled" in black.leaves_on:
            self.plan(listing.settled, "settlement", lambda time: self.due(listing, "settled", time))

    def due(self, listing: Listing, reason: str, now: float) -> None:
        """An end by term or settlement, unless it fails (R14)."""
        if listing.state != "open" or listing.failed or listing.reason:
            return
        fails = self.values.at(self.regime.lists[listing.on].removal.fails, now)
        if fails > 0.0 and self.of_list(listing, "fail") <= fails:
            listing.failed, listing.stale = True, now
            self.count("became_stale", listing.on)
            if listing.aware and not listing.pending:
                self.file(listing, now)
            return
        listing.reason = reason
        self.plan(now, "end", lambda time: self.finish(listing, time))

    def finish(self, listing: Listing, now: float) -> None:
        """The listing ends."""
        black, reason = self.regime.lists[listing.on], listing.reason
        listing.state, listing.ended = "removal", now
        self.current[listing.on] = None
        self.count("ends", listing.on, reason)
        if not self.reads("initial_unseen"):
            self.seen(listing)
        if reason == "corrected":
            self.correct(listing)
        elif listing.counted and listing.wrongful:
            self.step(listing, "expired")
        self.lapse(listing)
        _, redress = self.redress_of(listing)
        if reason == "corrected" and redress is not None and redress.propagates is not None:
            name = self.redress_of(listing)[0]
            delay = self.values.span(
                redress.propagates, now, lambda: self.uniform(listing, f"regime.redress.{name}", "propagate")
            )
        else:
            delay = self.values.span(black.removal.delay, now, lambda: self.of_list(listing, "removal"))
        listing.lifted = now + delay

        def lift(_: float) -> None:
            listing.state = "done"

        if delay > 0.0:
            self.plan(listing.lifted, "lift", lift)
        else:
            lift(now)
        silent = self.reads("state_without_observation")
        if not silent and self.is_void(black, listing.settled, now):
            return
        for entry in black.enters:
            if self.current[listing.on] is None and entry.kind != "observed" and entry.when == "state":
                kind = self.complete(listing.on, entry, None, now)
                if kind:
                    again = Listing(
                        listing.on, listing.source, listing.n, kind, listing.cause, listing.conduct, NEVER if silent else listing.settled,
                        None if silent else listing.observation, listing.chain + 1,
                    )  # fmt: skip
                    self.candidate(again, now)

    def correct(self, listing: Listing) -> None:
        """Points come back, and the observation counts no more (R19)."""
        seen = listing.observation
        if seen is None or seen.cleared:
            return
        seen.cleared = True
        for name, (moved, _) in seen.taken.items():
            score = self.scores[name]
            if moved < 0:
                score.move(RECORDED, -moved)

    # --- start and by hand ------------------------------------------------------------------------------------------

    def start_listed(self, name: str) -> None:
        """A list may be full at the start (R34)."""
        black, path = self.regime.lists[name], f"regime.lists.{name}"
        if black.initial is None:
            return
        first, second = self.draws.own(path, "initial", 0)
        if not first > 1.0 - self.values.at(black.initial.share, 0.0):
            return
        wrongful = second <= self.values.at(black.initial.wrongful, 0.0)
        since = self.values.span(black.initial.since, 0.0, lambda: self.draws.own(path, "initial-since", 0)[0])
        listing = Listing(name, f"{path}.initial", 0, "wrong_fact" if wrongful else "true", "initial", "initial")
        settling = self.first_settling(black)
        if settling is not None and not wrongful:
            rate = self.world.conducts[settling].settles
            assert rate is not None
            u, _ = self.draws.own(path, "initial-settle", 0)
            listing.settled = self.following(Steps.of(self.clock, rate), self.values.rate(rate), 0.0, u)
        listing.state, listing.begin, listing.initial = "open", -since, True
        self.current[name] = listing
        self.stays[name].append(listing)
        self.set_clocks(listing, 0.0)
        if not self.reads("initial_unseen"):
            self.seen(listing)
        if (
            self.reads("initial_noticed")
            and black.notice is not None
            and black.notice.when in ("before", "with", "after")
        ):
            self.send(listing, -since)

    def first_settling(self, black: BlackList) -> str | None:
        """First conduct that the list names and that settles."""
        for entry in black.enters:
            for name in self.named(entry):
                if self.world.conducts[name].settles is not None:
                    return name
        return None

    def stream_of_hands(self, name: str) -> None:
        """Plan entries by hand."""
        for k, hand in enumerate(self.regime.lists[name].by_hand):
            if any(self.values.group.get(column) != label for column, label in hand.group.items()):
                continue
            since = 0.0 if hand.since is None else self.clock.seconds(hand.since)
            until = self.end if hand.until is None else self.clock.seconds(hand.until)
            path, purpose = f"regime.lists.{name}", f"hand/{k}"
            if hand.share is not None:
                if self.draws.own(path, purpose, 0)[0] > 1.0 - self.values.at(hand.share, since):
                    self.plan(since, "hand_date", lambda now, k=k: self.by_hand(name, k, 0, now))  # type: ignore[misc]
                continue
            assert hand.rate is not None
            steps, rate, n, total = Steps.of(self.clock, hand.rate), self.values.rate(hand.rate), 0, 0.0
            while rate > 0.0:
                total += -log(self.draws.own(path, purpose, n)[0])
                time = steps.inverse(steps.integral(max(since, 0.0)) + total / rate)
                if time >= min(until, self.end):
                    break
                self.plan(time, "hand", lambda now, k=k, n=n: self.by_hand(name, k, n, now))  # type: ignore[misc]
                n += 1

    def by_hand(self, name: str, k: int, n: int, now: float) -> None:
        """An entry by hand."""
        current = self.current[name]
        self.count("hand_entries", name)
        if current is not None:
            if current.state in ("grace", "open"):
                self.count("hits_while_listed", name)
            return
        listing = Listing(name, f"regime.lists.{name}.by_hand/{k}", n, "by_hand", "by_hand", "by_hand")
        self.current[name] = listing
        self.decided(listing, now)

    # --- redress ----------------------------------------------------------------------------------------------------

    def redress_of(self, listing: Listing):  # type: ignore[no-untyped-def]
        """Name and rules of the redress against a list."""
        for name, redress in self.regime.redress.items():
            if redress.against == listing.on:
                return name, redress
        return "", None

    def learn(self, listing: Listing, now: float) -> None:
        """The person becomes aware of a listing."""
        if listing.aware or listing.state == "done":
            return
        listing.aware = True
        self.step(listing, "aware")
        _, redress = self.redress_of(listing)
        if redress is not None and (
            listing.state == "open" or (redress.files_from == "decision" and listing.state == "grace")
        ):
            self.file(listing, now)

    def file(self, listing: Listing, now: float) -> None:
        """Set the clock of filing."""
        name, redress = self.redress_of(listing)
        if redress is None or listing.forbidden:
            return
        listing.filing += 1
        token, stale = listing.filing, listing.stale < NEVER
        wrongly = listing.wrongful or stale
        rate = redress.files.wrongful if wrongly else redress.files.rightful
        ordinal = (int(stale) << 20) + listing.appeals
        u = self.uniform(listing, f"regime.redress.{name}", "file", ordinal)
        time = self.following(Steps.of(self.clock, rate), self.values.rate(rate), now, u)

        def filed(at: float) -> None:
            if (
                listing.filing == token
                and listing.state in ("open", "grace")
                and not listing.pending
                and not listing.reason
            ):
                self.filed(listing, at)

        self.plan(time, "filing", filed)

    def appeal(self, listing: Listing, part: str) -> None:
        """Count a step of an appeal."""
        name, _ = self.redress_of(listing)
        self.count("appeals", name, part)
        if listing.wrongful:
            self.count("appeals", name, f"{part}_wrongful")

    def filed(self, listing: Listing, now: float) -> None:
        """An appeal is filed."""
        name, redress = self.redress_of(listing)
        listing.pending, ordinal = True, listing.appeals
        listing.appeals += 1
        self.appeal(listing, "filed")
        self.step(listing, "filed")
        if redress.suspends:
            listing.holds = False
        path = f"regime.redress.{name}"
        delay = self.values.span(redress.delay, now, lambda: self.uniform(listing, path, "judge-delay", ordinal))

        def judged(time: float) -> None:
            if not listing.pending or listing.state not in ("open", "grace") or listing.reason:
                return
            listing.pending, listing.holds = False, True
            wrongly = listing.wrongful or listing.stale < NEVER
            share = self.values.at(redress.grants.wrongful if wrongly else redress.grants.rightful, time)
            granted = self.uniform(listing, path, "grant", ordinal) <= share
            self.appeal(listing, "decided")
            self.step(listing, "decided")
            if time - now <= self.in_time():
                self.step(listing, "decided_in_time")
            self.appeal(listing, "granted" if granted else "refused")
            listing.forbidden = granted and self.reads("granted_is_final")
            if not granted:
                listing.forbidden = not redress.again
                self.file(listing, time)
            elif "corrected" in self.regime.lists[listing.on].leaves_on or (
                listing.state == "grace" and self.reads("objection_averts")
            ):
                if listing.state == "grace":
                    if not self.reads("objection_no_points"):
                        self.correct(listing)
                    self.avert(listing, "objection", time)
                    return
                if redress.suspends:
                    listing.holds = False
                self.step(listing, "corrected")
                listing.reason = "corrected"
                self.plan(time, "end", lambda at: self.finish(listing, at))

        self.plan(now + delay, "judgment", judged)

    def in_time(self) -> float:
        """Seconds of `measures.Q9.within`."""
        return self.choice("Q9", 30 * DAY)

    def choice(self, measure: str, default: float) -> float:
        """Seconds of a measure's `within`."""
        from standing.units import span_from_text

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
            self.count("funnel_by_acts", listing.on, f"{step}:{words(listing.acts)}")

    # --- services and sanctions -------------------------------------------------------------------------------------

    def stream_of_attempts(self, name: str) -> None:
        """Plan attempts, block by block (eq. 3.5)."""
        service, path = self.world.services[name], f"world.services.{name}"
        steps, spread = Steps.of(self.clock, service.attempts), 1.0
        if service.spread is not None:
            spread = gamma_quantile(float(service.spread), self.draws.own(path, "spread", 0)[0])
        rate = self.values.rate(service.attempts) * spread
        block = 0
        while rate > 0.0 and block * BLOCK < self.end:
            total, position = 0.0, 0
            while True:
                n = (block << 16) + position
                total += -log(self.draws.own(path, "attempt", n)[0])
                time = steps.inverse(steps.integral(block * BLOCK) + total / rate)
                if time >= min((block + 1) * BLOCK, self.end):
                    break
                self.plan(time, "attempt", lambda now, n=n: self.attempt(name, n, now))  # type: ignore[misc]
                position += 1
            block += 1

    def holders(self, lists: tuple[str, ...]) -> list[Listing]:
        """Listings that hold a sanction now: open ones first, then the earliest."""
        found = [
            stay
            for name in self.regime.lists
            if name in lists
            for stay in self.stays[name]
            if stay.holds and stay.state in ("open", "removal")
        ]
        return sorted(found, key=lambda stay: (stay.state != "open", stay.begin))

    @staticmethod
    def part(holders: list[Listing]) -> str:
        """To which part the time under a sanction belongs (R15)."""
        opened = [each for each in holders if each.state == "open"]
        if any(not each.wrongful and each.stale == NEVER for each in opened):
            return "own"
        return "wrongful" if opened else "after_end"

    def attempt(self, service: str, n: int, now: float) -> None:
        """An attempt is tried against each sanction in force."""
        for name, sanction in self.regime.sanctions.items():
            if sanction.denies != service:
                continue
            holders = self.holders(sanction.lists)
            if not holders:
                continue
            share = self.values.at(sanction.enforced, now)
            if not self.draws.own(f"regime.sanctions.{name}", "enforce", n)[0] <= share:
                continue
            part = self.part(holders)
            self.count("denials", name, "rightful" if part == "own" else part)
            self.count("denials_by_list", name, holders[0].on)
            for listing in holders:
                self.bite(listing, now)
            return

    def bite(self, listing: Listing, now: float) -> None:
        """A listing bites at its first refusal."""
        if not listing.bitten:
            listing.bitten = True
            if listing.counted:
                self.count("listings_bitten", listing.on)
                if not listing.noticed:
                    self.count("listings_bitten_before_notice", listing.on)
        _, redress = self.redress_of(listing)
        if redress is None or redress.aware_by == "any":
            self.plan(now, "aware", lambda time: self.learn(listing, time))

    # --- time that passes -------------------------------------------------------------------------------------------

    def seen(self, listing: Listing) -> None:
        """Remember who was ever listed in the window."""
        if self.now >= self.since:
            self.ever.add(listing.on)
            if listing.wrongful:
                self.ever_wrongful.add(listing.on)

    def pass_to(self, time: float) -> None:
        """Let time pass: seconds under lists and sanctions, recovery of scores."""
        begin, end = max(self.now, self.since), max(time, self.since)
        seconds = math.floor(end) - math.floor(begin)
        for name, score in self.scores.items():
            by_band: Counter[str] = Counter()
            score.to(time, by_band, self.since)
            for band, number in by_band.items():
                self.tallies["band_seconds", name, band] += number
        if end > begin:
            self.stand(seconds)
        if end > begin:
            held = {each.denies for each in self.regime.sanctions.values() if self.holders(each.lists)}
            self.most_denied = max(self.most_denied, len(held - {None}))
        self.now = time

    def stand(self, seconds: int) -> None:
        """Count seconds of what stands."""
        for name, black in self.regime.lists.items():
            for stay in self.stays[name]:
                if stay.state != "open":
                    continue
                self.ever.add(name)
                self.tallies["listed_seconds", name, ""] += seconds
                if stay.wrongful:
                    self.ever_wrongful.add(name)
                    self.tallies["wrongful_seconds", name, ""] += seconds
                if stay.stale < NEVER:
                    self.tallies["stale_seconds", name, ""] += seconds
            holders = self.holders((name,))
            if black.public and holders:
                part = self.part(holders)
                self.tallies["published_seconds", name, "rightful" if part == "own" else part] += seconds
        for name, sanction in self.regime.sanctions.items():
            holders = self.holders(sanction.lists)
            if holders:
                self.tallies["sanction_seconds", name, self.part(holders)] += seconds
                self.tallies["sanction_seconds_by_cause", name, holders[0].conduct] += seconds

    # --- the end ----------------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Count what is counted once per person."""
        tallies = self.tallies
        tallies["persons_lived", "", ""] += 1
        for name, times in self.acts.items():
            tallies["persons_by_acts", name, capped(sum(time >= self.since for time in times))] += 1
        for name in self.regime.lists:
            self.close_list(name)
        for name, score in self.scores.items():
            self.close_score(name, score)
        under = False
        for name, sanction in self.regime.sanctions.items():
            held = bool(self.holders(sanction.lists))
            under |= held
            tallies["sanctioned_at_end", name, "own"] += held
            if sanction.denies is not None:
                denials = sum(tallies["denials", name, part] for part in ("rightful", "wrongful", "after_end"))
                tallies["persons_by_denials", name, capped(denials)] += 1
        tallies["sanctioned_at_end", "any", "own"] += under
        if any(sanction.denies for sanction in self.regime.sanctions.values()):
            tallies["persons_by_denials", "any", capped(self.most_denied)] += 1
        tallies["listed_at_end", "any", ""] += any(tallies["listed_at_end", name, ""] for name in self.regime.lists)
        tallies["ever_listed", "any", ""] += bool(self.ever)
        tallies["ever_wrongfully_listed", "any", ""] += bool(self.ever_wrongful)

    def close_list(self, name: str) -> None:
        """One list at the end."""
        tallies = self.tallies
        stays = self.stays[name]
        opened = [stay for stay in stays if stay.state == "open"]
        if opened:
            tallies["listed_at_end", name, ""] += 1
            tallies["wrongful_at_end", name, ""] += opened[0].wrongful
            tallies["stale_at_end", name, ""] += opened[0].stale < NEVER
            for other in self.regime.lists:
                if other != name and any(stay.state == "open" for stay in self.stays[other]):
                    tallies["overlap_at_end", name, other] += 1
        current = self.current[name]
        if current is not None and current.pending:
            self.appeal(current, "pending")
        ever, wrongly, met = name in self.ever, name in self.ever_wrongful, self.met[name] < NEVER
        tallies["ever_listed", name, ""] += ever
        tallies["ever_wrongfully_listed", name, ""] += wrongly
        if wrongly:
            tallies["ever_wrongfully_listed_by_acts", name, words(self.acts_of(name))] += 1
        listings = [stay for stay in stays if stay.counted]
        tallies["persons_by_listings", name, capped(len(listings))] += 1
        tallies["never_met", name, ""] += not met
        tallies["never_met_wrongfully_listed", name, ""] += wrongly and not met
        tallies["confusion", name, {(1, 1): "tp", (1, 0): "fp", (0, 1): "fn", (0, 0): "tn"}[ever, met]] += 1
        within = self.choice("Q5", 365 * DAY)
        first = self.met[name]
        if self.since <= first <= self.end - within:
            tallies["met", name, ""] += 1
            tallies["missed", name, ""] += not any(
                stay.begin <= first + within and stay.ended >= first for stay in stays
            )
        for stay in listings:
            if stay.wrongful:
                ended = stay.lifted <= self.end
                self.days("wrongful_duration_days", name, stay.begin, stay.lifted if ended else None)
        for stay in stays:
            if stay.reason == "corrected" and stay.ended >= self.since:
                ended = stay.lifted <= self.end
                self.days("correction_lag_days", name, stay.ended, stay.lifted if ended else None)
            if self.since <= stay.stale < NEVER:
                ended = stay.lifted <= self.end
                self.days("stale_duration_days", name, stay.stale, stay.lifted if ended else None)

    def days(self, tally: str, name: str, begin: float, end: float | None) -> None:
        """One entry of a histogram of days."""
        last = self.end if end is None else end
        days = (math.floor(last) - math.floor(begin)) // 86_400
        self.tallies[tally, name, f"{'open' if end is None else 'ended'} {days}"] += 1

    def close_score(self, name: str, score: ScoreTracks) -> None:
        """One score at the end."""
        value = score.value(RECORDED)
        tenths = math.floor(value * 10.0 + 0.5)
        self.tallies["score_sum_at_end", name, ""] += tenths
        if score.score.bands:
            self.tallies["band_at_end", name, score.band(value)] += 1
        step = 1 if score.score.recovery == "linear" else 10
        top = math.floor(score.ceiling * 10.0 + 0.5)
        tenths = max(tenths, top - 2_000)
        part = str(tenths // 10) if tenths % 10 == 0 else str(tenths / 10)
        assert step
        self.tallies["score_at_end", name, part] += 1


def words(acts: int) -> str:
    """0, 1, 2 or 3+."""
    return str(acts) if acts < 3 else "3+"


def capped(number: int) -> str:
    """0 … 19, and 20 for more."""
    return str(min(number, 20))


def run(
    scenario: Scenario, people: int, seed: int, without: frozenset[str] = frozenset()
) -> Counter[tuple[str, str, str]]:
    """All persons of a run."""
    assert scenario.world is not None
    sizes = scenario.world.population.cells.apportion(people)
    total: Counter[tuple[str, str, str]] = Counter()
    person = 0
    for cell, size in enumerate(sizes):
        place = Place(scenario, sizes, cell)
        for _ in range(size):
            total.update(Life(place, seed, person, without).live())
            person += 1
    return total
