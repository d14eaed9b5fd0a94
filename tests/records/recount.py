"""Every tally of a run counted again, from its ledger and its scenario alone: plain Python, no kernel.

One life at a time: its events in their order are folded into what stands (`Life`), and what was counted goes into `Recount`
by cell, by replicate group and by calendar bin. Persons to whom nothing happens have no rows; what stands at their end follows
from the scenario (`quiet`). `differences` holds it all against the tallies of the run.
"""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from standing.records.events import COLUMNS
from standing.records.tallies import Tallies
from standing.scenario import Scenario
from standing.units import span_from_text

DAY = 86_400
NEVER = math.inf
MOST = 20
Key = tuple[str, str, str]


class Row(NamedTuple):
    """One event, in words."""

    person: int
    generation: int
    cell: int
    time: float
    event: str
    item: str
    part: str
    truth: str
    made: bool
    cause: str
    listing: int
    n: int
    value: float


def rows_of(columns: Mapping[str, Any]) -> Iterator[Row]:
    """Rows of columns in words."""
    yield from (
        Row(*each)
        for each in zip(
            *(getattr(columns[name], "tolist", lambda n=name: columns[n])() for name in COLUMNS), strict=True
        )
    )


@dataclass
class Stay:
    """A candidate, and the listing that it becomes."""

    on: str
    kind: str = "true"
    cause: str = ""
    initial: bool = False
    counted: bool = False
    begin: float = NEVER
    end: float = NEVER
    reason: str = ""
    lifted: float = NEVER
    stale: float = NEVER
    noticed: bool = False
    filed_at: float = NEVER
    pending: bool = False
    is_over: bool = False
    acts: str = ""
    reached: dict[str, None] = field(default_factory=dict)

    @property
    def is_wrongful(self) -> bool:
        """Wrongful at entry."""
        return self.kind != "true"

    @property
    def is_open(self) -> bool:
        """Begun and not ended."""
        return self.begin < NEVER and self.end == NEVER


@dataclass
class Recount:
    """What was counted."""

    scenario: Scenario
    tallies: Tallies
    totals: Counter[tuple[int, Key]] = field(default_factory=Counter)
    replicates: Counter[tuple[int, int, Key]] = field(default_factory=Counter)
    events: Counter[tuple[int, int, Key]] = field(default_factory=Counter)
    stocks: Counter[tuple[int, int, Key]] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        clock = self.scenario.clock
        self.end = clock.seconds
        self.since = self.seconds(clock.measures_from) if clock.measures_from else 0.0
        self.bins = [self.seconds(dt.datetime.fromisoformat(date)) for date in self.tallies.series.dates]
        self.lists, self.regime = list(self.scenario.regime.lists), self.scenario.regime
        self.within = self.choice("Q5", 365 * DAY)
        self.in_time = self.choice("Q9", 30 * DAY)

    def seconds(self, instant: dt.datetime) -> float:
        """Seconds since the start."""
        return (instant.replace(tzinfo=None) - self.scenario.clock.start.replace(tzinfo=None)).total_seconds()

    def choice(self, measure: str, default: float) -> float:
        """Seconds of a measure's `within`."""
        raw = self.scenario.measures.get(measure, {}).get("within")
        return default if raw is None else span_from_text(raw).seconds

    def bin(self, t: float) -> int:
        """Calendar bin of an instant."""
        return min(bisect_right(self.bins, max(t, 0.0)), len(self.bins) - 1)

    def add(self, person: int, cell: int, key: Key, number: int = 1) -> None:
        """Count by cell and replicate."""
        if number:
            self.totals[cell, key] += number
            self.replicates[cell, person % 64, key] += number

    def run(self, rows: Iterable[Row]) -> Recount:
        """Count a whole ledger."""
        life: Life | None = None
        seen: set[int] = set()
        for row in rows:
            seen.add(row.person)
            if life is None or (row.person, row.generation) != (life.person, life.generation):
                if life is not None:
                    life.close(is_last=row.person != life.person)
                life = Life(self, row)
            life.take(row)
        if life is not None:
            life.close(is_last=True)
        self.add_quiet(seen)
        return self

    def add_quiet(self, seen: set[int]) -> None:
        """Count the persons without events: one life for each cell and replicate group, as often as there are of them."""
        first = 0
        for cell, size in enumerate(self.tallies.people):
            here = Counter(person % 64 for person in range(first, first + size) if person not in seen)
            first += size
            for replicate, times in here.items():
                life = Life(self, Row(replicate, 0, cell, 0.0, "born", "", "", "", False, "", -1, -1, 0.0))
                life.times = times
                life.stay_quiet()
                life.close(is_last=True)


class Life:
    """One generation of one person."""

    def __init__(self, count: Recount, first: Row) -> None:
        self.counts, self.person, self.generation, self.cell = count, first.person, first.generation, first.cell
        self.scenario, self.regime = count.scenario, count.regime
        self.times = 1
        self.born = first.time
        self.own_end = count.end
        self.has_left = False
        self.acts: Counter[str] = Counter()
        self.acts_counted: Counter[str] = Counter()
        self.stays: dict[int, Stay] = {}
        self.listings: Counter[str] = Counter()
        self.ever: set[str] = set()
        self.ever_wrongful: set[str] = set()
        self.met: dict[str, float] = {}
        self.caught: set[str] = set()
        self.held: dict[tuple[str, str], tuple[Row, float]] = {}
        self.score: dict[str, tuple[float, float]] = {}
        self.start: dict[str, float] = {}
        self.band: dict[str, tuple[str, float]] = {}
        self.status: dict[str, tuple[str, float]] = {}
        self.denials: Counter[str] = Counter()
        self.most_denied, self.stacked_since = 0, self.born
        groups = self.scenario.world.population.cells.groups() if self.scenario.world else []
        self.group = groups[self.cell]

    # --- counting ---------------------------------------------------------------------------------------------------

    def event(self, t: float, tally: str, item: str, part: str = "") -> None:
        """Count an event: in the window, and in the series always."""
        if t >= self.counts.since:
            self.enter(tally, item, part)
        self.counts.events[self.cell, self.counts.bin(t), (tally, item, part)] += 1

    def enter(self, tally: str, item: str, part: str = "", number: int = 1) -> None:
        """Enter something outside the series."""
        self.counts.add(self.person, self.cell, (tally, item, part), number * self.times)

    def stock(self, t: float, series: str, item: str, part: str, change: int) -> None:
        """Change a stock of the series."""
        self.counts.stocks[self.cell, self.counts.bin(t), (series, item, part)] += change * self.times

    def seconds(self, tally: str, item: str, part: str, begin: float, end: float, persons: int = 1) -> None:
        """Whole seconds of a span that count."""
        begin = max(begin, 0.0, self.counts.since)
        if end > begin:
            self.enter(tally, item, part, (math.floor(end) - math.floor(begin)) * persons)

    def days(self, tally: str, item: str, begin: float, end: float, *, is_open: bool) -> None:
        """One duration in whole days."""
        whole = (math.floor(end) - math.floor(begin)) // DAY
        self.enter(tally, item, f"{'open' if is_open else 'ended'} {max(whole, 0)}")

    def stay_quiet(self) -> None:
        """Only scores begin, and rise by themselves (eq. 3.7)."""
        for name, score in self.regime.scores.items():
            x = score.start.at(self.group, self.scenario.clock.start.date())
            self.on_start(self.row(0.0, "start", name, "", x))
            bounds = list(score.bands.items())
            if not bounds:
                continue
            at = next((k for k, (_, bound) in enumerate(bounds) if x >= bound), len(bounds) - 1)
            self.on_band(self.row(0.0, "band", name, bounds[at][0], 0.0))
            last = self.level(name, self.counts.end)
            for band, bound in reversed(bounds[:at]):
                if bound > last or score.recovers is None:
                    break
                need = (bound - x) / score.recovers.points
                steps = need if score.recovery == "linear" else math.ceil(need)
                self.on_band(self.row(steps * score.recovers.every, "band", name, band, 0.0))

    def row(self, t: float, event: str, item: str, part: str, value: float) -> Row:
        """An event that no ledger has."""
        return Row(self.person, 0, self.cell, t, event, item, part, "", False, "", -1, -1, value)

    # --- events -----------------------------------------------------------------------------------------------------

    def take(self, row: Row) -> None:
        """Take the next event."""
        getattr(self, f"on_{row.event}")(row)

    def on_born(self, row: Row) -> None:
        """Nothing is counted: `persons_lived` is entered at the close."""

    def on_left(self, row: Row) -> None:
        self.own_end, self.has_left = row.time, True

    def on_status(self, row: Row) -> None:
        self.status[row.item] = row.part, row.time
        self.stock(row.time, "statuses", row.item, row.part, 1)

    def on_move(self, row: Row) -> None:
        self.event(row.time, "moves", row.item, row.part)
        before, after = row.part.split(" -> ")
        was, since = self.status[row.item]
        assert was == before
        self.seconds("status_seconds", row.item, was, since, row.time)
        self.stock(row.time, "statuses", row.item, was, -1)
        self.stock(row.time, "statuses", row.item, after, 1)
        self.status[row.item] = after, row.time

    def on_start(self, row: Row) -> None:
        self.start[row.item] = row.value
        self.score[row.item] = row.value, row.time

    def on_points(self, row: Row) -> None:
        self.score[row.item] = row.value, row.time

    def on_band(self, row: Row) -> None:
        if row.item in self.band:
            was, since = self.band[row.item]
            self.seconds("band_seconds", row.item, was, since, row.time)
            self.stock(row.time, "bands", row.item, was, -1)
        self.stock(row.time, "bands", row.item, row.part, 1)
        self.band[row.item] = row.part, row.time

    def on_met(self, row: Row) -> None:
        self.met[row.item] = row.time
        if any(stay.on == row.item and stay.is_open for stay in self.stays.values()):
            self.caught.add(row.item)

    def on_act(self, row: Row) -> None:
        self.event(row.time, "acts", row.item)
        self.acts[row.item] += 1
        self.acts_counted[row.item] += row.time >= self.counts.since
        if row.made:
            self.event(row.time, "regime_made_acts", row.item)

    def on_forgone(self, row: Row) -> None:
        self.event(row.time, "forgone_acts", row.item)

    def on_assessed(self, row: Row) -> None:
        self.event(row.time, "assessments", row.item, row.part)

    def on_observation(self, row: Row) -> None:
        self.event(row.time, "observations", row.item, row.truth)

    def on_hand_entry(self, row: Row) -> None:
        self.event(row.time, "hand_entries", row.item)

    def on_hit(self, row: Row) -> None:
        self.event(row.time, "hits_while_listed", row.item)

    def stay(self, row: Row) -> Stay:
        """The candidate or listing that an event is about; one of the start is not announced by a candidate."""
        assert row.listing >= 0, row
        return self.stays.setdefault(row.listing, Stay(row.item, row.truth, "initial", initial=True))

    def on_candidate(self, row: Row) -> None:
        self.stays[row.listing] = Stay(row.item, row.truth, row.cause, initial=row.cause == "initial")

    def on_decision(self, row: Row) -> None:
        stay = self.stay(row)
        self.event(row.time, "decisions", row.item, f"{row.part}_{'false' if stay.is_wrongful else 'true'}")
        stay.is_over = row.part == "rejected"

    def on_averted(self, row: Row) -> None:
        self.event(row.time, "averted", row.item, row.part)
        self.stay(row).is_over = True

    def on_beginning(self, row: Row) -> None:
        stay = self.stay(row)
        stay.initial = row.cause == "initial"
        stay.begin = row.time
        self.stock(row.time, "listed", row.item, "", 1)
        if stay.is_wrongful:
            self.stock(row.time, "wrongful", row.item, "", 1)
        if stay.initial:
            return
        stay.counted = row.time >= self.counts.since
        stay.acts = self.acts_of(row.item)
        self.event(row.time, "listings", row.item, stay.kind)
        if row.made:
            self.event(row.time, "regime_made_listings", row.item)
        if stay.counted:
            self.listings[row.item] += 1
            self.enter("listings_by_cause", row.item, row.cause)
            self.enter("listings_by_acts", row.item, stay.acts)
        met = self.met.get(row.item, NEVER)
        if met <= row.time <= met + self.counts.within:
            self.caught.add(row.item)
        before, stay.reached = stay.reached, {}
        for step in ("wrongful", *before):
            self.step(stay, step)

    def acts_of(self, name: str) -> str:
        """How many acts so far of the conducts that a list names."""
        number = sum(self.acts[each] for each in self.named(name))
        return str(number) if number < 3 else "3+"

    def named(self, name: str, seen: tuple[str, ...] = ()) -> set[str]:
        """Conducts that the entries of a list name: by themselves, by points that they cost (or give), by their sensors."""
        found: set[str] = set()
        for entry in self.regime.lists[name].enters:
            if entry.kind == "observed":
                found |= set(entry.conducts)
            elif entry.kind in ("score", "band"):
                points = self.regime.scores[entry.score].points
                gives = entry.at_least is not None or self.regime.lists[name].rewards
                found |= {each for each, number in points.items() if (number > 0 if gives else number < 0)}
            elif entry.kind == "sensor":
                for sensor in entry.by:
                    how = self.regime.sensors[sensor]
                    found |= set(how.observes) | ({how.conduct} if how.conduct else set())
            elif entry.kind == "list" and entry.source_list not in seen:
                found |= self.named(entry.source_list, (*seen, name))
        return found & set(self.scenario.world.conducts if self.scenario.world else ())

    def step(self, stay: Stay, step: str) -> None:
        """A step of the funnel, once; what comes before the beginning is entered at the beginning."""
        if step in stay.reached:
            return
        stay.reached[step] = None
        if stay.counted and stay.is_wrongful:
            self.enter("funnel", stay.on, step)
            self.enter("funnel_by_acts", stay.on, f"{step}:{stay.acts}")

    def on_notice(self, row: Row) -> None:
        if not self.stay(row).initial:
            self.event(row.time, "notices", row.item)

    def on_reached(self, row: Row) -> None:
        stay = self.stay(row)
        stay.noticed = True
        if not stay.initial:
            self.event(row.time, "notices_reached", row.item)

    def on_aware(self, row: Row) -> None:
        self.step(self.stay(row), "aware")

    def on_bitten(self, row: Row) -> None:
        stay = self.stay(row)
        if stay.counted:
            self.enter("listings_bitten", row.item)
            if not stay.noticed:
                self.enter("listings_bitten_before_notice", row.item)

    def on_extended(self, row: Row) -> None:
        """Nothing is counted: the end says it."""

    def on_hidden(self, row: Row) -> None:
        """Nothing is counted: `published` says it."""

    def on_stale(self, row: Row) -> None:
        self.stay(row).stale = row.time
        self.event(row.time, "became_stale", row.item)

    def on_end(self, row: Row) -> None:
        stay = self.stay(row)
        stay.end, stay.reason = row.time, row.part
        self.event(row.time, "ends", row.item, row.part)
        self.spend(stay, row.time)
        self.stock(row.time, "listed", row.item, "", -1)
        if stay.is_wrongful:
            self.stock(row.time, "wrongful", row.item, "", -1)
        if row.part in ("term", "settled", "corrected"):
            self.step(stay, "corrected" if row.part == "corrected" else "expired")

    def spend(self, stay: Stay, t: float) -> None:
        """Time on the list up to t."""
        self.seconds("listed_seconds", stay.on, "", stay.begin, t)
        if stay.is_wrongful:
            self.seconds("wrongful_seconds", stay.on, "", stay.begin, t)
        if stay.stale < NEVER:
            self.seconds("stale_seconds", stay.on, "", stay.stale, t)
        if t > self.counts.since or stay.counted:
            self.ever.add(stay.on)
            if stay.is_wrongful:
                self.ever_wrongful.add(stay.on)

    def on_lifted(self, row: Row) -> None:
        stay = self.stay(row)
        stay.lifted = row.time
        self.durations(stay, row.time, is_open=False)

    def durations(self, stay: Stay, t: float, *, is_open: bool) -> None:
        """Histograms of one listing."""
        if stay.is_wrongful and stay.counted:
            self.days("wrongful_duration_days", stay.on, stay.begin, t, is_open=is_open)
        if stay.reason == "corrected" and stay.end >= self.counts.since:
            self.days("correction_lag_days", stay.on, stay.end, t, is_open=is_open)
        if stay.stale < NEVER and stay.stale >= self.counts.since:
            self.days("stale_duration_days", stay.on, stay.stale, t, is_open=is_open)

    def appeal(self, row: Row, part: str) -> Stay:
        """A step of an appeal."""
        stay = self.stays[row.listing]
        self.event(row.time, "appeals", row.item, part)
        if stay.is_wrongful:
            self.event(row.time, "appeals", row.item, f"{part}_wrongful")
        return stay

    def on_filed(self, row: Row) -> None:
        stay = self.appeal(row, "filed")
        stay.pending, stay.filed_at = True, row.time
        self.step(stay, "filed")

    def on_granted(self, row: Row) -> None:
        self.appeal(row, "granted")
        self.decided(row)

    def on_refused(self, row: Row) -> None:
        self.appeal(row, "refused")
        self.decided(row)

    def decided(self, row: Row) -> None:
        stay = self.appeal(row, "decided")
        stay.pending = False
        self.step(stay, "decided")
        if row.time - stay.filed_at <= self.counts.in_time:
            self.step(stay, "decided_in_time")

    def on_lapsed(self, row: Row) -> None:
        self.appeal(row, "lapsed").pending = False

    # --- sanctions and services -------------------------------------------------------------------------------------

    def on_sanction(self, row: Row) -> None:
        self.pass_held("sanction", row.item, row.time)
        was = ("sanction", row.item) in self.held
        on = row.part != "off"
        self.stack(row, is_on=on, was_on=was)
        before = self.held.pop(("sanction", row.item), None)
        if on:
            self.held["sanction", row.item] = row, row.time
        change = (self.persons(row) if on else 0) - (self.persons(before[0]) if before else 0)
        self.stock(row.time, "sanctioned", row.item, "", change)

    def on_published(self, row: Row) -> None:
        self.pass_held("published", row.item, row.time)
        self.held.pop(("published", row.item), None)
        if row.part != "off":
            self.held["published", row.item] = row, row.time

    @staticmethod
    def persons(row: Row) -> int:
        """Persons under a sanction."""
        return round(row.value)

    def pass_held(self, what: str, item: str, t: float) -> None:
        """Time under a sanction, or published, up to t."""
        if (what, item) not in self.held:
            return
        row, since = self.held[what, item]
        if what == "published":
            self.seconds("published_seconds", item, row.part, since, t)
        else:
            self.seconds("sanction_seconds", item, row.part, since, t, self.persons(row))
            self.seconds("sanction_seconds_by_cause", item, row.cause, since, t, self.persons(row))
        self.held[what, item] = row, t

    def denied_now(self) -> set[str]:
        """Services that the person's own sanctions refuse now."""
        names = {name for what, name in self.held if what == "sanction"}
        return {
            str(self.regime.sanctions[name].denies)
            for name in names
            if self.regime.sanctions[name].denies and self.regime.sanctions[name].on == "self"
        }

    def stack(self, row: Row, *, is_on: bool, was_on: bool) -> None:
        """The most services refused at once, in any span of the window."""
        if is_on != was_on:
            self.note_stacked(row.time)

    def note_stacked(self, t: float) -> None:
        if t > max(self.stacked_since, self.counts.since):
            self.most_denied = max(self.most_denied, len(self.denied_now()))
        self.stacked_since = t

    def on_attempt(self, row: Row) -> None:
        """Nothing is counted."""

    def on_denial(self, row: Row) -> None:
        self.event(row.time, "denials", row.item, row.part)
        if row.time < self.counts.since:
            return
        if row.listing >= 0:
            self.enter("denials_by_list", row.item, self.stays[row.listing].on)
        if row.part != "third_party":
            self.denials[row.item] += 1

    def on_favour(self, row: Row) -> None:
        self.event(row.time, "favours", row.item, row.part)

    # --- what stands at the end -------------------------------------------------------------------------------------

    def close(self, *, is_last: bool) -> None:
        """Enter what stands at the person's own end."""
        end = self.own_end
        for name, (value, _) in self.status.items():
            self.stock(end, "statuses", name, value, -self.has_left)
        for name, (band, _) in self.band.items():
            self.stock(end, "bands", name, band, -self.has_left)
        if self.has_left and end <= self.counts.since:
            return
        self.enter("persons_lived", "")
        at_end = is_last and not self.has_left
        if at_end:
            self.enter("persons_at_end", "")
        for conduct in self.scenario.world.conducts if self.scenario.world else ():
            self.enter("persons_by_acts", conduct, str(min(self.acts_counted[conduct], MOST)))
        self.close_stays(end, at_end=at_end)
        self.close_lists(end, at_end=at_end)
        self.close_sanctions(end, at_end=at_end)
        self.close_scores(end, at_end=at_end)

    def close_stays(self, end: float, *, at_end: bool) -> None:
        for stay in self.stays.values():
            if stay.is_open:
                self.spend(stay, end)
                if at_end:
                    self.enter("listed_at_end", stay.on)
                    if stay.is_wrongful:
                        self.enter("wrongful_at_end", stay.on)
                    if stay.stale < NEVER:
                        self.enter("stale_at_end", stay.on)
            if stay.begin < NEVER and stay.lifted == NEVER:
                self.durations(stay, end, is_open=True)
            if stay.pending and stay.end == NEVER and not stay.is_over:
                name = next(name for name, how in self.regime.redress.items() if how.against == stay.on)
                self.enter("appeals", name, "pending")
                if stay.is_wrongful:
                    self.enter("appeals", name, "pending_wrongful")

    def close_lists(self, end: float, *, at_end: bool) -> None:
        opened = {stay.on for stay in self.stays.values() if stay.is_open} if at_end else set()
        for name in self.counts.lists:
            met = self.met.get(name, NEVER)
            self.enter("persons_by_listings", name, str(min(self.listings[name], MOST)))
            ever, wrongly = name in self.ever, name in self.ever_wrongful
            self.enter("ever_listed", name, number=ever)
            self.enter("ever_wrongfully_listed", name, number=wrongly)
            self.enter("ever_wrongfully_listed_by_acts", name, self.acts_of(name), number=wrongly)
            if met == NEVER:
                self.enter("never_met", name)
                self.enter("never_met_wrongfully_listed", name, number=wrongly)
            elif self.counts.since <= met <= end - self.counts.within:
                self.enter("met", name)
                self.enter("missed", name, number=name not in self.caught)
            self.enter("confusion", name, ("fn" if met < NEVER else "tn", "tp" if met < NEVER else "fp")[ever])
            if name in opened:
                for other in opened - {name}:
                    self.enter("overlap_at_end", name, other)
        redlists = {name for name in self.counts.lists if self.regime.lists[name].rewards}
        self.enter("listed_at_end", "any", number=bool(opened - redlists))
        self.enter("ever_listed", "any", number=bool(self.ever - redlists))
        self.enter("ever_wrongfully_listed", "any", number=bool(self.ever_wrongful - redlists))

    def close_sanctions(self, end: float, *, at_end: bool) -> None:
        for what, item in list(self.held):
            self.pass_held(what, item, end)
        self.note_stacked(end)
        own = False
        for name, how in self.regime.sanctions.items():
            if ("sanction", name) in self.held and at_end:
                row = self.held["sanction", name][0]
                part = "third_party" if row.part == "third_party" else "own"
                self.enter("sanctioned_at_end", name, part, self.persons(row))
                own = own or (part == "own" and not self.is_reward(name))
            if how.denies and how.on == "self":
                self.enter("persons_by_denials", name, str(min(self.denials[name], MOST)))
        if self.regime.sanctions:
            self.enter("sanctioned_at_end", "any", "own", int(own))
            self.enter("persons_by_denials", "any", str(min(self.most_denied, MOST)))

    def is_reward(self, name: str) -> bool:
        """Whether a sanction makes something easier, or hangs on a redlist."""
        how = self.regime.sanctions[name]
        return how.grants is not None or any(self.regime.lists[each].rewards for each in how.lists)

    def close_scores(self, end: float, *, at_end: bool) -> None:
        for name, (value, since) in self.status.items():
            self.seconds("status_seconds", name, value, since, end)
            self.enter("status_at_end", name, value, number=at_end)
        for name, (band, since) in self.band.items():
            self.seconds("band_seconds", name, band, since, end)
            self.enter("band_at_end", name, band, number=at_end)
        for name in self.score:
            if at_end:
                level = self.level(name, end)
                self.enter("score_sum_at_end", name, number=math.floor(level * 10 + 0.5))
                self.enter("score_at_end", name, self.shown(name, level))

    def level(self, name: str, t: float) -> float:
        """The recorded score at t (eq. 3.7)."""
        score, (x, since) = self.regime.scores[name], self.score[name]
        if score.recovers is None:
            return x
        day = (self.scenario.clock.start + dt.timedelta(seconds=t)).date()
        ceiling = self.start[name] if score.ceiling is None else score.ceiling.at(self.group, day)
        if x >= ceiling:
            return x
        every = score.recovers.every
        ticks = (t - since) / every if score.recovery == "linear" else math.floor(t / every) - math.floor(since / every)
        return min(ceiling, x + score.recovers.points * ticks)

    def shown(self, name: str, level: float) -> str:
        """The part of `score_at_end`: rounded to a tenth where the score is linear, pooled below 200 values."""
        score = self.regime.scores[name]
        per_point = 10 if score.recovery == "linear" and score.recovers is not None else 1
        parts = self.counts.tallies.parts("score_at_end", name)
        step = math.floor((float(parts[0]) - level) * per_point + 0.5)
        return parts[min(max(step, 0), len(parts) - 1)]


def differences(count: Recount) -> list[str]:
    """What a recount and the run disagree on, one line each; what neither has is not compared."""
    tallies = count.tallies
    slots = {tuple(slot): (at, "totals") for at, slot in enumerate(tallies.slots)}
    slots |= {tuple(slot): (at, "histogram") for at, slot in enumerate(tallies.bins)}
    lines = []
    for (cell, key), number in count.totals.items():
        if key not in slots:
            lines.append(f"{key} in cell {cell}: the ledger has {number}, the run has no such tally")
    for key, (at, block) in slots.items():
        for cell in range(len(tallies.people)):
            there, here = int(getattr(tallies, block)[cell, at]), count.totals[cell, key]  # type: ignore[index]
            if there != here:
                lines.append(f"{key} in cell {cell}: the run has {there}, the ledger {here}")
    return [*lines, *_replicates(count), *_series(count)]


def _replicates(count: Recount) -> Iterator[str]:
    """The 64 groups, by every value of every column."""
    tallies = count.tallies
    places = {tuple(slot): at for at, slot in enumerate(tallies.slots)}
    for g, group in enumerate(tallies.groups):
        cells = set(tallies.cells_in(group))
        found: dict[tuple[int, Key], int] = defaultdict(int)
        for (cell, replicate, key), number in count.replicates.items():
            if cell in cells and key in places:
                found[replicate, key] += number
        for key, at in places.items():
            for replicate in range(64):
                there, here = int(tallies.replicates[g, replicate, at]), found[replicate, key]  # type: ignore[index]
                if there != here:
                    yield f"{key} of {group} in replicate {replicate}: the run has {there}, the ledger {here}"


def _series(count: Recount) -> Iterator[str]:
    """Events by calendar bin, and stocks at its end."""
    series = count.tallies.series
    for g, group in enumerate(series.groups):
        cells = set(count.tallies.cells_in(group))
        for s, (slot, is_stock) in enumerate(zip(series.slots, series.stocks, strict=True)):
            source, total = count.stocks if is_stock else count.events, 0
            by_bin: Counter[int] = Counter()
            for (cell, at, key), number in source.items():
                if cell in cells and key == tuple(slot):
                    by_bin[at] += number
            for at in range(len(series.dates)):
                total = total + by_bin[at] if is_stock else by_bin[at]
                there = int(series.values[g, s, at])
                if there != total:
                    yield f"series {tuple(slot)} of {group}, {series.dates[at]}: the run has {there}, the ledger {total}"
